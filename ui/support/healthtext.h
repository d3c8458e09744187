// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/healthitem.h"
#include "ui/theme/theme.h"

namespace td
{

/// One item of the report on health in the operator's words.
struct HealthWords {
    QString name;     ///< "HOT"
    QString sentence; ///< what was found
    QString remedy;   ///< what to do; empty when there is nothing
    QString action;   ///< text of the button that does it; empty: none
};
[[nodiscard]] HealthWords healthWords(const HealthItem &item, Instant now);
[[nodiscard]] Status healthStatus(HealthStatus status);

} // namespace td
