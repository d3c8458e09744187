// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recommendations.h"

namespace td
{

/// What is billed and needed by nobody, what lies in one place only, and when that was last looked for.
[[nodiscard]] QList<Recommendation> wasteAdvice(const AdviceFacts &facts);

/// COLD is cheaper, but moves cost more than photos live to save there; nothing when they pay.
[[nodiscard]] std::optional<Recommendation> slowPayback(const AdviceFacts &facts);

} // namespace td
