// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/localrules.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

constexpr qint64 MostLocalBytes = 1'000'000'000'000'000;

tl::unexpected<Error> wrongLocalValue(const QString &key, const QString &value, const QString &remedy)
{
    return fail(ErrorCode::InvalidArgument, u"setting.invalid"_s, u"\"%1\" is no value for %2"_s.arg(value, key), key,
                remedy);
}

/// A photo with a whole copy in a tier, or one that nobody knows any more.
bool mayGoFromHere(const EngineParts &parts, const LocalCopies::Entry &entry)
{
    const Result<QList<Copy>> copies = parts.catalogue.copies().ofPhoto(entry.photoId);
    if (!copies)
        return false;
    return copies->isEmpty() || std::ranges::any_of(*copies, [&](const Copy &copy) {
               return copy.sha256 == entry.sha256 && copy.state == CopyState::Verified && parts.stores.has(copy.tier);
           });
}

} // namespace

QString localPolicyName(LocalPolicy policy)
{
    switch (policy) {
    case LocalPolicy::Keep:
        return u"keep"_s;
    case LocalPolicy::Cache:
        return u"cache"_s;
    case LocalPolicy::None:
        return u"none"_s;
    }
    return {};
}

qint64 localRoom(const LocalRules &rules)
{
    return rules.limitBytes - rules.limitBytes / 20;
}

SettingList localValues(const LocalRules &rules)
{
    return {{u"local.policy"_s, localPolicyName(rules.policy)},
            {u"local.limit_bytes"_s, QString::number(rules.limitBytes)}};
}

Result<void> setLocalValue(LocalRules &rules, const QString &key, const QString &value)
{
    if (key == "local.policy"_L1) {
        for (const LocalPolicy policy : {LocalPolicy::Keep, LocalPolicy::Cache, LocalPolicy::None}) {
            if (value.toLower() == localPolicyName(policy)) {
                rules.policy = policy;
                return {};
            }
        }
        return wrongLocalValue(key, value, u"Give keep, cache or none"_s);
    }
    if (key != "local.limit_bytes"_L1)
        return fail(ErrorCode::InvalidArgument, u"setting.unknown"_s, u"There is no setting %1"_s.arg(key), key,
                    u"List the settings with: tierdeck-cli config show"_s);
    bool isNumber = false;
    const qint64 bytes = value.toLongLong(&isNumber);
    if (!isNumber || bytes < 0 || bytes > MostLocalBytes)
        return wrongLocalValue(key, value, u"Give a whole number from 0 to %1"_s.arg(MostLocalBytes));
    rules.limitBytes = bytes;
    return {};
}

Result<LocalRules> localRules(const Rules &rules)
{
    TD_ASSIGN(const QList<Rules::Value> all, rules.all());
    LocalRules found;
    for (const Rules::Value &value : all) {
        if (value.key.startsWith("local."_L1))
            TD_TRY(setLocalValue(found, value.key, value.value));
    }
    return found;
}

bool keepsEverythingHere(const Rules &rules)
{
    const Result<LocalRules> local = localRules(rules);
    return local && local->policy == LocalPolicy::Keep;
}

void keepLocally(const EngineParts &parts, const Rules &rules, const Copy &copy, const QByteArray &bytes)
{
    if (!parts.localCopies)
        return;
    const Result<LocalRules> local = localRules(rules);
    if (!local || local->policy == LocalPolicy::None)
        return;
    if (local->policy == LocalPolicy::Cache && bytes.size() > local->limitBytes)
        return;
    std::ignore = parts.localCopies->keep(copy.photoId, copy.sha256, bytes);
    if (parts.localCopies->keptSinceTrim() > local->limitBytes - localRoom(*local))
        std::ignore = trimLocalCopies(parts, *local);
}

LocalCopies::Evicted trimLocalCopies(const EngineParts &parts, const LocalRules &rules)
{
    if (!parts.localCopies || rules.policy == LocalPolicy::Keep)
        return {};
    const qint64 limit = rules.policy == LocalPolicy::None ? 0 : localRoom(rules);
    return parts.localCopies->trim(limit, [&](const LocalCopies::Entry &entry) { return mayGoFromHere(parts, entry); });
}

void forgetLocalCopies(const EngineParts &parts, const QList<Copy> &copies)
{
    if (!parts.localCopies)
        return;
    for (const Copy &copy : copies)
        parts.localCopies->forget(copy.photoId, copy.sha256);
}

} // namespace td
