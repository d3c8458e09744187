// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/photo.h"
#include "core/result.h"

#include <QByteArray>
#include <QSize>

namespace td
{

struct VariantSpec {
    QString name;
    int maxSide = 0; ///< px, fits inside a square
};

/// What becomes of colours that are not described in sRGB; thumbnails are always sRGB.
enum class ProfilePolicy {
    Keep,         ///< the numbers and the profile stay as they came
    ConvertToSrgb ///< the numbers are converted, the profile goes
};

/// How pictures are stored (SPEC section 4).
struct ImagePolicy {
    int quality = 85;
    int maxSide = 2000; ///< px; shrink to fit, never enlarge
    QList<VariantSpec> variants{{variant::Small, 150}, {variant::Medium, 300}, {variant::Large, 600}};
    bool keepOriginal = false;
    bool keepGps = false;
    ProfilePolicy profile = ProfilePolicy::Keep;
    bool acceptHeic = false; ///< HEIC and AVIF
    qint64 targetBytes = 0;  ///< a master that is larger is compressed more, down to `leastQuality`; 0: no target
    int leastQuality = 60;
    qint64 maxBytes = 52'428'800;
    qint64 maxPixels = 100'000'000;
};

struct ImageOutput {
    QString variant;
    QByteArray bytes;
    QString mimeType;
    QString extension; ///< "jpg", "gif", "webp", "png"
    QSize size;        ///< px
};

struct ProcessedImage {
    QList<ImageOutput> outputs; ///< the master first; the original last, when kept
    bool damaged = false;
    QStringList warnings;
    quint64 phash = 0;
    QJsonObject exif; ///< camera, lens, captured_at, width, height... and position only when the policy keeps it
};

/// Turns the bytes of one file into what is stored. Implementations are safe to call from several threads at once.
class ImageProcessor
{
public:
    virtual ~ImageProcessor() = default;
    /// `name` is for messages only. Refuses with InvalidArgument ("image.unsupported", "image.heic_off",
    /// "image.too_large", "image.too_many_pixels", "image.undecodable"); memory is bounded by the policy's limits, which are checked from the
    /// header before pixels are allocated.
    [[nodiscard]] virtual Result<ProcessedImage> process(const QByteArray &file, const QString &name,
                                                         const ImagePolicy &policy) const = 0;
};

/// What a policy would make of a picture.
struct ImageTrial {
    ImageOutput master;
    double similarity = 0; ///< mean structural similarity (SSIM) of the brightness to the source at that size; 1: equal
    bool compressedBefore = false; ///< the source was compressed by this program: ingest would keep it as it is
};

/// Tries policies on pictures; stores nothing. Safe to call from several threads at once.
class ImageLab
{
public:
    virtual ~ImageLab() = default;
    /// Compresses also what ingest would not compress again, and says so. Refuses what ImageProcessor refuses, and
    /// damaged files (DataLoss "image.damaged").
    [[nodiscard]] virtual Result<ImageTrial> attempt(const QByteArray &source, const QString &name,
                                                     const ImagePolicy &policy) const = 0;
};

} // namespace td
