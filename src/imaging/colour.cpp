// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/colour.h"

#include <QCryptographicHash>

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
/// Cameras and phones on one desk; a transform may take a megabyte or two.
constexpr size_t Remembered = 12;

struct CloseProfile {
    void operator()(void *profile) const { cmsCloseProfile(profile); }
};
using Profile = std::unique_ptr<void, CloseProfile>;

class LcmsTransform final : public ToSrgb
{
public:
    // Without lcms's one-pixel cache a transform is never written to after it is made, so threads may share it.
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

Profile openProfile(const QByteArray &icc, cmsColorSpaceSignature space)
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

ColourProfiles::Meaning ColourProfiles::meaningOf(const QByteArray &icc, int channels)
{
    const bool gray = channels == 1;
    const Profile profile = openProfile(icc, gray ? cmsSigGrayData : cmsSigRgbData);
    if (!profile)
        return {};
    const Profile srgb = gray ? srgbGray() : Profile(cmsCreate_sRGBProfile());
    const cmsUInt32Number format = gray ? TYPE_GRAY_8 : TYPE_RGB_8;
    auto transform = std::make_shared<LcmsTransform>(profile, format, srgb, format);
    if (!transform->isValid())
        return {};
    if (isAsGood(*transform, channels))
        return {true, nullptr};
    return {true, std::move(transform)};
}

ColourProfiles::Meaning ColourProfiles::meaningOfCmyk(const QByteArray &icc, bool inverted)
{
    const Profile profile = openProfile(icc, cmsSigCmykData);
    if (!profile)
        return {};
    const Profile srgb(cmsCreate_sRGBProfile());
    auto transform =
        std::make_shared<LcmsTransform>(profile, inverted ? TYPE_CMYK_8_REV : TYPE_CMYK_8, srgb, TYPE_RGB_8);
    if (!transform->isValid())
        return {};
    return {true, std::move(transform)};
}

template <typename Find>
ColourProfiles::Meaning ColourProfiles::remembered(const QByteArray &icc, char kind, const Find &find) const
{
    const QByteArray key = QCryptographicHash::hash(icc, QCryptographicHash::Sha256) + kind;
    {
        const std::lock_guard lock(m_mutex);
        const auto found = std::ranges::find(m_known, key, &std::pair<QByteArray, Meaning>::first);
        if (found != m_known.end()) {
            m_known.splice(m_known.begin(), m_known, found);
            return found->second;
        }
    }
    // Built without the lock: two threads may do the same work once, but none waits for another's profile.
    Meaning meaning = find();
    const std::lock_guard lock(m_mutex);
    m_known.emplace_front(key, meaning);
    if (m_known.size() > Remembered)
        m_known.pop_back();
    return meaning;
}

ColourPlan ColourProfiles::plan(const QByteArray &icc, int channels, ProfilePolicy policy) const
{
    ColourPlan plan;
    if (icc.isEmpty())
        return plan;
    const Meaning meaning = remembered(icc, channels == 1 ? 'g' : 'c', [&] { return meaningOf(icc, channels); });
    if (!meaning.usable)
        return plan;
    const bool carried = policy == ProfilePolicy::Keep && icc.size() <= LargestEmbedded;
    if (carried)
        plan.embed = icc;
    plan.toSrgb = meaning.toSrgb;
    plan.foreign = meaning.toSrgb != nullptr;
    plan.convertMaster = plan.foreign && !carried;
    return plan;
}

std::shared_ptr<const ToSrgb> ColourProfiles::cmykToSrgb(const QByteArray &icc, bool inverted) const
{
    if (!icc.isEmpty()) {
        const Meaning meaning = remembered(icc, inverted ? 'i' : 'k', [&] { return meaningOfCmyk(icc, inverted); });
        if (meaning.usable)
            return meaning.toSrgb;
    }
    return std::make_shared<PlainCmyk>(inverted);
}

} // namespace td
