// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/pictures.h"

#include <QBuffer>
#include <QPainter>
#include <QtEndian>

#include <exiv2/exiv2.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace td::test
{

using namespace Qt::StringLiterals;

QImage photoLike(QSize size, quint32 seed)
{
    QImage image(size, QImage::Format_RGB32);
    quint32 state = seed * 2654435761U + 12345;
    for (int y = 0; y < size.height(); ++y) {
        auto *row = reinterpret_cast<QRgb *>(image.scanLine(y));
        for (int x = 0; x < size.width(); ++x) {
            state = state * 1664525U + 1013904223U;
            const int grain = int(state >> 28) - 8;
            const double u = double(x) / size.width();
            const double v = double(y) / size.height();
            const int r = int(60 + 150 * u + 30 * std::sin(9 * v + seed)) + grain;
            const int g = int(190 - 120 * v + 30 * std::cos(7 * u + seed)) + grain;
            const int b = int(90 + 80 * std::sin(5 * (u + v) + seed)) + grain;
            row[x] = qRgb(std::clamp(r, 0, 255), std::clamp(g, 0, 255), std::clamp(b, 0, 255));
        }
    }
    return image;
}

QImage fourCorners(QSize size)
{
    QImage image(size, QImage::Format_RGB32);
    QPainter painter(&image);
    const int w = size.width() / 2;
    const int h = size.height() / 2;
    painter.fillRect(0, 0, w, h, QColor(220, 30, 30));
    painter.fillRect(w, 0, size.width() - w, h, QColor(30, 190, 60));
    painter.fillRect(w, h, size.width() - w, size.height() - h, QColor(40, 60, 210));
    painter.fillRect(0, h, w, size.height() - h, QColor(245, 245, 245));
    return image;
}

QByteArray encoded(const QImage &image, const char *format, int quality)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    // For PNG a high "quality" would mean hardly any compression.
    image.save(&buffer, format, qstrcmp(format, "png") == 0 ? -1 : quality);
    return bytes;
}

QImage decoded(const QByteArray &bytes)
{
    return QImage::fromData(bytes);
}

QImage storedFor(const QImage &upright, int orientation)
{
    const QTransform left = QTransform().rotate(-90);
    const QTransform right = QTransform().rotate(90);
    switch (orientation) {
    case 2:
        return upright.mirrored(true, false);
    case 3:
        return upright.mirrored(true, true);
    case 4:
        return upright.mirrored(false, true);
    case 5:
        return upright.transformed(left).mirrored(false, true);
    case 6:
        return upright.transformed(left);
    case 7:
        return upright.transformed(left).mirrored(true, false);
    case 8:
        return upright.transformed(right);
    default:
        return upright;
    }
}

QByteArray withExif(const QByteArray &jpeg, const ExifTags &tags)
{
    Exiv2::ExifData exif;
    exif["Exif.Image.Orientation"] = uint16_t(tags.orientation);
    if (tags.camera) {
        exif["Exif.Image.Make"] = "Acme";
        exif["Exif.Image.Model"] = "Box 3";
        exif["Exif.Photo.LensModel"] = "Acme 35 mm";
        exif["Exif.Photo.DateTimeOriginal"] = "2024:05:06 07:08:09";
        exif["Exif.Photo.ExposureTime"] = Exiv2::URational(1, 250);
        exif["Exif.Photo.FNumber"] = Exiv2::URational(28, 10);
        exif["Exif.Photo.ISOSpeedRatings"] = uint16_t(400);
    }
    if (tags.gps) {
        exif["Exif.GPSInfo.GPSLatitudeRef"] = "S";
        exif["Exif.GPSInfo.GPSLatitude"] = "33/1 51/1 3168/100";
        exif["Exif.GPSInfo.GPSLongitudeRef"] = "E";
        exif["Exif.GPSInfo.GPSLongitude"] = "151/1 12/1 3600/100";
    }
    Exiv2::Blob blob;
    Exiv2::ExifParser::encode(blob, Exiv2::bigEndian, exif);
    return withSegment(jpeg, 0xe1,
                       QByteArray("Exif\0\0", 6) +
                           QByteArray(reinterpret_cast<const char *>(blob.data()), qsizetype(blob.size())));
}

QByteArray withSegment(const QByteArray &jpeg, quint8 marker, const QByteArray &payload)
{
    QByteArray segment("\xff", 1);
    segment += char(marker);
    const auto length = quint16(payload.size() + 2);
    segment += char(length >> 8);
    segment += char(length & 0xff);
    segment += payload;
    return jpeg.first(2) + segment + jpeg.sliced(2);
}

