// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/layeredsettings.h"

#include <QDir>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

const QString BackupGroup = u"backup."_s;

QString backupSetting(const QString &field)
{
    return QString(BackupGroup + field);
}

/// The setting or variable that binds backups to a bucket; empty when they go to a folder.
QString backupsBoundBy(const LayeredSettings &layers)
{
    const QString provider = backupSetting(u"provider"_s), bucket = backupSetting(u"bucket"_s);
    if (layers.isGiven(provider))
        return layers.value(provider) == "folder"_L1 ? QString() : layers.names.value(provider);
    return layers.value(bucket).isEmpty() ? QString() : layers.names.value(bucket);
}

std::optional<RemoteBinding> backupBucket(LayeredSettings &layers, const QString &by, SettingProblems &problems)
{
    static const QString passphrase = u"passphrase"_s;
    TierFields fields;
    fields.group = u"backup"_s;
    fields.boundBy = by;
    for (auto it = layers.values.cbegin(); it != layers.values.cend(); ++it) {
        const QString field = it.key().mid(BackupGroup.size());
        const bool counts = field == "provider"_L1 ? layers.isGiven(it.key()) : !it->value.isEmpty();
        if (it.key().startsWith(BackupGroup) && !isSecretSetting(it.key()) && counts)
            fields.values.insert(field, it->value);
    }
    for (auto it = layers.secrets.cbegin(); it != layers.secrets.cend(); ++it) {
        if (it.key().startsWith(BackupGroup) && it.key() != backupSetting(passphrase))
            fields.secrets.insert(it.key().mid(BackupGroup.size()), *it);
    }
    const bool byEnvironment = by.startsWith("TIERDECK_"_L1);
    fields.nameOf = [&layers, byEnvironment](const QString &field) -> QString {
        if (field.contains(u'.'))
            return {};
        const QString key = backupSetting(field);
        if (layers.isGiven(key))
            return layers.names.value(key);
        return byEnvironment ? environmentName(key) : key;
    };
    SettingValue &shown = layers.values[backupSetting(u"provider"_s)];
    if (shown.source == "default"_L1)
        shown = {.key = shown.key,
                 .value = providerOf(fields).id,
                 .source = layers.values.value(backupSetting(u"bucket"_s)).source};
    return remoteBinding(fields, problems);
}

} // namespace

void bindBackups(LayeredSettings &layers, Settings &settings, SettingProblems &problems)
{
    BackupBinding &backup = settings.backup;
    const QString folder = layers.value(backupSetting(u"folder"_s));
    backup.isOwnFolder = folder.isEmpty();
    backup.folder = folder.isEmpty() ? settings.paths.backups : QDir::cleanPath(folder);
    backup.passphrase = layers.secrets.value(backupSetting(u"passphrase"_s));
    if (const QString by = backupsBoundBy(layers); !by.isEmpty())
        backup.remote = backupBucket(layers, by, problems);
}

Result<void> completeBackups(BackupBinding &backup, const SecretStore &secrets)
{
    if (backup.passphrase.isEmpty()) {
        auto kept = secrets.find(backupSetting(u"passphrase"_s));
        // A keyring that does not open may hold it, and then nothing may be written that is not encrypted. Where there
        // is none at all, no passphrase can be in it.
        if (!kept && kept.error().reason != "config.keyring_unavailable"_L1)
            return fail(kept.error());
        if (kept && *kept)
            backup.passphrase = **std::move(kept);
    }
    if (!backup.remote || backup.remote->missingSecret.isEmpty())
        return {};
    const QString key = backup.remote->missingSecret;
    auto found = secrets.find(key);
    if (!found || !*found)
        return fail(Error{.code = ErrorCode::FailedPrecondition,
                          .reason = u"config.secret_missing"_s,
                          .message = u"%1 is missing: it is neither in the environment nor in the keyring%2"_s.arg(
                              key, found ? QString() : u" (%1)"_s.arg(found.error().message)),
                          .where = key,
                          .remedy = u"Store it with `tierdeck-cli config set %1 -`. %2"_s.arg(key, withoutKeyring(key)),
                          .detail = found ? QString() : found.error().detail});
    S3Config &config = backup.remote->config;
    (key.endsWith(".service_account"_L1) ? config.serviceAccount : config.secret) = **std::move(found);
    backup.remote->missingSecret.clear();
    return {};
}

} // namespace td
