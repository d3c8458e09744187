// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/jpegdecode.h"

#include "imaging/resize.h"

#include <csetjmp>
#include <cstdio>

#include <jerror.h>
#include <jpeglib.h>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{
/// Coefficients of a progressive 100-megapixel photo at 4:2:0 take 300 MB; nothing sane needs more than this.
constexpr long DecoderMemory = 640L * 1024 * 1024;
constexpr qsizetype KeptWarnings = 4;
/// DCT scaling is harmless only while the resampler still reduces by at least this much.
constexpr double LeastReduction = 1.5;

/// libjpeg behind methods that answer true or false. Its errors jump back (longjmp) over libjpeg's own frames only:
/// every method sets its own mark and holds no object with a destructor.
class JpegReader
{
public:
    explicit JpegReader(const Deadline &deadline)
        : m_deadline(deadline)
    {
        m_info.err = jpeg_std_error(&m_errors);
        m_errors.error_exit = onError;
        m_errors.emit_message = onMessage;
        m_errors.output_message = [](j_common_ptr) {};
        m_info.client_data = this;
        m_progress.progress_monitor = onProgress;
    }
    ~JpegReader() { jpeg_destroy_decompress(&m_info); }
    JpegReader(const JpegReader &) = delete;
    JpegReader &operator=(const JpegReader &) = delete;

    bool open(const QByteArray &file)
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
    bool start(unsigned denominator, J_COLOR_SPACE space)
    {
        if (setjmp(m_mark) != 0)
            return false;
        m_info.scale_num = 1;
        m_info.scale_denom = denominator;
        m_info.out_color_space = space;
        return jpeg_start_decompress(&m_info) != FALSE;
    }
    bool readRow(quint8 *row)
    {
        if (setjmp(m_mark) != 0)
            return false;
        return jpeg_read_scanlines(&m_info, &row, 1) == 1;
    }
    bool finish()
    {
        if (setjmp(m_mark) != 0)
            return false;
        return jpeg_finish_decompress(&m_info) != FALSE;
    }

    [[nodiscard]] const jpeg_decompress_struct &info() const { return m_info; }
    [[nodiscard]] QString message() const { return QString::fromLatin1(m_message).trimmed(); }
    [[nodiscard]] const QStringList &warnings() const { return m_warnings; }

private:
    static JpegReader *self(j_common_ptr info) { return static_cast<JpegReader *>(info->client_data); }

    static void onError(j_common_ptr info)
    {
        JpegReader *reader = self(info);
        if (reader->m_message[0] == '\0')
            reader->m_errors.format_message(info, reader->m_message);
        longjmp(reader->m_mark, 1);
    }
    static void onMessage(j_common_ptr info, int level)
    {
        const int code = info->err->msg_code;
        // These say nothing about the picture.
        if (level >= 0 || code == JWRN_JFIF_MAJOR || code == JWRN_BOGUS_ICC)
            return;
        JpegReader *reader = self(info);
        if (reader->m_warnings.size() >= KeptWarnings)
            return;
        char text[JMSG_LENGTH_MAX] = {};
        info->err->format_message(info, text);
        reader->m_warnings.append(QString::fromLatin1(text));
    }
    static void onProgress(j_common_ptr info)
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

    jpeg_decompress_struct m_info = {};
    jpeg_error_mgr m_errors = {};
    jpeg_progress_mgr m_progress = {};
    std::jmp_buf m_mark = {};
    const Deadline &m_deadline;
    QStringList m_warnings;
    char m_message[JMSG_LENGTH_MAX] = {};
};

unsigned scaleFor(QSize stored, QSize target)
{
    const double reduction =
        std::min(double(stored.width()) / target.width(), double(stored.height()) / target.height());
    for (const unsigned denominator : {8U, 4U, 2U}) {
        if (reduction / denominator >= LeastReduction)
            return denominator;
    }
    return 1;
}

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

QString reasonOf(const JpegReader &reader)
{
    QString text = reader.message();
    while (text.endsWith(u'.'))
        text.chop(1);
    return text.isEmpty() ? u"the decoder gave up"_s : text;
}
} // namespace

Result<Decoded> decodeJpeg(const QByteArray &file, const Probe &probe, QSize target, const Deadline &deadline,
                           const QString &name)
{
    JpegReader reader(deadline);
    if (!reader.open(file))
        return undecodable(name, reasonOf(reader));
    const jpeg_decompress_struct &info = reader.info();
    const QSize stored(int(info.image_width), int(info.image_height));
    if (stored != probe.size)
        return undecodable(name, u"its headers contradict each other"_s);
    const Output output = outputFor(info);
    if (output.channels == 0)
        return undecodable(name, u"it has %1 colour channels"_s.arg(info.num_components));
    if (!reader.start(scaleFor(stored, target), output.space))
        return undecodable(name, reasonOf(reader));

    const QSize decodedSize(int(info.output_width), int(info.output_height));
    Resizer resizer(decodedSize, target, output.channels);
    std::vector<quint8> row(size_t(decodedSize.width()) * size_t(info.output_components));
    std::vector<quint8> rgb;
    std::unique_ptr<ToSrgb> fromCmyk;
    if (output.space == JCS_CMYK) {
        fromCmyk = cmykToSrgb(probe.jpeg.icc, info.saw_Adobe_marker != FALSE);
        rgb.resize(size_t(decodedSize.width()) * 3);
    }
    for (int y = 0; y < decodedSize.height(); ++y) {
        if (!reader.readRow(row.data()))
            return undecodable(name, reasonOf(reader));
        if (fromCmyk)
            fromCmyk->convert(row.data(), rgb.data(), decodedSize.width());
        resizer.push(fromCmyk ? rgb.data() : row.data());
    }
    Decoded decoded;
    decoded.warnings = reader.finish() ? QStringList() : QStringList(reasonOf(reader));
    decoded.warnings += reader.warnings();
    if (!probe.jpeg.sane)
        decoded.warnings.append(u"its code tables fit no picture"_s);
    decoded.pixels = resizer.take();
    if (!fromCmyk)
        decoded.colour = planColour(probe.jpeg.icc, output.channels);
    return decoded;
}

} // namespace td
