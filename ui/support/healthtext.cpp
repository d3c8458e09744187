// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/healthtext.h"

#include "ui/support/checktext.h"
#include "ui/support/errortext.h"
#include "ui/support/format.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

struct HealthTexts {
    Q_DECLARE_TR_FUNCTIONS(td::HealthText)
};

QString diskName(const QString &disk)
{
    if (disk == "profile"_L1)
        return HealthTexts::tr("Disk of this profile");
    if (disk == "backup"_L1)
        return HealthTexts::tr("Disk of the backups");
    const auto tier = tierFromName(disk);
    return tier ? HealthTexts::tr("Disk of %1").arg(tierWord(*tier)) : disk;
}

QString nameOfItem(const QString &name)
{
    if (name == "catalogue"_L1)
        return HealthTexts::tr("Catalogue");
    if (name == "journal"_L1)
        return HealthTexts::tr("Moves under way");
    if (name == "lease"_L1)
        return HealthTexts::tr("Who works");
    if (name == "lifecycle"_L1)
        return HealthTexts::tr("Nightly run");
    if (name == "verification"_L1)
        return HealthTexts::tr("Verification");
    if (name == "backup"_L1)
        return HealthTexts::tr("Last backup");
    if (name == "backup.trial"_L1)
        return HealthTexts::tr("Restore for trial");
    if (name == "restored"_L1)
        return HealthTexts::tr("Restored profile");
    if (name == "backup.place"_L1)
        return HealthTexts::tr("Place of the backups");
    if (name.startsWith("disk."_L1))
        return diskName(name.mid(5));
    const auto tier = name.startsWith("tier."_L1) ? tierFromName(QStringView(name).mid(5)) : std::nullopt;
    return tier ? tierWord(*tier) : name;
}

QString actionText(const QString &action)
{
    if (action == "open_tiers"_L1)
        return HealthTexts::tr("Open the tiers");
    if (action == "open_plan"_L1)
        return HealthTexts::tr("Review the plan");
    if (action == "open_history"_L1)
        return HealthTexts::tr("See the run");
    if (action == "open_schedule"_L1)
        return HealthTexts::tr("Open the schedule");
    if (action == "open_verification"_L1)
        return HealthTexts::tr("Open the verification");
    if (action == "open_backups"_L1)
        return HealthTexts::tr("Open the backups");
    if (action == "backup_now"_L1)
        return HealthTexts::tr("Back up now");
    if (action == "recover"_L1)
        return HealthTexts::tr("Finish them now");
    return {};
}

/// Values of a finding as the window says them.
class Args
{
public:
    Args(const HealthItem &item, Instant now)
        : m_args(item.args)
        , m_now(now)
    {
    }
    [[nodiscard]] QString text(QLatin1StringView key) const { return m_args.value(key).toString(); }
    [[nodiscard]] int number(QLatin1StringView key) const { return int(m_args.value(key).toInteger()); }
    [[nodiscard]] QString size(QLatin1StringView key) const { return format::bytes(m_args.value(key).toInteger()); }
    [[nodiscard]] QString moment(QLatin1StringView key) const
    {
        const auto at = fromIso(text(key));
        return at ? format::dateTime(*at, m_now) : QString();
    }
    [[nodiscard]] QString age(QLatin1StringView key) const
    {
        return format::duration(Seconds{m_args.value(key).toInteger()});
    }

private:
    const QJsonObject &m_args;
    Instant m_now;
};

using Told = std::pair<QString, QString>; ///< sentence and remedy

