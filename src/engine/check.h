// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/mover.h"

namespace td
{

struct CheckOptions {
    double readDataPercent = 0; ///< share of the copies whose bytes are read and hashed; the rest is checked by size
    bool repair = false;
};

struct CheckFinding {
    QString kind; ///< "missing", "damaged", "orphan", "unfinished", "catalogue"
    QString photoId;
    QString key;
    QString tier;
    QString text;
    bool repaired = false;
};

struct CheckReport {
    qint64 photos = 0;
    qint64 copies = 0;
    qint64 bytesRead = 0;
    QList<CheckFinding> findings;
    [[nodiscard]] qint64 count(const QString &kind) const;
    [[nodiscard]] bool isClean() const { return findings.isEmpty(); }
    bool cancelled = false;
};

/// Catalogue against stores, both ways. An unreachable or empty-looking store is an error, never a finding. Repair
/// recovers the journal, removes objects that a dead upload or move of ours left, sets unknown objects aside (never
/// destroys them), and rebuilds counters; a missing or damaged last copy is only reported.
class Check
{
public:
    Check(const EngineParts &parts, Mover &mover);
    [[nodiscard]] Result<CheckReport> run(const CheckOptions &options, const ProgressFn &progress,
                                          std::stop_token stop);

private:
    const EngineParts &m_parts;
    Mover &m_mover;
};

} // namespace td
