// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommendations.h"

#include "core/quotaadvice.h"
#include "core/texts.h"
#include "core/wasteadvice.h"

#include <algorithm>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

/// A rise of less than a cent a month alarms nobody.
constexpr double SmallestRise = 0.01;

double priceOf(const AdviceFacts &facts, Tier tier, qint64 bytes)
{
    return storageCost(facts.prices, tier, bytes);
}

double coldSaving(const AdviceFacts &facts, qint64 bytes)
{
    return priceOf(facts, Tier::Hot, bytes) - priceOf(facts, Tier::Cold, bytes);
}

/// What bytes cost whose tier is not known: the mean over everything stored.
double meanCost(const AdviceFacts &facts, qint64 bytes)
{
    const CountBytes all = facts.totals.liveSum();
    double cost = 0;
    for (auto tier = facts.totals.live.cbegin(); tier != facts.totals.live.cend(); ++tier)
        cost += priceOf(facts, tier.key(), tier->bytes);
    return all.bytes > 0 ? cost / double(all.bytes) * double(bytes) : 0;
}

QString money(const AdviceFacts &facts, double amount)
{
    return moneyText(amount, facts.prices.currency);
}

QString photos(qint64 count)
{
    return countText(count, u"photo", u"photos");
}

QVariantMap countArgs(const CountBytes &what)
{
    return {{u"count"_s, what.count}, {u"bytes"_s, what.bytes}};
}

Recommendation advise(const QString &id, Severity severity, const QString &action)
{
    Recommendation advice;
    advice.id = id;
    advice.severity = severity;
    advice.action = action;
    return advice;
}

PhotoFilter inTier(Tier tier)
{
    PhotoFilter filter;
    filter.tier = tier;
    return filter;
}

std::optional<Recommendation> tempBacklog(const AdviceFacts &facts)
{
    if (facts.overdueTemp <= 0)
        return std::nullopt;
    Recommendation advice = advise(u"temp_backlog"_s, Severity::Warning, u"run_lifecycle"_s);
    advice.text = photos(facts.overdueTemp) % " waited in TEMP for more than "_L1 %
                  countText(facts.policy.tempHours, u"hour", u"hours") %
                  (facts.lastRun ? QString("; the last run was on "_L1 % dateText(*facts.lastRun))
                                 : u"; the lifecycle has never run"_s) %
                  ". Run the lifecycle."_L1;
    advice.args = {{u"count"_s, facts.overdueTemp}, {u"hours"_s, facts.policy.tempHours}};
    if (facts.lastRun)
        advice.args.insert(u"last_run"_s, toIso(*facts.lastRun));
    advice.evidenceCount = facts.overdueTemp;
    advice.evidence = inTier(Tier::Temp);
    advice.evidence->uploadedBefore = facts.now - facts.policy.tempHours * Hour;
    return advice;
}

std::optional<Recommendation> scheduleOff(const AdviceFacts &facts)
{
    const qint64 count = facts.totals.liveSum().count;
    if (facts.scheduleOn || count <= 0)
        return std::nullopt;
    Recommendation advice = advise(u"schedule_off"_s, Severity::Info, u"enable_schedule"_s);
    advice.text = "The nightly run is off, so the rules act on "_L1 % photos(count) %
                  " only when you run them. Turn the schedule on."_L1;
    advice.args = {{u"count"_s, count}};
    advice.evidenceCount = count;
    return advice;
}

std::optional<Recommendation> soldDrafts(const AdviceFacts &facts)
{
    if (facts.soldLookingDrafts.isEmpty())
        return std::nullopt;
    const qint64 drafts = facts.soldLookingDrafts.size();
    Recommendation advice = advise(u"sold_drafts"_s, Severity::Warning, u"publish_drafts"_s);
    advice.monthlyAmount = priceOf(facts, Tier::Hot, facts.soldLookingBytes);
    advice.text = countText(drafts, u"draft looks", u"drafts look") % " sold but "_L1 %
                  (drafts == 1 ? "is"_L1 : "are"_L1) % " not marked published: "_L1 % photos(facts.soldLookingPhotos) %
                  ", "_L1 % sizeText(facts.soldLookingBytes) % ", "_L1 % money(facts, advice.monthlyAmount) %
                  " a month. Mark them published."_L1;
    advice.args = {{u"count"_s, drafts},
                   {u"photos"_s, facts.soldLookingPhotos},
                   {u"bytes"_s, facts.soldLookingBytes},
                   {u"by_orders"_s, facts.soldByOrders},
                   {u"by_siblings"_s, facts.soldBySiblings},
                   {u"by_idle"_s, facts.soldByIdle}};
    advice.evidenceCount = drafts;
    advice.evidenceIds = facts.soldLookingDrafts;
    return advice;
}

