// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/transferwork.h"

#include "engine/workers.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace td
{

namespace
{

constexpr int SaveTries = 5;

} // namespace

TransferWork::TransferWork(const EngineParts &parts, Ingest &ingest, Library &library,
                           std::function<void(const UploadedPhoto &)> stored, Settled settled)
    : m_parts(parts)
    , m_rules(parts)
    , m_ingest(ingest)
    , m_library(library)
    , m_variants(parts, m_rules, library)
    , m_stored(std::move(stored))
    , m_settled(std::move(settled))
{
    m_clock.start();
    m_lanes[{TransferKind::Upload, Tier::Temp}] = {};
    m_lanes[{TransferKind::Variants, Tier::Temp}] = {};
    for (const Tier tier : AllTiers)
        m_lanes[{TransferKind::Move, tier}] = {};
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
    const int movers = storeWorkerCount(m_parts);
    int threads = 0;
    {
        const std::lock_guard lock(m_mutex);
        for (auto &[lane, state] : m_lanes) {
            state.parallel = lane.kind == TransferKind::Move ? movers : workerCount(m_parts);
            threads += m_parts.stores.has(lane.to) ? state.parallel : 0;
        }
    }
    for (int i = 0; i < threads; ++i)
        m_threads.emplace_back([this](std::stop_token stop) { loop(std::move(stop)); });
}

void TransferWork::wake()
{
    const std::lock_guard lock(m_mutex);
    ++m_additions;
    for (auto &[lane, state] : m_lanes)
        state.mayHaveWork = true;
    m_changed = true;
    m_wake.notify_all();
}

void TransferWork::beginPause()
{
    const std::lock_guard lock(m_mutex);
    ++m_pausing;
    setPaused(true);
}

void TransferWork::endPause()
{
    const std::lock_guard lock(m_mutex);
    --m_pausing;
}

void TransferWork::resume()
{
    const std::lock_guard lock(m_mutex);
    setPaused(false);
}

void TransferWork::setPaused(bool paused)
{
    if (m_pausing > 0 && !paused)
        return;
    m_changed = m_changed || m_paused != paused;
    m_paused = paused;
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

Result<void> TransferWork::poll()
{
    TD_ASSIGN(const TransferRules rules, m_rules.transfers());
    TD_ASSIGN(const qint64 counter, m_parts.catalogue.changeCounter());
    const std::lock_guard lock(m_mutex);
    m_retries = rules.retries;
    const bool isDue = m_backoff.until && *m_backoff.until <= m_parts.clock.now();
    if (m_changeCounter != counter || isDue) {
        // Another process may have added something, or the time of something that was put back has come.
        for (auto &[lane, state] : m_lanes)
            state.mayHaveWork = true;
        m_changed = true;
    }
    setPaused(rules.paused);
    m_changeCounter = counter;
    m_wake.notify_all(); // a store may not have to be left alone any longer
    return {};
}

QList<TransferLane> TransferWork::openLanes() const
{
    QList<TransferLane> open;
    if (m_paused)
        return open;
    for (const auto &[lane, state] : m_lanes) {
        if (state.mayHaveWork && state.running < state.parallel && state.pausedUntil <= m_clock.elapsed())
            open.append(lane);
    }
    return open;
}

void TransferWork::loop(std::stop_token stop)
{
    while (!stop.stop_requested()) {
        qint64 additions = 0;
        QList<TransferLane> lanes;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, stop, [&] {
                lanes = openLanes();
                return m_claiming == 0 && !lanes.isEmpty();
            });
            if (stop.stop_requested())
                return;
            ++m_claiming;
            additions = m_additions;
        }
        std::stop_token cancelled;
        std::optional<Transfer> taken = takeOne(lanes, additions, cancelled);
        if (taken) {
            perform(*std::move(taken), std::move(cancelled));
        } else {
            // Either the lanes are empty (the next wait is long) or the catalogue is busy (a moment will do).
            std::unique_lock lock(m_mutex);
            if (!openLanes().isEmpty())
                m_wake.wait_for(lock, stop, 300ms, [] { return false; });
        }
    }
}

