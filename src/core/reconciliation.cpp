// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reconciliation.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <cmath>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

/// Differences below this share, or below so many GB, are rounding.
constexpr double EqualShare = 0.02;
constexpr double EqualGb = 0.001;
/// A cause that explains at least this share of a gap is named.
constexpr double ExplainedShare = 0.1;

bool sameGb(double ours, double theirs)
{
    return std::abs(ours - theirs) <= std::max(EqualGb, EqualShare * std::max(std::abs(ours), std::abs(theirs)));
}

bool agrees(double ours, double theirs)
{
    return std::abs(ours - theirs) <= EqualShare * std::max(std::abs(ours), std::abs(theirs));
}

/// The activity of both sides, over the same days.
struct BothSides {
    TierActivity ours, theirs;
    double freePartnerGb = 0;
    int reportDays = 0, recordedDays = 0;
};

BothSides compare(const ReconcileFacts &facts, const TierPrices &prices)
{
    const double monthDays = prices.monthDays > 0 ? prices.monthDays : 30;
    QHash<QDate, qint64> recorded;
    for (const CostSnapshot &snapshot : facts.snapshots)
        recorded.insert(snapshot.day,
                        snapshot.totals.live.value(facts.tier).bytes + snapshot.totals.trash.value(facts.tier).bytes);
    BothSides both;
    QSet<QDate> days;
    for (const UsageDay &day : facts.usage) {
        const double gbMonths = day.byteHours / 24 / BytesPerGb / monthDays;
        days.insert(day.day);
        both.theirs.egressGb += double(day.downloadedBytes) / BytesPerGb;
        both.freePartnerGb += double(day.freeDownloadedBytes) / BytesPerGb;
        both.theirs.writes += double(day.classA);
        both.theirs.reads += double(day.classB + day.classC);
        if (recorded.contains(day.day))
            both.theirs.storedGb += gbMonths;
    }
    both.reportDays = int(days.size());
    for (const QDate day : std::as_const(days)) {
        if (!recorded.contains(day))
            continue;
        ++both.recordedDays;
        both.ours.storedGb += double(recorded.value(day)) / BytesPerGb / monthDays;
    }
    // Ours were counted over the whole period; days without a report must not look as if we counted too much.
    const double part = double(both.reportDays) / double(std::max<qint64>(1, facts.from.daysTo(facts.to) + 1));
    both.ours.writes = facts.estimated.writes * part;
    both.ours.reads = facts.estimated.reads * part;
    both.ours.egressGb = facts.estimated.egressGb * part;
    return both;
}

GapReason reason(const QString &id, QVariantMap args = {})
{
    return {.id = id, .args = std::move(args)};
}

/// Largest first what is known to explain it; else that nothing is.
QList<GapReason> storageReasons(const ReconcileFacts &facts, const BothSides &both, double monthDays)
{
    QList<GapReason> reasons;
    if (both.recordedDays < both.reportDays)
        reasons.append(reason(u"not_recorded"_s,
                              {{u"days"_s, both.reportDays - both.recordedDays}, {u"of_days"_s, both.reportDays}}));
    const qint64 periodDays = facts.from.daysTo(facts.to) + 1;
    if (both.reportDays < periodDays)
        reasons.append(reason(u"partial_report"_s, {{u"days"_s, both.reportDays}, {u"of_days"_s, periodDays}}));
    if (both.recordedDays == 0)
        return reasons;
    if (sameGb(both.ours.storedGb, both.theirs.storedGb)) {
        reasons.append(reason(u"agrees"_s));
        return reasons;
    }
    // The gap as bytes that were there all the time.
    const double gapGb = (both.theirs.storedGb - both.ours.storedGb) * monthDays / both.recordedDays;
    if (gapGb < 0) {
        reasons.append(reason(u"grew_within_days"_s, {{u"bytes"_s, qint64(-gapGb * BytesPerGb)}}));
        return reasons;
    }
    const auto explains = [gapGb](qint64 bytes) { return double(bytes) / BytesPerGb >= ExplainedShare * gapGb; };
    double left = gapGb;
    for (const auto &[id, bytes] :
         {std::pair{u"hidden"_s, facts.hiddenBytes}, std::pair{u"orphans"_s, facts.orphanBytes}}) {
        if (bytes <= 0 || !explains(bytes))
            continue;
        reasons.append(reason(id, {{u"bytes"_s, bytes}}));
        left -= double(bytes) / BytesPerGb;
    }
    if (left > ExplainedShare * gapGb)
        reasons.append(reason(u"other_objects"_s, {{u"bytes"_s, qint64(left * BytesPerGb)}}));
    return reasons;
}

