// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hashindex.h"

#include <algorithm>
#include <bit>

namespace td
{

namespace
{

/// The band values that differ from a value in at most `bits` of 16 bits, as masks to exclusive-or it with.
const std::vector<quint32> &flipsUpTo(int bits)
{
    constexpr int MostBits = 2;
    static const auto tables = [] {
        std::array<std::vector<quint32>, MostBits + 1> made;
        for (quint32 mask = 0; mask < (1U << 16); ++mask) {
            for (int most = std::popcount(mask); most <= MostBits; ++most)
                made[std::size_t(most)].push_back(mask);
        }
        return made;
    }();
    return tables[std::size_t(bits)];
}

/// The first place from `from` on whose hash is near; the end when there is none. All the time of a search goes here.
[[gnu::always_inline]] inline std::size_t scanForNear(quint64 hash, std::span<const quint64> hashes, std::size_t from,
                                                      int distance)
{
    while (from < hashes.size() && __builtin_popcountll(hash ^ hashes[from]) > distance)
        ++from;
    return from;
}

#if defined(__x86_64__)
/// Programs are built for the oldest processors of this kind, which count bits in a dozen steps; nearly all do it in
/// one.
[[gnu::target("popcnt")]] std::size_t scanWithPopcnt(quint64 hash, std::span<const quint64> hashes, std::size_t from,
                                                     int distance)
{
    return scanForNear(hash, hashes, from, distance);
}

std::size_t firstNear(quint64 hash, std::span<const quint64> hashes, std::size_t from, int distance)
{
    static const bool hasPopcnt = __builtin_cpu_supports("popcnt") != 0;
    return hasPopcnt ? scanWithPopcnt(hash, hashes, from, distance) : scanForNear(hash, hashes, from, distance);
}
#else
std::size_t firstNear(quint64 hash, std::span<const quint64> hashes, std::size_t from, int distance)
{
    return scanForNear(hash, hashes, from, distance);
}
#endif

} // namespace

int hashDistance(quint64 a, quint64 b)
{
    return std::popcount(a ^ b);
}

bool isPlainHash(quint64 hash)
{
    constexpr int MostBitsOfPlain = 7;
    return std::popcount(hash) <= MostBitsOfPlain;
}

HashIndex::HashIndex(std::vector<quint64> hashes)
    : m_hashes(std::move(hashes))
{
    for (int band = 0; band < Bands; ++band)
        m_tables[std::size_t(band)] = sortedBy(m_hashes, band);
}

HashIndex::Table HashIndex::sortedBy(const std::vector<quint64> &hashes, int band)
{
    Table table;
    table.starts.assign(BandValues + 1, 0);
    for (const quint64 hash : hashes)
        ++table.starts[bandOf(hash, band) + 1];
    for (std::size_t value = 0; value < BandValues; ++value)
        table.starts[value + 1] += table.starts[value];
    table.positions.resize(hashes.size());
    table.hashes.resize(hashes.size());
    std::vector<quint32> next(table.starts.begin(), table.starts.end() - 1);
    for (std::size_t i = 0; i < hashes.size(); ++i) {
        const quint32 place = next[bandOf(hashes[i], band)]++;
        table.positions[place] = quint32(i);
        table.hashes[place] = hashes[i];
    }
    return table;
}

void HashIndex::near(quint64 hash, int distance, std::vector<quint32> &found) const
{
    found.clear();
    distance = std::clamp(distance, 0, MaxDistance);
    const std::vector<quint32> &flips = flipsUpTo(distance / Bands);
    for (int band = 0; band < Bands; ++band) {
        const Table &table = m_tables[std::size_t(band)];
        const std::size_t value = bandOf(hash, band);
        for (const quint32 flip : flips) {
            const std::span<const quint64> bucket = table.bucket(value ^ flip);
            for (std::size_t i = 0; (i = firstNear(hash, bucket, i, distance)) < bucket.size(); ++i)
                found.push_back(table.positions[table.starts[value ^ flip] + i]);
        }
    }
    // One that is near in several bands was found in each.
    std::ranges::sort(found);
    found.erase(std::unique(found.begin(), found.end()), found.end());
}

void HashIndex::markNear(const Table &table, std::size_t a, std::size_t b, int distance,
                         std::vector<bool> &marked) const
{
    const std::span<const quint64> others = table.bucket(b);
    for (quint32 i = table.starts[a]; i < table.starts[a + 1]; ++i) {
        // In one bucket each pair is compared once.
        const std::size_t from = a == b ? i + 1 - table.starts[a] : 0;
        for (std::size_t j = from; (j = firstNear(table.hashes[i], others, j, distance)) < others.size(); ++j) {
            marked[table.positions[i]] = true;
            marked[table.positions[table.starts[b] + j]] = true;
        }
    }
}

std::vector<bool> HashIndex::havingNeighbours(int distance, const std::stop_token &stop) const
{
    std::vector<bool> marked(m_hashes.size(), false);
    distance = std::clamp(distance, 0, MaxDistance);
    const std::vector<quint32> &flips = flipsUpTo(distance / Bands);
    for (const Table &table : m_tables) {
        for (std::size_t value = 0; value < BandValues; ++value) {
            if (stop.stop_requested())
                return {};
            if (table.bucket(value).empty())
                continue;
            for (const quint32 flip : flips) {
                // Each pair of buckets once.
                if ((value ^ flip) >= value)
                    markNear(table, value, value ^ flip, distance, marked);
            }
        }
    }
    return marked;
}

} // namespace td
