// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/pngcheck.h"

#include "imaging/pngfile.h"

#include <QtEndian>

#include <algorithm>
#include <array>
#include <memory>
#include <vector>

#include <zlib.h>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{
/// A text may unpack to gigabytes; what comes after this much is not looked at.
constexpr qint64 LongestPngText = 8 * 1024 * 1024;
constexpr qsizetype PngHeaderLength = 13;
constexpr qsizetype ColourAt = 9;
constexpr char PaletteColour = 3;
constexpr qsizetype FrameNumberLength = 4;

/// The rows of one pass of an interlaced picture, or of all of it.
struct Rows {
    qint64 length = 0; ///< bytes of one row with its filter byte
    qint64 count = 0;
};

/// Goes along the rows of a picture: every row begins with the number of a filter.
class RowWalk
{
public:
    explicit RowWalk(std::vector<Rows> passes = {})
        : m_passes(std::move(passes))
    {
    }
    bool follow(const Bytef *bytes, qint64 count)
    {
        constexpr Bytef lastFilter = 4;
        for (qint64 at = 0; at < count;) {
            while (m_pass < m_passes.size() && m_row == m_passes[m_pass].count) {
                ++m_pass;
                m_row = 0;
            }
            if (m_pass == m_passes.size())
                return true;
            if (m_inRow == 0 && bytes[at] > lastFilter)
                return false;
            const qint64 step = std::min(count - at, m_passes[m_pass].length - m_inRow);
            m_inRow += step;
            at += step;
            if (m_inRow == m_passes[m_pass].length) {
                m_inRow = 0;
                ++m_row;
            }
        }
        return true;
    }

private:
    std::vector<Rows> m_passes;
    size_t m_pass = 0;
    qint64 m_row = 0;
    qint64 m_inRow = 0;
};

/// Unpacks one stream that may come in several parts, and only looks.
class Inflater
{
public:
    Inflater() { m_good = inflateInit(&m_stream) == Z_OK; }
    ~Inflater() { inflateEnd(&m_stream); }
    Inflater(const Inflater &) = delete;
    Inflater &operator=(const Inflater &) = delete;

    /// Stops looking once more than `most` bytes came out.
    void add(QByteArrayView part, qint64 most, RowWalk &rows, const Deadline &deadline)
    {
        m_stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(part.data()));
        m_stream.avail_in = uInt(part.size());
        while (m_good && !m_ended && m_stream.avail_in > 0 && m_length <= most && !deadline.passed()) {
            m_stream.next_out = m_out.data();
            m_stream.avail_out = uInt(m_out.size());
            const int result = inflate(&m_stream, Z_NO_FLUSH);
            const qint64 came = qint64(m_out.size()) - m_stream.avail_out;
            m_length += came;
            m_ended = result == Z_STREAM_END;
            m_good = (m_ended || result == Z_OK || result == Z_BUF_ERROR) && rows.follow(m_out.data(), came);
        }
    }
    [[nodiscard]] bool isGood() const { return m_good; }
    [[nodiscard]] bool hasEnded() const { return m_ended; }
    [[nodiscard]] qint64 length() const { return m_length; }

private:
    z_stream m_stream = {};
    std::array<Bytef, 64 * 1024> m_out;
    qint64 m_length = 0;
    bool m_good = false;
    bool m_ended = false;
};

/// Unpacks the frames of an animation behind its first picture, one after the other.
class LaterFrames
{
public:
    void begin()
    {
        m_good = areGood();
        m_frame.reset();
    }
    void add(QByteArrayView part, qint64 most, const Deadline &deadline)
    {
        if (!m_frame)
            m_frame = std::make_unique<Inflater>();
        RowWalk none;
        m_frame->add(part, most, none, deadline);
    }
    [[nodiscard]] bool areGood() const { return m_good && (!m_frame || (m_frame->isGood() && m_frame->hasEnded())); }

private:
    std::unique_ptr<Inflater> m_frame;
    bool m_good = true;
};

Rows rowsOf(qint64 width, qint64 height, int bitsPerPixel)
{
    return width <= 0 || height <= 0 ? Rows{} : Rows{1 + (width * bitsPerPixel + 7) / 8, height};
}

