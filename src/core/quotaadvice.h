// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recommendations.h"

namespace td
{

/// Quotas that leave little or no room: uploads will be refused.
[[nodiscard]] std::optional<Recommendation> quotaAdvice(const AdviceFacts &facts);

} // namespace td
