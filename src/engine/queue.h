// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/ingest.h"
#include "engine/library.h"

#include <QObject>

namespace td
{

struct VariantWish;

/// One transfer as a screen shows it.
struct TransferStatus {
    Transfer transfer;
    double fraction = 0; ///< 0..1 while running
    QString step;        ///< "read", "compress", "store" or "move"
};

struct QueueSnapshot {
    QList<TransferStatus> running;
    qint64 waiting = 0, done = 0, failed = 0, cancelled = 0;
    qint64 backedOff = 0;           ///< of the waiting ones: failed for a cause that may pass, and are tried again
    std::optional<Instant> nextTry; ///< when the first of those is
    qint64 batchDone = 0, batchTotal = 0; ///< since the queue was last idle
    double bytesPerSecond = 0;
    std::optional<qint64> secondsLeft;
    bool paused = false;
    /// Nothing is done now; some may be put back until later.
    [[nodiscard]] bool isIdle() const { return running.isEmpty() && waiting == backedOff; }
};

/// Uploads and moves in the background; the list is in the catalogue and survives a restart. Lives in the GUI thread;
/// its work does not. Every call returns at once.
class TransferQueue : public QObject
{
    Q_OBJECT
public:
    TransferQueue(const EngineParts &parts, Ingest &ingest, Library &library, QObject *parent = nullptr);
    ~TransferQueue() override; ///< stops: running transfers are cancelled and wait for the next start

    void start(); ///< requeues what dead processes left and begins to work
    void addUploads(const QStringList &paths, bool recursive, const UploadOptions &options);
    void addMoves(const QStringList &photoIds, Tier to);
    /// Renditions of these photos; without ids, of every photo that needs it.
    void addVariants(const std::optional<QStringList> &photoIds, const VariantWish &wish);
    void cancel(const QList<qint64> &ids);
    void cancelAll();
    void retry(const QList<qint64> &ids);
    /// All that failed or were put back until later: for one cause, or all. They are tried at once.
    void retryFailed(const std::optional<TransferCause> &cause = std::nullopt);
    void reorder(const QList<qint64> &ids, TransferPlace place); ///< of waiting ones
    void setPaused(bool paused); ///< for every console of the profile, and over restarts (transfers.paused)
    void clearFinished();
    [[nodiscard]] QueueSnapshot snapshot() const; ///< the last one announced
    /// Newest first; done in the background and answered by listed().
    void requestList(const QList<TransferState> &states, int limit);
    /// What failed or was put back, by cause; answered by grouped().
    void requestGroups();

Q_SIGNALS:
    void changed(const td::QueueSnapshot &snapshot); ///< at most every 200 ms
    void listed(const QList<td::Transfer> &transfers);
    void grouped(const QList<td::TransferGroup> &groups);
    void photoStored(const td::UploadedPhoto &photo);
    void refused(const QList<td::ItemFailure> &failed); ///< paths that are no usable files
    void batchFinished(qint64 stored, qint64 failed);
    void failed(const td::Error &error); ///< a request that could not be carried out, e.g. the catalogue is busy

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace td
