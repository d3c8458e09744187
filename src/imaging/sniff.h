// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

namespace td
{

enum class FileType { Jpeg, Png, Gif, WebP, Heif, Other }; ///< Heif: HEIC, AVIF and their kin

struct Sniffed {
    FileType type = FileType::Other;
    QString name; ///< "JPEG", "HEIC", "PDF"...; empty when not recognised
};

/// What a file is by its first bytes; its name is never asked.
[[nodiscard]] Sniffed sniff(QByteArrayView file);

} // namespace td
