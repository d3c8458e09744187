// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/healthplaces.h"

#include "app/backuptarget.h"
#include "app/diskspace.h"

#include <QFile>
#include <QFileInfo>

#include <sys/stat.h>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

/// The disk that a folder lies on; nothing when it is not there.
std::optional<dev_t> diskOf(const QString &folder)
{
    struct stat status = {};
    if (::stat(QFile::encodeName(folder).constData(), &status) != 0)
        return std::nullopt;
    return status.st_dev;
}

/// As above; of a folder that is still to be made, the disk where it will be.
std::optional<dev_t> futureDiskOf(const QString &folder)
{
    for (QString path = QFileInfo(folder).absoluteFilePath();; path = QFileInfo(path).path()) {
        const auto disk = diskOf(path);
        if (disk || path == QFileInfo(path).path())
            return disk;
    }
}

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
    QList<dev_t> known;
    for (const WatchedDisk &disk : wanted) {
        const std::optional<dev_t> device = diskOf(disk.folder);
        // a folder that is not there is told by its tier or by the backups
        if (!device || known.contains(*device))
            continue;
        known.append(*device);
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
    places.space = diskSpaceOf;
    places.backups = [&container, keyring = std::move(keyring)] { return backupPlaceOf(container, keyring()); };
    places.backupsAreOnProfileDisk =
        !settings.backup.remote && futureDiskOf(settings.backup.folder) == futureDiskOf(settings.paths.root);
    return places;
}

} // namespace td
