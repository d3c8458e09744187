// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image.h"

#include <QByteArray>
#include <QImage>

namespace td::test
{

/// A picture with enough going on in it that compression and colours can be judged.
[[nodiscard]] QImage photoLike(QSize size, quint32 seed = 1);
/// Four flat corners: red, green, blue and white, clockwise from the top left.
[[nodiscard]] QImage fourCorners(QSize size);

[[nodiscard]] QByteArray encoded(const QImage &image, const char *format, int quality = 92);
[[nodiscard]] QImage decoded(const QByteArray &bytes);
/// What a file of this orientation stores, so that it is seen as `upright`.
[[nodiscard]] QImage storedFor(const QImage &upright, int orientation);

struct ExifTags {
    int orientation = 1;
    bool gps = false;
    bool camera = true;
};
[[nodiscard]] QByteArray withExif(const QByteArray &jpeg, const ExifTags &tags);
/// Puts a marker segment behind the start of a JPEG.
[[nodiscard]] QByteArray withSegment(const QByteArray &jpeg, quint8 marker, const QByteArray &payload);
[[nodiscard]] QByteArray withIcc(const QByteArray &jpeg, const QByteArray &icc, int parts = 1);
/// Payloads of all segments of this marker.
[[nodiscard]] QList<QByteArray> segmentsOf(const QByteArray &jpeg, quint8 marker);
/// Whether Exiv2 finds any EXIF, IPTC, XMP or comment but Tierdeck's own in the file.
[[nodiscard]] bool carriesMetadata(const QByteArray &file);
/// A PNG chunk with its checksum.
[[nodiscard]] QByteArray pngChunk(const QByteArray &type, const QByteArray &payload);
/// An animated GIF of flat frames.
[[nodiscard]] QByteArray animatedGif(QSize size, int frames, const QByteArray &comment = {});

/// Mean difference per channel, 0 to 255; 255 when the sizes differ.
[[nodiscard]] double difference(const QImage &a, const QImage &b);

} // namespace td::test
