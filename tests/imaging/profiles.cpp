// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/profiles.h"

#include <lcms2.h>

#include <array>
#include <memory>

namespace td::test
{

namespace
{
struct CloseProfile {
    void operator()(void *profile) const { cmsCloseProfile(profile); }
};
struct DeleteTransform {
    void operator()(void *transform) const { cmsDeleteTransform(transform); }
};
struct FreeCurve {
    void operator()(cmsToneCurve *curve) const { cmsFreeToneCurve(curve); }
};
using Profile = std::unique_ptr<void, CloseProfile>;
using Transform = std::unique_ptr<void, DeleteTransform>;
using Curve = std::unique_ptr<cmsToneCurve, FreeCurve>;

QByteArray saved(const Profile &profile)
{
    cmsUInt32Number length = 0;
    cmsSaveProfileToMem(profile.get(), nullptr, &length);
    QByteArray bytes(qsizetype(length), '\0');
    cmsSaveProfileToMem(profile.get(), bytes.data(), &length);
    return bytes;
}

struct Sampler {
    Transform toLab;
    int channels;
};

int sample(const cmsUInt16Number in[], cmsUInt16Number out[], void *cargo)
{
    const auto *sampler = static_cast<const Sampler *>(cargo);
    std::array<cmsUInt16Number, 3> rgb{in[0], in[1], in[2]};
    if (sampler->channels == 4) {
        for (size_t c = 0; c < rgb.size(); ++c)
            rgb[c] = cmsUInt16Number((65535U - in[c]) * (65535U - in[3]) / 65535U);
    }
    const std::array<cmsUInt16Number, 3> swapped{rgb[2], rgb[1], rgb[0]};
    cmsDoTransform(sampler->toLab.get(), swapped.data(), out, 1);
    return 1;
}
} // namespace

QByteArray swappingProfile(int channels)
{
    const Profile profile(cmsCreateProfilePlaceholder(nullptr));
    cmsSetProfileVersion(profile.get(), 4.3);
    cmsSetDeviceClass(profile.get(), channels == 4 ? cmsSigOutputClass : cmsSigInputClass);
    cmsSetColorSpace(profile.get(), channels == 4 ? cmsSigCmykData : cmsSigRgbData);
    cmsSetPCS(profile.get(), cmsSigLabData);
    const Profile srgb(cmsCreate_sRGBProfile());
    const Profile lab(cmsCreateLab4Profile(nullptr));
    Sampler sampler{
        Transform(cmsCreateTransform(srgb.get(), TYPE_RGB_16, lab.get(), TYPE_Lab_16, INTENT_PERCEPTUAL, 0)), channels};
    cmsPipeline *tables = cmsPipelineAlloc(nullptr, cmsUInt32Number(channels), 3);
    cmsStage *grid = cmsStageAllocCLut16bit(nullptr, channels == 4 ? 13 : 33, cmsUInt32Number(channels), 3, nullptr);
    cmsStageSampleCLut16bit(grid, sample, &sampler, 0);
    cmsPipelineInsertStage(tables, cmsAT_END, cmsStageAllocToneCurves(nullptr, cmsUInt32Number(channels), nullptr));
    cmsPipelineInsertStage(tables, cmsAT_END, grid);
    cmsPipelineInsertStage(tables, cmsAT_END, cmsStageAllocToneCurves(nullptr, 3, nullptr));
    cmsWriteTag(profile.get(), cmsSigAToB0Tag, tables);
    QByteArray bytes = saved(profile);
    cmsPipelineFree(tables);
    return bytes;
}

QByteArray grayProfile(double gamma)
{
    const Curve curve(cmsBuildGamma(nullptr, gamma));
    return saved(Profile(cmsCreateGrayProfile(cmsD50_xyY(), curve.get())));
}

QByteArray gammaProfile(double gamma)
{
    const Curve curve(cmsBuildGamma(nullptr, gamma));
    std::array<cmsToneCurve *, 3> curves{curve.get(), curve.get(), curve.get()};
    constexpr cmsCIExyY white{0.3127, 0.3290, 1};
    constexpr cmsCIExyYTRIPLE primaries{{0.64, 0.33, 1}, {0.30, 0.60, 1}, {0.15, 0.06, 1}};
    return saved(Profile(cmsCreateRGBProfile(&white, &primaries, curves.data())));
}

} // namespace td::test
