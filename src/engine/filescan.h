// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>

#include <stop_token>

namespace td
{

/// The whole of one regular file. Links, devices and folders are refused ("file.not_regular"); so is a file over
/// `maxBytes`
/// ("image.too_large"), before it is read, and one that changes while it is read ("file.changed").
[[nodiscard]] Result<QByteArray> readRegularFile(const QString &path, qint64 maxBytes, std::stop_token stop);

/// A file name is bytes; those that are no UTF-8 are written "\xE9" in our texts. The way back takes such an escape for
/// a byte only when no file has it in its name as it stands.
[[nodiscard]] QString pathFromBytes(const QByteArray &bytes);
[[nodiscard]] QByteArray bytesFromPath(const QString &path);

/// "file.too_large" sentence shared by files and bytes.
[[nodiscard]] Error tooLarge(const QString &name, qint64 size, qint64 maxBytes);

} // namespace td
