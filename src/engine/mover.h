// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/journalwork.h"

#include <QMutex>
#include <QSet>

namespace td
{

/// Crash-safe moves: journal, copy, verify, commit, release (SPEC section 5, RELIABILITY section 2).
class Mover
{
public:
    explicit Mover(const EngineParts &parts);

    /// Moves every copy of the photo. Already there: success without effect. A failure before commit leaves the photo
    /// where it was and its target objects removed or journalled for removal; after commit it reports success and
    /// leaves the release to recovery. Blocks; any worker thread.
    [[nodiscard]] Result<void> move(const QString &photoId, Tier to, bool byHand, const QString &runId,
                                    std::stop_token stop, const StepFn &step = {});

    /// Gives every object of the photo a new key in the tier where it is, so that addresses of the old ones end. As
    /// crash-safe as a move; changes no date of the photo and is no access.
    [[nodiscard]] Result<void> rekey(const QString &photoId, std::stop_token stop);

    /// Destroys a photo that is in the trash: objects first, rows last.
    [[nodiscard]] Result<void> purge(const QString &photoId, const QString &runId, std::stop_token stop);

    struct Recovery {
        qint64 rolledBack = 0;
        qint64 finished = 0;
        QList<ItemFailure> failed; ///< stay open; tried again at the next start
    };
    /// Finishes or rolls back what dead processes left, and what this one could not finish.
    /// Called at every start of a program that writes, before a lifecycle run, and by `check --repair`.
    [[nodiscard]] Result<Recovery> recover(std::stop_token stop);

private:
    /// `to` unset: the tier where the photo is, under new keys.
    struct Way {
        std::optional<Tier> to;
        bool byHand = false;
        QString runId = {};
    };
    [[nodiscard]] Result<void> go(const QString &photoId, const Way &way, std::stop_token stop, const StepFn &step);
    /// Nothing when the photo is there already.
    [[nodiscard]] Result<std::optional<JournalEntry>> begin(const QString &photoId, const Way &way,
                                                            const std::stop_token &stop);
    /// True when the error came from an entry that nobody works on and that is cleared away now: the call may be
    /// repeated.
    [[nodiscard]] bool isLeftOver(const QString &photoId, const Error &error);
    [[nodiscard]] Result<QList<PlannedCopy>> planCopies(const Photo &photo, const QList<Copy> &copies, Tier to);
    /// Copies of a database that was taken over have no hash yet: they get the one their bytes have now.
    [[nodiscard]] Result<void> learnHashes(const Photo &photo, const QList<Copy> &copies, const std::stop_token &stop);
    [[nodiscard]] Result<void> copyAll(const JournalEntry &entry, std::stop_token stop, const StepFn &step);
    [[nodiscard]] Result<void> copyOne(const JournalCopy &step, const Copy &source, const Copy &target,
                                       std::stop_token stop);
    [[nodiscard]] Result<void> commit(const JournalEntry &entry, bool byHand);
    void giveUp(const JournalEntry &entry, const Error &error);
    [[nodiscard]] bool isAbandoned(const JournalEntry &entry) const;
    [[nodiscard]] Result<bool> recoverOne(const JournalEntry &entry, Recovery &recovery);

    const EngineParts &m_parts;
    QMutex m_mutex;
    QSet<QString> m_inHand; ///< photos that a thread of this process works on
};

} // namespace td
