// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/rawjpeg.h"

#include "imaging/jpegfile.h"

#include <algorithm>
#include <array>
#include <csetjmp>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include <jpeglib.h>

namespace td::test
{

namespace
{
struct Errors {
    jpeg_error_mgr manager = {};
    std::jmp_buf mark = {};
    jpeg_error_mgr *install()
    {
        jpeg_std_error(&manager);
        manager.error_exit = [](j_common_ptr info) { longjmp(static_cast<Errors *>(info->client_data)->mark, 1); };
        manager.output_message = [](j_common_ptr) {};
        return &manager;
    }
};

/// The plane with its last column repeated up to a whole MCU, as raw data must be.
Plane widened(const Plane &plane, int step)
{
    Plane out((plane.width + step - 1) / step * step, plane.height);
    for (int y = 0; y < out.height; ++y) {
        const quint8 *from = plane.row(y);
        std::fill(std::copy_n(from, plane.width, out.row(y)), out.row(y) + out.width, from[plane.width - 1]);
    }
    return out;
}

const JOCTET *bytesOf(const QByteArray &data)
{
    return reinterpret_cast<const JOCTET *>(data.constData());
}

class Reference
{
public:
    explicit Reference(const PlanarPicture &picture)
        : m_picture(picture)
    {
        m_info.err = m_errors.install();
        m_info.client_data = &m_errors;
        const bool gray = picture.isGray();
        m_sampling = gray || QSize(picture.cb.width, picture.cb.height) == picture.size ? 1 : 2;
        m_widened.reserve(3);
        addPlane(picture.y, m_sampling * 8);
        if (!gray) {
            addPlane(picture.cb, 8);
            addPlane(picture.cr, 8);
        }
    }
    ~Reference()
    {
        jpeg_destroy_compress(&m_info);
        std::free(m_bytes);
    }
    Reference(const Reference &) = delete;
    Reference &operator=(const Reference &) = delete;

    bool write(int quality, const QByteArray &icc, const QByteArray &exifSegment)
    {
        if (setjmp(m_errors.mark) != 0)
            return false;
        jpeg_create_compress(&m_info);
        jpeg_mem_dest(&m_info, &m_bytes, &m_length);
        m_info.image_width = JDIMENSION(m_picture.size.width());
        m_info.image_height = JDIMENSION(m_picture.size.height());
        m_info.input_components = int(m_planes.size());
        m_info.in_color_space = m_planes.size() == 1 ? JCS_GRAYSCALE : JCS_YCbCr;
        jpeg_set_defaults(&m_info);
        m_info.comp_info[0].h_samp_factor = m_info.comp_info[0].v_samp_factor = m_sampling;
        m_info.raw_data_in = TRUE;
        jpeg_set_quality(&m_info, quality, TRUE);
        m_info.optimize_coding = TRUE;
        jpeg_simple_progression(&m_info);
        jpeg_start_compress(&m_info, TRUE);
        if (!exifSegment.isEmpty())
            jpeg_write_marker(&m_info, JPEG_APP0 + 1, bytesOf(exifSegment), unsigned(exifSegment.size()));
        if (!icc.isEmpty())
            jpeg_write_icc_profile(&m_info, bytesOf(icc), unsigned(icc.size()));
        jpeg_write_marker(&m_info, JPEG_COM, reinterpret_cast<const JOCTET *>(OurComment),
                          unsigned(std::strlen(OurComment)));
        while (m_info.next_scanline < m_info.image_height)
            writeRows();
        jpeg_finish_compress(&m_info);
        return true;
    }
    [[nodiscard]] QByteArray bytes() const { return {reinterpret_cast<const char *>(m_bytes), qsizetype(m_length)}; }

private:
    void addPlane(const Plane &plane, int step)
    {
        if (plane.width % step == 0) {
            m_planes.push_back(&plane);
            return;
        }
        m_widened.push_back(widened(plane, step));
        m_planes.push_back(&m_widened.back());
    }
    void writeRows()
    {
        const int mcu = int(m_info.next_scanline) / (8 * m_sampling);
        JSAMPROW rows[3][16];
        JSAMPARRAY planes[3] = {rows[0], rows[1], rows[2]};
        for (size_t c = 0; c < m_planes.size(); ++c) {
            const int height = c == 0 ? 8 * m_sampling : 8;
            for (int i = 0; i < height; ++i)
                rows[c][i] =
                    const_cast<JSAMPROW>(m_planes[c]->row(std::min(mcu * height + i, m_planes[c]->height - 1)));
        }
        jpeg_write_raw_data(&m_info, planes, JDIMENSION(8 * m_sampling));
    }

