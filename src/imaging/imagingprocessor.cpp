// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/imagingprocessor.h"

#include "imaging/exif.h"
#include "imaging/phash.h"
#include "imaging/pixels.h"
#include "imaging/planarpixels.h"
#include "imaging/planeresize.h"
#include "imaging/progressiveencoder.h"
#include "imaging/targetsize.h"
#include "imaging/upright.h"

#include <QImageReader>
#include <QLoggingCategory>

#include <algorithm>
#include <new>

#include <malloc.h>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{
/// Megabytes a single QImage may take; the pixel limit of the policy is checked before and is what counts.
constexpr int RasterMegabytes = 1024;
/// A thumbnail is made from another rendition only when that one is at least this much larger.
constexpr int CascadeFactor = 2;
/// Tried in turn for small, strongly compressed photos that must be turned and would grow at the wanted quality.
constexpr int LowerQualities[] = {78, 70, 60, 50};

/// Memory of one photo serves the next: giving it back to the system and taking it again, page by page, would cost a
/// tenth of the time. Bytes; the second is the most that may be set.
constexpr int KeptMemory = 64 * 1024 * 1024;
constexpr int LargestKeptBlock = 32 * 1024 * 1024;

ImageOutput jpegOutput(const QString &variantName, QByteArray bytes, QSize size)
{
    return {.variant = variantName,
            .bytes = std::move(bytes),
            .mimeType = u"image/jpeg"_s,
            .extension = u"jpg"_s,
            .size = size};
}

ImageOutput inputOutput(const QString &variantName, const Probe &probe, QByteArray bytes)
{
    return {.variant = variantName,
            .bytes = std::move(bytes),
            .mimeType = probe.mimeType,
            .extension = probe.extension,
            .size = probe.size};
}

/// One photo on its way through the pipeline.
struct Job {
    const QByteArray &file;
    const ImagePolicy &policy;
    Probe probe;
    Upright upright;
    QByteArray exifSegment; ///< position, when the policy keeps it
    [[nodiscard]] bool damaged() const { return !upright.warnings.isEmpty(); }
    [[nodiscard]] bool fitsAsItIs() const
    {
        const bool convert = policy.profile == ProfilePolicy::ConvertToSrgb && upright.colour.foreign;
        return !convert && probe.orientation == 1 &&
               std::max(probe.size.width(), probe.size.height()) <= policy.maxSide;
    }
};

/// The master: compressed, or the input's own image data where compressing would not make it smaller.
Result<ImageOutput> makeMaster(const Job &job)
{
    QByteArray own;
    if (job.probe.animated || (job.fitsAsItIs() && !job.damaged()))
        own = strippedOf(job.probe, job.file, job.exifSegment);
    if (job.probe.animated && own.isEmpty())
        own = job.file;
    if (job.probe.animated || (job.probe.jpeg.ours && !own.isEmpty()))
        return inputOutput(variant::Master, job.probe, std::move(own));

    const EncodeAt encode = [&job](int quality) {
        return encodePlanar(job.upright.picture, quality, job.upright.colour.embed, job.exifSegment);
    };
    TD_ASSIGN(QByteArray bytes, encodeToFit(encode, job.policy));
    if (!own.isEmpty() && bytes.size() >= own.size())
        return inputOutput(variant::Master, job.probe, std::move(own));
    if (!job.damaged() && job.probe.type == FileType::Jpeg) {
        for (const int quality : LowerQualities) {
            if (bytes.size() < job.file.size() || quality >= job.policy.quality)
                break;
            TD_ASSIGN(bytes, encode(quality));
        }
    }
    return jpegOutput(variant::Master, std::move(bytes), job.upright.picture.size);
}

/// The picture smaller, its numbers as sRGB.
PlanarPicture resizedInSrgb(const PlanarPicture &picture, QSize to, const ToSrgb &toSrgb)
{
    Pixels pixels = toPixels(resized(picture, to, true));
    for (int y = 0; y < pixels.size.height(); ++y)
        toSrgb.convert(pixels.row(y), pixels.row(y), pixels.size.width());
    return toPlanar(pixels);
}

