// SPDX-License-Identifier: GPL-3.0-or-later
// A whole file through the picture processor, with limits that keep one run short.
#include "fuzz/pictureseeds.h"
#include "fuzz/target.h"
#include "imaging/imagingprocessor.h"

using namespace td;
using namespace Qt::StringLiterals;
using td::fuzz::require;

namespace
{
ImagePolicy smallPolicy(std::size_t size)
{
    ImagePolicy policy;
    policy.maxPixels = 300'000;
    policy.maxSide = 200;
    policy.variants = {{variant::Small, 60}};
    // The length picks what a setting could be, so that one corpus tries them all.
    policy.keepGps = (size & 1) != 0;
    policy.profile = (size & 2) != 0 ? ProfilePolicy::ConvertToSrgb : ProfilePolicy::Keep;
    policy.targetBytes = (size & 4) != 0 ? 4000 : 0;
    return policy;
}

void judgePicture(const QByteArray &file, const ImagePolicy &policy, const ProcessedImage &image)
{
    require(!image.outputs.isEmpty() && image.outputs.first().variant == variant::Master, "the master is first");
    require(image.damaged == !image.warnings.isEmpty(), "damage has a reason");
    if (image.damaged)
        require(image.outputs.last().variant == variant::Original && image.outputs.last().bytes == file,
                "the bytes of a damaged file are kept");
    for (const ImageOutput &output : image.outputs) {
        require(!output.bytes.isEmpty() && !output.mimeType.isEmpty() && !output.size.isEmpty(), "outputs are whole");
        const bool made = output.mimeType == u"image/jpeg"_s && output.variant != variant::Original;
        require(!made || (output.size.width() <= policy.maxSide && output.size.height() <= policy.maxSide),
                "pictures are shrunk to fit");
    }
    require(policy.keepGps || !image.exif.contains(u"gps"_s), "no position without leave");
}

void tryPipelineInput(const QByteArray &file)
{
    static const ImagingProcessor processor(std::chrono::milliseconds(1500));
    const ImagePolicy policy = smallPolicy(std::size_t(file.size()));
    const auto image = processor.process(file, u"fuzz"_s, policy);
    if (image)
        judgePicture(file, policy, *image);
    else
        require(!image.error().reason.isEmpty() && !image.error().message.isEmpty(), "a refusal says why");
}
} // namespace

TD_FUZZ_TARGET(pipeline, fuzz::pictureSeeds, tryPipelineInput)
