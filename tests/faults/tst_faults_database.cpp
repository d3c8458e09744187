// SPDX-License-Identifier: GPL-3.0-or-later
// The database goes away in the middle of a move (docs/FAULTS.md, D2, D4, D5): a PostgreSQL server that is killed, a
// connection that is cut, an SQLite file that another program has locked.
#include "networkscene.h"

#include "catalog/sqlitecatalogue.h"
#include "support/testprogram.h"

#include <QElapsedTimer>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace td;
using namespace td::test;

namespace
{

/// A program that holds the write lock of an SQLite file.
class Locker
{
public:
    explicit Locker(const QString &file)
        : m_db(QSqlDatabase::addDatabase(u"QSQLITE"_s, u"locker"_s))
    {
        m_db.setDatabaseName(file);
        if (!m_db.open() || !QSqlQuery(m_db).exec(u"BEGIN IMMEDIATE"_s))
            qFatal("cannot lock: %s", qPrintable(m_db.lastError().text()));
    }
    ~Locker()
    {
        m_db.close();
        m_db = QSqlDatabase();
        QSqlDatabase::removeDatabase(u"locker"_s);
    }
    Locker(const Locker &) = delete;
    Locker &operator=(const Locker &) = delete;

private:
    QSqlDatabase m_db;
};

} // namespace

class DatabaseFaultsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void serverKilledBeforeEveryCall_data();
    void serverKilledBeforeEveryCall();
    void connectionCutBeforeEveryCall();
    void lockedForThreeSeconds();
    void lockedForLong();
};

void DatabaseFaultsTest::serverKilledBeforeEveryCall_data()
{
    QTest::addColumn<bool>("comesBackAtOnce");
    QTest::newRow("D5 it comes back at once") << true;
    QTest::newRow("D5 it comes back after the move was given up") << false;
}

void DatabaseFaultsTest::serverKilledBeforeEveryCall()
{
    QFETCH(const bool, comesBackAtOnce);
    TD_NEED_REAL_SERVERS(realPostgres().has_value());
    const std::unique_ptr<PrivatePostgres> server = PrivatePostgres::start();
    QVERIFY(server);
    const FreshDatabase database = server->server().freshDatabase();
    QVERIFY(database);
    FakeS3 bucket;
    Places places;
    places.hot = configOf(bucket);
    places.database = settingsOf(server->server(), *database);
    Fixture f;
    places.fit(f);
    f.reopen();
    QMap<QString, QString> truth;
    int kills = 0;
    // A server that is back at once has lost what was under way: at every call. One that stays away refuses the next
    // call wherever it died: at every other.
    const quint32 step = comesBackAtOnce ? 1 : 2;
    for (quint32 call = 1;; call += step) {
        const Photo photo = f.upload(call);
        truth.insert(photo.photoId, photo.sha256);
        quint32 calls = 0;
        bool isKilled = false;
        f.faults.only = [&](const QString &name) {
            if (!name.startsWith("store."_L1) && ++calls == call) {
                isKilled = server->kill() && (!comesBackAtOnce || server->startAgain());
                if (!isKilled)
                    qFatal("the server could not be killed");
            }
            return true;
        };
        const auto moved = f.engine().mover.move(photo.photoId, Tier::Hot, true, {}, {});
        f.faults.only = nullptr;
        if (isKilled && !comesBackAtOnce)
            QVERIFY(server->startAgain());
        places.fit(f);
        f.restart();
        const auto recovery = f.engine().mover.recover({});
        QVERIFY2(recovery && recovery->failed.isEmpty(), qPrintable(QString::number(call)));
        if (moved)
            QCOMPARE(f.photo(photo.photoId).tier, Tier::Hot);
        QVERIFY(f.engine().mover.move(photo.photoId, Tier::Hot, true, {}, {}));
        const QStringList wrong = f.violations(truth);
        QVERIFY2(wrong.isEmpty(), qPrintable(QString(u"call %1: "_s.arg(call) % wrong.join(u"; "_s))));
        for (const int bodies : bucket.bodiesStored())
            QCOMPARE(bodies, 1);
        if (!isKilled)
            break;
        ++kills;
    }
    QVERIFY2(kills > 6 / int(step), "the move made too few calls to be one");
    qInfo("%d kills", kills);
}

