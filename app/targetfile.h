// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/settings.h"

namespace td
{

/// Where `provider copy` copies a tier to: a JSON file with the fields of hot.* (provider, bucket, endpoint, account,
/// region, key_id, addressing, storage_class, ca_file, proxy, cdn_domain, parallel) and no secret.
struct TargetFile {
    Tier tier = Tier::Hot;
    QMap<QString, QString> values; ///< by field, without "hot."
    RemoteBinding binding;
};

/// Gives the command line the secret of the key to a target.
inline const QString TargetSecret = QStringLiteral("target.secret");

/// The entry of the keyring where the secret of a tier's move under way waits.
[[nodiscard]] QString targetSecretOf(Tier tier);

/// FailedPrecondition "config.invalid" for a file that is no such JSON, has an unknown or wrong field, or names a
/// secret, which is said without repeating it. The binding waits for its secret.
[[nodiscard]] Result<TargetFile> readTargetFile(const QString &path, Tier tier);

/// The same from fields; `where` is who gave them.
[[nodiscard]] Result<TargetFile> targetOfFields(Tier tier, const QMap<QString, QString> &values, const QString &where);

/// The settings of the profile that bind the tier to the target, for writeProfileSettings(): what its old place needed
/// is removed, and COLD stays what it is where only HOT being on this computer had made it so.
[[nodiscard]] QMap<QString, QString> settingsForTarget(const TargetFile &target, const Settings &now);

/// The variables and service credentials that say where the tier lies now; empty when the profile's settings do.
[[nodiscard]] QStringList foreignBindings(const SettingsSource &source, const Settings &now, Tier tier);

} // namespace td
