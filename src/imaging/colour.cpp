// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/colour.h"

#include <lcms2.h>

#include <algorithm>
#include <array>
#include <cstdlib>

namespace td
{

namespace
{
/// Larger profiles (printers' tables) are applied instead of carried in every file.
constexpr qsizetype LargestEmbedded = 64 * 1024;
/// Levels of 255 by which a profile may differ from sRGB and still count as sRGB.
constexpr int SameColour = 2;

struct CloseProfile {
    void operator()(void *profile) const { cmsCloseProfile(profile); }
};
using Profile = std::unique_ptr<void, CloseProfile>;

class LcmsTransform final : public ToSrgb
{
public:
    LcmsTransform(const Profile &from, cmsUInt32Number fromFormat, const Profile &to, cmsUInt32Number toFormat)
        : m_transform(
              cmsCreateTransform(from.get(), fromFormat, to.get(), toFormat, INTENT_PERCEPTUAL, cmsFLAGS_NOCACHE))
    {
    }
    ~LcmsTransform() override
    {
        if (m_transform != nullptr)
            cmsDeleteTransform(m_transform);
    }
    LcmsTransform(const LcmsTransform &) = delete;
    LcmsTransform &operator=(const LcmsTransform &) = delete;

    [[nodiscard]] bool isValid() const { return m_transform != nullptr; }
    void convert(const quint8 *from, quint8 *to, int pixels) const override
    {
        cmsDoTransform(m_transform, from, to, cmsUInt32Number(pixels));
    }

private:
    cmsHTRANSFORM m_transform;
};

class PlainCmyk final : public ToSrgb
{
public:
    explicit PlainCmyk(bool inverted)
        : m_inverted(inverted)
    {
    }
    void convert(const quint8 *from, quint8 *to, int pixels) const override
    {
        for (int i = 0; i < pixels; ++i, from += 4, to += 3) {
            const int light = m_inverted ? from[3] : 255 - from[3];
            for (int c = 0; c < 3; ++c)
                to[c] = quint8(((m_inverted ? from[c] : 255 - from[c]) * light + 127) / 255);
        }
    }

private:
    bool m_inverted;
};

Profile open(const QByteArray &icc, cmsColorSpaceSignature space)
{
    if (icc.isEmpty())
        return nullptr;
    Profile profile(cmsOpenProfileFromMem(icc.constData(), cmsUInt32Number(icc.size())));
    if (profile && cmsGetColorSpace(profile.get()) != space)
        return nullptr;
    return profile;
}

Profile srgbGray()
{
    const std::array<double, 5> curve{2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045};
    cmsToneCurve *tone = cmsBuildParametricToneCurve(nullptr, 4, curve.data());
    Profile profile(cmsCreateGrayProfile(cmsD50_xyY(), tone));
    cmsFreeToneCurve(tone);
    return profile;
}

bool isAsGood(const ToSrgb &transform, int channels)
{
    // A coarse cube of colours (a ramp for gray) goes through unchanged when the profile is sRGB under another name.
    std::vector<quint8> samples;
    const int others = channels == 3 ? 255 : 0;
    for (int r = 0; r <= 255; r += 51) {
        for (int g = 0; g <= others; g += 51) {
            for (int b = 0; b <= others; b += 51) {
                samples.push_back(quint8(r));
                if (channels == 3)
                    samples.insert(samples.end(), {quint8(g), quint8(b)});
            }
        }
    }
    std::vector<quint8> converted(samples.size());
    transform.convert(samples.data(), converted.data(), int(samples.size()) / channels);
    return std::equal(samples.begin(), samples.end(), converted.begin(),
                      [](quint8 a, quint8 b) { return std::abs(int(a) - int(b)) <= SameColour; });
}
} // namespace

ColourPlan planColour(const QByteArray &icc, int channels)
{
    ColourPlan plan;
    const bool gray = channels == 1;
    const Profile profile = open(icc, gray ? cmsSigGrayData : cmsSigRgbData);
    if (!profile)
        return plan;
    const Profile srgb = gray ? srgbGray() : Profile(cmsCreate_sRGBProfile());
    const cmsUInt32Number format = gray ? TYPE_GRAY_8 : TYPE_RGB_8;
    auto transform = std::make_unique<LcmsTransform>(profile, format, srgb, format);
    if (!transform->isValid())
        return plan;
    const bool same = isAsGood(*transform, channels);
    plan.convertMaster = icc.size() > LargestEmbedded && !same;
    if (icc.size() <= LargestEmbedded)
        plan.embed = icc;
    if (!same)
        plan.toSrgb = std::move(transform);
    return plan;
}

std::unique_ptr<ToSrgb> cmykToSrgb(const QByteArray &icc, bool inverted)
{
    if (const Profile profile = open(icc, cmsSigCmykData)) {
        const Profile srgb(cmsCreate_sRGBProfile());
        auto transform =
            std::make_unique<LcmsTransform>(profile, inverted ? TYPE_CMYK_8_REV : TYPE_CMYK_8, srgb, TYPE_RGB_8);
        if (transform->isValid())
            return transform;
    }
    return std::make_unique<PlainCmyk>(inverted);
}

} // namespace td
