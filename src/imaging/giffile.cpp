// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/giffile.h"

#include <QtEndian>

#include <optional>

namespace td
{

namespace
{
constexpr qsizetype ScreenLength = 13;
constexpr qsizetype DescriptorLength = 10;
constexpr char Extension = 0x21;
constexpr char Image = 0x2c;
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
class Walker
{
public:
    explicit Walker(QByteArrayView file)
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
        } else if (block.kind == Image && start + DescriptorLength < m_file.size()) {
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
    bool sane = true;
    Walker walker(file);
    while (const auto block = walker.next()) {
        if (block->kind == Trailer) {
            gif.intact = sane && gif.frames > 0;
            break;
        }
        if (block->kind != Image)
            continue;
        ++gif.frames;
        const char *frame = block->whole.data();
        const int left = qFromLittleEndian<quint16>(frame + 1);
        const int top = qFromLittleEndian<quint16>(frame + 3);
        const int width = qFromLittleEndian<quint16>(frame + 5);
        const int height = qFromLittleEndian<quint16>(frame + 7);
        sane = sane && width > 0 && height > 0 && left + width <= gif.size.width() && top + height <= gif.size.height();
    }
    return gif;
}

QByteArray strippedGif(const QByteArray &file)
{
    Walker walker(file);
    QByteArray out = file.first(std::min(walker.at(), file.size()));
    out.reserve(file.size());
    while (const auto block = walker.next()) {
        if (isKept(*block))
            out += block->whole;
        if (block->kind == Trailer)
            return out;
    }
    return {};
}

} // namespace td
