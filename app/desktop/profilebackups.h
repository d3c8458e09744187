// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/container.h"
#include "ui/backupdesk.h"

namespace td
{

/// The backups of an opened profile, at the place that its settings name now.
class ProfileBackups final : public BackupDesk
{
public:
    /// `source` is what the profile was opened with; `keyring` may be null.
    ProfileBackups(SettingsSource source, Container &container, std::shared_ptr<Keyring> keyring);

    [[nodiscard]] Result<BackupWhere> where() override;
    [[nodiscard]] Result<void> setFolder(const QString &folder) override;
    [[nodiscard]] std::shared_ptr<TierPlaces> buckets() override;
    [[nodiscard]] Result<void> setPassphrase(const Secret &passphrase) override;
    [[nodiscard]] Result<BackupPlace> place() override;
    [[nodiscard]] Result<BackupRestored> restore(const QString &name, const QString &folder, const ProgressFn &progress,
                                                 std::stop_token stop) override;
    [[nodiscard]] Result<void> takeOver(std::stop_token stop) override;

private:
    [[nodiscard]] Result<Settings> load() const;

    const SettingsSource m_source;
    Container &m_container;
    const std::shared_ptr<Keyring> m_keyring;
};

} // namespace td
