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
/// The id of a folder that carries `id`, once it was taken over in this tenure (engine/tenure.h; empty: never): the
/// same disk is told by the same end of the id.
[[nodiscard]] QString tierMarkerIn(const QString &tenure, const QString &id);
/// Whether `found` is the disk of `id` in another tenure.
[[nodiscard]] bool isTierTakenOver(const QString &found, const QString &id);
/// Why `found` in the folder at `path` is not `id`: no disk is mounted ("tier.not_mounted"), or another profile took
/// the folder over ("tier.taken_over").
[[nodiscard]] Error tierRefused(const QString &path, const QString &found, const QString &id);

} // namespace td
