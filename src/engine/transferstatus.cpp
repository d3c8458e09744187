// SPDX-License-Identifier: GPL-3.0-or-later
// The half of TransferWork that tells how far it is.
#include "engine/transferwork.h"

using namespace Qt::StringLiterals;

namespace td
{

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
    const auto backoff = m_parts.catalogue.transfers().backoff(m_parts.clock.now());
    const std::lock_guard lock(m_mutex);
    if (!counts || !backoff) {
        m_changed = true;
        return fail(counts ? backoff.error() : counts.error());
    }
    m_counts = *counts;
    m_backoff = *backoff;
    const qint64 due = m_counts.value(TransferState::Waiting) - m_backoff.count;
    const bool isIdle = m_running.isEmpty() && m_claiming == 0 && m_intakes == 0 && m_unsaved.isEmpty() &&
                        additions == m_additions && due <= 0;
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
        const QString first = active.transfer.kind == TransferKind::Move ? u"move"_s : u"read"_s;
        shot.running.append({.transfer = active.transfer,
                             .fraction = active.fraction,
                             .step = active.step.isEmpty() ? first : active.step});
    }
    shot.waiting = m_counts.value(TransferState::Waiting);
    shot.done = m_counts.value(TransferState::Done);
    shot.failed = m_counts.value(TransferState::Failed);
    shot.cancelled = m_counts.value(TransferState::Cancelled);
    shot.backedOff = std::min(m_backoff.count, shot.waiting);
    shot.nextTry = m_backoff.until;
    shot.paused = m_paused;
    if (!m_batchOpen)
        return shot;
    const qint64 left = shot.waiting - shot.backedOff + shot.running.size();
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
