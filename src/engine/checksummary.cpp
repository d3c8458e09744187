// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/checksummary.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

const QString SummaryKey = u"check.found"_s;

QJsonObject wasteJson(const CountBytes &waste)
{
    return {{u"count"_s, waste.count}, {u"bytes"_s, waste.bytes}};
}

CountBytes wasteFrom(const QJsonValue &value)
{
    const QJsonObject object = value.toObject();
    return {object.value("count"_L1).toInteger(), object.value("bytes"_L1).toInteger()};
}

} // namespace

QMap<Tier, TierWaste> wasteOf(const CheckReport &report)
{
    QMap<Tier, TierWaste> tiers;
    for (const CheckFinding &finding : report.findings) {
        const std::optional<Tier> tier = tierFromName(finding.tier);
        if (!tier || finding.repaired)
            continue;
        if (finding.kind == "hidden"_L1)
            tiers[*tier].hidden.add(finding.count, finding.bytes);
        else if (finding.kind == "unfinished"_L1)
            tiers[*tier].unfinished.add(finding.count, finding.bytes);
        else if (finding.kind == "orphan"_L1)
            tiers[*tier].orphans.add(finding.count, finding.bytes);
    }
    return tiers;
}

Result<void> rememberCheck(const EngineParts &parts, const CheckReport &report)
{
    const QMap<Tier, TierWaste> waste = wasteOf(report);
    QJsonObject tiers;
    for (auto it = waste.cbegin(); it != waste.cend(); ++it)
        tiers.insert(tierName(it.key()), QJsonObject{{u"hidden"_s, wasteJson(it->hidden)},
                                                     {u"unfinished"_s, wasteJson(it->unfinished)},
                                                     {u"orphans"_s, wasteJson(it->orphans)}});
    const QJsonObject summary{{u"at"_s, toIso(parts.clock.now())}, {u"tiers"_s, tiers}};
    return parts.catalogue.settings().setValue(
        SummaryKey, QString::fromUtf8(QJsonDocument(summary).toJson(QJsonDocument::Compact)));
}

Result<CheckSummary> lastCheckSummary(const EngineParts &parts)
{
    TD_ASSIGN(const std::optional<QString> text, parts.catalogue.settings().value(SummaryKey));
    CheckSummary summary;
    if (!text || text->isEmpty())
        return summary;
    const QJsonObject object = QJsonDocument::fromJson(text->toUtf8()).object();
    summary.at = fromIso(object.value("at"_L1).toString());
    const QJsonObject tiers = object.value("tiers"_L1).toObject();
    for (const Tier tier : AllTiers) {
        const QJsonObject one = tiers.value(tierName(tier)).toObject();
        if (!one.isEmpty())
            summary.tiers.insert(tier, {.hidden = wasteFrom(one.value("hidden"_L1)),
                                        .unfinished = wasteFrom(one.value("unfinished"_L1)),
                                        .orphans = wasteFrom(one.value("orphans"_L1))});
    }
    return summary;
}

} // namespace td
