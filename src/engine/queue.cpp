// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/queue.h"

#include "engine/transferwork.h"

#include <QFileInfo>
#include <QThreadPool>
#include <QTimer>
#include <QtConcurrent/QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

constexpr int TickMs = 200;
constexpr int QueuePollTicks = 5;
constexpr qsizetype AddBatch = 200;

} // namespace

struct TransferQueue::Private {
    Private(TransferQueue *queue, const EngineParts &p, Ingest &ingest, Library &l)
        : q(queue)
        , parts(p)
        , library(l)
        , rules(p)
        , work(p, ingest, l, [queue](const UploadedPhoto &photo) {
            QMetaObject::invokeMethod(
                queue, [queue, photo] { Q_EMIT queue->photoStored(photo); }, Qt::QueuedConnection);
        })
    {
        desk.setMaxThreadCount(1);
        intake.setMaxThreadCount(1);
    }

    TransferQueue *q;
    const EngineParts &parts;
    Library &library;
    Rules rules;
    TransferWork work;
    QThreadPool desk;   ///< the requests of the window, in their order
    QThreadPool intake; ///< walks folders and fills the list
    std::stop_source intakeStop;
    QTimer tick;
    int ticks = 0;
    bool refreshing = false;
    bool isStarted = false;
    bool isFailing = false;
    QueueSnapshot last;

    void complain(const Error &error)
    {
        QMetaObject::invokeMethod(
            q, [this, error] { Q_EMIT q->failed(error); }, Qt::QueuedConnection);
    }

    void refuse(const QList<ItemFailure> &items)
    {
        if (!items.isEmpty())
            QMetaObject::invokeMethod(
                q, [this, items] { Q_EMIT q->refused(items); }, Qt::QueuedConnection);
    }

    /// Carries a request out in the background; what fails is announced.
    void ask(std::function<Result<void>()> request)
    {
        std::ignore = QtConcurrent::run(&desk, [this, request = std::move(request)] {
            if (const Result<void> done = request(); !done)
                complain(done.error());
            work.wake();
        });
    }

    void refresh()
    {
        const bool mustPoll = isStarted && ++ticks % QueuePollTicks == 0;
        if (refreshing || (!mustPoll && !work.hasNews()))
            return;
        refreshing = true;
        std::ignore = QtConcurrent::run(&desk, [this, mustPoll] {
            const Result<void> polled = mustPoll ? work.poll() : Result<void>();
            auto batch = work.refresh();
            if (batch && !*batch && !polled)
                batch = fail(polled.error());
            QMetaObject::invokeMethod(
                q, [this, batch] { announce(batch); }, Qt::QueuedConnection);
        });
    }

    void announce(const Result<std::optional<TransferWork::Batch>> &batch)
    {
        refreshing = false;
        last = work.snapshot();
        Q_EMIT q->changed(last);
        if (batch && *batch)
            Q_EMIT q->batchFinished((*batch)->stored, (*batch)->failed);
        // It is tried again at the next tick; one complaint is enough until it works again.
        if (!std::exchange(isFailing, !batch.has_value()) && !batch)
            Q_EMIT q->failed(batch.error());
    }

    void add(const QList<Transfer> &transfers)
    {
        for (qsizetype from = 0; from < transfers.size(); from += AddBatch) {
            const QList<Transfer> slice = transfers.mid(from, AddBatch);
            if (const auto added = parts.catalogue.transfers().add(slice); !added) {
                QList<ItemFailure> lost;
                for (const Transfer &transfer : slice)
                    lost.append(
                        {transfer.kind == TransferKind::Upload ? transfer.path : transfer.photoId, added.error()});
                refuse(lost);
            }
            work.wake();
        }
    }

