// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/backup/backupphotos.h"

#include "engine/journalwork.h"
#include "engine/objectcopier.h"
#include "engine/workers.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

constexpr qsizetype MostFailuresKept = 1'000;

} // namespace

Result<void> BackupPhotos::learn(const std::stop_token &stop)
{
    return m_vault.forEachObject(
        [this](const QByteArray &name, const ObjectInfo &) -> Result<void> {
            m_present.insert(name);
            return {};
        },
        stop);
}

Result<void> BackupPhotos::bring(Catalogue &catalogue, const ProgressFn &progress, const std::stop_token &stop)
{
    qint64 total = 0;
    for (const Tier tier : m_tiers) {
        TD_ASSIGN(const qint64 copies, catalogue.copies().verifiedCount(tier));
        total += copies;
    }
    m_failed.clear();
    qint64 seen = 0;
    return forEachCopy(catalogue, m_tiers, [&](const QList<Copy> &batch) -> Result<void> {
        QList<Copy> wanted;
        QSet<QString> hashes;
        for (const Copy &copy : batch) {
            if (has(copy) || hashes.contains(copy.sha256))
                continue;
            hashes.insert(copy.sha256);
            wanted.append(copy);
        }
        parallelEach(wanted.size(), storeWorkerCount(m_parts), stop, [&](qsizetype i) {
            const Copy &copy = wanted.at(i);
            const Result<void> done = bringOne(copy, stop);
            const QMutexLocker lock(&m_mutex);
            record(copy, done);
        });
        if (stop.stop_requested())
            return fail(ErrorCode::Cancelled, u"cancelled"_s,
                        u"Cancelled; the photos that were copied stay, and the next backup goes on from there."_s);
        seen += batch.size();
        if (progress)
            progress({.done = std::min(seen, total),
                      .total = total,
                      .bytesDone = m_addedBytes,
                      .bytesTotal = 0,
                      .current = batch.isEmpty() ? QString() : batch.last().photoId});
        return {};
    });
}

void BackupPhotos::record(const Copy &copy, const Result<void> &done)
{
    if (done) {
        m_present.insert(m_vault.objectName(copy.sha256));
        ++m_added;
        m_addedBytes += copy.size;
    } else if (done.error().code != ErrorCode::Cancelled && m_failed.size() < MostFailuresKept) {
        m_failed.insert(copy.sha256, {copy.photoId, done.error()});
    }
}

Result<void> BackupPhotos::bringOne(const Copy &copy, const std::stop_token &stop)
{
    Result<void> done = bringFrom(copy, stop);
    if (done || done.error().code == ErrorCode::Cancelled)
        return done;
    // it was moved to another tier meanwhile, or there is a better copy
    TD_ASSIGN(const QList<Copy> others, m_parts.catalogue.copies().ofPhoto(copy.photoId));
    for (const Copy &other : others) {
        if (other.copyId == copy.copyId || other.sha256 != copy.sha256 || other.state != CopyState::Verified)
            continue;
        if (const Result<void> second = bringFrom(other, stop))
            return second;
    }
    return done;
}

Result<void> BackupPhotos::bringFrom(const Copy &copy, const std::stop_token &stop)
{
    ObjectCopier copier(m_parts);
    if (!m_vault.isSealed()) {
        const auto written = [](const QString &, const QString &) -> Result<void> { return {}; };
        const ObjectAt target{m_vault.shared(), objectKey(m_vault.objectName(copy.sha256)), {}};
        const Result<QString> proven = copier.copy(copy, target, written, stop);
        if (proven)
            return {};
        // or the next backup would take it for a good one
        if (proven.error().reason == "copy.not_stored"_L1)
            TD_TRY(m_vault.store().setAside(target.key, {}));
        return fail(proven.error());
    }
    TD_ASSIGN(const ObjectAt from, JournalWork(m_parts).objectOf(copy));
    // the bytes, and the same encrypted
    const ByteBudget::Share memory = m_parts.copyMemory->take(copy.size + m_vault.storedSize(copy.size), stop);
    if (!memory)
        return fail(ErrorCode::Cancelled, u"cancelled"_s, u"Cancelled."_s, copy.photoId);
    TD_ASSIGN(ObjectCopier::Bytes bytes, copier.read(copy, from, stop));
    return m_vault.putObject(copy.sha256, std::move(bytes.data), copy.mimeType, stop);
}

} // namespace td
