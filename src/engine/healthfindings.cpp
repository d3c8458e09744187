// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/healthfindings.h"

#include "core/texts.h"
#include "engine/backup/backupdrill.h"
#include "engine/backup/backuprules.h"
#include "engine/dailyproofs.h"
#include "engine/restoredrill.h"
#include "engine/restorehold.h"
#include "engine/scheduler.h"
#include "engine/unfinished.h"

using namespace Qt::StringLiterals;

namespace td::health
{

namespace
{

constexpr Seconds LongMove = 6 * Hour;
constexpr Seconds OldBackup = 2 * Day;
constexpr Seconds VeryOldBackup = 7 * Day;
constexpr Seconds OldProofs = 7 * Day;
constexpr int RunsWeighed = 50;

QString agoText(Instant at, Instant now)
{
    return now - at < Seconds{60} ? u"just now"_s : QString(spanText(now - at) + u" ago"_s);
}

QString holderWords(const Holder &holder)
{
    return u"process %1 on %2"_s.arg(holder.pid).arg(holder.host);
}

} // namespace

HealthItem found(const QString &name, HealthStatus status, const QString &finding, const QString &text)
{
    HealthItem item;
    item.name = name;
    item.status = status;
    item.finding = finding;
    item.text = text;
    return item;
}

HealthItem failed(const QString &name, const Error &error)
{
    HealthItem item = found(name, HealthStatus::Error, u"problem"_s, error.message);
    item.remedy = error.remedy;
    item.problem = error;
    return item;
}

Result<HealthItem> journal(const EngineParts &parts, Instant now)
{
    const QString name = u"journal"_s;
    TD_ASSIGN(const QList<JournalEntry> open, parts.catalogue.journal().open());
    if (open.isEmpty())
        return found(name, HealthStatus::Ok, u"journal.none"_s, u"No move is unfinished."_s);
    qint64 waiting = 0;
    Instant oldest = now;
    for (const JournalEntry &entry : open) {
        oldest = std::min(oldest, entry.startedAt);
        if (waitsForRecovery(parts, entry))
            ++waiting;
    }
    const Seconds age = now - oldest;
    HealthItem item = found(name, HealthStatus::Ok, u"journal.active"_s,
                            u"%1 under way; the oldest began %2."_s.arg(
                                countText(open.size(), u"move is", u"moves are"), agoText(oldest, now)));
    item.args = {{u"count"_s, qint64(open.size())}, {u"waiting"_s, waiting}, {u"seconds"_s, qint64(age.count())}};
    if (waiting > 0) {
        item.status = age > Day ? HealthStatus::Error : HealthStatus::Warning;
        item.finding = u"journal.waiting"_s;
        item.text = u"%1 interrupted; the oldest began %2."_s.arg(countText(waiting, u"move was", u"moves were"),
                                                                  agoText(oldest, now));
        item.remedy = u"Run `tierdeck-cli check --repair`: it finishes or rolls them back."_s;
        item.action = u"recover"_s;
    } else if (age > LongMove) {
        item.status = HealthStatus::Warning;
        item.finding = u"journal.slow"_s;
        item.remedy = u"Look at the program that does it, and at its connection."_s;
    }
    return item;
}

Result<HealthItem> leases(const EngineParts &parts, Instant now)
{
    const QString name = u"lease"_s;
    for (const QString &lease : {LifecycleLease, u"backup"_s, u"daily-proofs"_s}) {
        TD_ASSIGN(const auto held, parts.catalogue.leases().find(lease));
        if (!held)
            continue;
        const bool isStale =
            held->until < now || held->until > now + LeaseTerm || (parts.holderDead && parts.holderDead(held->holder));
        HealthItem item = found(name, HealthStatus::Ok, isStale ? u"lease.left"_s : u"lease.held"_s,
                                (isStale ? u"\"%1\" was left by %2, which is gone; who needs it takes it over."_s
                                         : u"\"%1\" is held by %2 since %3."_s)
                                    .arg(lease, holderWords(held->holder), toIso(held->since)));
        item.args = {{u"lease"_s, lease},
                     {u"host"_s, held->holder.host},
                     {u"pid"_s, held->holder.pid},
                     {u"since"_s, toIso(held->since)}};
        return item;
    }
    return found(name, HealthStatus::Ok, u"lease.free"_s, u"Nobody is running, backing up or verifying now."_s);
}

Result<HealthItem> nightlyRun(const EngineParts &parts, const Rules &rules, Instant now)
{
    const QString name = u"lifecycle"_s;
    TD_ASSIGN(const Rules::Schedule schedule, rules.schedule());
    TD_ASSIGN(const QList<RunResult> runs, parts.catalogue.lifecycle().runs(RunsWeighed));
    const std::optional<Instant> last = lastRunBefore(runs, now);
    const auto latest =
        std::ranges::find_if(runs, [&](const RunResult &run) { return last && run.startedAt == *last; });
    if (const auto missed = missedRun(schedule, last, now)) {
        HealthItem item =
            found(name, HealthStatus::Warning, u"run.missed"_s, u"The run of %1 did not happen."_s.arg(toIso(*missed)));
        item.args = {{u"at"_s, toIso(*missed)}};
        item.remedy = u"Run it now: tierdeck-cli lifecycle run"_s;
        item.action = u"open_plan"_s;
        return item;
    }
    if (latest != runs.cend() && latest->failedCount + latest->withheld > 0) {
        HealthItem item =
            found(name, HealthStatus::Warning, u"run.trouble"_s,
                  u"In the last run, %1, %2 and %3."_s.arg(
                      agoText(*last, now), countText(latest->failedCount, u"photo failed", u"photos failed"),
                      countText(latest->withheld, u"was withheld", u"were withheld")));
        item.args = {{u"at"_s, toIso(*last)}, {u"failed"_s, latest->failedCount}, {u"withheld"_s, latest->withheld}};
        item.remedy = u"See why: tierdeck-cli lifecycle runs"_s;
        item.action = u"open_history"_s;
        return item;
    }
    if (!schedule.enabled.value_or(false)) {
        const bool isAnswered = schedule.enabled.has_value();
        HealthItem item = found(name, HealthStatus::Ok, isAnswered ? u"run.off"_s : u"run.unanswered"_s,
                                u"The nightly run is off: nothing moves or is deleted by itself."_s);
        item.remedy = isAnswered ? QString() : u"Switch it on: tierdeck-cli config set schedule.enabled true"_s;
        item.action = isAnswered ? QString() : u"open_schedule"_s;
        return item;
    }
    HealthItem item = found(name, HealthStatus::Ok, last ? u"run.fine"_s : u"run.first"_s,
                            last ? u"The last run was %1."_s.arg(agoText(*last, now))
                                 : u"The schedule is on; the first run is still to come."_s);
    if (last)
        item.args = {{u"at"_s, toIso(*last)}};
    return item;
}

Result<HealthItem> verification(const EngineParts &parts, const Rules &rules, Instant now)
{
    const QString name = u"verification"_s;
    bool hasRemote = false;
    for (const Tier tier : AllTiers) {
        const auto store = parts.stores.of(tier);
        hasRemote = hasRemote || (store && !(*store)->isLocal());
    }
    TD_ASSIGN(const auto proofs, DailyProofs(parts, rules).last());
    TD_ASSIGN(const std::optional<LastDrill> drill, lastDrill(parts));
    const qint64 wrong = proofs ? proofs->mismatched : 0;
    const qint64 lost = drill ? drill->failures : 0;
    if (wrong + lost > 0) {
        HealthItem item =
            found(name, HealthStatus::Error, u"proofs.damaged"_s,
                  u"At the last verification %1 missing or damaged, and %2 not come back from a trial."_s.arg(
                      countText(wrong, u"stored file was", u"stored files were"),
                      countText(lost, u"photo did", u"photos did")));
        item.args = {{u"count"_s, wrong}, {u"lost"_s, lost}};
        item.remedy = u"Run `tierdeck-cli check --repair`."_s;
        item.action = u"open_verification"_s;
        return item;
    }
    if (!hasRemote) {
        HealthItem item = found(name, HealthStatus::Ok, u"proofs.local"_s,
                                u"All tiers are on this computer; `check --read-data` reads and compares them."_s);
        return item;
    }
    CheckRules check;
    TD_ASSIGN(const QList<Rules::Value> all, rules.all());
    for (const Rules::Value &value : all) {
        if (value.key.startsWith("check."_L1))
            TD_TRY(setCheckValue(check, value.key, value.value));
    }
    const bool isOld = !proofs || now - proofs->at > OldProofs;
    if (isOld && check.dailyPercent > 0) {
        HealthItem item = found(name, HealthStatus::Warning, proofs ? u"proofs.old"_s : u"proofs.never"_s,
                                proofs ? u"What is stored at providers was verified %1."_s.arg(agoText(proofs->at, now))
                                       : u"What is stored at providers was never verified."_s);
        if (proofs)
            item.args = {{u"at"_s, toIso(proofs->at)}};
        item.remedy = u"Read a part of it now: tierdeck-cli check --read-data=1"_s;
        item.action = u"open_verification"_s;
        return item;
    }
    HealthItem item = found(
        name, HealthStatus::Ok, proofs ? u"proofs.fine"_s : u"proofs.off"_s,
        proofs ? u"%1 read and right, %2."_s.arg(countText(proofs->verified, u"stored file was", u"stored files were"),
                                                 agoText(proofs->at, now))
               : u"The daily verification is switched off."_s);
    if (proofs)
        item.args = {{u"count"_s, proofs->verified}, {u"at"_s, toIso(proofs->at)}};
    return item;
}

Result<HealthItem> lastBackup(const EngineParts &parts, const Rules &rules, Instant now)
{
    const QString name = u"backup"_s;
    TD_ASSIGN(const QJsonObject last, backupNote(parts, BackupLastNote));
    TD_ASSIGN(const QJsonObject failure, backupNote(parts, BackupFailedNote));
    const std::optional<Instant> at = fromIso(last.value("at"_L1).toString());
    const std::optional<Instant> failedAt = fromIso(failure.value("at"_L1).toString());
    const auto told = [&](HealthStatus status, const QString &finding, const QString &text) {
        HealthItem item = found(name, status, finding, text);
        item.args = {{u"at"_s, toIso(at)}, {u"missing"_s, last.value("missing"_L1).toInteger()}};
        item.action = status == HealthStatus::Ok ? QString() : u"backup_now"_s;
        item.remedy = status == HealthStatus::Ok ? QString() : u"Make one now: tierdeck-cli backup create"_s;
        return item;
    };
    if (failedAt && (!at || *failedAt >= *at)) {
        HealthItem item = failed(name, {.code = ErrorCode::Unavailable,
                                        .reason = failure.value("reason"_L1).toString(),
                                        .message = failure.value("message"_L1).toString(),
                                        .where = failure.value("where"_L1).toString(),
                                        .remedy = failure.value("remedy"_L1).toString()});
        item.finding = u"backup.failed"_s;
        item.text = u"The backup of %1 failed: %2"_s.arg(toIso(*failedAt), item.text);
        item.args = {{u"at"_s, toIso(*failedAt)}};
        item.action = u"backup_now"_s;
        return item;
    }
    if (!at) {
        TD_ASSIGN(const TierTotals totals, parts.catalogue.stats().totals());
        if (totals.liveSum().count == 0)
            return found(name, HealthStatus::Ok, u"backup.nothing"_s, u"There is nothing to back up yet."_s);
        TD_ASSIGN(const Rules::Schedule schedule, backupSchedule(rules));
        HealthItem item = told(HealthStatus::Warning, u"backup.none"_s, u"No backup has been made."_s);
        if (!schedule.enabled.value_or(false))
            item.remedy += u" Every night: tierdeck-cli config set backup.enabled true"_s;
        return item;
    }
    if (*at > now)
        return told(HealthStatus::Warning, u"backup.future"_s,
                    u"The last backup has a date of the future: %1."_s.arg(toIso(*at)));
    const QString when = agoText(*at, now);
    if (now - *at > OldBackup)
        return told(now - *at > VeryOldBackup ? HealthStatus::Error : HealthStatus::Warning, u"backup.old"_s,
                    u"The last backup was made %1."_s.arg(when));
    if (const qint64 missing = last.value("missing"_L1).toInteger(); missing > 0)
        return told(HealthStatus::Warning, u"backup.incomplete"_s,
                    u"The last backup, %1, lacks %2."_s.arg(when, countText(missing, u"stored file", u"stored files")));
    return told(HealthStatus::Ok, u"backup.fine"_s, u"The last backup was made %1."_s.arg(when));
}

Result<HealthItem> backupTrial(const EngineParts &parts, const Rules &rules, Instant now)
{
    const QString name = u"backup.trial"_s;
    TD_ASSIGN(const BackupRules own, backupRules(rules));
    TD_ASSIGN(const std::optional<LastBackupDrill> drill, lastBackupDrill(parts));
    TD_ASSIGN(const QJsonObject last, backupNote(parts, BackupLastNote));
    if (!drill) {
        const bool isExpected = own.drillDays > 0 && !last.isEmpty();
        return found(name, HealthStatus::Ok, isExpected ? u"trial.none"_s : u"trial.off"_s,
                     isExpected ? u"No backup was restored for trial yet; the nightly backup does it."_s
                                : u"Backups are not restored for trial."_s);
    }
    const Seconds age = now - drill->at;
    HealthItem item = found(name, HealthStatus::Ok, u"trial.fine"_s,
                            u"A backup was restored for trial %1, and was right."_s.arg(agoText(drill->at, now)));
    item.args = {{u"at"_s, toIso(drill->at)}, {u"count"_s, drill->failures}};
    if (drill->failures > 0) {
        item.status = HealthStatus::Error;
        item.finding = u"trial.failed"_s;
        item.text = u"A backup was restored for trial %1, and was not right."_s.arg(agoText(drill->at, now));
        item.remedy = u"Make a new one, and verify all: tierdeck-cli backup verify --read-data"_s;
        item.action = u"open_backups"_s;
    } else if (own.drillDays > 0 && age > Day * (3 * own.drillDays)) {
        item.status = HealthStatus::Warning;
        item.finding = u"trial.old"_s;
        item.remedy = u"Restore one for trial: tierdeck-cli backup verify --drill"_s;
        item.action = u"open_backups"_s;
    }
    return item;
}

Result<std::optional<HealthItem>> restored(const EngineParts &parts)
{
    TD_ASSIGN(const auto hold, restoreHold(parts.catalogue));
    if (!hold)
        return std::nullopt;
    HealthItem item = found(u"restored"_s, HealthStatus::Warning, u"restored.held"_s,
                            u"This profile was restored from the backup %1, and nothing is changed in its buckets and "
                            "other folders yet."_s.arg(hold->backup));
    item.remedy = u"When no other profile uses them: tierdeck-cli backup take-over"_s;
    item.action = u"open_backups"_s;
    return std::optional(item);
}

} // namespace td::health