    void takeUploads(const QStringList &paths, bool recursive, const UploadOptions &options,
                     const std::stop_token &stop)
    {
        const FileList found = collectFiles(paths, recursive, stop);
        refuse(found.failed);
        const QJsonObject json = uploadOptionsToJson(options);
        for (qsizetype from = 0; from < found.files.size() && !stop.stop_requested(); from += AddBatch) {
            QList<Transfer> transfers;
            for (const QString &file : found.files.mid(from, AddBatch)) {
                Transfer transfer;
                transfer.path = file;
                transfer.host = parts.self.host;
                transfer.options = json;
                transfer.bytes = QFileInfo(file).size();
                transfer.createdAt = parts.clock.now();
                transfers.append(transfer);
            }
            add(transfers);
        }
    }

    void takeVariants(const std::optional<QStringList> &photoIds, const VariantWish &wish, const std::stop_token &stop)
    {
        Transfer pattern;
        pattern.kind = TransferKind::Variants;
        pattern.options = variantWishToJson(wish);
        if (photoIds) {
            takePhotos(*photoIds, pattern, stop);
        } else if (const Result<QStringList> found = Variants(parts, rules, library).incomplete(wish, stop); found) {
            takePhotos(*found, pattern, stop);
        } else if (found.error().code != ErrorCode::Cancelled) {
            complain(found.error());
        }
    }

    /// One transfer a photo, made like `pattern`.
    void takePhotos(const QStringList &photoIds, const Transfer &pattern, const std::stop_token &stop)
    {
        for (qsizetype from = 0; from < photoIds.size() && !stop.stop_requested(); from += AddBatch) {
            const QStringList ids = photoIds.mid(from, AddBatch);
            const Result<QList<Photo>> photos = parts.catalogue.photos().findAll(ids);
            QSet<QString> unknown(ids.cbegin(), ids.cend());
            QList<Transfer> transfers;
            for (const Photo &photo : photos.value_or(QList<Photo>())) {
                unknown.remove(photo.photoId);
                Transfer transfer = pattern;
                transfer.path = photo.filename;
                transfer.photoId = photo.photoId;
                if (pattern.kind != TransferKind::Move)
                    transfer.to = photo.tier;
                transfer.bytes = photo.storedBytes;
                transfer.createdAt = parts.clock.now();
                transfers.append(transfer);
            }
            QList<ItemFailure> failures;
            for (const QString &id : std::as_const(unknown))
                failures.append({id, photos ? Error{.code = ErrorCode::NotFound,
                                                    .reason = u"photo.unknown"_s,
                                                    .message = u"There is no photo %1"_s.arg(id),
                                                    .where = id,
                                                    .remedy = {}}
                                            : photos.error()});
            refuse(failures);
            add(transfers);
        }
    }

    void takeIn(std::function<void(const std::stop_token &)> collect)
    {
        work.beginIntake();
        std::ignore = QtConcurrent::run(&intake, [this, collect = std::move(collect), stop = intakeStop.get_token()] {
            collect(stop);
            work.endIntake();
        });
    }
};

TransferQueue::TransferQueue(const EngineParts &parts, Ingest &ingest, Library &library, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, parts, ingest, library))
{
    connect(&d->tick, &QTimer::timeout, this, [this] { d->refresh(); });
    d->tick.start(TickMs);
}

TransferQueue::~TransferQueue()
{
    d->tick.stop();
    d->intakeStop.request_stop();
    d->intake.waitForDone();
    d->desk.waitForDone();
}

void TransferQueue::start()
{
    if (std::exchange(d->isStarted, true))
        return;
    d->ask([this]() -> Result<void> {
        const auto requeued = d->parts.catalogue.transfers().requeue(d->parts.holderDead);
        const Result<void> polled = d->work.poll(); // before the first thread: a queue may have been paused
        d->work.start();
        TD_TRY(polled);
        TD_TRY(requeued);
        return {};
    });
}

void TransferQueue::addUploads(const QStringList &paths, bool recursive, const UploadOptions &options)
{
    d->takeIn([this, paths, recursive, options](const std::stop_token &stop) {
        d->takeUploads(paths, recursive, options, stop);
    });
}

