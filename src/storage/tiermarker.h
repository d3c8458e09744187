// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/posixfolder.h"

namespace td
{

/// A small file in the folder of a tier. Without it the folder is the empty one that a disk leaves behind when it is
/// not mounted, and nothing that is "not there" was ever deleted.
inline constexpr char TierMarkerName[] = ".tierdeck-tier";

/// The id in the marker of `folder` ("" or "hot/") below the open root; empty when there is no marker.
[[nodiscard]] Result<QString> readTierMarker(const posix::Fd &root, const QString &folder, const QString &where);
/// Makes the folder where it is missing and brings the marker safely to the disk.
[[nodiscard]] Result<void> writeTierMarker(const posix::Fd &root, const QString &folder, const QString &id,
                                           const QString &where);
[[nodiscard]] Error tierNotMounted(const QString &path, const QString &id);

} // namespace td
