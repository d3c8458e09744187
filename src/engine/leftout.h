// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/context.h"

namespace td
{

class Rules;

/// Photos that an operator wants the coming nightly run to leave where they are, without pinning them. Kept in the catalogue, so
/// that it holds for whichever console or timer runs first; each is forgotten once that night is over. Blocking; any worker
/// thread.
class LeftOut
{
public:
    /// More than this is no exception to a rule but another rule.
    static constexpr qsizetype Most = 10'000;

    LeftOut(const EngineParts &parts, const Rules &rules);

    /// Left out of a run at that moment.
    [[nodiscard]] Result<QStringList> photos(Instant at) const;
    /// Leaves them out until the next scheduled run is over (a day when the schedule is off), or takes them in again.
    /// ResourceExhausted ("run.left_out_many") beyond Most; nothing is changed then.
    [[nodiscard]] Result<void> set(const QStringList &photoIds, bool out);

private:
    const EngineParts &m_parts;
    const Rules &m_rules;
};

} // namespace td
