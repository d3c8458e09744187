// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal.h"
#include "core/quota.h"

#include <functional>

/// Quotas, what is used of them, and what uploads under way have reserved. Every method is one transaction or one
/// consistent read (ports/repositories.h), so that uploads of several processes cannot overshoot together.
namespace td
{

class QuotaRepository
{
public:
    virtual ~QuotaRepository() = default;
    [[nodiscard]] virtual Result<QList<Quota>> quotas() = 0; ///< as they were set
    /// Replaces the one of that scope and owner. Counts from the next upload on.
    [[nodiscard]] virtual Result<void> set(const Quota &quota) = 0;
    /// False when there was none.
    [[nodiscard]] virtual Result<bool> remove(QuotaScope scope, const QString &owner) = 0;
    /// The total, every owner with a quota of their own, and those with most bytes under the quota of each; the fullest
    /// first.
    [[nodiscard]] virtual Result<QList<QuotaStanding>> standings(int limit) = 0;
    /// What bounds one owner: at most their quota and the total.
    [[nodiscard]] virtual Result<QList<QuotaStanding>> standingsOf(const QString &owner, const QString &ownerType) = 0;

    /// Holds room for one upload until it is catalogued (NewPhoto::reservation) or released; its number, 0 when no
    /// quota bounds it. Uploads that wait in the queue hold theirs by waiting. ResourceExhausted as checkClaim().
    [[nodiscard]] virtual Result<qint64> reserve(const QuotaClaim &claim, const Holder &holder, Instant now) = 0;
    /// The bytes are known now. ResourceExhausted when they do not fit; the reservation then stays as it was.
    [[nodiscard]] virtual Result<void> resize(qint64 reservation, qint64 bytes) = 0;
    [[nodiscard]] virtual Result<void> release(qint64 reservation) = 0;
    /// Those of processes that ended in the middle, and those made before `before`, whose holder may not be judged from
    /// here; how many.
    [[nodiscard]] virtual Result<qint64> releaseAbandoned(const std::function<bool(const Holder &)> &holderDead,
                                                          Instant before) = 0;
};

} // namespace td