PhotoFilter hotIdleFilter(const AdviceFacts &facts)
{
    PhotoFilter filter = inTier(Tier::Hot);
    filter.published = false;
    filter.pinned = false;
    filter.accessedBefore = facts.now - facts.policy.hotIdleDays * Day / 2;
    return filter;
}

std::optional<Recommendation> hotIdle(const AdviceFacts &facts)
{
    const double saving = coldSaving(facts, facts.hotIdle.bytes);
    if (!facts.coldConfigured || facts.hotIdle.count <= 0 || saving <= 0)
        return std::nullopt;
    const int days = facts.policy.hotIdleDays / 2;
    Recommendation advice = advise(u"hot_idle"_s, Severity::Info, u"open_photos"_s);
    advice.monthlyAmount = saving;
    advice.text = photos(facts.hotIdle.count) % " in HOT ("_L1 % sizeText(facts.hotIdle.bytes) %
                  ") had no access for more than "_L1 % countText(days, u"day", u"days") %
                  ". In COLD they would cost "_L1 % money(facts, saving) % " less a month."_L1;
    advice.args = countArgs(facts.hotIdle);
    advice.args.insert(u"days"_s, days);
    advice.evidenceCount = facts.hotIdle.count;
    advice.evidence = hotIdleFilter(facts);
    return advice;
}

std::optional<Recommendation> coldMissing(const AdviceFacts &facts)
{
    const CountBytes hot = facts.totals.live.value(Tier::Hot);
    if (facts.coldConfigured || hot.count <= 0)
        return std::nullopt;
    Recommendation advice = advise(u"cold_missing"_s, Severity::Warning, u"configure_cold"_s);
    advice.monthlyAmount = std::max(0.0, coldSaving(facts, facts.hotIdle.bytes));
    advice.text = "COLD is not configured, so "_L1 % photos(hot.count) % " ("_L1 % sizeText(hot.bytes) %
                  ") stay in HOT for good."_L1;
    if (advice.monthlyAmount > 0)
        advice.text += " The "_L1 % groupedText(facts.hotIdle.count) % " without recent access would cost "_L1 %
                       money(facts, advice.monthlyAmount) % " less a month in COLD."_L1;
    advice.text += " Configure COLD."_L1;
    advice.args = countArgs(hot);
    advice.args.insert(u"idle_count"_s, facts.hotIdle.count);
    advice.args.insert(u"idle_bytes"_s, facts.hotIdle.bytes);
    advice.evidenceCount = facts.hotIdle.count > 0 ? facts.hotIdle.count : hot.count;
    advice.evidence = facts.hotIdle.count > 0 ? hotIdleFilter(facts) : inTier(Tier::Hot);
    return advice;
}

std::optional<Recommendation> noPayback(const AdviceFacts &facts)
{
    const double hot = facts.prices.tiers.value(Tier::Hot).gbMonth;
    const double cold = facts.prices.tiers.value(Tier::Cold).gbMonth;
    if (!facts.coldConfigured || !facts.policy.archiveEnabled || hot <= 0)
        return std::nullopt;
    if (cold < hot)
        return slowPayback(facts);
    Recommendation advice = advise(u"no_payback"_s, Severity::Warning, u"open_prices"_s);
    advice.text = "Moving photos to COLD saves nothing: a GB costs "_L1 % QString::number(cold) % u' ' %
                  facts.prices.currency % " a month there and "_L1 % QString::number(hot) %
                  " in HOT. Turn the archive rule off or correct the prices."_L1;
    advice.args = {{u"hot_price"_s, hot}, {u"cold_price"_s, cold}};
    return advice;
}

std::optional<Recommendation> coldRead(const AdviceFacts &facts)
{
    if (facts.coldRead.count <= 0)
        return std::nullopt;
    Recommendation advice = advise(u"cold_read"_s, Severity::Info, u"open_photos"_s);
    advice.text = photos(facts.coldRead.count) % " in COLD ("_L1 % sizeText(facts.coldRead.bytes) %
                  ") were read in the last "_L1 % countText(ColdReadDays, u"day", u"days") %
                  ". Reading from COLD is slower and may cost extra: bring them back to HOT."_L1;
    advice.args = countArgs(facts.coldRead);
    advice.args.insert(u"days"_s, ColdReadDays);
    advice.evidenceCount = facts.coldRead.count;
    advice.evidence = inTier(Tier::Cold);
    advice.evidence->accessedFrom = facts.now - ColdReadDays * Day;
    return advice;
}

