// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wasteadvice.h"

#include "core/texts.h"

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

constexpr double MonthDays = 30;

struct WasteSum {
    CountBytes what;
    double cost = 0;
};

WasteSum sumWaste(const AdviceFacts &facts, CountBytes TierWaste::*part)
{
    WasteSum sum;
    for (auto tier = facts.waste.cbegin(); tier != facts.waste.cend(); ++tier) {
        const CountBytes one = (*tier).*part;
        sum.what.add(one.count, one.bytes);
        sum.cost += storageCost(facts.prices, tier.key(), one.bytes);
    }
    return sum;
}

std::optional<Recommendation> wasted(const AdviceFacts &facts, const QString &id, CountBytes TierWaste::*part,
                                     const QString &one, const QString &many, const QString &which)
{
    const WasteSum sum = sumWaste(facts, part);
    if (sum.what.count <= 0)
        return std::nullopt;
    Recommendation advice;
    advice.id = id;
    advice.severity = Severity::Warning;
    advice.action = u"audit_hidden"_s;
    advice.monthlyAmount = sum.cost;
    advice.text = countText(sum.what.count, one, many) % " ("_L1 % sizeText(sum.what.bytes) % ", "_L1 %
                  moneyText(sum.cost, facts.prices.currency) % " a month) "_L1 % which;
    advice.args = {{u"count"_s, sum.what.count}, {u"bytes"_s, sum.what.bytes}};
    advice.evidenceCount = sum.what.count;
    return advice;
}

std::optional<Recommendation> notAudited(const AdviceFacts &facts)
{
    const bool isRecent = facts.checkedAt && facts.now - *facts.checkedAt < CheckEveryDays * Day;
    const qint64 count = facts.totals.liveSum().count;
    if (!facts.hasRemoteTier || isRecent || count <= 0)
        return std::nullopt;
    Recommendation advice;
    advice.id = u"not_audited"_s;
    advice.action = u"audit_hidden"_s;
    advice.text = (facts.checkedAt ? QString("The tiers were last checked on "_L1 % dateText(*facts.checkedAt))
                                   : u"The tiers were never checked"_s) %
                  ": old versions, unfinished uploads and unknown objects may be billed. Run a check."_L1;
    if (facts.checkedAt)
        advice.args.insert(u"checked_at"_s, toIso(*facts.checkedAt));
    return advice;
}

std::optional<Recommendation> unprotected(const AdviceFacts &facts)
{
    if (facts.unprotected.count <= 0)
        return std::nullopt;
    Recommendation advice;
    advice.id = u"unprotected"_s;
    advice.severity = Severity::Warning;
    advice.action = u"protect"_s;
    advice.text = countText(facts.unprotected.count, u"photo has", u"photos have") %
                  " one copy, on this computer ("_L1 % sizeText(facts.unprotected.bytes) %
                  "): a broken disk takes them. Back up their tiers, or connect a provider."_L1;
    advice.args = {{u"count"_s, facts.unprotected.count}, {u"bytes"_s, facts.unprotected.bytes}};
    advice.evidenceCount = facts.unprotected.count;
    advice.evidence.emplace().uploadedBefore = facts.now - ProtectAfterHours * Hour;
    advice.evidence->tier = facts.unprotectedTier;
    return advice;
}

} // namespace

std::optional<Recommendation> slowPayback(const AdviceFacts &facts)
{
    if (!facts.archive || !facts.policy.coldEnabled)
        return std::nullopt;
    const double livesDays = facts.policy.coldDays;
    const std::optional<double> months = facts.archive->months;
    if (months && *months * MonthDays < livesDays)
        return std::nullopt;
    Recommendation advice;
    advice.id = u"slow_payback"_s;
    advice.severity = Severity::Warning;
    advice.action = u"open_costs_moves"_s;
    advice.text =
        months ? QString("A move to COLD is paid back after "_L1 %
                         countText(qint64(*months * MonthDays), u"day", u"days") % ", but photos stay there for "_L1 %
                         countText(facts.policy.coldDays, u"day", u"days") % " only. Keep them in HOT."_L1)
               : u"A move to COLD is never paid back at these prices. Keep photos in HOT."_s;
    advice.args = {{u"days"_s, months ? qint64(*months * MonthDays) : -1}, {u"lives"_s, facts.policy.coldDays}};
    return advice;
}

QList<Recommendation> wasteAdvice(const AdviceFacts &facts)
{
    QList<Recommendation> found;
    const auto add = [&found](std::optional<Recommendation> advice) {
        if (advice)
            found.append(*std::move(advice));
    };
    add(wasted(facts, u"hidden_versions"_s, &TierWaste::hidden, u"old version"_s, u"old versions"_s,
               u"that no listing shows are billed. Remove what no photo needs."_s));
    add(wasted(facts, u"unfinished_uploads"_s, &TierWaste::unfinished, u"upload"_s, u"uploads"_s,
               u"that were begun and never finished are billed. Cancel them."_s));
    add(wasted(facts, u"orphans"_s, &TierWaste::orphans, u"object"_s, u"objects"_s,
               u"that the catalogue does not know are billed. Set them aside."_s));
    add(notAudited(facts));
    add(unprotected(facts));
    return found;
}

} // namespace td
