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
/// Icons keep the full resolution of their colours: halved, they would run into each other.
constexpr int LeastForHalfColour = 64;

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

    bool write(const Pixels &picture, int quality, const QByteArray &icc, const QByteArray &exifSegment)
    {
        if (setjmp(m_mark) != 0)
            return false;
        jpeg_create_compress(&m_info);
        jpeg_mem_dest(&m_info, &m_bytes, &m_length);
        m_info.image_width = JDIMENSION(picture.size.width());
        m_info.image_height = JDIMENSION(picture.size.height());
        m_info.input_components = picture.channels;
        m_info.in_color_space = picture.channels == 1 ? JCS_GRAYSCALE : JCS_RGB;
        jpeg_set_defaults(&m_info); // 4:2:0 for colours
        if (std::min(picture.size.width(), picture.size.height()) < LeastForHalfColour)
            m_info.comp_info[0].h_samp_factor = m_info.comp_info[0].v_samp_factor = 1;
        jpeg_set_quality(&m_info, quality, TRUE);
        m_info.optimize_coding = TRUE;
        jpeg_simple_progression(&m_info);
        jpeg_start_compress(&m_info, TRUE);
        if (!exifSegment.isEmpty())
            jpeg_write_marker(&m_info, JPEG_APP0 + 1, bytesOf(exifSegment), static_cast<unsigned>(exifSegment.size()));
        if (!icc.isEmpty())
            jpeg_write_icc_profile(&m_info, bytesOf(icc), static_cast<unsigned>(icc.size()));
        jpeg_write_marker(&m_info, JPEG_COM, reinterpret_cast<const JOCTET *>(OurComment),
                          static_cast<unsigned>(std::strlen(OurComment)));
        while (m_info.next_scanline < m_info.image_height) {
            auto *row = const_cast<JSAMPROW>(picture.row(int(m_info.next_scanline)));
            jpeg_write_scanlines(&m_info, &row, 1);
        }
        jpeg_finish_compress(&m_info);
        return true;
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

Result<QByteArray> encodeJpeg(const Pixels &picture, int quality, const QByteArray &icc, const QByteArray &exifSegment)
{
    JpegWriter writer;
    if (!writer.write(picture, quality, icc, exifSegment)) {
        auto error = fail(ErrorCode::Internal, u"image.encode"_s, u"The picture could not be compressed."_s);
        error.value().detail = writer.message();
        return error;
    }
    return writer.bytes();
}

} // namespace td
