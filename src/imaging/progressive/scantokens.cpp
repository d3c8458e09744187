// SPDX-License-Identifier: GPL-3.0-or-later
// The tokens of progressive AC scans (ITU-T T.81, G.1.2.2 and G.1.2.3). Masks say where the coefficients are, so that
// the work is in proportion to what is written: a scan that has nothing to say about a block looks at one number.
#include "imaging/progressive/scantokens.h"

#include <algorithm>
#include <bit>

namespace td::progressive
{

namespace
{
constexpr quint32 ZeroRun = 0xf0; ///< sixteen zeros
constexpr int LongestZeroRun = 15;
constexpr quint32 LongestBlockRun = 0x7fff;
/// libjpeg's buffer holds 1000 correction bits and is emptied when another block might not fit.
constexpr quint32 MostPending = 1000 - BlockArea + 1;
/// Tokens a block can add: one per coefficient, and the runs of blocks that end before and at it.
constexpr size_t TokensPerBlock = BlockArea + 2;

class ValueTokens
{
public:
    static constexpr int Limit = 2047;
    constexpr ValueTokens()
    {
        for (int value = -Limit; value <= Limit; ++value) {
            const auto magnitude = quint32(value < 0 ? -value : value);
            const auto size = quint32(std::bit_width(magnitude));
            const quint32 bits = value < 0 ? ~magnitude & ((1u << size) - 1) : magnitude;
            m_tokens[size_t(value + Limit)] = bits << token::ExtraAt | size;
        }
    }
    [[nodiscard]] quint32 operator[](int value) const { return m_tokens[size_t(value + Limit)]; }

private:
    std::array<quint32, 2 *Limit + 1> m_tokens = {};
};
/// A value's size and bits as a token without a run.
constexpr ValueTokens TokenOfValue;

constexpr quint64 below(int place)
{
    return (quint64(1) << place) - 1;
}

/// The places of coefficients `first` to `last`.
constexpr quint64 band(int first, int last)
{
    return below(BlockArea - first) & ~below(BlockArea - 1 - last);
}

/// The coefficients whose magnitude reaches 2^Low.
template <int Low> [[gnu::always_inline]] inline quint64 reaching(const Block &block)
{
    static_assert(Low <= 2);
    if constexpr (Low == 2)
        return block.fours;
    else if constexpr (Low == 1)
        return block.twos | block.fours;
    else
        return block.ones | block.twos | block.fours;
}
} // namespace

/// Works on copies of what changes, which the compiler can keep in registers, and puts them back at the end.
class ScanCoder
{
public:
    explicit ScanCoder(ScanTokens &tokens)
        : m_tokens(tokens)
        , m_counts(tokens.m_counts.data())
        , m_next(tokens.m_next)
        , m_run(tokens.m_run)
        , m_pending(tokens.m_pending)
        , m_queue(tokens.m_queue)
    {
    }
    ~ScanCoder()
    {
        m_tokens.m_next = m_next;
        m_tokens.m_run = m_run;
        m_tokens.m_pending = m_pending;
        m_tokens.m_queue = m_queue;
    }
    ScanCoder(const ScanCoder &) = delete;
    ScanCoder &operator=(const ScanCoder &) = delete;

    [[gnu::always_inline]] void add(quint32 token)
    {
        ++m_counts[token & 0xff];
        *m_next++ = token;
    }
    [[gnu::always_inline]] void closeRun()
    {
        if (m_run == 0)
            return;
        const auto size = quint32(std::bit_width(m_run) - 1);
        add(m_pending << token::CorrectionsAt | (m_run ^ (1u << size)) << token::ExtraAt | size << 4);
        m_run = 0;
        m_pending = 0;
    }
    [[gnu::always_inline]] void endBlock(quint32 corrections)
    {
        ++m_run;
        m_pending += corrections;
        if (m_run == LongestBlockRun || m_pending > MostPending) [[unlikely]]
            closeRun();
    }

    /// The first scan of a band.
    template <int Low> [[gnu::always_inline]] void first(const Block &block, int firstCoefficient, int lastCoefficient)
    {
        quint64 left = reaching<Low>(block) & band(firstCoefficient, lastCoefficient);
        if (left == 0) {
            endBlock(0);
            return;
        }
        closeRun();
        int previous = BlockArea - firstCoefficient;
        do {
            const int place = std::bit_width(left) - 1;
            int run = previous - place - 1;
            for (; run > LongestZeroRun; run -= LongestZeroRun + 1)
                [[unlikely]] add(ZeroRun);
            add(TokenOfValue[block.level[place]] + (quint32(run) << 4));
            left ^= quint64(1) << place;
            previous = place;
        } while (left != 0);
        if (previous > BlockArea - 1 - lastCoefficient)
            endBlock(0);
    }

