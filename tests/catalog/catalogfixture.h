// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/postgrescatalogue.h"
#include "catalog/postgresdatabase.h"
#include "catalog/sqlitecatalogue.h"
#include "catalog/sqlitedatabase.h"
#include "support/freshcatalogue.h"
#include "support/manualclock.h"
#include "support/testprogram.h"

#include <QCoreApplication>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

Q_DECLARE_METATYPE(td::PhotoFilter)

namespace td::test
{

inline Instant at(const char *text)
{
    const auto instant = fromIso(QString::fromLatin1(text));
    if (!instant)
        qFatal("no instant: %s", text);
    return *instant;
}

/// The value, or an end of the test with the error's text.
template <typename T> T must(Result<T> result)
{
    if (!result)
        qFatal("%s: %s (%s)", qPrintable(result.error().reason), qPrintable(result.error().message),
               qPrintable(result.error().detail));
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

/// The reason of the failure, "ok" when there is none.
template <typename T> QString reasonOf(const Result<T> &result)
{
    return result ? QStringLiteral("ok") : result.error().reason;
}

/// The engine that this run is about: each test program runs once for each.
inline bool onPostgres()
{
    return qEnvironmentVariable("TIERDECK_TEST_CATALOGUE") == QLatin1StringView("postgres");
}

/// A fresh catalogue: a file in a temporary folder, or a database of its own on the test server.
class Shelf
{
public:
    Shelf()
    {
        if (onPostgres()) {
            server = realPostgres();
            fresh = server ? freshCatalogue(*server) : nullptr;
            if (!fresh)
                qFatal("no PostgreSQL server");
        }
        reopen();
    }
    void reopen()
    {
        catalogue.reset();
        catalogue = open(options());
    }
    /// One more catalogue on the same data, as another console has it.
    [[nodiscard]] std::unique_ptr<SqlCatalogue> open(const OpenOptions &open) const
    {
        if (onPostgres())
            return must(PostgresCatalogue::open(postgres(), open));
        return must(SqliteCatalogue::open(file(), open));
    }
    [[nodiscard]] std::unique_ptr<SqlCatalogue> openPatient() const
    {
        OpenOptions patient = options();
        patient.busyTimeoutMs = 20'000;
        return open(patient);
    }
    [[nodiscard]] OpenOptions options() const
    {
        OpenOptions open;
        open.clock = &clock;
        open.busyTimeoutMs = 200;
        return open;
    }
    [[nodiscard]] QString file() const { return folder.filePath(QStringLiteral("profile/catalog.db")); }
    [[nodiscard]] PostgresSettings postgres() const
    {
        PostgresSettings settings;
        settings.host = server->socketDirectory;
        settings.port = server->port;
        settings.database = *fresh;
        settings.user = server->user;
        return settings;
    }
    /// For connections beside the catalogue.
    [[nodiscard]] std::shared_ptr<const Database> database(int busyTimeoutMs = 5000) const
    {
        if (onPostgres())
            return std::make_shared<PostgresDatabase>(postgres(), busyTimeoutMs);
        return std::make_shared<SqliteDatabase>(file(), busyTimeoutMs);
    }

    /// A photo with a verified master of `bytes`.
    [[nodiscard]] NewPhoto draftPhoto(const QString &id, Tier tier = Tier::Temp, const QString &draft = {},
                                      qint64 bytes = 100) const
    {
        NewPhoto added;
        Photo &photo = added.photo;
        photo.photoId = id;
        photo.userId = QStringLiteral("u1");
        photo.draftId = draft;
        photo.tier = tier;
        photo.fileSizeBytes = bytes * 4;
        photo.compressedSizeBytes = bytes;
        photo.uploadDate = photo.lastAccessDate = photo.createdAt = photo.updatedAt = clock.now();
        photo.filename = id + QStringLiteral(".jpg");
        photo.storagePath = tierName(tier) + QLatin1Char('/') + id + QStringLiteral(".jpg");
        photo.sha256 = QStringLiteral("sha-") + id;
        photo.originalSha256 = QStringLiteral("original-") + id;
        Copy copy;
        copy.photoId = id;
        copy.variant = variant::Master;
        copy.tier = tier;
        copy.backend = QStringLiteral("folder");
        copy.key = photo.storagePath;
        copy.size = bytes;
        copy.sha256 = photo.sha256;
        copy.state = CopyState::Verified;
        added.copies = {copy};
        return added;
    }
    Photo add(const QString &id, Tier tier = Tier::Temp, const QString &draft = {}, qint64 bytes = 100)
    {
        return must(catalogue->photos().add(draftPhoto(id, tier, draft, bytes)));
    }
    [[nodiscard]] Photo photo(const QString &id)
    {
        const auto found = must(catalogue->photos().find(id));
        if (!found)
            qFatal("no photo %s", qPrintable(id));
        return *found;
    }
    /// Runs SQL beside the catalogue, as another program would; the first column of the first row.
    QVariant sql(const QString &statement) const
    {
        return onPostgres() ? run(QStringLiteral("QPSQL"), *fresh, statement, this) : runSql(file(), statement);
    }
    static QVariant runSql(const QString &file, const QString &statement)
    {
        return run(QStringLiteral("QSQLITE"), file, statement, nullptr);
    }

    QTemporaryDir folder;
    ManualClock clock;
    Holder me{QStringLiteral("host"), 1, QStringLiteral("10")};
    Holder other{QStringLiteral("host"), 2, QStringLiteral("20")};
    std::optional<RealPostgres> server;
    FreshDatabase fresh;
    std::unique_ptr<SqlCatalogue> catalogue; ///< goes before its database

private:
    static QVariant run(const QString &driver, const QString &name, const QString &statement, const Shelf *shelf)
    {
        QVariant first;
        {
            QSqlDatabase db = QSqlDatabase::addDatabase(driver, QStringLiteral("raw"));
            db.setDatabaseName(name);
            if (shelf) {
                db.setHostName(shelf->server->socketDirectory);
                db.setPort(shelf->server->port);
                db.setUserName(shelf->server->user);
            }
            if (!db.open())
                qFatal("cannot open %s", qPrintable(name));
            QSqlQuery query(db);
            if (!query.exec(statement))
                qFatal("%s: %s", qPrintable(statement), qPrintable(query.lastError().text()));
            if (query.next())
                first = query.value(0);
        }
        QSqlDatabase::removeDatabase(QStringLiteral("raw"));
        return first;
    }
};

/// What ctest takes for "skipped".
inline constexpr int Skipped = 77;

/// Runs a test on the engine that ctest names; without a server the run for PostgreSQL is skipped, or fails in
/// tests/run.
template <class Test> int runCatalogTest(int argc, char **argv)
{
    if (onPostgres() && !realPostgres()) {
        qWarning().noquote() << realServersRemedy();
        return realServersRequired() ? 1 : Skipped;
    }
    return runTest<Test, QCoreApplication>(argc, argv);
}

} // namespace td::test

#define TD_CATALOG_TEST(Test) TD_TEST_RUN(td::test::runCatalogTest<Test>)
