// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/lifecycle.h"

#include <QObject>

namespace td
{

/// When the newest of these runs that is not of the future (of a clock that went ahead) began.
[[nodiscard]] std::optional<Instant> lastRunBefore(const QList<RunResult> &runs, Instant now);
/// When the schedule's next run is due after `now`; nothing when it is off. DST gaps: the next valid minute, once.
/// Pure.
[[nodiscard]] std::optional<Instant> nextScheduledRun(const Rules::Schedule &schedule, Instant now);
/// The last moment at which a run was due before `now`.
[[nodiscard]] std::optional<Instant> lastScheduledRun(const Rules::Schedule &schedule, Instant now);

/// The scheduled run that did not happen: the last moment due before `now`, when no run has started since and the
/// schedule was already on. Nothing during the hour after that moment, in which an open console still starts it. Pure.
[[nodiscard]] std::optional<Instant> missedRun(const Rules::Schedule &schedule, std::optional<Instant> lastRun,
                                               Instant now);

/// Runs the lifecycle at its hour while the window is open. Lives in the GUI thread; the run does not.
class Scheduler : public QObject
{
    Q_OBJECT
public:
    Scheduler(const EngineParts &parts, const Rules &rules, Lifecycle &lifecycle, QObject *parent = nullptr);
    ~Scheduler() override;

    void start(int intervalMs = 15'000);                  ///< looks at the clock that often
    void refresh();                                       ///< looks now: after the schedule was changed
    [[nodiscard]] std::optional<Instant> nextRun() const; ///< as last known
    [[nodiscard]] bool isRunning() const;
    /// Starts a run now in the background; answered by finished(). False when one is already running here.
    bool runNow(const RunOptions &options);
    void cancel();

Q_SIGNALS:
    void started();
    void progress(const td::Progress &progress);
    void itemDone(const QString &photoId, const QString &errorText);
    void finished(const td::RunResult &result);
    void failed(const td::Error &error);
    void missed(td::Instant when); ///< a scheduled run did not happen while no console was open
    void scheduleChanged();

private:
    void reportRun();
    void startProofs();

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace td
