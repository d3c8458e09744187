// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "imaging/jpegdecode.h"

namespace td
{

/// What the boxes of a HEIC or AVIF file say of its first picture, read without decoding a pixel.
struct HeifFile {
    QSize size;   ///< px, upright: turned, mirrored and cropped as the file wants it
    QSize stored; ///< px that are decoded for it
    QString mimeType;
    QString extension;
    QByteArray exif; ///< TIFF block
    QByteArray icc;  ///< the profile, or one made from the colour code points
    bool hdr = false;
};
/// Refuses ("image.undecodable") what has no picture that can be read.
[[nodiscard]] Result<HeifFile> readHeifFile(const QByteArray &file, const QString &name);

/// The first picture at `target`, upright, transparency on white; `probe` comes from readHeifFile(). The decoders
/// cannot be interrupted: the deadline is looked at before and after. They use threads of their own for one picture.
[[nodiscard]] Result<Decoded> decodeHeif(const QByteArray &file, const Probe &probe, QSize target,
                                         const ColourProfiles &colours, ProfilePolicy policy, const Deadline &deadline,
                                         const QString &name);

/// Loads the decoders and whatever they need from the disk, so that later calls open no file. Cheap when repeated.
void prepareHeif();

} // namespace td
