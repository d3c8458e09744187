// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/remotebinding.h"
#include "app/secretstore.h"
#include "app/settingkeys.h"
#include "catalog/postgressettings.h"
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

/// A folder or a bucket that holds a tier, or nothing.
struct TierBinding {
    bool enabled = true;
    QString folder;                      ///< absolute root of the store; keys start with the tier's name
    std::optional<RemoteBinding> remote; ///< set: `folder` is not used
};

/// Where backups go.
struct BackupBinding {
    QString folder; ///< absolute; the backups folder of the profile unless another one is chosen
    bool isOwnFolder = true;
    std::optional<RemoteBinding> remote; ///< set: `folder` is not used
    Secret passphrase;                   ///< empty: not encrypted, or only the keyring knows it
};

/// What leads photos out of the house: a CDN, the HTTP service, a messenger.
struct SharingBinding {
    QString cdnDomain;  ///< empty: none
    QString serviceUrl; ///< where the HTTP service is reached; empty: nowhere
    QString telegramUrl;
    QString telegramAdmin; ///< the chat that is meant when none is named; may be empty
    Secret linkSecret;     ///< both empty when only the keyring may know them
    Secret telegramToken;
};

/// One setting as `config show` lists it; of a secret only whether it is there ("set", "not set").
struct SettingValue {
    QString key;
    QString value;
    QString source; ///< "command line", "environment", "credentials", "keyring", "profile", "default"
};

/// The profile's own settings after command line, environment, settings.json and defaults: valid as a whole.
struct Settings {
    ProfilePaths paths;
    TierBinding temp, hot, cold;
    BackupBinding backup;
    SharingBinding sharing;
    std::optional<PostgresSettings> postgres; ///< unset: the SQLite catalogue of the profile
    QString masterTemplate = DefaultMasterTemplate;
    QString variantTemplate = DefaultVariantTemplate;
    int workers = 0; ///< 0 = one a core
    QString logLevel = QStringLiteral("info"); ///< logLevelsFrom()
    qint64 logMaxBytes = 5'000'000;            ///< of one file of the log
    int logKept = 4;                           ///< older files of the log
    QMap<QString, QString>
        shared;                 ///< lifecycle.*, image.*... from environment and command line; win over the catalogue
    QList<SettingValue> values; ///< every profile setting, in a fixed order
};

/// What settings are made from: these, settings.json, the files of $CREDENTIALS_DIRECTORY and gcp.credentials. Nothing
/// else is read.
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
/// Whether something is missing that only the keyring can know.
[[nodiscard]] bool needsKeyring(const Settings &settings);
/// Fills in the secrets that only the keyring can know. Blocks. "config.secret_missing" says how to give one.
[[nodiscard]] Result<void> completeFromKeyring(Settings &settings, const SecretStore &secrets);

/// The same for backups, which nothing else waits for: the key of their bucket, and the passphrase where there is one.
[[nodiscard]] Result<void> completeBackups(BackupBinding &backup, const SecretStore &secrets);

/// Checks the values and writes them into settings.json together (atomically, 0600); an empty value removes the key.
/// Works on a profile whose other settings are wrong. Secrets are refused.
[[nodiscard]] Result<void> writeProfileSettings(const SettingsSource &source, const QMap<QString, QString> &values);
[[nodiscard]] Result<void> writeProfileSetting(const SettingsSource &source, const QString &key, const QString &value);

/// The nearest of `known` to `text` by edit distance; empty when none is near.
[[nodiscard]] QString nearest(const QString &text, const QStringList &known);

} // namespace td
