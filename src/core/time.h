// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QString>

#include <chrono>
#include <optional>

namespace td
{

/// A moment in UTC, whole seconds. All ages and rules are computed on these.
using Instant = std::chrono::sys_seconds;
using Seconds = std::chrono::seconds;

inline constexpr Seconds Hour{3600};
inline constexpr Seconds Day{86400};

/// "2025-11-13T10:00:00Z".
[[nodiscard]] QString toIso(Instant instant);
/// Null for nothing: an empty QString.
[[nodiscard]] QString toIso(const std::optional<Instant> &instant);

/// Reads "2025-11-13T10:00:00Z", the same with an offset or a fraction, and SQLite's "2025-11-13 10:00:00" (UTC).
/// A date alone is its midnight UTC. Nothing for anything else, impossible dates included.
[[nodiscard]] std::optional<Instant> fromIso(QStringView text);

[[nodiscard]] constexpr Instant instantOf(qint64 unixSeconds)
{
    return Instant{Seconds{unixSeconds}};
}
[[nodiscard]] constexpr qint64 unixSeconds(Instant instant)
{
    return instant.time_since_epoch().count();
}
/// The calendar day in UTC.
[[nodiscard]] QDate utcDay(Instant instant);

} // namespace td
