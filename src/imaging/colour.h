// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <memory>

namespace td
{

/// Turns rows of 8-bit pixels into sRGB (or into gray as sRGB shows it). One object belongs to one thread.
class ToSrgb
{
public:
    virtual ~ToSrgb() = default;
    /// `from` may be `to` unless the number of channels changes.
    virtual void convert(const quint8 *from, quint8 *to, int pixels) const = 0;
};

/// What an embedded profile of a gray (1) or RGB (3) picture asks for.
struct ColourPlan {
    QByteArray embed;               ///< profile for files that keep their pixels as they are; empty: they are sRGB
    std::unique_ptr<ToSrgb> toSrgb; ///< for files that carry no profile; null: the pixels are sRGB already
    bool convertMaster = false;     ///< the profile is too large to be carried along
};
/// Broken, foreign and missing profiles are ignored: the pixels count as sRGB.
[[nodiscard]] ColourPlan planColour(const QByteArray &icc, int channels);

/// CMYK to RGB by the embedded profile, or by the plain formula without a good one. `inverted` as Adobe stores it.
[[nodiscard]] std::unique_ptr<ToSrgb> cmykToSrgb(const QByteArray &icc, bool inverted);

} // namespace td
