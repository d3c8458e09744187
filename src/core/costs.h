// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pricebook.h"

#include <QList>

namespace td
{

/// Photos and stored bytes.
struct CountBytes {
    qint64 count = 0;
    qint64 bytes = 0;
    void add(qint64 c, qint64 b) { count += c; bytes += b; }
};

/// What is stored now, as the totals table tells.
struct TierTotals {
    QMap<Tier, CountBytes> live;  ///< not in the trash
    QMap<Tier, CountBytes> trash; ///< still billed until purged
    [[nodiscard]] CountBytes liveSum() const;
    [[nodiscard]] CountBytes trashSum() const;
};

struct CostLine {
    double cost = 0;
    qint64 bytes = 0;
    qint64 count = 0;
    int percentage = 0; ///< share of cost; largest remainder, sums to 100 unless the total is 0
};

/// What a tier's provider bills and no photo needs, as the last check found it.
struct TierWaste {
    CountBytes hidden;     ///< old versions and delete markers
    CountBytes unfinished; ///< multipart uploads that were begun and never ended
    CountBytes orphans;    ///< objects that the catalogue does not know
};

/// SPEC section 7. Costs are per month in the book's currency; the trash is its own line.
struct CostBreakdown {
    QMap<Tier, CostLine> tiers; ///< live photos only
    CostLine trash;
    double total = 0;
    double savingsVsAllHot = 0; ///< total GB x HOT price - total (CHECKLIST C17)
    QString currency;
};

[[nodiscard]] CostBreakdown breakdownOf(const TierTotals &totals, const PriceBook &book);

/// One draft, user or kind in a cost table.
struct GroupCost {
    QString key;
    QString label;
    qint64 count = 0;
    qint64 bytes = 0;
    double cost = 0;
    QMap<Tier, CountBytes> tiers; ///< what it is made of
};

struct GroupTotals {
    QString key;
    QString label;
    QMap<Tier, CountBytes> tiers;
};
/// Highest cost first.
[[nodiscard]] QList<GroupCost> groupCosts(const QList<GroupTotals> &groups, const PriceBook &book);

/// Whole percentages of `parts` that add up to 100 (all 0 when the sum is 0).
[[nodiscard]] QList<int> percentages(const QList<double> &parts);

/// Rounded to six decimals, as JSON shows money and GB.
[[nodiscard]] double sixDecimals(double value);
[[nodiscard]] double toGb(qint64 bytes);

/// A day's record of what was stored and what it cost, for the trend.
struct CostSnapshot {
    QDate day;
    TierTotals totals;
    double cost = 0;
    QMap<Tier, double> tierCost;
};

} // namespace td
