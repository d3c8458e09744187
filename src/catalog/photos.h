// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/store.h"
#include "core/ports/repositories.h"

namespace td
{

class SqlPhotos final : public PhotoRepository
{
public:
    explicit SqlPhotos(const Store &store)
        : m_store(store)
    {
    }

    [[nodiscard]] Result<std::optional<Photo>> find(const QString &photoId) override;
    [[nodiscard]] Result<QList<Photo>> findAll(const QStringList &ids) override;
    [[nodiscard]] Result<PhotoPage> page(const PhotoFilter &filter, const PhotoSort &sort, const QString &cursor,
                                         int limit) override;
    [[nodiscard]] Result<CountBytes> sums(const PhotoFilter &filter) override;
    [[nodiscard]] Result<std::vector<qint64>> sequence(const PhotoFilter &filter, const PhotoSort &sort) override;
    [[nodiscard]] Result<QList<Photo>> bySeq(const QList<qint64> &seqs) override;
    [[nodiscard]] Result<QStringList> ids(const PhotoFilter &filter, qint64 limit) override;
    [[nodiscard]] Result<QStringList> users() override;
    [[nodiscard]] Result<QStringList> tags(qint64 limit) override;
    [[nodiscard]] Result<QStringList> cameras(qint64 limit) override;
    [[nodiscard]] Result<QStringList> lenses(qint64 limit) override;
    [[nodiscard]] Result<QList<Photo>> sameOriginal(const QString &originalSha256) override;

    [[nodiscard]] Result<Photo> add(const NewPhoto &photo) override;
    [[nodiscard]] Result<BatchOutcome> edit(const QStringList &ids, const PhotoEdit &edit, Instant now) override;
    [[nodiscard]] Result<void> touch(const QString &photoId, const QString &purpose, Instant now) override;
    [[nodiscard]] Result<BatchOutcome> trash(const QStringList &ids, const QString &rule, const QString &runId,
                                             Instant now) override;
    [[nodiscard]] Result<BatchOutcome> restore(const QStringList &ids, Instant now) override;
    [[nodiscard]] Result<QStringList> trashedByRun(const QString &runId) override;
    [[nodiscard]] Result<void> setDamaged(const QString &photoId, bool damaged, Instant now) override;

private:
    const Store &m_store;
};

/// The photo's row inside a transaction; nothing when it is unknown.
[[nodiscard]] Result<std::optional<Photo>> findPhoto(Connection &connection, const QString &photoId);
[[nodiscard]] Result<bool> hasOpenJournal(Connection &connection, const QString &photoId);
[[nodiscard]] Result<void> ensureUser(Connection &connection, const QString &userId, Instant now);
/// Creates the draft when unknown; one that was removed lives again.
[[nodiscard]] Result<void> ensureDraft(Connection &connection, const QString &draftId, const QString &userId,
                                       Instant now);

/// Copies that were just proven, as `verified` rows.
[[nodiscard]] Result<void> insertCopies(Connection &connection, const QString &photoId, const QList<Copy> &copies,
                                        Instant now);

/// One access inside a transaction: date, count and log together.
[[nodiscard]] Result<void> recordAccess(Connection &connection, const PhotoAccess &access);

/// Errors of one photo, as they appear in `failed`.
[[nodiscard]] Error unknownPhoto(const QString &photoId);
[[nodiscard]] Error photoInTrash(const QString &photoId);
[[nodiscard]] Error photoBusy(const QString &photoId);

/// How long a photo stays in TEMP by default, for the source's column scheduled_deletion.
inline constexpr Seconds TempStay = 48 * Hour;
inline constexpr Seconds PublishedStay = 7 * Day;

} // namespace td