    /// One more bit of a band whose coefficients from 2^(Low+1) on are known: those get a correction bit, those that
    /// become known now a symbol. Symbols are followed by the corrections they passed over.
    template <int Low> [[gnu::always_inline]] void refine(const Block &block)
    {
        const quint64 known = reaching<Low + 1>(block);
        const auto corrections = quint32(std::popcount(known));
        if (corrections != 0)
            queue(Low == 0 ? block.onesOfKnown : block.twosOfKnown, int(corrections));
        quint64 left = reaching<Low>(block) & ~known;
        if (left == 0) {
            endBlock(corrections);
            return;
        }
        closeRun();
        int previous = BlockArea - 1;
        do {
            const int place = std::bit_width(left) - 1;
            const quint64 passed = known & below(previous) & ~below(place);
            auto count = quint32(std::popcount(passed));
            int run = previous - place - 1 - int(count);
            if (run > LongestZeroRun) [[unlikely]]
                addZeroRuns(passed, previous, place, run, count);
            const quint32 positive = ~(block.negative >> place) & 1;
            add(count << token::CorrectionsAt | positive << token::ExtraAt | quint32(run) << 4 | 1);
            left ^= quint64(1) << place;
            previous = place;
        } while (left != 0);
        if (previous > 0)
            endBlock(quint32(std::popcount(known & below(previous))));
    }

private:
    [[gnu::always_inline]] void queue(quint64 bits, int count)
    {
        if (count > 32) [[unlikely]] {
            m_queue.put(bits >> 32, count - 32);
            bits &= 0xffff'ffff;
            count = 32;
        }
        m_queue.put(bits, count);
    }
    /// Sixteen zeros are written where the next coefficient that is not zero stands, with the corrections passed
    /// before.
    [[gnu::always_inline]] void addZeroRuns(quint64 passed, int previous, int place, int &run, quint32 &count)
    {
        run = 0;
        count = 0;
        for (quint64 stops = passed | quint64(1) << place; stops != 0;) {
            const int stop = std::bit_width(stops) - 1;
            run += previous - stop - 1;
            for (; run > LongestZeroRun; run -= LongestZeroRun + 1) {
                add(count << token::CorrectionsAt | ZeroRun);
                count = 0;
            }
            if (stop != place)
                ++count;
            stops ^= quint64(1) << stop;
            previous = stop;
        }
    }

    ScanTokens &m_tokens;
    quint32 *m_counts;
    quint32 *m_next;
    quint32 m_run;
    quint32 m_pending;
    BitWriter m_queue;
};

void ScanTokens::makeRoom(size_t blocks)
{
    const auto used = size_t(m_next - m_tokens.get());
    if (used + blocks * TokensPerBlock > m_capacity) {
        m_capacity = std::max(m_capacity * 2, used + blocks * TokensPerBlock);
        auto larger = std::make_unique_for_overwrite<quint32[]>(m_capacity);
        std::copy_n(m_tokens.get(), used, larger.get());
        m_tokens = std::move(larger);
        m_next = m_tokens.get() + used;
    }
    const auto queued = size_t(m_queue.at() - m_corrections.get());
    if (queued + blocks * sizeof(quint64) + BitSlack > m_correctionCapacity) {
        m_correctionCapacity = std::max(m_correctionCapacity * 2, queued + blocks * sizeof(quint64) + BitSlack);
        auto larger = std::make_unique_for_overwrite<quint8[]>(m_correctionCapacity);
        std::copy_n(m_corrections.get(), queued, larger.get());
        m_corrections = std::move(larger);
        m_queue.moveTo(m_corrections.get() + queued);
    }
}

void ScanTokens::finish()
{
    makeRoom(1);
    ScanCoder(*this).closeRun();
    m_queue.finish();
}

namespace
{
[[gnu::always_inline]] inline void codeBlocks(const Scan &scan, std::span<const Block> blocks, ScanTokens &tokens)
{
    ScanCoder coder(tokens);
    if (scan.refines()) {
        if (scan.low == 1) {
            for (const Block &block : blocks)
                coder.refine<1>(block);
        } else {
            for (const Block &block : blocks)
                coder.refine<0>(block);
        }
    } else if (scan.low == 2) {
        for (const Block &block : blocks)
            coder.first<2>(block, scan.first, scan.last);
    } else {
        for (const Block &block : blocks)
            coder.first<1>(block, scan.first, scan.last);
    }
}
} // namespace

void codeBlocksPlain(const Scan &scan, std::span<const Block> blocks, ScanTokens &tokens)
{
    codeBlocks(scan, blocks, tokens);
}

#if defined(__x86_64__)
[[gnu::target("bmi,bmi2,lzcnt,popcnt")]] void codeBlocksBmi2(const Scan &scan, std::span<const Block> blocks,
                                                             ScanTokens &tokens)
{
    codeBlocks(scan, blocks, tokens);
}
#endif

void codeDc(std::span<const qint16> dc, std::span<const quint8> components, int low, ScanTokens &tokens)
{
    ScanCoder coder(tokens);
    std::array<int, 3> last = {};
    for (size_t i = 0; i < dc.size();) {
        for (const quint8 component : components) {
            const int value = dc[i++] >> low;
            coder.add(TokenOfValue[value - last[component]] | (component > 0 ? ChromaSymbol : 0));
            last[component] = value;
        }
    }
}

} // namespace td::progressive
