// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/localcopies.h"
#include "engine/rules.h"
#include "engine/settingvalues.h"

namespace td
{

/// What stays on this computer of photos that lie at providers (CHECKLIST C27).
enum class LocalPolicy {
    Keep,  ///< every photo
    Cache, ///< the most recently used, up to a limit
    None
};
struct LocalRules {
    LocalPolicy policy = LocalPolicy::Cache;
    qint64 limitBytes = 1'000'000'000; ///< of Cache
};
[[nodiscard]] QString localPolicyName(LocalPolicy policy); ///< "keep", "cache", "none"
/// What is filled of the limit: looking for what may go costs a walk over all of it, so some is kept free.
[[nodiscard]] qint64 localRoom(const LocalRules &rules);

[[nodiscard]] SettingList localValues(const LocalRules &rules);
[[nodiscard]] Result<void> setLocalValue(LocalRules &rules, const QString &key, const QString &value);
[[nodiscard]] Result<LocalRules> localRules(const Rules &rules);

/// The policy is Keep: a photo is kept here before it goes to a provider.
[[nodiscard]] bool keepsEverythingHere(const Rules &rules);
/// Keeps what was just read from a provider, as far as the rules want it, and makes room for it. A failure is no
/// failure of the reading: it is told to nobody.
void keepLocally(const EngineParts &parts, const Rules &rules, const Copy &copy, const QByteArray &bytes);
/// Brings what lies here under the limit, or to nothing. Never removes what may be the only whole copy.
[[nodiscard]] LocalCopies::Evicted trimLocalCopies(const EngineParts &parts, const LocalRules &rules);
/// After its objects are gone, nothing of a photo stays here.
void forgetLocalCopies(const EngineParts &parts, const QList<Copy> &copies);

} // namespace td
