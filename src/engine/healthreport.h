// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/healthitem.h"
#include "engine/backup/backupplace.h"
#include "engine/health.h"
#include "engine/rules.h"

namespace td
{

/// A folder whose disk must not be full.
struct WatchedDisk {
    QString name; ///< "profile", "temp", "hot", "cold", "backup"
    QString folder;
};

/// What is looked at beside the parts of the engine; made by the composition root.
struct HealthPlaces {
    QString catalogue; ///< for people
    QList<WatchedDisk> disks;
    std::function<std::pair<qint64, qint64>(const QString &folder)> space; ///< free and total bytes; {0, 0}: unknown
    /// Blocks; may ask the keyring. Unset: there are no backups here.
    std::function<Result<BackupPlace>()> backups;
    bool backupsAreOnProfileDisk = false; ///< lost together with what they are backups of
};

/// Looks at everything that the program depends on, and keeps what it found in the catalogue. Blocking; any worker
/// thread.
class HealthReport
{
public:
    HealthReport(const EngineParts &parts, const Rules &rules, const StoreHealth &stores, HealthPlaces places);

    /// Looks at everything, which reads the whole catalogue and tries out every store, and records it. What was not
    /// looked at because of `stop` is left out.
    [[nodiscard]] QList<HealthItem> look(const ProgressFn &progress, std::stop_token stop) const;
    /// What costs nothing is looked at now, without being recorded; the rest is as it was recorded, or left out.
    [[nodiscard]] QList<HealthItem> known() const;

private:
    [[nodiscard]] HealthItem catalogueItem() const;
    [[nodiscard]] HealthItem tierItem(Tier tier, const std::stop_token &stop) const;
    [[nodiscard]] HealthItem backupPlaceItem(const std::stop_token &stop) const;
    [[nodiscard]] QList<HealthItem> cheapItems() const;
    [[nodiscard]] QList<HealthItem> diskItems() const;
    [[nodiscard]] HealthItem diskItem(const WatchedDisk &disk, double leastPercent) const;
    /// A store that does not answer now, whatever was found when it was tried out.
    void tellSilence(HealthItem &item) const;
    [[nodiscard]] QString rowName(const QString &name) const;

    const EngineParts &m_parts;
    const Rules &m_rules;
    const StoreHealth &m_stores;
    const HealthPlaces m_places;
};

} // namespace td
