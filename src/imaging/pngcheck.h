// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "imaging/deadline.h"

#include <QByteArray>
#include <QString>

namespace td
{

struct PngFault {
    QString text;         ///< for a person; empty when nothing is wrong
    bool isFatal = false; ///< no decoder gets a whole picture out of it
};

/// What is wrong with the header and the compressed data of a PNG. Finds what decoders only warn of: image data that is
/// longer than the picture, and profiles or texts that cannot be unpacked. Never keeps what it unpacks. For files whose
/// size was checked.
[[nodiscard]] PngFault pngFault(const QByteArray &file, const Deadline &deadline);

} // namespace td
