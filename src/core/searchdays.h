// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QString>

#include <optional>

namespace td
{

/// Days, both included.
struct DaySpan {
    QDate first;
    QDate last;
    bool operator==(const DaySpan &) const = default;
};

/// The day or the month that somebody typed, in English or French: "2026-03", "12.03.2026", "3/12/2026" (the day first,
/// unless only the other way is a day), "march 2026", "12 mars 2026". A year alone is no date: it is part of many
/// names.
[[nodiscard]] std::optional<DaySpan> daysMeant(const QString &text);

} // namespace td
