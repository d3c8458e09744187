// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/heif.h"

#include "imaging/cicp.h"
#include "imaging/resize.h"

#include <QtEndian>

#include <libheif/heif.h>

#include <algorithm>
#include <array>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{
/// Printers' tables have one or two megabytes.
constexpr size_t LargestHeifProfile = 8 * 1024 * 1024;
constexpr size_t LargestExif = 8 * 1024 * 1024;
constexpr int KeptHeifWarnings = 4;

template <auto Free> struct Freed {
    template <typename T> void operator()(T *object) const { Free(object); }
};
using Context = std::unique_ptr<heif_context, Freed<heif_context_free>>;
using Handle = std::unique_ptr<heif_image_handle, Freed<heif_image_handle_release>>;
using HeifImage = std::unique_ptr<heif_image, Freed<heif_image_release>>;
using Options = std::unique_ptr<heif_decoding_options, Freed<heif_decoding_options_free>>;
using Nclx = std::unique_ptr<heif_color_profile_nclx, Freed<heif_nclx_color_profile_free>>;

/// A file with its first picture; `context` goes last.
struct Opened {
    Context context;
    Handle handle;
};

tl::unexpected<Error> refusal(const heif_error &error, const QString &name)
{
    QString text = QString::fromUtf8(error.message != nullptr ? error.message : "").trimmed();
    while (text.endsWith(u'.'))
        text.chop(1);
    return undecodable(name, text.isEmpty() ? u"the decoder gave up"_s : text);
}

Result<Opened> openHeif(const QByteArray &file, const QString &name)
{
    prepareHeif();
    Opened opened{Context(heif_context_alloc()), nullptr};
    if (!opened.context)
        throw std::bad_alloc();
    heif_context_set_max_decoding_threads(opened.context.get(), 0);
    heif_error error = heif_context_read_from_memory_without_copy(opened.context.get(), file.constData(),
                                                                  size_t(file.size()), nullptr);
    if (error.code != heif_error_Ok)
        return refusal(error, name);
    heif_image_handle *handle = nullptr;
    error = heif_context_get_primary_image_handle(opened.context.get(), &handle);
    if (error.code != heif_error_Ok)
        return refusal(error, name);
    opened.handle.reset(handle);
    return opened;
}

/// A crop may hide how large the picture in the file is; what is decoded counts.
QSize largerOf(const heif_image_handle *handle, QSize shown)
{
    const QSize stored(heif_image_handle_get_ispe_width(handle), heif_image_handle_get_ispe_height(handle));
    const auto pixels = [](QSize size) { return qint64(size.width()) * size.height(); };
    return stored.isValid() && pixels(stored) > pixels(shown) ? stored : shown;
}

QByteArray exifOf(const heif_image_handle *handle)
{
    heif_item_id id = 0;
    if (heif_image_handle_get_list_of_metadata_block_IDs(handle, "Exif", &id, 1) != 1)
        return {};
    const size_t length = heif_image_handle_get_metadata_size(handle, id);
    // The block begins with the distance from there to the TIFF header.
    constexpr qsizetype prefix = 4;
    if (length <= prefix || length > LargestExif)
        return {};
    QByteArray block(qsizetype(length), '\0');
    if (heif_image_handle_get_metadata(handle, id, block.data()).code != heif_error_Ok)
        return {};
    const qint64 start = prefix + qint64(qFromBigEndian<quint32>(block.constData()));
    return start < block.size() ? block.sliced(start) : QByteArray();
}

Cicp pointsOf(heif_color_profile_nclx *found)
{
    const Nclx nclx(found);
    return {.primaries = nclx->color_primaries, .transfer = nclx->transfer_characteristics};
}

void readColour(HeifFile &heif, const heif_image_handle *handle)
{
    const size_t length = heif_image_handle_get_raw_color_profile_size(handle);
    if (length > 0 && length <= LargestHeifProfile) {
        heif.icc.resize(qsizetype(length));
        if (heif_image_handle_get_raw_color_profile(handle, heif.icc.data()).code == heif_error_Ok)
            return;
        heif.icc.clear();
    }
    heif_color_profile_nclx *nclx = nullptr;
    if (heif_image_handle_get_nclx_color_profile(handle, &nclx).code != heif_error_Ok || nclx == nullptr)
        return;
    const Cicp points = pointsOf(nclx);
    heif.icc = profileFor(points);
    heif.hdr = isHdr(points);
}

