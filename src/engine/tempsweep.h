// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/context.h"

namespace td
{

struct SweepReport {
    qint64 partials = 0; ///< unfinished writes that were removed
    QStringList aside;   ///< objects that nobody knows, moved out of TEMP
    QList<ItemFailure> failed;
};

/// What lies in TEMP and belongs to no photo (CHECKLIST C5): unfinished writes are removed, whole objects are set aside
/// for a person to look at. Only what is older than a day, and only after the catalogue and its journal were asked.
class TempSweep
{
public:
    static constexpr Seconds OldEnough = 24 * Hour;
    static constexpr Seconds Every = 6 * Hour;

    explicit TempSweep(const EngineParts &parts)
        : m_parts(parts)
    {
    }
    /// Blocks. What cannot be swept is named; the rest goes on.
    [[nodiscard]] Result<SweepReport> run(std::stop_token stop);
    /// As run(), when the last one of any console was long enough ago; else nothing.
    [[nodiscard]] Result<std::optional<SweepReport>> runIfDue(std::stop_token stop);

private:
    const EngineParts &m_parts;
};

} // namespace td
