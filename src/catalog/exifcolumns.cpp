// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/exifcolumns.h"

#include <QDateTime>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

const QString CapturedFormat = u"yyyy-MM-ddTHH:mm:ss"_s;

} // namespace

ExifColumns exifColumnsOf(const Photo &photo)
{
    const QJsonObject exif = photo.metadata.value("exif"_L1).toObject();
    ExifColumns columns{.camera = exif.value("camera"_L1).toString(),
                        .lens = exif.value("lens"_L1).toString(),
                        .capturedAt = exif.value("captured_at"_L1).toString(),
                        .pixels = exif.value("width"_L1).toInteger() * exif.value("height"_L1).toInteger(),
                        .hasPosition = exif.value("gps"_L1).toObject().contains("latitude"_L1)};
    if (!QDateTime::fromString(columns.capturedAt, CapturedFormat).isValid())
        columns.capturedAt.clear();
    if (columns.pixels <= 0)
        columns.pixels = qint64(photo.width) * photo.height;
    return columns;
}

} // namespace td
