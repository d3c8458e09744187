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

/// What shows that drafts were sold: "2 have orders · 1 is partly published · ".
QString soldSigns(const QVariantMap &args)
{
    QString signs;
    const auto add = [&signs](const QString &text, int count) {
        if (count > 0)
            signs += text % u" · "_s;
    };
    const auto of = [&args](const QString &key) { return args.value(key).toInt(); };
    add(AdviceTexts::tr("%Ln with orders", nullptr, of(u"by_orders"_s)), of(u"by_orders"_s));
    add(AdviceTexts::tr("%Ln published in part", nullptr, of(u"by_siblings"_s)), of(u"by_siblings"_s));
    add(AdviceTexts::tr("%Ln untouched for long", nullptr, of(u"by_idle"_s)), of(u"by_idle"_s));
    return signs;
}

AdviceText wasteText(const Recommendation &advice)
{
    const int count = countOf(advice.args);
    const QString &id = advice.id;
    const QString clean = AdviceTexts::tr("Look and clean up…");
    if (id == "hidden_versions"_L1)
        return {AdviceTexts::tr("%Ln old version(s) are billed", nullptr, count),
                AdviceTexts::tr("No listing shows them; they take %1 and cost %2").arg(sized(advice.args), amount(advice)), clean};
    if (id == "unfinished_uploads"_L1)
        return {AdviceTexts::tr("%Ln upload(s) were begun and never finished", nullptr, count),
                AdviceTexts::tr("Their parts take %1 and cost %2").arg(sized(advice.args), amount(advice)), clean};
    if (id == "orphans"_L1)
        return {AdviceTexts::tr("%Ln stored object(s) belong to no photo", nullptr, count),
                AdviceTexts::tr("They take %1 and cost %2; a clean-up sets them aside").arg(sized(advice.args), amount(advice)), clean};
    if (id == "not_audited"_L1)
        return {AdviceTexts::tr("Nobody looked for hidden bytes lately"),
                AdviceTexts::tr("Old versions, unfinished uploads and unknown objects may be billed"),
                AdviceTexts::tr("Look…")};
    if (id == "slow_payback"_L1)
        return {AdviceTexts::tr("Moving photos to COLD does not pay"),
                AdviceTexts::tr("The requests of a move cost more than its photos save there"), AdviceTexts::tr("Show")};
    return {};
}

AdviceText moneyAdvice(const Recommendation &advice)
{
    const int count = countOf(advice.args);
    const QString &id = advice.id;
    if (id == "sold_drafts"_L1)
        return {AdviceTexts::tr("%Ln draft(s) look sold", nullptr, count),
                QString(soldSigns(advice.args) % AdviceTexts::tr("Marking them published saves %1").arg(amount(advice))),
                AdviceTexts::tr("Review")};
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
    if (id == "quota_full"_L1)
        return {AdviceTexts::tr("%Ln quota(s) are nearly full", nullptr, count),
                AdviceTexts::tr("The fullest is used to %1; uploads will be refused")
                    .arg(format::percent(advice.args.value(u"percent"_s).toDouble())),
                AdviceTexts::tr("Open")};
    if (id == "unprotected"_L1)
        return {AdviceTexts::tr("%Ln photo(s) have only one copy", nullptr, count),
                AdviceTexts::tr("They lie on this computer alone; back them up, or connect a provider"), AdviceTexts::tr("Protect")};
    return {};
}

} // namespace

AdviceText adviceText(const Recommendation &recommendation)
{
    AdviceText text = moneyAdvice(recommendation);
    if (text.title.isEmpty())
        text = wasteText(recommendation);
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
    if (id == "link_abuse"_L1)
        return {AdviceTexts::tr("%Ln link(s) are used far more often than usual", nullptr, countOf(args)),
                AdviceTexts::tr("Perhaps they were passed on; a link can be revoked"), AdviceTexts::tr("Open")};
    if (id == "damaged_copies"_L1)
        return {AdviceTexts::tr("%Ln stored file(s) are missing or damaged", nullptr, countOf(args)),
                AdviceTexts::tr("The daily verification found them; what has another copy was restored"), AdviceTexts::tr("Open")};
    if (id == "drill_failed"_L1)
        return {AdviceTexts::tr("In the last restore drill %Ln photo(s) did not come back", nullptr, countOf(args)),
                AdviceTexts::tr("Verify the tiers, and look at what is damaged"), AdviceTexts::tr("Open")};
    if (id == "backup_failed"_L1)
        return {AdviceTexts::tr("The last backup failed"), AdviceTexts::tr("See why, and make one"), AdviceTexts::tr("Open")};
    if (id == "backup_old"_L1)
        return {AdviceTexts::tr("No backup was made for more than two days"), AdviceTexts::tr("See why, and make one"),
                AdviceTexts::tr("Open")};
    return {alert.text, {}, {}};
}

} // namespace td
