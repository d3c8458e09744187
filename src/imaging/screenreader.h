// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/picturereader.h"

namespace td
{

/// Decodes whatever Tierdeck stores, damaged files as far as they go.
class ScreenReader final : public PictureReader
{
public:
    [[nodiscard]] Result<ScreenPicture> read(const QByteArray &file, const QString &name, int maxSide) const override;
};

} // namespace td
