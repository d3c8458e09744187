// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/filesystem.h"
#include "catalog/migrator.h"
#include "catalog/schemasteps.h"
#include "catalogfixture.h"
#include "support/testprogram.h"

#include <QDir>
#include <QFile>

#include <sys/stat.h>

using namespace td;
using namespace td::test;
using namespace Qt::StringLiterals;

namespace
{

const QString SourceTable =
    u"CREATE TABLE photo_metadata (photo_id TEXT PRIMARY KEY, user_id TEXT NOT NULL, draft_id TEXT, tier TEXT NOT NULL "
    u"CHECK(tier IN "
    "('temp','hot','cold')), file_size_bytes INTEGER NOT NULL, compressed_size_bytes INTEGER NOT NULL, upload_date "
    "TEXT DEFAULT "
    "CURRENT_TIMESTAMP, last_access_date TEXT DEFAULT CURRENT_TIMESTAMP, scheduled_deletion TEXT, published_to_vinted "
    "INTEGER DEFAULT "
    "0, published_date TEXT, access_count INTEGER DEFAULT 0, storage_path TEXT, cdn_url TEXT, created_at TEXT DEFAULT "
    "CURRENT_TIMESTAMP, updated_at TEXT DEFAULT CURRENT_TIMESTAMP, FOREIGN KEY (user_id) REFERENCES users(id) ON "
    "DELETE CASCADE, "
    "FOREIGN KEY (draft_id) REFERENCES drafts(id) ON DELETE SET NULL)"_s;

const QString SourceRows =
    u"INSERT INTO photo_metadata(photo_id, user_id, draft_id, tier, file_size_bytes, compressed_size_bytes, "
    u"upload_date, "
    "last_access_date, scheduled_deletion, published_to_vinted, published_date, storage_path, created_at) VALUES "
    "('t', 'u1', 'd1', 'temp', 2048000, 614400, '2025-11-10 10:00:00', '2025-11-10 11:00:00', '2025-11-12 15:00:00', "
    "0, NULL, "
    "'temp/t.jpg', '2025-11-10 10:00:00'), "
    "('h', 'u1', 'd1', 'hot', 10, 5, '2025-06-01T10:00:00Z', '2025-06-01T12:00:00+02:00', '2025-06-03 10:00:00', 0, "
    "NULL, "
    "'hot/h.jpg', '2025-06-01 10:00:00'), "
    "('c', 'u2', NULL, 'cold', 10, 5, 'yesterday', '2025-02-31 10:00:00', 'soon', 0, NULL, 'cold/a b/c.PNG', 'never'), "
    "('p', 'u2', 'd2', 'hot', 10, 5, '2025-11-01 10:00:00', NULL, NULL, 1, 'last week', 'hot/p.jpg', NULL), "
    "('n', 'u3', NULL, 'temp', 10, 5, NULL, NULL, NULL, NULL, NULL, NULL, NULL)"_s;

struct Folder {
    QTemporaryDir temporary;
    ManualClock clock;
    [[nodiscard]] QString file() const { return temporary.filePath(u"catalog.db"_s); }
    void sql(const QString &statement) const { Shelf::runSql(file(), statement); }
    [[nodiscard]] Result<std::unique_ptr<SqliteCatalogue>> open(QList<Migration> migrations = embeddedMigrations(),
                                                                const QString &backups = {}) const
    {
        OpenOptions options;
        options.clock = &clock;
        options.migrations = std::move(migrations);
        options.backupFolder = backups;
        options.busyTimeoutMs = 200;
        return SqliteCatalogue::open(file(), options);
    }
    [[nodiscard]] QStringList copies(const QString &folder = {}) const
    {
        return QDir(folder.isEmpty() ? temporary.path() : folder).entryList({u"*before-upgrade*"_s}, QDir::Files);
    }
};

mode_t modeOf(const QString &path)
{
    struct stat status = {};
    return ::stat(QFile::encodeName(path).constData(), &status) == 0 ? status.st_mode & 0777 : 0;
}

} // namespace

/// From nothing, from the source's database, from older and newer schemas, from files that are none.
class TestCatalogMigrations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void freshFileHasTheSourcesSchema();
    void fileAndFolderAreTheOwnersAlone();
    void openingTwiceChangesNothing();
    void sourceDatabaseIsTakenOver_data();
    void sourceDatabaseIsTakenOver();
    void namesOfOursAreSetAside();
    void failedUpgradeChangesNothing();
    void laterStepIsAppliedAfterACopy();
    void newerSchemaIsRefused();
    void changedStepIsRefused();
    void filesThatAreNoCatalogue_data();
    void filesThatAreNoCatalogue();
    void damagedPagesAreAnError();
    void networkFileSystems();
    void scriptsAreSplit();
};

