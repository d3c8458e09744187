// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/duplicates.h"

#include "core/hashindex.h"

#include <algorithm>
#include <numeric>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

/// Photos of the same uploaded bytes, as positions in the ranked list.
struct Content {
    std::vector<std::size_t> photos;
    std::optional<quint64> hash;
};

/// What the ranked photos are alike by.
class Alike
{
public:
    Alike(const QList<DuplicateFacts> &photos, const DuplicateOptions &options, const DecidedPairs &decided)
        : m_photos(photos)
        , m_options(options)
        , m_decided(decided)
        , m_index({})
    {
        QHash<QString, std::size_t> known;
        for (qsizetype i = 0; i < photos.size(); ++i) {
            const DuplicateFacts &photo = photos.at(i);
            const auto at = known.constFind(photo.content);
            const std::size_t content = at == known.cend() ? m_contents.size() : *at;
            if (at == known.cend()) {
                known.insert(photo.content, content);
                m_contents.emplace_back();
            }
            m_contents[content].photos.push_back(std::size_t(i));
            if (photo.phash && !isPlainHash(*photo.phash))
                m_contents[content].hash = photo.phash;
            m_contentOf.push_back(content);
        }
        if (options.near)
            indexHashes();
    }

    /// The photos of lower rank that are the same or look the same as this one, and were not decided about with it.
    [[nodiscard]] std::vector<std::size_t> below(std::size_t photo)
    {
        const std::size_t own = m_contentOf[photo];
        std::vector<std::size_t> found;
        take(own, photo, found);
        if (m_options.near && m_contents[own].hash) {
            m_index.near(*m_contents[own].hash, m_options.distance, m_near);
            for (const quint32 position : m_near) {
                if (m_hashed[position] != own)
                    take(m_hashed[position], photo, found);
            }
        }
        std::ranges::sort(found);
        return found;
    }

    [[nodiscard]] bool areAlike(const DuplicateFacts &a, const DuplicateFacts &b) const
    {
        if (m_decided.contains(a, b))
            return false;
        return a.content == b.content ||
               (m_options.near && a.phash && b.phash && hashDistance(*a.phash, *b.phash) <= m_options.distance);
    }

private:
    void indexHashes()
    {
        std::vector<quint64> hashes;
        for (std::size_t i = 0; i < m_contents.size(); ++i) {
            if (!m_contents[i].hash)
                continue;
            hashes.push_back(*m_contents[i].hash);
            m_hashed.push_back(i);
        }
        m_index = HashIndex(std::move(hashes));
    }
    void take(std::size_t content, std::size_t photo, std::vector<std::size_t> &found) const
    {
        const std::vector<std::size_t> &photos = m_contents[content].photos;
        const DuplicateFacts &facts = m_photos.at(qsizetype(photo));
        if (photos.back() > photo && !m_decided.contains(facts, m_photos.at(qsizetype(photos.back()))))
            std::ranges::copy_if(photos, std::back_inserter(found), [photo](std::size_t p) { return p > photo; });
    }

    const QList<DuplicateFacts> &m_photos;
    const DuplicateOptions &m_options;
    const DecidedPairs &m_decided;
    std::vector<Content> m_contents;
    std::vector<std::size_t> m_contentOf; ///< of each photo
    HashIndex m_index;
    std::vector<std::size_t> m_hashed; ///< position in the index -> content
    std::vector<quint32> m_near;
};

QString holdOf(const DuplicateFacts &photo)
{
    if (photo.pinned)
        return u"pinned"_s;
    if (photo.published)
        return u"published"_s;
    return photo.ordered ? u"ordered"_s : QString();
}

/// Decides about the members, best first: each is kept, or given up for one that is kept.
void giveRoles(DuplicateGroup &group, const Alike &alike, bool acrossDrafts)
{
    const auto placeOf = [&](const DuplicateFacts &photo) {
        return acrossDrafts ? std::pair<QString, QString>() : std::pair(photo.userId, photo.draftId);
    };
    QHash<std::pair<QString, QString>, QList<qsizetype>> kept;
    kept[placeOf(group.members.first().facts)].append(0);
    group.members.first().role = DuplicateRole::Best;
    for (qsizetype i = 1; i < group.members.size(); ++i) {
        DuplicateMember &member = group.members[i];
        QList<qsizetype> &keptThere = kept[placeOf(member.facts)];
        member.reason = holdOf(member.facts);
        if (member.reason.isEmpty()) {
            bool larger = false;
            const bool dispensable = std::ranges::any_of(keptThere, [&](qsizetype k) {
                const DuplicateFacts &stays = group.members.at(k).facts;
                if (!alike.areAlike(stays, member.facts))
                    return false;
                larger = larger || stays.pixels < member.facts.pixels;
                return stays.pixels >= member.facts.pixels && (!stays.damaged || member.facts.damaged);
            });
            if (dispensable) {
                member.role = DuplicateRole::Surplus;
                continue;
            }
            member.reason = larger ? u"larger"_s : u"other_draft"_s;
        }
        keptThere.append(i);
    }
}

} // namespace

