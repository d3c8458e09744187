// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace td
{

/// "52428800", "50MiB", "5 GB", "1.5G" (decimal without the i); nothing for anything else, and above 9 EB.
[[nodiscard]] std::optional<qint64> bytesFromText(const QString &text);
/// A whole number, 0 or more.
[[nodiscard]] std::optional<qint64> countFromText(const QString &text);

} // namespace td
