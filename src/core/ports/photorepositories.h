// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/draft.h"
#include "core/plan.h"
#include "core/query.h"
#include "core/result.h"

/// Photos, their copies and their drafts. Every method is one transaction or one consistent read (ports/repositories.h).
namespace td
{

/// A photo as it enters the catalogue, with every object already stored and verified.
struct NewPhoto {
    Photo photo;
    QList<Copy> copies; ///< all state Verified; ids are given by the catalogue
    qint64 journalId = 0; ///< the open upload entry that this closes
    Holder holder;        ///< who opened it; add() refuses when somebody has taken the entry over meanwhile
    /// Refuse when a photo of the same original bytes, user and draft is catalogued (and not in the trash) by now.
    bool refuseDuplicate = false;
    qint64 reservation = 0; ///< QuotaRepository::reserve(); ends with this
};

struct PhotoEdit {
    QStringList addTags, removeTags;
    std::optional<QString> draft;  ///< empty text: out of any draft
    std::optional<bool> pinned;
    std::optional<bool> isPublic;
    std::optional<QString> kind;
    std::optional<QString> filename;
    QMap<QString, QString> set; ///< free metadata keys; an empty value removes the key
};

/// What a write that takes many ids did; ids that are unknown or do not fit are in `failed` and nothing else is.
struct BatchOutcome {
    QStringList done;
    QList<ItemFailure> failed;
};

class PhotoRepository
{
public:
    virtual ~PhotoRepository() = default;
    [[nodiscard]] virtual Result<std::optional<Photo>> find(const QString &photoId) = 0;
    /// In the order of `ids`; unknown ones are left out.
    [[nodiscard]] virtual Result<QList<Photo>> findAll(const QStringList &ids) = 0;
    [[nodiscard]] virtual Result<PhotoPage> page(const PhotoFilter &filter, const PhotoSort &sort, const QString &cursor,
                                                 int limit) = 0;
    [[nodiscard]] virtual Result<CountBytes> sums(const PhotoFilter &filter) = 0;
    /// The arrival numbers of all photos that match, in sort order: the spine of a list over a million rows.
    [[nodiscard]] virtual Result<std::vector<qint64>> sequence(const PhotoFilter &filter, const PhotoSort &sort) = 0;
    [[nodiscard]] virtual Result<QList<Photo>> bySeq(const QList<qint64> &seqs) = 0;
    [[nodiscard]] virtual Result<QStringList> ids(const PhotoFilter &filter, qint64 limit) = 0;
    [[nodiscard]] virtual Result<QStringList> users() = 0;
    [[nodiscard]] virtual Result<QStringList> tags(qint64 limit) = 0;
    /// Names of what the photos were taken with, the most used first.
    [[nodiscard]] virtual Result<QStringList> cameras(qint64 limit) = 0;
    [[nodiscard]] virtual Result<QStringList> lenses(qint64 limit) = 0;
    /// Photos of these original bytes, not in the trash, oldest first.
    [[nodiscard]] virtual Result<QList<Photo>> sameOriginal(const QString &originalSha256) = 0;

