// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/screenreader.h"

#include "imaging/probe.h"

#include <QBuffer>
#include <QColorSpace>
#include <QImage>
#include <QImageReader>
#include <QPainter>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{
/// Beyond any limit that operators set; what is stored was let in.
constexpr qint64 MostPixels = 400'000'000;

QByteArray formatOf(FileType type)
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
    TD_ASSIGN(const Probe probed, probe(file, name, limits));
    QBuffer buffer;
    buffer.setData(file);
    if (!buffer.open(QIODevice::ReadOnly))
        return undecodable(name, u"it cannot be read"_s);
    QImageReader reader(&buffer, formatOf(probed.type));
    reader.setDecideFormatFromContent(false);
    reader.setAutoTransform(true);
    const QSize box(maxSide, maxSide);
    const bool isLarge = probed.size.width() > maxSide || probed.size.height() > maxSide;
    if (isLarge)
        reader.setScaledSize(probed.size.scaled(box, Qt::KeepAspectRatio).expandedTo(QSize(1, 1)));
    QImage image = reader.read();
    if (image.isNull())
        return undecodable(name, reader.errorString().toLower());
    if (const QColorSpace space = image.colorSpace(); space.isValid() && space != QColorSpace(QColorSpace::SRgb))
        image.convertToColorSpace(QColorSpace(QColorSpace::SRgb));
    ScreenPicture picture{.size = image.size(), .pixels = pixelsOf(std::move(image))};
    return picture;
}

} // namespace td
