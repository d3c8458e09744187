// SPDX-License-Identifier: GPL-3.0-or-later
// The commands that read backups: verify and restore.
#include "app/cli/commands.h"

#include "app/backuptarget.h"
#include "app/privatefolder.h"
#include "app/settingsfile.h"
#include "core/shapes.h"
#include "engine/backup/backupdrill.h"
#include "engine/backup/backuprestorer.h"
#include "engine/backup/backupverifier.h"

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

int answerRestored(Session &session, const QString &name, const QString &profile, bool isCatalogue,
                   const std::optional<PhotosBack> &back)
{
    const PhotosBack photos = back.value_or(PhotosBack());
    const int result = report(session, photos.failed, isCatalogue || photos.restored > 0);
    session.out.document({{u"ok"_s, result == status::Done},
                          {u"name"_s, name},
                          {u"profile"_s, profile},
                          {u"catalogue"_s, isCatalogue},
                          {u"looked"_s, photos.looked},
                          {u"restored"_s, photos.restored},
                          {u"restored_bytes"_s, photos.bytes},
                          {u"lost"_s, photos.lost},
                          {u"failed"_s, shapes::failures(photos.failed, u"photo_id"_s)}});
    if (isCatalogue)
        session.out.line(u"The catalogue of %1 was restored to %2."_s.arg(name, profile));
    if (back)
        session.out.line(u"%1 looked at: %2 (%3) brought back, %4 lost."_s.arg(
            countText(photos.looked, u"stored file"_s, u"stored files"_s), QString::number(photos.restored),
            sizeText(photos.bytes), QString::number(photos.lost)));
    return result;
}

/// Only the photos, into the profile as it is.
Result<int> restorePhotos(Session &session, const BackupReadArguments &arguments)
{
    TD_ASSIGN(Container *const container, session.container());
    TD_ASSIGN(const BackupPlace place, backupPlaceOf(*container, session.keyring()));
    TD_ASSIGN(const BackupVault vault, BackupVault::open(place.target, place.passphrase, session.stop));
    auto back = BackupRestorer(container->engine().parts, vault).run(session.progress(u"Restoring"_s), session.stop);
    session.endProgress();
    if (!back)
        return fail(back.error());
    return answerRestored(session, text(arguments.name), container->settings().paths.root, false, *back);
}

/// The settings of the profile go along, but not the address of a database: what was restored is a file.
Result<void> restoreSettings(const BackupVault &vault, const BackupSet &set, const ProfilePaths &paths,
                             const std::stop_token &stop)
{
    if (!set.settings || QFile::exists(paths.settingsFile))
        return {};
    TD_TRY(makePrivateFolder(QFileInfo(paths.settingsFile).absolutePath()));
    TD_TRY(vault.getFile(set.name, BackupPart::Settings, *set.settings, paths.settingsFile, stop));
    QMap<QString, QString> without;
    for (const QString &key : profileSettingKeys()) {
        if (key.startsWith("db."_L1))
            without.insert(key, QString());
    }
    return writeSettingsFile(paths.settingsFile, without);
}

class FreshProfile
{
public:
    FreshProfile(Session &session, SettingsSource source)
        : m_session(session)
        , m_source(std::move(source))
        , m_paths(profilePaths(m_source))
    {
    }

    Result<int> restore(const QString &name, bool isElsewhere)
    {
        TD_ASSIGN(const Settings own, m_session.settings());
        TD_ASSIGN(const BackupSource from, backupSourceOf(own, m_session.keyring()));
        TD_ASSIGN(const BackupVault vault, BackupVault::open(from.store, from.passphrase, m_session.stop));
        TD_ASSIGN(const BackupSet set, chosenBackup(vault, name, m_session.stop));
        TD_TRY(makePrivateFolder(m_paths.root));
        TD_TRY(restoreCatalogue(vault, set, m_paths.catalogue, m_session.stop));
        TD_TRY(restoreSettings(vault, set, m_paths, m_session.stop));
        std::optional<PhotosBack> back;
        if (set.objects) {
            TD_ASSIGN(back, bringPhotos(vault));
        }
        const int result = answerRestored(m_session, set.name, m_paths.root, true, back);
        if (isElsewhere)
            m_session.out.note(u"Do not use both profiles on the same buckets or folders: each would treat the files "
                               "of the other as its own."_s);
        return result;
    }

private:
    Result<PhotosBack> bringPhotos(const BackupVault &vault)
    {
        auto settings = loadSettings(m_source);
        if (!settings)
            return fail(joined(settings.error()));
        if (settings->postgres)
            return fail(ErrorCode::FailedPrecondition, u"config.invalid"_s,
                        u"PGHOST and PGDATABASE name a database, but the catalogue was restored to a file"_s,
                        u"PGHOST"_s,
                        u"Unset them and run `tierdeck-cli backup restore --photos` in that profile; `tierdeck-cli "
                        "catalogue copy` then takes the catalogue to an empty database."_s);
        TD_TRY(vouchForFolders(*settings));
        TD_ASSIGN(const auto container,
                  Container::open(*settings, {.clock = {},
                                              .ids = {},
                                              .keyring = needsKeyring(*settings) ? m_session.keyring() : nullptr,
                                              .recover = false,
                                              .stop = m_session.stop}));
        auto back =
            BackupRestorer(container->engine().parts, vault).run(m_session.progress(u"Restoring"_s), m_session.stop);
        m_session.endProgress();
        return back;
    }

    Session &m_session;
    const SettingsSource m_source;
    const ProfilePaths m_paths;
};

Result<int> restore(Session &session, const BackupReadArguments &arguments)
{
    if (arguments.photos)
        return restorePhotos(session, arguments);
    SettingsSource source = session.source();
    if (!arguments.to.empty())
        source.profile = QDir::current().absoluteFilePath(text(arguments.to));
    return FreshProfile(session, source).restore(text(arguments.name), !arguments.to.empty());
}

} // namespace

void addBackupReading(CLI::App &group, Handler &chosen)
{
    auto arguments = std::make_shared<BackupReadArguments>();
    CLI::App *verifying = group.add_subcommand("verify", "Read backups again and hash them; all when none is named");
    verifying->add_option("NAME", arguments->names, "Names of backups");
    verifying->add_flag("--read-data", arguments->readData,
                        "Also read the photos, not only look whether they are there");
    verifying->add_flag("--repair", arguments->repair,
                        "Set damaged photos aside at the backup, so that the next one copies them anew");
    verifying->add_flag("--drill{25}", arguments->drill,
                        "Also restore one for trial into a temporary folder, with 25 files; --drill=100 takes 100");
    verifying->callback(
        [arguments, &chosen] { chosen = [arguments](Session &session) { return verify(session, *arguments); }; });
    CLI::App *restoring =
        group.add_subcommand("restore", "Restore a backup into a profile that has no catalogue yet; the newest when "
                                        "none is named");
    restoring->add_option("NAME", arguments->name, "Name of a backup");
    CLI::Option *const to = restoring->add_option("--to", arguments->to, "Folder of the new profile; default: this one")
                                ->option_text("DIR");
    restoring
        ->add_flag("--photos", arguments->photos,
                   "Into this profile as it is: bring back stored files of photos that are missing or damaged")
        ->excludes(to);
    restoring->callback(
        [arguments, &chosen] { chosen = [arguments](Session &session) { return restore(session, *arguments); }; });
}

} // namespace td::cli
