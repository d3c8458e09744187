// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <utility>

namespace td
{

/// Bytes free for us and bytes in all on the disk of a folder; zeros when it cannot be told. Asked of the system
/// itself: QStorageInfo knows mount points only, and below a changed root there may be none.
[[nodiscard]] std::pair<qint64, qint64> diskSpaceOf(const QString &folder);

} // namespace td
