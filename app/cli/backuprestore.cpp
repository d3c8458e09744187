// SPDX-License-Identifier: GPL-3.0-or-later
// The commands that read backups: verify and restore.
#include "app/cli/commands.h"

#include "app/backuptarget.h"
#include "app/profilerestore.h"
#include "core/shapes.h"
#include "engine/backup/backupdrill.h"
#include "engine/backup/backuprestorer.h"
#include "engine/backup/backupverifier.h"
#include "engine/restorehold.h"

#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;

namespace td::cli
{

namespace
{

constexpr int MostDrillFiles = 100'000;

struct BackupReadArguments {
    std::vector<std::string> names;
    std::string name;
    std::string to;
    std::string drill;
    bool readData = false;
    bool repair = false;
    bool photos = false;
    bool takeOver = false;
};

QJsonValue drillDocument(const std::optional<BackupDrillReport> &drill)
{
    if (!drill)
        return QJsonValue::Null;
    return QJsonObject{{u"name"_s, drill->name},
                       {u"photos"_s, drill->photos},
                       {u"restored"_s, drill->restored},
                       {u"ok"_s, drill->isPassed()}};
}

Result<std::optional<BackupDrillReport>> drillOf(Session &session, const BackupPlace &place,
                                                 const BackupReadArguments &arguments)
{
    if (arguments.drill.empty())
        return std::nullopt;
    bool isNumber = false;
    const int files = text(arguments.drill).toInt(&isNumber);
    if (!isNumber || files < 0 || files > MostDrillFiles)
        return fail(ErrorCode::InvalidArgument, u"usage.count"_s,
                    u"--drill: \"%1\" is not a number of files"_s.arg(text(arguments.drill)), u"--drill"_s,
                    u"Write --drill for 25, or --drill=100; at most %1."_s.arg(MostDrillFiles));
    TD_ASSIGN(Engine *const engine, session.engine());
    const QString name = arguments.names.empty() ? QString() : text(arguments.names.front());
    auto drilled = BackupDrill(engine->parts, place).run(name, files, session.progress(u"Restoring"_s), session.stop);
    session.endProgress();
    if (!drilled)
        return fail(drilled.error());
    return std::optional(*std::move(drilled));
}

Result<int> verify(Session &session, const BackupReadArguments &arguments)
{
    TD_ASSIGN(Container *const container, session.container());
    TD_ASSIGN(const BackupPlace place, backupPlaceOf(*container, session.keyring()));
    TD_ASSIGN(const std::optional<BackupDrillReport> drill, drillOf(session, place, arguments));
    auto done = BackupVerifier(container->engine().parts, place)
                    .verify(texts(arguments.names), {.readData = arguments.readData, .repair = arguments.repair},
                            session.progress(u"Verifying"_s), session.stop);
    session.endProgress();
    if (!done)
        return fail(done.error());
    QList<ItemFailure> failed;
    QJsonArray backups;
    Table table{
        .header = {u"NAME"_s, u"FILES"_s, u"MISSING"_s, u"DAMAGED"_s, u"RESULT"_s}, .numeric = {1, 2, 3}, .rows = {}};
    for (const BackupVerdict &verdict : done->backups) {
        failed += verdict.failed;
        backups.append(QJsonObject{{u"name"_s, verdict.name},
                                   {u"ok"_s, verdict.isRight()},
                                   {u"objects"_s, verdict.objects},
                                   {u"missing"_s, verdict.missing},
                                   {u"damaged"_s, verdict.damaged}});
        table.rows.append({verdict.name, QString::number(verdict.objects), QString::number(verdict.missing),
                           QString::number(verdict.damaged), verdict.isRight() ? u"right"_s : u"WRONG"_s});
    }
    if (drill)
        failed += drill->failed;
    int result = report(session, failed, true);
    const bool areRight = std::ranges::all_of(done->backups, &BackupVerdict::isRight);
    if (result == status::Done && !areRight)
        result = status::Integrity;
    session.out.document({{u"ok"_s, result == status::Done},
                          {u"backups"_s, backups},
                          {u"bytes_read"_s, done->bytesRead},
                          {u"set_aside"_s, done->setAside},
                          {u"drill"_s, drillDocument(drill)},
                          {u"failed"_s, shapes::failures(failed, u"id"_s)}});
    session.out.table(table);
    session.out.line(u"%1 read."_s.arg(sizeText(done->bytesRead)));
    if (drill)
        session.out.line(u"Restored for trial: %1 with %2, %3 fetched: %4."_s.arg(
            drill->name, countText(drill->photos, u"photo"_s, u"photos"_s),
            countText(drill->restored, u"file"_s, u"files"_s), drill->isPassed() ? u"right"_s : u"WRONG"_s));
    return result;
}

int answerRestored(Session &session, const QString &name, const RestoredProfile &restored, bool isCatalogue)
{
    const PhotosBack photos = restored.photos.value_or(PhotosBack());
    const int result = report(session, photos.failed, isCatalogue || photos.restored > 0);
    session.out.document({{u"ok"_s, result == status::Done},
                          {u"name"_s, name},
                          {u"profile"_s, restored.root},
                          {u"catalogue"_s, isCatalogue},
                          {u"held"_s, restored.isHeld},
                          {u"looked"_s, photos.looked},
                          {u"restored"_s, photos.restored},
                          {u"restored_bytes"_s, photos.bytes},
                          {u"lost"_s, photos.lost},
                          {u"failed"_s, shapes::failures(photos.failed, u"photo_id"_s)}});
    if (isCatalogue)
        session.out.line(u"The catalogue of %1 was restored to %2."_s.arg(name, restored.root));
    if (restored.photos)
        session.out.line(u"%1 looked at: %2 (%3) brought back, %4 lost."_s.arg(
            countText(photos.looked, u"stored file"_s, u"stored files"_s), QString::number(photos.restored),
            sizeText(photos.bytes), QString::number(photos.lost)));
    return result;
}

/// Only the photos, into the profile as it is.
Result<int> restorePhotos(Session &session)
{
    TD_ASSIGN(Container *const container, session.container());
    TD_TRY(refuseHeld(container->engine().parts.catalogue));
    TD_ASSIGN(const BackupPlace place, backupPlaceOf(*container, session.keyring()));
    TD_ASSIGN(const BackupVault vault, BackupVault::open(place.target, place.passphrase, session.stop));
    auto back = BackupRestorer(container->engine().parts, vault).run(session.progress(u"Restoring"_s), session.stop);
    session.endProgress();
    if (!back)
        return fail(back.error());
    return answerRestored(session, {}, {.root = container->settings().paths.root, .photos = *std::move(back)}, false);
}

/// In front of every other command that has to be given in that profile.
QString commandIn(const BackupReadArguments &arguments)
{
    return arguments.to.empty() ? u"tierdeck-cli"_s : u"tierdeck-cli --profile '%1'"_s.arg(text(arguments.to));
}

Result<int> restoreFresh(Session &session, const SettingsSource &target, const BackupReadArguments &arguments)
{
    TD_ASSIGN(const Settings own, session.settings());
    TD_ASSIGN(const BackupSource from, backupSourceOf(own, session.keyring()));
    TD_ASSIGN(const BackupVault vault, BackupVault::open(from.store, from.passphrase, session.stop));
    TD_ASSIGN(const BackupSet set, chosenBackup(vault, text(arguments.name), session.stop));
    auto restored = restoreProfile(
        target, vault, set, arguments.takeOver, [&session] { return session.keyring(); },
        session.progress(u"Restoring"_s), session.stop);
    session.endProgress();
    if (!restored)
        return fail(restored.error());
    const int result = answerRestored(session, set.name, *restored, true);
    if (restored->isHeld)
        session.out.warn(
            u"Some tiers of this profile lie in buckets or folders outside of it, where the profile that was backed up "
            u"may "
            "still be at work. Nothing is changed there, nothing came back there, and nothing runs by itself. When no "
            "other "
            "profile uses them: `%1 backup take-over`, then `%1 backup restore --photos`."_s.arg(commandIn(arguments)));
    else if (arguments.takeOver)
        session.out.note(
            u"Do not use another profile on the same buckets or folders: each would treat the files of the "
            "other as its own."_s);
    return result;
}

/// The operator's word that no other profile uses the buckets and folders of this one.
Result<int> takeOver(Session &session)
{
    TD_ASSIGN(Container *const container, session.container());
    TD_ASSIGN(const bool wasHeld, endRestoreHold(container->engine().parts));
    if (const Result<void> claimed = wasHeld ? container->claimPlaces(session.stop) : Result<void>(); !claimed)
        session.out.warn(u"Not all buckets and folders could be marked as this profile's; they will be when they are "
                         "first used: %1"_s.arg(claimed.error().message));
    session.out.document({{u"ok"_s, true}, {u"was_held"_s, wasHeld}});
    session.out.line(wasHeld ? u"The buckets and folders are this profile's now. Do not use another one on them."_s
                             : u"There is nothing to take over: this profile acts already."_s);
    return status::Done;
}

Result<int> restore(Session &session, const BackupReadArguments &arguments)
{
    if (arguments.photos)
        return restorePhotos(session);
    SettingsSource source = session.source();
    if (!arguments.to.empty())
        source.profile = QDir::current().absoluteFilePath(text(arguments.to));
    return restoreFresh(session, source, arguments);
}

} // namespace

void addBackupReading(CLI::App &group, Handler &chosen)
{
    auto arguments = std::make_shared<BackupReadArguments>();
    CLI::App *verifying = group.add_subcommand("verify", "Read backups again and hash them; all when none is named");
    verifying->add_option("NAME", arguments->names, "Names of backups");
    CLI::Option *const readData = verifying->add_flag("--read-data", arguments->readData,
                                                      "Also read the photos, not only look whether they are there");
    verifying
        ->add_flag("--repair", arguments->repair,
                   "With --read-data: set damaged photos aside at the backup, so that the next one copies them anew")
        ->needs(readData);
    verifying->add_flag("--drill{25}", arguments->drill,
                        "Also restore one for trial into a temporary folder, with 25 files; --drill=100 takes 100");
    verifying->callback(
        [arguments, &chosen] { chosen = [arguments](Session &session) { return verify(session, *arguments); }; });
    CLI::App *restoring =
        group.add_subcommand("restore", "Restore a backup into a profile that has no catalogue yet; the newest when "
                                        "none is named");
    CLI::Option *const name = restoring->add_option("NAME", arguments->name, "Name of a backup");
    CLI::Option *const to = restoring->add_option("--to", arguments->to, "Folder of the new profile; default: this one")
                                ->option_text("DIR");
    CLI::Option *const takesOver =
        restoring->add_flag("--take-over", arguments->takeOver,
                            "No other profile uses the buckets and folders of its tiers: act there at once");
    restoring
        ->add_flag("--photos", arguments->photos,
                   "Into this profile as it is: bring back stored files of photos that are missing or damaged, from "
                   "whichever backup holds them")
        ->excludes(to)
        ->excludes(name)
        ->excludes(takesOver);
    restoring->callback(
        [arguments, &chosen] { chosen = [arguments](Session &session) { return restore(session, *arguments); }; });
    group
        .add_subcommand("take-over",
                        "After a restore: no other profile uses the buckets and folders of this one, which "
                        "may act there from now on")
        ->callback([&chosen] { chosen = takeOver; });
}

} // namespace td::cli
