// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/checkorphans.h"

#include "core/digest.h"
#include "engine/journalwork.h"

#include <QSet>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qsizetype BatchKeys = 500;

/// What stands before the first field that differs between photos, as a folder: "hot/" for "{tier}/{photo_id}.{ext}".
/// Empty when the template starts with such a field.
QString folderOf(const QString &text, Tier tier)
{
    QString known = text;
    known.replace("{tier}"_L1, tierName(tier));
    known = known.left(known.indexOf(u'{'));
    return known.left(known.lastIndexOf(u'/') + 1);
}

/// Where objects of the tier are looked for. The root of the store itself is not searched: there may be other people's
/// files.
QStringList foldersOf(const TierStores &stores, Tier tier)
{
    QStringList wanted{QString(tierName(tier) % u'/'), folderOf(stores.masterTemplate, tier),
                       folderOf(stores.variantTemplate, tier)};
    wanted.removeAll(QString());
    std::ranges::sort(wanted);
    QStringList folders;
    for (const QString &folder : std::as_const(wanted)) {
        if (folders.isEmpty() || !folder.startsWith(folders.last()))
            folders.append(folder);
    }
    return folders;
}

/// Ids that the key may carry, from "hot/<id>.jpg", "hot/<id>-2.jpg" or "hot/<id>/small.jpg".
QStringList idsIn(const QString &key)
{
    QStringList ids;
    const QStringList parts = key.split(u'/');
    for (const QString &part : parts) {
        const qsizetype dot = part.lastIndexOf(u'.');
        const QString bare = dot > 0 ? part.first(dot) : part;
        const qsizetype dash = bare.lastIndexOf(u'-');
        ids.append(bare);
        if (dash > 0)
            ids.append(bare.first(dash));
    }
    ids.removeDuplicates();
    return ids;
}

Result<QString> hashOf(ObjectStore &store, const QString &key, std::stop_token stop)
{
    Digest hash;
    const ByteSink sink = [&hash](QByteArrayView chunk, bool restart) -> Result<void> {
        if (restart)
            hash.reset();
        hash.add(chunk);
        return {};
    };
    TD_TRY(store.get(key, sink, std::move(stop)));
    return hash.hex();
}

class Orphans
{
public:
    Orphans(const EngineParts &parts, Tier tier, std::shared_ptr<ObjectStore> store, std::stop_token stop)
        : m_parts(parts)
        , m_tier(tier)
        , m_store(std::move(store))
        , m_stop(std::move(stop))
    {
    }

    /// Lists the tier; keys nobody knows are remembered.
    Result<qint64> find(QSet<QString> &seen)
    {
        qint64 listed = 0;
        QStringList batch;
        const auto each = [&](const ObjectInfo &object) -> Result<void> {
            ++listed;
            // Several tiers may lie in one folder or bucket.
            if (seen.contains(object.key))
                return {};
            batch.append(object.key);
            return batch.size() < BatchKeys ? Result<void>{} : sift(batch, seen);
        };
        for (const QString &folder : foldersOf(m_parts.stores, m_tier))
            TD_TRY(m_store->list(folder, each, m_stop));
        TD_TRY(sift(batch, seen));
        return listed;
    }

    Result<void> report(bool repair, CheckReport &report)
    {
        for (const QString &key : std::as_const(m_unknown)) {
            if (m_stop.stop_requested())
                return fail(ErrorCode::Cancelled, u"cancelled"_s, u"Cancelled."_s);
            // Others go on working: it may have found its copy, or gone, since it was listed.
            TD_ASSIGN(const QStringList known, m_parts.catalogue.copies().knownKeys({key}));
            TD_ASSIGN(const std::optional<ObjectInfo> object, m_store->head(key, m_stop));
            if (!known.isEmpty() || !object)
                continue;
            CheckFinding finding{.kind = u"orphan"_s,
                                 .photoId = {},
                                 .key = key,
                                 .tier = tierName(m_tier),
                                 .text = u"%1 bytes that no photo names."_s.arg(object->size)};
            if (repair)
                TD_TRY(clear(*object, finding));
            report.findings.append(finding);
        }
        return {};
    }

private:
    Result<void> sift(QStringList &batch, QSet<QString> &seen)
    {
        if (batch.isEmpty())
            return {};
        TD_ASSIGN(const QStringList known, m_parts.catalogue.copies().knownKeys(batch));
        const QSet<QString> knownSet(known.cbegin(), known.cend());
        for (const QString &key : std::as_const(batch)) {
            if (!knownSet.contains(key)) {
                m_unknown.append(key);
                seen.insert(key);
            }
        }
        batch.clear();
        return {};
    }

