// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/variants.h"

#include "core/digest.h"
#include "engine/journalwork.h"
#include "engine/variantsettings.h"
#include "engine/workers.h"

#include <QSet>

#include <algorithm>
#include <limits>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int PhotosAtOnce = 1000;

// Where the steps begin, as parts of the whole; about as long as they take.
constexpr double VariantCompressFrom = 0.2;
constexpr double VariantStoreFrom = 0.6;

} // namespace

/// What one photo needs.
struct Variants::Plan {
    Photo photo;
    ImagePolicy images;
    QList<VariantSpec> missing;
    bool hasOriginal = false;
    qint64 freed = 0; ///< bytes of what goes
    QStringList removed;
    VariantChange change;
    std::shared_ptr<ObjectStore> store;
};

QJsonObject variantWishToJson(const VariantWish &wish)
{
    return {{u"make"_s, wish.make}, {u"remake"_s, wish.remake}, {u"prune"_s, wish.prune}};
}

VariantWish variantWishFromJson(const QJsonObject &json)
{
    return {.make = json.value("make"_L1).toBool(true),
            .remake = json.value("remake"_L1).toBool(),
            .prune = json.value("prune"_L1).toBool()};
}

Variants::Variants(const EngineParts &parts, const Rules &rules, Library &library)
    : m_parts(parts)
    , m_rules(rules)
    , m_library(library)
{
}

Result<VariantOutcome> Variants::complete(const QString &photoId, const VariantWish &wish, std::stop_token stop,
                                          const StepFn &step)
{
    if (stop.stop_requested())
        return fail(ErrorCode::Cancelled, u"cancelled"_s, u"Cancelled."_s, photoId);
    tellStep(step, u"read"_s, 0);
    TD_ASSIGN(Plan plan, this->plan(photoId, wish));
    ProcessedImage image;
    if (!plan.missing.isEmpty()) {
        tellStep(step, u"compress"_s, VariantCompressFrom);
        TD_ASSIGN(image, render(plan, stop));
        TD_TRY(addMade(plan, image));
    }
    VariantOutcome outcome{.photoId = photoId, .made = {}, .removed = plan.removed, .bytes = -plan.freed};
    for (const Copy &made : std::as_const(plan.change.made)) {
        outcome.made.append(made.variant);
        outcome.bytes += made.size;
    }
    if (!outcome.made.isEmpty() || !outcome.removed.isEmpty())
        TD_TRY(carryOut(plan, image, std::move(stop), step));
    return outcome;
}

Result<Variants::Plan> Variants::plan(const QString &photoId, const VariantWish &wish) const
{
    const auto refuse = [&photoId](ErrorCode code, const QString &reason, const QString &message,
                                   const QString &remedy) { return fail(code, reason, message, photoId, remedy); };
    TD_ASSIGN(const std::optional<Photo> photo, m_parts.catalogue.photos().find(photoId));
    if (!photo)
        return refuse(ErrorCode::NotFound, u"photo.unknown"_s, u"There is no photo %1"_s.arg(photoId),
                      u"List the photos with: tierdeck-cli photos list"_s);
    if (photo->deletedAt)
        return refuse(ErrorCode::FailedPrecondition, u"photo.in_trash"_s, u"The photo is in the trash"_s,
                      u"Restore it first"_s);
    Plan plan;
    plan.photo = *photo;
    TD_ASSIGN(plan.images, m_rules.images());
    TD_ASSIGN(plan.store, m_parts.stores.of(photo->tier));
    plan.change.photoId = photoId;
    plan.change.tier = photo->tier;
    const QList<VariantSpec> wanted = storedVariants(plan.images);
    const QStringList names = variantNames(wanted);
    QSet<QString> present;
    TD_ASSIGN(const QList<Copy> copies, m_parts.catalogue.copies().ofPhoto(photoId));
    for (const Copy &copy : copies) {
        if (copy.tier != photo->tier || !isReadable(copy))
            continue;
        plan.hasOriginal = plan.hasOriginal || copy.variant == variant::Original;
        if (copy.variant == variant::Master || copy.variant == variant::Original)
            continue;
        present.insert(copy.variant);
        if (names.contains(copy.variant) ? wish.remake : wish.prune) {
            plan.change.removed.append(copy.copyId);
            plan.removed.append(copy.variant);
            plan.freed += copy.size;
        }
    }
    for (const VariantSpec &spec : wanted) {
        if (wish.remake || (wish.make && !present.contains(spec.name)))
            plan.missing.append(spec);
    }
    return plan;
}

