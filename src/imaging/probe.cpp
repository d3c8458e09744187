// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/probe.h"

#include "imaging/cicp.h"
#include "imaging/exif.h"
#include "imaging/giffile.h"
#include "imaging/heif.h"
#include "imaging/pngcolour.h"
#include "imaging/pngfile.h"
#include "imaging/webpfile.h"

namespace td
{

using namespace Qt::StringLiterals;

namespace
{
tl::unexpected<Error> switchedOff(const QString &format, const QString &name)
{
    return fail(
        ErrorCode::InvalidArgument, u"image.heic_off"_s,
        u"The file was not accepted: it is %1, and HEIC and AVIF are switched off."_s.arg(format), name,
        u"Switch image.accept_heic on (Settings, Compression), or export the picture as JPEG and upload that."_s);
}

tl::unexpected<Error> unsupported(const Sniffed &sniffed, const QByteArray &file, const QString &name)
{
    QString what = u"it is not a picture Tierdeck knows"_s;
    QString remedy = u"Upload JPEG, PNG, GIF or WebP files."_s;
    if (file.isEmpty()) {
        what = u"the file is empty"_s;
        remedy = u"Check the file, and copy it again from where it came."_s;
    } else if (!sniffed.name.isEmpty()) {
        what = u"it is %1, not JPEG, PNG, GIF or WebP"_s.arg(sniffed.name);
        remedy = u"Convert it to JPEG or PNG and upload that."_s;
    }
    return fail(ErrorCode::InvalidArgument, u"image.unsupported"_s, u"The file was not accepted: %1."_s.arg(what), name,
                remedy);
}

Result<void> checkBytes(const QByteArray &file, const QString &name, const ImagePolicy &policy)
{
    if (file.size() <= policy.maxBytes)
        return {};
    return fail(
        ErrorCode::InvalidArgument, u"image.too_large"_s,
        u"The file was not accepted: it has %1 bytes and the limit is %2."_s.arg(file.size()).arg(policy.maxBytes),
        name, u"Make it smaller, or raise the limit in the compression settings."_s);
}

Result<void> checkPixels(QSize size, const QString &name, const ImagePolicy &policy)
{
    if (size.width() <= 0 || size.height() <= 0)
        return undecodable(name, u"its header has no size"_s);
    const qint64 pixels = qint64(size.width()) * size.height();
    if (pixels <= policy.maxPixels)
        return {};
    return fail(ErrorCode::InvalidArgument, u"image.too_many_pixels"_s,
                u"The file was not accepted: it has %1 x %2 pixels and the limit is %3 megapixels."_s.arg(size.width())
                    .arg(size.height())
                    .arg(policy.maxPixels / 1'000'000),
                name, u"Make the picture smaller, or raise the limit in the compression settings."_s);
}

Result<void> readContainer(Probe &found, const QByteArray &file, const QString &name, const ImagePolicy &policy)
{
    switch (found.type) {
    case FileType::Jpeg:
        found.jpeg = readJpegFile(file);
        found.mimeType = u"image/jpeg"_s;
        found.extension = u"jpg"_s;
        found.size = found.jpeg.size;
        found.exif = found.jpeg.exif;
        found.icc = found.jpeg.icc;
        if (found.icc.isEmpty() && saysAdobeRgb(found.exif))
            found.icc = adobeRgbProfile();
        if (found.jpeg.scans > MaxJpegScans)
            return undecodable(
                name, u"it has %1 scans and no camera writes more than %2"_s.arg(found.jpeg.scans).arg(MaxJpegScans));
        return {};
    case FileType::Png: {
        const PngFile png = readPngFile(file);
        found.mimeType = u"image/png"_s;
        found.extension = u"png"_s;
        found.size = png.size;
        found.exif = png.exif;
        const PngColour colour = pngColour(file);
        found.icc = colour.icc;
        found.codePoints = colour.codePoints;
        found.animated = png.animated;
        found.intact = png.intact;
        return {};
    }
    case FileType::Gif: {
        const GifFile gif = readGifFile(file);
        found.mimeType = u"image/gif"_s;
        found.extension = u"gif"_s;
        found.size = gif.size;
        found.frames = gif.frames;
        found.animated = gif.frames > 1;
        found.intact = gif.intact;
        return {};
    }
    case FileType::WebP: {
        const WebpFile webp = readWebpFile(file);
        found.mimeType = u"image/webp"_s;
        found.extension = u"webp"_s;
        found.size = webp.size;
        found.frames = webp.frames;
        found.animated = webp.animated;
        found.exif = webp.exif;
        found.icc = webp.icc;
        found.intact = webp.intact;
        return {};
    }
    case FileType::Heif: {
        TD_ASSIGN(HeifFile heif, readHeifFile(file, name));
        found.mimeType = heif.mimeType;
        found.extension = heif.extension;
        TD_TRY(checkPixels(heif.stored, name, policy));
        found.size = heif.size;
        found.exif = heif.exif;
        found.icc = heif.icc;
        found.hdr = heif.hdr;
        return {};
    }
    case FileType::Other:
        break;
    }
    return undecodable(name, u"it is no picture"_s);
}
} // namespace

tl::unexpected<Error> undecodable(const QString &name, const QString &why)
{
    return fail(ErrorCode::InvalidArgument, u"image.undecodable"_s, u"The picture cannot be decoded: %1."_s.arg(why),
                name,
                u"Open it in an image editor to see whether it is damaged, and copy it again from where it came."_s);
}

Result<Probe> probe(const QByteArray &file, const QString &name, const ImagePolicy &policy)
{
    const Sniffed sniffed = sniff(file);
    if (sniffed.type == FileType::Other)
        return unsupported(sniffed, file, name);
    if (sniffed.type == FileType::Heif && !policy.acceptHeic)
        return switchedOff(sniffed.name, name);
    TD_TRY(checkBytes(file, name, policy));
    Probe found;
    found.type = sniffed.type;
    TD_TRY(readContainer(found, file, name, policy));
    TD_TRY(checkPixels(found.size, name, policy));
    // HEIF turns its pictures itself; what their EXIF says is a copy for other programs.
    if (found.type != FileType::Heif)
        found.orientation = exifOrientation(found.exif);
    return found;
}

QByteArray strippedOf(const Probe &probe, const QByteArray &file, const QByteArray &exifSegment)
{
    switch (probe.type) {
    case FileType::Jpeg:
        return probe.jpeg.arithmetic ? QByteArray() : strippedJpeg(file, exifSegment);
    case FileType::Png:
        return strippedPng(file);
    case FileType::Gif:
        return strippedGif(file);
    case FileType::WebP:
        return strippedWebp(file);
    case FileType::Heif: // browsers do not show it
    case FileType::Other:
        break;
    }
    return {};
}

} // namespace td
