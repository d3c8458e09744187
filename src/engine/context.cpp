// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/context.h"

namespace td
{

using namespace Qt::StringLiterals;

Result<std::shared_ptr<ObjectStore>> TierStores::of(Tier tier) const
{
    if (has(tier))
        return m_stores[std::size_t(tier)];
    const QString name = tierName(tier).toUpper();
    return fail(ErrorCode::FailedPrecondition, u"tier.not_configured"_s, u"%1 has no store."_s.arg(name),
                tierName(tier), u"Bind %1 to a folder or a bucket."_s.arg(name));
}

} // namespace td
