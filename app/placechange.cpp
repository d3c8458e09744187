// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/placechange.h"

using namespace Qt::StringLiterals;

namespace td
{

const TierBinding &bindingIn(const Settings &settings, Tier tier)
{
    return tier == Tier::Hot ? settings.hot : tier == Tier::Cold ? settings.cold : settings.temp;
}

bool isAnotherPlace(const TierBinding &now, const TierBinding &next)
{
    if (now.enabled != next.enabled || now.remote.has_value() != next.remote.has_value())
        return true;
    return next.remote ? next.remote->name != now.remote->name : next.folder != now.folder;
}

Result<bool> holdsPhotos(Engine &engine, Tier tier)
{
    PhotoFilter inTier;
    inTier.tier = tier;
    inTier.trash = TrashScope::With;
    TD_ASSIGN(const CountBytes held, engine.library.sums(inTier));
    return held.count > 0;
}

Error leavesPhotosBehind(Tier tier)
{
    return {
        .code = ErrorCode::FailedPrecondition,
        .reason = u"tier.not_empty"_s,
        .message = u"The tier still holds photos, so it cannot be kept elsewhere"_s,
        .where = tierName(tier),
        .remedy =
            u"Move its photos to another tier first, or copy the tier with `tierdeck-cli provider copy --switch`."_s};
}

} // namespace td
