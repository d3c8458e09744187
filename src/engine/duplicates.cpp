// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/duplicates.h"

#include "core/hashindex.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

constexpr int Steps = 3; ///< of a search, for its progress

tl::unexpected<Error> stopped()
{
    return fail(ErrorCode::Cancelled, u"cancelled"_s, u"The search for duplicates was cancelled"_s);
}

Result<DecidedPairs> decidedPairs(const EngineParts &parts)
{
    TD_ASSIGN(const QList<DuplicateDecision> decisions, parts.catalogue.duplicates().decisions());
    return DecidedPairs(decisions);
}

Result<void> checkDistance(const DuplicateOptions &options)
{
    if (options.distance >= 0 && options.distance <= HashIndex::MaxDistance)
        return {};
    return fail(ErrorCode::InvalidArgument, u"duplicates.distance"_s,
                u"%1 is no distance between pictures"_s.arg(options.distance), u"distance"_s,
                u"Give 0 (the same to the eye) to %1 (somewhat alike)"_s.arg(HashIndex::MaxDistance));
}

double savingOf(const PriceBook &prices, const DuplicateGroup &group)
{
    double saving = 0;
    for (const DuplicateMember &member : group.members) {
        if (member.role == DuplicateRole::Surplus)
            saving += storageCost(prices, member.facts.tier, member.facts.storedBytes);
    }
    return saving;
}

/// Arrival numbers of the photos that look like another one.
Result<std::vector<qint64>> lookingAlike(PhotoHashes found, int distance, DuplicateReport &report,
                                         const std::stop_token &stop)
{
    std::size_t kept = 0;
    for (std::size_t i = 0; i < found.hashes.size(); ++i) {
        if (isPlainHash(found.hashes[i]))
            continue;
        found.hashes[kept] = found.hashes[i];
        found.seqs[kept++] = found.seqs[i];
    }
    report.plain = qint64(found.hashes.size() - kept);
    report.compared = qint64(kept);
    found.hashes.resize(kept);
    found.seqs.resize(kept);
    const std::vector<bool> alike = HashIndex(std::move(found.hashes)).havingNeighbours(distance, stop);
    if (stop.stop_requested())
        return stopped();
    std::vector<qint64> seqs;
    for (std::size_t i = 0; i < kept; ++i) {
        if (alike[i])
            seqs.push_back(found.seqs[i]);
    }
    return seqs;
}

} // namespace

Duplicates::Duplicates(const EngineParts &parts, const Rules &rules, Library &library)
    : m_parts(parts)
    , m_rules(rules)
    , m_library(library)
{
}

Result<QList<DuplicateFacts>> Duplicates::candidates(const DuplicateOptions &options, DuplicateReport &report,
                                                     const std::stop_token &stop)
{
    DuplicateRepository &repository = m_parts.catalogue.duplicates();
    TD_ASSIGN(std::vector<qint64> seqs, repository.sameBytes());
    if (options.near) {
        TD_ASSIGN(PhotoHashes hashes, repository.hashes());
        TD_ASSIGN(const std::vector<qint64> alike, lookingAlike(std::move(hashes), options.distance, report, stop));
        seqs.insert(seqs.end(), alike.begin(), alike.end());
        std::ranges::sort(seqs);
        seqs.erase(std::unique(seqs.begin(), seqs.end()), seqs.end());
    }
    return repository.facts(seqs);
}

