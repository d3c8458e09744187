// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image.h"

#include <list>
#include <memory>
#include <mutex>

namespace td
{

/// Turns rows of 8-bit pixels into sRGB (or into gray as sRGB shows it). Any number of threads may use one at once.
class ToSrgb
{
public:
    virtual ~ToSrgb() = default;
    /// `from` may be `to` unless the number of channels changes.
    virtual void convert(const quint8 *from, quint8 *to, int pixels) const = 0;
};

/// What an embedded profile of a gray (1) or RGB (3) picture asks for.
struct ColourPlan {
    QByteArray embed;                     ///< profile for files that keep their numbers; empty: they are sRGB
    std::shared_ptr<const ToSrgb> toSrgb; ///< for files that carry no profile; null: the numbers are sRGB already
    bool convertMaster = false;           ///< the master's numbers must go through `toSrgb` too
    bool foreign = false;                 ///< the numbers in the file are not sRGB
};

/// What profiles mean. A transform takes longer to build than a photo to convert, and the photos of one camera share
/// one: the latest few are remembered. Any number of threads.
class ColourProfiles
{
public:
    /// Broken, foreign and missing profiles are ignored: the pixels count as sRGB.
    [[nodiscard]] ColourPlan plan(const QByteArray &icc, int channels, ProfilePolicy policy) const;

    /// CMYK to RGB by the embedded profile, or by the plain formula without a good one. `inverted` as Adobe stores it.
    [[nodiscard]] std::shared_ptr<const ToSrgb> cmykToSrgb(const QByteArray &icc, bool inverted) const;

private:
    struct Meaning {
        bool usable = false;
        std::shared_ptr<const ToSrgb> toSrgb; ///< null: as good as sRGB, or not usable
    };
    [[nodiscard]] static Meaning meaningOf(const QByteArray &icc, int channels);
    [[nodiscard]] static Meaning meaningOfCmyk(const QByteArray &icc, bool inverted);
    template <typename Find> [[nodiscard]] Meaning remembered(const QByteArray &icc, char kind, const Find &find) const;

    mutable std::mutex m_mutex;
    mutable std::list<std::pair<QByteArray, Meaning>> m_known; ///< by hash and kind, the latest first
};

} // namespace td
