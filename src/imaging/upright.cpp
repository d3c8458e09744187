// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/upright.h"

#include "imaging/heif.h"
#include "imaging/jpegdecode.h"
#include "imaging/planardecode.h"
#include "imaging/planarpixels.h"
#include "imaging/raster.h"

namespace td
{

using namespace Qt::StringLiterals;

namespace
{
Upright uprightOf(Decoded decoded, int orientation)
{
    if (decoded.colour.convertMaster && decoded.colour.toSrgb) {
        Pixels &pixels = decoded.pixels;
        for (int y = 0; y < pixels.size.height(); ++y)
            decoded.colour.toSrgb->convert(pixels.row(y), pixels.row(y), pixels.size.width());
        decoded.colour = {};
        decoded.colour.foreign = true;
    }
    return {.picture = toPlanar(uprighted(std::move(decoded.pixels), orientation)),
            .colour = std::move(decoded.colour),
            .warnings = std::move(decoded.warnings)};
}

Result<Upright> decodeJpegUpright(const QByteArray &file, const Probe &probe, const ImagePolicy &policy,
                                  const ColourProfiles &colours, const Deadline &deadline, const QString &name)
{
    const QSize target = fitted(probe.size, policy.maxSide);
    JpegReader reader(deadline);
    if (!reader.open(file))
        return undecodable(name, reader.reason());
    if (reader.size() != probe.size)
        return undecodable(name, u"its headers contradict each other"_s);
    Upright result;
    if (hasPlanes(reader))
        result.colour = colours.plan(probe.icc, reader.info().num_components, policy.profile);
    if (!hasPlanes(reader) || result.colour.convertMaster) {
        TD_ASSIGN(Decoded decoded, decodeJpeg(reader, probe, target, colours, policy.profile, name));
        return uprightOf(std::move(decoded), probe.orientation);
    }
    if (!readPlanes(reader, target, probe.orientation, result.picture))
        return undecodable(name, reader.reason());
    result.warnings = damageOf(reader, probe);
    return result;
}
} // namespace

Result<Upright> decodeUpright(const QByteArray &file, const Probe &probe, const ImagePolicy &policy,
                              const ColourProfiles &colours, const Deadline &deadline, const QString &name)
{
    if (probe.type == FileType::Jpeg)
        return decodeJpegUpright(file, probe, policy, colours, deadline, name);
    const QSize target = fitted(probe.size, policy.maxSide);
    TD_ASSIGN(Decoded decoded, probe.type == FileType::Heif
                                   ? decodeHeif(file, probe, target, colours, policy.profile, deadline, name)
                                   : decodeRaster(file, probe, target, colours, deadline, name));
    return uprightOf(std::move(decoded), probe.orientation);
}

} // namespace td
