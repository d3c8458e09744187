// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/backup/nightlybackup.h"

#include "engine/scheduler.h"

#include <QMutex>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

constexpr int DrillFiles = 25;
/// Looking for photos that no backup names any more reads the list of each: that is not done every night.
constexpr Seconds SweepEvery = Day * 30;
/// After a failure the schedule does not try again at once: a place that is gone stays gone for a while.
constexpr Seconds BackupRetryPause = Hour;

} // namespace

Result<NightlyBackup> runNightlyBackup(const EngineParts &parts, const Rules &rules, const BackupPlace &place,
                                       const ProgressFn &progress, std::stop_token stop)
{
    TD_ASSIGN(const BackupRules own, backupRules(rules));
    NightlyBackup night;
    auto made = BackupWriter(parts, place).create(own, false, progress, stop);
    if (!made) {
        rememberBackupFailure(parts, made.error());
        return fail(made.error());
    }
    night.made = *std::move(made);
    auto cleanup =
        BackupCleaner(parts, place).clean({.keepDays = own.keepDays, .sweepEvery = SweepEvery}, progress, stop);
    if (cleanup)
        night.cleanup = *std::move(cleanup);
    else
        night.problems.append(cleanup.error());
    TD_ASSIGN(const std::optional<LastBackupDrill> last, lastBackupDrill(parts));
    const Instant now = parts.clock.now();
    const bool isDue = own.drillDays > 0 && (!last || last->at > now || now - last->at >= Day * own.drillDays);
    if (!isDue || stop.stop_requested())
        return night;
    auto drill = BackupDrill(parts, place).run(night.made.set.name, DrillFiles, progress, stop);
    if (drill)
        night.drill = *std::move(drill);
    else
        night.problems.append(drill.error());
    return night;
}

Result<std::optional<Instant>> dueBackup(const EngineParts &parts, const Rules &rules)
{
    TD_ASSIGN(const Rules::Schedule schedule, backupSchedule(rules));
    const Instant now = parts.clock.now();
    const std::optional<Instant> due = lastScheduledRun(schedule, now);
    if (!due || (schedule.enabledSince && *schedule.enabledSince <= now && *due <= *schedule.enabledSince))
        return std::nullopt;
    TD_ASSIGN(const QJsonObject note, backupNote(parts, BackupLastNote));
    const std::optional<Instant> last = fromIso(note.value("at"_L1).toString());
    const bool isDone = last && *last >= *due && *last <= now;
    return isDone ? std::nullopt : due;
}

struct BackupClock::Private {
    Private(const EngineParts &engineParts, const Rules &sharedRules, PlaceFn placeFn)
        : parts(engineParts)
        , rules(sharedRules)
        , place(std::move(placeFn))
    {
    }

    const EngineParts &parts;
    const Rules &rules;
    const PlaceFn place;
    QTimer tick;
    bool running = false;
    bool backingUp = false;
    bool isWanted = false;
    mutable QMutex progressMutex;
    Progress progress;
    std::optional<Instant> failedAt;
    std::jthread work;
};

BackupClock::BackupClock(const EngineParts &parts, const Rules &rules, PlaceFn place, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(parts, rules, std::move(place)))
{
    connect(&d->tick, &QTimer::timeout, this, [this] { look(false); });
}

BackupClock::~BackupClock()
{
    d->tick.stop();
    cancel();
    if (d->work.joinable())
        d->work.join();
}

void BackupClock::start(int intervalMs)
{
    d->tick.start(intervalMs);
    look(false);
}

bool BackupClock::isRunning() const
{
    return d->running;
}

bool BackupClock::runNow()
{
    if (d->backingUp)
        return false;
    if (d->running)
        d->isWanted = true; // it is only being looked whether one is due
    else
        look(true);
    return true;
}

bool BackupClock::isBackingUp() const
{
    return d->backingUp;
}

Progress BackupClock::progress() const
{
    const QMutexLocker lock(&d->progressMutex);
    return d->progress;
}

void BackupClock::cancel()
{
    d->work.request_stop();
}

void BackupClock::look(bool isForced)
{
    const Instant now = d->parts.clock.now();
    const bool isPausing = d->failedAt && *d->failedAt <= now && now - *d->failedAt < BackupRetryPause;
    if (d->running || (isPausing && !isForced))
        return;
    if (d->work.joinable())
        d->work.join();
    d->running = true;
    d->work = std::jthread([this, isForced](std::stop_token stop) {
        const auto work = [&]() -> Result<std::optional<NightlyBackup>> {
            TD_ASSIGN(const std::optional<Instant> due, dueBackup(d->parts, d->rules));
            if (!due && !isForced)
                return std::nullopt;
            QMetaObject::invokeMethod(
                this,
                [this] {
                    d->backingUp = true;
                    Q_EMIT started();
                },
                Qt::QueuedConnection);
            const Result<BackupPlace> place = d->place();
            if (!place) {
                rememberBackupFailure(d->parts, place.error());
                return fail(place.error());
            }
            const ProgressFn progress = [this](const Progress &reached) {
                const QMutexLocker lock(&d->progressMutex);
                d->progress = reached;
            };
            TD_ASSIGN(NightlyBackup night, runNightlyBackup(d->parts, d->rules, *place, progress, stop));
            return std::optional(std::move(night));
        };
        Result<std::optional<NightlyBackup>> done = work();
        QMetaObject::invokeMethod(
            this,
            [this, done = std::move(done)] {
                const bool wasBackingUp = std::exchange(d->backingUp, false);
                d->running = false;
                d->failedAt.reset();
                if (done && *done) {
                    Q_EMIT finished(**done);
                } else if (!done && done.error().code != ErrorCode::Cancelled) {
                    d->failedAt = d->parts.clock.now();
                    // another console is at it
                    if (done.error().code != ErrorCode::Aborted)
                        Q_EMIT failed(done.error());
                }
                if (wasBackingUp)
                    Q_EMIT ended();
                if (std::exchange(d->isWanted, false) && !wasBackingUp)
                    look(true);
            },
            Qt::QueuedConnection);
    });
}

} // namespace td
