// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/billshapes.h"

#include "core/texts.h"

namespace td
{

using namespace Qt::StringLiterals;

QString gapReasonText(const GapReason &reason)
{
    const QString &id = reason.id;
    const auto number = [&reason](const QString &key) { return reason.args.value(key).toLongLong(); };
    const QString size = sizeText(number(u"bytes"_s));
    if (id == "agrees"_L1)
        return u"Both agree."_s;
    if (id == "not_recorded"_L1)
        return u"This catalogue knows nothing of %1 of %2 reported days; they are left out."_s.arg(
            groupedText(number(u"days"_s)), groupedText(number(u"of_days"_s)));
    if (id == "partial_report"_L1)
        return u"The reports cover %1 of %2 days."_s.arg(groupedText(number(u"days"_s)),
                                                         groupedText(number(u"of_days"_s)));
    if (id == "hidden"_L1)
        return u"Old versions and unfinished uploads: %1, which the last check found."_s.arg(size);
    if (id == "orphans"_L1)
        return u"Objects that the catalogue does not know: %1, which the last check found."_s.arg(size);
    if (id == "other_objects"_L1)
        return u"About %1 that nothing here knows of: run `check`, or something else writes into this bucket."_s.arg(
            size);
    if (id == "grew_within_days"_L1)
        return u"The provider counts the average of each day, this catalogue its end: about %1 came late in the day or "
               "lies elsewhere."_s.arg(size);
    if (id == "outside_reads"_L1)
        return u"%1 were read past this catalogue: by links, the CDN or another program."_s.arg(size);
    if (id == "local_reads"_L1)
        return u"Some reads were answered by copies on this computer."_s;
    if (id == "free_partner"_L1)
        return u"%1 went through partners that are not billed."_s.arg(size);
    if (id == "listings"_L1)
        return u"%1 requests more than moves and reads need: listings, checks and tests."_s.arg(
            groupedText(number(u"count"_s)));
    if (id == "fewer_requests"_L1)
        return u"%1 requests fewer than moves and reads were taken to need."_s.arg(groupedText(number(u"count"_s)));
    return id;
}

namespace shapes
{

QJsonObject tierBill(const TierBill &bill)
{
    QJsonArray lines;
    for (const BillLine &line : bill.lines)
        lines.append(QJsonObject{{u"item"_s, billItemName(line.item)},
                                 {u"quantity"_s, sixDecimals(line.quantity)},
                                 {u"unit_price"_s, sixDecimals(line.unitPrice)},
                                 {u"cost"_s, sixDecimals(line.cost)}});
    return {{u"total"_s, sixDecimals(bill.total)}, {u"lines"_s, lines}};
}

QJsonObject reconciliation(const Reconciliation &result)
{
    QJsonArray lines;
    for (const ReconciledLine &line : result.lines) {
        QJsonArray reasons;
        for (const GapReason &reason : line.reasons)
            reasons.append(QJsonObject{{u"id"_s, reason.id}, {u"text"_s, gapReasonText(reason)}});
        lines.append(QJsonObject{{u"item"_s, billItemName(line.item)},
                                 {u"estimated_quantity"_s, sixDecimals(line.estimatedQuantity)},
                                 {u"billed_quantity"_s, sixDecimals(line.billedQuantity)},
                                 {u"estimated"_s, sixDecimals(line.estimated)},
                                 {u"billed"_s, sixDecimals(line.billed)},
                                 {u"difference"_s, sixDecimals(line.difference())},
                                 {u"reasons"_s, reasons}});
    }
    return {{u"ok"_s, true},
            {u"tier"_s, tierName(result.tier)},
            {u"bucket"_s, result.bucket},
            {u"from"_s, result.from.toString(Qt::ISODate)},
            {u"to"_s, result.to.toString(Qt::ISODate)},
            {u"report_days"_s, result.reportDays},
            {u"recorded_days"_s, result.recordedDays},
            {u"currency"_s, result.currency},
            {u"estimated"_s, sixDecimals(result.estimated)},
            {u"billed"_s, sixDecimals(result.billed)},
            {u"difference"_s, sixDecimals(result.billed - result.estimated)},
            {u"lines"_s, lines}};
}

QJsonObject breakEven(const BreakEven &breakEven)
{
    return {{u"move_cost"_s, sixDecimals(breakEven.moveCost)},
            {u"saving_per_month"_s, sixDecimals(breakEven.savingPerMonth)},
            {u"months"_s, breakEven.months ? QJsonValue(sixDecimals(*breakEven.months)) : QJsonValue()}};
}

} // namespace shapes

} // namespace td