/// What the file does not say, the coded picture in it may.
ColourPlan planFor(const Probe &probe, const heif_image *image, const ColourProfiles &colours, ProfilePolicy policy)
{
    QByteArray icc = probe.icc;
    bool hdr = probe.hdr;
    heif_color_profile_nclx *nclx = nullptr;
    if (icc.isEmpty() && heif_image_get_nclx_color_profile(image, &nclx).code == heif_error_Ok && nclx != nullptr) {
        const Cicp points = pointsOf(nclx);
        icc = profileFor(points);
        hdr = isHdr(points);
    }
    return colours.plan(icc, 3, hdr ? ProfilePolicy::ConvertToSrgb : policy);
}

/// Red, green and blue over white.
void flatten(const quint8 *rgba, quint8 *rgb, int pixels, bool premultiplied)
{
    for (int x = 0; x < pixels; ++x, rgba += 4, rgb += 3) {
        const int alpha = rgba[3];
        for (int c = 0; c < 3; ++c)
            rgb[c] = premultiplied ? quint8(std::min(255, rgba[c] + 255 - alpha))
                                   : quint8((rgba[c] * alpha + 255 * (255 - alpha) + 127) / 255);
    }
}

QStringList warningsOf(heif_image *image)
{
    std::array<heif_error, KeptHeifWarnings> errors = {};
    const int count = heif_image_get_decoding_warnings(image, 0, errors.data(), KeptHeifWarnings);
    QStringList warnings;
    for (int i = 0; i < std::min(count, KeptHeifWarnings); ++i)
        warnings.append(QString::fromUtf8(errors[size_t(i)].message));
    return warnings;
}

tl::unexpected<Error> tookTooLong(const QString &name)
{
    return undecodable(name, u"decoding took too long"_s);
}
} // namespace

void prepareHeif()
{
    // libheif counts its users; this one stays for the life of the program.
    static const heif_error once = heif_init(nullptr);
    Q_UNUSED(once)
}

Result<HeifFile> readHeifFile(const QByteArray &file, const QString &name)
{
    TD_ASSIGN(const Opened opened, openHeif(file, name));
    const heif_image_handle *handle = opened.handle.get();
    HeifFile heif;
    heif.size = QSize(heif_image_handle_get_width(handle), heif_image_handle_get_height(handle));
    heif.stored = largerOf(handle, heif.size);
    heif.extension = sniff(file).name.toLower();
    heif.mimeType = u"image/"_s + heif.extension;
    heif.exif = exifOf(handle);
    readColour(heif, handle);
    return heif;
}

Result<Decoded> decodeHeif(const QByteArray &file, const Probe &probe, QSize target, const ColourProfiles &colours,
                           ProfilePolicy policy, const Deadline &deadline, const QString &name)
{
    TD_ASSIGN(const Opened opened, openHeif(file, name));
    if (deadline.passed())
        return tookTooLong(name);
    const bool alpha = heif_image_handle_has_alpha_channel(opened.handle.get()) != 0;
    const Options options(heif_decoding_options_alloc());
    options->convert_hdr_to_8bit = 1;
    heif_image *decodedImage = nullptr;
    const heif_error error =
        heif_decode_image(opened.handle.get(), &decodedImage, heif_colorspace_RGB,
                          alpha ? heif_chroma_interleaved_RGBA : heif_chroma_interleaved_RGB, options.get());
    if (error.code != heif_error_Ok || decodedImage == nullptr)
        return refusal(error, name);
    const HeifImage image(decodedImage);
    if (deadline.passed())
        return tookTooLong(name);
    const QSize size(heif_image_get_width(decodedImage, heif_channel_interleaved),
                     heif_image_get_height(decodedImage, heif_channel_interleaved));
    if (size != probe.size)
        return undecodable(name, u"its headers contradict each other"_s);
    int stride = 0;
    const quint8 *pixels = heif_image_get_plane_readonly(decodedImage, heif_channel_interleaved, &stride);
    if (pixels == nullptr)
        return undecodable(name, u"the decoder gave up"_s);

    Decoded decoded;
    decoded.warnings = warningsOf(decodedImage);
    const bool premultiplied = heif_image_handle_is_premultiplied_alpha(opened.handle.get()) != 0;
    std::vector<quint8> row(alpha ? size_t(size.width()) * 3 : 0);
    Resizer resizer(size, target, 3);
    for (int y = 0; y < size.height(); ++y) {
        const quint8 *line = pixels + qsizetype(y) * stride;
        if (alpha)
            flatten(line, row.data(), size.width(), premultiplied);
        resizer.push(alpha ? row.data() : line);
    }
    decoded.pixels = resizer.take();
    decoded.colour = planFor(probe, decodedImage, colours, policy);
    return decoded;
}

} // namespace td