QString duplicateVerdictName(DuplicateVerdict verdict)
{
    return verdict == DuplicateVerdict::Keep ? u"keep"_s : u"distinct"_s;
}

std::optional<DuplicateVerdict> duplicateVerdictFromName(QStringView name)
{
    for (const DuplicateVerdict verdict : {DuplicateVerdict::Keep, DuplicateVerdict::Distinct}) {
        if (name == duplicateVerdictName(verdict))
            return verdict;
    }
    return std::nullopt;
}

QString duplicateRoleName(DuplicateRole role)
{
    switch (role) {
    case DuplicateRole::Best:
        return u"best"_s;
    case DuplicateRole::Kept:
        return u"kept"_s;
    case DuplicateRole::Surplus:
        return u"surplus"_s;
    }
    return {};
}

DecidedPairs::DecidedPairs(const QList<DuplicateDecision> &decisions)
{
    for (qsizetype i = 0; i < decisions.size(); ++i) {
        const QMap<QString, int> &contents = decisions.at(i).contents;
        for (auto it = contents.cbegin(); it != contents.cend(); ++it)
            m_parts[it.key()].append({i, it.value()});
    }
}

bool DecidedPairs::contains(const DuplicateFacts &a, const DuplicateFacts &b) const
{
    const auto ofA = m_parts.constFind(a.content);
    if (ofA == m_parts.cend())
        return false;
    if (a.content == b.content)
        return std::ranges::any_of(*ofA, [](const Part &part) { return part.times > 1; });
    const auto ofB = m_parts.constFind(b.content);
    return ofB != m_parts.cend() && std::ranges::any_of(*ofA, [&](const Part &part) {
               return std::ranges::any_of(*ofB, [&](const Part &other) { return other.decision == part.decision; });
           });
}

bool DuplicateGroup::isExact() const
{
    return std::ranges::all_of(
        members, [&](const DuplicateMember &m) { return m.facts.content == members.first().facts.content; });
}

qint64 DuplicateGroup::surplusBytes() const
{
    return std::accumulate(members.cbegin() + 1, members.cend(), qint64(0),
                           [](qint64 sum, const DuplicateMember &m) { return sum + m.facts.storedBytes; });
}

qint64 DuplicateGroup::freedBytes() const
{
    return std::accumulate(members.cbegin(), members.cend(), qint64(0), [](qint64 sum, const DuplicateMember &m) {
        return m.role == DuplicateRole::Surplus ? sum + m.facts.storedBytes : sum;
    });
}

QStringList DuplicateGroup::photoIds() const
{
    QStringList ids;
    for (const DuplicateMember &member : members)
        ids.append(member.facts.photoId);
    return ids;
}

QStringList DuplicateGroup::surplusIds() const
{
    QStringList ids;
    for (const DuplicateMember &member : members) {
        if (member.role == DuplicateRole::Surplus)
            ids.append(member.facts.photoId);
    }
    return ids;
}

bool isBetter(const DuplicateFacts &a, const DuplicateFacts &b)
{
    const auto rank = [](const DuplicateFacts &f) {
        return std::tuple(f.damaged, -f.pixels, -f.masterBytes, !(f.published || f.pinned), f.uploaded, f.seq);
    };
    return rank(a) < rank(b);
}

QList<DuplicateGroup> groupDuplicates(QList<DuplicateFacts> photos, const DuplicateOptions &options,
                                      const DecidedPairs &decided)
{
    std::ranges::sort(photos, isBetter);
    Alike alike(photos, options, decided);
    std::vector<bool> taken(std::size_t(photos.size()), false);
    QList<DuplicateGroup> groups;
    for (std::size_t i = 0; i < taken.size(); ++i) {
        if (taken[i])
            continue;
        const DuplicateFacts &best = photos.at(qsizetype(i));
        DuplicateGroup group;
        for (const std::size_t j : alike.below(i)) {
            if (taken[j])
                continue;
            taken[j] = true;
            const DuplicateFacts &other = photos.at(qsizetype(j));
            const bool same = other.content == best.content;
            const bool comparable = !same && best.phash && other.phash;
            group.members.append({.facts = other,
                                  .role = DuplicateRole::Kept,
                                  .reason = {},
                                  .distance = comparable ? hashDistance(*best.phash, *other.phash) : 0,
                                  .sameBytes = same});
        }
        if (group.members.isEmpty())
            continue;
        taken[i] = true;
        group.members.prepend(
            {.facts = best, .role = DuplicateRole::Best, .reason = {}, .distance = 0, .sameBytes = true});
        giveRoles(group, alike, options.acrossDrafts);
        groups.append(std::move(group));
    }
    std::ranges::stable_sort(groups, [](const DuplicateGroup &a, const DuplicateGroup &b) {
        return std::pair(a.freedBytes(), a.members.size()) > std::pair(b.freedBytes(), b.members.size());
    });
    return groups;
}

} // namespace td
