// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/rules.h"
#include "engine/settingvalues.h"

namespace td
{

/// When backups are made, of what, and how long they are kept. In the catalogue; where they go is in the profile.
struct BackupRules {
    std::optional<bool> enabled; ///< unset: as the schedule of the lifecycle
    QTime time{2, 0};            ///< in schedule.zone
    int keepDays = 365;
    int level = 6;      ///< of gzip
    QList<Tier> photos; ///< tiers whose photos are backed up as well
    int drillDays = 30; ///< a backup is restored for trial that often; 0: never
};

[[nodiscard]] SettingList backupValues(const BackupRules &rules);
[[nodiscard]] Result<void> setBackupValue(BackupRules &rules, const QString &key, const QString &value);
[[nodiscard]] Result<BackupRules> backupRules(const Rules &rules);
/// When backups are made, as the schedule of the lifecycle says such things.
[[nodiscard]] Result<Rules::Schedule> backupSchedule(const Rules &rules);

} // namespace td
