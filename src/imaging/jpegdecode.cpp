// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/jpegdecode.h"

#include "imaging/resize.h"

namespace td
{

using namespace Qt::StringLiterals;

namespace
{
struct Output {
    J_COLOR_SPACE space = JCS_UNKNOWN;
    int channels = 0;
};
Output outputFor(const jpeg_decompress_struct &info)
{
    if (info.num_components == 1)
        return {JCS_GRAYSCALE, 1};
    if (info.num_components == 3)
        return {JCS_RGB, 3};
    if (info.num_components == 4)
        return {JCS_CMYK, 3};
    return {};
}
} // namespace

Result<Decoded> decodeJpeg(JpegReader &reader, const Probe &probe, QSize target, const ColourProfiles &colours,
                           ProfilePolicy policy, const QString &name)
{
    const jpeg_decompress_struct &info = reader.info();
    const Output output = outputFor(info);
    if (output.channels == 0)
        return undecodable(name, u"it has %1 colour channels"_s.arg(info.num_components));
    if (!reader.startRows(dctDenominator(reader.size(), target), output.space))
        return undecodable(name, reader.reason());

    const QSize decodedSize(int(info.output_width), int(info.output_height));
    Resizer resizer(decodedSize, target, output.channels);
    std::vector<quint8> row(size_t(decodedSize.width()) * size_t(info.output_components));
    std::vector<quint8> rgb;
    std::shared_ptr<const ToSrgb> fromCmyk;
    if (output.space == JCS_CMYK) {
        fromCmyk = colours.cmykToSrgb(probe.icc, info.saw_Adobe_marker != FALSE);
        rgb.resize(size_t(decodedSize.width()) * 3);
    }
    for (int y = 0; y < decodedSize.height(); ++y) {
        if (!reader.readRow(row.data()))
            return undecodable(name, reader.reason());
        if (fromCmyk)
            fromCmyk->convert(row.data(), rgb.data(), decodedSize.width());
        resizer.push(fromCmyk ? rgb.data() : row.data());
    }
    Decoded decoded;
    decoded.warnings = damageOf(reader, probe);
    decoded.pixels = resizer.take();
    if (fromCmyk)
        decoded.colour.foreign = true;
    else
        decoded.colour = colours.plan(probe.icc, output.channels, policy);
    return decoded;
}

QStringList damageOf(JpegReader &reader, const Probe &probe)
{
    QStringList damage = reader.finish() ? QStringList() : QStringList(reader.reason());
    damage += reader.warnings();
    if (!probe.jpeg.sane)
        damage.append(u"its code tables fit no picture"_s);
    return damage;
}

} // namespace td
