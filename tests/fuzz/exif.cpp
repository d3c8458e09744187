// SPDX-License-Identifier: GPL-3.0-or-later
// The EXIF reader. Takes a TIFF block, or a JPEG file that holds one (so that photos can be its seeds).
#include "imaging/exif.h"

#include "fuzz/pictureseeds.h"
#include "fuzz/target.h"
#include "imaging/jpegfile.h"

using namespace td;
using namespace Qt::StringLiterals;
using td::fuzz::require;

namespace
{
void tryExifInput(const QByteArray &input)
{
    const QByteArray tiff = input.startsWith("\xff\xd8") ? readJpegFile(input).exif : input;
    const int orientation = exifOrientation(tiff);
    require(orientation >= 1 && orientation <= 8, "an orientation is 1 to 8");
    (void)saysAdobeRgb(tiff);
    require(!readExif(tiff, false).contains(u"gps"_s), "no position without leave");
    const QJsonObject exif = readExif(tiff, true);
    const QByteArray segment = gpsSegment(tiff);
    if (segment.isEmpty())
        return;
    require(segment.size() <= 65533 && segment.startsWith(QByteArray("Exif\0\0", 6)), "a segment fits a marker");
    const QJsonObject kept = readExif(segment.sliced(6), true);
    require(!kept.contains(u"camera"_s) && !kept.contains(u"captured_at"_s), "only the position is kept");
    require(kept.value(u"gps"_s) == exif.value(u"gps"_s), "the position is the same");
}
} // namespace

TD_FUZZ_TARGET(exif, fuzz::pictureSeeds, tryExifInput)