void TestCatalogMigrations::freshFileHasTheSourcesSchema()
{
    Shelf shelf;
    const QStringList columns{u"photo_id"_s,           u"user_id"_s,
                              u"draft_id"_s,           u"tier"_s,
                              u"file_size_bytes"_s,    u"compressed_size_bytes"_s,
                              u"upload_date"_s,        u"last_access_date"_s,
                              u"scheduled_deletion"_s, u"published_to_vinted"_s,
                              u"published_date"_s,     u"access_count"_s,
                              u"storage_path"_s,       u"cdn_url"_s,
                              u"created_at"_s,         u"updated_at"_s};
    QCOMPARE(
        shelf
            .sql(
                u"SELECT group_concat(name, ' ') FROM (SELECT name FROM pragma_table_info('photo_metadata') WHERE cid < 16)"_s)
            .toString(),
        columns.join(u' '));
    for (const QString &index : {u"user"_s, u"tier"_s, u"draft"_s, u"scheduled_deletion"_s, u"published"_s,
                                 u"upload_date"_s, u"last_access"_s})
        QCOMPARE(shelf
                     .sql(u"SELECT count(*) FROM sqlite_master WHERE type = 'index' AND tbl_name = 'photo_metadata' "
                          u"AND name = "
                          "'idx_photos_%1'"_s.arg(index))
                     .toInt(),
                 1);
    for (const QString &table :
         {u"users"_s,          u"drafts"_s,        u"orders"_s,     u"photo_variants"_s, u"copies"_s,   u"journal"_s,
          u"journal_copies"_s, u"transfers"_s,     u"leases"_s,     u"lifecycle_runs"_s, u"plans"_s,    u"events"_s,
          u"cost_snapshots"_s, u"access_log"_s,    u"quotas"_s,     u"links"_s,          u"tokens"_s,   u"backups"_s,
          u"health_checks"_s,  u"delivery_refs"_s, u"dismissals"_s, u"saved_views"_s,    u"settings"_s, u"totals"_s})
        QVERIFY2(shelf.sql(u"SELECT count(*) FROM sqlite_master WHERE type IN ('table', 'view') AND name = '%1'"_s.arg(
                               table))
                         .toInt() == 1,
                 qPrintable(table));
    QCOMPARE(shelf.sql(u"PRAGMA journal_mode"_s).toString(), u"wal"_s);
    QVERIFY(must(shelf.catalogue->selfCheck(false)).isEmpty());
    QVERIFY(QDir(shelf.folder.filePath(u"profile"_s)).entryList({u"*before-upgrade*"_s}).isEmpty());
    shelf.add(u"p"_s);
    QCOMPARE(shelf.sql(u"SELECT count(*) FROM photo_variants WHERE photo_id = 'p' AND variant = 'master'"_s).toInt(),
             1);
}

void TestCatalogMigrations::fileAndFolderAreTheOwnersAlone()
{
    Shelf shelf;
    QCOMPARE(modeOf(shelf.file()), mode_t(0600));
    QCOMPARE(modeOf(shelf.folder.filePath(u"profile"_s)), mode_t(0700));
    shelf.add(u"p"_s);
    QCOMPARE(modeOf(shelf.file() + u"-wal"_s), mode_t(0600));
    shelf.catalogue.reset();
    QVERIFY(QFile::setPermissions(shelf.file(), QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther));
    shelf.reopen();
    QCOMPARE(modeOf(shelf.file()), mode_t(0600));
}

void TestCatalogMigrations::openingTwiceChangesNothing()
{
    Shelf shelf;
    shelf.add(u"p"_s);
    shelf.reopen();
    shelf.reopen();
    QCOMPARE(shelf.photo(u"p"_s).seq, 1);
    QCOMPARE(shelf.sql(u"SELECT count(*) FROM schema_migrations"_s).toInt(), int(embeddedMigrations().size()));
    QVERIFY(QDir(shelf.folder.filePath(u"profile"_s)).entryList({u"*before-upgrade*"_s}).isEmpty());
}

