// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/duplicates.h"
#include "engine/library.h"

namespace td
{

struct DuplicateReport {
    QList<DuplicateGroup> groups; ///< at most as many as asked for; the figures below are about all of them
    qint64 groupCount = 0;
    qint64 photoCount = 0;   ///< in groups
    qint64 surplusCount = 0; ///< proposed for the trash
    qint64 surplusBytes = 0; ///< stored beside the best ones
    qint64 freedBytes = 0;   ///< of those proposed
    double monthlySaving = 0;
    qint64 compared = 0; ///< photos whose looks were compared; 0 unless `near`
    qint64 plain = 0;    ///< photos left out of that: their surface is plain
};

/// Photos of the same picture: finds them, proposes the best one, and remembers what the operator decided. Blocking;
/// any worker thread.
class Duplicates
{
public:
    Duplicates(const EngineParts &parts, const Rules &rules, Library &library);

    /// Cancelled when stopped. `limit` groups; -1: all.
    [[nodiscard]] Result<DuplicateReport> find(const DuplicateOptions &options, qint64 limit,
                                               const ProgressFn &progress, const std::stop_token &stop);

    struct Resolved {
        BatchOutcome outcome;
        qint64 freedBytes = 0;
        double monthlySaving = 0;
    };
    /// Moves what these groups propose to the trash. Each group is judged again as its photos are now: what was pinned,
    /// published or decided about meanwhile stays, and nothing goes that was not proposed before.
    [[nodiscard]] Result<Resolved> trashSurplus(const QList<DuplicateGroup> &groups, const DuplicateOptions &options);

    /// Remembers what the photos are to each other; the id of the decision. At least two, none in the trash
    /// (InvalidArgument "duplicates.too_few", NotFound "photo.unknown").
    [[nodiscard]] Result<QString> decide(DuplicateVerdict verdict, const QStringList &photoIds);
    [[nodiscard]] Result<QList<DuplicateDecision>> decisions() { return m_parts.catalogue.duplicates().decisions(); }
    /// NotFound ("duplicates.no_decision").
    [[nodiscard]] Result<void> forget(const QString &decisionId);

private:
    [[nodiscard]] Result<QList<DuplicateFacts>> candidates(const DuplicateOptions &options, DuplicateReport &report,
                                                           const std::stop_token &stop);

    const EngineParts &m_parts;
    const Rules &m_rules;
    Library &m_library;
};

} // namespace td
