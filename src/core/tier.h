// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <array>
#include <optional>

namespace td
{

/// One step of the staircase. Order matters: it is the order in which photos walk down.
enum class Tier { Temp, Hot, Cold };

inline constexpr std::array AllTiers{Tier::Temp, Tier::Hot, Tier::Cold};

/// "temp", "hot", "cold": database, keys, JSON and command line.
[[nodiscard]] QString tierName(Tier tier);
[[nodiscard]] std::optional<Tier> tierFromName(QStringView name);

} // namespace td
