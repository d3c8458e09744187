// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/quotaadvice.h"

#include "core/texts.h"

namespace td
{

using namespace Qt::StringLiterals;

std::optional<Recommendation> quotaAdvice(const AdviceFacts &facts)
{
    if (facts.fullQuotas.isEmpty())
        return std::nullopt;
    const QuotaStanding &fullest = facts.fullQuotas.first();
    const bool isFull = quotaShare(fullest) >= 1;
    const qint64 count = facts.fullQuotas.size();
    const QString owner = fullest.quota.scope == QuotaScope::Total ? u"the whole catalogue"_s : fullest.quota.owner;
    Recommendation advice;
    advice.id = u"quota_full"_s;
    advice.severity = isFull ? Severity::Error : Severity::Warning;
    advice.action = u"open_quotas"_s;
    advice.text = countText(count, u"quota is", u"quotas are") % " nearly full; that of "_L1 % owner %
                  " is used to "_L1 % QString::number(quotaShare(fullest) * 100, 'f', 0) %
                  " %. Raise it, or delete photos for good, before uploads are refused."_L1;
    advice.args = {{u"count"_s, count},
                   {u"owner"_s, owner},
                   {u"scope"_s, quotaScopeName(fullest.quota.scope)},
                   {u"percent"_s, quotaShare(fullest) * 100}};
    advice.evidenceCount = count;
    for (const QuotaStanding &standing : facts.fullQuotas)
        advice.evidenceIds.append(standing.quota.owner);
    return advice;
}

} // namespace td