std::optional<Recommendation> poorCompression(const AdviceFacts &facts)
{
    if (facts.poorlyCompressed.count <= 0)
        return std::nullopt;
    Recommendation advice = advise(u"poor_compression"_s, Severity::Info, u"open_photos"_s);
    advice.text = "Compression saved less than "_L1 % QString::number(PoorCompressionPercent) % " % on "_L1 %
                  photos(facts.poorlyCompressed.count) % " ("_L1 % sizeText(facts.poorlyCompressed.bytes) %
                  "). Look at them: they may be screenshots, animations or already compressed."_L1;
    advice.args = countArgs(facts.poorlyCompressed);
    advice.args.insert(u"percent"_s, PoorCompressionPercent);
    advice.monthlyAmount = meanCost(facts, facts.poorlyCompressed.bytes) / 2; // half is what compression usually saves
    advice.evidenceCount = facts.poorlyCompressed.count;
    advice.evidence.emplace().savedBelowPercent = PoorCompressionPercent;
    return advice;
}

std::optional<Recommendation> duplicates(const AdviceFacts &facts)
{
    if (facts.duplicates.count <= 0)
        return std::nullopt;
    Recommendation advice = advise(u"duplicates"_s, Severity::Info, u"trash_duplicates"_s);
    advice.monthlyAmount = meanCost(facts, facts.duplicates.bytes);
    advice.text = photos(facts.duplicates.count) %
                  (facts.duplicates.count == 1 ? " is a second copy"_L1 : " are second copies"_L1) %
                  " of a file in the same draft: "_L1 % sizeText(facts.duplicates.bytes) % ", "_L1 %
                  money(facts, advice.monthlyAmount) % " a month. Move them to the trash."_L1;
    advice.args = countArgs(facts.duplicates);
    advice.evidenceCount = facts.duplicates.count;
    advice.evidence.emplace().duplicatesOnly = true;
    return advice;
}

std::optional<Recommendation> damaged(const AdviceFacts &facts)
{
    if (facts.damaged.count <= 0)
        return std::nullopt;
    Recommendation advice = advise(u"damaged"_s, Severity::Warning, u"open_photos"_s);
    advice.text = photos(facts.damaged.count) %
                  (facts.damaged.count == 1 ? " came from a damaged file"_L1 : " came from damaged files"_L1) %
                  ". Upload a good copy or keep what could be read."_L1;
    advice.args = countArgs(facts.damaged);
    advice.evidenceCount = facts.damaged.count;
    advice.evidence.emplace().damaged = true;
    return advice;
}

std::optional<Recommendation> failedTransfers(const AdviceFacts &facts)
{
    if (facts.failedTransfers <= 0)
        return std::nullopt;
    Recommendation advice = advise(u"failed_transfers"_s, Severity::Error, u"open_transfers"_s);
    advice.text = countText(facts.failedTransfers, u"transfer has", u"transfers have") % " failed. Try again."_L1;
    advice.args = {{u"count"_s, facts.failedTransfers}};
    advice.evidenceCount = facts.failedTransfers;
    return advice;
}

std::optional<Recommendation> openMoves(const AdviceFacts &facts)
{
    if (facts.openJournal <= 0)
        return std::nullopt;
    Recommendation advice = advise(u"open_moves"_s, Severity::Warning, u"run_check"_s);
    advice.text = countText(facts.openJournal, u"move was", u"moves were") %
                  " interrupted and not finished yet. Check the storage."_L1;
    advice.args = {{u"count"_s, facts.openJournal}};
    advice.evidenceCount = facts.openJournal;
    return advice;
}

Alert alert(const QString &id, Severity severity, const QString &text, QVariantMap args)
{
    return {.id = id, .severity = severity, .text = text, .args = std::move(args)};
}

