// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include "app/backuptarget.h"
#include "core/shapes.h"
#include "engine/backup/nightlybackup.h"

using namespace Qt::StringLiterals;

namespace td::cli
{

namespace
{

struct BackupArguments {
    bool begin = false;
    bool nightly = false;
    bool dryRun = false;
    bool yes = false;
};

QJsonValue objectsDocument(const BackupSet &set)
{
    if (!set.objects)
        return QJsonValue::Null;
    QJsonArray tiers;
    for (const Tier tier : set.objects->tiers)
        tiers.append(tierName(tier));
    return QJsonObject{{u"tiers"_s, tiers},
                       {u"count"_s, set.objects->count},
                       {u"bytes"_s, set.objects->bytes},
                       {u"added"_s, set.objects->added},
                       {u"added_bytes"_s, set.objects->addedBytes},
                       {u"missing"_s, set.objects->missing}};
}

QJsonObject setDocument(const BackupSet &set)
{
    return {{u"name"_s, set.name},
            {u"created_at"_s, toIso(set.createdAt)},
            {u"photos"_s, set.photos},
            {u"copies"_s, set.copies},
            {u"catalogue_bytes"_s, set.catalogue.plainBytes},
            {u"stored_bytes"_s, set.storedBytes()},
            {u"encrypted"_s, set.isSealed},
            {u"objects"_s, objectsDocument(set)}};
}

QJsonObject cleanupDocument(const BackupCleanup &cleanup)
{
    return {{u"removed"_s, QJsonArray::fromStringList(cleanup.removed)},
            {u"kept"_s, cleanup.kept},
            {u"leftovers"_s, cleanup.leftovers},
            {u"objects_removed"_s, cleanup.objectsRemoved},
            {u"bytes_freed"_s, cleanup.bytesFreed},
            {u"withheld"_s, cleanup.withheld},
            {u"backups_withheld"_s, cleanup.withheldSets}};
}

void sayMade(Session &session, const BackupMade &made, const QString &place)
{
    const BackupSet &set = made.set;
    session.out.line(u"Backup %1 of %2 made: %3 at %4%5."_s.arg(
        set.name, countText(set.photos, u"photo"_s, u"photos"_s), sizeText(set.storedBytes()), place,
        set.isSealed ? u", encrypted"_s : QString()));
    if (!set.objects)
        return;
    session.out.line(u"%1 of photos are in it; %2 (%3) were new."_s.arg(
        countText(set.objects->count, u"file"_s, u"files"_s), QString::number(set.objects->added),
        sizeText(set.objects->addedBytes)));
    if (set.objects->missing > 0)
        session.out.warn(
            u"%1 could not be read and are not in it."_s.arg(countText(set.objects->missing, u"file"_s, u"files"_s)));
}

void sayCleanup(Session &session, const BackupCleanup &cleanup, bool isDryRun)
{
    session.out.line(u"%1%2 and %3 of photos, %4; %5 kept."_s.arg(
        isDryRun ? u"Would be removed: "_s : u"Removed: "_s,
        countText(cleanup.removed.size(), u"backup"_s, u"backups"_s),
        countText(cleanup.objectsRemoved, u"file"_s, u"files"_s), sizeText(cleanup.bytesFreed),
        countText(cleanup.kept, u"backup"_s, u"backups"_s)));
    if (cleanup.withheldSets > 0)
        session.out.warn(u"%1 left alone: they are old only if no backup was made for more than a month, or the clock was "
                         "wrong. To remove them too: tierdeck-cli backup cleanup --yes"_s.arg(
                             countText(cleanup.withheldSets, u"backup was"_s, u"backups were"_s)));
    if (cleanup.withheld > 0)
        session.out.warn(
            u"%1 of photos that no backup names any more were left alone because they are so many; look at "
            "them, then add --yes."_s.arg(countText(cleanup.withheld, u"file"_s, u"files"_s)));
}

Result<int> createNightly(Session &session, Engine &engine, const BackupPlace &place)
{
    auto done = runNightlyBackup(engine.parts, engine.rules, place, session.progress(u"Backing up"_s), session.stop);
    session.endProgress();
    if (!done)
        return fail(done.error());
    QList<ItemFailure> failed = done->made.failed;
    if (done->cleanup)
        failed += done->cleanup->failed;
    if (done->drill)
        failed += done->drill->failed;
    for (const Error &problem : std::as_const(done->problems))
        failed.append({done->made.set.name, problem});
    const int result = report(session, failed, true);
    QJsonObject document = setDocument(done->made.set);
    document.insert(u"ok"_s, result == status::Done);
    document.insert(u"target"_s, place.target->displayName());
    document.insert(u"cleanup"_s, done->cleanup ? QJsonValue(cleanupDocument(*done->cleanup)) : QJsonValue::Null);
    document.insert(u"drill"_s, done->drill ? QJsonValue(done->drill->isPassed()) : QJsonValue::Null);
    document.insert(u"failed"_s, shapes::failures(failed, u"id"_s));
    session.out.document(document);
    sayMade(session, done->made, place.target->displayName());
    if (done->cleanup)
        sayCleanup(session, *done->cleanup, false);
    if (done->drill)
        session.out.line(done->drill->isPassed() ? u"It was restored for trial, and is right."_s
                                                 : u"It was restored for trial, and is NOT right."_s);
    return result;
}

Result<int> create(Session &session, const BackupArguments &arguments)
{
    TD_ASSIGN(Container *const container, session.container());
    Engine &engine = container->engine();
    const Result<BackupPlace> found = backupPlaceOf(*container, session.keyring());
    if (!found && arguments.nightly)
        rememberBackupFailure(engine.parts, found.error());
    TD_TRY(found);
    const BackupPlace &place = *found;
    if (arguments.nightly)
        return createNightly(session, engine, place);
    TD_ASSIGN(const BackupRules rules, backupRules(engine.rules));
    auto made = BackupWriter(engine.parts, place)
                    .create(rules, arguments.begin, session.progress(u"Backing up"_s), session.stop);
    session.endProgress();
    if (!made)
        return fail(made.error());
    const int result = report(session, made->failed, true);
    QJsonObject document = setDocument(made->set);
    document.insert(u"ok"_s, result == status::Done);
    document.insert(u"target"_s, place.target->displayName());
    document.insert(u"cleanup"_s, QJsonValue::Null);
    document.insert(u"drill"_s, QJsonValue::Null);
    document.insert(u"failed"_s, shapes::failures(made->failed, u"id"_s));
    session.out.document(document);
    sayMade(session, *made, place.target->displayName());
    if (place.target->isLocal() && container->settings().backup.isOwnFolder)
        session.out.note(u"It lies on the disk of this profile. To survive that disk, set backup.folder or "
                         "backup.bucket."_s);
    return result;
}

Result<QList<BackupEntry>> entriesAt(const BackupPlace &place, const std::stop_token &stop)
{
    const Result<BackupVault> vault = BackupVault::open(place.target, place.passphrase, stop);
    if (!vault && vault.error().reason == "backup.none"_L1)
        return QList<BackupEntry>();
    TD_TRY(vault);
    return vault->list(stop);
}

Result<int> list(Session &session)
{
    TD_ASSIGN(Container *const container, session.container());
    TD_ASSIGN(const BackupPlace place, backupPlaceOf(*container, session.keyring()));
    TD_ASSIGN(const QList<BackupEntry> entries, entriesAt(place, session.stop));
    TD_ASSIGN(const QJsonObject verified, backupNote(container->engine().parts, BackupVerifiedNote));
    QJsonArray backups;
    Table table{.header = {u"NAME"_s, u"MADE"_s, u"PHOTOS"_s, u"SIZE"_s, u"FILES"_s, u"VERIFIED"_s},
                .numeric = {2, 3, 4},
                .rows = {}};
    for (const BackupEntry &entry : entries) {
        const BackupSet &set = entry.set;
        QJsonObject one = setDocument(set);
        one.insert(u"name"_s, entry.name);
        one.insert(u"created_at"_s, toIso(entry.at));
        one.insert(u"verified_at"_s,
                   verified.value(entry.name).toString().isEmpty() ? QJsonValue::Null : verified.value(entry.name));
        one.insert(u"problem"_s, entry.problem ? QJsonValue(entry.problem->message) : QJsonValue::Null);
        backups.append(one);
        table.rows.append({entry.name, localTime(entry.at), QString::number(set.photos), sizeText(set.storedBytes()),
                           set.objects ? QString::number(set.objects->count) : u"-"_s,
                           entry.problem ? u"DAMAGED"_s : localTime(fromIso(verified.value(entry.name).toString()))});
    }
    session.out.document({{u"ok"_s, true},
                          {u"target"_s, place.target->displayName()},
                          {u"count"_s, backups.size()},
                          {u"backups"_s, backups}});
    if (entries.isEmpty())
        session.out.line(u"There are no backups at %1."_s.arg(place.target->displayName()));
    else
        session.out.table(table);
    return status::Done;
}

Result<int> cleanup(Session &session, const BackupArguments &arguments)
{
    TD_ASSIGN(Container *const container, session.container());
    TD_ASSIGN(const BackupPlace place, backupPlaceOf(*container, session.keyring()));
    Engine &engine = container->engine();
    TD_ASSIGN(const BackupRules rules, backupRules(engine.rules));
    const BackupCleanupOptions options{
        .keepDays = rules.keepDays, .dryRun = arguments.dryRun, .confirmed = arguments.yes};
    auto cleaned = BackupCleaner(engine.parts, place).clean(options, session.progress(u"Cleaning up"_s), session.stop);
    session.endProgress();
    if (!cleaned)
        return fail(cleaned.error());
    int result = report(session, cleaned->failed, true);
    if (result == status::Done && cleaned->withheld + cleaned->withheldSets > 0)
        result = status::SomeFailed;
    QJsonObject document = cleanupDocument(*cleaned);
    document.insert(u"ok"_s, result == status::Done);
    document.insert(u"dry_run"_s, arguments.dryRun);
    document.insert(u"failed"_s, shapes::failures(cleaned->failed, u"id"_s));
    session.out.document(document);
    sayCleanup(session, *cleaned, arguments.dryRun);
    return result;
}

} // namespace

void addBackup(CLI::App &root, Handler &chosen)
{
    CLI::App *group = root.add_subcommand("backup", "Back up the catalogue, and photos to another place");
    group->require_subcommand(1);
    auto arguments = std::make_shared<BackupArguments>();
    CLI::App *making = group->add_subcommand("create", "Make a backup now (settings backup.*)");
    making->add_flag("--nightly", arguments->nightly,
                     "Then remove what is older than it is kept, and restore one for trial when that is due");
    making->add_flag("--begin", arguments->begin, "The place was emptied on purpose: begin there anew");
    making->callback(
        [arguments, &chosen] { chosen = [arguments](Session &session) { return create(session, *arguments); }; });
    group->add_subcommand("list", "List the backups, newest first")->callback([&chosen] { chosen = list; });
    addBackupReading(*group, chosen);
    CLI::App *cleaning =
        group->add_subcommand("cleanup", "Remove backups older than backup.keep_days, and photos only they had");
    cleaning->add_flag("--dry-run", arguments->dryRun, "Only say what would be removed");
    cleaning->add_flag("--yes", arguments->yes, "Also when very many would go at once, or the backups before a long pause");
    cleaning->callback(
        [arguments, &chosen] { chosen = [arguments](Session &session) { return cleanup(session, *arguments); }; });
}

} // namespace td::cli
