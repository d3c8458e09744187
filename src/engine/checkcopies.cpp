// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/checkcopies.h"

#include "core/digest.h"
#include "engine/copyrestorer.h"
#include "engine/journalwork.h"
#include "engine/workers.h"

#include <QMutex>
#include <QSet>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int CopiesAtOnce = 500;

tl::unexpected<Error> cancelled()
{
    return fail(ErrorCode::Cancelled, u"cancelled"_s, u"Cancelled."_s);
}

bool hasOtherMd5(const Listing::Entry &listed, const Copy &copy)
{
    if (!listed.hasMd5 || copy.md5.isEmpty())
        return false;
    return QByteArray(listed.md5.data(), qsizetype(listed.md5.size())).toHex() != copy.md5.toLatin1();
}

/// Asks the store itself: what the listing says may have changed, or may not speak of this copy.
Result<SeenCopy> ask(ObjectStore &store, const Copy &copy, bool readData, const std::stop_token &stop)
{
    using State = SeenCopy::State;
    const Result<std::optional<ObjectInfo>> head = store.head(copy.key, stop);
    if (!head && isAboutTheObject(head.error()))
        return SeenCopy{State::Damaged, u"It cannot be read: "_s + head.error().message};
    TD_ASSIGN(const std::optional<ObjectInfo> found, head);
    if (!found)
        return SeenCopy{State::Missing, u"It is not there any more."_s};
    if (found->size != copy.size)
        return SeenCopy{State::Damaged, u"It has %1 bytes instead of %2."_s.arg(found->size).arg(copy.size)};
    return readData ? readCopy(store, copy, stop) : SeenCopy{};
}

Result<SeenCopy> look(const EngineParts &parts, const CheckedTier &tier, const Copy &copy, const std::stop_token &stop)
{
    const bool isSuspect = copy.state == CopyState::Suspect;
    const bool isHere = copy.backend.isEmpty() || copy.backend == tier.store->name();
    const Listing::Entry *const listed = isHere ? tier.listing.find(copy.key) : nullptr;
    // An ETag is opaque: one that looks like another MD5 is a reason to read, never a verdict.
    const bool readData = isSuspect || (listed && hasOtherMd5(*listed, copy));
    if (listed && listed->size == copy.size && !readData)
        return SeenCopy{};
    const Result<ObjectAt> object = JournalWork(parts).objectOf(copy);
    if (!object && object.error().reason == "copy.elsewhere"_L1)
        return SeenCopy{}; // only its own computer can look
    if (!object)
        return SeenCopy{SeenCopy::State::Missing, u"It lies on %1, which no tier is bound to."_s.arg(copy.backend)};
    return ask(*object->store, copy, readData, stop);
}

/// The row as it is now; nothing when the copy was moved or destroyed meanwhile.
Result<std::optional<Copy>> rowNow(const EngineParts &parts, const Copy &copy)
{
    TD_ASSIGN(const QList<Copy> now, parts.catalogue.copies().ofPhoto(copy.photoId));
    for (const Copy &row : now) {
        if (row.copyId == copy.copyId && (row.state == CopyState::Verified || row.state == CopyState::Suspect))
            return row;
    }
    return std::nullopt;
}

CheckFinding findingOn(const Copy &copy, const QString &kind, const QString &text)
{
    return {.kind = kind,
            .photoId = copy.photoId,
            .key = copy.key,
            .tier = tierName(copy.tier),
            .text = u"%1: %2"_s.arg(copy.variant, text),
            .bytes = copy.size};
}

Result<void> clearSuspicion(const EngineParts &parts, const Copy &copy, const SeenCopy &seen, bool repair,
                            CheckReport &report)
{
    CopyRepository &copies = parts.catalogue.copies();
    const bool lacksHash = copy.sha256.isEmpty();
    if (repair && lacksHash)
        TD_TRY(copies.recordHash(copy.copyId, seen.sha256, parts.clock.now()));
    if (repair && !lacksHash)
        TD_TRY(copies.recordProofs({copy.copyId}, u"sha256"_s, parts.clock.now()));
    CheckFinding finding =
        findingOn(copy, u"catalogue"_s,
                  lacksHash ? u"it was taken over without a hash; a repair records the one of its bytes."_s
                            : u"it was marked suspect, but its bytes are right."_s);
    finding.action = u"record"_s;
    finding.repaired = repair;
    report.findings.append(finding);
    return {};
}

