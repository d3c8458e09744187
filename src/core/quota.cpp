// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/quota.h"

#include "core/texts.h"

#include <algorithm>
#include <cmath>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

tl::unexpected<Error> wrongQuota(const QString &message, const QString &where, const QString &remedy)
{
    return fail(ErrorCode::InvalidArgument, u"quota.invalid"_s, message, where, remedy);
}

/// "The quota of the user anna", as a sentence begins.
QString quotaName(const Quota &quota)
{
    switch (quota.scope) {
    case QuotaScope::User:
        return u"The quota of the user %1"_s.arg(quota.owner);
    case QuotaScope::Vendor:
        return u"The quota of the vendor %1"_s.arg(quota.owner);
    case QuotaScope::Total:
        return u"The quota of the whole catalogue"_s;
    }
    return {};
}

tl::unexpected<Error> exhausted(const QuotaStanding &standing, const QString &reason, const QString &problem,
                                const QString &remedy)
{
    const QString where =
        standing.quota.scope == QuotaScope::Total ? quotaScopeName(QuotaScope::Total) : standing.quota.owner;
    return fail(ErrorCode::ResourceExhausted, reason, QString(quotaName(standing.quota) % problem), where, remedy);
}

double shareOf(qint64 used, const std::optional<qint64> &limit)
{
    if (!limit)
        return 0;
    return *limit > 0 ? double(used) / double(*limit) : double(used > 0 ? 2 : 1);
}

QJsonValue limitOrNull(const std::optional<qint64> &number)
{
    return number ? QJsonValue(*number) : QJsonValue();
}

} // namespace

QString quotaScopeName(QuotaScope scope)
{
    switch (scope) {
    case QuotaScope::User:
        return u"user"_s;
    case QuotaScope::Vendor:
        return u"vendor"_s;
    case QuotaScope::Total:
        return u"total"_s;
    }
    return {};
}

std::optional<QuotaScope> quotaScopeFromName(QStringView name)
{
    for (const QuotaScope scope : {QuotaScope::User, QuotaScope::Vendor, QuotaScope::Total}) {
        if (name == quotaScopeName(scope))
            return scope;
    }
    return std::nullopt;
}

QuotaScope quotaScopeOf(QStringView ownerType)
{
    return ownerType == "vendor"_L1 ? QuotaScope::Vendor : QuotaScope::User;
}

QuotaLimits usualQuota()
{
    return {.maxFileBytes = 52'428'800, .maxFiles = 100, .maxBytes = 5'368'709'120};
}

Result<void> checkQuota(const Quota &quota)
{
    const bool isTotal = quota.scope == QuotaScope::Total;
    if (isTotal != quota.owner.trimmed().isEmpty())
        return wrongQuota(isTotal ? u"The quota of the whole catalogue has no owner"_s
                                  : u"A quota of a user or vendor needs a name"_s,
                          quota.owner, u"Name a user or a vendor, or set the total."_s);
    if (quota.limits.isEmpty())
        return wrongQuota(u"A quota without a limit bounds nothing"_s, quota.owner,
                          u"Give at least one limit, or switch the quota off."_s);
    for (const auto &limit : {quota.limits.maxFileBytes, quota.limits.maxFiles, quota.limits.maxBytes}) {
        if (limit && *limit < 0)
            return wrongQuota(u"A limit cannot be below 0"_s, quota.owner, u"Give 0 or more."_s);
    }
    return {};
}

double quotaShare(const QuotaStanding &standing)
{
    const QuotaUse &use = standing.use;
    return std::max(shareOf(use.files + use.reservedFiles, standing.quota.limits.maxFiles),
                    shareOf(use.bytes + use.reservedBytes, standing.quota.limits.maxBytes));
}

Result<void> checkClaim(const QuotaStanding &standing, const QuotaClaim &claim)
{
    const QuotaLimits &limits = standing.quota.limits;
    const QuotaUse &use = standing.use;
    if (limits.maxFileBytes && claim.fileBytes > *limits.maxFileBytes)
        return exhausted(standing, u"quota.file_size"_s,
                         u" allows files of up to %1; this one has %2"_s.arg(sizeText(*limits.maxFileBytes),
                                                                             sizeText(claim.fileBytes)),
                         u"Make the file smaller, or raise the limit: tierdeck-cli quota set --max-file BYTES"_s);
    const qint64 files = use.files + use.reservedFiles;
    if (limits.maxFiles && files + claim.files > *limits.maxFiles)
        return exhausted(standing, u"quota.files"_s,
                         u" is full: %1 of %2 are used"_s.arg(groupedText(files),
                                                              countText(*limits.maxFiles, u"photo"_s, u"photos"_s)),
                         u"Delete photos for good (`photos delete ID --now`), or raise the limit: tierdeck-cli quota "
                         "set --max-files N"_s);
    const qint64 bytes = use.bytes + use.reservedBytes;
    if (limits.maxBytes && bytes + claim.bytes > *limits.maxBytes)
        return exhausted(standing, u"quota.bytes"_s,
                         u" is full: %1 of %2 are used, and %3 more are needed"_s.arg(
                             sizeText(bytes), sizeText(*limits.maxBytes), sizeText(claim.bytes)),
                         u"Delete photos for good (`photos delete ID --now`), or raise the limit: tierdeck-cli quota "
                         "set --max-total BYTES"_s);
    return {};
}

QJsonObject quotaToJson(const QuotaStanding &standing)
{
    const QuotaLimits &limits = standing.quota.limits;
    const bool isTotal = standing.quota.scope == QuotaScope::Total;
    return {{u"quota_type"_s, quotaScopeName(standing.quota.scope)},
            {u"owner"_s, isTotal ? QJsonValue() : QJsonValue(standing.quota.owner)},
            {u"own"_s, standing.isOwn},
            {u"max_file_size"_s, limitOrNull(limits.maxFileBytes)},
            {u"max_files"_s, limitOrNull(limits.maxFiles)},
            {u"max_total_size"_s, limitOrNull(limits.maxBytes)},
            {u"current_file_count"_s, standing.use.files},
            {u"current_total_size"_s, standing.use.bytes},
            {u"reserved_files"_s, standing.use.reservedFiles},
            {u"reserved_bytes"_s, standing.use.reservedBytes},
            {u"used_percent"_s, std::round(quotaShare(standing) * 1000) / 10}};
}

} // namespace td
