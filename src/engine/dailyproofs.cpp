// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dailyproofs.h"

#include "engine/checkproofs.h"
#include "engine/leasekeeper.h"
#include "engine/settingvalues.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

const QString LeaseName = u"daily-proofs"_s;
const QString LastCheckKey = u"check.last"_s;
constexpr Seconds LeastPause = 20 * Hour;

Result<CheckRules> checkRules(const Rules &rules)
{
    TD_ASSIGN(const QList<Rules::Value> all, rules.all());
    CheckRules found;
    for (const Rules::Value &value : all) {
        if (value.key.startsWith("check."_L1))
            TD_TRY(setCheckValue(found, value.key, value.value));
    }
    return found;
}

/// The bytes are read as they are; no listing is needed for that.
CheckedTiers remoteTiers(const EngineParts &parts)
{
    CheckedTiers tiers;
    for (const Tier tier : AllTiers) {
        const auto store = parts.stores.of(tier);
        if (!store || (*store)->isLocal())
            continue;
        CheckedTier &checked = tiers.emplace_back();
        checked.tier = tier;
        checked.store = *store;
    }
    return tiers;
}

} // namespace

Result<std::optional<DailyProofs::Last>> DailyProofs::last() const
{
    TD_ASSIGN(const std::optional<QString> text, m_parts.catalogue.settings().value(LastCheckKey));
    if (!text || text->isEmpty())
        return std::nullopt;
    const QJsonObject object = QJsonDocument::fromJson(text->toUtf8()).object();
    const auto number = [&object](QLatin1StringView key) { return object.value(key).toInteger(); };
    return Last{.at = instantOf(number("at"_L1)),
                .verified = number("verified"_L1),
                .unverifiable = number("unverifiable"_L1),
                .mismatched = number("mismatched"_L1),
                .bytesRead = number("bytes_read"_L1)};
}

Result<CheckReport> DailyProofs::run(const ProgressFn &progress, std::stop_token stop)
{
    TD_ASSIGN(const CheckRules rules, checkRules(m_rules));
    TD_ASSIGN(const auto lease, LeaseKeeper::take(m_parts, LeaseName));
    CheckedTiers tiers = remoteTiers(m_parts);
    CheckReport report;
    ProofShare share{.percent = rules.dailyPercent, .maxBytes = rules.dailyBytes};
    qint64 done = 0;
    for (const CheckedTier &tier : tiers) {
        if (progress)
            progress({.done = done++, .total = qint64(tiers.size()), .current = tierName(tier.tier).toUpper()});
        TD_TRY(proveOldest(m_parts, tiers, tier.tier, share, true, report, stop));
    }
    std::optional<Error> problem;
    for (const CheckedTier &tier : tiers) {
        report.tiers.append(
            {.tier = tier.tier, .place = tier.store->displayName(), .listed = 0, .problem = tier.problem});
        if (tier.problem)
            problem = tier.problem;
    }
    report.copies = report.verified + report.unverifiable + report.mismatched;
    if (problem && report.copies == 0)
        return fail(*problem);
    const QJsonObject last{{u"at"_s, unixSeconds(m_parts.clock.now())},
                           {u"verified"_s, report.verified},
                           {u"unverifiable"_s, report.unverifiable},
                           {u"mismatched"_s, report.mismatched},
                           {u"bytes_read"_s, report.bytesRead}};
    TD_TRY(m_parts.catalogue.settings().setValue(
        LastCheckKey, QString::fromUtf8(QJsonDocument(last).toJson(QJsonDocument::Compact))));
    return report;
}

Result<std::optional<CheckReport>> DailyProofs::runIfDue(const ProgressFn &progress, std::stop_token stop)
{
    TD_ASSIGN(const CheckRules rules, checkRules(m_rules));
    TD_ASSIGN(const std::optional<Last> before, last());
    const Instant now = m_parts.clock.now();
    const bool isRecent = before && before->at <= now && now - before->at < LeastPause;
    if (rules.dailyPercent <= 0 || isRecent)
        return std::nullopt;
    TD_ASSIGN(const CheckReport report, run(progress, std::move(stop)));
    return std::optional(report);
}

} // namespace td