/// Tries what can bring the bytes back; says in the finding what was or would be done.
Result<void> bringBack(const EngineParts &parts, const Copy &copy, bool repair, CheckedTiers &tiers,
                       CheckFinding &finding, const std::stop_token &stop)
{
    CopyRestorer restorer(parts, tiers);
    if (const QList<HiddenVersion> markers = restorer.markersOn(copy); !markers.isEmpty()) {
        finding.action = u"uncover"_s;
        finding.text += u" Somebody deleted it in the bucket, but its bytes are still there as an old version."_s;
        if (!repair)
            return {};
        TD_ASSIGN(finding.repaired, restorer.uncover(copy, markers, stop));
        if (finding.repaired)
            return {};
    }
    TD_ASSIGN(const std::optional<Copy> source, restorer.sourceOf(copy, stop));
    if (!source)
        return {};
    finding.action = u"restore"_s;
    const bool isStray = source->copyId == copy.copyId;
    if (isStray)
        finding.kind = u"misplaced"_s;
    finding.text += isStray ? u" It lies in the store of %1."_s.arg(tierName(source->tier).toUpper())
                            : u" The same picture is also at %1."_s.arg(source->key);
    if (!repair)
        return {};
    const Result<QString> restored = restorer.restore(copy, *source, stop);
    if (!restored && restored.error().code == ErrorCode::Cancelled)
        return fail(restored.error());
    finding.repaired = restored.has_value();
    finding.text += restored ? u" Restored from there as %1."_s.arg(*restored)
                             : u" It could not be restored: "_s + restored.error().message;
    return {};
}

/// Photos that no copy row speaks of: nobody would look for their bytes.
Result<void> checkPhotosWithoutCopies(const EngineParts &parts, CheckReport &report, const std::stop_token &stop)
{
    QString last;
    for (;;) {
        if (stop.stop_requested())
            return cancelled();
        TD_ASSIGN(const QStringList ids, parts.catalogue.copies().photosWithout(last, CopiesAtOnce));
        if (ids.isEmpty())
            return {};
        TD_ASSIGN(const QList<Photo> photos, parts.catalogue.photos().findAll(ids));
        for (const Photo &photo : photos)
            report.findings.append({.kind = u"missing"_s,
                                    .photoId = photo.photoId,
                                    .key = photo.storagePath,
                                    .tier = tierName(photo.tier),
                                    .text = u"The catalogue knows no copy of it."_s});
        last = ids.last();
    }
}

/// Looks at all copies first and judges then: a store that fails half way leaves no half of a verdict.
class Walk
{
public:
    Walk(const EngineParts &parts, CheckedTiers &tiers, CheckReport &report)
        : m_parts(parts)
        , m_tiers(tiers)
        , m_report(report)
    {
        for (CheckedTier &tier : m_tiers) {
            for (const HiddenVersion &version : std::as_const(tier.hidden))
                m_withHidden.insert(version.key);
        }
    }

    Result<void> look(ProgressMeter &meter, const std::stop_token &stop)
    {
        for (qint64 last = 0;;) {
            TD_ASSIGN(const QList<Copy> batch, m_parts.catalogue.copies().after(last, CopiesAtOnce));
            if (batch.isEmpty())
                return {};
            parallelEach(batch.size(), storeWorkerCount(m_parts), stop,
                         [&](qsizetype i) { lookAt(batch.at(i), stop); });
            if (stop.stop_requested())
                return cancelled();
            for (const Copy &copy : batch) {
                if (copy.variant == variant::Master)
                    meter.step(copy.photoId, copy.size);
            }
            m_report.copies += batch.size();
            last = batch.last().copyId;
        }
    }