    /// Creates the user and the draft when unknown; closes the journal entry; writes the "uploaded" event.
    /// FailedPrecondition when the entry is no longer open or not held by `holder` (its objects may be gone);
    /// AlreadyExists ("photo.duplicate") for `refuseDuplicate`.
    [[nodiscard]] virtual Result<Photo> add(const NewPhoto &photo) = 0;
    [[nodiscard]] virtual Result<BatchOutcome> edit(const QStringList &ids, const PhotoEdit &edit, Instant now) = 0;
    /// Access: last_access_date, access_count, access log.
    [[nodiscard]] virtual Result<void> touch(const QString &photoId, const QString &purpose, Instant now) = 0;
    /// Into the trash. Photos with an open journal entry fail with Aborted. `rule` is empty for a delete by hand.
    [[nodiscard]] virtual Result<BatchOutcome> trash(const QStringList &ids, const QString &rule, const QString &runId,
                                                     Instant now) = 0;
    /// Out of the trash. Counts as access, and in TEMP as arrival: the rules' clocks start anew (ADR 0004).
    [[nodiscard]] virtual Result<BatchOutcome> restore(const QStringList &ids, Instant now) = 0;
    [[nodiscard]] virtual Result<QStringList> trashedByRun(const QString &runId) = 0;
    [[nodiscard]] virtual Result<void> setDamaged(const QString &photoId, bool damaged, Instant now) = 0;
};

/// How the stored renditions of photos differ from those that are wanted.
enum class VariantGap { Missing, Unwanted };

class CopyRepository
{
public:
    virtual ~CopyRepository() = default;
    [[nodiscard]] virtual Result<QList<Copy>> ofPhoto(const QString &photoId, bool withGone = false) = 0;
    /// The copy that lies under this key, if any does.
    [[nodiscard]] virtual Result<std::optional<Copy>> ofKey(const QString &key) = 0;
    /// How many copies, gone ones included, ever had this key or one of its suffixed forms.
    [[nodiscard]] virtual Result<int> keyUses(const QString &baseKey) = 0;
    /// Copies that should exist (verified or suspect), by copy id, for `check`.
    [[nodiscard]] virtual Result<QList<Copy>> after(qint64 copyId, int limit) = 0;
    /// Photos after `afterId`, by id, that have no copy row at all but gone ones, and nothing under way.
    [[nodiscard]] virtual Result<QStringList> photosWithout(const QString &afterId, int limit) = 0;
    /// Photos after `afterId`, by id and not in the trash, that lack a readable copy of one of `wanted`, or have one of a
    /// rendition that is none of them.
    [[nodiscard]] virtual Result<QStringList> withVariantGap(VariantGap gap, const QStringList &wanted,
                                                             const QString &afterId, int limit) = 0;
    [[nodiscard]] virtual Result<qint64> variantGapCount(VariantGap gap, const QStringList &wanted) = 0;
    /// Every key that any not-gone copy or open journal entry names, of these.
    [[nodiscard]] virtual Result<QStringList> knownKeys(const QStringList &keys) = 0;
    [[nodiscard]] virtual Result<void> setState(qint64 copyId, CopyState state, const QString &method, Instant now) = 0;
    /// Gives a copy that was taken over without a hash the one its bytes have now, and makes it verified; the photo's too
    /// when it is the master. FailedPrecondition ("copy.has_hash") when it has another already.
    [[nodiscard]] virtual Result<void> recordHash(qint64 copyId, const QString &sha256, Instant now) = 0;
    /// Verified copies of the tier, those first that were proven longest ago; after the first `skip`.
    [[nodiscard]] virtual Result<QList<Copy>> longestUnproven(Tier tier, int skip, int limit) = 0;
    [[nodiscard]] virtual Result<qint64> verifiedCount(Tier tier) = 0;
    /// These were proven just now and are verified; those that moved on or went meanwhile are left as they are.
    [[nodiscard]] virtual Result<void> recordProofs(const QList<qint64> &copyIds, const QString &method, Instant now) = 0;
    /// Puts `made`, an object that was just proven, in the place of a copy whose own is missing or damaged, which then is
    /// gone. A move under way names the new one from now on. FailedPrecondition ("copy.changed") when the copy is not
    /// verified or suspect any more, AlreadyExists ("key.taken") when the new key is somebody's.
    [[nodiscard]] virtual Result<void> replace(qint64 copyId, const Copy &made, Instant now) = 0;
};

class DraftRepository
{
public:
    virtual ~DraftRepository() = default;
    /// Not removed ones, newest upload first; `text` is a part of id or title. Keyset: after `afterId` of the page before.
    [[nodiscard]] virtual Result<QList<Draft>> list(DraftScope scope, const QString &text, const QString &afterId,
                                                    int limit) = 0;
    [[nodiscard]] virtual Result<std::optional<Draft>> find(const QString &draftId) = 0;
    [[nodiscard]] virtual Result<qint64> count(DraftScope scope) = 0;
    [[nodiscard]] virtual Result<void> create(const QString &draftId, const QString &userId, const QString &title,
                                              Instant now) = 0; ///< an existing one keeps its title unless one is given
    [[nodiscard]] virtual Result<void> remove(const QString &draftId, Instant now) = 0;
    /// Marks photos of the draft published (all when `ids` is empty); others fail with FailedPrecondition. The first
    /// published_date stays. scheduled_deletion = published_date + policy days.
    [[nodiscard]] virtual Result<BatchOutcome> publish(const QString &draftId, const QStringList &ids, int keepDays,
                                                       Instant now) = 0;
    [[nodiscard]] virtual Result<BatchOutcome> unpublish(const QString &draftId, Instant now) = 0;
    [[nodiscard]] virtual Result<void> addOrder(const Order &order) = 0;
    [[nodiscard]] virtual Result<QList<Order>> orders(const QString &draftId, int limit) = 0; ///< all drafts when empty
};

} // namespace td
