// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/pngfile.h"

#include <QSet>
#include <QtEndian>

#include <algorithm>
#include <span>

#include <zlib.h>

namespace td
{

namespace
{
constexpr qsizetype SignatureLength = 8;
constexpr qsizetype ChunkOverhead = 12;
constexpr char TrueColour = 2;
constexpr QByteArrayView ShownPngChunks[] = {"IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB",
                                    "iCCP", "cICP", "sBIT", "bKGD", "pHYs", "acTL", "fcTL", "fdAT"};

struct PngChunk {
    QByteArrayView type;
    QByteArrayView payload;
    QByteArrayView whole; ///< length, type, payload, checksum
    quint32 checksum = 0;
};

std::optional<PngChunk> pngChunkAt(QByteArrayView file, qsizetype at)
{
    if (file.size() - at < ChunkOverhead)
        return std::nullopt;
    const qsizetype length = qFromBigEndian<quint32>(file.data() + at);
    if (length > file.size() - at - ChunkOverhead)
        return std::nullopt;
    return PngChunk{file.sliced(at + 4, 4), file.sliced(at + 8, length), file.sliced(at, length + ChunkOverhead),
                 qFromBigEndian<quint32>(file.data() + at + 8 + length)};
}

/// Where a chunk may stand and how often; what breaks this makes decoders warn, and viewers differ.
class ChunkRules
{
public:
    /// Whether the file may hold this chunk here.
    bool accept(const PngChunk &chunk)
    {
        const QByteArrayView type = chunk.type;
        const bool repeated = isOneOf(type, Single) && m_seen.contains(type.toByteArray());
        m_seen.insert(type.toByteArray());
        if (repeated || (m_palette && isOneOf(type, BeforePalette)) || (m_data && isOneOf(type, BeforeData)))
            return false;
        m_palette = m_palette || type == "PLTE";
        m_data = m_data || type == "IDAT";
        return hasSaneValue(chunk);
    }

private:
    static constexpr QByteArrayView Single[] = {"IHDR", "PLTE", "sRGB", "iCCP", "gAMA", "cHRM", "sBIT", "bKGD",
                                                "hIST", "tRNS", "pHYs", "oFFs", "pCAL", "sCAL", "sTER", "tIME"};
    static constexpr QByteArrayView BeforePalette[] = {"sRGB", "iCCP", "gAMA", "cHRM", "sBIT"};
    static constexpr QByteArrayView BeforeData[] = {"PLTE", "sRGB", "iCCP", "gAMA", "cHRM", "sBIT", "bKGD", "hIST",
                                                    "tRNS", "pHYs", "oFFs", "pCAL", "sCAL", "sTER", "sPLT"};

    static bool isOneOf(QByteArrayView type, std::span<const QByteArrayView> list)
    {
        return std::find(list.begin(), list.end(), type) != list.end();
    }
    static bool hasSaneValue(const PngChunk &chunk)
    {
        if (chunk.type == "gAMA") {
            const quint32 gamma = chunk.payload.size() == 4 ? qFromBigEndian<quint32>(chunk.payload.data()) : 0;
            return gamma >= 16 && gamma <= 625'000'000;
        }
        if (chunk.type == "sTER")
            return chunk.payload.size() == 1 && quint8(chunk.payload[0]) <= 1;
        return true;
    }

    QSet<QByteArray> m_seen;
    bool m_palette = false;
    bool m_data = false;
};

bool isCritical(QByteArrayView type)
{
    return type[0] >= 'A' && type[0] <= 'Z';
}

bool hasRightChecksum(const PngChunk &chunk)
{
    const QByteArrayView summed = chunk.whole.sliced(4, chunk.payload.size() + 4);
    return crc32_z(0, reinterpret_cast<const Bytef *>(summed.data()), size_t(summed.size())) == chunk.checksum;
}

bool isShown(QByteArrayView type)
{
    return std::find(std::begin(ShownPngChunks), std::end(ShownPngChunks), type) != std::end(ShownPngChunks);
}

QByteArray withChunks(const QByteArray &file, bool (*wanted)(QByteArrayView type))
{
    QByteArray out = file.first(std::min(SignatureLength, file.size()));
    out.reserve(file.size());
    qsizetype at = SignatureLength;
    while (const auto chunk = pngChunkAt(file, at)) {
        if (chunk->type == "IEND")
            break;
        if (wanted(chunk->type))
            out += chunk->whole;
        at += chunk->whole.size();
    }
    // Our own end, so that a cut or damaged one does not upset the decoder.
    return out + QByteArrayView("\0\0\0\0IEND\xae\x42\x60\x82", ChunkOverhead);
}
} // namespace

void forEachPngChunk(const QByteArray &file, const std::function<void(QByteArrayView, QByteArrayView)> &visit)
{
    qsizetype at = SignatureLength;
    while (const auto chunk = pngChunkAt(file, at)) {
        visit(chunk->type, chunk->payload);
        if (chunk->type == "IEND")
            return;
        at += chunk->whole.size();
    }
}

PngFile readPngFile(const QByteArray &file)
{
    PngFile png;
    bool sound = true;
    bool deep = false;
    bool hasData = false;
    ChunkRules rules;
    qsizetype at = SignatureLength;
    while (const auto chunk = pngChunkAt(file, at)) {
        const bool isRight = hasRightChecksum(*chunk) && rules.accept(*chunk);
        sound = sound && isRight;
        png.decodable = png.decodable && (isRight || !isCritical(chunk->type) || chunk->type == "IEND");
        if (chunk->type == "IHDR" && chunk->payload.size() >= 13 && png.size.isEmpty()) {
            const quint32 width = qFromBigEndian<quint32>(chunk->payload.data());
            const quint32 height = qFromBigEndian<quint32>(chunk->payload.data() + 4);
            if (width <= INT_MAX && height <= INT_MAX)
                png.size = QSize(int(width), int(height));
            deep = chunk->payload[8] == 16 && chunk->payload[9] == TrueColour;
        } else if (chunk->type == "acTL" && chunk->payload.size() >= 4 && !hasData) {
            png.animated = qFromBigEndian<quint32>(chunk->payload.data()) > 1;
        } else if (chunk->type == "IDAT") {
            hasData = true;
        } else if (chunk->type == "eXIf" && png.exif.isEmpty()) {
            png.exif = chunk->payload.toByteArray();
        } else if (chunk->type == "tRNS" && deep && chunk->payload.size() == 6) {
            const char *key = chunk->payload.data();
            png.deepKey = {qFromBigEndian<quint16>(key), qFromBigEndian<quint16>(key + 2),
                           qFromBigEndian<quint16>(key + 4)};
        } else if (chunk->type == "IEND") {
            png.intact = sound;
            break;
        }
        at += chunk->whole.size();
    }
    return png;
}

QByteArray strippedPng(const QByteArray &file)
{
    return withChunks(file, [](QByteArrayView type) { return isShown(type); });
}

QByteArray opaquePng(const QByteArray &file)
{
    return withChunks(file, [](QByteArrayView type) { return isShown(type) && type != "tRNS"; });
}

} // namespace td
