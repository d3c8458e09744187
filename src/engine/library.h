// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/mover.h"
#include "engine/rules.h"

namespace td
{

struct PhotoDetails {
    Photo photo;
    QList<Copy> copies;
    Decision next;        ///< what happens next by rule, when and why
    QList<Event> history; ///< newest first
    double monthlyCost = 0;
};

/// The photos: look, read, change, trash. Blocking; any worker thread.
class Library
{
public:
    Library(const EngineParts &parts, const Rules &rules, Mover &mover);

    [[nodiscard]] Result<PhotoPage> page(const PhotoFilter &filter, const PhotoSort &sort, const QString &cursor,
                                         int limit);
    [[nodiscard]] Result<CountBytes> sums(const PhotoFilter &filter);
    /// For a list over a million rows: the arrival numbers of all matches in order, and the rows of a part of them.
    [[nodiscard]] Result<std::vector<qint64>> sequence(const PhotoFilter &filter, const PhotoSort &sort)
    {
        return m_parts.catalogue.photos().sequence(filter, sort);
    }
    [[nodiscard]] Result<QList<Photo>> bySeq(const QList<qint64> &seqs)
    {
        return m_parts.catalogue.photos().bySeq(seqs);
    }
    [[nodiscard]] Result<QList<Photo>> findAll(const QStringList &ids)
    {
        return m_parts.catalogue.photos().findAll(ids);
    }
    [[nodiscard]] Result<QStringList> ids(const PhotoFilter &filter, qint64 limit)
    {
        return m_parts.catalogue.photos().ids(filter, limit);
    }
    [[nodiscard]] Result<QStringList> users() { return m_parts.catalogue.photos().users(); }
    [[nodiscard]] Result<QStringList> tags(qint64 limit) { return m_parts.catalogue.photos().tags(limit); }
    [[nodiscard]] Result<PhotoDetails> details(const QString &photoId);
    /// Next action of each, same order; for lists.
    [[nodiscard]] Result<QList<Decision>> nextActions(const QList<Photo> &photos);

    /// Where bytes are read: from this computer when they are here, else TEMP, HOT, COLD; or from the tiers alone, for
    /// who wants to know what is there.
    enum class Source { Nearest, Tiers };
    /// Bytes of one variant, checked against their SHA-256; not an access. NotFound names the variants there are.
    [[nodiscard]] Result<QByteArray> bytes(const QString &photoId, const QString &variant, std::stop_token stop,
                                           Source source = Source::Nearest);
    /// The same without holding all of them: `sink` takes them as they come, and hears `restart` before the first byte
    /// of each copy that is tried. They are right only when this succeeds.
    [[nodiscard]] Result<Copy> readTo(const QString &photoId, const QString &variant, const ByteSink &sink,
                                      std::stop_token stop);
    /// The smallest stored picture whose longer side has at least `px`, for thumbnails; not an access.
    [[nodiscard]] Result<QByteArray> thumbnail(const Photo &photo, int px, std::stop_token stop);
    /// Writes the variant to `file` (temporary name, then renamed; never overwrites unless `overwrite`); counts as
    /// access.
    [[nodiscard]] Result<Copy> saveTo(const QString &photoId, const QString &variant, const QString &file,
                                      bool overwrite, std::stop_token stop);
    /// Copies of one variant that can be read, best first. NotFound names the variants there are.
    [[nodiscard]] Result<QList<Copy>> readableCopies(const QString &photoId, const QString &variant);

    [[nodiscard]] Result<BatchOutcome> edit(const QStringList &ids, const PhotoEdit &edit);
    [[nodiscard]] BatchOutcome moveTo(const QStringList &ids, Tier to, const ProgressFn &progress,
                                      std::stop_token stop);
    /// One photo, for a queue that tells how far it is.
    [[nodiscard]] Result<void> moveOne(const QString &photoId, Tier to, std::stop_token stop, const StepFn &step)
    {
        TD_TRY(m_parts.stores.of(to));
        return m_mover.move(photoId, to, true, {}, std::move(stop), step);
    }
    /// Into the trash.
    [[nodiscard]] Result<BatchOutcome> trash(const QStringList &ids);
    [[nodiscard]] Result<BatchOutcome> restore(const QStringList &ids);
    /// Destroys for good; photos not in the trash go there first. Photos of drafts with orders are refused
    /// ("photo.has_orders"): they stay soft-deleted for the days of the rule.
    [[nodiscard]] BatchOutcome purge(const QStringList &ids, const ProgressFn &progress, std::stop_token stop);

private:
    [[nodiscard]] Result<std::pair<Copy, QByteArray>> read(const QString &photoId, const QString &variant, Source source,
                                                           const std::stop_token &stop);
    [[nodiscard]] Result<void> purgeOne(const QString &photoId, const Policy &policy, std::stop_token stop);

    const EngineParts &m_parts;
    const Rules &m_rules;
    Mover &m_mover;
};

} // namespace td