void TestCatalogMigrations::sourceDatabaseIsTakenOver_data()
{
    QTest::addColumn<QStringList>("others");
    QTest::newRow("photos alone") << QStringList{};
    QTest::newRow("bare users and drafts")
        << QStringList{u"CREATE TABLE users (id TEXT PRIMARY KEY)"_s, u"CREATE TABLE drafts (id TEXT PRIMARY KEY)"_s,
                       u"INSERT INTO users VALUES ('u1')"_s, u"INSERT INTO drafts VALUES ('d1')"_s};
    QTest::newRow("users and drafts of another shape") << QStringList{
        u"CREATE TABLE users (id TEXT PRIMARY KEY, email TEXT NOT NULL, name TEXT)"_s,
        u"CREATE TABLE drafts (id TEXT PRIMARY KEY, user_id TEXT NOT NULL, title TEXT, price REAL NOT NULL, created_at TEXT)"_s,
        u"INSERT INTO users VALUES ('u1', 'a@b', 'Ann'), ('u9', 'c@d', NULL)"_s,
        u"INSERT INTO drafts VALUES ('d1', 'u1', 'Coat', 9.5, '2025-01-01 00:00:00')"_s,
        u"CREATE INDEX idx_photos_user ON photo_metadata(user_id)"_s};
}

void TestCatalogMigrations::sourceDatabaseIsTakenOver()
{
    QFETCH(QStringList, others);
    Folder folder;
    folder.sql(SourceTable);
    for (const QString &statement : others)
        folder.sql(statement);
    folder.sql(SourceRows);
    const auto catalogue = must(folder.open());
    const auto photo = [&](const QString &id) { return *must(catalogue->photos().find(id)); };
    const Instant now = folder.clock.now();

    const Photo temp = photo(u"t"_s);
    QVERIFY(temp.uploadDate == at("2025-11-10T10:00:00Z"));
    QVERIFY(temp.lastAccessDate == at("2025-11-10T11:00:00Z"));
    QVERIFY(temp.scheduledDeletion == at("2025-11-12T15:00:00Z"));
    QVERIFY(temp.tempSince == temp.uploadDate);
    QCOMPARE(temp.storedBytes, 614400);
    QCOMPARE(temp.filename, u"t.jpg"_s);
    const Photo hot = photo(u"h"_s);
    QVERIFY(hot.lastAccessDate == at("2025-06-01T10:00:00Z"));
    QVERIFY(!hot.scheduledDeletion && !hot.tempSince);
    // What cannot be read counts from now: no photo looks older than it may be.
    const Photo cold = photo(u"c"_s);
    QVERIFY(cold.uploadDate == now && cold.lastAccessDate == now && !cold.scheduledDeletion);
    QCOMPARE(cold.filename, u"c.PNG"_s);
    QCOMPARE(cold.mimeType, u"image/png"_s);
    const Photo published = photo(u"p"_s);
    QVERIFY(published.publishedDate == now);
    QVERIFY(published.lastAccessDate == published.uploadDate);
    QVERIFY(photo(u"n"_s).uploadDate == now);

    const QList<Copy> copies = must(catalogue->copies().ofPhoto(u"h"_s));
    QCOMPARE(copies.size(), 1);
    QCOMPARE(copies.first().key, u"hot/h.jpg"_s);
    QCOMPARE(copies.first().state, CopyState::Suspect);
    QVERIFY(!copies.first().verifiedAt);
    QCOMPARE(must(catalogue->copies().after(0, 10)).size(), 4);
    QCOMPARE(must(catalogue->drafts().find(u"d1"_s))->photoCount, 2);
    QVERIFY(must(catalogue->drafts().find(u"d2"_s))->published);
    QVERIFY(!must(catalogue->drafts().find(u"d1"_s))->published);
    QVERIFY(must(catalogue->photos().users()).contains(u"u2"_s));
    if (others.size() > 4) {
        QCOMPARE(must(catalogue->drafts().find(u"d1"_s))->title, u"Coat"_s);
        QVERIFY(must(catalogue->photos().users()).contains(u"u9"_s));
        QCOMPARE(Shelf::runSql(folder.file(), u"SELECT email FROM source_users WHERE id = 'u1'"_s).toString(),
                 u"a@b"_s);
    }
    QCOMPARE(must(catalogue->stats().totals()).live.value(Tier::Temp).count, 2);
    PhotoFilter filter;
    filter.text = u"c.png"_s;
    QCOMPARE(must(catalogue->photos().sums(filter)).count, 1);
    QVERIFY(must(catalogue->selfCheck(false)).isEmpty());

    QCOMPARE(catalogue->upgradeNotes().size(), 3);
    QCOMPARE(Shelf::runSql(folder.file(),
                           u"SELECT old_value FROM upgrade_notes WHERE photo_id = 'c' AND field = 'upload_date'"_s)
                 .toString(),
             u"yesterday"_s);
    QCOMPARE(Shelf::runSql(folder.file(), u"SELECT count(*) FROM upgrade_notes"_s).toInt(), 5);
    QCOMPARE(folder.copies().size(), 1);
    QCOMPARE(folder.temporary.filePath(folder.copies().first()), catalogue->upgradeCopy());
    QCOMPARE(modeOf(catalogue->upgradeCopy()), mode_t(0600));
    QCOMPARE(Shelf::runSql(catalogue->upgradeCopy(), u"SELECT upload_date FROM photo_metadata WHERE photo_id = 'c'"_s)
                 .toString(),
             u"yesterday"_s);

    NewPhoto added;
    added.photo.photoId = u"new"_s;
    added.photo.userId = u"u1"_s;
    QCOMPARE(must(catalogue->photos().add(added)).seq, 6);
}

