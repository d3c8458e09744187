// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

namespace td
{

/// Something that is told outside of the window, to somebody who does not look at it.
struct DesktopNotice {
    QString id; ///< a later notice with the same id takes its place
    QString title;
    QString text;
    bool isUrgent = false;
    std::function<void()> open; ///< when it is clicked; GUI thread
};

} // namespace td
