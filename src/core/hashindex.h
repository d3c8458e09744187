// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <array>
#include <span>
#include <stop_token>
#include <vector>

namespace td
{

/// Finds which of many 64-bit perceptual hashes differ from one in at most a few bits.
///
/// Multi-index hashing: a hash is cut into four bands of 16 bits. Two hashes that differ in at most d bits differ in at
/// most d / 4 bits in one of the bands, so it is enough to look, band by band, at the hashes whose band is that near;
/// each band has a table sorted by its value. (M. Norouzi, A. Punjani, D. Fleet: "Fast search in Hamming space with
/// multi-index hashing", CVPR 2012.)
///
/// 56 bytes a hash and 1 MB. Const after it was built: any number of threads may ask.
class HashIndex
{
public:
    static constexpr int MaxDistance = 8; ///< bits; beyond it pictures have little in common

    /// Positions in the answers are those in `hashes`; equal hashes are each other's neighbours. At most 2^32 - 1.
    explicit HashIndex(std::vector<quint64> hashes);

    [[nodiscard]] std::size_t size() const { return m_hashes.size(); }
    /// Positions of all hashes that differ from `hash` in at most `distance` bits, in no order, each once.
    void near(quint64 hash, int distance, std::vector<quint32> &found) const;
    /// One flag a position: whether it has any neighbour but itself. Meant for all of them at once, which is many times
    /// faster than asking for each. Empty when stopped.
    [[nodiscard]] std::vector<bool> havingNeighbours(int distance, const std::stop_token &stop = {}) const;

private:
    static constexpr int Bands = 4;
    static constexpr int BandBits = 16;
    static constexpr std::size_t BandValues = std::size_t(1) << BandBits;

    /// The hashes ordered by one of their bands.
    struct Table {
        std::vector<quint32> starts;    ///< per band value, and one behind the last
        std::vector<quint32> positions; ///< in m_hashes
        std::vector<quint64> hashes;    ///< beside their positions, so that comparing them reads memory in a row
        [[nodiscard]] std::span<const quint64> bucket(std::size_t value) const
        {
            return std::span(hashes).subspan(starts[value], starts[value + 1] - starts[value]);
        }
    };
    static std::size_t bandOf(quint64 hash, int band) { return (hash >> (band * BandBits)) & (BandValues - 1); }
    static Table sortedBy(const std::vector<quint64> &hashes, int band);
    void markNear(const Table &table, std::size_t a, std::size_t b, int distance, std::vector<bool> &marked) const;

    std::vector<quint64> m_hashes;
    std::array<Table, Bands> m_tables;
};

/// Whether the hash says nothing about its picture: what varies in at most one direction (a plain or shaded surface)
/// sets at most 7 of its bits, a photo about 31.
[[nodiscard]] bool isPlainHash(quint64 hash);

/// Bits in which two hashes differ.
[[nodiscard]] int hashDistance(quint64 a, quint64 b);

} // namespace td