std::optional<Transfer> TransferWork::takeOne(const QList<TransferLane> &lanes, qint64 additions,
                                              std::stop_token &cancelled)
{
    const std::lock_guard gate(m_gate);
    const Result<QList<Transfer>> claimed =
        m_parts.catalogue.transfers().claim(1, lanes, m_parts.self, m_parts.clock.now());
    const std::lock_guard lock(m_mutex);
    --m_claiming;
    m_changed = true;
    m_wake.notify_one(); // the next thread may claim
    if (!claimed)
        return std::nullopt;
    if (claimed->isEmpty()) {
        if (additions == m_additions) {
            for (const TransferLane &lane : lanes)
                m_lanes[lane].mayHaveWork = false;
        }
        return std::nullopt;
    }
    const Transfer &taken = claimed->first();
    Active active{.transfer = taken, .stop = {}, .step = {}};
    if (m_stopping)
        active.stop.request_stop();
    cancelled = active.stop.get_token();
    if (!std::exchange(m_batchOpen, true))
        m_batchStart = m_clock.elapsed();
    ++m_lanes[laneOf(taken)].running;
    m_running.insert(taken.id, std::move(active));
    return taken;
}

void TransferWork::perform(Transfer transfer, std::stop_token stop)
{
    const std::optional<Error> error = carryOut(transfer, std::move(stop));
    const Transfer outcome = outcomeOf(std::move(transfer), error);
    save(outcome);
    if (m_settled)
        m_settled(outcome, error);
    settle(outcome);
}

std::optional<Error> TransferWork::carryOut(Transfer &transfer, std::stop_token stop)
{
    const StepFn step = [this, id = transfer.id](const QString &name, double fraction) {
        const std::lock_guard lock(m_mutex);
        if (const auto active = m_running.find(id); active != m_running.end()) {
            active->step = name;
            active->fraction = fraction;
        }
    };
    if (transfer.kind == TransferKind::Move) {
        const Result<void> moved = m_library.moveOne(transfer.photoId, transfer.to, std::move(stop), step);
        if (!moved)
            return moved.error();
        transfer.resultBytes = transfer.bytes;
        return std::nullopt;
    }
    if (transfer.kind == TransferKind::Variants) {
        const Result<VariantOutcome> done =
            m_variants.complete(transfer.photoId, variantWishFromJson(transfer.options), std::move(stop), step);
        if (!done)
            return done.error();
        transfer.resultBytes = transfer.bytes + done->bytes;
        return std::nullopt;
    }
    const Result<UploadedPhoto> uploaded =
        m_ingest.upload(transfer.path, uploadOptionsFromJson(transfer.options), std::move(stop), step);
    if (!uploaded)
        return uploaded.error();
    transfer.photoId = uploaded->photo.photoId;
    transfer.resultBytes = uploaded->photo.storedBytes;
    m_stored(*uploaded);
    return std::nullopt;
}

Transfer TransferWork::outcomeOf(Transfer transfer, const std::optional<Error> &error)
{
    const std::lock_guard lock(m_mutex);
    const Instant now = m_parts.clock.now();
    if (error && error->code != ErrorCode::Cancelled) {
        if (error->reason == "store.paused"_L1)
            m_lanes[laneOf(transfer)].pausedUntil = m_clock.elapsed() + 1000 * error->retryAfterSeconds.value_or(1);
        return afterFailure(std::move(transfer), *error, m_retries, now);
    }
    transfer.errorReason = error ? error->reason : QString();
    transfer.errorText = error ? error->message : QString();
    transfer.remedy = error ? error->remedy : QString();
    transfer.errorStore.clear();
    if (error && m_stopping) {
        // The next start goes on with it, and it was no try.
        transfer.state = TransferState::Waiting;
        transfer.errorReason.clear();
        transfer.errorText.clear();
        transfer.attempts = std::max(0, transfer.attempts - 1);
        return transfer;
    }
    transfer.state = error ? TransferState::Cancelled : TransferState::Done;
    transfer.finishedAt = now;
    return transfer;
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
    Lane &lane = m_lanes[laneOf(transfer)];
    --lane.running;
    lane.mayHaveWork = true; // its room may have kept one waiting
    m_wake.notify_one();
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

bool TransferWork::isDrained() const
{
    const std::lock_guard lock(m_mutex);
    const bool mayHaveWork = std::ranges::any_of(m_lanes, [](const auto &lane) { return lane.second.mayHaveWork; });
    return !mayHaveWork && m_running.isEmpty() && m_claiming == 0 && m_unsaved.isEmpty();
}

bool TransferWork::hasNews() const
{
    const std::lock_guard lock(m_mutex);
    return m_changed || !m_running.isEmpty();
}

} // namespace td