Result<ProcessedImage> Variants::render(const Plan &plan, std::stop_token stop) const
{
    ImagePolicy policy = plan.images;
    policy.variants = plan.missing;
    policy.keepOriginal = false;
    policy.targetBytes = 0;
    // What was stored under other limits is not refused now.
    policy.acceptHeic = true;
    const auto from = [&](const QString &name) -> Result<ProcessedImage> {
        TD_ASSIGN(const QByteArray bytes, m_library.bytes(plan.photo.photoId, name, stop));
        policy.maxBytes = std::max<qint64>(policy.maxBytes, bytes.size());
        policy.maxPixels = std::max<qint64>(policy.maxPixels, qint64(plan.photo.width) * plan.photo.height);
        return m_parts.images.process(bytes, plan.photo.filename, policy);
    };
    if (plan.hasOriginal) {
        Result<ProcessedImage> image = from(variant::Original);
        if (image || image.error().code == ErrorCode::Cancelled)
            return image;
        // An original of a kind that is no longer read is no reason to go without.
    }
    return from(variant::Master);
}

Result<void> Variants::addMade(Plan &plan, const ProcessedImage &image) const
{
    JournalWork work(m_parts);
    for (const VariantSpec &spec : std::as_const(plan.missing)) {
        const auto found = std::ranges::find(image.outputs, spec.name, &ImageOutput::variant);
        if (found == image.outputs.end())
            return fail(ErrorCode::Internal, u"image.no_variant"_s,
                        u"The picture was processed without a wanted size."_s, plan.photo.filename);
        const ImageOutput &output = *found;
        Copy copy;
        TD_ASSIGN(copy.key, work.keyOf(plan.photo, plan.photo.tier, output.variant, output.extension));
        copy.photoId = plan.photo.photoId;
        copy.variant = output.variant;
        copy.tier = plan.photo.tier;
        copy.backend = plan.store->name();
        copy.size = output.bytes.size();
        copy.sha256 = sha256Hex(output.bytes);
        copy.md5 = md5Hex(output.bytes);
        copy.mimeType = output.mimeType;
        copy.width = output.size.width();
        copy.height = output.size.height();
        copy.state = CopyState::Verified;
        copy.createdAt = m_parts.clock.now();
        plan.change.made.append(copy);
    }
    return {};
}

Result<void> Variants::carryOut(Plan &plan, const ProcessedImage &image, std::stop_token stop, const StepFn &step)
{
    JournalWork work(m_parts);
    JournalRepository &journal = m_parts.catalogue.journal();
    const auto giveUp = [&](const JournalEntry &entry, const Error &error) {
        const Result<std::optional<JournalEntry>> now = journal.find(entry.id);
        const bool canGoBack = now && *now && (*now)->state != MoveState::Committed && (*now)->holder == m_parts.self;
        if (!canGoBack || !work.rollBackUpload(**now, error.message))
            work.handOver(entry);
    };
    const Result<JournalEntry> entry = journal.beginVariants(plan.change, m_parts.self, m_parts.clock.now());
    if (!entry) {
        // The intent may have been written although the answer was lost.
        if (!surelyWithoutEffect(entry.error())) {
            if (const auto own = work.ownEntry(plan.photo.photoId); own && *own)
                giveUp(**own, entry.error());
        }
        return fail(entry.error());
    }
    if (const Result<void> stored = storeAll(plan, image, std::move(stop), step); !stored) {
        giveUp(*entry, stored.error());
        return stored;
    }
    if (const Result<void> committed = commit(*entry, plan.change); !committed) {
        // Only the journal knows whether it took effect; without its word nothing is removed.
        if (surelyWithoutEffect(committed.error()))
            giveUp(*entry, committed.error());
        else
            work.handOver(*entry);
        return committed;
    }
    // The renditions are in place from here on; what is left to do is only to save space.
    if (plan.change.removed.isEmpty())
        return {};
    const Result<std::optional<JournalEntry>> now = journal.find(entry->id);
    if (!now || !*now || !work.finishPurge(**now))
        work.handOver(*entry);
    return {};
}

