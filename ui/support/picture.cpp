// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/picture.h"

namespace td
{

using namespace Qt::StringLiterals;

Result<QImage> readPicture(const PictureReader &reader, const QByteArray &file, const QString &name, int maxSide)
{
    Result<ScreenPicture> picture = reader.read(file, name, maxSide);
    if (!picture) {
        Error error = picture.error();
        // Its sentences speak of uploads.
        if (error.code != ErrorCode::FailedPrecondition)
            error.reason = u"picture.unreadable"_s;
        return fail(std::move(error));
    }
    const auto forget = [](void *pixels) { delete static_cast<QByteArray *>(pixels); };
    auto *pixels = new QByteArray(std::move(picture->pixels));
    return QImage(reinterpret_cast<const uchar *>(pixels->constData()), picture->size.width(), picture->size.height(),
                  qsizetype(picture->size.width()) * 4, QImage::Format_RGB32, forget, pixels);
}

} // namespace td
