// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image.h"
#include "imaging/jpegfile.h"
#include "imaging/sniff.h"

namespace td
{

/// What a file is and whether it is safe to decode, from its headers alone.
struct Probe {
    FileType type = FileType::Other;
    QString mimeType;
    QString extension;
    QSize size; ///< px as stored, before the orientation
    int frames = 1;
    bool animated = false;
    bool intact = true;      ///< the container is whole; decoding may still find damage
    int orientation = 1;     ///< EXIF, 1 to 8
    QByteArray exif;         ///< TIFF block
    bool codePoints = false; ///< a PNG that tells its colours by code points, which win over its other ways
    bool hdr = false;        ///< the profile is of a picture brighter than paper white: its numbers must be converted
    QByteArray icc;          ///< colour profile; empty: sRGB, or described in a way of the container
    JpegFile jpeg;           ///< filled for a JPEG
};

/// Most scans a JPEG may have: each costs a full pass, and a few bytes are enough to ask for one.
inline constexpr int MaxJpegScans = 100;

/// Refuses what is no accepted picture and what is beyond the limits, before any memory for pixels is taken.
[[nodiscard]] Result<Probe> probe(const QByteArray &file, const QString &name, const ImagePolicy &policy);

/// The same container without metadata, image data untouched; empty when that is not possible, or when browsers could
/// not show the result.
[[nodiscard]] QByteArray strippedOf(const Probe &probe, const QByteArray &file, const QByteArray &exifSegment);

/// The refusals all stages share.
[[nodiscard]] tl::unexpected<Error> undecodable(const QString &name, const QString &why);

} // namespace td