Result<void> Variants::storeAll(Plan &plan, const ProcessedImage &image, std::stop_token stop, const StepFn &step)
{
    qsizetype done = 0;
    for (Copy &copy : plan.change.made) {
        tellStep(step, u"store"_s, VariantStoreFrom + (1 - VariantStoreFrom) * double(done++) / double(plan.change.made.size()));
        const auto output = std::ranges::find(image.outputs, copy.variant, &ImageOutput::variant);
        BytesSource body(output->bytes);
        const PutRequest request{.key = copy.key,
                                 .contentType = copy.mimeType,
                                 .sha256 = copy.sha256,
                                 .metadata = {{u"sha256"_s, copy.sha256}, {u"photo-id"_s, copy.photoId}},
                                 .md5 = copy.md5};
        TD_ASSIGN(const ObjectInfo object, plan.store->put(request, body, stop));
        copy.versionId = object.versionId;
        const Expected bytes{copy.size, copy.sha256, copy.md5};
        TD_ASSIGN(copy.verifyMethod, prove({plan.store, copy.key, copy.versionId}, bytes, stop));
        copy.verifiedAt = m_parts.clock.now();
    }
    return {};
}

Result<void> Variants::commit(const JournalEntry &entry, const VariantChange &change)
{
    JournalRepository &journal = m_parts.catalogue.journal();
    const Result<void> committed =
        journal.commitVariants(entry.id, m_parts.self, change, ProofMaxAge, m_parts.clock.now());
    if (committed || surelyWithoutEffect(committed.error()))
        return committed;
    TD_ASSIGN(const std::optional<JournalEntry> now, journal.find(entry.id));
    if (now && (now->state == MoveState::Committed || now->state == MoveState::Done))
        return {};
    return committed;
}

VariantReport Variants::completeAll(QStringList ids, const VariantWish &wish, const ProgressFn &progress,
                                    std::stop_token stop)
{
    ids.removeDuplicates();
    std::vector<std::optional<Result<VariantOutcome>>> results(std::size_t(ids.size()));
    ProgressMeter meter(progress, ids.size(), 0);
    parallelEach(ids.size(), workerCount(m_parts), stop, [&](qsizetype i) {
        results[std::size_t(i)] = complete(ids.at(i), wish, stop);
        meter.step(ids.at(i), 0);
    });
    VariantReport report;
    for (qsizetype i = 0; i < ids.size(); ++i) {
        const std::optional<Result<VariantOutcome>> &result = results[std::size_t(i)];
        if (!result)
            report.failed.append({ids.at(i), Error{.code = ErrorCode::Cancelled,
                                                   .reason = u"cancelled"_s,
                                                   .message = u"Cancelled before it was reached"_s,
                                                   .where = {},
                                                   .remedy = {}}});
        else if (!*result)
            report.failed.append({ids.at(i), result->error()});
        else if ((*result)->made.isEmpty() && (*result)->removed.isEmpty())
            ++report.unchanged;
        else
            report.photos.append(**result);
    }
    return report;
}

Result<QStringList> Variants::incomplete(const VariantWish &wish, std::stop_token stop) const
{
    if (wish.remake)
        return m_library.ids({}, std::numeric_limits<qint64>::max());
    TD_ASSIGN(const ImagePolicy images, m_rules.images());
    const QStringList wanted = variantNames(storedVariants(images));
    QStringList ids;
    QSet<QString> known;
    for (const VariantGap gap : {VariantGap::Missing, VariantGap::Unwanted}) {
        if (gap == VariantGap::Missing ? !wish.make : !wish.prune)
            continue;
        QString after;
        for (;;) {
            if (stop.stop_requested())
                return fail(ErrorCode::Cancelled, u"cancelled"_s, u"Cancelled."_s);
            TD_ASSIGN(const QStringList some,
                      m_parts.catalogue.copies().withVariantGap(gap, wanted, after, PhotosAtOnce));
            for (const QString &id : some) {
                if (!known.contains(id))
                    ids.append(id);
                known.insert(id);
            }
            if (some.size() < PhotosAtOnce)
                break;
            after = some.last();
        }
    }
    return ids;
}

Result<qint64> Variants::count(VariantGap gap) const
{
    TD_ASSIGN(const ImagePolicy images, m_rules.images());
    return m_parts.catalogue.copies().variantGapCount(gap, variantNames(storedVariants(images)));
}

} // namespace td
