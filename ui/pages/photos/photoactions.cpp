// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/photos/photoactions.h"

#include "ui/support/async.h"
#include "ui/support/errortext.h"
#include "ui/support/format.h"

#include <QPointer>

#include <limits>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{
constexpr qsizetype Chunk = 500;
/// Edits of more photos than this are not kept for undo.
constexpr qint64 UndoLimit = 5000;

struct EditOutcome {
    Result<BatchOutcome> outcome;
    QList<Photo> before;
};

struct Restored {
    BatchOutcome outcome;
    std::optional<Instant> due; ///< when a rule first takes one of them again
};

Result<Restored> restoreThem(Library &library, const PhotoTargets &targets)
{
    TD_ASSIGN(const QStringList ids, resolveIds(library, targets));
    TD_ASSIGN(BatchOutcome outcome, library.restore(ids));
    Restored restored{.outcome = std::move(outcome), .due = {}};
    TD_ASSIGN(const QList<Photo> photos, library.findAll(restored.outcome.done.mid(0, Chunk)));
    TD_ASSIGN(const QList<Decision> next, library.nextActions(photos));
    for (const Decision &decision : next) {
        if (decision.action != Action::None && decision.due)
            restored.due = std::min(restored.due.value_or(*decision.due), *decision.due);
    }
    return restored;
}
} // namespace

Result<QStringList> resolveIds(Library &library, const PhotoTargets &targets)
{
    if (!targets.ids.isEmpty())
        return targets.ids;
    if (targets.query)
        return library.ids(*targets.query, std::numeric_limits<qint64>::max());
    QStringList ids;
    for (qsizetype at = 0; at < targets.seqs.size(); at += Chunk) {
        TD_ASSIGN(const QList<Photo> photos, library.bySeq(targets.seqs.mid(at, Chunk)));
        for (const Photo &photo : photos)
            ids.append(photo.photoId);
    }
    return ids;
}

Result<QList<Photo>> resolvePhotos(Library &library, const PhotoTargets &targets)
{
    if (targets.ids.isEmpty() && !targets.query)
        return library.bySeq(targets.seqs);
    TD_ASSIGN(const QStringList ids, resolveIds(library, targets));
    QList<Photo> photos;
    for (qsizetype at = 0; at < ids.size(); at += Chunk) {
        TD_ASSIGN(const QList<Photo> part, library.findAll(ids.mid(at, Chunk)));
        photos += part;
    }
    return photos;
}

PhotoActions::PhotoActions(const UiServices &services, QObject *parent)
    : QObject(parent)
    , m_services(services)
{
    m_meterTimer.setInterval(200);
    connect(&m_meterTimer, &QTimer::timeout, this, [this] {
        const qint64 total = m_meter->total;
        if (total > 0)
            Q_EMIT busyChanged(true, m_busyText + u' '
                                   + tr("%1 of %2").arg(QLocale().toString(m_meter->done.load()), QLocale().toString(total)));
    });
}

PhotoActions::~PhotoActions()
{
    m_stop.request_stop();
}

void PhotoActions::cancel()
{
    m_stop.request_stop();
}

void PhotoActions::begin(const QString &text)
{
    if (m_busy++ == 0) {
        m_stop = std::stop_source();
        m_meter = std::make_shared<Meter>();
        m_meterTimer.start();
    }
    m_busyText = text;
    Q_EMIT busyChanged(true, text);
}

void PhotoActions::tellFailures(const QList<ItemFailure> &failed, qsizetype done)
{
    if (failed.isEmpty())
        return;
    if (done == 0 || failed.size() == 1) {
        Q_EMIT errorRaised(failed.constFirst().error);
        return;
    }
    const Error &first = failed.constFirst().error;
    // A reason of its own, so that this sentence is not replaced by the one about the first photo.
    Error error{.code = first.code,
                .reason = u"photo.several"_s,
                .message = tr("%Ln photo(s) could not be changed. The first: %1", nullptr, int(failed.size())).arg(errorSentence(first)),
                .where = first.where,
                .remedy = errorRemedy(first),
                .detail = errorReport(first)};
    Q_EMIT errorRaised(error);
}