void TransferQueue::addMoves(const QStringList &photoIds, Tier to)
{
    d->takeIn([this, photoIds, to](const std::stop_token &stop) {
        Transfer pattern;
        pattern.kind = TransferKind::Move;
        pattern.to = to;
        d->takePhotos(photoIds, pattern, stop);
    });
}

void TransferQueue::addVariants(const std::optional<QStringList> &photoIds, const VariantWish &wish)
{
    d->takeIn([this, photoIds, wish](const std::stop_token &stop) { d->takeVariants(photoIds, wish, stop); });
}

void TransferQueue::cancel(const QList<qint64> &ids)
{
    d->ask([this, ids]() -> Result<void> {
        const Result<void> cancelled = d->work.withClaimsHeld([&]() -> Result<void> {
            TD_TRY(d->parts.catalogue.transfers().cancelWaiting(ids, d->parts.clock.now()));
            return {};
        });
        d->work.cancelRunning(QSet<qint64>(ids.cbegin(), ids.cend()));
        return cancelled;
    });
}

void TransferQueue::cancelAll()
{
    d->intakeStop.request_stop();
    d->intakeStop = std::stop_source();
    d->ask([this]() -> Result<void> {
        d->intake.waitForDone(); // what was just being collected is not to slip in behind
        const Result<void> cancelled = d->work.withClaimsHeld([this]() -> Result<void> {
            TD_TRY(d->parts.catalogue.transfers().cancelWaiting(std::nullopt, d->parts.clock.now()));
            return {};
        });
        d->work.cancelRunning(std::nullopt);
        return cancelled;
    });
}

void TransferQueue::retry(const QList<qint64> &ids)
{
    d->ask([this, ids]() -> Result<void> {
        TD_TRY(d->parts.catalogue.transfers().retry(ids));
        return {};
    });
}

void TransferQueue::retryFailed(const std::optional<TransferCause> &cause)
{
    d->ask([this, cause]() -> Result<void> {
        TD_TRY(d->parts.catalogue.transfers().retryFailed(cause));
        return {};
    });
}

void TransferQueue::reorder(const QList<qint64> &ids, TransferPlace place)
{
    d->ask([this, ids, place]() -> Result<void> {
        TD_TRY(d->parts.catalogue.transfers().reorder(ids, place));
        return {};
    });
}

void TransferQueue::setPaused(bool paused)
{
    if (!paused) {
        d->ask([this]() -> Result<void> { // after what was asked for before, such as another order
            d->work.resume();
            return d->rules.set(u"transfers.paused"_s, u"false"_s);
        });
        return;
    }
    d->work.beginPause(); // at once, however busy the catalogue is
    d->ask([this]() -> Result<void> {
        const Result<void> stored = d->rules.set(u"transfers.paused"_s, u"true"_s);
        d->work.endPause();
        return stored;
    });
}

void TransferQueue::clearFinished()
{
    d->ask([this]() -> Result<void> {
        TD_TRY(d->parts.catalogue.transfers().clearFinished());
        return {};
    });
}

QueueSnapshot TransferQueue::snapshot() const
{
    return d->last;
}

void TransferQueue::requestList(const QList<TransferState> &states, int limit)
{
    d->ask([this, states, limit]() -> Result<void> {
        TD_ASSIGN(const QList<Transfer> transfers, d->parts.catalogue.transfers().list(states, limit));
        QMetaObject::invokeMethod(
            this, [this, transfers] { Q_EMIT listed(transfers); }, Qt::QueuedConnection);
        return {};
    });
}

void TransferQueue::requestGroups()
{
    d->ask([this]() -> Result<void> {
        TD_ASSIGN(const QList<TransferGroup> groups, d->parts.catalogue.transfers().groups());
        QMetaObject::invokeMethod(
            this, [this, groups] { Q_EMIT grouped(groups); }, Qt::QueuedConnection);
        return {};
    });
}

} // namespace td
