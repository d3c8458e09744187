// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/pngcolour.h"

#include "imaging/cicp.h"
#include "imaging/pngfile.h"

#include <array>

#include <zlib.h>

namespace td
{

namespace
{
/// Printers' tables have one or two megabytes.
constexpr qsizetype LargestPngProfile = 8 * 1024 * 1024;

QByteArray unpacked(QByteArrayView packed)
{
    z_stream stream = {};
    if (inflateInit(&stream) != Z_OK)
        return {};
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(packed.data()));
    stream.avail_in = uInt(packed.size());
    QByteArray whole;
    int state = Z_OK;
    while (state == Z_OK && whole.size() <= LargestPngProfile) {
        std::array<char, 32 * 1024> part;
        stream.next_out = reinterpret_cast<Bytef *>(part.data());
        stream.avail_out = uInt(part.size());
        state = inflate(&stream, Z_NO_FLUSH);
        whole.append(part.data(), qsizetype(part.size() - stream.avail_out));
    }
    inflateEnd(&stream);
    return state == Z_STREAM_END ? whole : QByteArray();
}
} // namespace

PngColour pngColour(const QByteArray &file)
{
    PngColour colour;
    QByteArrayView packed;
    forEachPngChunk(file, [&](QByteArrayView type, QByteArrayView payload) {
        constexpr qsizetype method = 2; // the zero behind the name, and the compression method
        if (type == "cICP" && payload.size() == 4) {
            const Cicp points{.primaries = quint8(payload[0]), .transfer = quint8(payload[1])};
            colour = {profileFor(points), true};
        } else if (type == "iCCP" && packed.isEmpty()) {
            const qsizetype name = payload.indexOf('\0');
            if (name >= 0 && name + method < payload.size())
                packed = payload.sliced(name + method);
        }
    });
    if (!colour.codePoints && !packed.isEmpty())
        colour.icc = unpacked(packed);
    return colour;
}

} // namespace td
