// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bill.h"
#include "core/costs.h"
#include "core/usagereport.h"

#include <QVariantMap>

namespace td
{

/// Why a line of the provider differs from ours, as data: texts are made where people read them.
struct GapReason {
    /// "agrees"; of storage: "not_recorded", "partial_report", "hidden", "orphans", "other_objects",
    /// "grew_within_days"; of egress: "outside_reads", "local_reads", "free_partner"; of requests: "listings",
    /// "fewer_requests".
    QString id;
    QVariantMap args; ///< "bytes", "days", "of_days", "count"
};

/// One line: what we thought, what the provider counted, both at the prices of the book.
struct ReconciledLine {
    BillItem item = BillItem::Storage;
    double estimatedQuantity = 0; ///< GB-months, GB or requests
    double billedQuantity = 0;
    double estimated = 0; ///< money
    double billed = 0;
    QList<GapReason> reasons;
    [[nodiscard]] double difference() const { return billed - estimated; }
};

struct Reconciliation {
    Tier tier = Tier::Cold;
    QString bucket;
    QDate from, to;       ///< both included
    int reportDays = 0;   ///< days that the provider reported
    int recordedDays = 0; ///< of those, days of which we know what was stored
    QString currency;
    QList<ReconciledLine> lines;
    double estimated = 0, billed = 0;
};

/// What is known beside the report.
struct ReconcileFacts {
    Tier tier = Tier::Cold;
    QString bucket;
    QDate from, to;
    QList<UsageDay> usage;         ///< of that bucket
    QList<CostSnapshot> snapshots; ///< what we recorded each day
    /// Requests, retrieval and egress in the whole period as we count them, and compared by the share of its days that
    /// were reported; storage is from the snapshots.
    TierActivity estimated;
    qint64 hiddenBytes = 0; ///< old versions and unfinished uploads that the last check found in the tier
    qint64 orphanBytes = 0; ///< objects that the catalogue does not know
};

/// Line by line. Only days that both sides know are compared for storage; storage in GB-months of the book's month.
[[nodiscard]] Reconciliation reconcile(const ReconcileFacts &facts, const PriceBook &book);

} // namespace td
