// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/giffile.h"

#include <QtEndian>

#include <algorithm>
#include <array>
#include <optional>

namespace td
{

namespace
{
constexpr qsizetype ScreenLength = 13;
constexpr qsizetype DescriptorLength = 10;
constexpr char Extension = 0x21;
constexpr char ImageBlock = 0x2c;
constexpr char Trailer = 0x3b;
constexpr quint8 Comment = 0xfe;
constexpr quint8 Application = 0xff;

qsizetype tableLength(quint8 flags)
{
    return (flags & 0x80) != 0 ? qsizetype(3) << ((flags & 7) + 1) : 0;
}

struct Block {
    char kind = 0;
    quint8 label = 0;
    QByteArrayView whole;
    QByteArrayView firstPart; ///< of an extension
};

/// Goes from block to block behind the logical screen.
class GifWalker
{
public:
    explicit GifWalker(QByteArrayView file)
        : m_file(file)
    {
        m_at = file.size() >= ScreenLength ? ScreenLength + tableLength(quint8(file[10])) : file.size();
    }
    [[nodiscard]] qsizetype at() const { return m_at; }

    std::optional<Block> next()
    {
        if (m_at >= m_file.size())
            return std::nullopt;
        const qsizetype start = m_at;
        Block block;
        block.kind = m_file[start];
        qsizetype data = start + 1;
        if (block.kind == Extension && start + 2 < m_file.size()) {
            block.label = quint8(m_file[start + 1]);
            data = start + 2;
            const qsizetype length = quint8(m_file[data]);
            if (data + 1 + length <= m_file.size())
                block.firstPart = m_file.sliced(data + 1, length);
        } else if (block.kind == ImageBlock && start + DescriptorLength < m_file.size()) {
            data = start + DescriptorLength + tableLength(quint8(m_file[start + 9])) + 1;
        } else if (block.kind != Trailer) {
            return std::nullopt;
        }
        if (block.kind != Trailer && !skipParts(data))
            return std::nullopt;
        m_at = data;
        block.whole = m_file.sliced(start, m_at - start);
        return block;
    }

private:
    bool skipParts(qsizetype &data) const
    {
        for (;;) {
            if (data >= m_file.size())
                return false;
            const qsizetype length = quint8(m_file[data]);
            data += 1 + length;
            if (data > m_file.size())
                return false;
            if (length == 0)
                return true;
        }
    }

    QByteArrayView m_file;
    qsizetype m_at = 0;
};

/// Follows the compressed data of a frame without painting it: whether all its pixels are there.
class LzwCheck
{
public:
    /// `spare`: how many of the last pixels may be missing.
    LzwCheck(QByteArrayView data, qint64 pixels, qint64 spare)
        : m_data(data)
        , m_spare(spare)
        , m_left(pixels)
    {
    }

    bool isComplete()
    {
        if (m_data.isEmpty())
            return false;
        const int start = quint8(m_data[0]);
        if (start < 1 || start > 11)
            return false;
        const int clear = 1 << start;
        std::array<qint32, 4096> lengths = {};
        std::fill_n(lengths.begin(), clear, 1);
        m_partLeft = 0;
        int next = clear + 2;
        int width = start + 1;
        int previous = -1;
        while (m_left > 0) {
            const int code = read(width);
            if (code < 0 || code == clear + 1)
                return m_left <= m_spare;
            if (code == clear) {
                next = clear + 2;
                width = start + 1;
                previous = -1;
                continue;
            }
            if (code > next || (code == next && (previous < 0 || next > 4095)) || (previous < 0 && code > clear))
                return false;
            const qint32 length = code == next ? lengths[size_t(previous)] + 1 : lengths[size_t(code)];
            if (previous >= 0 && next < 4096) {
                lengths[size_t(next)] = lengths[size_t(previous)] + 1;
                ++next;
                if (next == 1 << width && width < 12)
                    ++width;
            }
            m_left -= length;
            previous = code;
        }
        return true;
    }

private:
    int read(int width)
    {
        while (m_bitCount < width) {
            if (m_partLeft == 0) {
                m_partLeft = m_at < m_data.size() ? quint8(m_data[m_at++]) : 0;
                if (m_partLeft == 0)
                    return -1;
            }
            if (m_at >= m_data.size())
                return -1;
            m_bits |= quint32(quint8(m_data[m_at++])) << m_bitCount;
            m_bitCount += 8;
            --m_partLeft;
        }
        const int code = int(m_bits & ((1U << width) - 1));
        m_bits >>= width;
        m_bitCount -= width;
        return code;
    }

    QByteArrayView m_data;
    qint64 m_spare;
    qint64 m_left;
    qsizetype m_at = 1;
    int m_partLeft = 0;
    quint32 m_bits = 0;
    int m_bitCount = 0;
};

bool isFrameComplete(QByteArrayView frame, QSize canvas, bool isFirst)
{
    // Decoders clip a frame that reaches beyond the canvas; one many times as large is no frame at all.
    constexpr int farBeyond = 8;
    const int width = qFromLittleEndian<quint16>(frame.data() + 5);
    const int height = qFromLittleEndian<quint16>(frame.data() + 7);
    if (width == 0 || height == 0 || width > canvas.width() * farBeyond || height > canvas.height() * farBeyond)
        return false;
    const qsizetype data = DescriptorLength + tableLength(quint8(frame[9]));
    // Some writers drop the last few pixels of a later frame: those of the frame before show there, and nobody sees it.
    const qint64 pixels = qint64(width) * height;
    return LzwCheck(frame.sliced(data), pixels, isFirst ? 0 : pixels / 100).isComplete();
}

bool isKept(const Block &block)
{
    if (block.kind != Extension)
        return true;
    if (block.label == Application)
        return block.firstPart == "NETSCAPE2.0" || block.firstPart == "ANIMEXTS1.0";
    return block.label != Comment;
}
} // namespace

GifFile readGifFile(const QByteArray &file)
{
    GifFile gif;
    if (file.size() < ScreenLength)
        return gif;
    const char *bytes = file.constData();
    gif.size = QSize(qFromLittleEndian<quint16>(bytes + 6), qFromLittleEndian<quint16>(bytes + 8));
    bool complete = true;
    bool ended = false;
    GifWalker walker(file);
    while (const auto block = walker.next()) {
        if (block->kind == Trailer) {
            ended = true;
            break;
        }
        if (block->kind != ImageBlock)
            continue;
        ++gif.frames;
        complete = complete && isFrameComplete(block->whole, gif.size, gif.frames == 1);
    }
    // Many writers forget the end mark; a file that ends between two blocks is whole.
    gif.intact = complete && gif.frames > 0 && (ended || walker.at() == file.size());
    return gif;
}

QByteArray strippedGif(const QByteArray &file)
{
    GifWalker walker(file);
    QByteArray out = file.first(std::min(walker.at(), file.size()));
    out.reserve(file.size());
    while (const auto block = walker.next()) {
        if (isKept(*block))
            out += block->whole;
        if (block->kind == Trailer)
            return out;
    }
    return walker.at() == file.size() ? out : QByteArray();
}

} // namespace td
