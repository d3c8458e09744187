// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tierguard.h"

#include "engine/tenure.h"
#include "storage/tiermarker.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

/// Whether the catalogue speaks of objects of this tier: photos, also in the trash, or work under way.
Result<bool> isExpected(Catalogue &catalogue, Tier tier)
{
    TD_ASSIGN(const TierTotals totals, catalogue.stats().totals());
    if (totals.live.value(tier).count + totals.trash.value(tier).count > 0)
        return true;
    TD_ASSIGN(const QList<JournalEntry> open, catalogue.journal().open());
    return std::ranges::any_of(open,
                               [tier](const JournalEntry &entry) { return entry.from == tier || entry.to == tier; });
}

/// What the folder carries or will carry soon: another console of this profile may be about to mark it anew.
Result<bool> isMarkerOfOurs(Catalogue &catalogue, const QString &setting, const QString &found)
{
    TD_ASSIGN(const std::optional<QString> saved, catalogue.settings().value(setting));
    TD_ASSIGN(const Tenure tenure, tenureOf(catalogue));
    const QString known = saved.value_or(QString());
    return !known.isEmpty() && (found == known || found == tierMarkerIn(tenure.current, known));
}

/// A folder that this profile took over is marked anew, which tells the profile that was backed up that it is
/// another's. The new id follows from the old one, so that whoever begins this again, or at the same time, comes to the
/// same.
Result<void> guard(const FolderTier &one, Catalogue &catalogue, IdSource &ids, const QString &host, bool shared)
{
    FolderStore &store = *one.store;
    const QString setting = u"tier.marker:%1:%2:%3"_s.arg(host, tierName(one.tier), store.root());
    TD_ASSIGN(const std::optional<QString> saved, catalogue.settings().value(setting));
    TD_ASSIGN(const Tenure tenure, tenureOf(catalogue));
    const QString known = saved.value_or(QString());
    TD_ASSIGN(const QString found, store.marker());
    const auto require = [&](const QString &id) {
        store.requireMarker(
            id, [&catalogue, setting](const QString &other) { return isMarkerOfOurs(catalogue, setting, other); });
    };
    const auto settle = [&](const QString &id) -> Result<void> {
        if (!found.isEmpty())
            require(found);
        if (id != found)
            TD_TRY(store.writeMarker(id));
        if (id != known)
            TD_TRY(catalogue.settings().setValue(setting, id));
        require(id);
        return {};
    };
    TD_ASSIGN(const bool isOurs, isMarkerOfOurs(catalogue, setting, found));
    if (!found.isEmpty() && (known.isEmpty() || isOurs))
        return settle(tierMarkerIn(tenure.current, found));
    TD_ASSIGN(const bool expected, isExpected(catalogue, one.tier));
    if (!found.isEmpty() && !expected && !isTierTakenOver(found, known))
        return settle(found);
    const QString id = tierMarkerIn(tenure.current, known.isEmpty() ? ids.newId() : known);
    if (found.isEmpty()) {
        const bool isNewHere = !expected || (shared && known.isEmpty());
        TD_ASSIGN(const bool holds, isNewHere ? Result<bool>(true) : holdsObjects(store, {}, {}));
        if (holds)
            return settle(id);
    }
    require(id);
    return {};
}

} // namespace

Result<void> guardFolders(const QList<FolderTier> &tiers, Catalogue &catalogue, IdSource &ids, const QString &host,
                          bool shared)
{
    Result<void> first;
    for (const FolderTier &one : tiers) {
        const Result<void> guarded = guard(one, catalogue, ids, host, shared);
        // Who cannot write here deletes nothing either, so a profile that is only read needs no marker; on a full disk
        // it is written at a later start.
        const bool isHarmless = !guarded && (guarded.error().code == ErrorCode::PermissionDenied ||
                                             guarded.error().code == ErrorCode::ResourceExhausted);
        if (!guarded && !isHarmless && first)
            first = guarded;
    }
    return first;
}

} // namespace td
