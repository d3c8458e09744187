// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "imaging/deadline.h"

#include <QByteArray>
#include <QSize>
#include <QStringList>

#include <csetjmp>
#include <cstdio>

#include <jpeglib.h>

namespace td
{

/// libjpeg-turbo's decoder behind methods that answer true or false. Its errors jump back (longjmp) over libjpeg's own
/// frames only: every method sets its own mark and holds no object with a destructor. It stops at `deadline`, at
/// MaxJpegScans and at a limit of memory. One thread; `deadline` and the file must outlive it.
class JpegReader
{
public:
    explicit JpegReader(const Deadline &deadline);
    ~JpegReader() { jpeg_destroy_decompress(&m_info); }
    JpegReader(const JpegReader &) = delete;
    JpegReader &operator=(const JpegReader &) = delete;

    /// Reads the headers.
    bool open(const QByteArray &file);
    /// Begins to decode at 1 / `denominator` of the size, as pixels of `space` row by row.
    bool startRows(unsigned denominator, J_COLOR_SPACE space);
    bool readRow(quint8 *row);
    /// Begins to decode the components as they are stored; each has its own size (info().comp_info).
    bool startPlanes(unsigned denominator);
    /// The next strip: for each component its sampling factor times its block height of rows.
    bool readStrip(JSAMPIMAGE planes);
    bool finish();

    [[nodiscard]] const jpeg_decompress_struct &info() const { return m_info; }
    [[nodiscard]] QSize size() const { return {int(m_info.image_width), int(m_info.image_height)}; }
    /// Why a method answered false.
    [[nodiscard]] QString reason() const;
    /// What libjpeg grumbled: the file is damaged.
    [[nodiscard]] const QStringList &warnings() const { return m_warnings; }

private:
    static JpegReader *self(j_common_ptr info) { return static_cast<JpegReader *>(info->client_data); }
    static void onError(j_common_ptr info);
    static void onMessage(j_common_ptr info, int level);
    static void onProgress(j_common_ptr info);

    jpeg_decompress_struct m_info = {};
    jpeg_error_mgr m_errors = {};
    jpeg_progress_mgr m_progress = {};
    std::jmp_buf m_mark = {};
    const Deadline &m_deadline;
    QStringList m_warnings;
    char m_message[JMSG_LENGTH_MAX] = {};
};

/// The denominator of the DCT scale at which a picture of `stored` still has to be reduced by 1.5 or more to become
/// `target`: nearer to 1 the scaling would be seen. 1, 2 or 4.
[[nodiscard]] unsigned dctDenominator(QSize stored, QSize target);

} // namespace td
