// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/sniff.h"

#include <QByteArray>

#include <algorithm>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{
struct Signature {
    QByteArrayView bytes;
    const char *name;
};

constexpr Signature Foreign[] = {
    {QByteArrayView("II*\0", 4), "TIFF"},
    {QByteArrayView("MM\0*", 4), "TIFF"},
    {QByteArrayView("II+\0", 4), "BigTIFF"},
    {QByteArrayView("MM\0+", 4), "BigTIFF"},
    {QByteArrayView("BM", 2), "BMP"},
    {QByteArrayView("%PDF", 4), "PDF"},
    {QByteArrayView("8BPS", 4), "Photoshop"},
    {QByteArrayView("\0\0\1\0", 4), "ICO"},
    {QByteArrayView("\0\0\0\x0cjP  ", 8), "JPEG 2000"},
    {QByteArrayView("\xff\x4f\xff\x51", 4), "JPEG 2000"},
    {QByteArrayView("\0\0\0\x0cJXL ", 8), "JPEG XL"},
    {QByteArrayView("\xff\x0a", 2), "JPEG XL"},
    {QByteArrayView("PK\3\4", 4), "ZIP"},
    {QByteArrayView("Rar!", 4), "RAR"},
    {QByteArrayView("7z\xbc\xaf\x27\x1c", 6), "7-Zip"},
    {QByteArrayView("\x1f\x8b", 2), "gzip"},
    {QByteArrayView("\x1a\x45\xdf\xa3", 4), "Matroska or WebM video"},
    {QByteArrayView("FUJIFILMCCD-RAW", 15), "Fujifilm raw"},
    {QByteArrayView("\x7f"
                    "ELF",
                    4),
     "program"},
};

Sniffed byBrand(QByteArrayView brand)
{
    if (brand == "avif" || brand == "avis")
        return {FileType::Heif, u"AVIF"_s};
    if (brand == "heic" || brand == "heix" || brand == "hevc" || brand == "heim" || brand == "heis")
        return {FileType::Heif, u"HEIC"_s};
    if (brand == "mif1" || brand == "msf1" || brand == "mif3" || brand == "jpeg")
        return {FileType::Heif, u"HEIF"_s};
    return {FileType::Other, brand == "crx " ? u"Canon raw"_s : u"video (MP4 or MOV)"_s};
}

QString textName(QByteArrayView file)
{
    const QByteArray start = file.first(std::min<qsizetype>(file.size(), 512)).toByteArray().toLower().trimmed();
    if (start.contains("<svg"))
        return u"SVG"_s;
    if (start.startsWith("<!doctype html") || start.startsWith("<html"))
        return u"HTML"_s;
    if (start.startsWith("<?xml") || start.startsWith("\xef\xbb\xbf<?xml"))
        return u"XML"_s;
    const bool binary = std::any_of(start.begin(), start.end(), [](char c) {
        const auto byte = quint8(c);
        return byte < 0x20 && c != '\n' && c != '\r' && c != '\t';
    });
    return binary || start.isEmpty() ? QString() : u"text"_s;
}
} // namespace

Sniffed sniff(QByteArrayView file)
{
    if (file.startsWith("\xff\xd8\xff"))
        return {FileType::Jpeg, u"JPEG"_s};
    if (file.startsWith("\x89PNG\r\n\x1a\n"))
        return {FileType::Png, u"PNG"_s};
    if (file.startsWith("GIF87a") || file.startsWith("GIF89a"))
        return {FileType::Gif, u"GIF"_s};
    if (file.startsWith("RIFF") && file.size() >= 12)
        return file.sliced(8, 4) == "WEBP" ? Sniffed{FileType::WebP, u"WebP"_s} : Sniffed{FileType::Other, u"RIFF"_s};
    if (file.size() >= 12 && file.sliced(4, 4) == "ftyp")
        return byBrand(file.sliced(8, 4));
    for (const Signature &signature : Foreign) {
        if (file.startsWith(signature.bytes))
            return {FileType::Other, QString::fromLatin1(signature.name)};
    }
    return {FileType::Other, textName(file)};
}

} // namespace td
