// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/context.h"

namespace td
{

/// Copies a whole tier to another provider while it is in use, and then makes that the tier's home. Can be broken off
/// and begun again at any moment: what lies proven at the target is not copied twice. Old objects stay where they are.
class ProviderMove
{
public:
    explicit ProviderMove(const EngineParts &parts)
        : m_parts(parts)
    {
    }

    struct Outcome {
        CountBytes copied;  ///< in this call
        CountBytes left;    ///< still missing at the target
        qint64 removed = 0; ///< objects taken back from the target: their photo moved on or was deleted meanwhile
        QList<ItemFailure> failed; ///< by photo id
        [[nodiscard]] bool isComplete() const { return left.count == 0 && failed.isEmpty(); }
    };
    /// Goes through the tier until nothing new turned up. Aborted when another program does the same (lease). Blocks.
    [[nodiscard]] Result<Outcome> copy(Tier tier, const std::shared_ptr<ObjectStore> &target, const ProgressFn &report,
                                       std::stop_token stop);
    /// Every object of the tier lies at the target from now on; how many. FailedPrecondition ("provider.incomplete")
    /// when something is missing there or a move of the tier is under way. The caller binds the tier to it.
    [[nodiscard]] Result<qint64> switchTo(Tier tier, const ObjectStore &target);

private:
    [[nodiscard]] Result<void> copyBatch(const QList<Copy> &batch, const std::shared_ptr<ObjectStore> &target,
                                         Outcome &outcome, const ProgressFn &report, std::stop_token stop);
    [[nodiscard]] Result<void> copyOne(const Copy &copy, const std::shared_ptr<ObjectStore> &target,
                                       std::stop_token stop);
    [[nodiscard]] Result<void> takeBackStale(Tier tier, const std::shared_ptr<ObjectStore> &target, Outcome &outcome,
                                             std::stop_token stop);

    const EngineParts &m_parts;
};

inline const QString ProviderLease = QStringLiteral("provider-copy");

} // namespace td
