// SPDX-License-Identifier: GPL-3.0-or-later
// What is read and judged in PNG, GIF and WebP before or beside decoding, and the removal of what is not stored.
#include "fuzz/pictureseeds.h"
#include "fuzz/target.h"
#include "imaging/giffile.h"
#include "imaging/pngcheck.h"
#include "imaging/pngcolour.h"
#include "imaging/pngfile.h"
#include "imaging/sniff.h"
#include "imaging/webpfile.h"

using namespace td;
using td::fuzz::require;

namespace
{
void tryPng(const QByteArray &file)
{
    const PngFile png = readPngFile(file);
    const QByteArray stripped = strippedPng(file);
    require(strippedPng(stripped) == stripped, "stripping a PNG twice changes nothing");
    const PngFile after = readPngFile(stripped);
    require(after.exif.isEmpty(), "a stripped PNG has no EXIF");
    require(after.size == png.size, "stripping leaves the size alone");
    (void)opaquePng(file);
    (void)pngColour(file);
    constexpr qint64 mostPixels = 4'000'000;
    if (qint64(png.size.width()) * png.size.height() <= mostPixels)
        (void)pngFault(file, Deadline(std::chrono::seconds(2)));
}

void tryGif(const QByteArray &file)
{
    const GifFile gif = readGifFile(file);
    require(gif.frames >= 0, "frames are counted");
    const QByteArray stripped = strippedGif(file);
    require(stripped.size() <= file.size(), "stripping never makes a GIF longer");
    if (stripped.isEmpty())
        return;
    require(strippedGif(stripped) == stripped, "stripping a GIF twice changes nothing");
    const GifFile after = readGifFile(stripped);
    require(after.size == gif.size && after.frames == gif.frames && after.intact == gif.intact,
            "stripping leaves the frames alone");
}

void tryWebp(const QByteArray &file)
{
    const WebpFile webp = readWebpFile(file);
    const QByteArray stripped = strippedWebp(file);
    if (stripped.isEmpty())
        return;
    require(strippedWebp(stripped) == stripped, "stripping a WebP twice changes nothing");
    const WebpFile after = readWebpFile(stripped);
    require(after.exif.isEmpty() && after.intact, "a stripped WebP is whole and has no EXIF");
    require(after.size == webp.size && after.frames == webp.frames && after.icc == webp.icc,
            "stripping leaves the frames and colours alone");
}

void tryContainersInput(const QByteArray &file)
{
    switch (sniff(file).type) {
    case FileType::Png:
        tryPng(file);
        break;
    case FileType::Gif:
        tryGif(file);
        break;
    case FileType::WebP:
        tryWebp(file);
        break;
    default:
        break;
    }
}
} // namespace

TD_FUZZ_TARGET(containers, fuzz::pictureSeeds, tryContainersInput)
