// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QSize>

namespace td
{

/// What the markers of a JPEG file say, read without decoding a pixel.
struct JpegFile {
    QSize size;
    int components = 0;
    int precision = 0;
    bool progressive = false;
    bool arithmetic = false; ///< coded in a way that browsers cannot read
    int scans = 0;
    bool ended = false; ///< an end marker was met
    bool ours = false;  ///< written by Tierdeck (comment marker)
    bool adobe = false; ///< Adobe marker: CMYK is stored inverted
    bool sane = true;   ///< its code tables can describe a picture
    QByteArray exif;    ///< the TIFF block of the first EXIF segment
    QByteArray icc;     ///< the parts joined by number; empty when parts are missing
};

/// The comment that Tierdeck writes into its own JPEG files: such a file is not compressed again.
inline constexpr char OurComment[] = "Tierdeck";

[[nodiscard]] JpegFile readJpegFile(const QByteArray &file);

/// The same image data without metadata: only JFIF, ICC, Adobe and our own comment stay, and nothing after the end
/// marker. `exifSegment` (starting "Exif\0\0") is put in when not empty. Empty when the markers cannot be followed.
[[nodiscard]] QByteArray strippedJpeg(const QByteArray &file, const QByteArray &exifSegment);

} // namespace td
