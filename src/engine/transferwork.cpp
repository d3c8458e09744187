// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/transferwork.h"

#include "engine/workers.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace td
{

namespace
{

constexpr qint64 RateWindowMs = 15'000;
constexpr int SaveTries = 5;

} // namespace

TransferWork::TransferWork(const EngineParts &parts, Ingest &ingest, Library &library,
                           std::function<void(const UploadedPhoto &)> stored)
    : m_parts(parts)
    , m_ingest(ingest)
    , m_library(library)
    , m_stored(std::move(stored))
{
    m_clock.start();
}

TransferWork::~TransferWork()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
        for (Active &active : m_running)
            active.stop.request_stop();
    }
    for (std::jthread &thread : m_threads)
        thread.request_stop();
    m_threads.clear();
    // What still cannot be written is found by the next start, which takes over what a dead process left running.
    if (!m_unsaved.isEmpty())
        std::ignore = m_parts.catalogue.transfers().update(m_unsaved);
}

void TransferWork::start()
{
    if (!m_threads.empty())
        return;
    for (int i = 0; i < workerCount(m_parts); ++i)
        m_threads.emplace_back([this](std::stop_token stop) { loop(std::move(stop)); });
}

void TransferWork::wake()
{
    const std::lock_guard lock(m_mutex);
    ++m_additions;
    m_mayHaveWork = true;
    m_changed = true;
    m_wake.notify_all();
}

void TransferWork::setPaused(bool paused)
{
    const std::lock_guard lock(m_mutex);
    m_paused = paused;
    m_changed = true;
    m_wake.notify_all();
}

void TransferWork::beginIntake()
{
    const std::lock_guard lock(m_mutex);
    ++m_intakes;
}

void TransferWork::endIntake()
{
    const std::lock_guard lock(m_mutex);
    --m_intakes;
    m_changed = true;
}

void TransferWork::cancelRunning(const std::optional<QSet<qint64>> &ids)
{
    const std::lock_guard lock(m_mutex);
    for (auto it = m_running.begin(); it != m_running.end(); ++it) {
        if (!ids || ids->contains(it.key()))
            it->stop.request_stop();
    }
}

Result<void> TransferWork::withClaimsHeld(const std::function<Result<void>()> &change)
{
    const std::lock_guard gate(m_gate);
    return change();
}

void TransferWork::loop(std::stop_token stop)
{
    while (!stop.stop_requested()) {
        qint64 additions = 0;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, stop, [this] { return m_mayHaveWork && !m_paused; });
            if (stop.stop_requested())
                return;
            ++m_claiming;
            additions = m_additions;
        }
        std::optional<Transfer> taken;
        std::stop_token cancelled;
        {
            const std::lock_guard gate(m_gate);
            const Result<QList<Transfer>> claimed =
                m_parts.catalogue.transfers().claim(1, m_parts.self, m_parts.clock.now());
            std::unique_lock lock(m_mutex);
            --m_claiming;
            m_changed = true;
            if (claimed && !claimed->isEmpty()) {
                taken = claimed->first();
                Active active{.transfer = *taken, .stop = {}};
                if (m_stopping)
                    active.stop.request_stop();
                cancelled = active.stop.get_token();
                if (!std::exchange(m_batchOpen, true))
                    m_batchStart = m_clock.elapsed();
                m_running.insert(taken->id, std::move(active));
            } else if (claimed && additions == m_additions) {
                m_mayHaveWork = false;
            }
        }
        if (taken) {
            perform(*std::move(taken), std::move(cancelled));
        } else {
            // Either the list is empty (the next wait is long) or the catalogue is busy (a moment will do).
            std::unique_lock lock(m_mutex);
            if (m_mayHaveWork)
                m_wake.wait_for(lock, stop, 300ms, [] { return false; });
        }
    }
}

void TransferWork::perform(Transfer transfer, std::stop_token stop)
{
    std::optional<Error> error;
    if (transfer.kind == TransferKind::Upload) {
        const Result<UploadedPhoto> uploaded =
            m_ingest.upload(transfer.path, uploadOptionsFromJson(transfer.options), stop);
        if (uploaded) {
            transfer.photoId = uploaded->photo.photoId;
            transfer.resultBytes = uploaded->photo.storedBytes;
            m_stored(*uploaded);
        } else {
            error = uploaded.error();
        }
    } else {
        const BatchOutcome moved = m_library.moveTo({transfer.photoId}, transfer.to, {}, stop);
        if (moved.failed.isEmpty())
            transfer.resultBytes = transfer.bytes;
        else
            error = moved.failed.first().error;
    }

    transfer.errorReason = error ? error->reason : QString();
    transfer.errorText = error ? error->message : QString();
    transfer.remedy = error ? error->remedy : QString();
    transfer.finishedAt = m_parts.clock.now();
    transfer.state = TransferState::Done;
    if (error && error->code == ErrorCode::Cancelled) {
        const std::lock_guard lock(m_mutex);
        transfer.state = m_stopping ? TransferState::Waiting : TransferState::Cancelled;
        if (m_stopping)
            transfer.finishedAt.reset();
    } else if (error) {
        transfer.state = TransferState::Failed;
    }
    save(transfer);
    settle(transfer);
}