void addCostAlerts(QList<Alert> &alerts, const AdviceFacts &facts, const AlertLimits &limits)
{
    const double cost = breakdownOf(facts.totals, facts.prices).total;
    if (cost > limits.monthlyCost)
        alerts.append(alert(u"cost"_s, Severity::Warning,
                            "Storage costs "_L1 % money(facts, cost) % " a month, more than "_L1 %
                                money(facts, limits.monthlyCost) % u'.',
                            {{u"cost"_s, cost}, {u"limit"_s, limits.monthlyCost}}));
    if (!facts.cost7DaysAgo || *facts.cost7DaysAgo <= 0 || cost - *facts.cost7DaysAgo < SmallestRise)
        return;
    const double rise = 100.0 * (cost - *facts.cost7DaysAgo) / *facts.cost7DaysAgo;
    if (rise > limits.costRisePercent)
        alerts.append(alert(u"cost_rise"_s, Severity::Warning,
                            "The monthly cost rose by "_L1 % QString::number(rise, 'f', 0) % " % in 7 days, from "_L1 %
                                money(facts, *facts.cost7DaysAgo) % " to "_L1 % money(facts, cost) % u'.',
                            {{u"percent"_s, rise}, {u"from"_s, *facts.cost7DaysAgo}, {u"to"_s, cost}}));
}

void addSizeAlerts(QList<Alert> &alerts, const AdviceFacts &facts, const AlertLimits &limits)
{
    const qint64 temp = facts.totals.live.value(Tier::Temp).count;
    if (temp > limits.tempPhotos)
        alerts.append(alert(u"temp_count"_s, Severity::Warning,
                            photos(temp) % " wait in TEMP, more than "_L1 % groupedText(limits.tempPhotos) %
                                ". Run the lifecycle."_L1,
                            {{u"count"_s, temp}, {u"limit"_s, limits.tempPhotos}}));
    const qint64 hot = facts.totals.live.value(Tier::Hot).bytes;
    if (toGb(hot) > limits.hotGb)
        alerts.append(alert(u"hot_size"_s, Severity::Warning,
                            "HOT holds "_L1 % sizeText(hot) % ", more than "_L1 %
                                sizeText(qint64(limits.hotGb * BytesPerGb)) % ". Archive what is not used."_L1,
                            {{u"bytes"_s, hot}, {u"limit_gb"_s, limits.hotGb}}));
    if (facts.diskFreePercent < limits.diskFreePercent)
        alerts.append(
            alert(u"disk"_s, Severity::Error,
                  "The disk of the profile is nearly full: "_L1 % QString::number(facts.diskFreePercent, 'f', 1) %
                      " % is free. Free space or move the profile."_L1,
                  {{u"percent"_s, facts.diskFreePercent}, {u"limit"_s, limits.diskFreePercent}}));
}

} // namespace

QString severityName(Severity severity)
{
    switch (severity) {
    case Severity::Info: return u"info"_s;
    case Severity::Warning: return u"warning"_s;
    case Severity::Error: return u"error"_s;
    }
    return {};
}

QList<Recommendation> recommend(const AdviceFacts &facts)
{
    QList<Recommendation> all;
    for (const auto make : {tempBacklog, scheduleOff, soldDrafts, hotIdle, coldMissing, noPayback, coldRead,
                            poorCompression, duplicates, damaged, failedTransfers, openMoves, quotaAdvice}) {
        if (std::optional<Recommendation> advice = make(facts); advice && !facts.dismissed.contains(advice->id))
            all.append(*std::move(advice));
    }
    const QList<Recommendation> waste = wasteAdvice(facts);
    for (const Recommendation &advice : waste) {
        if (!facts.dismissed.contains(advice.id))
            all.append(advice);
    }
    std::ranges::stable_sort(all, [](const Recommendation &a, const Recommendation &b) {
        return std::tie(b.severity, b.monthlyAmount) < std::tie(a.severity, a.monthlyAmount);
    });
    return all;
}

QList<Alert> alertsFor(const AdviceFacts &facts, const AlertLimits &limits)
{
    QList<Alert> alerts;
    addCostAlerts(alerts, facts, limits);
    addSizeAlerts(alerts, facts, limits);
    if (facts.failedTransfers > 0)
        alerts.append(alert(u"failed_moves"_s, Severity::Error,
                            countText(facts.failedTransfers, u"transfer has", u"transfers have") %
                                " failed. Open the transfers and try again."_L1,
                            {{u"count"_s, facts.failedTransfers}}));
    if (facts.abusedLinks > 0)
        alerts.append(alert(u"link_abuse"_s, Severity::Warning,
                            countText(facts.abusedLinks, u"link is", u"links are") %
                                " used far more often than usual. Look at the links and revoke what was passed on."_L1,
                            {{u"count"_s, facts.abusedLinks}}));
    if (facts.missedRun)
        alerts.append(alert(u"missed_run"_s, Severity::Warning,
                            u"The last scheduled run did not happen: no console was open. Run the lifecycle now."_s,
                            {}));
    std::ranges::stable_sort(alerts, [](const Alert &a, const Alert &b) { return a.severity > b.severity; });
    return alerts;
}

} // namespace td
