// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/healthitem.h"
#include "core/result.h"

/// What was found when somebody looked at the parts of the program. Every method is one transaction or one consistent
/// read (ports/repositories.h).
namespace td
{

class HealthRepository
{
public:
    virtual ~HealthRepository() = default;
    [[nodiscard]] virtual Result<QList<HealthItem>> all() = 0; ///< by name
    /// These take the place of those with the same names; the others stay.
    [[nodiscard]] virtual Result<void> record(const QList<HealthItem> &items) = 0;
};

} // namespace td
