// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/tier.h"

#include <QStringList>

#include <optional>

namespace td
{

/// One setting that a profile can hold.
struct KnownSetting {
    QString key;
    QString fallback;
};

/// In the order of `config show`.
[[nodiscard]] const QList<KnownSetting> &knownSettings();
[[nodiscard]] QStringList profileSettingKeys();
/// True for names whose values must never be written to a file or an argument.
[[nodiscard]] bool isSecretSetting(const QString &key);
/// "hot", "endpoint" of "hot.endpoint"; the tier is unset for settings of no tier.
[[nodiscard]] std::optional<Tier> tierOfSetting(const QString &key);
/// "hot.endpoint" of HOT and "endpoint"; a whole key stays as it is.
[[nodiscard]] QString settingOf(Tier tier, const QString &field);
/// "lifecycle.temp_hours" -> "TIERDECK_LIFECYCLE_TEMP_HOURS".
[[nodiscard]] QString environmentName(const QString &key);
/// The variables of other programs that also say this setting, wherever they say the same for every tier and provider
/// (PGHOST); those of a provider are in providervariables.h.
[[nodiscard]] QStringList aliasesOf(const QString &key);

/// What is wrong with one value alone; `where` is what the message names it by. Secrets are not repeated.
[[nodiscard]] std::optional<Error> checkSettingValue(const QString &key, const QString &value, const QString &where);
/// FailedPrecondition "config.invalid".
[[nodiscard]] Error settingProblem(const QString &where, const QString &message, const QString &remedy);

} // namespace td
