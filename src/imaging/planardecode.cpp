// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/planardecode.h"

#include "imaging/pixels.h"
#include "imaging/planeresize.h"

#include <algorithm>
#include <span>

namespace td
{

namespace
{
/// What makes a stored picture upright: first the mirrorings, then the transposition.
struct Turn {
    bool mirrored = false;
    bool upsideDown = false;
    bool transposed = false;
};
Turn turnFor(int orientation)
{
    switch (orientation) {
    case 2:
        return {.mirrored = true};
    case 3:
        return {.mirrored = true, .upsideDown = true};
    case 4:
        return {.upsideDown = true};
    case 5:
        return {.transposed = true};
    case 6:
        return {.upsideDown = true, .transposed = true};
    case 7:
        return {.mirrored = true, .upsideDown = true, .transposed = true};
    case 8:
        return {.mirrored = true, .transposed = true};
    default:
        return {};
    }
}

std::span<const jpeg_component_info> componentsOf(const jpeg_decompress_struct &info)
{
    return {info.comp_info, size_t(info.num_components)};
}

/// The decoder makes chroma larger by its DCT scaling where it can, so only the component itself knows its size.
PlaneResizer::Mapping mappingFor(const jpeg_decompress_struct &info, const jpeg_component_info &component, QSize target,
                                 int span, const Turn &turn)
{
    const double scale = double(component.DCT_scaled_size) / DCTSIZE;
    const double width = info.image_width * scale * component.h_samp_factor / info.max_h_samp_factor;
    const double height = info.image_height * scale * component.v_samp_factor / info.max_v_samp_factor;
    PlaneResizer::Mapping mapping;
    mapping.across = planeAxis(int(component.downsampled_width), width, target.width(), span);
    if (turn.mirrored) {
        mapping.across.start = width;
        mapping.across.step = -mapping.across.step;
    }
    mapping.down = planeAxis(int(component.downsampled_height), height, target.height(), span);
    // The rows still come from the top: the last one of the result is made first.
    if (turn.upsideDown)
        mapping.down.start = height - mapping.down.to * mapping.down.step;
    mapping.upsideDown = turn.upsideDown;
    return mapping;
}

/// One component on its way: where the decoder writes its rows, and the resampler that takes them.
class Channel
{
public:
    Channel(const jpeg_decompress_struct &info, const jpeg_component_info &component,
            const PlaneResizer::Mapping &mapping, LanczosKernels &kernels)
        : m_rows(size_t(component.v_samp_factor) * size_t(component.DCT_scaled_size))
        , m_resizer(mapping, int(m_rows.size()), strideOf(info, component), kernels)
    {
    }
    JSAMPARRAY nextRows()
    {
        for (size_t i = 0; i < m_rows.size(); ++i)
            m_rows[i] = m_resizer.nextRow(int(i));
        return m_rows.data();
    }
    PlaneResizer &resizer() { return m_resizer; }

private:
    /// Whole blocks are written, also where they reach beyond the picture.
    static size_t strideOf(const jpeg_decompress_struct &info, const jpeg_component_info &component)
    {
        const auto unit = size_t(info.max_h_samp_factor) * DCTSIZE;
        const size_t units = (info.image_width + unit - 1) / unit;
        return units * size_t(component.h_samp_factor) * size_t(component.DCT_scaled_size);
    }

    std::vector<JSAMPROW> m_rows;
    PlaneResizer m_resizer;
};
} // namespace

bool hasPlanes(const JpegReader &reader)
{
    const jpeg_decompress_struct &info = reader.info();
    const bool known = (info.num_components == 1 && info.jpeg_color_space == JCS_GRAYSCALE) ||
                       (info.num_components == 3 && info.jpeg_color_space == JCS_YCbCr);
    const auto components = componentsOf(info);
    return known && std::all_of(components.begin(), components.end(), [&info](const jpeg_component_info &c) {
               return info.max_h_samp_factor % c.h_samp_factor == 0 && info.max_v_samp_factor % c.v_samp_factor == 0;
           });
}

bool readPlanes(JpegReader &reader, QSize target, int orientation, PlanarPicture &picture)
{
    if (!reader.startPlanes(dctDenominator(reader.size(), target)))
        return false;
    const jpeg_decompress_struct &info = reader.info();
    const Turn turn = turnFor(orientation);
    LanczosKernels kernels;
    std::vector<Channel> channels;
    for (const jpeg_component_info &component : componentsOf(info)) {
        const int span = channels.empty() ? 1 : chromaSpan(target);
        channels.emplace_back(info, component, mappingFor(info, component, target, span, turn), kernels);
    }
    while (info.output_scanline < info.output_height) {
        JSAMPARRAY strip[MAX_COMPONENTS] = {};
        std::transform(channels.begin(), channels.end(), strip, [](Channel &channel) { return channel.nextRows(); });
        if (!reader.readStrip(strip))
            return false;
        for (Channel &channel : channels)
            channel.resizer().pushStrip();
    }
    const auto upright = [&turn](Channel &channel) {
        Plane plane = channel.resizer().take();
        return turn.transposed ? transposed(plane) : std::move(plane);
    };
    picture.size = turn.transposed ? target.transposed() : target;
    picture.y = upright(channels[0]);
    if (channels.size() == 3) {
        picture.cb = upright(channels[1]);
        picture.cr = upright(channels[2]);
    }
    return true;
}

} // namespace td
