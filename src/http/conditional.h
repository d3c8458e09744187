// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/message.h"

namespace td
{

/// Whether an If-None-Match names this ETag (with its quotes): the client has these very bytes.
[[nodiscard]] bool hasAlready(const QByteArray &ifNoneMatch, const QByteArray &etag);

/// The part of `total` bytes that a Range asks for; one without bytes when none of them is there. Nothing when all are
/// meant: no range, several at once, or one that cannot be read.
[[nodiscard]] std::optional<BytePart> partOf(const QByteArray &range, qint64 total);

} // namespace td
