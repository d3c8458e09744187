// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/shapes.h"

using namespace Qt::StringLiterals;

namespace td::shapes
{

namespace
{

QString days(int count)
{
    return count == 1 ? u"1 day"_s : u"%1 days"_s.arg(count);
}

struct TierTexts {
    QString name, duration, description;
    QStringList rules;
};

TierTexts textsOf(Tier tier, const Policy &policy, bool coldConfigured)
{
    const QString published = policy.publishedEnabled
                                  ? u"Published photos are deleted after %1"_s.arg(days(policy.publishedDays))
                                  : QString();
    TierTexts texts;
    switch (tier) {
    case Tier::Temp:
        texts = {.name = u"TIER 1 - TEMP"_s,
                 .duration = u"up to %1 hours"_s.arg(policy.tempHours),
                 .description = u"Arrival: every upload lands here, compressed, waiting for its draft"_s,
                 .rules = {u"Uploads are compressed on arrival"_s}};
        if (policy.promoteEnabled)
            texts.rules.append(u"Photos of drafts go to HOT after %1 hours"_s.arg(policy.tempHours));
        if (policy.orphanEnabled && policy.orphanAction == OrphanAction::Trash)
            texts.rules.append(u"Photos without a draft are deleted after %1 hours"_s.arg(policy.tempHours));
        if (policy.orphanEnabled && policy.orphanAction == OrphanAction::Promote)
            texts.rules.append(u"Photos without a draft go to HOT after %1 hours"_s.arg(policy.tempHours));
        break;
    case Tier::Hot:
        texts = {.name = u"TIER 2 - HOT"_s,
                 .duration = policy.archiveEnabled && coldConfigured
                                 ? u"up to %1 without access"_s.arg(days(policy.hotIdleDays))
                                 : u"no limit"_s,
                 .description = u"Active storage of unpublished drafts"_s,
                 .rules = {}};
        if (policy.archiveEnabled) {
            texts.rules.append(coldConfigured ? u"Photos not accessed for %1 go to COLD"_s.arg(days(policy.hotIdleDays))
                                              : u"Photos stay here: COLD is not configured"_s);
        }
        if (policy.hotDeleteEnabled)
            texts.rules.append(u"Photos not accessed for %1 are deleted"_s.arg(days(policy.hotDeleteDays)));
        break;
    case Tier::Cold:
        texts = {.name = u"TIER 3 - COLD"_s,
                 .duration = policy.coldEnabled ? u"up to %1"_s.arg(days(policy.coldDays)) : u"no limit"_s,
                 .description = u"Long-term archive, rarely accessed"_s,
                 .rules = {}};
        if (policy.coldEnabled)
            texts.rules.append(u"Photos are deleted after %1"_s.arg(days(policy.coldDays)));
        break;
    }
    if (!published.isEmpty())
        texts.rules.append(published);
    return texts;
}

QJsonObject lifecycleSummary(const Policy &policy, bool coldConfigured)
{
    QString draft = u"Draft → TEMP (%1h) → HOT"_s.arg(policy.tempHours);
    QString total = u"No limit: without COLD, photos of drafts stay in HOT"_s;
    if (coldConfigured && policy.archiveEnabled) {
        draft += u" (%1) → COLD"_s.arg(days(policy.hotIdleDays));
        total = u"No limit in COLD"_s;
        if (policy.coldEnabled) {
            draft += u" (%1) → delete"_s.arg(days(policy.coldDays));
            total = u"Max %1 in COLD, counted from the archiving or the last access"_s.arg(days(policy.coldDays));
        }
    }
    if (policy.maxTotalEnabled)
        total = u"Max %1 retention since the upload"_s.arg(days(policy.maxTotalDays));
    return {{u"upload"_s, u"Photo → TEMP (%1h)"_s.arg(policy.tempHours)},
            {u"published"_s, policy.publishedEnabled ? u"Published → delete after %1"_s.arg(days(policy.publishedDays))
                                                     : u"Published → kept"_s},
            {u"draft"_s, draft},
            {u"total_lifecycle"_s, total}};
}

/// The fields that evidence is picked by; what does not restrict is left out.
QJsonObject filterObject(const PhotoFilter &filter)
{
    QJsonObject object;
    const auto put = [&object](const QString &name, const auto &value) {
        if (value)
            object.insert(name, QJsonValue(*value));
    };
    const auto putTime = [&object](const QString &name, const std::optional<Instant> &value) {
        if (value)
            object.insert(name, toIso(*value));
    };
    if (filter.tier)
        object.insert(u"tier"_s, tierName(*filter.tier));
    put(u"published"_s, filter.published);
    put(u"pinned"_s, filter.pinned);
    put(u"damaged"_s, filter.damaged);
    put(u"min_bytes"_s, filter.minBytes);
    put(u"saved_below_percent"_s, filter.savedBelowPercent);
    putTime(u"uploaded_before"_s, filter.uploadedBefore);
    putTime(u"accessed_from"_s, filter.accessedFrom);
    putTime(u"accessed_before"_s, filter.accessedBefore);
    if (filter.duplicatesOnly)
        object.insert(u"duplicates"_s, true);
    return object;
}

} // namespace

QJsonObject tiers(const TierPlaces &places, const Policy &policy, const PriceBook &prices)
{
    const bool coldConfigured = places.contains(Tier::Cold);
    QJsonObject object;
    for (const Tier tier : AllTiers) {
        const TierTexts texts = textsOf(tier, policy, coldConfigured);
        const bool configured = places.contains(tier);
        object.insert(tierName(tier), QJsonObject{{u"name"_s, texts.name},
                                                  {u"storage"_s, configured ? places.value(tier) : u"none"_s},
                                                  {u"configured"_s, configured},
                                                  {u"cost_per_gb"_s, sixDecimals(prices.tiers.value(tier).gbMonth)},
                                                  {u"duration"_s, texts.duration},
                                                  {u"description"_s, texts.description},
                                                  {u"rules"_s, QJsonArray::fromStringList(texts.rules)}});
    }
    return {{u"ok"_s, true}, {u"tiers"_s, object}, {u"lifecycle_summary"_s, lifecycleSummary(policy, coldConfigured)}};
}

QJsonObject recommendations(const QList<Recommendation> &items)
{
    QJsonArray texts;
    QJsonArray array;
    for (const Recommendation &item : items) {
        texts.append(item.text);
        const QJsonObject evidence{{u"count"_s, item.evidenceCount},
                                   {u"ids"_s, QJsonArray::fromStringList(item.evidenceIds)},
                                   {u"filter"_s, item.evidence ? QJsonValue(filterObject(*item.evidence)) : QJsonValue()}};
        array.append(QJsonObject{{u"id"_s, item.id},
                                 {u"severity"_s, severityName(item.severity)},
                                 {u"text"_s, item.text},
                                 {u"monthly_amount"_s, sixDecimals(item.monthlyAmount)},
                                 {u"evidence"_s, evidence},
                                 {u"action"_s, item.action}});
    }
    if (texts.isEmpty())
        texts.append(AllClearText);
    return {{u"ok"_s, true}, {u"recommendations"_s, texts}, {u"count"_s, texts.size()}, {u"items"_s, array}};
}

QJsonObject alerts(const QList<Alert> &items)
{
    QJsonArray array;
    for (const Alert &item : items) {
        array.append(QJsonObject{{u"id"_s, item.id},
                                 {u"severity"_s, severityName(item.severity)},
                                 {u"text"_s, item.text},
                                 {u"values"_s, QJsonObject::fromVariantMap(item.args)}});
    }
    return {{u"ok"_s, true}, {u"alerts"_s, array}, {u"count"_s, array.size()}};
}

} // namespace td::shapes
