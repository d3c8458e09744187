// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/backup/nightlybackup.h"

#include "engine/scheduler.h"

#include <QTimer>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

constexpr int DrillFiles = 25;
/// After a failure the schedule does not try again at once: a place that is gone stays gone for a while.
constexpr Seconds BackupRetryPause = Hour;

} // namespace

Result<NightlyBackup> runNightlyBackup(const EngineParts &parts, const Rules &rules, const BackupPlace &place,
                                       const ProgressFn &progress, std::stop_token stop)
{
    TD_ASSIGN(const BackupRules own, backupRules(rules));
    NightlyBackup night;
    TD_ASSIGN(night.made, BackupWriter(parts, place).create(own, false, progress, stop));
    auto cleanup = BackupCleaner(parts, place).clean({.keepDays = own.keepDays}, progress, stop);
    if (cleanup)
        night.cleanup = *std::move(cleanup);
    else
        night.problem = cleanup.error();
    TD_ASSIGN(const std::optional<LastBackupDrill> last, lastBackupDrill(parts));
    const Instant now = parts.clock.now();
    const bool isDue = own.drillDays > 0 && (!last || last->at > now || now - last->at >= Day * own.drillDays);
    if (!isDue || stop.stop_requested())
        return night;
    auto drill = BackupDrill(parts, place).run(night.made.set.name, DrillFiles, progress, stop);
    if (drill)
        night.drill = *std::move(drill);
    else
        night.problem = drill.error();
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
    if (d->running)
        return false;
    look(true);
    return true;
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
                this, [this] { Q_EMIT started(); }, Qt::QueuedConnection);
            TD_ASSIGN(const BackupPlace place, d->place());
            TD_ASSIGN(NightlyBackup night, runNightlyBackup(d->parts, d->rules, place, {}, stop));
            return std::optional(std::move(night));
        };
        Result<std::optional<NightlyBackup>> done = work();
        QMetaObject::invokeMethod(
            this,
            [this, done = std::move(done)] {
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
            },
            Qt::QueuedConnection);
    });
}

} // namespace td
