// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/time.h"

#include <QString>

namespace td
{

/// The one source of "now" for ages, rules and leases. Timeouts use the monotonic clock instead.
class Clock
{
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual Instant now() const = 0;
};

/// New ids; injected so that tests and the demo are repeatable.
class IdSource
{
public:
    virtual ~IdSource() = default;
    [[nodiscard]] virtual QString newId() = 0; ///< UUID v4 text without braces
};

} // namespace td
