// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtEndian>
#include <QtGlobal>

#include <cstring>

namespace td::progressive
{

/// Bytes that a writer may touch beyond the last one it fills, a reader beyond the last one it needs.
inline constexpr size_t BitSlack = 16;

/// Packs bits into bytes, the highest first. Whole words are stored each time and the position moves by the bytes that
/// are full, so that nothing depends on a branch; JPEG's zero after 0xFF is put in by whoever copies the bytes.
class BitWriter
{
public:
    BitWriter() = default;
    explicit BitWriter(quint8 *at)
        : m_at(at)
    {
    }
    /// 1 to 56 bits; no other bits may be set.
    [[gnu::always_inline]] void put(quint64 bits, int count)
    {
        m_used += count;
        m_held |= bits << (64 - m_used);
        const quint64 stored = qToBigEndian(m_held);
        std::memcpy(m_at, &stored, sizeof(stored));
        m_at += m_used >> 3;
        m_held <<= m_used & ~7;
        m_used &= 7;
    }
    /// Fills the last byte with ones; the end of what was written.
    quint8 *finish()
    {
        if (m_used > 0)
            put((1u << (8 - m_used)) - 1, 8 - m_used);
        return m_at;
    }
    [[nodiscard]] quint8 *at() const { return m_at; }
    /// The bytes have moved.
    void moveTo(quint8 *at) { m_at = at; }

private:
    quint8 *m_at = nullptr;
    quint64 m_held = 0;
    int m_used = 0; ///< bits in m_held, from the top; below 8 between calls
};

/// Reads what a BitWriter wrote.
class BitReader
{
public:
    explicit BitReader(const quint8 *bytes)
        : m_bytes(bytes)
    {
    }
    /// 0 to 56 bits.
    [[gnu::always_inline]] quint64 take(int count)
    {
        quint64 stored;
        std::memcpy(&stored, m_bytes + (m_position >> 3), sizeof(stored));
        const quint64 bits = qFromBigEndian(stored) << (m_position & 7);
        m_position += size_t(count);
        return (bits >> 1) >> (63 - count);
    }

private:
    const quint8 *m_bytes;
    size_t m_position = 0;
};

} // namespace td::progressive
