// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/localsync.h"

#include "engine/restorehold.h"
#include "engine/workers.h"

#include <QSet>

#include <atomic>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

constexpr int SyncPage = 500;
constexpr int MostFailures = 20; ///< so many in a row, and the provider is not there

/// The master of a photo, when it lies at a provider.
std::optional<Copy> distantMaster(const EngineParts &parts, const QList<Copy> &copies)
{
    for (const Copy &copy : copies) {
        if (copy.variant != variant::Master || copy.sha256.isEmpty() || !isReadable(copy))
            continue;
        const auto store = parts.stores.of(copy.tier);
        if (store && !(*store)->isLocal())
            return copy;
    }
    return std::nullopt;
}

bool hasDistantTier(const EngineParts &parts)
{
    return std::ranges::any_of(AllTiers, [&](Tier tier) {
        const auto store = parts.stores.of(tier);
        return store && !(*store)->isLocal();
    });
}

} // namespace

LocalSync::LocalSync(const EngineParts &parts, const Rules &rules, Library &library)
    : m_parts(parts)
    , m_rules(rules)
    , m_library(library)
{
}

Result<QList<LocalSync::Missing>> LocalSync::missing(const LocalRules &rules, SyncReport &report, std::stop_token stop)
{
    QList<Missing> found;
    if (rules.policy == LocalPolicy::None || !hasDistantTier(m_parts))
        return found;
    qint64 room = rules.policy == LocalPolicy::Keep ? std::numeric_limits<qint64>::max() : localRoom(rules);
    QString cursor;
    const PhotoSort recent{.field = PhotoSortField::LastAccessDate, .descending = true};
    do {
        TD_ASSIGN(const PhotoPage page, m_library.page({}, recent, cursor, SyncPage));
        for (const Photo &photo : page.photos) {
            TD_ASSIGN(const QList<Copy> copies, m_parts.catalogue.copies().ofPhoto(photo.photoId));
            const std::optional<Copy> master = distantMaster(m_parts, copies);
            if (!master)
                continue;
            room -= master->size;
            if (room < 0)
                return found;
            ++report.wanted;
            if (m_parts.localCopies->has(photo.photoId, master->sha256))
                ++report.present;
            else
                found.append({photo.photoId, master->size});
        }
        cursor = page.nextCursor;
    } while (!cursor.isEmpty() && !stop.stop_requested());
    return found;
}

void LocalSync::fetch(const QList<Missing> &photos, SyncReport &report, const ProgressFn &progress,
                      std::stop_token stop)
{
    ProgressMeter meter(progress, photos.size(), 0);
    std::vector<std::optional<Error>> errors(std::size_t(photos.size()));
    std::vector<char> done(std::size_t(photos.size()), 0);
    std::atomic<int> failures = 0;
    parallelEach(photos.size(), storeWorkerCount(m_parts), stop, [&](qsizetype i) {
        if (failures >= MostFailures)
            return;
        // Reading from a provider is what keeps it here.
        const Result<QByteArray> bytes = m_library.bytes(photos.at(i).photoId, variant::Master, stop);
        failures = bytes ? 0 : failures + 1;
        if (bytes)
            done[std::size_t(i)] = 1;
        else if (bytes.error().code != ErrorCode::Cancelled)
            errors[std::size_t(i)] = bytes.error();
        meter.step(photos.at(i).photoId, photos.at(i).bytes);
    });
    for (qsizetype i = 0; i < photos.size(); ++i) {
        if (done[std::size_t(i)]) {
            ++report.fetched;
            report.fetchedBytes += photos.at(i).bytes;
        } else if (const auto &error = errors[std::size_t(i)]) {
            report.failed.append({photos.at(i).photoId, *error});
        }
    }
    report.cancelled = stop.stop_requested();
}

/// What is here of photos that were purged, by whichever console.
Result<void> LocalSync::dropUnknown(SyncReport &report)
{
    const QList<LocalCopies::Entry> entries = m_parts.localCopies->entries();
    for (qsizetype from = 0; from < entries.size(); from += SyncPage) {
        const QList<LocalCopies::Entry> part = entries.mid(from, SyncPage);
        QStringList ids;
        for (const LocalCopies::Entry &entry : part)
            ids.append(entry.photoId);
        TD_ASSIGN(const QList<Photo> photos, m_library.findAll(ids));
        QSet<QString> known;
        for (const Photo &photo : photos)
            known.insert(photo.photoId);
        for (const LocalCopies::Entry &entry : part) {
            if (known.contains(entry.photoId))
                continue;
            m_parts.localCopies->forget(entry.photoId, entry.sha256);
            ++report.evicted;
            report.evictedBytes += entry.bytes;
        }
    }
    return {};
}

Result<SyncReport> LocalSync::run(const ProgressFn &progress, std::stop_token stop)
{
    TD_ASSIGN(const LocalRules rules, localRules(m_rules));
    SyncReport report{.policy = rules.policy, .failed = {}};
    if (!m_parts.localCopies)
        return report;
    // The catalogue of a backup does not know what came after it: what lies here of that may be all there is.
    TD_ASSIGN(const auto hold, restoreHold(m_parts.catalogue));
    if (!hold)
        TD_TRY(dropUnknown(report));
    TD_ASSIGN(const QList<Missing> photos, missing(rules, report, stop));
    fetch(photos, report, progress, stop);
    if (hold)
        return report;
    const LocalCopies::Evicted evicted = trimLocalCopies(m_parts, rules);
    report.evicted += evicted.count;
    report.evictedBytes += evicted.bytes;
    return report;
}

} // namespace td