    const PlanarPicture &m_picture;
    std::vector<Plane> m_widened;
    std::vector<const Plane *> m_planes;
    int m_sampling = 1;
    jpeg_compress_struct m_info = {};
    Errors m_errors;
    unsigned char *m_bytes = nullptr;
    unsigned long m_length = 0;
};

class Decoder
{
public:
    Decoder()
    {
        m_info.err = m_errors.install();
        m_info.client_data = &m_errors;
    }
    ~Decoder() { jpeg_destroy_decompress(&m_info); }
    Decoder(const Decoder &) = delete;
    Decoder &operator=(const Decoder &) = delete;

    bool read(const QByteArray &jpeg, qint64 mostPixels)
    {
        if (setjmp(m_errors.mark) != 0)
            return false;
        jpeg_create_decompress(&m_info);
        m_progress.progress_monitor = [](j_common_ptr info) {
            if (reinterpret_cast<j_decompress_ptr>(info)->input_scan_number > 100)
                info->err->error_exit(info);
        };
        m_info.progress = &m_progress;
        jpeg_mem_src(&m_info, bytesOf(jpeg), static_cast<unsigned long>(jpeg.size()));
        jpeg_read_header(&m_info, TRUE);
        if (qint64(m_info.image_width) * m_info.image_height > mostPixels)
            return false;
        if (m_info.jpeg_color_space == JCS_YCbCr)
            m_info.out_color_space = JCS_YCbCr;
        jpeg_start_decompress(&m_info);
        const int channels = m_info.output_components;
        for (size_t c = 0; c < m_planes.size(); ++c)
            m_planes[c] = Plane(int(m_info.output_width), int(m_info.output_height));
        m_row.resize(size_t(m_info.output_width) * size_t(channels));
        while (m_info.output_scanline < m_info.output_height) {
            const int y = int(m_info.output_scanline);
            JSAMPROW row = m_row.data();
            jpeg_read_scanlines(&m_info, &row, 1);
            for (size_t c = 0; c < std::min(m_planes.size(), size_t(channels)); ++c) {
                for (size_t x = 0; x < m_info.output_width; ++x)
                    m_planes[c].row(y)[x] = m_row[x * size_t(channels) + c];
            }
        }
        return true;
    }
    [[nodiscard]] PlanarPicture picture() const
    {
        PlanarPicture picture;
        picture.size = QSize(m_planes[0].width, m_planes[0].height);
        picture.y = m_planes[0];
        if (m_info.output_components >= 3) {
            picture.cb = halved(m_planes[1]);
            picture.cr = halved(m_planes[2]);
        }
        return picture;
    }

private:
    jpeg_decompress_struct m_info = {};
    jpeg_progress_mgr m_progress = {};
    Errors m_errors;
    std::array<Plane, 3> m_planes;
    std::vector<JSAMPLE> m_row;
};
} // namespace

QByteArray referenceJpeg(const PlanarPicture &picture, int quality, const QByteArray &icc,
                         const QByteArray &exifSegment)
{
    Reference reference(picture);
    return reference.write(quality, icc, exifSegment) ? reference.bytes() : QByteArray();
}

std::optional<PlanarPicture> planesOf(const QByteArray &jpeg, qint64 mostPixels)
{
    Decoder decoder;
    if (!decoder.read(jpeg, mostPixels))
        return std::nullopt;
    return decoder.picture();
}

Plane halved(const Plane &plane)
{
    Plane out((plane.width + 1) / 2, (plane.height + 1) / 2);
    for (int y = 0; y < out.height; ++y) {
        const quint8 *upper = plane.row(2 * y);
        const quint8 *lower = plane.row(std::min(2 * y + 1, plane.height - 1));
        for (int x = 0; x < out.width; ++x) {
            const int right = std::min(2 * x + 1, plane.width - 1);
            out.row(y)[x] = quint8((upper[2 * x] + upper[right] + lower[2 * x] + lower[right] + 2) / 4);
        }
    }
    return out;
}

} // namespace td::test
