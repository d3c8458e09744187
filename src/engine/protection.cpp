// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/protection.h"

#include "engine/backup/backupplace.h"
#include "engine/backup/backuprules.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

constexpr qsizetype CountedAtOnce = 500;

struct HeldHere {
    qint64 backed = 0;   ///< local copies of photos that the last backup holds too
    qint64 unbacked = 0; ///< of others
};

bool isBackedUp(const Photo &photo, const std::optional<Instant> &backedUp, const QList<Tier> &tiers)
{
    return backedUp && photo.uploadDate < *backedUp && tiers.contains(photo.tier);
}

/// Local copies of what is in a tier, by that tier. A photo whose sizes lie here too counts once.
Result<QMap<Tier, HeldHere>> localCopiesByTier(const EngineParts &parts, const std::optional<Instant> &backedUp,
                                               const QList<Tier> &tiers)
{
    QMap<Tier, HeldHere> held;
    if (!parts.localCopies)
        return held;
    QHash<QString, QStringList> hashes;
    for (const LocalCopies::Entry &entry : parts.localCopies->entries())
        hashes[entry.photoId].append(entry.sha256);
    const QStringList ids = hashes.keys();
    for (qsizetype from = 0; from < ids.size(); from += CountedAtOnce) {
        TD_ASSIGN(const QList<Photo> photos, parts.catalogue.photos().findAll(ids.mid(from, CountedAtOnce)));
        for (const Photo &photo : photos) {
            if (photo.deletedAt || !hashes.value(photo.photoId).contains(photo.sha256))
                continue;
            HeldHere &tier = held[photo.tier];
            ++(isBackedUp(photo, backedUp, tiers) ? tier.backed : tier.unbacked);
        }
    }
    return held;
}

} // namespace

Result<ProtectionMap> protectionMap(const EngineParts &parts, const Rules &rules)
{
    ProtectionMap map;
    TD_ASSIGN(const BackupRules backups, backupRules(rules));
    TD_ASSIGN(const QJsonObject note, backupNote(parts, BackupLastNote));
    if (note.contains("missing"_L1)) // only written where photos were taken in
        map.backedUp = fromIso(note.value("at"_L1).toString());
    TD_ASSIGN(const auto held, localCopiesByTier(parts, map.backedUp, backups.photos));
    for (const Tier tier : AllTiers) {
        const auto store = parts.stores.of(tier);
        if (!store)
            continue;
        PhotoFilter inTier;
        inTier.tier = tier;
        TD_ASSIGN(const CountBytes all, parts.catalogue.photos().sums(inTier));
        CountBytes backed;
        if (map.backedUp && backups.photos.contains(tier)) {
            inTier.uploadedBefore = *map.backedUp;
            TD_ASSIGN(backed, parts.catalogue.photos().sums(inTier));
        }
        // Beside a tier on this computer a local copy is no second place.
        const HeldHere here = (*store)->isLocal() ? HeldHere{} : held.value(tier);
        const qint64 two = backed.count - here.backed + here.unbacked;
        const qint64 one = all.count - here.backed - two;
        map.photos += all.count;
        map.three += here.backed;
        map.two += std::max<qint64>(0, two);
        map.one += std::max<qint64>(0, one);
        if ((*store)->isLocal() && one > 0) {
            const CountBytes risk{one, all.bytes - backed.bytes};
            map.unprotectedByTier.insert(tier, risk);
            map.unprotected.add(risk.count, risk.bytes);
        }
    }
    return map;
}

} // namespace td
