// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/queue.h"
#include "engine/variants.h"

#include <QElapsedTimer>
#include <QSet>

#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <thread>

namespace td
{

/// The engine room of a TransferQueue: threads that claim transfers and carry them out, and what they know of it.
/// Uploads and moves to each tier have lanes of their own, so that a slow provider keeps nothing else waiting.
/// Thread-safe; blocks only where said.
class TransferWork
{
public:
    using Settled = std::function<void(const Transfer &, const std::optional<Error> &)>;

    /// `stored` and `settled` are told by the working threads what became of each; the latter also of what was put back.
    TransferWork(const EngineParts &parts, Ingest &ingest, Library &library,
                 std::function<void(const UploadedPhoto &)> stored, Settled settled = {});
    /// Blocks: cancels what runs and puts it back into the list, for the next start.
    ~TransferWork();
    TransferWork(const TransferWork &) = delete;
    TransferWork &operator=(const TransferWork &) = delete;

    void start(); ///< reads settings: blocks
    void wake();  ///< something was added
    void beginPause(); ///< holds at once, and against resume() and poll() until the settings say so too
    void endPause();   ///< they do
    void resume();
    void beginIntake(); ///< files are being collected: not idle, even with nothing in the list
    void endIntake();
    void cancelRunning(const std::optional<QSet<qint64>> &ids); ///< all when unset
    /// Calls `change` while no thread of ours takes a transfer out of the list. Blocks.
    [[nodiscard]] Result<void> withClaimsHeld(const std::function<Result<void>()> &change);

    /// Looks whether another process changed list or settings, and whether something that was put back is due. Blocks;
    /// about once a second.
    [[nodiscard]] Result<void> poll();

    struct Batch {
        qint64 stored = 0;
        qint64 failed = 0;
    };
    /// Reads the counts again when something changed; a value when the queue has just become idle. Blocks.
    [[nodiscard]] Result<std::optional<Batch>> refresh();
    /// Nothing runs, and nothing in the list is for this process now.
    [[nodiscard]] bool isDrained() const;
    [[nodiscard]] bool hasNews() const; ///< something changed or runs since the last refresh
    [[nodiscard]] QueueSnapshot snapshot() const;

private:
    struct Active {
        Transfer transfer;
        std::stop_source stop;
        QString step;
        double fraction = 0;
    };
    struct Sample {
        qint64 at; ///< ms on m_clock
        qint64 bytes;
    };
    static constexpr qint64 RateWindowMs = 15'000;
    struct Lane {
        int parallel = 1;
        int running = 0;
        bool mayHaveWork = false;
        qint64 pausedUntil = 0; ///< ms on m_clock; its store is left alone until then
    };

    void loop(std::stop_token stop);
    void setPaused(bool paused); ///< the caller holds m_mutex
    [[nodiscard]] QList<TransferLane> openLanes() const;
    [[nodiscard]] std::optional<Transfer> takeOne(const QList<TransferLane> &lanes, qint64 additions,
                                                  std::stop_token &cancelled);
    void perform(Transfer transfer, std::stop_token stop);
    [[nodiscard]] std::optional<Error> carryOut(Transfer &transfer, std::stop_token stop);
    [[nodiscard]] Transfer outcomeOf(Transfer transfer, const std::optional<Error> &error);
    void save(const Transfer &transfer);
    void settle(const Transfer &transfer);
    void forgetOldSamples() const;

    const EngineParts &m_parts;
    const Rules m_rules;
    Ingest &m_ingest;
    Library &m_library;
    Variants m_variants;
    const std::function<void(const UploadedPhoto &)> m_stored;
    const Settled m_settled;

    std::mutex m_gate; ///< held while transfers are taken out of the list or changed in it; locked before m_mutex
    mutable std::mutex m_mutex; ///< guards what follows
    std::condition_variable_any m_wake;
    bool m_paused = false;
    bool m_stopping = false;
    bool m_changed = true;
    int m_retries = DefaultTransferRounds;
    qint64 m_additions = 0; ///< counts calls of wake(), to notice one in the middle of something
    int m_claiming = 0;
    int m_pausing = 0;
    int m_intakes = 0;
    std::map<TransferLane, Lane> m_lanes;
    QMap<qint64, Active> m_running;
    QMap<TransferState, qint64> m_counts;
    TransferBackoff m_backoff;
    std::optional<qint64> m_changeCounter; ///< of the catalogue, at the last poll
    QList<Transfer> m_unsaved;             ///< results the catalogue was too busy for
    bool m_batchOpen = false;
    qint64 m_batchDone = 0;
    Batch m_batch;
    QElapsedTimer m_clock;
    qint64 m_batchStart = 0;
    mutable std::deque<Sample> m_samples; ///< finished in the last seconds

    std::vector<std::jthread> m_threads;
};

} // namespace td
