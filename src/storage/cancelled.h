// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

namespace td
{

/// What a call answers that was asked to stop; `where` is the key, folder or bucket it was about.
[[nodiscard]] inline tl::unexpected<Error> cancelled(const QString &where)
{
    return fail(ErrorCode::Cancelled, QStringLiteral("cancelled"), QStringLiteral("Cancelled."), where);
}

} // namespace td
