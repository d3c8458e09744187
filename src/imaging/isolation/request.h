// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image.h"

#include <optional>

namespace td
{

enum class PictureTask {
    Store, ///< ImageProcessor
    Try,   ///< ImageLab
    Show   ///< PictureReader; only maxSide of the policy counts
};

/// What a helper is asked to do with the file in the shared memory.
struct PictureRequest {
    PictureTask task = PictureTask::Store;
    qint64 fileBytes = 0;
    QString name; ///< for messages only
    ImagePolicy policy;
};

[[nodiscard]] QByteArray encodeRequest(const PictureRequest &request);
[[nodiscard]] std::optional<PictureRequest> decodeRequest(QByteArrayView message);

} // namespace td
