// SPDX-License-Identifier: GPL-3.0-or-later
// The scan of a JPEG's markers, and the removal of what is not stored.
#include "fuzz/pictureseeds.h"
#include "fuzz/target.h"
#include "imaging/jpegfile.h"

using namespace td;
using td::fuzz::require;

namespace
{
void tryMarkersInput(const QByteArray &file)
{
    const JpegFile before = readJpegFile(file);
    const QByteArray stripped = strippedJpeg(file, {});
    if (stripped.isEmpty())
        return;
    require(stripped.size() <= file.size(), "stripping never makes a file longer");
    require(stripped.startsWith("\xff\xd8") && stripped.endsWith("\xff\xd9"), "a stripped file is whole");
    require(strippedJpeg(stripped, {}) == stripped, "stripping twice changes nothing");
    const JpegFile after = readJpegFile(stripped);
    require(after.ended && after.exif.isEmpty(), "a stripped file has an end and no EXIF");
    require(after.size == before.size && after.components == before.components && after.scans == before.scans &&
                after.icc == before.icc && after.adobe == before.adobe && after.ours == before.ours,
            "stripping leaves frame, scans and colours alone");
    if (before.scans == 0)
        return;
    const QByteArray segment("Exif\0\0II*\0\x08\0\0\0\0\0", 16);
    const QByteArray marked = strippedJpeg(file, segment);
    require(!marked.isEmpty() && readJpegFile(marked).exif == segment.sliced(6), "the wanted EXIF is in");
    require(strippedJpeg(marked, {}) == stripped, "and can be taken out again");
}
} // namespace

TD_FUZZ_TARGET(markers, fuzz::pictureSeeds, tryMarkersInput)