Result<DuplicateReport> Duplicates::find(const DuplicateOptions &options, qint64 limit, const ProgressFn &progress,
                                         const std::stop_token &stop)
{
    const auto step = [&](int done) {
        if (progress)
            progress({.done = done, .total = Steps, .bytesDone = 0, .bytesTotal = 0, .current = {}});
    };
    TD_TRY(checkDistance(options));
    TD_ASSIGN(const PriceBook prices, m_rules.prices());
    TD_ASSIGN(const DecidedPairs decided, decidedPairs(m_parts));
    step(0);
    DuplicateReport report;
    TD_ASSIGN(QList<DuplicateFacts> photos, candidates(options, report, stop));
    step(1);
    if (stop.stop_requested())
        return stopped();
    report.groups = groupDuplicates(std::move(photos), options, decided);
    step(2);
    report.groupCount = report.groups.size();
    for (const DuplicateGroup &group : std::as_const(report.groups)) {
        report.photoCount += group.members.size();
        report.surplusCount += group.surplusIds().size();
        report.surplusBytes += group.surplusBytes();
        report.freedBytes += group.freedBytes();
        report.monthlySaving += savingOf(prices, group);
    }
    if (limit >= 0 && report.groups.size() > limit)
        report.groups.resize(limit);
    step(Steps);
    return report;
}

Result<Duplicates::Resolved> Duplicates::trashSurplus(const QList<DuplicateGroup> &groups,
                                                      const DuplicateOptions &options)
{
    TD_TRY(checkDistance(options));
    TD_ASSIGN(const PriceBook prices, m_rules.prices());
    TD_ASSIGN(const DecidedPairs decided, decidedPairs(m_parts));
    QHash<QString, std::pair<qint64, double>> worth; ///< bytes and money of each that goes
    QStringList surplus;
    for (const DuplicateGroup &seen : groups) {
        const QStringList proposed = seen.surplusIds();
        TD_ASSIGN(QList<DuplicateFacts> photos, m_parts.catalogue.duplicates().factsOf(seen.photoIds()));
        for (const DuplicateGroup &group : groupDuplicates(std::move(photos), options, decided)) {
            for (const DuplicateMember &member : group.members) {
                const QString &id = member.facts.photoId;
                if (member.role != DuplicateRole::Surplus || !proposed.contains(id) || worth.contains(id))
                    continue;
                const qint64 bytes = member.facts.storedBytes;
                worth.insert(id, {bytes, storageCost(prices, member.facts.tier, bytes)});
                surplus.append(id);
            }
        }
    }
    Resolved resolved;
    TD_ASSIGN(resolved.outcome, m_library.trash(surplus));
    for (const QString &id : std::as_const(resolved.outcome.done)) {
        resolved.freedBytes += worth.value(id).first;
        resolved.monthlySaving += worth.value(id).second;
    }
    return resolved;
}

Result<QString> Duplicates::decide(DuplicateVerdict verdict, const QStringList &photoIds)
{
    QStringList ids = photoIds;
    ids.removeDuplicates();
    if (ids.size() < 2)
        return fail(ErrorCode::InvalidArgument, u"duplicates.too_few"_s,
                    u"A decision about duplicates needs at least two photos"_s, u"ids"_s,
                    u"Name all photos of the group."_s);
    TD_ASSIGN(const QList<DuplicateFacts> photos, m_parts.catalogue.duplicates().factsOf(ids));
    DuplicateDecision decision{
        .decisionId = m_parts.ids.newId(), .verdict = verdict, .decidedAt = m_parts.clock.now(), .contents = {}};
    for (const DuplicateFacts &photo : photos) {
        ids.removeOne(photo.photoId);
        ++decision.contents[photo.content];
    }
    if (!ids.isEmpty())
        return fail(ErrorCode::NotFound, u"photo.unknown"_s,
                    u"There is no photo %1, or it is in the trash"_s.arg(ids.first()), ids.first(),
                    u"List the groups with: tierdeck-cli duplicates"_s);
    TD_TRY(m_parts.catalogue.duplicates().decide(decision));
    return decision.decisionId;
}

Result<void> Duplicates::forget(const QString &decisionId)
{
    TD_ASSIGN(const bool known, m_parts.catalogue.duplicates().forget(decisionId));
    if (!known)
        return fail(ErrorCode::NotFound, u"duplicates.no_decision"_s, u"There is no decision %1"_s.arg(decisionId),
                    decisionId, u"List them with: tierdeck-cli duplicates decisions"_s);
    return {};
}

} // namespace td
