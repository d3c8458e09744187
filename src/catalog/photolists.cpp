// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/photos.h"

#include <algorithm>
#include <array>
#include <bit>
#include <numeric>
#include <unordered_map>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

/// Bits in which two perceptual hashes may differ and still show the same picture.
constexpr int NearDistance = 4;
/// A band that this many different hashes share tells nothing (plain backgrounds): not compared pair by pair.
constexpr std::size_t MaxBucket = 2000;
constexpr int HashBits = 64;

class Sets
{
public:
    explicit Sets(std::size_t count)
        : m_parent(count)
    {
        std::iota(m_parent.begin(), m_parent.end(), std::size_t(0));
    }
    std::size_t root(std::size_t i)
    {
        while (m_parent[i] != i)
            i = m_parent[i] = m_parent[m_parent[i]];
        return i;
    }
    void join(std::size_t a, std::size_t b)
    {
        const std::size_t x = root(a), y = root(b);
        m_parent[std::max(x, y)] = std::min(x, y);
    }
    std::vector<std::vector<std::size_t>> groups()
    {
        std::unordered_map<std::size_t, std::vector<std::size_t>> members;
        for (std::size_t i = 0; i < m_parent.size(); ++i)
            members[root(i)].push_back(i);
        std::vector<std::vector<std::size_t>> result;
        for (auto &[root, list] : members) {
            if (list.size() > 1)
                result.push_back(std::move(list));
        }
        std::ranges::sort(result);
        return result;
    }

private:
    std::vector<std::size_t> m_parent;
};

void joinBucket(const std::vector<std::size_t> &bucket, const std::vector<quint64> &hashes, int maxDistance, Sets &sets)
{
    if (bucket.size() > MaxBucket)
        return;
    for (std::size_t i = 0; i < bucket.size(); ++i) {
        for (std::size_t j = i + 1; j < bucket.size(); ++j) {
            if (std::popcount(hashes[bucket[i]] ^ hashes[bucket[j]]) <= maxDistance)
                sets.join(bucket[i], bucket[j]);
        }
    }
}

/// Hashes that differ in at most d bits agree in one of d + 1 bands, so only those that share a band are compared.
void joinSimilar(const std::vector<quint64> &hashes, int maxDistance, Sets &sets)
{
    std::unordered_map<quint64, std::size_t> first; // equal hashes are joined at once and compared only once
    for (std::size_t i = 0; i < hashes.size(); ++i) {
        if (const auto [it, isNew] = first.try_emplace(hashes[i], i); !isNew)
            sets.join(it->second, i);
    }
    const int bands = maxDistance + 1;
    for (int band = 0; band < bands; ++band) {
        const int from = HashBits * band / bands;
        const int width = HashBits * (band + 1) / bands - from;
        const quint64 mask = width >= HashBits ? ~quint64(0) : (quint64(1) << width) - 1;
        std::unordered_map<quint64, std::vector<std::size_t>> buckets;
        for (const auto &[hash, index] : first)
            buckets[(hash >> from) & mask].push_back(index);
        for (const auto &[key, bucket] : buckets)
            joinBucket(bucket, hashes, maxDistance, sets);
    }
}

} // namespace

std::vector<std::vector<std::size_t>> similarHashes(const std::vector<quint64> &hashes, int maxDistance)
{
    Sets sets(hashes.size());
    joinSimilar(hashes, maxDistance, sets);
    return sets.groups();
}

Result<QList<QStringList>> SqlPhotos::duplicateGroups(qint64 limit)
{
    return m_store.read([limit](Connection &c) -> Result<QList<QStringList>> {
        std::vector<qint64> seqs;
        std::vector<quint64> hashes;
        // A hash of 0 is a plain surface: alike, but no duplicate.
        TD_TRY(c.each(
            u"SELECT seq, phash FROM photo_metadata WHERE deleted_at IS NULL AND phash IS NOT NULL AND phash <> 0 "
            "ORDER BY seq"_s,
            {}, [&](const QSqlQuery &q) {
                seqs.push_back(q.value(0).toLongLong());
                hashes.push_back(quint64(q.value(1).toLongLong()));
            }));
        std::unordered_map<qint64, std::size_t> position;
        for (std::size_t i = 0; i < seqs.size(); ++i)
            position.emplace(seqs[i], i);
        std::vector<std::pair<std::size_t, std::size_t>> same;
        QString sha;
        std::size_t previous = 0;
        const auto place = [&](qint64 seq) {
            const auto [it, isNew] = position.try_emplace(seq, seqs.size());
            if (isNew)
                seqs.push_back(seq);
            return it->second;
        };
        TD_TRY(c.each(
            u"SELECT original_sha256, seq FROM photo_metadata WHERE deleted_at IS NULL AND original_sha256 <> '' AND "
            "original_sha256 IN (SELECT original_sha256 FROM photo_metadata WHERE deleted_at IS NULL AND "
            "original_sha256 <> '' GROUP BY original_sha256 HAVING count(*) > 1) ORDER BY original_sha256, seq"_s,
            {}, [&](const QSqlQuery &q) {
                const std::size_t at = place(q.value(1).toLongLong());
                if (q.value(0).toString() == sha)
                    same.emplace_back(previous, at);
                sha = q.value(0).toString();
                previous = at;
            }));
        Sets sets(seqs.size());
        joinSimilar(hashes, NearDistance, sets);
        for (const auto &[a, b] : same)
            sets.join(a, b);
        std::vector<std::vector<std::size_t>> groups = sets.groups();
        std::ranges::stable_sort(groups, [](const auto &a, const auto &b) { return a.size() > b.size(); });
        QList<QStringList> result;
        for (const auto &group : groups) {
            if (limit >= 0 && result.size() >= limit)
                break;
            QStringList ids;
            for (const std::size_t index : group) {
                TD_ASSIGN(const QVariant id,
                          c.value(u"SELECT photo_id FROM photo_metadata WHERE seq = ?"_s, {seqs[index]}));
                ids.append(id.toString());
            }
            result.append(ids);
        }
        return result;
    });
}

} // namespace td
