// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/jpegfiles.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <numbers>

#include <jpeglib.h>

namespace td::test
{

namespace
{
double lanczos3(double x)
{
    if (std::abs(x) < 1e-12)
        return 1;
    const double p = std::numbers::pi * x;
    return std::abs(x) < 3 ? std::sin(p) / p * std::sin(p / 3) / (p / 3) : 0;
}

struct Weights {
    int first = 0;
    std::vector<double> values;
};
Weights weightsAt(int output, int from, int to)
{
    const double scale = double(from) / to;
    const double stretch = std::max(1.0, scale);
    const double centre = (output + 0.5) * scale - 0.5;
    Weights weights;
    weights.first = std::max(0, int(std::ceil(centre - 3 * stretch)));
    double sum = 0;
    for (int i = weights.first; i < from && i <= centre + 3 * stretch; ++i) {
        weights.values.push_back(lanczos3((i - centre) / stretch));
        sum += weights.values.back();
    }
    for (double &value : weights.values)
        value /= sum;
    return weights;
}
} // namespace

QByteArray sampledJpeg(QSize size, const Sampling &sampling, int quality, const PaintRow &paint)
{
    jpeg_compress_struct info = {};
    jpeg_error_mgr errors = {};
    info.err = jpeg_std_error(&errors);
    jpeg_create_compress(&info);
    unsigned char *bytes = nullptr;
    unsigned long length = 0;
    jpeg_mem_dest(&info, &bytes, &length);
    info.image_width = JDIMENSION(size.width());
    info.image_height = JDIMENSION(size.height());
    info.input_components = 3;
    info.in_color_space = JCS_RGB;
    jpeg_set_defaults(&info);
    jpeg_set_quality(&info, quality, TRUE);
    info.comp_info[0].h_samp_factor = sampling.across;
    info.comp_info[0].v_samp_factor = sampling.down;
    jpeg_start_compress(&info, TRUE);
    std::vector<quint8> row(size_t(size.width()) * 3);
    while (info.next_scanline < info.image_height) {
        paint(int(info.next_scanline), row.data());
        JSAMPROW pointer = row.data();
        jpeg_write_scanlines(&info, &pointer, 1);
    }
    jpeg_finish_compress(&info);
    jpeg_destroy_compress(&info);
    QByteArray jpeg(reinterpret_cast<const char *>(bytes), qsizetype(length));
    std::free(bytes);
    return jpeg;
}

Plane lumaOf(const QByteArray &jpeg)
{
    jpeg_decompress_struct info = {};
    jpeg_error_mgr errors = {};
    info.err = jpeg_std_error(&errors);
    jpeg_create_decompress(&info);
    jpeg_mem_src(&info, reinterpret_cast<const unsigned char *>(jpeg.constData()),
                 static_cast<unsigned long>(jpeg.size()));
    jpeg_read_header(&info, TRUE);
    info.out_color_space = JCS_GRAYSCALE;
    jpeg_start_decompress(&info);
    Plane plane(int(info.output_width), int(info.output_height));
    while (info.output_scanline < info.output_height) {
        JSAMPROW row = plane.row(int(info.output_scanline));
        jpeg_read_scanlines(&info, &row, 1);
    }
    jpeg_finish_decompress(&info);
    jpeg_destroy_decompress(&info);
    return plane;
}

std::vector<double> floatLanczos(const Plane &plane, QSize to)
{
    std::vector<double> result;
    result.reserve(size_t(to.width()) * size_t(to.height()));
    std::vector<double> middle(size_t(plane.width));
    std::vector<Weights> across;
    for (int x = 0; x < to.width(); ++x)
        across.push_back(weightsAt(x, plane.width, to.width()));
    for (int y = 0; y < to.height(); ++y) {
        const Weights down = weightsAt(y, plane.height, to.height());
        std::fill(middle.begin(), middle.end(), 0.0);
        for (size_t k = 0; k < down.values.size(); ++k) {
            const quint8 *row = plane.row(down.first + int(k));
            for (size_t x = 0; x < middle.size(); ++x)
                middle[x] += down.values[k] * row[x];
        }
        for (const Weights &weights : across) {
            double sum = 0;
            for (size_t k = 0; k < weights.values.size(); ++k)
                sum += weights.values[k] * middle[size_t(weights.first) + k];
            result.push_back(std::clamp(sum, 0.0, 255.0));
        }
    }
    return result;
}

double psnr(const Plane &plane, const std::vector<double> &reference)
{
    double sum = 0;
    for (int y = 0; y < plane.height; ++y) {
        for (int x = 0; x < plane.width; ++x) {
            const double off = plane.row(y)[x] - reference[size_t(y) * size_t(plane.width) + size_t(x)];
            sum += off * off;
        }
    }
    const double mean = sum / (double(plane.width) * plane.height);
    return 10 * std::log10(255.0 * 255.0 / std::max(mean, 1e-9));
}

} // namespace td::test
