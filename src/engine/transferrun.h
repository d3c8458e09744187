// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/ingest.h"
#include "engine/library.h"

namespace td
{

/// Carries out what waits in the list of transfers without a window: with its lanes, limits and later tries. Other
/// consoles may work on the same list meanwhile; each transfer is taken once.
class TransferRun
{
public:
    TransferRun(const EngineParts &parts, Ingest &ingest, Library &library)
        : m_parts(parts)
        , m_ingest(ingest)
        , m_library(library)
    {
    }

    struct Outcome {
        qint64 done = 0;
        QList<ItemFailure> failed; ///< by the transfer's id
        qint64 putBack = 0;        ///< wait for a later try
        std::optional<Instant> nextTry;
        qint64 left = 0; ///< still wait: files of other computers, or what a cancel left
        bool paused = false;
        bool cancelled = false; ///< what was under way is back in the list
    };
    /// Until nothing is due any more; with `waits`, until nothing is put back either. Does nothing while the queue is
    /// paused, and ends when it becomes so. Blocks.
    [[nodiscard]] Result<Outcome> run(bool waits, const ProgressFn &progress, std::stop_token stop);

private:
    const EngineParts &m_parts;
    Ingest &m_ingest;
    Library &m_library;
};

} // namespace td
