// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/context.h"

#include <QElapsedTimer>

#include <mutex>

namespace td::cli
{

/// One line on a terminal's stderr with a bar, rate and time left; nothing anywhere else. Gone when it dies. Any
/// thread.
class ProgressBar
{
public:
    ProgressBar(QString what, bool quiet);
    ~ProgressBar();
    void update(const Progress &progress);

    /// The line for a width, without colours or control characters.
    [[nodiscard]] static QString text(const QString &what, const Progress &progress, qint64 elapsedMs, int width);

private:
    const QString m_what;
    const bool m_shown;
    std::mutex m_mutex;
    QElapsedTimer m_since;
    qint64 m_lastDrawn = -1000;
    bool m_drawn = false;
};

} // namespace td::cli
