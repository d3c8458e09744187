// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/healthplaces.h"

#include "app/backuptarget.h"

#include <QStorageInfo>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

/// The folders of a profile, one for each disk.
QList<WatchedDisk> disksOf(const Settings &settings)
{
    QList<WatchedDisk> wanted{{u"profile"_s, settings.paths.root}};
    const auto add = [&wanted](const QString &name, const TierBinding &binding) {
        if (binding.enabled && !binding.remote)
            wanted.append({name, binding.folder});
    };
    add(u"temp"_s, settings.temp);
    add(u"hot"_s, settings.hot);
    add(u"cold"_s, settings.cold);
    if (!settings.backup.remote)
        wanted.append({u"backup"_s, settings.backup.folder});
    QList<WatchedDisk> disks;
    QList<QByteArray> devices;
    for (const WatchedDisk &disk : wanted) {
        const QByteArray device = QStorageInfo(disk.folder).device();
        // a folder that is not there is told by its tier or by the backups
        if (device.isEmpty() || devices.contains(device))
            continue;
        devices.append(device);
        disks.append(disk);
    }
    return disks;
}

} // namespace

HealthPlaces healthPlacesOf(Container &container, std::function<std::shared_ptr<Keyring>()> keyring)
{
    const Settings &settings = container.settings();
    HealthPlaces places;
    places.catalogue = settings.postgres ? settings.postgres->displayName() : settings.paths.catalogue;
    places.disks = disksOf(settings);
    places.space = [](const QString &folder) {
        const QStorageInfo storage(folder);
        return storage.isValid() ? std::pair(storage.bytesAvailable(), storage.bytesTotal())
                                 : std::pair<qint64, qint64>(0, 0);
    };
    places.backups = [&container, keyring = std::move(keyring)] { return backupPlaceOf(container, keyring()); };
    places.backupsAreOnProfileDisk = !settings.backup.remote && QStorageInfo(settings.backup.folder).device() ==
                                                                    QStorageInfo(settings.paths.root).device();
    return places;
}

} // namespace td
