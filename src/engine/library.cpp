// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/library.h"

#include "engine/workers.h"


using namespace Qt::StringLiterals;

namespace td
{

namespace
{

constexpr int HistoryLength = 200;
constexpr qsizetype WriteBatch = 500;

tl::unexpected<Error> unknownPhoto(const QString &photoId)
{
    return fail(ErrorCode::NotFound, u"photo.unknown"_s, u"There is no photo %1"_s.arg(photoId), photoId,
                u"List the photos with: tierdeck-cli photos list"_s);
}

Result<Photo> findPhoto(const EngineParts &parts, const QString &photoId)
{
    TD_ASSIGN(std::optional<Photo> photo, parts.catalogue.photos().find(photoId));
    if (!photo)
        return unknownPhoto(photoId);
    return *std::move(photo);
}

/// Runs `write` on slices of `ids`, each id once; a failing slice ends it with what was done so far lost to nobody.
template <typename Write> Result<BatchOutcome> inBatches(QStringList ids, const Write &write)
{
    ids.removeDuplicates();
    BatchOutcome all;
    for (qsizetype from = 0; from < ids.size(); from += WriteBatch) {
        const QStringList slice = ids.mid(from, WriteBatch);
        const Result<BatchOutcome> part = write(slice);
        if (!part && from == 0)
            return fail(part.error());
        if (!part) {
            for (const QString &id : slice)
                all.failed.append({id, part.error()});
            continue;
        }
        all.done += part->done;
        all.failed += part->failed;
    }
    return all;
}

/// Runs `deed` on every id in parallel; done and failed keep the order of `ids`.
BatchOutcome eachPhoto(const EngineParts &parts, QStringList ids, const ProgressFn &progress, std::stop_token stop,
                       const std::function<Result<void>(const QString &)> &deed)
{
    ids.removeDuplicates();
    const Error notReached{.code = ErrorCode::Cancelled,
                           .reason = u"cancelled"_s,
                           .message = u"Cancelled before it was reached"_s,
                           .where = {},
                           .remedy = {}};
    std::vector<Result<void>> results(std::size_t(ids.size()), Result<void>(tl::unexpect, notReached));
    ProgressMeter meter(progress, ids.size(), 0);
    parallelEach(ids.size(), storeWorkerCount(parts), stop, [&](qsizetype i) {
        results[std::size_t(i)] = deed(ids.at(i));
        meter.step(ids.at(i), 0);
    });
    BatchOutcome outcome;
    for (qsizetype i = 0; i < ids.size(); ++i) {
        const Result<void> &result = results[std::size_t(i)];
        if (result)
            outcome.done.append(ids.at(i));
        else
            outcome.failed.append({ids.at(i), result.error()});
    }
    return outcome;
}

} // namespace

Library::Library(const EngineParts &parts, const Rules &rules, Mover &mover)
    : m_parts(parts)
    , m_rules(rules)
    , m_mover(mover)
{
}

Result<PhotoPage> Library::page(const PhotoFilter &filter, const PhotoSort &sort, const QString &cursor, int limit)
{
    return m_parts.catalogue.photos().page(filter, sort, cursor, limit);
}

Result<CountBytes> Library::sums(const PhotoFilter &filter)
{
    return m_parts.catalogue.photos().sums(filter);
}

Result<PhotoDetails> Library::details(const QString &photoId)
{
    TD_ASSIGN(Photo photo, findPhoto(m_parts, photoId));
    TD_ASSIGN(const PriceBook prices, m_rules.prices());
    TD_ASSIGN(const QList<Decision> next, nextActions({photo}));
    PhotoDetails details;
    TD_ASSIGN(details.copies, m_parts.catalogue.copies().ofPhoto(photoId));
    TD_ASSIGN(details.history, m_parts.catalogue.events().ofPhoto(photoId, HistoryLength));
    details.monthlyCost = storageCost(prices, photo.tier, photo.storedBytes);
    details.next = next.first();
    details.photo = std::move(photo);
    return details;
}

Result<QList<Decision>> Library::nextActions(const QList<Photo> &photos)
{
    TD_ASSIGN(const Policy policy, m_rules.policy());
    QStringList ids;
    for (const Photo &photo : photos)
        ids.append(photo.photoId);
    TD_ASSIGN(const QList<LifecycleFacts> facts, m_parts.catalogue.lifecycle().facts(ids));
    const Instant now = m_parts.clock.now();
    const bool cold = m_parts.stores.has(Tier::Cold);
    QHash<QString, Decision> byId;
    for (const LifecycleFacts &f : facts)
        byId.insert(f.photoId, decide(f, policy, cold, now));
    QList<Decision> decisions;
    for (const QString &id : std::as_const(ids))
        decisions.append(byId.value(id));
    return decisions;
}

Result<BatchOutcome> Library::edit(const QStringList &ids, const PhotoEdit &edit)
{
    return inBatches(ids, [&](const QStringList &slice) {
        return m_parts.catalogue.photos().edit(slice, edit, m_parts.clock.now());
    });
}

BatchOutcome Library::moveTo(const QStringList &ids, Tier to, const ProgressFn &progress, std::stop_token stop)
{
    if (const auto store = m_parts.stores.of(to); !store) {
        BatchOutcome none;
        for (const QString &id : ids)
            none.failed.append({id, store.error()});
        return none;
    }
    return eachPhoto(m_parts, ids, progress, stop,
                     [&](const QString &id) { return m_mover.move(id, to, true, {}, stop); });
}

Result<BatchOutcome> Library::trash(const QStringList &ids)
{
    return inBatches(ids, [&](const QStringList &slice) {
        return m_parts.catalogue.photos().trash(slice, {}, {}, m_parts.clock.now());
    });
}

Result<BatchOutcome> Library::restore(const QStringList &ids)
{
    return inBatches(
        ids, [&](const QStringList &slice) { return m_parts.catalogue.photos().restore(slice, m_parts.clock.now()); });
}

Result<void> Library::purgeOne(const QString &photoId, const Policy &policy, std::stop_token stop)
{
    const bool cold = m_parts.stores.has(Tier::Cold);
    const Instant now = m_parts.clock.now();
    TD_ASSIGN(const QList<LifecycleFacts> found, m_parts.catalogue.lifecycle().facts({photoId}));
    if (found.isEmpty())
        return unknownPhoto(photoId);
    const LifecycleFacts &facts = found.first();
    if (facts.pinned)
        return fail(ErrorCode::FailedPrecondition, u"photo.pinned"_s, u"The photo is pinned"_s, photoId,
                    u"Unpin it first"_s);
    const Decision next = decide(facts, policy, cold, now);
    const bool dueByRule = next.isDue && next.action == Action::Purge;
    if (facts.hasOrders && !dueByRule)
        return fail(
            ErrorCode::FailedPrecondition, u"photo.has_orders"_s,
            u"The photo's draft has orders, so it is only soft-deleted for %1 days"_s.arg(policy.softDeleteDays),
            photoId, u"Leave it in the trash; the lifecycle purges it when its time has come"_s);
    if (!facts.deletedAt) {
        TD_ASSIGN(const BatchOutcome trashed, m_parts.catalogue.photos().trash({photoId}, {}, {}, now));
        if (!trashed.failed.isEmpty())
            return fail(trashed.failed.first().error);
    }
    return m_mover.purge(photoId, {}, std::move(stop));
}

BatchOutcome Library::purge(const QStringList &ids, const ProgressFn &progress, std::stop_token stop)
{
    const Result<Policy> policy = m_rules.policy();
    if (!policy) {
        BatchOutcome none;
        for (const QString &id : ids)
            none.failed.append({id, policy.error()});
        return none;
    }
    return eachPhoto(m_parts, ids, progress, stop, [&](const QString &id) { return purgeOne(id, *policy, stop); });
}

} // namespace td
