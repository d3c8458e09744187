// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/deliverychannel.h"
#include "core/secret.h"
#include "storage/curlhandle.h"

#include <memory>

namespace td
{

/// A bot of Telegram. The token is a part of every address it calls, so no error ever names an address.
struct TelegramConfig {
    QString baseUrl = QStringLiteral("https://api.telegram.org"); ///< https, or http to this computer
    Secret token;                                                 ///< "123456789:AA..."
    HttpOptions http = {};
};

inline constexpr qint64 TelegramPictureBytes = 10'000'000;
inline constexpr qint64 TelegramFileBytes = 50'000'000;
inline constexpr int TelegramAlbumPhotos = 10;

/// FailedPrecondition "delivery.bad_token" when the token has not the shape of one.
[[nodiscard]] Result<std::shared_ptr<DeliveryChannel>> telegramChannel(TelegramConfig config);

} // namespace td
