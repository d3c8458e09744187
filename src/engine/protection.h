// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/localrules.h"

namespace td
{

/// In how many places the photos lie: their tier, the local copies of this computer, the last backup. The trash is left
/// out.
struct ProtectionMap {
    qint64 photos = 0;
    qint64 one = 0;   ///< with one copy
    qint64 two = 0;   ///< with two
    qint64 three = 0; ///< with three
    /// One copy, and that on this computer: what is lost with its disk.
    CountBytes unprotected;
    QMap<Tier, CountBytes> unprotectedByTier;
    std::optional<Instant> backedUp; ///< when the last backup was made, when it holds photos
};

/// Counts from the catalogue and from what lies here; reads no photo. Blocks.
[[nodiscard]] Result<ProtectionMap> protectionMap(const EngineParts &parts, const Rules &rules);

} // namespace td
