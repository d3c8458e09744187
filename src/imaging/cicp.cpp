// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/cicp.h"

#include <QtEndian>

#include <lcms2.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <optional>
#include <vector>

namespace td
{

namespace
{
constexpr int Linear = 8;
constexpr int Pq = 16;
constexpr int Hlg = 18;
constexpr int Unspecified = 2;
constexpr cmsCIExyY D65{0.3127, 0.3290, 1};
constexpr cmsCIExyY DciWhite{0.314, 0.351, 1};

struct Gamut {
    cmsCIExyYTRIPLE primaries;
    cmsCIExyY white = D65;
};
constexpr Gamut Bt709{{{0.640, 0.330, 1}, {0.300, 0.600, 1}, {0.150, 0.060, 1}}};
constexpr Gamut Adobe{{{0.640, 0.330, 1}, {0.210, 0.710, 1}, {0.150, 0.060, 1}}};

std::optional<Gamut> gamutOf(int primaries)
{
    switch (primaries) {
    case 1:
    case Unspecified:
        return Bt709;
    case 5:
        return Gamut{{{0.640, 0.330, 1}, {0.290, 0.600, 1}, {0.150, 0.060, 1}}};
    case 6:
    case 7:
        return Gamut{{{0.630, 0.340, 1}, {0.310, 0.595, 1}, {0.155, 0.070, 1}}};
    case 9:
        return Gamut{{{0.708, 0.292, 1}, {0.170, 0.797, 1}, {0.131, 0.046, 1}}};
    case 11:
        return Gamut{{{0.680, 0.320, 1}, {0.265, 0.690, 1}, {0.150, 0.060, 1}}, DciWhite};
    case 12:
        return Gamut{{{0.680, 0.320, 1}, {0.265, 0.690, 1}, {0.150, 0.060, 1}}};
    default:
        return std::nullopt;
    }
}

/// Light of SMPTE ST 2084, 1 at reference white.
double pqLight(double signal)
{
    constexpr double m1 = 0.1593017578125;
    constexpr double m2 = 78.84375;
    constexpr double c1 = 0.8359375;
    constexpr double c2 = 18.8515625;
    constexpr double c3 = 18.6875;
    constexpr double reference = 203.0 / 10000;
    const double root = std::pow(signal, 1 / m2);
    return std::pow(std::max(0.0, root - c1) / (c2 - c3 * root), 1 / m1) / reference;
}

/// Light of ITU-R BT.2100 HLG, 1 at reference white, which is a signal of 0.75.
double hlgLight(double signal)
{
    constexpr double a = 0.17883277;
    constexpr double b = 0.28466892;
    constexpr double c = 0.55991073;
    const auto scene = [](double s) { return s <= 0.5 ? s * s / 3 : (std::exp((s - c) / a) + b) / 12; };
    return scene(signal) / scene(0.75);
}

struct FreeCurve {
    void operator()(cmsToneCurve *curve) const { cmsFreeToneCurve(curve); }
};
using Curve = std::unique_ptr<cmsToneCurve, FreeCurve>;

Curve sampled(double (*light)(double))
{
    std::vector<float> values(4096);
    for (size_t i = 0; i < values.size(); ++i)
        values[i] = float(std::clamp(light(double(i) / double(values.size() - 1)), 0.0, 1.0));
    return Curve(cmsBuildTabulatedToneCurveFloat(nullptr, cmsUInt32Number(values.size()), values.data()));
}

Curve curveOf(int transfer)
{
    switch (transfer) {
    case 4:
        return Curve(cmsBuildGamma(nullptr, 2.2));
    case 5:
        return Curve(cmsBuildGamma(nullptr, 2.8));
    case Linear:
        return Curve(cmsBuildGamma(nullptr, 1.0));
    case Pq:
        return sampled(pqLight);
    case Hlg:
        return sampled(hlgLight);
    default: {
        // The curves of video (BT.709, BT.601, BT.2020) are shown like sRGB's, as every browser does.
        const std::array<double, 5> srgb{2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045};
        return Curve(cmsBuildParametricToneCurve(nullptr, 4, srgb.data()));
    }
    }
}

QByteArray saved(const Gamut &gamut, const Curve &curve)
{
    struct Close {
        void operator()(void *profile) const { cmsCloseProfile(profile); }
    };
    std::array<cmsToneCurve *, 3> curves{curve.get(), curve.get(), curve.get()};
    const std::unique_ptr<void, Close> profile(cmsCreateRGBProfile(&gamut.white, &gamut.primaries, curves.data()));
    cmsUInt32Number length = 0;
    if (!profile || cmsSaveProfileToMem(profile.get(), nullptr, &length) == FALSE)
        return {};
    QByteArray bytes(qsizetype(length), '\0');
    if (cmsSaveProfileToMem(profile.get(), bytes.data(), &length) == FALSE)
        return {};
    // lcms notes the time of day; the same picture must give the same bytes tomorrow.
    constexpr qsizetype dateAt = 24;
    constexpr std::array<quint16, 6> date{2000, 1, 1, 0, 0, 0};
    qToBigEndian<quint16>(date.data(), date.size(), bytes.data() + dateAt);
    return bytes;
}
} // namespace

bool isHdr(const Cicp &colours)
{
    return colours.transfer == Pq || colours.transfer == Hlg;
}

QByteArray profileFor(const Cicp &colours)
{
    const bool plainCurve =
        !isHdr(colours) && (colours.transfer < 4 || colours.transfer > 5) && colours.transfer != Linear;
    if (plainCurve && (colours.primaries == 1 || colours.primaries == Unspecified))
        return {};
    const std::optional<Gamut> gamut = gamutOf(colours.primaries);
    return gamut ? saved(*gamut, curveOf(colours.transfer)) : QByteArray();
}

QByteArray adobeRgbProfile()
{
    constexpr double gamma = 2.19921875;
    return saved(Adobe, Curve(cmsBuildGamma(nullptr, gamma)));
}

} // namespace td
