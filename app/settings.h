// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/storagetemplate.h"

#include <QMap>
#include <QProcessEnvironment>
#include <QStringList>

namespace td
{

/// Where everything of one console lies.
struct ProfilePaths {
    QString root;         ///< absolute; catalog.db, temp/, hot/, cold/
    QString settingsFile; ///< settings.json
    QString catalogue;    ///< catalog.db
    QString cache;
    QString backups;
    QString logs;
};

/// A folder that holds a tier, or nothing.
struct TierBinding {
    bool enabled = true;
    QString folder; ///< absolute root of the store; keys start with the tier's name
};

/// One setting as `config show` lists it.
struct SettingValue {
    QString key;
    QString value;
    QString source; ///< "command line", "environment", "profile", "default"
};

/// The profile's own settings after command line, environment, settings.json and defaults: valid as a whole.
struct Settings {
    ProfilePaths paths;
    TierBinding temp, hot, cold;
    QString masterTemplate = DefaultMasterTemplate;
    QString variantTemplate = DefaultVariantTemplate;
    int workers = 0; ///< 0 = one a core
    QString logLevel = QStringLiteral("info");
    QMap<QString, QString>
        shared;                 ///< lifecycle.*, image.*... from environment and command line; win over the catalogue
    QList<SettingValue> values; ///< every profile setting, in a fixed order
};

/// What settings are made from. Nothing else is read.
struct SettingsSource {
    QString profile; ///< --profile; empty: the default places
    QMap<QString, QString> commandLine;
    QProcessEnvironment environment;
};

/// All problems at once, each with its remedy; `where` names the variable, key or file.
using SettingProblems = QList<Error>;

/// Reads settings.json, never writes. Does not touch the folders it names.
[[nodiscard]] tl::expected<Settings, SettingProblems> loadSettings(const SettingsSource &source);
/// One Error that says all of `problems`; reason "config.invalid".
[[nodiscard]] Error joined(const SettingProblems &problems);

[[nodiscard]] ProfilePaths profilePaths(const SettingsSource &source);
/// The settings a profile can hold, in the order of `config show`.
[[nodiscard]] QStringList profileSettingKeys();
/// True for the names of remote storage (hot.bucket, cold.key_id...), which this version does not have.
[[nodiscard]] bool isRemoteSetting(const QString &key);
/// True for names whose values must never be written to a file or an argument.
[[nodiscard]] bool isSecretSetting(const QString &key);
/// "lifecycle.temp_hours" -> "TIERDECK_LIFECYCLE_TEMP_HOURS".
[[nodiscard]] QString environmentName(const QString &key);

/// Checks one value and writes it into settings.json (atomically, 0600); an empty value removes the key. Works on a
/// profile whose other settings are wrong.
[[nodiscard]] Result<void> writeProfileSetting(const SettingsSource &source, const QString &key, const QString &value);

/// The nearest of `known` to `text` by edit distance; empty when none is near.
[[nodiscard]] QString nearest(const QString &text, const QStringList &known);

} // namespace td