void PhotoActions::publish(const PhotoTargets &targets)
{
    Engine &engine = m_services.engine;
    start(
        tr("Publishing…"),
        [&engine, targets]() -> Result<BatchOutcome> {
            TD_ASSIGN(const QList<Photo> photos, resolvePhotos(engine.library, targets));
            QMap<QString, QStringList> byDraft;
            BatchOutcome all;
            for (const Photo &photo : photos) {
                if (photo.draftId.isEmpty()) {
                    all.failed.append({photo.photoId,
                                       Error{.code = ErrorCode::FailedPrecondition,
                                             .reason = u"photo.no_draft"_s,
                                             .message = tr("%1 was not published: it is in no draft.").arg(photo.filename),
                                             .where = photo.photoId,
                                             .remedy = tr("Set a draft for it first.")}});
                } else {
                    byDraft[photo.draftId].append(photo.photoId);
                }
            }
            for (auto it = byDraft.cbegin(); it != byDraft.cend(); ++it) {
                TD_ASSIGN(const BatchOutcome part, engine.drafts.publish(it.key(), it.value()));
                all.done += part.done;
                all.failed += part.failed;
            }
            return all;
        },
        [this](const Result<BatchOutcome> &outcome) {
            if (!outcome) {
                Q_EMIT errorRaised(outcome.error());
                return;
            }
            if (!outcome->done.isEmpty())
                Q_EMIT toast(tr("%Ln photo(s) published", nullptr, int(outcome->done.size())), {});
            tellFailures(outcome->failed, outcome->done.size());
        });
}

void PhotoActions::moveTo(const PhotoTargets &targets, Tier tier)
{
    start(
        tr("Queueing…"), [&library = m_services.engine.library, targets] { return resolveIds(library, targets); },
        [this, tier](const Result<QStringList> &ids) {
            if (!ids) {
                Q_EMIT errorRaised(ids.error());
                return;
            }
            m_services.queue.addMoves(*ids, tier);
            Q_EMIT toast(tr("%Ln photo(s) on the way to %1", nullptr, int(ids->size())).arg(tierName(tier).toUpper()), {});
        });
}

void PhotoActions::edit(const PhotoTargets &targets, const PhotoEdit &edit, const QString &doneText)
{
    start(
        tr("Changing…"),
        [&library = m_services.engine.library, targets, edit] {
            EditOutcome result{fail(Error{}), {}};
            const auto ids = resolveIds(library, targets);
            if (!ids) {
                result.outcome = fail(ids.error());
                return result;
            }
            if (ids->size() <= UndoLimit) {
                PhotoTargets named;
                named.ids = *ids;
                if (auto before = ids->isEmpty() ? Result<QList<Photo>>{} : resolvePhotos(library, named))
                    result.before = std::move(*before);
            }
            result.outcome = library.edit(*ids, edit);
            return result;
        },
        [this, edit, doneText](const EditOutcome &result) {
            if (!result.outcome) {
                Q_EMIT errorRaised(result.outcome.error());
                return;
            }
            Deed deed;
            if (!result.before.isEmpty()) {
                deed.undo = [self = QPointer(this), before = result.before, edit] {
                    if (self)
                        self->undoEdit(before, edit);
                };
                deed.redo = [self = QPointer(this), ids = result.outcome->done, edit] {
                    if (self)
                        self->again(ids, [edit](Library &library, const QStringList &same) { return library.edit(same, edit); });
                };
            }
            if (!result.outcome->done.isEmpty() && !doneText.isEmpty())
                Q_EMIT toast(doneText, deed);
            tellFailures(result.outcome->failed, result.outcome->done.size());
        });
}

void PhotoActions::undoEdit(const QList<Photo> &before, const PhotoEdit &edit)
{
    start(
        tr("Changing back…"),
        [&library = m_services.engine.library, before, edit]() -> Result<BatchOutcome> {
            // Photos that need the same way back go together.
            std::map<QString, std::pair<PhotoEdit, QStringList>> groups;
            for (const Photo &photo : before) {
                PhotoEdit back;
                for (const QString &tag : edit.addTags) {
                    if (!photo.tags.contains(tag))
                        back.removeTags.append(tag);
                }
                for (const QString &tag : edit.removeTags) {
                    if (photo.tags.contains(tag))
                        back.addTags.append(tag);
                }
                if (edit.draft)
                    back.draft = photo.draftId;
                if (edit.pinned)
                    back.pinned = photo.pinned;
                if (edit.isPublic)
                    back.isPublic = photo.isPublic;
                const QString key = back.removeTags.join(u'\n') + u'|' + back.addTags.join(u'\n') + u'|' + back.draft.value_or(u""_s)
                    + u'|' + QString::number(back.pinned.value_or(false)) + QString::number(back.isPublic.value_or(false));
                auto &group = groups[key];
                group.first = back;
                group.second.append(photo.photoId);
            }
            BatchOutcome all;
            for (const auto &[key, group] : groups) {
                TD_ASSIGN(const BatchOutcome part, library.edit(group.second, group.first));
                all.done += part.done;
                all.failed += part.failed;
            }
            return all;
        },
        [this](const Result<BatchOutcome> &outcome) {
            if (!outcome)
                Q_EMIT errorRaised(outcome.error());
            else
                tellFailures(outcome->failed, outcome->done.size());
        });
}

