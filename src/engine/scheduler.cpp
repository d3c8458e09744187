// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/scheduler.h"

#include "engine/dailyproofs.h"

#include <QMutex>
#include <QThreadPool>
#include <QTimeZone>
#include <QTimer>
#include <QtConcurrent/QtConcurrentRun>

#include <thread>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

/// How late a run still starts by itself, after a sleep of the computer for instance; later it is offered as missed.
constexpr Seconds LatestStart = Hour;
constexpr int ReportMs = 100;
constexpr int RunsLookedAt = 50; ///< the newest may be of a clock that went ahead

QTimeZone zoneOf(const Rules::Schedule &schedule)
{
    const QTimeZone zone = schedule.zone == "UTC" ? QTimeZone::utc() : QTimeZone(schedule.zone);
    return zone.isValid() ? zone : QTimeZone::utc();
}

/// The moment of the schedule on one local day; in a gap of daylight saving the next minute that exists.
std::optional<Instant> momentOn(QDate day, const Rules::Schedule &schedule, const QTimeZone &zone)
{
    const int first = schedule.time.hour() * 60 + schedule.time.minute();
    for (int minute = first; minute < 24 * 60; ++minute) {
        const QTime time(minute / 60, minute % 60);
        const QDateTime wanted(day, time, zone);
        const qint64 seconds = wanted.toSecsSinceEpoch();
        const QDateTime real = QDateTime::fromSecsSinceEpoch(seconds, zone);
        if (wanted.isValid() && real.date() == day && real.time() == time)
            return instantOf(seconds);
    }
    return std::nullopt;
}

std::optional<Instant> momentNear(const Rules::Schedule &schedule, Instant now, bool after)
{
    if (!schedule.enabled.value_or(false) || !schedule.time.isValid())
        return std::nullopt;
    const QTimeZone zone = zoneOf(schedule);
    const QDate today = QDateTime::fromSecsSinceEpoch(unixSeconds(now), zone).date();
    // Two days beyond today: one may have no such moment at all.
    for (int step = -1; step <= 2; ++step) {
        const auto moment = momentOn(today.addDays(after ? step : -step), schedule, zone);
        if (moment && (after ? *moment > now : *moment <= now))
            return moment;
    }
    return std::nullopt;
}

/// Whether the schedule was on at that moment. A switch "of tomorrow" was made under another clock and says nothing.
bool wasOnAt(const Rules::Schedule &schedule, Instant moment, Instant now)
{
    return !schedule.enabledSince || *schedule.enabledSince > now || moment > *schedule.enabledSince;
}

} // namespace

std::optional<Instant> lastRunBefore(const QList<RunResult> &runs, Instant now)
{
    for (const RunResult &run : runs) {
        if (run.startedAt <= now)
            return run.startedAt;
    }
    return std::nullopt;
}

std::optional<Instant> nextScheduledRun(const Rules::Schedule &schedule, Instant now)
{
    return momentNear(schedule, now, true);
}

std::optional<Instant> lastScheduledRun(const Rules::Schedule &schedule, Instant now)
{
    return momentNear(schedule, now, false);
}

std::optional<Instant> missedRun(const Rules::Schedule &schedule, std::optional<Instant> lastRun, Instant now)
{
    const std::optional<Instant> due = lastScheduledRun(schedule, now);
    if (!due || now <= *due + LatestStart)
        return std::nullopt;
    if (!wasOnAt(schedule, *due, now))
        return std::nullopt;
    if (lastRun && *lastRun >= *due && *lastRun <= now)
        return std::nullopt;
    return due;
}

/// What a look at the clock and the catalogue found.
struct Outlook {
    std::optional<Instant> next;
    std::optional<Instant> due; ///< to be started now
    std::optional<Instant> missed;
};

struct Scheduler::Private {
    Private(const EngineParts &p, const Rules &r, Lifecycle &l)
        : parts(p)
        , rules(r)
        , lifecycle(l)
    {
        desk.setMaxThreadCount(1);
    }

    const EngineParts &parts;
    const Rules &rules;
    Lifecycle &lifecycle;
    QTimer tick;
    QTimer report;
    QThreadPool desk; ///< short reads of the catalogue
    bool looking = false;
    bool lookAgain = false;
    std::optional<Instant> openSince;
    std::optional<Instant> next;
    std::optional<Instant> attempted;
    std::optional<Instant> announced;

    std::jthread proofs; ///< the daily verification, after a scheduled run
    std::jthread run;
    bool running = false;
    QMutex mutex; ///< guards what follows, filled by the run's threads
    std::optional<Progress> latest;
    QList<std::pair<QString, QString>> items;

