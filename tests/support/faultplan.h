// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QMutex>
#include <QStringList>

#include <atomic>
#include <csignal>
#include <functional>

#include <unistd.h>

namespace td::test
{

/// What goes wrong at one call. Before: it has no effect. After: it took effect, but its caller hears of a failure (or
/// dies).
enum class Fault {
    None,
    FailBefore,
    FailAfter,
    KillBefore,
    KillAfter,
    Flip,     ///< one byte of what is written or read is another one
    Truncate, ///< half of what is written or read
};

/// Counts the calls of the decorators that share it and strikes at one of them (or at all from there on). Thread-safe.
class FaultPlan
{
public:
    void arm(Fault fault, qint64 atCall, bool lasting = false)
    {
        const QMutexLocker lock(&m_mutex);
        m_fault = fault;
        m_at = atCall;
        m_lasting = lasting;
        m_calls = 0;
        m_fired = false;
        m_names.clear();
    }
    void disarm() { arm(Fault::None, 0); }

    /// Only calls whose name passes are counted, e.g. "store.put", "journal.commitMove".
    std::function<bool(const QString &)> only;
    Error error{ErrorCode::Unavailable, QStringLiteral("test.fault"), QStringLiteral("A fault was injected."), {}, {}};

    [[nodiscard]] qint64 calls() const { return m_calls; }
    [[nodiscard]] bool fired() const { return m_fired; }
    [[nodiscard]] QStringList names() const
    {
        const QMutexLocker lock(&m_mutex);
        return m_names;
    }

    /// Registers the call; the fault that strikes it.
    [[nodiscard]] Fault next(const QString &name)
    {
        const QMutexLocker lock(&m_mutex);
        if (only && !only(name))
            return Fault::None;
        ++m_calls;
        m_names.append(name);
        if (m_fault == Fault::None || m_calls < m_at || (m_calls > m_at && !m_lasting))
            return Fault::None;
        m_fired = true;
        return m_fault;
    }

    /// Runs `call` (anything that gives a Result) under the plan.
    template <typename Call> [[nodiscard]] auto through(const QString &name, Call call) -> decltype(call())
    {
        const Fault fault = next(name);
        if (fault == Fault::KillBefore)
            ::kill(::getpid(), SIGKILL);
        if (fault == Fault::FailBefore)
            return fail(error);
        auto result = call();
        if (fault == Fault::KillAfter)
            ::kill(::getpid(), SIGKILL);
        if (fault == Fault::FailAfter)
            return fail(error);
        return result;
    }

private:
    mutable QMutex m_mutex;
    Fault m_fault = Fault::None;
    qint64 m_at = 0;
    bool m_lasting = false;
    std::atomic<qint64> m_calls = 0;
    std::atomic<bool> m_fired = false;
    QStringList m_names;
};

} // namespace td::test