    Result<void> clear(const ObjectInfo &object, CheckFinding &finding)
    {
        const ObjectAt doomed{m_store, object.key, object.versionId};
        TD_ASSIGN(const std::optional<Copy> twin, twinOf(object));
        if (twin) {
            TD_ASSIGN(const ObjectAt keeper, JournalWork(m_parts).objectOf(*twin));
            const Result<DeleteProof> proof =
                DeleteProof::byOtherCopy(doomed, keeper, {twin->size, twin->sha256}, m_stop);
            if (proof) {
                TD_TRY(destroyObject(*proof, m_stop));
                finding.photoId = twin->photoId;
                finding.text =
                    u"A leftover of an interrupted move; removed, its photo has the same bytes at %1."_s.arg(twin->key);
                finding.repaired = true;
                return {};
            }
            if (proof.error().code != ErrorCode::FailedPrecondition)
                return fail(proof.error());
        }
        TD_ASSIGN(const QString aside, m_store->setAside(object.key, m_stop));
        finding.text = u"%1 bytes that no photo names; set aside as %2."_s.arg(object.size).arg(aside);
        finding.repaired = true;
        return {};
    }

    /// A verified copy with the same bytes, of a photo whose id the key carries.
    Result<std::optional<Copy>> twinOf(const ObjectInfo &object)
    {
        QString hash;
        for (const QString &id : idsIn(object.key)) {
            TD_ASSIGN(const QList<Copy> copies, m_parts.catalogue.copies().ofPhoto(id));
            for (const Copy &copy : copies) {
                if (copy.state != CopyState::Verified || copy.size != object.size)
                    continue;
                if (hash.isEmpty()) {
                    TD_ASSIGN(hash, hashOf(*m_store, object.key, m_stop));
                }
                if (copy.sha256 == hash)
                    return copy;
            }
        }
        return std::nullopt;
    }

    const EngineParts &m_parts;
    Tier m_tier;
    std::shared_ptr<ObjectStore> m_store;
    std::stop_token m_stop;
    QStringList m_unknown;
};

} // namespace

Result<void> checkOrphans(const EngineParts &parts, bool repair, CheckReport &report, std::stop_token stop)
{
    TD_ASSIGN(const TierTotals totals, parts.catalogue.stats().totals());
    QSet<QString> seen;
    std::vector<Orphans> tiers;
    for (const Tier tier : AllTiers) {
        const qint64 expected = totals.live.value(tier).count + totals.trash.value(tier).count;
        const auto store = parts.stores.of(tier);
        if (!store && expected > 0)
            return fail(store.error());
        if (!store)
            continue;
        tiers.emplace_back(parts, tier, *store, stop);
        TD_ASSIGN(const qint64 listed, tiers.back().find(seen));
        // Absence is no evidence: an empty mount point must not become a thousand missing photos. A single one may be.
        if (listed == 0 && expected > 1)
            return fail(
                ErrorCode::Unavailable, u"tier.looks_empty"_s,
                u"The catalogue has %1 photos in %2, but its store shows no object at all; nothing was changed."_s
                    .arg(expected)
                    .arg(tierName(tier).toUpper()),
                tierName(tier), u"Mount the folder, or correct the path of the tier, and check again."_s);
    }
    for (Orphans &tier : tiers)
        TD_TRY(tier.report(repair, report));
    return {};
}

} // namespace td