void DatabaseFaultsTest::connectionCutBeforeEveryCall()
{
    const std::optional<RealPostgres> server = realPostgres();
    TD_NEED_REAL_SERVERS(server.has_value());
    const FreshDatabase database = server->freshDatabase();
    QVERIFY(database);
    FakeS3 bucket;
    Places places;
    places.hot = places.cold = configOf(bucket);
    places.database = settingsOf(*server, *database);
    Fixture f;
    places.fit(f);
    f.reopen();
    QMap<QString, QString> truth;
    int cuts = 0;
    for (quint32 call = 1;; ++call) {
        const Photo photo = f.upload(call);
        truth.insert(photo.photoId, photo.sha256);
        QVERIFY(f.engine().mover.move(photo.photoId, Tier::Hot, true, {}, {}));
        quint32 calls = 0;
        bool isCut = false;
        f.faults.only = [&](const QString &name) {
            if (!name.startsWith("store."_L1) && ++calls == call) {
                server->cutConnections(*database);
                isCut = true;
            }
            return true;
        };
        const auto moved = f.engine().mover.move(photo.photoId, Tier::Cold, true, {}, {});
        f.faults.only = nullptr;
        // An idle connection that was cut is made again without a word.
        QVERIFY2(moved, qPrintable(moved ? QString() : moved.error().message));
        const QStringList wrong = f.violations(truth);
        QVERIFY2(wrong.isEmpty(), qPrintable(QString(u"call %1: "_s.arg(call) % wrong.join(u"; "_s))));
        if (!isCut)
            break;
        ++cuts;
    }
    QVERIFY(cuts > 6);
    qInfo("%d cuts", cuts);
}

void DatabaseFaultsTest::lockedForThreeSeconds()
{
    NetworkScene scene;
    scene.prepare(Deed::ToCold);
    std::jthread other;
    bool isLocked = false;
    scene.f.faults.only = [&](const QString &name) {
        if (name == "journal.commitMove"_L1 && !std::exchange(isLocked, true)) {
            std::atomic<bool> hasIt = false;
            other = std::jthread([file = QString(scene.f.profile() + u"/catalog.db"_s), &hasIt] {
                const Locker locker(file);
                hasIt = true;
                hasIt.notify_all();
                std::this_thread::sleep_for(std::chrono::seconds(3)); // the fault itself: the lock lasts so long
            });
            hasIt.wait(false);
        }
        return true;
    };
    QElapsedTimer timer;
    timer.start();
    QVERIFY(scene.act());
    scene.f.faults.only = nullptr;
    QVERIFY(isLocked);
    QVERIFY(timer.elapsed() >= 2'500);
    QCOMPARE(scene.wrongAtTheEnd().join(u"; "_s), QString());
}

void DatabaseFaultsTest::lockedForLong()
{
    for (const char *call : {"journal.beginMove", "journal.markCopied", "journal.markVerified", "journal.commitMove",
                             "journal.markReleased", "journal.finish"}) {
        NetworkScene scene;
        scene.f.openCatalogue = [&scene](const Clock &clock) -> std::unique_ptr<Catalogue> {
            OpenOptions options;
            options.clock = &clock;
            options.busyTimeoutMs = 100; // long is what lasts longer than a writer waits
            auto opened = SqliteCatalogue::open(scene.f.profile() + u"/catalog.db"_s, options);
            if (!opened)
                qFatal("%s", qPrintable(opened.error().message));
            return *std::move(opened);
        };
        scene.reopen();
        scene.prepare(Deed::ToCold);
        std::optional<Locker> locker;
        scene.f.faults.only = [&](const QString &name) {
            if (name == QLatin1StringView(call) && !locker)
                locker.emplace(scene.f.profile() + u"/catalog.db"_s);
            return true;
        };
        const auto moved = scene.act();
        scene.f.faults.only = nullptr;
        QVERIFY2(locker, call);
        locker.reset();
        if (!moved)
            QCOMPARE(moved.error().reason, u"catalog.busy"_s);
        QCOMPARE(scene.brokenNow(moved.has_value()).join(u"; "_s), QString());
        int orphans = -1;
        QCOMPARE(scene.wrongAfterRestart(&orphans).join(u"; "_s), QString());
        QCOMPARE(orphans, 0);
        QVERIFY(scene.act());
        QCOMPARE(scene.wrongAtTheEnd().join(u"; "_s), QString());
    }
}

TD_TEST(DatabaseFaultsTest)
#include "tst_faults_database.moc"
