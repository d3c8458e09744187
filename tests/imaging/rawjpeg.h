// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "imaging/planar.h"

#include <QByteArray>

#include <optional>

namespace td::test
{

/// What libjpeg-turbo writes for these planes, with the segments of encodePlanar; empty when it refuses.
[[nodiscard]] QByteArray referenceJpeg(const PlanarPicture &picture, int quality, const QByteArray &icc = {},
                                       const QByteArray &exifSegment = {});

/// A JPEG file's first three channels with the last two halved (YCbCr where it has it), or its only one; damaged files
/// as far as they go. Nothing when it does not decode, is larger than `mostPixels`, or has more than 100 scans.
[[nodiscard]] std::optional<PlanarPicture> planesOf(const QByteArray &jpeg, qint64 mostPixels = 40'000'000);

/// A channel of half the width and height, rounded up: the mean of each 2 x 2 samples.
[[nodiscard]] Plane halved(const Plane &plane);

} // namespace td::test
