// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/format.h"
#include "ui/support/reasontext.h"

#include <QCoreApplication>

#include <cmath>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

struct AdviceTexts {
    Q_DECLARE_TR_FUNCTIONS(td::AdviceText)
};

QString amount(const Recommendation &advice)
{
    return format::moneyPerMonth(std::abs(advice.monthlyAmount));
}

QString sized(const QVariantMap &args)
{
    return format::bytes(args.value(u"bytes"_s).toLongLong());
}

int countOf(const QVariantMap &args)
{
    return args.value(u"count"_s).toInt();
}

AdviceText moneyAdvice(const Recommendation &advice)
{
    const int count = countOf(advice.args);
    const QString &id = advice.id;
    if (id == "sold_drafts"_L1)
        return {AdviceTexts::tr("%Ln draft(s) look sold", nullptr, count),
                AdviceTexts::tr("Marking them published saves %1").arg(amount(advice)), AdviceTexts::tr("Review")};
    if (id == "hot_idle"_L1)
        return {AdviceTexts::tr("%Ln photo(s) in HOT had no access for %1", nullptr, count)
                    .arg(format::age(Seconds{advice.args.value(u"days"_s).toInt() * 86400LL})),
                AdviceTexts::tr("In COLD they would cost %1 less").arg(amount(advice)), AdviceTexts::tr("Show")};
    if (id == "cold_missing"_L1)
        return {AdviceTexts::tr("There is no COLD tier"),
                advice.monthlyAmount > 0 ? AdviceTexts::tr("Idle photos stay in HOT and cost %1 more").arg(amount(advice))
                                         : AdviceTexts::tr("Idle photos stay in HOT for good"),
                AdviceTexts::tr("Set up")};
    if (id == "duplicates"_L1)
        return {AdviceTexts::tr("%Ln photo(s) are second copies of the same file", nullptr, count),
                AdviceTexts::tr("Removing them frees %1 and saves %2").arg(sized(advice.args), amount(advice)), AdviceTexts::tr("Show")};
    if (id == "poor_compression"_L1)
        return {AdviceTexts::tr("Compression saved little on %Ln photo(s)", nullptr, count),
                AdviceTexts::tr("They take %1; some may be screenshots or animations").arg(sized(advice.args)), AdviceTexts::tr("Show")};
    if (id == "cold_read"_L1)
        return {AdviceTexts::tr("%Ln photo(s) in COLD are read often", nullptr, count),
                AdviceTexts::tr("Bring them back to HOT, where reading is quick"), AdviceTexts::tr("Show")};
    if (id == "no_payback"_L1)
        return {AdviceTexts::tr("Moving photos to COLD saves nothing"),
                AdviceTexts::tr("With these prices COLD costs as much as HOT"), AdviceTexts::tr("Open prices")};
    return {};
}

AdviceText careAdvice(const Recommendation &advice)
{
    const int count = countOf(advice.args);
    const QString &id = advice.id;
    if (id == "temp_backlog"_L1)
        return {AdviceTexts::tr("%Ln photo(s) have waited in TEMP for more than %1", nullptr, count)
                    .arg(format::age(Seconds{advice.args.value(u"hours"_s).toInt() * 3600LL})),
                AdviceTexts::tr("A run moves them on"), AdviceTexts::tr("Run now…")};
    if (id == "schedule_off"_L1)
        return {AdviceTexts::tr("The nightly run is off"), AdviceTexts::tr("The rules act only when you run them"), AdviceTexts::tr("Turn on")};
    if (id == "damaged"_L1)
        return {AdviceTexts::tr("%Ln photo(s) came from damaged files", nullptr, count),
                AdviceTexts::tr("Their exact bytes are kept; add a good copy if there is one"), AdviceTexts::tr("Show")};
    if (id == "failed_transfers"_L1)
        return {AdviceTexts::tr("%Ln transfer(s) failed", nullptr, count), AdviceTexts::tr("Look at the causes and retry"), AdviceTexts::tr("Open")};
    if (id == "open_moves"_L1)
        return {AdviceTexts::tr("%Ln move(s) were interrupted", nullptr, count),
                AdviceTexts::tr("Every photo has a verified copy; a check finishes them"), AdviceTexts::tr("Check")};
    if (id == "unprotected"_L1)
        return {AdviceTexts::tr("%Ln photo(s) have only one copy", nullptr, count), AdviceTexts::tr("They are in TEMP on this disk"),
                AdviceTexts::tr("Protect")};
    return {};
}

} // namespace

AdviceText adviceText(const Recommendation &recommendation)
{
    AdviceText text = moneyAdvice(recommendation);
    if (text.title.isEmpty())
        text = careAdvice(recommendation);
    if (text.title.isEmpty())
        text = {recommendation.text, {}, recommendation.evidence ? AdviceTexts::tr("Show") : QString()};
    return text;
}

AdviceText alertText(const Alert &alert)
{
    const QVariantMap &args = alert.args;
    const QString &id = alert.id;
    if (id == "cost"_L1)
        return {AdviceTexts::tr("Storage costs %1").arg(format::moneyPerMonth(args.value(u"cost"_s).toDouble())),
                AdviceTexts::tr("The limit is %1").arg(format::money(args.value(u"limit"_s).toDouble())), AdviceTexts::tr("Open costs")};
    if (id == "cost_rise"_L1)
        return {AdviceTexts::tr("The cost rose by %1 in 7 days").arg(format::percent(args.value(u"percent"_s).toDouble())),
                AdviceTexts::tr("From %1 to %2")
                    .arg(format::money(args.value(u"from"_s).toDouble()), format::moneyPerMonth(args.value(u"to"_s).toDouble())),
                AdviceTexts::tr("Open costs")};
    if (id == "temp_count"_L1)
        return {AdviceTexts::tr("%Ln photo(s) wait in TEMP", nullptr, countOf(args)),
                AdviceTexts::tr("The limit is %1").arg(format::count(args.value(u"limit"_s).toLongLong())), AdviceTexts::tr("Review plan")};
    if (id == "hot_size"_L1)
        return {AdviceTexts::tr("HOT holds %1").arg(sized(args)),
                AdviceTexts::tr("The limit is %1").arg(format::bytes(qint64(args.value(u"limit_gb"_s).toDouble() * 1e9))),
                AdviceTexts::tr("Show")};
    if (id == "disk"_L1)
        return {AdviceTexts::tr("The disk has %1 left").arg(format::percent(args.value(u"percent"_s).toDouble(), 1)),
                AdviceTexts::tr("Free space or move the profile"), {}};
    if (id == "failed_moves"_L1)
        return {AdviceTexts::tr("%Ln transfer(s) failed", nullptr, countOf(args)), AdviceTexts::tr("Look at the causes and retry"), AdviceTexts::tr("Open")};
    if (id == "missed_run"_L1)
        return {AdviceTexts::tr("The last scheduled run did not happen"), AdviceTexts::tr("No console was open at that hour"),
                AdviceTexts::tr("Review plan")};
    if (id == "damaged_copies"_L1)
        return {AdviceTexts::tr("%Ln stored file(s) are missing or damaged", nullptr, countOf(args)),
                AdviceTexts::tr("The daily verification found them; what has another copy was restored"), AdviceTexts::tr("Open")};
    if (id == "drill_failed"_L1)
        return {AdviceTexts::tr("In the last restore drill %Ln photo(s) did not come back", nullptr, countOf(args)),
                AdviceTexts::tr("Verify the tiers, and look at what is damaged"), AdviceTexts::tr("Open")};
    return {alert.text, {}, {}};
}

} // namespace td