void PhotoActions::again(const QStringList &ids,
                         const std::function<Result<BatchOutcome>(Library &, const QStringList &)> &work)
{
    start(
        tr("Changing…"), [&library = m_services.engine.library, ids, work] { return work(library, ids); },
        [this](const Result<BatchOutcome> &outcome) {
            if (!outcome)
                Q_EMIT errorRaised(outcome.error());
            else
                tellFailures(outcome->failed, outcome->done.size());
        });
}

void PhotoActions::setPinned(const PhotoTargets &targets, bool pinned)
{
    PhotoEdit change;
    change.pinned = pinned;
    const int count = int(targets.count);
    edit(targets, change, pinned ? tr("%Ln photo(s) pinned", nullptr, count) : tr("%Ln photo(s) unpinned", nullptr, count));
}

void PhotoActions::addTag(const PhotoTargets &targets, const QString &tag)
{
    PhotoEdit change;
    change.addTags = {tag};
    edit(targets, change, tr("%Ln photo(s) tagged %1", nullptr, int(targets.count)).arg(tag));
}

void PhotoActions::removeTag(const PhotoTargets &targets, const QString &tag)
{
    PhotoEdit change;
    change.removeTags = {tag};
    edit(targets, change, tr("Tag %1 removed from %Ln photo(s)", nullptr, int(targets.count)).arg(tag));
}

void PhotoActions::setDraft(const PhotoTargets &targets, const QString &draft)
{
    PhotoEdit change;
    change.draft = draft;
    const int count = int(targets.count);
    edit(targets, change,
         draft.isEmpty() ? tr("%Ln photo(s) taken out of their draft", nullptr, count)
                         : tr("%Ln photo(s) put in draft %1", nullptr, count).arg(draft));
}

void PhotoActions::trash(const PhotoTargets &targets)
{
    start(
        tr("Moving to trash…"),
        [&library = m_services.engine.library, targets]() -> Result<BatchOutcome> {
            TD_ASSIGN(const QStringList ids, resolveIds(library, targets));
            return library.trash(ids);
        },
        [this](const Result<BatchOutcome> &outcome) {
            if (!outcome) {
                Q_EMIT errorRaised(outcome.error());
                return;
            }
            if (!outcome->done.isEmpty()) {
                PhotoTargets back;
                back.ids = outcome->done;
                back.count = outcome->done.size();
                Q_EMIT toast(tr("%Ln photo(s) moved to trash", nullptr, int(outcome->done.size())),
                             Deed([self = QPointer(this), back] {
                                 if (self)
                                     self->restore(back);
                             }, [self = QPointer(this), ids = outcome->done] {
                                 if (self)
                                     self->again(ids, [](Library &library, const QStringList &same) { return library.trash(same); });
                             }));
            }
            tellFailures(outcome->failed, outcome->done.size());
        });
}

void PhotoActions::restore(const PhotoTargets &targets)
{
    start(
        tr("Restoring…"),
        [&library = m_services.engine.library, targets] { return restoreThem(library, targets); },
        [this](const Result<Restored> &restored) {
            if (!restored) {
                Q_EMIT errorRaised(restored.error());
                return;
            }
            const BatchOutcome &outcome = restored->outcome;
            const Instant now = m_services.engine.parts.clock.now();
            QString text = tr("%Ln photo(s) restored", nullptr, int(outcome.done.size()));
            if (restored->due && *restored->due > now)
                text = tr("%1, due again %2").arg(text, format::dateTime(*restored->due, now));
            else if (restored->due)
                text = tr("%1, due again with the next run").arg(text);
            if (!outcome.done.isEmpty())
                Q_EMIT toast(text, {});
            tellFailures(outcome.failed, outcome.done.size());
        });
}

void PhotoActions::purge(const PhotoTargets &targets)
{
    begin(tr("Deleting…"));
    run(
        [&library = m_services.engine.library, targets, meter = m_meter, stop = m_stop.get_token()]() -> Result<BatchOutcome> {
            TD_ASSIGN(const QStringList ids, resolveIds(library, targets));
            return library.purge(
                ids,
                [meter](const Progress &now) {
                    meter->done = now.done;
                    meter->total = now.total;
                },
                stop);
        },
        [this](const Result<BatchOutcome> &outcome) {
            if (!outcome) {
                Q_EMIT errorRaised(outcome.error());
                return;
            }
            if (!outcome->done.isEmpty())
                Q_EMIT toast(tr("%Ln photo(s) deleted for good", nullptr, int(outcome->done.size())), {});
            tellFailures(outcome->failed, outcome->done.size());
        });
}

} // namespace td