void TestCatalogMigrations::namesOfOursAreSetAside()
{
    Folder folder;
    folder.sql(SourceTable);
    folder.sql(u"CREATE TABLE settings (what TEXT)"_s);
    folder.sql(u"CREATE TABLE wishes (what TEXT)"_s);
    folder.sql(u"INSERT INTO settings VALUES ('mine')"_s);
    folder.sql(SourceRows);
    const auto catalogue = must(folder.open());
    must(catalogue->settings().setValue(u"a"_s, u"b"_s));
    QCOMPARE(Shelf::runSql(folder.file(), u"SELECT what FROM source_settings"_s).toString(), u"mine"_s);
    QCOMPARE(Shelf::runSql(folder.file(), u"SELECT count(*) FROM wishes"_s).toInt(), 0);
}

void TestCatalogMigrations::failedUpgradeChangesNothing()
{
    Folder folder;
    folder.sql(SourceTable);
    folder.sql(SourceRows);
    QList<Migration> broken = embeddedMigrations();
    broken.append({int(broken.size()) + 1, u"broken"_s, u"CREATE TABLE fine (a);\nINSERT INTO nowhere VALUES (1);"_s});
    const auto failed = folder.open(broken);
    QVERIFY(!failed);
    QVERIFY2(failed.error().message.contains(u"broken"_s), qPrintable(failed.error().message));
    QCOMPARE(Shelf::runSql(folder.file(), u"SELECT upload_date FROM photo_metadata WHERE photo_id = 'c'"_s).toString(),
             u"yesterday"_s);
    QCOMPARE(Shelf::runSql(folder.file(), u"SELECT count(*) FROM sqlite_master WHERE type = 'table'"_s).toInt(), 1);
    QCOMPARE(reasonOf(folder.open()), u"ok"_s);
}

void TestCatalogMigrations::laterStepIsAppliedAfterACopy()
{
    Folder folder;
    must(must(folder.open())->settings().setValue(u"a"_s, u"b"_s));
    QList<Migration> more = embeddedMigrations();
    more.append({int(more.size()) + 1, u"more"_s, u"CREATE TABLE more (a);\nINSERT INTO more VALUES (7);"_s});
    const QString backups = folder.temporary.filePath(u"backups/deep"_s);
    const auto catalogue = must(folder.open(more, backups));
    QCOMPARE(Shelf::runSql(folder.file(), u"SELECT a FROM more"_s).toInt(), 7);
    QCOMPARE(folder.copies(backups).size(), 1);
    QCOMPARE(
        Shelf::runSql(catalogue->upgradeCopy(), u"SELECT count(*) FROM sqlite_master WHERE name = 'more'"_s).toInt(),
        0);
    QCOMPARE(must(catalogue->settings().value(u"a"_s)), std::optional(u"b"_s));
}

void TestCatalogMigrations::newerSchemaIsRefused()
{
    Folder folder;
    QList<Migration> more = embeddedMigrations();
    more.append({int(more.size()) + 1, u"more"_s, u"CREATE TABLE more (a);"_s});
    must(folder.open(more)).reset();
    const auto refused = folder.open();
    QCOMPARE(reasonOf(refused), u"catalog.newer_schema"_s);
    QCOMPARE(refused.error().code, ErrorCode::FailedPrecondition);
    QVERIFY(!refused.error().remedy.isEmpty());
}

