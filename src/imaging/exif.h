// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>

namespace td
{

/// The orientation (1 to 8) of a TIFF block; 1 when it has none or a wrong one. Never throws, whatever the bytes.
[[nodiscard]] int exifOrientation(const QByteArray &tiff);

/// Whether the picture is said to be in the optional colour space of DCF, known as Adobe RGB. Never throws.
[[nodiscard]] bool saysAdobeRgb(const QByteArray &tiff);

/// What is worth searching for: camera, make, model, lens, captured_at (local time of the camera), offset, orientation,
/// exposure_time, f_number, iso, focal_length_mm, software; gps {latitude, longitude, altitude_m} only when `keepGps`.
/// Empty when nothing can be read. Never throws. Any thread.
[[nodiscard]] QJsonObject readExif(const QByteArray &tiff, bool keepGps);

/// A minimal EXIF segment ("Exif\0\0" and a TIFF block) with the position and nothing else; empty when there is none.
[[nodiscard]] QByteArray gpsSegment(const QByteArray &tiff);

} // namespace td
