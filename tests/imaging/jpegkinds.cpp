// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/jpegkinds.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <vector>

#include <jpeglib.h>

namespace td::test
{

namespace
{
bool isFourInks(JpegInks inks)
{
    return inks == JpegInks::CmykPlain || inks == JpegInks::CmykAdobe || inks == JpegInks::YcckAdobe;
}

void putPixel(QRgb pixel, JpegInks inks, std::vector<JSAMPLE> &row)
{
    const int r = qRed(pixel);
    const int g = qGreen(pixel);
    const int b = qBlue(pixel);
    if (inks == JpegInks::Gray) {
        row.push_back(JSAMPLE(qGray(pixel)));
        return;
    }
    if (!isFourInks(inks)) {
        row.insert(row.end(), {JSAMPLE(r), JSAMPLE(g), JSAMPLE(b)});
        return;
    }
    const int light = std::max({r, g, b, 1});
    const bool plain = inks == JpegInks::CmykPlain;
    for (const int c : {r, g, b}) {
        const int ink = 255 - (c * 255 + light / 2) / light;
        row.push_back(JSAMPLE(plain ? ink : 255 - ink));
    }
    row.push_back(JSAMPLE(plain ? 255 - light : light));
}

void setColours(jpeg_compress_struct &info, JpegInks inks)
{
    switch (inks) {
    case JpegInks::Gray:
        info.input_components = 1;
        info.in_color_space = JCS_GRAYSCALE;
        break;
    case JpegInks::YCbCr:
    case JpegInks::Rgb:
        info.input_components = 3;
        info.in_color_space = JCS_RGB;
        break;
    default:
        info.input_components = 4;
        info.in_color_space = JCS_CMYK;
        break;
    }
    jpeg_set_defaults(&info);
    if (inks == JpegInks::Rgb) {
        jpeg_set_colorspace(&info, JCS_RGB);
        info.write_Adobe_marker = TRUE;
    } else if (inks == JpegInks::YcckAdobe) {
        jpeg_set_colorspace(&info, JCS_YCCK);
    } else if (isFourInks(inks)) {
        jpeg_set_colorspace(&info, JCS_CMYK);
        info.write_Adobe_marker = inks == JpegInks::CmykAdobe ? TRUE : FALSE;
    }
}
} // namespace

QByteArray jpegOf(const QImage &picture, const JpegKind &kind)
{
    jpeg_compress_struct info = {};
    jpeg_error_mgr errors = {};
    info.err = jpeg_std_error(&errors);
    jpeg_create_compress(&info);
    unsigned char *bytes = nullptr;
    unsigned long length = 0;
    jpeg_mem_dest(&info, &bytes, &length);
    info.image_width = JDIMENSION(picture.width());
    info.image_height = JDIMENSION(picture.height());
    setColours(info, kind.inks);
    jpeg_set_quality(&info, kind.quality, TRUE);
    info.arith_code = kind.arithmetic ? TRUE : FALSE;
    info.restart_in_rows = kind.restartRows;
    if (kind.progressive)
        jpeg_simple_progression(&info);
    jpeg_start_compress(&info, TRUE);
    std::vector<JSAMPLE> row;
    while (info.next_scanline < info.image_height) {
        row.clear();
        for (int x = 0; x < picture.width(); ++x)
            putPixel(picture.pixel(x, int(info.next_scanline)), kind.inks, row);
        JSAMPROW pointer = row.data();
        jpeg_write_scanlines(&info, &pointer, 1);
    }
    jpeg_finish_compress(&info);
    jpeg_destroy_compress(&info);
    const QByteArray file(reinterpret_cast<const char *>(bytes), qsizetype(length));
    std::free(bytes);
    return file;
}

} // namespace td::test
