// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/checkorphans.h"

#include "core/digest.h"
#include "engine/journalwork.h"

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

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
    Orphans(const EngineParts &parts, const CheckedTier &tier, std::stop_token stop)
        : m_parts(parts)
        , m_tier(tier.tier)
        , m_store(tier.store)
        , m_unknown(tier.unknown)
        , m_stop(std::move(stop))
    {
    }

    Result<void> report(bool repair, CheckReport &report)
    {
        for (const QString &key : m_unknown) {
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
                                 .text = u"%1 bytes that no photo names."_s.arg(object->size),
                                 .action = u"set_aside"_s,
                                 .bytes = object->size};
            if (repair)
                TD_TRY(clear(*object, finding));
            report.findings.append(finding);
        }
        return {};
    }

private:
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
    const Tier m_tier;
    const std::shared_ptr<ObjectStore> m_store;
    const QStringList &m_unknown;
    const std::stop_token m_stop;
};

} // namespace

Result<void> checkOrphans(const EngineParts &parts, const CheckOptions &options, CheckedTiers &tiers,
                          CheckReport &report, std::stop_token stop)
{
    qint64 unknown = 0;
    for (const CheckedTier &tier : tiers)
        unknown += tier.isChecked() ? tier.unknown.size() : 0;
    const bool isTooMany = unknown > repairLimit(report.copies) && !options.confirmed;
    for (CheckedTier &tier : tiers) {
        if (!tier.isChecked())
            continue;
        const Result<void> done = Orphans(parts, tier, stop).report(options.repair && !isTooMany, report);
        if (!done && done.error().code == ErrorCode::Cancelled)
            return done;
        if (!done)
            tier.problem = done.error();
    }
    if (isTooMany)
        report.withheld += unknown;
    return {};
}

} // namespace td