void TransferWork::save(const Transfer &transfer)
{
    for (int attempt = 0; attempt < SaveTries; ++attempt) {
        if (m_parts.catalogue.transfers().update({transfer}))
            return;
        std::this_thread::sleep_for(50ms * (attempt + 1));
    }
    const std::lock_guard lock(m_mutex);
    m_unsaved.append(transfer);
}

void TransferWork::settle(const Transfer &transfer)
{
    const std::lock_guard lock(m_mutex);
    m_running.remove(transfer.id);
    m_changed = true;
    if (transfer.state == TransferState::Waiting)
        return;
    ++m_batchDone;
    if (transfer.state == TransferState::Done)
        ++m_batch.stored;
    else if (transfer.state == TransferState::Failed)
        ++m_batch.failed;
    m_samples.push_back({m_clock.elapsed(), transfer.state == TransferState::Done ? transfer.bytes : 0});
    forgetOldSamples();
}

void TransferWork::forgetOldSamples() const
{
    while (!m_samples.empty() && m_samples.front().at < m_clock.elapsed() - RateWindowMs)
        m_samples.pop_front();
}

bool TransferWork::hasNews() const
{
    const std::lock_guard lock(m_mutex);
    return m_changed || !m_running.isEmpty();
}

Result<std::optional<TransferWork::Batch>> TransferWork::refresh()
{
    QList<Transfer> unsaved;
    qint64 additions = 0;
    {
        const std::lock_guard lock(m_mutex);
        if (!m_changed)
            return std::nullopt;
        m_changed = false;
        additions = m_additions;
        unsaved = std::exchange(m_unsaved, {});
    }
    if (!unsaved.isEmpty()) {
        if (Result<void> saved = m_parts.catalogue.transfers().update(unsaved); !saved) {
            const std::lock_guard lock(m_mutex);
            m_unsaved += unsaved;
            m_changed = true;
            return fail(std::move(saved).error());
        }
    }
    const auto counts = m_parts.catalogue.transfers().counts();
    const std::lock_guard lock(m_mutex);
    if (!counts) {
        m_changed = true;
        return fail(counts.error());
    }
    m_counts = *counts;
    const bool isIdle = m_running.isEmpty() && m_claiming == 0 && m_intakes == 0 && m_unsaved.isEmpty() &&
                        additions == m_additions && m_counts.value(TransferState::Waiting) == 0;
    if (!isIdle || !m_batchOpen)
        return std::nullopt;
    m_batchOpen = false;
    m_batchDone = 0;
    m_samples.clear();
    return std::exchange(m_batch, {});
}

QueueSnapshot TransferWork::snapshot() const
{
    const std::lock_guard lock(m_mutex);
    QueueSnapshot shot;
    for (const Active &active : m_running) {
        const bool isUpload = active.transfer.kind == TransferKind::Upload;
        shot.running.append({.transfer = active.transfer, .fraction = 0, .step = isUpload ? u"compress"_s : u"move"_s});
    }
    shot.waiting = m_counts.value(TransferState::Waiting);
    shot.done = m_counts.value(TransferState::Done);
    shot.failed = m_counts.value(TransferState::Failed);
    shot.cancelled = m_counts.value(TransferState::Cancelled);
    shot.paused = m_paused;
    if (!m_batchOpen)
        return shot;
    const qint64 left = shot.waiting + shot.running.size();
    shot.batchDone = m_batchDone;
    shot.batchTotal = m_batchDone + left;
    forgetOldSamples();
    const double seconds = double(std::min(RateWindowMs, m_clock.elapsed() - m_batchStart)) / 1000.0;
    if (seconds < 0.5 || m_samples.empty())
        return shot;
    qint64 bytes = 0;
    for (const Sample &sample : m_samples)
        bytes += sample.bytes;
    shot.bytesPerSecond = double(bytes) / seconds;
    shot.secondsLeft = qint64(double(left) * seconds / double(m_samples.size()) + 0.5);
    return shot;
}

} // namespace td
