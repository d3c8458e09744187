// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/services.h"

#include <atomic>

namespace td::test
{

/// Stands still until it is told otherwise. Thread-safe.
class ManualClock final : public Clock
{
public:
    explicit ManualClock(Instant start = instantOf(1'763'028'000))
        : m_now(unixSeconds(start))
    {
    } // 2025-11-13T10:00:00Z
    [[nodiscard]] Instant now() const override { return instantOf(m_now); }
    void set(Instant instant) { m_now = unixSeconds(instant); }
    void advance(Seconds by) { m_now += by.count(); }

private:
    std::atomic<qint64> m_now;
};

/// Ids in order, shaped like UUIDs. Thread-safe.
class SeqIds final : public IdSource
{
public:
    explicit SeqIds(qint64 first = 1)
        : m_next(first)
    {
    }
    [[nodiscard]] QString newId() override
    {
        const qint64 id = m_next++;
        return QStringLiteral("00000000-0000-4000-8000-%1").arg(id, 12, 10, QLatin1Char('0'));
    }
    void startAt(qint64 first) { m_next = first; }

private:
    std::atomic<qint64> m_next;
};

} // namespace td::test
