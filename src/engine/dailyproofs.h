// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/check.h"
#include "engine/rules.h"

namespace td
{

/// The rolling verification: every day a share of each remote tier is read and hashed, those copies first that were
/// proven longest ago, so that in time everything is. Settings check.daily_percent and check.daily_bytes.
class DailyProofs
{
public:
    DailyProofs(const EngineParts &parts, const Rules &rules)
        : m_parts(parts)
        , m_rules(rules)
    {
    }

    /// What the last one found, as it was written to the catalogue.
    struct Last {
        Instant at{};
        qint64 verified = 0;
        qint64 unverifiable = 0;
        qint64 mismatched = 0;
        qint64 bytesRead = 0;
    };
    [[nodiscard]] Result<std::optional<Last>> last() const;

    /// Restores what is not right from another proven copy, as a repair does; what cannot be restored becomes
    /// `suspect`. Aborted when another program is at it (lease). Blocks.
    [[nodiscard]] Result<CheckReport> run(const ProgressFn &progress, std::stop_token stop);
    /// As run(), once in 20 hours; nothing when it is not time yet or it is switched off.
    [[nodiscard]] Result<std::optional<CheckReport>> runIfDue(const ProgressFn &progress, std::stop_token stop);

private:
    const EngineParts &m_parts;
    const Rules &m_rules;
};

} // namespace td
