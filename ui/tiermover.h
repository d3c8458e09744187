// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/costs.h"
#include "engine/context.h"
#include "ui/tierplaces.h"

namespace td
{

/// What the move of a whole tier to a bucket takes, before anything is done.
struct TierMovePlan {
    QString from, to;  ///< for people
    CountBytes photos; ///< in the tier, those in the trash too
    CountBytes left;   ///< objects that do not lie proven at the target yet
    PriceBook prices;
    bool isFromBucket = false; ///< reading it there costs too
    qint64 bytesPerSecond = 0; ///< that the time is guessed with
    bool isLimited = false;    ///< that is the bandwidth limit of the settings
};

struct TierMoveOutcome {
    CountBytes copied; ///< in this call
    CountBytes left;
    QList<ItemFailure> failed; ///< by photo id; nothing was switched then
    bool isSwitched = false;   ///< the tier lies there from the next start on
};

/// Moves a tier that holds photos to a bucket: copies, proves and then switches. Can be broken off at any moment, even
/// by a kill, and goes on where it was. Blocks, on the network and the keyring: never on the GUI thread.
class TierMover
{
public:
    virtual ~TierMover() = default;
    [[nodiscard]] virtual Result<TierMovePlan> plan(const TierEntry &entry) = 0;
    /// Tests the target first. What is missing in `entry.secrets` is taken from the keyring, where a move that was
    /// begun left it, or where the same key is kept for the tier as it is bound now.
    [[nodiscard]] virtual Result<TierMoveOutcome> move(const TierEntry &entry, const ProgressFn &progress,
                                                       std::stop_token stop) = 0;
    /// The move of this tier that was begun and not finished, without its secret.
    [[nodiscard]] virtual Result<std::optional<TierEntry>> unfinished(Tier tier) = 0;
    /// It will not be gone on with. What was copied stays at the target.
    [[nodiscard]] virtual Result<void> giveUp(Tier tier) = 0;
};

} // namespace td
