// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/breakeven.h"
#include "core/ports/repositories.h"
#include "core/reconciliation.h"
#include "engine/rules.h"

namespace td
{

/// The bill of a month line by line, what providers say they counted, and what a move costs. Blocking; any worker
/// thread.
class Billing
{
public:
    Billing(const EngineParts &parts, const Rules &rules);

    /// Requests and bytes of a period as the catalogue counts them, per tier; storage is what is stored now.
    struct Activity {
        Instant from{}, to{};
        CountedWork work;
        double objectsPerPhoto = 1; ///< of the newest photos
        QMap<Tier, TierActivity> tiers;
    };
    struct Bill {
        PriceBook prices;
        Activity activity;
        MonthlyBill bill;
    };
    /// What a month like the last 30 days costs.
    [[nodiscard]] Result<Bill> bill();

    /// One way that photos can go, and whether it pays.
    struct Move {
        Tier from = Tier::Hot, to = Tier::Cold;
        qint64 bytes = 0; ///< of the photo it is computed for: the mean of the tier it leaves
        int objects = 1;
        BreakEven breakEven;
    };
    [[nodiscard]] Result<QList<Move>> moves();

    struct Imported {
        QString file;
        qint64 days = 0;  ///< rows of buckets and of the account
        qint64 fresh = 0; ///< of those, that were not known
        QDate from, to;
        QStringList buckets;
    };
    /// Reads one daily report of Backblaze B2, or every usage.*.csv below a folder. A file that cannot be used changes
    /// nothing of what the others brought; its error is among `failed`.
    [[nodiscard]] Result<QList<Imported>> importReports(const QString &path, QList<ItemFailure> &failed,
                                                        const ProgressFn &progress = {}, std::stop_token stop = {});
    [[nodiscard]] Result<QList<UsageBucket>> buckets();
    [[nodiscard]] Result<qint64> forgetReports();

    struct Period {
        QString bucketId;              ///< empty: the one that a tier of this profile lies in
        std::optional<QDate> from, to; ///< unset: the last days that the provider reported
        int days = 30;                 ///< how many, while `from` is unset
    };
    /// NotFound ("usage.none") without a report of such a bucket or period, FailedPrecondition ("usage.which_bucket")
    /// when no tier lies in any of the reported buckets and none is named.
    [[nodiscard]] Result<Reconciliation> reconcile(const Period &period);

private:
    [[nodiscard]] Result<Activity> activity(Instant from, Instant to, const PriceBook &prices);
    [[nodiscard]] Result<double> objectsPerPhoto();
    [[nodiscard]] Result<Imported> importFile(const QString &path);
    struct Target {
        UsageBucket bucket;
        Tier tier = Tier::Cold;
    };
    [[nodiscard]] Result<Target> targetOf(const QString &bucketId);

    const EngineParts &m_parts;
    const Rules &m_rules;
};

} // namespace td
