// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/backup/backupcleaner.h"
#include "engine/backup/backupdrill.h"
#include "engine/backup/backupwriter.h"

#include <QObject>

#include <memory>
#include <thread>

namespace td
{

struct NightlyBackup {
    BackupMade made;
    std::optional<BackupCleanup> cleanup;
    std::optional<BackupDrillReport> drill; ///< when one was due
    QList<Error> problems;                  ///< of cleanup and drill; the backup itself was made
};

/// What the schedule does: a backup, the removal of old ones, and a restore for trial when one is due. Why no backup was
/// made is kept for the report on health. Blocks.
[[nodiscard]] Result<NightlyBackup> runNightlyBackup(const EngineParts &parts, const Rules &rules,
                                                     const BackupPlace &place, const ProgressFn &progress,
                                                     std::stop_token stop);

/// The last moment at which a backup was due and none has been made since; nothing when the schedule is off.
[[nodiscard]] Result<std::optional<Instant>> dueBackup(const EngineParts &parts, const Rules &rules);

/// Makes the backups at their hour while the window is open, and the one that was missed soon after it is opened. Lives
/// in the GUI thread; the work does not.
class BackupClock : public QObject
{
    Q_OBJECT
public:
    /// `place` is asked for each time, in the background: it may need the keyring.
    using PlaceFn = std::function<Result<BackupPlace>()>;
    BackupClock(const EngineParts &parts, const Rules &rules, PlaceFn place, QObject *parent = nullptr);
    ~BackupClock() override;

    void start(int intervalMs = 60'000); ///< looks that often
    [[nodiscard]] bool isRunning() const;   ///< or looks whether one is due
    [[nodiscard]] bool isBackingUp() const; ///< between started() and ended()
    [[nodiscard]] Progress progress() const;
    /// Makes one now; false when one is being made here.
    bool runNow();
    void cancel();

Q_SIGNALS:
    void started();
    void finished(const td::NightlyBackup &result);
    void failed(const td::Error &error);
    void ended(); ///< after started(), however it came out

private:
    void look(bool isForced);

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace td
