// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image.h"

namespace td::test
{

/// A picture processor that decodes nothing, so that engine tests are fast: the master is the file itself, each variant
/// of the policy a few bytes made from it. Files that start with "BAD" are refused, those that contain "DAMAGED" are
/// marked; the perceptual hash is what stands behind "LOOKS " as hex, else different for each file.
class FakeImages final : public ImageProcessor
{
public:
    [[nodiscard]] Result<ProcessedImage> process(const QByteArray &file, const QString &name,
                                                 const ImagePolicy &policy) const override;
};

/// Makes masters of `quality` percent of the source, that are alike by that much. A source that contains "OURS" was
/// compressed before.
class FakeLab final : public ImageLab
{
public:
    [[nodiscard]] Result<ImageTrial> attempt(const QByteArray &source, const QString &name,
                                             const ImagePolicy &policy) const override;
};

/// Bytes that differ for each seed.
[[nodiscard]] QByteArray fakePhoto(quint32 seed, int size = 2000);
[[nodiscard]] QString sha256Of(const QByteArray &bytes);

} // namespace td::test