    Result<void> judge(bool repair, const std::stop_token &stop)
    {
        std::ranges::sort(m_odd, {}, [](const auto &odd) { return odd.first.copyId; });
        for (const auto &[copy, seen] : std::as_const(m_odd)) {
            if (stop.stop_requested())
                return cancelled();
            if (tierIn(m_tiers, copy.tier)->isChecked())
                TD_TRY(judgeCopy(m_parts, copy, seen, repair, m_tiers, m_report, stop));
        }
        return {};
    }

private:
    void lookAt(const Copy &copy, const std::stop_token &stop)
    {
        CheckedTier *const tier = tierIn(m_tiers, copy.tier);
        {
            const QMutexLocker lock(&m_mutex);
            if (!tier || !tier->isChecked())
                return;
        }
        const Result<SeenCopy> seen = td::look(m_parts, *tier, copy, stop);
        const QMutexLocker lock(&m_mutex);
        if (!seen) {
            if (seen.error().code != ErrorCode::Cancelled)
                tier->problem = seen.error();
            return;
        }
        m_report.bytesRead += seen->bytesRead;
        if (seen->state != SeenCopy::State::Fine || copy.state == CopyState::Suspect)
            m_odd.append({copy, *seen});
        else if (m_withHidden.contains(copy.key))
            tier->withHidden.insert(copy.key, copy);
    }

    const EngineParts &m_parts;
    CheckedTiers &m_tiers;
    CheckReport &m_report;
    QSet<QString> m_withHidden;
    QMutex m_mutex;
    QList<std::pair<Copy, SeenCopy>> m_odd;
};

} // namespace

Result<SeenCopy> readCopy(ObjectStore &store, const Copy &copy, std::stop_token stop)
{
    SeenCopy seen;
    Digest hash;
    const ByteSink sink = [&](QByteArrayView chunk, bool restart) -> Result<void> {
        if (restart) {
            hash.reset();
            seen.bytesRead = 0;
        }
        hash.add(chunk);
        seen.bytesRead += chunk.size();
        return {};
    };
    const Result<ObjectInfo> got = store.get(copy.key, sink, std::move(stop));
    if (!got && got.error().reason == "s3.needs_restore"_L1) {
        seen.state = SeenCopy::State::Unverifiable;
        seen.text = got.error().message;
        return seen;
    }
    if (!got && got.error().code == ErrorCode::NotFound) {
        seen.state = SeenCopy::State::Missing;
        seen.text = u"It is not there any more."_s;
        return seen;
    }
    if (!got && !isAboutTheObject(got.error()))
        return fail(got.error());
    seen.sha256 = hash.hex();
    // A copy that was taken over with an existing database has no hash to compare with, only its size.
    const bool isRight = got && seen.bytesRead == copy.size && (copy.sha256.isEmpty() || seen.sha256 == copy.sha256);
    if (isRight)
        return seen;
    seen.state = SeenCopy::State::Damaged;
    seen.text = got ? u"Its bytes are not those that were stored."_s : u"It cannot be read: "_s + got.error().message;
    return seen;
}

Result<void> judgeCopy(const EngineParts &parts, const Copy &copy, const SeenCopy &seen, bool repair,
                       CheckedTiers &tiers, CheckReport &report, std::stop_token stop)
{
    if (seen.state == SeenCopy::State::Unverifiable)
        return {};
    TD_ASSIGN(const std::optional<Copy> row, rowNow(parts, copy));
    if (!row)
        return {};
    if (seen.state == SeenCopy::State::Fine)
        return row->state == CopyState::Suspect ? clearSuspicion(parts, copy, seen, repair, report) : Result<void>{};
    const bool isMissing = seen.state == SeenCopy::State::Missing;
    CheckFinding finding = findingOn(copy, isMissing ? u"missing"_s : u"damaged"_s, seen.text);
    TD_TRY(bringBack(parts, *row, repair, tiers, finding, stop));
    if (repair && !finding.repaired && row->state != CopyState::Suspect)
        TD_TRY(parts.catalogue.copies().setState(copy.copyId, CopyState::Suspect, u"check"_s, parts.clock.now()));
    report.findings.append(finding);
    return {};
}

Result<void> checkCopies(const EngineParts &parts, const CheckOptions &options, CheckedTiers &tiers,
                         CheckReport &report, const ProgressFn &progress, std::stop_token stop)
{
    PhotoFilter everything;
    everything.trash = TrashScope::With;
    TD_ASSIGN(const CountBytes photos, parts.catalogue.photos().sums(everything));
    report.photos = photos.count;
    ProgressMeter meter(progress, photos.count, photos.bytes);
    Walk walk(parts, tiers, report);
    TD_TRY(walk.look(meter, stop));
    TD_TRY(walk.judge(options.repair, stop));
    return checkPhotosWithoutCopies(parts, report, stop);
}

} // namespace td
