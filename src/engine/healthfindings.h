// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/healthitem.h"
#include "engine/rules.h"

/// What the report on health says of the work that goes on by itself. Only the catalogue is asked.
namespace td::health
{

[[nodiscard]] HealthItem found(const QString &name, HealthStatus status, const QString &finding, const QString &text);
/// What could not be looked at, or is wrong in a way that an error says.
[[nodiscard]] HealthItem failed(const QString &name, const Error &error);

[[nodiscard]] Result<HealthItem> journal(const EngineParts &parts, Instant now);
[[nodiscard]] Result<HealthItem> leases(const EngineParts &parts, Instant now);
[[nodiscard]] Result<HealthItem> nightlyRun(const EngineParts &parts, const Rules &rules, Instant now);
[[nodiscard]] Result<HealthItem> lastBackup(const EngineParts &parts, const Rules &rules, Instant now);
[[nodiscard]] Result<HealthItem> backupTrial(const EngineParts &parts, const Rules &rules, Instant now);
/// Nothing when the profile is not held (restorehold.h).
[[nodiscard]] Result<std::optional<HealthItem>> restored(const EngineParts &parts);
[[nodiscard]] Result<HealthItem> verification(const EngineParts &parts, const Rules &rules, Instant now);

} // namespace td::health