Told toldOfPlaces(const QString &finding, const Args &args)
{
    if (finding == "catalogue.fine"_L1)
        return {HealthTexts::tr("Whole, and its counters agree."), {}};
    if (finding == "disk.fine"_L1)
        return {HealthTexts::tr("%1 of %2 are free.").arg(args.size("free_bytes"_L1), args.size("total_bytes"_L1)), {}};
    if (finding == "disk.low"_L1)
        return {HealthTexts::tr("Only %1 of %2 are free.").arg(args.size("free_bytes"_L1), args.size("total_bytes"_L1)),
                HealthTexts::tr("Free disk space, or move a tier to another disk.")};
    if (finding == "disk.unknown"_L1)
        return {HealthTexts::tr("The free space cannot be told."), {}};
    if (finding == "store.fine"_L1)
        return {args.text("place"_L1) == "this computer"_L1
                    ? HealthTexts::tr("This computer takes, gives back and deletes files.")
                    : HealthTexts::tr("%1 takes, gives back and deletes files.").arg(args.text("place"_L1)),
                {}};
    if (finding == "store.again"_L1)
        return {HealthTexts::tr("It answers again; it was found wrong when it was tried out."),
                HealthTexts::tr("Check all once more.")};
    if (finding == "place.same_disk"_L1)
        return {HealthTexts::tr("Backups lie on the disk of this profile, and are lost together with it."),
                HealthTexts::tr("Choose a folder on another disk.")};
    if (finding == "restored.held"_L1)
        return {HealthTexts::tr("Nothing is changed in its buckets and other folders yet: the profile that was backed up "
                                "may still use them."),
                HealthTexts::tr("When no other profile uses them, take them over.")};
    return {};
}

Told toldOfWork(const QString &finding, const Args &args)
{
    if (finding == "journal.none"_L1)
        return {HealthTexts::tr("None is unfinished."), {}};
    if (finding == "journal.active"_L1)
        return {HealthTexts::tr("%Ln move(s) under way", nullptr, args.number("count"_L1)) + u" · "_s +
                    HealthTexts::tr("the oldest for %1").arg(args.age("seconds"_L1)),
                {}};
    if (finding == "journal.slow"_L1)
        return {HealthTexts::tr("%Ln move(s) under way", nullptr, args.number("count"_L1)) + u" · "_s +
                    HealthTexts::tr("the oldest for %1").arg(args.age("seconds"_L1)),
                HealthTexts::tr("Look at the program that does it, and at its connection.")};
    if (finding == "journal.waiting"_L1)
        return {HealthTexts::tr("%Ln move(s) interrupted", nullptr, args.number("waiting"_L1)) + u" · "_s +
                    HealthTexts::tr("the oldest for %1").arg(args.age("seconds"_L1)),
                HealthTexts::tr("Every photo has a verified copy; finishing them tidies up.")};
    if (finding == "lease.free"_L1)
        return {HealthTexts::tr("Nobody is running, backing up or verifying now."), {}};
    if (finding == "lease.held"_L1)
        return {HealthTexts::tr("Process %1 on %2 is at work since %3.")
                    .arg(QString::number(args.number("pid"_L1)), args.text("host"_L1), args.moment("since"_L1)),
                {}};
    if (finding == "lease.left"_L1)
        return {HealthTexts::tr("Process %1 on %2 is gone; who needs its place takes it over.")
                    .arg(QString::number(args.number("pid"_L1)), args.text("host"_L1)),
                {}};
    if (finding == "run.missed"_L1)
        return {HealthTexts::tr("The run of %1 did not happen.").arg(args.moment("at"_L1)),
                HealthTexts::tr("Run it now.")};
    if (finding == "run.trouble"_L1)
        return {HealthTexts::tr("%1: %Ln photo(s) failed", nullptr, args.number("failed"_L1)).arg(args.moment("at"_L1)) +
                    u" · "_s + HealthTexts::tr("%Ln withheld", nullptr, args.number("withheld"_L1)),
                {}};
    if (finding == "run.off"_L1 || finding == "run.unanswered"_L1)
        return {HealthTexts::tr("Off: nothing moves or is deleted by itself."), {}};
    if (finding == "run.first"_L1)
        return {HealthTexts::tr("On; the first run is still to come."), {}};
    if (finding == "run.fine"_L1)
        return {HealthTexts::tr("The last run was %1.").arg(args.moment("at"_L1)), {}};
    return {};
}

