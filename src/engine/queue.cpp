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
constexpr qsizetype AddBatch = 200;
constexpr int WholeList = 1'000'000;

void makeWaiting(Transfer &transfer)
{
    transfer.state = TransferState::Waiting;
    transfer.errorReason.clear();
    transfer.errorText.clear();
    transfer.remedy.clear();
    transfer.finishedAt.reset();
}

Result<void> updateAll(TransferRepository &transfers, const QList<Transfer> &changed)
{
    for (qsizetype from = 0; from < changed.size(); from += AddBatch)
        TD_TRY(transfers.update(changed.mid(from, AddBatch)));
    return {};
}

} // namespace

struct TransferQueue::Private {
    Private(TransferQueue *queue, const EngineParts &p, Ingest &ingest, Library &library)
        : q(queue)
        , parts(p)
        , work(p, ingest, library, [queue](const UploadedPhoto &photo) {
            QMetaObject::invokeMethod(
                queue, [queue, photo] { Q_EMIT queue->photoStored(photo); }, Qt::QueuedConnection);
        })
    {
        desk.setMaxThreadCount(1);
        intake.setMaxThreadCount(1);
    }

    TransferQueue *q;
    const EngineParts &parts;
    TransferWork work;
    QThreadPool desk;   ///< the requests of the window, in their order
    QThreadPool intake; ///< walks folders and fills the list
    std::stop_source intakeStop;
    QTimer tick;
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
        if (refreshing || !work.hasNews())
            return;
        refreshing = true;
        std::ignore = QtConcurrent::run(&desk, [this] {
            const auto batch = work.refresh();
            QMetaObject::invokeMethod(
                q,
                [this, batch] {
                    refreshing = false;
                    last = work.snapshot();
                    Q_EMIT q->changed(last);
                    if (batch && *batch)
                        Q_EMIT q->batchFinished((*batch)->stored, (*batch)->failed);
                    // It is tried again at the next tick; one complaint is enough until it works again.
                    if (!std::exchange(isFailing, !batch.has_value()) && !batch)
                        Q_EMIT q->failed(batch.error());
                },
                Qt::QueuedConnection);
        });
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

    /// Changes those of the listed transfers that `pick` names; none is taken out of the list meanwhile.
    Result<void> change(const QList<TransferState> &from, const std::function<bool(const Transfer &)> &pick,
                        const std::function<void(Transfer &)> &edit)
    {
        return work.withClaimsHeld([&]() -> Result<void> {
            TD_ASSIGN(QList<Transfer> listed, parts.catalogue.transfers().list(from, WholeList));
            listed.removeIf([&](const Transfer &transfer) { return !pick(transfer); });
            for (Transfer &transfer : listed)
                edit(transfer);
            return updateAll(parts.catalogue.transfers(), listed);
        });
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
                transfer.options = json;
                transfer.bytes = QFileInfo(file).size();
                transfer.createdAt = parts.clock.now();
                transfers.append(transfer);
            }
            add(transfers);
        }
    }

    void takeMoves(const QStringList &photoIds, Tier to, const std::stop_token &stop)
    {
        for (qsizetype from = 0; from < photoIds.size() && !stop.stop_requested(); from += AddBatch) {
            const QStringList ids = photoIds.mid(from, AddBatch);
            const Result<QList<Photo>> photos = parts.catalogue.photos().findAll(ids);
            QSet<QString> unknown(ids.cbegin(), ids.cend());
            QList<Transfer> transfers;
            for (const Photo &photo : photos.value_or(QList<Photo>())) {
                unknown.remove(photo.photoId);
                Transfer transfer;
                transfer.kind = TransferKind::Move;
                transfer.path = photo.filename;
                transfer.photoId = photo.photoId;
                transfer.to = to;
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
        d->work.start();
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
    d->takeIn([this, photoIds, to](const std::stop_token &stop) { d->takeMoves(photoIds, to, stop); });
}

void TransferQueue::cancel(const QList<qint64> &ids)
{
    d->ask([this, wanted = QSet<qint64>(ids.cbegin(), ids.cend())]() -> Result<void> {
        TD_TRY(d->change(
            {TransferState::Waiting, TransferState::Paused},
            [&](const Transfer &transfer) { return wanted.contains(transfer.id); },
            [this](Transfer &transfer) {
                transfer.state = TransferState::Cancelled;
                transfer.finishedAt = d->parts.clock.now();
            }));
        d->work.cancelRunning(wanted);
        return {};
    });
}

void TransferQueue::cancelAll()
{
    d->intakeStop.request_stop();
    d->intakeStop = std::stop_source();
    d->ask([this]() -> Result<void> {
        d->intake.waitForDone(); // what was just being collected is not to slip in behind
        const Result<void> cancelled = d->work.withClaimsHeld([this]() -> Result<void> {
            TD_TRY(d->parts.catalogue.transfers().setState({TransferState::Waiting, TransferState::Paused},
                                                           TransferState::Cancelled));
            return {};
        });
        d->work.cancelRunning(std::nullopt);
        return cancelled;
    });
}

void TransferQueue::retry(const QList<qint64> &ids)
{
    d->ask([this, wanted = QSet<qint64>(ids.cbegin(), ids.cend())] {
        return d->change(
            {TransferState::Failed, TransferState::Cancelled},
            [&](const Transfer &transfer) { return wanted.contains(transfer.id); }, makeWaiting);
    });
}

void TransferQueue::retryFailed(const QString &errorReason)
{
    d->ask([this, errorReason] {
        return d->change(
            {TransferState::Failed},
            [&](const Transfer &transfer) { return errorReason.isEmpty() || transfer.errorReason == errorReason; },
            makeWaiting);
    });
}

void TransferQueue::setPaused(bool paused)
{
    d->work.setPaused(paused);
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

} // namespace td