    [[nodiscard]] Result<Outlook> look(Instant since) const
    {
        const Instant now = parts.clock.now();
        TD_ASSIGN(const Rules::Schedule schedule, rules.schedule());
        TD_ASSIGN(const QList<RunResult> runs, parts.catalogue.lifecycle().runs(RunsLookedAt));
        const std::optional<Instant> lastRun = lastRunBefore(runs, now);
        Outlook outlook{
            .next = nextScheduledRun(schedule, now), .due = std::nullopt, .missed = missedRun(schedule, lastRun, now)};
        const std::optional<Instant> last = lastScheduledRun(schedule, now);
        const bool wasOn = last && wasOnAt(schedule, *last, now);
        if (wasOn && *last > since && now <= *last + LatestStart && (!lastRun || *lastRun < *last))
            outlook.due = last;
        return outlook;
    }
};

Scheduler::Scheduler(const EngineParts &parts, const Rules &rules, Lifecycle &lifecycle, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(parts, rules, lifecycle))
{
    connect(&d->tick, &QTimer::timeout, this, &Scheduler::refresh);
    connect(&d->report, &QTimer::timeout, this, &Scheduler::reportRun);
}

Scheduler::~Scheduler()
{
    d->tick.stop();
    d->report.stop();
    cancel();
    if (d->run.joinable())
        d->run.join();
    if (d->proofs.joinable())
        d->proofs.join();
    d->desk.waitForDone();
}

void Scheduler::start(int intervalMs)
{
    d->openSince = d->parts.clock.now();
    d->tick.start(intervalMs);
    refresh();
}

void Scheduler::refresh()
{
    if (!d->openSince)
        return;
    if (d->looking) {
        d->lookAgain = true;
        return;
    }
    d->looking = true;
    std::ignore = QtConcurrent::run(&d->desk, [this, since = *d->openSince] {
        Result<Outlook> outlook = d->look(since);
        QMetaObject::invokeMethod(
            this,
            [this, outlook = std::move(outlook)] {
                d->looking = false;
                if (!outlook) {
                    Q_EMIT failed(outlook.error());
                } else {
                    if (d->next != outlook->next) {
                        d->next = outlook->next;
                        Q_EMIT scheduleChanged();
                    }
                    if (outlook->due && d->attempted != outlook->due && !d->running) {
                        d->attempted = outlook->due;
                        runNow({.planId = {}, .exclude = {}, .startedBy = u"schedule"_s});
                    }
                    if (outlook->missed && d->announced != outlook->missed && !d->running) {
                        d->announced = outlook->missed;
                        Q_EMIT missed(*outlook->missed);
                    }
                }
                if (std::exchange(d->lookAgain, false))
                    refresh();
            },
            Qt::QueuedConnection);
    });
}

std::optional<Instant> Scheduler::nextRun() const
{
    return d->next;
}

bool Scheduler::isRunning() const
{
    return d->running;
}

bool Scheduler::runNow(const RunOptions &options)
{
    if (d->running)
        return false;
    if (d->run.joinable())
        d->run.join();
    d->running = true;
    Q_EMIT started();
    d->report.start(ReportMs);
    d->run = std::jthread([this, options](std::stop_token stop) {
        const auto onProgress = [this](const Progress &progress) {
            const QMutexLocker lock(&d->mutex);
            d->latest = progress;
        };
        const auto onItem = [this](const QString &photoId, const std::optional<Error> &error) {
            const QMutexLocker lock(&d->mutex);
            d->items.append({photoId, error ? error->message : QString()});
        };
        Result<RunResult> result = d->lifecycle.run(options, onProgress, onItem, std::move(stop));
        QMetaObject::invokeMethod(
            this,
            [this, result = std::move(result), isScheduled = options.startedBy == "schedule"_L1] {
                d->report.stop();
                reportRun();
                d->running = false;
                if (result)
                    Q_EMIT finished(*result);
                else
                    Q_EMIT failed(result.error());
                if (isScheduled)
                    startProofs();
                refresh();
            },
            Qt::QueuedConnection);
    });
    return true;
}

void Scheduler::startProofs()
{
    d->proofs = std::jthread([this](std::stop_token stop) {
        const auto proven = DailyProofs(d->parts, d->rules).runIfDue({}, std::move(stop));
        // another console may be at it, or the line is down: the next night tries again
        if (!proven && proven.error().code != ErrorCode::Cancelled && proven.error().code != ErrorCode::Aborted)
            QMetaObject::invokeMethod(this, [this, error = proven.error()] { Q_EMIT failed(error); }, Qt::QueuedConnection);
    });
}

void Scheduler::cancel()
{
    d->run.request_stop();
    d->proofs.request_stop();
}

void Scheduler::reportRun()
{
    std::optional<Progress> latest;
    QList<std::pair<QString, QString>> items;
    {
        const QMutexLocker lock(&d->mutex);
        latest = std::exchange(d->latest, std::nullopt);
        items = std::exchange(d->items, {});
    }
    for (const auto &[photoId, errorText] : std::as_const(items))
        Q_EMIT itemDone(photoId, errorText);
    if (latest)
        Q_EMIT progress(*latest);
}

} // namespace td
