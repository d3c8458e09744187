// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/checkcopies.h"

#include "core/digest.h"
#include "engine/journalwork.h"
#include "engine/workers.h"

#include <cmath>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int BatchCopies = 500;

struct Seen {
    enum class State { Fine, Missing, Damaged } state = State::Fine;
    QString text = {};
    qint64 bytesRead = 0;
    QString sha256 = {}; ///< of what was read
};

/// Spreads the share evenly over the copies and moves on by one copy a day, so that small shares see everything in
/// time.
class Share
{
public:
    Share(double percent, Instant now)
        : m_part(std::clamp(percent, 0.0, 100.0) / 100.0)
        , m_day(unixSeconds(now) / Day.count())
    {
    }
    [[nodiscard]] bool takes(qint64 index) const
    {
        const auto at = double(index + m_day % 10'000);
        return std::floor((at + 1) * m_part) > std::floor(at * m_part);
    }

private:
    double m_part;
    qint64 m_day;
};

/// A bad sector or a link in its place speaks of this object; anything else speaks of the store.
bool isAboutTheObject(const Error &error)
{
    return error.code == ErrorCode::DataLoss || error.code == ErrorCode::Internal ||
           error.code == ErrorCode::InvalidArgument;
}

/// The bytes of one copy, against its size and SHA-256. An error when the store cannot be reached.
Result<Seen> readCopy(ObjectStore &store, const Copy &copy, std::stop_token stop)
{
    Seen seen;
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
    if (!got && !isAboutTheObject(got.error()))
        return fail(got.error());
    seen.sha256 = hash.hex();
    // A copy that was taken over with an existing database has no hash to compare with, only its size.
    const bool isRight = got && seen.bytesRead == copy.size && (copy.sha256.isEmpty() || seen.sha256 == copy.sha256);
    if (isRight)
        return seen;
    seen.state = Seen::State::Damaged;
    seen.text = got ? u"Its bytes are not those that were stored."_s : u"It cannot be read: "_s + got.error().message;
    return seen;
}

Result<Seen> look(const EngineParts &parts, const Copy &copy, bool readData, const std::stop_token &stop)
{
    TD_ASSIGN(const ObjectAt object, JournalWork(parts).objectOf(copy));
    const Result<std::optional<ObjectInfo>> head = object.store->head(copy.key, stop);
    if (!head && isAboutTheObject(head.error()))
        return Seen{Seen::State::Damaged, u"It cannot be read: "_s + head.error().message, 0};
    TD_ASSIGN(const std::optional<ObjectInfo> found, head);
    if (!found)
        return Seen{Seen::State::Missing, u"It is not there any more."_s, 0};
    if (found->size != copy.size)
        return Seen{Seen::State::Damaged, u"It has %1 bytes instead of %2."_s.arg(found->size).arg(copy.size), 0};
    if (!readData && copy.state != CopyState::Suspect)
        return Seen{};
    return readCopy(*object.store, copy, stop);
}

/// What the catalogue says of the copy now; nothing when it was moved or destroyed while we looked.
Result<std::optional<CheckFinding>> findingOf(const EngineParts &parts, const Copy &copy, const Seen &seen)
{
    TD_ASSIGN(const QList<Copy> now, parts.catalogue.copies().ofPhoto(copy.photoId));
    bool isStill = false;
    QString other;
    for (const Copy &row : now) {
        if (row.copyId == copy.copyId)
            isStill = row.state == CopyState::Verified || row.state == CopyState::Suspect;
        else if (row.variant == copy.variant && row.state == CopyState::Verified)
            other = row.key;
    }
    if (!isStill)
        return std::nullopt;
    CheckFinding finding{.kind = seen.state == Seen::State::Missing ? u"missing"_s : u"damaged"_s,
                         .photoId = copy.photoId,
                         .key = copy.key,
                         .tier = tierName(copy.tier),
                         .text = u"%1: %2"_s.arg(copy.variant, seen.text)};
    if (!other.isEmpty())
        finding.text += u" The same picture is also at %1."_s.arg(other);
    return finding;
}

Result<void> judge(const EngineParts &parts, const Copy &copy, const Seen &seen, bool repair, CheckReport &report)
{
    CopyRepository &copies = parts.catalogue.copies();
    if (seen.state == Seen::State::Fine) {
        if (copy.state != CopyState::Suspect)
            return {};
        if (copy.sha256.isEmpty()) {
            if (repair)
                TD_TRY(copies.recordHash(copy.copyId, seen.sha256, parts.clock.now()));
            report.findings.append({.kind = u"catalogue"_s,
                                    .photoId = copy.photoId,
                                    .key = copy.key,
                                    .tier = tierName(copy.tier),
                                    .text = u"%1: it was taken over without a hash; a repair records the one of its "
                                            "bytes."_s.arg(copy.variant),
                                    .repaired = repair});
            return {};
        }
        if (repair)
            TD_TRY(copies.setState(copy.copyId, CopyState::Verified, u"sha256"_s, parts.clock.now()));
        report.findings.append({.kind = u"catalogue"_s,
                                .photoId = copy.photoId,
                                .key = copy.key,
                                .tier = tierName(copy.tier),
                                .text = u"%1: it was marked suspect, but its bytes are right."_s.arg(copy.variant),
                                .repaired = repair});
        return {};
    }
    TD_ASSIGN(const std::optional<CheckFinding> finding, findingOf(parts, copy, seen));
    if (!finding)
        return {};
    if (repair && copy.state != CopyState::Suspect)
        TD_TRY(copies.setState(copy.copyId, CopyState::Suspect, u"check"_s, parts.clock.now()));
    report.findings.append(*finding);
    return {};
}

/// Photos that no copy row speaks of: nobody would look for their bytes.
Result<void> checkPhotosWithoutCopies(const EngineParts &parts, CheckReport &report, const std::stop_token &stop)
{
    QString last;
    for (;;) {
        if (stop.stop_requested())
            return fail(ErrorCode::Cancelled, u"cancelled"_s, u"Cancelled."_s);
        TD_ASSIGN(const QStringList ids, parts.catalogue.copies().photosWithout(last, BatchCopies));
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

} // namespace

Result<void> checkCopies(const EngineParts &parts, const CheckOptions &options, CheckReport &report,
                         const ProgressFn &progress, std::stop_token stop)
{
    PhotoFilter everything;
    everything.trash = TrashScope::With;
    TD_ASSIGN(const CountBytes photos, parts.catalogue.photos().sums(everything));
    report.photos = photos.count;
    ProgressMeter meter(progress, photos.count, photos.bytes);
    const Share share(options.readDataPercent, parts.clock.now());
    qint64 last = 0;
    for (;;) {
        TD_ASSIGN(const QList<Copy> batch, parts.catalogue.copies().after(last, BatchCopies));
        if (batch.isEmpty())
            return checkPhotosWithoutCopies(parts, report, stop);
        std::vector<Result<Seen>> seen(std::size_t(batch.size()));
        parallelEach(batch.size(), storeWorkerCount(parts), stop, [&](qsizetype i) {
            seen[std::size_t(i)] = look(parts, batch.at(i), share.takes(report.copies + i), stop);
        });
        if (stop.stop_requested())
            return fail(ErrorCode::Cancelled, u"cancelled"_s, u"Cancelled."_s);
        for (qsizetype i = 0; i < batch.size(); ++i) {
            const Result<Seen> &one = seen[std::size_t(i)];
            if (!one)
                return fail(one.error());
            report.bytesRead += one->bytesRead;
            TD_TRY(judge(parts, batch.at(i), *one, options.repair, report));
            if (batch.at(i).variant == variant::Master)
                meter.step(batch.at(i).photoId, batch.at(i).size);
        }
        report.copies += batch.size();
        last = batch.last().copyId;
    }
}

} // namespace td
