// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QJsonObject>

namespace td
{

/// What Telegram's answer to a refused call means (core/ports/deliverychannel.h). `answer` is empty when it was no
/// JSON.
[[nodiscard]] Error telegramError(int status, const QJsonObject &answer, const QString &chat);

} // namespace td
