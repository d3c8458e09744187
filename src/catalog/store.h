// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/executor.h"
#include "core/ports/services.h"

namespace td
{

/// What every repository works on: the one writer, the readers, the clock.
class Store
{
public:
    Store(Executor &writer, Executor &readers, const Clock &clock)
        : m_writer(writer)
        , m_readers(readers)
        , m_clock(clock)
    {
    }
    /// One consistent read.
    template <typename Job> [[nodiscard]] auto read(Job job) const
    {
        return m_readers.transact(Transaction::Kind::Read, std::move(job));
    }
    /// One transaction, committed when `job` succeeds and rolled back otherwise.
    template <typename Job> [[nodiscard]] auto write(Job job) const
    {
        return m_writer.transact(Transaction::Kind::Write, std::move(job));
    }
    [[nodiscard]] Instant now() const { return m_clock.now(); }

private:
    Executor &m_writer;
    Executor &m_readers;
    const Clock &m_clock;
};

} // namespace td
