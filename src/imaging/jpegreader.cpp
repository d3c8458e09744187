// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/jpegreader.h"

#include "imaging/probe.h"

#include <algorithm>

#include <jerror.h>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{
/// Coefficients of a progressive 100-megapixel photo at 4:2:0 take 300 MB; nothing sane needs more than this.
constexpr long DecoderMemory = 640L * 1024 * 1024;
constexpr qsizetype KeptJpegWarnings = 4;
/// DCT scaling is harmless only while the resampler still reduces by at least this much.
constexpr double LeastReduction = 1.5;
} // namespace

JpegReader::JpegReader(const Deadline &deadline)
    : m_deadline(deadline)
{
    m_info.err = jpeg_std_error(&m_errors);
    m_errors.error_exit = onError;
    m_errors.emit_message = onMessage;
    m_errors.output_message = [](j_common_ptr) {};
    m_info.client_data = this;
    m_progress.progress_monitor = onProgress;
}

bool JpegReader::open(const QByteArray &file)
{
    if (setjmp(m_mark) != 0)
        return false;
    jpeg_create_decompress(&m_info);
    m_info.progress = &m_progress;
    m_info.mem->max_memory_to_use = DecoderMemory;
    jpeg_mem_src(&m_info, reinterpret_cast<const unsigned char *>(file.constData()),
                 static_cast<unsigned long>(file.size()));
    return jpeg_read_header(&m_info, TRUE) == JPEG_HEADER_OK;
}

bool JpegReader::startRows(unsigned denominator, J_COLOR_SPACE space)
{
    if (setjmp(m_mark) != 0)
        return false;
    m_info.scale_num = 1;
    m_info.scale_denom = denominator;
    m_info.out_color_space = space;
    return jpeg_start_decompress(&m_info) != FALSE;
}

bool JpegReader::readRow(quint8 *row)
{
    if (setjmp(m_mark) != 0)
        return false;
    return jpeg_read_scanlines(&m_info, &row, 1) == 1;
}

bool JpegReader::startPlanes(unsigned denominator)
{
    if (setjmp(m_mark) != 0)
        return false;
    m_info.scale_num = 1;
    m_info.scale_denom = denominator;
    m_info.out_color_space = m_info.jpeg_color_space;
    m_info.raw_data_out = TRUE;
    return jpeg_start_decompress(&m_info) != FALSE;
}

bool JpegReader::readStrip(JSAMPIMAGE planes)
{
    if (setjmp(m_mark) != 0)
        return false;
    const auto lines = JDIMENSION(m_info.max_v_samp_factor * m_info.min_DCT_scaled_size);
    return jpeg_read_raw_data(&m_info, planes, lines) == lines;
}

bool JpegReader::finish()
{
    if (setjmp(m_mark) != 0)
        return false;
    return jpeg_finish_decompress(&m_info) != FALSE;
}

QString JpegReader::reason() const
{
    QString text = QString::fromLatin1(m_message).trimmed();
    while (text.endsWith(u'.'))
        text.chop(1);
    return text.isEmpty() ? u"the decoder gave up"_s : text;
}

void JpegReader::onError(j_common_ptr info)
{
    JpegReader *reader = self(info);
    if (reader->m_message[0] == '\0')
        reader->m_errors.format_message(info, reader->m_message);
    longjmp(reader->m_mark, 1);
}

void JpegReader::onMessage(j_common_ptr info, int level)
{
    const int code = info->err->msg_code;
    // These say nothing about the picture.
    if (level >= 0 || code == JWRN_JFIF_MAJOR || code == JWRN_BOGUS_ICC)
        return;
    JpegReader *reader = self(info);
    if (reader->m_warnings.size() >= KeptJpegWarnings)
        return;
    char text[JMSG_LENGTH_MAX] = {};
    info->err->format_message(info, text);
    reader->m_warnings.append(QString::fromLatin1(text));
}

void JpegReader::onProgress(j_common_ptr info)
{
    JpegReader *reader = self(info);
    const char *why = nullptr;
    if (info->is_decompressor != FALSE && reader->m_info.input_scan_number > MaxJpegScans)
        why = "it has too many scans";
    else if (reader->m_deadline.passed())
        why = "decoding took too long";
    if (why == nullptr)
        return;
    std::snprintf(reader->m_message, sizeof reader->m_message, "%s", why);
    longjmp(reader->m_mark, 1);
}

unsigned dctDenominator(QSize stored, QSize target)
{
    const double reduction =
        std::min(double(stored.width()) / target.width(), double(stored.height()) / target.height());
    for (const unsigned denominator : {4U, 2U}) {
        if (reduction / denominator >= LeastReduction)
            return denominator;
    }
    return 1;
}

} // namespace td
