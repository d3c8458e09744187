// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/heiffiles.h"

#include <libheif/heif.h>

#include <memory>

#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/lsan_interface.h>
#endif

namespace td::test
{

namespace
{
template <auto Free> struct Freed {
    template <typename T> void operator()(T *object) const { Free(object); }
};
using Context = std::unique_ptr<heif_context, Freed<heif_context_free>>;
using Encoder = std::unique_ptr<heif_encoder, Freed<heif_encoder_release>>;
using Image = std::unique_ptr<heif_image, Freed<heif_image_release>>;
using Options = std::unique_ptr<heif_encoding_options, Freed<heif_encoding_options_free>>;
using Nclx = std::unique_ptr<heif_color_profile_nclx, Freed<heif_nclx_color_profile_free>>;
using Handle = std::unique_ptr<heif_image_handle, Freed<heif_image_handle_release>>;

bool isFine(const heif_error &error)
{
    return error.code == heif_error_Ok;
}

Image imageOf(const QImage &picture, bool alpha)
{
    const QImage rgb = picture.convertToFormat(alpha ? QImage::Format_RGBA8888 : QImage::Format_RGB888);
    heif_image *made = nullptr;
    if (!isFine(heif_image_create(rgb.width(), rgb.height(), heif_colorspace_RGB,
                                  alpha ? heif_chroma_interleaved_RGBA : heif_chroma_interleaved_RGB, &made)))
        return nullptr;
    Image image(made);
    if (!isFine(heif_image_add_plane(made, heif_channel_interleaved, rgb.width(), rgb.height(), 8)))
        return nullptr;
    int stride = 0;
    uint8_t *plane = heif_image_get_plane(made, heif_channel_interleaved, &stride);
    for (int y = 0; y < rgb.height(); ++y)
        std::copy_n(rgb.constScanLine(y), rgb.width() * (alpha ? 4 : 3), plane + qsizetype(y) * stride);
    return image;
}

void setColours(heif_image *image, const HeifKind &kind, Nclx &points)
{
    if (!kind.icc.isEmpty())
        (void)heif_image_set_raw_color_profile(image, "prof", kind.icc.constData(), size_t(kind.icc.size()));
    if (kind.primaries == 0)
        return;
    points.reset(heif_nclx_color_profile_alloc());
    (void)heif_nclx_color_profile_set_color_primaries(points.get(), uint16_t(kind.primaries));
    (void)heif_nclx_color_profile_set_transfer_characteristics(points.get(), uint16_t(kind.transfer));
    (void)heif_nclx_color_profile_set_matrix_coefficients(points.get(), 6);
    points->full_range_flag = 1;
    (void)heif_image_set_nclx_color_profile(image, points.get());
}

heif_error append(heif_context *, const void *data, size_t size, void *bytes)
{
    static_cast<QByteArray *>(bytes)->append(static_cast<const char *>(data), qsizetype(size));
    return {heif_error_Ok, heif_suberror_Unspecified, ""};
}
} // namespace

QByteArray heifOf(const QImage &picture, const HeifKind &kind)
{
#ifdef __SANITIZE_ADDRESS__
    const __lsan::ScopedDisabler encodersKeepTheirTables;
#endif
    const Context context(heif_context_alloc());
    heif_encoder *found = nullptr;
    if (!isFine(heif_context_get_encoder_for_format(context.get(),
                                                    kind.avif ? heif_compression_AV1 : heif_compression_HEVC, &found)))
        return {};
    const Encoder encoder(found);
    heif_encoder_set_lossy_quality(found, 95);
    heif_encoder_set_parameter(found, "chroma", "444");
    // as quick as they can: these files are read, not looked at
    heif_encoder_set_parameter(found, kind.avif ? "speed" : "preset", kind.avif ? "9" : "ultrafast");
    const Image image = imageOf(picture, kind.alpha);
    if (!image)
        return {};
    Nclx points;
    setColours(image.get(), kind, points);
    const Options options(heif_encoding_options_alloc());
    options->image_orientation = heif_orientation(kind.orientation);
    options->output_nclx_profile = points.get();
    options->macOS_compatibility_workaround_no_nclx_profile = !kind.inBox;
    heif_image_handle *made = nullptr;
    if (!isFine(heif_context_encode_image(context.get(), image.get(), found, options.get(), &made)))
        return {};
    const Handle handle(made);
    if (!kind.exif.isEmpty())
        (void)heif_context_add_exif_metadata(context.get(), made, kind.exif.constData(), int(kind.exif.size()));
    QByteArray bytes;
    heif_writer writer{1, append};
    return isFine(heif_context_write(context.get(), &writer, &bytes)) ? bytes : QByteArray();
}

} // namespace td::test
