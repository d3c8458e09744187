// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/copyrestorer.h"

#include "engine/journalwork.h"
#include "engine/objectcopier.h"

namespace td
{

using namespace Qt::StringLiterals;

Result<bool> CopyRestorer::isProven(const Copy &copy, const std::stop_token &stop)
{
    const Result<ObjectAt> object = JournalWork(m_parts).objectOf(copy);
    if (!object)
        return false;
    const Result<Verification> found = object->store->verify(copy.key, {copy.size, copy.sha256, copy.md5}, stop);
    if (!found && found.error().code == ErrorCode::Cancelled)
        return fail(found.error());
    return found && found->proof == Proof::Verified;
}

Result<std::optional<Copy>> CopyRestorer::sourceOf(const Copy &copy, std::stop_token stop)
{
    if (copy.sha256.isEmpty())
        return std::nullopt;
    TD_ASSIGN(const QList<Copy> rows, m_parts.catalogue.copies().ofPhoto(copy.photoId));
    for (const Copy &row : rows) {
        const bool fits = row.copyId != copy.copyId && row.sha256 == copy.sha256 && row.size == copy.size &&
                          (row.state == CopyState::Verified || row.state == CopyState::Deleting);
        if (!fits)
            continue;
        TD_ASSIGN(const bool isThere, isProven(row, stop));
        if (isThere)
            return row;
    }
    for (const CheckedTier &tier : m_tiers) {
        if (!tier.isChecked() || !tier.listing.find(copy.key))
            continue;
        Copy stray = copy;
        stray.tier = tier.tier;
        stray.backend = tier.store->name();
        stray.versionId.clear();
        TD_ASSIGN(const bool isThere, isProven(stray, stop));
        if (isThere)
            return stray;
    }
    return std::nullopt;
}

QList<HiddenVersion> CopyRestorer::markersOn(const Copy &copy) const
{
    const CheckedTier *tier = tierIn(m_tiers, copy.tier);
    QList<HiddenVersion> markers;
    bool isBelow = false;
    for (const HiddenVersion &version : tier ? tier->hidden : QList<HiddenVersion>()) {
        if (version.key != copy.key)
            continue;
        if (version.isMarker)
            markers.append(version);
        else
            isBelow = isBelow || version.size == copy.size;
    }
    return isBelow ? markers : QList<HiddenVersion>();
}

Result<QString> CopyRestorer::restore(const Copy &copy, const Copy &source, std::stop_token stop)
{
    TD_ASSIGN(const std::shared_ptr<ObjectStore> store, m_parts.stores.of(copy.tier));
    Copy made = copy;
    made.backend = store->name();
    TD_ASSIGN(made.key, JournalWork(m_parts).freshKey(copy.key));
    const auto written = [&made](const QString &versionId, const QString &md5) -> Result<void> {
        made.versionId = versionId;
        made.md5 = md5;
        return {};
    };
    TD_ASSIGN(made.verifyMethod, ObjectCopier(m_parts).copy(source, {store, made.key, {}}, written, stop));
    TD_TRY(m_parts.catalogue.copies().replace(copy.copyId, made, m_parts.clock.now()));
    // What lies under the old key is nobody's now: the damaged bytes are kept for a person to look at.
    const bool isSourceThere = source.key == copy.key && source.tier == copy.tier;
    TD_ASSIGN(const std::optional<ObjectInfo> left, store->head(copy.key, stop));
    if (left && !isSourceThere)
        TD_TRY(store->setAside(copy.key, std::move(stop)));
    return made.key;
}

Result<bool> CopyRestorer::uncover(const Copy &copy, const QList<HiddenVersion> &markers, std::stop_token stop)
{
    TD_ASSIGN(const ObjectAt object, JournalWork(m_parts).objectOf(copy));
    for (const HiddenVersion &marker : markers) {
        const Result<DeleteProof> proof = DeleteProof::byMarker({object.store, marker.key, marker.versionId}, marker);
        if (!proof)
            return fail(proof.error());
        TD_TRY(destroyObject(*proof, stop));
    }
    TD_ASSIGN(const Verification found,
              object.store->verify(copy.key, {copy.size, copy.sha256, copy.md5}, std::move(stop)));
    if (found.proof != Proof::Verified)
        return false;
    TD_TRY(m_parts.catalogue.copies().recordProofs({copy.copyId}, found.method, m_parts.clock.now()));
    return true;
}

} // namespace td