/// Empty when the header makes no sense.
std::vector<Rows> passesOf(QByteArrayView header)
{
    const qint64 width = qFromBigEndian<quint32>(header.data());
    const qint64 height = qFromBigEndian<quint32>(header.data() + 4);
    struct Kind {
        int channels;
        std::array<int, 5> depths;
    };
    static constexpr std::array<Kind, 7> kinds{Kind{1, {1, 2, 4, 8, 16}}, Kind{0, {}},      Kind{3, {8, 16}},
                                               Kind{1, {1, 2, 4, 8}},     Kind{2, {8, 16}}, Kind{0, {}},
                                               Kind{4, {8, 16}}};
    const auto colour = size_t(quint8(header[9]));
    const int depth = header[8];
    if (colour >= kinds.size() || depth <= 0 || header[10] != 0 || header[11] != 0 || quint8(header[12]) > 1 ||
        std::ranges::find(kinds[colour].depths, depth) == kinds[colour].depths.end())
        return {};
    const int bits = kinds[colour].channels * depth;
    if (header[12] == 0)
        return {rowsOf(width, height, bits)};
    struct Pass {
        int x, y, dx, dy;
    };
    static constexpr Pass passes[] = {{0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4},
                                      {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}};
    std::vector<Rows> rows;
    for (const Pass &pass : passes)
        rows.push_back(
            rowsOf((width - pass.x + pass.dx - 1) / pass.dx, (height - pass.y + pass.dy - 1) / pass.dy, bits));
    return rows;
}

std::vector<Rows> expectRows(QByteArrayView header, qint64 &bytes)
{
    std::vector<Rows> passes = passesOf(header);
    for (const Rows &rows : passes)
        bytes += rows.length * rows.count;
    return passes;
}

/// The packed part of a profile or text chunk; empty when it is not packed.
QByteArrayView packedPart(QByteArrayView type, QByteArrayView payload)
{
    const qsizetype name = payload.indexOf('\0');
    if (name < 0 || (type != "zTXt" && type != "iCCP" && type != "iTXt"))
        return {};
    if (type != "iTXt")
        return name + 2 < payload.size() ? payload.sliced(name + 2) : QByteArrayView();
    if (name + 3 > payload.size() || payload[name + 1] != 1)
        return {};
    const qsizetype language = payload.indexOf('\0', name + 3);
    const qsizetype translated = language < 0 ? -1 : payload.indexOf('\0', language + 1);
    return translated < 0 ? QByteArrayView() : payload.sliced(translated + 1);
}

bool unpacks(QByteArrayView packed, const Deadline &deadline)
{
    Inflater text;
    RowWalk none;
    text.add(packed, LongestPngText, none, deadline);
    return text.isGood() && (text.hasEnded() || text.length() > LongestPngText || deadline.passed());
}
} // namespace

PngFault pngFault(const QByteArray &file, const Deadline &deadline)
{
    if (!readPngFile(file).decodable)
        return {u"its header or image data is damaged"_s, true};
    Inflater image;
    RowWalk walk;
    qint64 expected = 0;
    PngFault fault;
    LaterFrames frames;
    bool needsPalette = false;
    bool hasPalette = false;
    forEachPngChunk(file, [&](QByteArrayView type, QByteArrayView payload) {
        if (type == "IHDR" && payload.size() >= PngHeaderLength && expected == 0) {
            walk = RowWalk(expectRows(payload, expected));
            needsPalette = payload[ColourAt] == PaletteColour;
        } else if (type == "PLTE")
            hasPalette = hasPalette || (!payload.isEmpty() && payload.size() % 3 == 0);
        else if (type == "IDAT")
            image.add(payload, expected, walk, deadline);
        else if (type == "fcTL")
            frames.begin();
        else if (type == "fdAT" && payload.size() > FrameNumberLength)
            frames.add(payload.sliced(FrameNumberLength), expected, deadline);
        else if (const QByteArrayView packed = packedPart(type, payload);
                 !packed.isEmpty() && fault.text.isEmpty() && !unpacks(packed, deadline))
            fault.text = u"a text or profile in the file cannot be unpacked"_s;
    });
    if (expected == 0)
        return {u"its header makes no sense"_s, true};
    if (needsPalette && !hasPalette)
        return {u"its palette is missing"_s, true};
    if (!image.isGood() || (image.length() < expected && !deadline.passed()))
        return {u"its image data is incomplete or damaged"_s, true};
    if (image.length() > expected)
        return {u"the file has more image data than the picture needs"_s, false};
    if (!frames.areGood() && !deadline.passed())
        return {u"a frame of the animation cannot be unpacked"_s, false};
    return fault;
}

} // namespace td