void TestCatalogMigrations::changedStepIsRefused()
{
    Folder folder;
    must(folder.open()).reset();
    QList<Migration> changed = embeddedMigrations();
    changed[1].sql += u"\n-- one more word"_s;
    QCOMPARE(reasonOf(folder.open(changed)), u"catalog.migration_changed"_s);
    folder.sql(u"UPDATE schema_migrations SET checksum = 'x' WHERE version = 3"_s);
    QCOMPARE(reasonOf(folder.open()), u"catalog.migration_changed"_s);
}

void TestCatalogMigrations::filesThatAreNoCatalogue_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("text")
        << QByteArray("this is not a database, but it is longer than a header, truly it is; and more. ").repeated(30);
    QTest::newRow("header only") << QByteArray("SQLite format 3\0", 16);
    QTest::newRow("header and rubbish") << QByteArray("SQLite format 3\0", 16) +
                                               QByteArray("\x10\x00\x01\x01\x00\x40\x20\x20", 8) +
                                               QByteArray(9000, 'x');
}

void TestCatalogMigrations::filesThatAreNoCatalogue()
{
    QFETCH(QByteArray, bytes);
    Folder folder;
    QFile file(folder.file());
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    file.close();
    const auto refused = folder.open();
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::DataLoss);
    QCOMPARE(refused.error().reason, u"catalog.corrupt"_s);
    QVERIFY(!refused.error().remedy.isEmpty());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), bytes);
}

void TestCatalogMigrations::damagedPagesAreAnError()
{
    Shelf shelf;
    for (int i = 0; i < 300; ++i)
        shelf.add(u"photo-%1"_s.arg(i));
    shelf.sql(u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
    shelf.catalogue.reset();
    QFile file(shelf.file());
    QVERIFY(file.open(QIODevice::ReadWrite));
    const qint64 size = file.size();
    for (qint64 page = 8192; page + 4096 <= size; page += 8192) {
        QVERIFY(file.seek(page) && file.write(QByteArray(4096, '\x5a')) == 4096);
    }
    file.close();
    auto opened = SqliteCatalogue::open(shelf.file(), shelf.options());
    if (!opened) {
        QCOMPARE(opened.error().code, ErrorCode::DataLoss);
        return;
    }
    const auto findings = (*opened)->selfCheck(true);
    QVERIFY(!findings || !findings->isEmpty());
    const auto page = (*opened)->photos().page({}, {}, {}, 1000);
    QVERIFY(page || page.error().code == ErrorCode::DataLoss);
    const auto all = (*opened)->photos().add(shelf.draftPhoto(u"new"_s));
    QVERIFY(all || all.error().code == ErrorCode::DataLoss);
}

void TestCatalogMigrations::networkFileSystems()
{
    QVERIFY(isNetworkFileSystem(0x6969));
    QVERIFY(isNetworkFileSystem(0xff534d42));
    QVERIFY(isNetworkFileSystem(0xfe534d42));
    QVERIFY(!isNetworkFileSystem(0xef53));
    QVERIFY(!isNetworkFileSystem(0x01021994));
    QCOMPARE(reasonOf(SqliteCatalogue::open(u"/proc/none/catalog.db"_s)), u"catalog.cannot_open"_s);
    QTemporaryDir folder;
    QCOMPARE(reasonOf(SqliteCatalogue::open(folder.path())), u"catalog.is_folder"_s);
}

void TestCatalogMigrations::scriptsAreSplit()
{
    const QStringList statements = splitStatements(
        u"-- a comment; with a semicolon\nCREATE TABLE a (\n  b\n);\n\nCREATE TRIGGER t AFTER INSERT ON "
        "a\nBEGIN\n    DELETE FROM a;\n    DELETE FROM a;\nEND;\nSELECT 1;\nSELECT 2"_s);
    QCOMPARE(statements.size(), 4);
    QVERIFY(statements.at(1).startsWith(u"CREATE TRIGGER"_s) && statements.at(1).endsWith(u"END;"_s));
    QCOMPARE(statements.at(3), u"SELECT 2"_s);
}

TD_TEST(TestCatalogMigrations)
#include "tst_catalog_migrations.moc"
