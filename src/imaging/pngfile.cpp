// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/pngfile.h"

#include <QtEndian>

#include <algorithm>
#include <array>
#include <optional>

namespace td
{

namespace
{
constexpr qsizetype SignatureLength = 8;
constexpr qsizetype ChunkOverhead = 12;
constexpr QByteArrayView Shown[] = {"IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM",
                                    "sRGB", "iCCP", "cICP", "sBIT", "bKGD", "pHYs"};

struct Chunk {
    QByteArrayView type;
    QByteArrayView payload;
    QByteArrayView whole; ///< length, type, payload, checksum
    quint32 checksum = 0;
};

std::optional<Chunk> chunkAt(QByteArrayView file, qsizetype at)
{
    if (file.size() - at < ChunkOverhead)
        return std::nullopt;
    const qsizetype length = qFromBigEndian<quint32>(file.data() + at);
    if (length > file.size() - at - ChunkOverhead)
        return std::nullopt;
    return Chunk{file.sliced(at + 4, 4), file.sliced(at + 8, length), file.sliced(at, length + ChunkOverhead),
                 qFromBigEndian<quint32>(file.data() + at + 8 + length)};
}

/// CRC-32 as PNG uses it.
quint32 crcOf(QByteArrayView bytes)
{
    static const std::array<quint32, 256> table = [] {
        std::array<quint32, 256> made = {};
        for (quint32 n = 0; n < 256; ++n) {
            quint32 c = n;
            for (int bit = 0; bit < 8; ++bit)
                c = (c & 1) != 0 ? 0xedb88320U ^ (c >> 1) : c >> 1;
            made[n] = c;
        }
        return made;
    }();
    quint32 crc = 0xffffffffU;
    for (const char byte : bytes)
        crc = table[(crc ^ quint8(byte)) & 0xff] ^ (crc >> 8);
    return ~crc;
}
} // namespace

PngFile readPngFile(const QByteArray &file)
{
    PngFile png;
    bool checksums = true;
    qsizetype at = SignatureLength;
    while (const auto chunk = chunkAt(file, at)) {
        checksums = checksums && crcOf(chunk->whole.sliced(4, chunk->payload.size() + 4)) == chunk->checksum;
        if (chunk->type == "IHDR" && chunk->payload.size() >= 13 && png.size.isEmpty()) {
            const quint32 width = qFromBigEndian<quint32>(chunk->payload.data());
            const quint32 height = qFromBigEndian<quint32>(chunk->payload.data() + 4);
            if (width <= INT_MAX && height <= INT_MAX)
                png.size = QSize(int(width), int(height));
        } else if (chunk->type == "eXIf" && png.exif.isEmpty()) {
            png.exif = chunk->payload.toByteArray();
        } else if (chunk->type == "IEND") {
            png.intact = checksums;
            break;
        }
        at += chunk->whole.size();
    }
    return png;
}

QByteArray strippedPng(const QByteArray &file)
{
    QByteArray out = file.first(std::min(SignatureLength, file.size()));
    out.reserve(file.size());
    qsizetype at = SignatureLength;
    while (const auto chunk = chunkAt(file, at)) {
        if (std::find(std::begin(Shown), std::end(Shown), chunk->type) != std::end(Shown))
            out += chunk->whole;
        if (chunk->type == "IEND")
            break;
        at += chunk->whole.size();
    }
    return out;
}

} // namespace td
