// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/webpfile.h"

#include <QtEndian>

#include <algorithm>
#include <optional>

namespace td
{

namespace
{
constexpr qsizetype RiffHeaderLength = 12;
constexpr quint8 ExifFlag = 0x08;
constexpr quint8 XmpFlag = 0x04;
constexpr quint8 AnimationFlag = 0x02;
constexpr QByteArrayView ShownWebpChunks[] = {"VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP"};

struct WebpChunk {
    QByteArrayView type;
    QByteArrayView payload;
    QByteArrayView whole; ///< with header and padding
};

std::optional<WebpChunk> webpChunkAt(QByteArrayView file, qsizetype at)
{
    if (file.size() - at < 8)
        return std::nullopt;
    const qsizetype length = qFromLittleEndian<quint32>(file.data() + at + 4);
    if (length > file.size() - at - 8)
        return std::nullopt;
    // Some writers leave the padding byte of an odd last chunk out.
    const qsizetype padded = std::min(length + (length & 1), file.size() - at - 8);
    return WebpChunk{file.sliced(at, 4), file.sliced(at + 8, length), file.sliced(at, padded + 8)};
}

int uint24(const char *bytes)
{
    return quint8(bytes[0]) | quint8(bytes[1]) << 8 | quint8(bytes[2]) << 16;
}

QSize bitmapSize(const WebpChunk &chunk)
{
    const char *bytes = chunk.payload.data();
    if (chunk.type == "VP8 " && chunk.payload.size() >= 10)
        return {qFromLittleEndian<quint16>(bytes + 6) & 0x3fff, qFromLittleEndian<quint16>(bytes + 8) & 0x3fff};
    if (chunk.type == "VP8L" && chunk.payload.size() >= 5) {
        const quint32 bits = qFromLittleEndian<quint32>(bytes + 1);
        return {int(bits & 0x3fff) + 1, int(bits >> 14 & 0x3fff) + 1};
    }
    return {};
}

QByteArrayView bodyOf(const QByteArray &file)
{
    if (file.size() < RiffHeaderLength)
        return {};
    const qint64 announced = qint64(qFromLittleEndian<quint32>(file.constData() + 4)) + 8;
    return QByteArrayView(file).first(std::min<qint64>(announced, file.size()));
}
} // namespace

WebpFile readWebpFile(const QByteArray &file)
{
    WebpFile webp;
    const QByteArrayView body = bodyOf(file);
    int frames = 0;
    qsizetype at = RiffHeaderLength;
    while (const auto chunk = webpChunkAt(body, at)) {
        if (chunk->type == "VP8X" && chunk->payload.size() >= 10) {
            webp.size = QSize(uint24(chunk->payload.data() + 4) + 1, uint24(chunk->payload.data() + 7) + 1);
            webp.animated = (quint8(chunk->payload[0]) & AnimationFlag) != 0;
        } else if (chunk->type == "ANMF") {
            ++frames;
        } else if (chunk->type == "EXIF" && webp.exif.isEmpty()) {
            webp.exif = chunk->payload.toByteArray();
            if (webp.exif.startsWith(QByteArrayView("Exif\0\0", 6)))
                webp.exif.remove(0, 6);
        } else if (chunk->type == "ICCP" && webp.icc.isEmpty()) {
            webp.icc = chunk->payload.toByteArray();
        } else if (webp.size.isEmpty() && (chunk->type == "VP8 " || chunk->type == "VP8L")) {
            webp.size = bitmapSize(*chunk);
        }
        at += chunk->whole.size();
    }
    webp.intact = at >= body.size() && body.size() > RiffHeaderLength;
    webp.animated = webp.animated && frames > 0;
    webp.frames = webp.animated ? frames : 1;
    return webp;
}

QByteArray strippedWebp(const QByteArray &file)
{
    const QByteArrayView body = bodyOf(file);
    QByteArray out("RIFF\0\0\0\0WEBP", RiffHeaderLength);
    out.reserve(body.size());
    qsizetype at = RiffHeaderLength;
    while (const auto chunk = webpChunkAt(body, at)) {
        if (std::find(std::begin(ShownWebpChunks), std::end(ShownWebpChunks), chunk->type) != std::end(ShownWebpChunks)) {
            const qsizetype start = out.size();
            out += chunk->whole;
            if ((chunk->payload.size() & 1) != 0 && chunk->whole.size() == chunk->payload.size() + 8)
                out += '\0';
            if (chunk->type == "VP8X" && chunk->payload.size() >= 1)
                out[start + 8] = char(quint8(chunk->payload[0]) & ~(ExifFlag | XmpFlag));
        }
        at += chunk->whole.size();
    }
    if (at < body.size() || out.size() == RiffHeaderLength)
        return {};
    qToLittleEndian(quint32(out.size() - 8), out.data() + 4);
    return out;
}

} // namespace td
