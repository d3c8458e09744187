// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/checklisting.h"

namespace td
{

/// What looking at one copy showed.
struct SeenCopy {
    enum class State { Fine, Missing, Damaged, Unverifiable };
    State state = State::Fine;
    QString text = {};
    qint64 bytesRead = 0;
    QString sha256 = {}; ///< of what was read
};

/// Every copy of the catalogue against the listings: there, of the right size and, where both are known, with the right
/// MD5; what the listing leaves open is asked for by itself. Never removes a row. Catalogue errors and Cancelled only:
/// a store that fails makes its tier not checkable.
[[nodiscard]] Result<void> checkCopies(const EngineParts &parts, const CheckOptions &options, CheckedTiers &tiers,
                                       CheckReport &report, const ProgressFn &progress, std::stop_token stop);

/// Reads the bytes of one copy. An error when the store cannot be reached.
[[nodiscard]] Result<SeenCopy> readCopy(ObjectStore &store, const Copy &copy, std::stop_token stop);

/// Records what was found of a copy that is not as it should be, and repairs it when asked. Nothing when it was moved
/// or destroyed while we looked.
[[nodiscard]] Result<void> judgeCopy(const EngineParts &parts, const Copy &copy, const SeenCopy &seen, bool repair,
                                     CheckedTiers &tiers, CheckReport &report, std::stop_token stop);

} // namespace td
