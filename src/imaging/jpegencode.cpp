// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/jpegencode.h"

#include "imaging/jpegfile.h"

#include <algorithm>
#include <csetjmp>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include <jpeglib.h>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{
/// The rows of one plane for one strip of blocks, filled up by repeating its last column and row.
class StripRows
{
public:
    StripRows(const Plane &plane, int rows)
        : m_plane(plane)
        , m_stride((size_t(plane.width) + DCTSIZE - 1) / DCTSIZE * DCTSIZE)
        , m_samples(m_stride * size_t(rows))
    {
        for (int i = 0; i < rows; ++i)
            m_rows.push_back(m_samples.data() + size_t(i) * m_stride);
    }
    JSAMPARRAY strip(int index)
    {
        const int first = index * int(m_rows.size());
        for (int i = 0; i < int(m_rows.size()); ++i) {
            const quint8 *from = m_plane.row(std::min(first + i, m_plane.height - 1));
            quint8 *to = m_rows[size_t(i)];
            std::copy_n(from, m_plane.width, to);
            std::fill(to + m_plane.width, to + m_stride, from[m_plane.width - 1]);
        }
        return m_rows.data();
    }

private:
    const Plane &m_plane;
    size_t m_stride;
    std::vector<quint8> m_samples;
    std::vector<JSAMPROW> m_rows;
};

/// libjpeg's compressor; its errors jump back over libjpeg's own frames only.
class JpegWriter
{
public:
    JpegWriter()
    {
        m_info.err = jpeg_std_error(&m_errors);
        m_errors.error_exit = [](j_common_ptr info) {
            auto *writer = static_cast<JpegWriter *>(info->client_data);
            writer->m_errors.format_message(info, writer->m_message);
            longjmp(writer->m_mark, 1);
        };
        m_errors.output_message = [](j_common_ptr) {};
        m_info.client_data = this;
    }
    ~JpegWriter()
    {
        jpeg_destroy_compress(&m_info);
        std::free(m_bytes);
    }
    JpegWriter(const JpegWriter &) = delete;
    JpegWriter &operator=(const JpegWriter &) = delete;

    bool write(const PlanarPicture &picture, std::vector<StripRows> &planes, int quality, const QByteArray &icc,
               const QByteArray &exifSegment)
    {
        if (setjmp(m_mark) != 0)
            return false;
        jpeg_create_compress(&m_info);
        jpeg_mem_dest(&m_info, &m_bytes, &m_length);
        m_info.image_width = JDIMENSION(picture.size.width());
        m_info.image_height = JDIMENSION(picture.size.height());
        m_info.input_components = int(planes.size());
        m_info.in_color_space = picture.isGray() ? JCS_GRAYSCALE : JCS_YCbCr;
        jpeg_set_defaults(&m_info); // 4:2:0 for colours
        m_info.comp_info[0].h_samp_factor = m_info.comp_info[0].v_samp_factor = spanOf(picture);
        jpeg_set_quality(&m_info, quality, TRUE);
        m_info.optimize_coding = TRUE;
        m_info.raw_data_in = TRUE;
        jpeg_simple_progression(&m_info);
        jpeg_start_compress(&m_info, TRUE);
        if (!exifSegment.isEmpty())
            jpeg_write_marker(&m_info, JPEG_APP0 + 1, bytesOf(exifSegment), static_cast<unsigned>(exifSegment.size()));
        if (!icc.isEmpty())
            jpeg_write_icc_profile(&m_info, bytesOf(icc), static_cast<unsigned>(icc.size()));
        jpeg_write_marker(&m_info, JPEG_COM, reinterpret_cast<const JOCTET *>(OurComment),
                          static_cast<unsigned>(std::strlen(OurComment)));
        const auto lines = JDIMENSION(DCTSIZE * spanOf(picture));
        for (int strip = 0; m_info.next_scanline < m_info.image_height; ++strip) {
            JSAMPARRAY rows[MAX_COMPONENTS] = {};
            for (size_t i = 0; i < planes.size(); ++i)
                rows[i] = planes[i].strip(strip);
            jpeg_write_raw_data(&m_info, rows, lines);
        }
        jpeg_finish_compress(&m_info);
        return true;
    }
    /// Pixels that one sample of chroma spans.
    static int spanOf(const PlanarPicture &picture)
    {
        return picture.isGray() || picture.cb.width == picture.size.width() ? 1 : 2;
    }
    [[nodiscard]] QByteArray bytes() const { return {reinterpret_cast<const char *>(m_bytes), qsizetype(m_length)}; }
    [[nodiscard]] QString message() const { return QString::fromLatin1(m_message); }

private:
    static const JOCTET *bytesOf(const QByteArray &data) { return reinterpret_cast<const JOCTET *>(data.constData()); }

    jpeg_compress_struct m_info = {};
    jpeg_error_mgr m_errors = {};
    std::jmp_buf m_mark = {};
    unsigned char *m_bytes = nullptr;
    unsigned long m_length = 0;
    char m_message[JMSG_LENGTH_MAX] = {};
};
} // namespace

Result<QByteArray> encodeJpeg(const PlanarPicture &picture, int quality, const QByteArray &icc,
                              const QByteArray &exifSegment)
{
    std::vector<StripRows> planes;
    planes.emplace_back(picture.y, DCTSIZE * JpegWriter::spanOf(picture));
    if (!picture.isGray()) {
        planes.emplace_back(picture.cb, DCTSIZE);
        planes.emplace_back(picture.cr, DCTSIZE);
    }
    JpegWriter writer;
    if (!writer.write(picture, planes, quality, icc, exifSegment)) {
        auto error = fail(ErrorCode::Internal, u"image.encode"_s, u"The picture could not be compressed."_s);
        error.value().detail = writer.message();
        return error;
    }
    return writer.bytes();
}

} // namespace td