Told toldOfProofs(const QString &finding, const Args &args)
{
    if (finding == "proofs.damaged"_L1)
        return {HealthTexts::tr("%Ln stored file(s) missing or damaged", nullptr,
                                args.number("count"_L1) + args.number("lost"_L1)),
                HealthTexts::tr("What has another copy is restored by a repair.")};
    if (finding == "proofs.local"_L1)
        return {HealthTexts::tr("All tiers are on this computer; a check reads those."), {}};
    if (finding == "proofs.old"_L1)
        return {HealthTexts::tr("What is stored at providers was verified %1.").arg(args.moment("at"_L1)),
                HealthTexts::tr("Verify a part of it now.")};
    if (finding == "proofs.never"_L1)
        return {HealthTexts::tr("What is stored at providers was never verified."),
                HealthTexts::tr("Verify a part of it now.")};
    if (finding == "proofs.off"_L1)
        return {HealthTexts::tr("The daily verification is off."), {}};
    if (finding == "proofs.fine"_L1)
        return {HealthTexts::tr("%1: %Ln file(s) read and right", nullptr, args.number("count"_L1))
                    .arg(args.moment("at"_L1)),
                {}};
    return {};
}

Told toldOfBackups(const QString &finding, const Args &args)
{
    const QString at = args.moment("at"_L1);
    const QString makeOne = HealthTexts::tr("Make one now.");
    if (finding == "backup.nothing"_L1)
        return {HealthTexts::tr("There is nothing to back up yet."), {}};
    if (finding == "backup.none"_L1)
        return {HealthTexts::tr("No backup has been made."), makeOne};
    if (finding == "backup.future"_L1)
        return {HealthTexts::tr("It has a date of the future: %1.").arg(at), makeOne};
    if (finding == "backup.old"_L1)
        return {HealthTexts::tr("It was made %1, which is long ago.").arg(at), makeOne};
    if (finding == "backup.incomplete"_L1)
        return {HealthTexts::tr("%1: %Ln file(s) could not be read", nullptr, args.number("missing"_L1)).arg(at), makeOne};
    if (finding == "backup.fine"_L1)
        return {HealthTexts::tr("It was made %1.").arg(at), {}};
    if (finding == "trial.none"_L1)
        return {HealthTexts::tr("None yet; the nightly backup does it."), {}};
    if (finding == "trial.off"_L1)
        return {HealthTexts::tr("Backups are not restored for trial."), {}};
    if (finding == "trial.fine"_L1)
        return {HealthTexts::tr("%1: what came back was right.").arg(at), {}};
    if (finding == "trial.old"_L1)
        return {HealthTexts::tr("The last was %1, which is long ago.").arg(at), HealthTexts::tr("Restore one for trial.")};
    if (finding == "trial.failed"_L1)
        return {HealthTexts::tr("%1: what came back was not right.").arg(at),
                HealthTexts::tr("Make a new backup, and verify all.")};
    return {};
}

/// What an error or the worst step of a test says.
Told toldOfProblem(const HealthItem &item, const Args &args)
{
    if (item.finding.startsWith("store."_L1)) {
        for (const StoreCheck &step : item.steps) {
            if (step.id != item.args.value("step"_L1).toString())
                continue;
            const CheckWords words = checkWords(step);
            return {HealthTexts::tr("%1: %2").arg(words.name, words.text), words.remedy};
        }
    }
    if (!item.problem)
        return {item.text, item.remedy};
    const QString sentence = errorSentence(*item.problem);
    if (item.finding == "backup.failed"_L1)
        return {HealthTexts::tr("%1: %2").arg(args.moment("at"_L1), sentence), errorRemedy(*item.problem)};
    return {sentence, errorRemedy(*item.problem)};
}

} // namespace

HealthWords healthWords(const HealthItem &item, Instant now)
{
    const Args args(item, now);
    Told told;
    for (const auto &say : {toldOfPlaces, toldOfWork, toldOfProofs, toldOfBackups}) {
        if (told.first.isEmpty())
            told = say(item.finding, args);
    }
    if (told.first.isEmpty())
        told = toldOfProblem(item, args);
    return {.name = nameOfItem(item.name),
            .sentence = told.first,
            .remedy = told.second,
            .action = actionText(item.action)};
}

Status healthStatus(HealthStatus status)
{
    switch (status) {
    case HealthStatus::Ok:
        return Status::Ok;
    case HealthStatus::Warning:
        return Status::Warn;
    case HealthStatus::Error:
        return Status::Error;
    }
    return Status::Neutral;
}

} // namespace td
