// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/time.h"

#include <QByteArray>

#include <optional>

namespace td
{

/// "Sun, 06 Nov 1994 08:49:37 GMT" and the two older forms of RFC 9110. Nothing for anything else.
[[nodiscard]] std::optional<Instant> fromHttpDate(QByteArrayView text);
/// Retry-After: seconds, or a date seen from `now`; at most a day. Nothing when it makes no sense.
[[nodiscard]] std::optional<qint64> retryAfterSeconds(QByteArrayView value, Instant now);

} // namespace td
