// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/isolation/warmup.h"

#include "imaging/heif.h"

#include <QBuffer>
#include <QColorSpace>
#include <QImage>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{
constexpr QSize Small(64, 48);
constexpr QRgb Grey = 0xff808080;

QByteArray encoded(const QImage &image, const char *format)
{
    QBuffer buffer;
    if (!buffer.open(QIODevice::WriteOnly) || !image.save(&buffer, format))
        return {};
    return buffer.data();
}

/// Behind the start of a JPEG: EXIF whose only field is a date.
QByteArray withDate(QByteArray jpeg)
{
    const QByteArray tiff = QByteArray("MM\0*\0\0\0\x08"                  // the directory is at 8
                                       "\0\1"                             // one field:
                                       "\x01\x32\0\2\0\0\0\x14\0\0\0\x1a" // DateTime, text of 20 bytes, at 26
                                       "\0\0\0\0",
                                       26) +
                            QByteArray("2020:01:02 03:04:05\0", 20);
    QByteArray segment = QByteArray("\xff\xe1\0\0Exif\0\0", 10) + tiff;
    segment[3] = char(segment.size() - 2);
    return jpeg.insert(2, segment);
}
} // namespace

void warmUp(const ImageProcessor &processor)
{
    prepareHeif();
    QImage image(Small, QImage::Format_RGB32);
    image.fill(Grey);
    image.setColorSpace(QColorSpace(QColorSpace::DisplayP3));
    const QByteArray gif = "R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"_ba;
    const QByteArray pictures[] = {withDate(encoded(image, "jpg")), encoded(image, "png"), encoded(image, "webp"),
                                   QByteArray::fromBase64(gif)};
    ImagePolicy policy;
    policy.keepGps = true;
    for (const QByteArray &picture : pictures) {
        for (const ProfilePolicy profile : {ProfilePolicy::Keep, ProfilePolicy::ConvertToSrgb}) {
            policy.profile = profile;
            // What comes of it does not matter, only that it was tried.
            [[maybe_unused]] const auto made = processor.process(picture, u"warm-up"_s, policy);
        }
    }
}

} // namespace td
