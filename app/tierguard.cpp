// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tierguard.h"

#include "engine/tenure.h"

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

/// The marker as it is; or a new one when this profile took the folder over and finds what the profile that was backed
/// up has left, which is thereby told that the folder is another's.
Result<QString> ownMarker(FolderStore &store, const QString &found, const QString &setting, Catalogue &catalogue,
                          IdSource &ids)
{
    TD_ASSIGN(const Tenure tenure, tenureOf(catalogue));
    TD_ASSIGN(const std::optional<QString> marked, catalogue.settings().value(setting));
    if (marked.value_or(QString()) == tenure.current)
        return found;
    const QString id = ids.newId();
    TD_TRY(store.writeMarker(id));
    TD_TRY(catalogue.settings().setValue(setting, tenure.current));
    return id;
}

Result<void> guard(const FolderTier &one, Catalogue &catalogue, IdSource &ids, const QString &host, bool shared)
{
    FolderStore &store = *one.store;
    const QString place = u":%1:%2:%3"_s.arg(host, tierName(one.tier), store.root());
    const QString setting = QString(u"tier.marker"_s + place);
    TD_ASSIGN(const std::optional<QString> saved, catalogue.settings().value(setting));
    const QString known = saved.value_or(QString());
    TD_ASSIGN(const QString found, store.marker());
    const auto settle = [&](const QString &id) -> Result<void> {
        if (id != known)
            TD_TRY(catalogue.settings().setValue(setting, id));
        store.requireMarker(id);
        return {};
    };
    if (!found.isEmpty() && (known.isEmpty() || known == found)) {
        TD_ASSIGN(const QString mine, ownMarker(store, found, QString(u"tier.tenure"_s + place), catalogue, ids));
        return settle(mine);
    }
    TD_ASSIGN(const bool expected, isExpected(catalogue, one.tier));
    if (!found.isEmpty() && !expected)
        return settle(found);
    const QString id = known.isEmpty() ? ids.newId() : known;
    if (found.isEmpty()) {
        const bool isNewHere = !expected || (shared && known.isEmpty());
        TD_ASSIGN(const bool holds, isNewHere ? Result<bool>(true) : holdsObjects(store, {}, {}));
        if (holds) {
            TD_TRY(store.writeMarker(id));
            return settle(id);
        }
    }
    store.requireMarker(id);
    return {};
}

} // namespace

Result<void> guardFolders(const QList<FolderTier> &tiers, Catalogue &catalogue, IdSource &ids, const QString &host,
                          bool shared)
{
    for (const FolderTier &one : tiers) {
        const Result<void> guarded = guard(one, catalogue, ids, host, shared);
        // Who cannot write here deletes nothing either, so a profile that is only read needs no marker; on a full disk
        // it is written at a later start.
        const bool isHarmless = !guarded && (guarded.error().code == ErrorCode::PermissionDenied ||
                                             guarded.error().code == ErrorCode::ResourceExhausted);
        if (!guarded && !isHarmless)
            return guarded;
    }
    return {};
}

} // namespace td