QByteArray withIcc(const QByteArray &jpeg, const QByteArray &icc, int parts)
{
    QByteArray result = jpeg;
    const qsizetype each = (icc.size() + parts - 1) / parts;
    // Written in falling order: a reader must go by the numbers.
    for (int n = 1; n <= parts; ++n) {
        QByteArray payload("ICC_PROFILE\0", 12);
        payload += char(n);
        payload += char(parts);
        payload += icc.mid(each * (n - 1), each);
        result = withSegment(result, 0xe2, payload);
    }
    return result;
}

QList<QByteArray> segmentsOf(const QByteArray &jpeg, quint8 marker)
{
    QList<QByteArray> found;
    qsizetype at = 2;
    while (at + 4 <= jpeg.size() && quint8(jpeg[at]) == 0xff && quint8(jpeg[at + 1]) != 0xda) {
        const qsizetype length = qFromBigEndian<quint16>(jpeg.constData() + at + 2);
        if (quint8(jpeg[at + 1]) == marker)
            found.append(jpeg.mid(at + 4, length - 2));
        at += 2 + length;
    }
    return found;
}

bool carriesMetadata(const QByteArray &file)
{
    try {
        const auto image =
            Exiv2::ImageFactory::open(reinterpret_cast<const Exiv2::byte *>(file.constData()), long(file.size()));
        image->readMetadata();
        const bool comment = !image->comment().empty() && image->comment() != "Tierdeck";
        return !image->exifData().empty() || !image->iptcData().empty() || !image->xmpData().empty() || comment;
    } catch (const std::exception &) {
        return true;
    }
}

QByteArray pngChunk(const QByteArray &type, const QByteArray &payload)
{
    const QByteArray body = type + payload;
    quint32 crc = 0xffffffffU;
    for (const char byte : body) {
        crc ^= quint8(byte);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc & 1) != 0 ? 0xedb88320U ^ (crc >> 1) : crc >> 1;
    }
    QByteArray chunk(4, '\0');
    qToBigEndian(quint32(payload.size()), chunk.data());
    chunk += body;
    QByteArray sum(4, '\0');
    qToBigEndian(~crc, sum.data());
    return chunk + sum;
}

QByteArray animatedGif(QSize size, int frames, const QByteArray &comment)
{
    QByteArray gif("GIF89a", 6);
    const auto put16 = [&gif](int value) {
        gif += char(value & 0xff);
        gif += char(value >> 8);
    };
    put16(size.width());
    put16(size.height());
    gif += QByteArray("\xf1\0\0", 3); // four colours
    gif += QByteArray("\xe0\x20\x20\x20\xc0\x40\x30\x40\xd0\xff\xff\xff", 12);
    gif += QByteArray("\x21\xff\x0bNETSCAPE2.0\x03\x01\0\0\0", 19);
    if (!comment.isEmpty())
        gif += QByteArray("\x21\xfe", 2) + char(comment.size()) + comment + '\0';
    for (int frame = 0; frame < frames; ++frame) {
        gif += QByteArray("\x21\xf9\x04\0\x0a\0\0\0", 8);
        gif += ',';
        put16(0);
        put16(0);
        put16(size.width());
        put16(size.height());
        gif += QByteArray("\0\x02", 2);
        // A clear code before every second pixel keeps all codes three bits wide.
        QByteArray data;
        quint32 bits = 0;
        int count = 0;
        const auto code = [&](quint32 value) {
            bits |= value << count;
            for (count += 3; count >= 8; count -= 8, bits >>= 8)
                data += char(bits & 0xff);
        };
        for (int i = 0; i < size.width() * size.height(); ++i) {
            if (i % 2 == 0)
                code(4);
            code(quint32(frame % 4));
        }
        code(5);
        data += char(bits & 0xff);
        for (qsizetype at = 0; at < data.size(); at += 255) {
            const QByteArray part = data.mid(at, 255);
            gif += char(part.size());
            gif += part;
        }
        gif += '\0';
    }
    return gif + ';';
}

double difference(const QImage &a, const QImage &b)
{
    if (a.isNull() || a.size() != b.size())
        return 255;
    double sum = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x) {
            const QRgb p = a.pixel(x, y);
            const QRgb q = b.pixel(x, y);
            sum += std::abs(qRed(p) - qRed(q)) + std::abs(qGreen(p) - qGreen(q)) + std::abs(qBlue(p) - qBlue(q));
        }
    }
    return sum / (3.0 * a.width() * a.height());
}

} // namespace td::test
