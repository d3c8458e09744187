// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/screenreader.h"

#include "imaging/heif.h"
#include "imaging/probe.h"

#include <QBuffer>
#include <QColorSpace>
#include <QImage>
#include <QImageReader>
#include <QPainter>

#include <algorithm>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{
/// Beyond any limit that operators set; what is stored was let in.
constexpr qint64 MostPixels = 400'000'000;
constexpr std::chrono::seconds ScreenDecodeLimit{8};

QByteArray readerFormat(FileType type)
{
    switch (type) {
    case FileType::Jpeg:
        return "jpeg"_ba;
    case FileType::Png:
        return "png"_ba;
    case FileType::Gif:
        return "gif"_ba;
    case FileType::WebP:
        return "webp"_ba;
    default:
        return {};
    }
}

/// Qt has no reader for these.
Result<QImage> heifImage(const QByteArray &file, const Probe &probed, int maxSide, const QString &name)
{
    const Deadline deadline(ScreenDecodeLimit);
    const QSize size = fitted(probed.size, maxSide);
    TD_ASSIGN(Decoded decoded,
              decodeHeif(file, probed, size, ColourProfiles(), ProfilePolicy::ConvertToSrgb, deadline, name));
    Pixels &pixels = decoded.pixels;
    QImage image(pixels.size, pixels.channels == 1 ? QImage::Format_Grayscale8 : QImage::Format_RGB888);
    for (int y = 0; y < pixels.size.height(); ++y) {
        if (decoded.colour.convertMaster && decoded.colour.toSrgb)
            decoded.colour.toSrgb->convert(pixels.row(y), pixels.row(y), pixels.size.width());
        std::copy_n(pixels.row(y), pixels.stride(), image.scanLine(y));
    }
    return image;
}

Result<QImage> qtImage(const QByteArray &file, const Probe &probed, int maxSide, const QString &name)
{
    QBuffer buffer;
    buffer.setData(file);
    if (!buffer.open(QIODevice::ReadOnly))
        return undecodable(name, u"it cannot be read"_s);
    QImageReader reader(&buffer, readerFormat(probed.type));
    reader.setDecideFormatFromContent(false);
    reader.setAutoTransform(true);
    if (std::max(probed.size.width(), probed.size.height()) > maxSide)
        reader.setScaledSize(fitted(probed.size, maxSide));
    QImage image = reader.read();
    if (image.isNull())
        return undecodable(name, reader.errorString().toLower());
    if (const QColorSpace space = image.colorSpace(); space.isValid() && space != QColorSpace(QColorSpace::SRgb))
        image.convertToColorSpace(QColorSpace(QColorSpace::SRgb));
    return image;
}

/// Without gaps, and without what is behind it.
QByteArray pixelsOf(QImage image)
{
    if (image.hasAlphaChannel()) {
        QImage white(image.size(), QImage::Format_RGB32);
        white.fill(Qt::white);
        QPainter(&white).drawImage(0, 0, image);
        image = std::move(white);
    }
    image = std::move(image).convertToFormat(QImage::Format_RGB32);
    return QByteArray(reinterpret_cast<const char *>(image.constBits()), image.sizeInBytes());
}
} // namespace

Result<ScreenPicture> ScreenReader::read(const QByteArray &file, const QString &name, int maxSide) const
{
    ImagePolicy limits;
    limits.maxBytes = file.size();
    limits.maxPixels = MostPixels;
    limits.acceptHeic = true;
    TD_ASSIGN(const Probe probed, probe(file, name, limits));
    TD_ASSIGN(QImage image, probed.type == FileType::Heif ? heifImage(file, probed, maxSide, name)
                                                          : qtImage(file, probed, maxSide, name));
    ScreenPicture picture{.size = image.size(), .pixels = pixelsOf(std::move(image))};
    return picture;
}

} // namespace td