/// Thumbnails, largest first, each from the smallest larger one that is large enough; in sRGB and without a profile,
/// which would weigh more than a small one's pixels.
Result<void> addVariants(const Job &job, ProcessedImage &result)
{
    QList<VariantSpec> specs = job.policy.variants;
    std::stable_sort(specs.begin(), specs.end(), [](const auto &a, const auto &b) { return a.maxSide > b.maxSide; });
    std::vector<PlanarPicture> made;
    for (const VariantSpec &spec : std::as_const(specs)) {
        const QSize size = fitted(job.upright.picture.size, spec.maxSide);
        const auto from = std::find_if(made.rbegin(), made.rend(), [&size](const PlanarPicture &larger) {
            return larger.size.width() >= size.width() * CascadeFactor &&
                   larger.size.height() >= size.height() * CascadeFactor;
        });
        const PlanarPicture &source = from == made.rend() ? job.upright.picture : *from;
        const ToSrgb *toSrgb = from == made.rend() ? job.upright.colour.toSrgb.get() : nullptr;
        PlanarPicture picture = toSrgb != nullptr ? resizedInSrgb(source, size, *toSrgb) : resized(source, size);
        TD_ASSIGN(QByteArray bytes, encodePlanar(picture, job.policy.quality, {}, {}));
        result.outputs.append(jpegOutput(spec.name, std::move(bytes), size));
        made.push_back(std::move(picture));
    }
    return {};
}

Result<ProcessedImage> run(const QByteArray &file, const QString &name, const ImagePolicy &policy,
                           const ColourProfiles &colours, const Deadline &deadline)
{
    TD_ASSIGN(Probe found, probe(file, name, policy));
    Job job{file, policy, std::move(found), {}, {}};
    TD_ASSIGN(job.upright, decodeUpright(file, job.probe, policy, colours, deadline, name));
    if (policy.keepGps)
        job.exifSegment = gpsSegment(job.probe.exif);

    ProcessedImage result;
    TD_ASSIGN(ImageOutput master, makeMaster(job));
    result.outputs.append(std::move(master));
    TD_TRY(addVariants(job, result));
    result.damaged = job.damaged();
    result.warnings = job.upright.warnings;
    if (policy.keepOriginal || result.damaged)
        result.outputs.append(inputOutput(variant::Original, job.probe, file));
    result.phash = perceptualHash(job.upright.picture);
    result.exif = readExif(job.probe.exif, policy.keepGps);
    const QSize upright = swapsSides(job.probe.orientation) ? job.probe.size.transposed() : job.probe.size;
    result.exif.insert(u"width"_s, upright.width());
    result.exif.insert(u"height"_s, upright.height());
    return result;
}
} // namespace

ImagingProcessor::ImagingProcessor(std::chrono::milliseconds decodeLimit)
    : m_decodeLimit(decodeLimit)
{
    ::mallopt(M_TRIM_THRESHOLD, KeptMemory);
    ::mallopt(M_MMAP_THRESHOLD, LargestKeptBlock);
    QImageReader::setAllocationLimit(RasterMegabytes);
    // What the decoders grumble is judged here and told as a warning of the photo, not on the terminal.
    QLoggingCategory::setFilterRules(u"qt.gui.imageio=false"_s);
}

Result<ProcessedImage> ImagingProcessor::process(const QByteArray &file, const QString &name,
                                                 const ImagePolicy &policy) const
{
    const Deadline deadline(m_decodeLimit);
    try {
        return run(file, name, policy, m_colours, deadline);
    } catch (const std::bad_alloc &) {
        return fail(ErrorCode::ResourceExhausted, u"image.memory"_s, u"There is not enough memory for this picture."_s,
                    name, u"Close other programs, or upload fewer files at a time."_s);
    }
}

} // namespace td