QList<GapReason> egressReasons(const BothSides &both)
{
    if (sameGb(both.ours.egressGb, both.theirs.egressGb))
        return {reason(u"agrees"_s)};
    QList<GapReason> reasons;
    if (both.freePartnerGb > 0)
        reasons.append(reason(u"free_partner"_s, {{u"bytes"_s, qint64(both.freePartnerGb * BytesPerGb)}}));
    if (both.theirs.egressGb > both.ours.egressGb)
        reasons.append(reason(u"outside_reads"_s,
                              {{u"bytes"_s, qint64((both.theirs.egressGb - both.ours.egressGb) * BytesPerGb)}}));
    else
        reasons.append(reason(u"local_reads"_s));
    return reasons;
}

QList<GapReason> requestReasons(double ours, double theirs)
{
    if (agrees(ours, theirs))
        return {reason(u"agrees"_s)};
    if (theirs > ours)
        return {reason(u"listings"_s, {{u"count"_s, qint64(theirs - ours)}})};
    return {reason(u"fewer_requests"_s, {{u"count"_s, qint64(ours - theirs)}})};
}

} // namespace

Reconciliation reconcile(const ReconcileFacts &facts, const PriceBook &book)
{
    const TierPrices prices = book.tiers.value(facts.tier);
    const double monthDays = prices.monthDays > 0 ? prices.monthDays : 30;
    const BothSides both = compare(facts, prices);
    Reconciliation result{.tier = facts.tier,
                          .bucket = facts.bucket,
                          .from = facts.from,
                          .to = facts.to,
                          .reportDays = both.reportDays,
                          .recordedDays = both.recordedDays,
                          .currency = book.currency,
                          .lines = {},
                          .estimated = 0,
                          .billed = 0};
    // The allowance of a month belongs to a month: a share of it to fewer days.
    TierPrices share = prices;
    const double reported = std::min(1.0, both.reportDays / monthDays);
    share.freeGb = prices.freeGb * std::min(1.0, both.recordedDays / monthDays);
    share.freeA = qint64(double(prices.freeA) * reported);
    share.freeB = qint64(double(prices.freeB) * reported);
    share.roundUpUnits = false; // a share of a month is no whole unit
    const TierBill ours = billOf(share, book.applyFreeTier, both.ours);
    TierActivity paid = both.theirs;
    paid.egressGb -= both.freePartnerGb;
    const TierBill theirs = billOf(share, book.applyFreeTier, paid);

    const auto add = [&](BillItem item, double oursCount, double theirsCount, const QList<GapReason> &reasons) {
        result.lines.append({.item = item,
                             .estimatedQuantity = oursCount,
                             .billedQuantity = theirsCount,
                             .estimated = ours.costOf(item),
                             .billed = theirs.costOf(item),
                             .reasons = reasons});
    };
    add(BillItem::Storage, both.ours.storedGb, both.theirs.storedGb, storageReasons(facts, both, monthDays));
    add(BillItem::Egress, both.ours.egressGb, both.theirs.egressGb, egressReasons(both));
    add(BillItem::Writes, both.ours.writes, both.theirs.writes, requestReasons(both.ours.writes, both.theirs.writes));
    add(BillItem::Reads, both.ours.reads, both.theirs.reads, requestReasons(both.ours.reads, both.theirs.reads));
    if (ours.costOf(BillItem::FreeCredit) != 0 || theirs.costOf(BillItem::FreeCredit) != 0)
        add(BillItem::FreeCredit, 0, 0, {});
    result.estimated = ours.total;
    result.billed = theirs.total;
    return result;
}

} // namespace td
