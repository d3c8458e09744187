// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tier.h"

namespace td
{

QString tierName(Tier tier)
{
    switch (tier) {
    case Tier::Temp: return QStringLiteral("temp");
    case Tier::Hot: return QStringLiteral("hot");
    case Tier::Cold: return QStringLiteral("cold");
    }
    return {};
}

std::optional<Tier> tierFromName(QStringView name)
{
    for (const Tier tier : AllTiers) {
        if (name == tierName(tier))
            return tier;
    }
    return std::nullopt;
}

} // namespace td
