// SPDX-License-Identifier: GPL-3.0-or-later
// The real program, told by its environment alone, with HOT, COLD and the catalogue on real servers; and three of them
// that run the lifecycle at once. TIERDECK_TEST_PHOTOS sets over how many photos (400 without it).
#include "catalog/postgrescatalogue.h"
#include "cli/console.h"
#include "core/digest.h"
#include "support/fakeimages.h"
#include "support/places.h"
#include "support/s3bench.h"
#include "support/testprogram.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QTest>

#include <atomic>
#include <thread>

using namespace Qt::StringLiterals;
using namespace td;
using namespace td::test;

namespace
{

/// Binds a tier of the console to a bucket, by variables.
void bind(Console &console, const QString &tier, const RealS3 &server, const QString &bucket)
{
    const auto set = [&](const char *field, const QString &value) {
        console.environment.insert(u"TIERDECK_%1_%2"_s.arg(tier, QLatin1StringView(field)), value);
    };
    set("PROVIDER", u"s3"_s);
    set("ENDPOINT", server.endpoint);
    set("REGION", server.region);
    set("BUCKET", bucket);
    set("KEY_ID", server.accessKey);
    set("SECRET", server.secret);
    if (server.scheme == u"https"_s)
        set("CA_FILE", server.caFile);
    console.environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, u"unix:path=/nonexistent"_s);
}

void bind(Console &console, const RealPostgres &server, const QString &database)
{
    console.environment.insert(u"TIERDECK_DB_HOST"_s, server.socketDirectory);
    console.environment.insert(u"TIERDECK_DB_PORT"_s, QString::number(server.port));
    console.environment.insert(u"TIERDECK_DB_DATABASE"_s, database);
    console.environment.insert(u"TIERDECK_DB_USER"_s, server.user);
}

std::unique_ptr<PostgresCatalogue> open(const RealPostgres &server, const QString &database)
{
    PostgresSettings settings;
    settings.host = server.socketDirectory;
    settings.port = server.port;
    settings.database = database;
    settings.user = server.user;
    auto opened = PostgresCatalogue::open(settings);
    if (!opened)
        qFatal("%s", qPrintable(opened.error().message));
    return *std::move(opened);
}

QString idOf(int number)
{
    return u"00000000-0000-4000-9000-%1"_s.arg(number, 12, 10, QChar(u'0'));
}

/// A photo that has been in HOT, unseen, for 100 days, in a bucket under `backend`; its bytes are those of its number.
NewPhoto oldPhoto(int number, const QString &backend)
{
    const QByteArray bytes = fakePhoto(quint32(number), 300);
    const Instant then = instantOf(QDateTime::currentSecsSinceEpoch()) - 100 * Day;
    NewPhoto added;
    Photo &photo = added.photo;
    photo.photoId = idOf(number);
    photo.userId = u"default"_s;
    photo.draftId = u"many"_s;
    photo.tier = Tier::Hot;
    photo.fileSizeBytes = photo.compressedSizeBytes = bytes.size();
    photo.uploadDate = photo.lastAccessDate = photo.createdAt = photo.updatedAt = then;
    photo.promotedAt = then;
    photo.filename = u"%1.jpg"_s.arg(number);
    photo.mimeType = u"image/jpeg"_s;
    photo.storagePath = u"hot/%1.jpg"_s.arg(photo.photoId);
    photo.sha256 = photo.originalSha256 = sha256Hex(bytes);
    Copy copy;
    copy.photoId = photo.photoId;
    copy.variant = variant::Master;
    copy.tier = Tier::Hot;
    copy.backend = backend;
    copy.key = photo.storagePath;
    copy.size = bytes.size();
    copy.sha256 = photo.sha256;
    copy.md5 = md5Hex(bytes);
    copy.mimeType = photo.mimeType;
    copy.state = CopyState::Verified;
    added.copies = {copy};
    return added;
}

/// Stores and catalogues the photos, several at once.
void make(int photos, ObjectStore &bucket, Catalogue &catalogue, const QString &backend)
{
    std::atomic<int> next = 0;
    std::vector<std::jthread> threads;
    for (int thread = 0; thread < 8; ++thread) {
        threads.emplace_back([&] {
            for (int number = next++; number < photos; number = next++) {
                const NewPhoto photo = oldPhoto(number, backend);
                BytesSource body(fakePhoto(quint32(number), 300));
                const auto stored = bucket.put({.key = photo.photo.storagePath,
                                                .contentType = u"image/jpeg"_s,
                                                .sha256 = photo.photo.sha256,
                                                .metadata = {}},
                                               body, {});
                if (!stored || !catalogue.photos().add(photo))
                    qFatal("photo %d could not be made", number);
            }
        });
    }
}

QStringList keysUnder(ObjectStore &bucket, const QString &prefix)
{
    QStringList keys;
    const auto listed = bucket.list(prefix,
                                    [&keys](const ObjectInfo &object) -> Result<void> {
                                        keys.append(object.key);
                                        return {};
                                    },
                                    {});
    if (!listed)
        qFatal("%s", qPrintable(listed.error().message));
    return keys;
}

/// One program among several that run the lifecycle until nothing is left to do.
struct Runner {
    Console console;
    std::unique_ptr<QProcess> process;
    qint64 archived = 0;
    int refused = 0;
    bool isDone = false;
    bool isWaiting = false; ///< until nobody who lives runs

    void start()
    {
        isWaiting = false;
        process = std::make_unique<QProcess>();
        process->setProcessEnvironment(console.environment);
        process->start(QString(QString::fromUtf16(TD_BIN_DIR) + u"/tierdeck-cli"_s),
                       {u"--profile"_s, console.profile(), u"lifecycle"_s, u"run"_s, u"--json"_s});
    }
    /// Takes what an ended process said, and starts the next one unless all is done. False: something is wrong.
    bool settle()
    {
        if (isDone || isWaiting || !process->waitForFinished(5))
            return true;
        const QByteArray out = process->readAllStandardOutput();
        const QJsonObject said = QJsonDocument::fromJson(out).object();
        if (process->exitStatus() == QProcess::NormalExit && process->exitCode() == 0) {
            archived += said.value("archived_to_cold"_L1).toInteger();
            isDone = true;
            return said.value("failed"_L1).toArray().isEmpty();
        }
        const bool isRefused = out.contains("A lifecycle run is under way");
        if (process->exitStatus() == QProcess::NormalExit && !isRefused) {
            qWarning("%s", out.constData());
            return false;
        }
        refused += isRefused ? 1 : 0;
        isWaiting = true;
        return true;
    }
};

} // namespace

class ScenarioCliTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void throughTheCommandLine_data();
    void throughTheCommandLine();
    void threeRunTheLifecycleAtOnce_data();
    void threeRunTheLifecycleAtOnce();
};

void ScenarioCliTest::throughTheCommandLine_data()
{
    QTest::addColumn<int>("server");
    const QList<RealS3> servers = realS3Servers();
    if (servers.isEmpty())
        QTest::newRow("no server") << -1;
    for (int i = 0; i < servers.size(); ++i)
        QTest::newRow(qPrintable(servers.at(i).label())) << i;
}

void ScenarioCliTest::throughTheCommandLine()
{
    QFETCH(const int, server);
    TD_NEED_REAL_SERVERS(server >= 0 && realPostgres());
    const RealS3 s3 = realS3Servers().at(server);
    const FreshDatabase database = realPostgres()->freshDatabase();
    QVERIFY(database);
    Console console;
    bind(console, u"HOT"_s, s3, s3.freshBucket());
    bind(console, u"COLD"_s, s3, s3.freshBucket(true));
    bind(console, *realPostgres(), *database);
    const auto fine = [&](const QStringList &arguments) {
        const Answer answer = console.json(arguments);
        if (answer.status != 0)
            qWarning("%s: %d %s", qPrintable(arguments.join(u' ')), answer.status, answer.err.constData());
        return answer.status == 0;
    };
    QVERIFY(fine({u"config"_s, u"test"_s}));
    const QStringList ids = console.upload({1, 2}, u"lamp"_s);
    QCOMPARE(ids.size(), 2);
    QVERIFY(fine({u"migrate"_s, ids.at(0), ids.at(1), u"--to"_s, u"hot"_s}));
    QVERIFY(fine({u"check"_s, u"--read-data"_s}));

    // A link that works without credentials, for a program that knows nothing of us.
    const Answer link = console.json({u"photos"_s, u"url"_s, ids.at(0)});
    QCOMPARE(link.status, 0);
    const QString file = console.path(u"got.jpg"_s);
    QVERIFY(fine({u"photos"_s, u"get"_s, ids.at(0), u"-o"_s, file}));
    QProcess curl;
    curl.start(u"curl"_s, {u"-sSf"_s, u"--cacert"_s, s3.caFile, link.json.value("url"_L1).toString()});
    QVERIFY(curl.waitForFinished());
    QVERIFY2(curl.exitCode() == 0, curl.readAllStandardError().constData());
    QFile got(file);
    QVERIFY(got.open(QIODevice::ReadOnly));
    QCOMPARE(curl.readAllStandardOutput(), got.readAll());

    QVERIFY(fine({u"migrate"_s, ids.at(0), u"--to"_s, u"cold"_s}));
    QVERIFY(fine({u"check"_s, u"--read-data"_s}));
    QVERIFY(fine({u"migrate"_s, ids.at(0), u"--to"_s, u"hot"_s}));
    QVERIFY(fine({u"photos"_s, u"get"_s, ids.at(0), u"-o"_s, console.path(u"again.jpg"_s)}));
    QVERIFY(fine({u"check"_s, u"--read-data"_s}));
    QVERIFY(fine({u"photos"_s, u"delete"_s, ids.at(0), u"--now"_s}));
    QVERIFY(fine({u"check"_s, u"--read-data"_s}));
    const Answer receipts = console.json({u"receipts"_s});
    QCOMPARE(receipts.json.value("count"_L1).toInt(), 2 + 1 + 1 + 1);
}

void ScenarioCliTest::threeRunTheLifecycleAtOnce_data()
{
    bool isSet = false;
    int photos = qEnvironmentVariableIntValue("TIERDECK_TEST_PHOTOS", &isSet);
    if (!isSet)
        photos = 400;
    QTest::addColumn<int>("photos");
    QTest::addColumn<int>("kills");
    QTest::addRow("%d photos", photos) << photos << 0;
    QTest::addRow("%d photos, two of the programs are killed", photos / 2) << photos / 2 << 2;
}

void ScenarioCliTest::threeRunTheLifecycleAtOnce()
{
    QFETCH(const int, photos);
    QFETCH(const int, kills);
    const QList<RealS3> servers = realS3Servers();
    TD_NEED_REAL_SERVERS(!servers.isEmpty() && realPostgres());
    const RealS3 s3 = servers.first(); // Ceph: quick enough for so many
    const QString bucketName = s3.freshBucket();
    const FreshDatabase database = realPostgres()->freshDatabase();
    QVERIFY(database);
    std::array<Runner, 3> runners;
    for (Runner &runner : runners) {
        bind(runner.console, u"HOT"_s, s3, bucketName);
        bind(runner.console, u"COLD"_s, s3, bucketName);
        bind(runner.console, *realPostgres(), *database);
    }
    // One photo by the program itself, which makes the schema, marks the bucket and says what it calls it.
    const QString first = runners.front().console.upload({1}, u"many"_s).value(0);
    const Answer moved = runners.front().console.json({u"migrate"_s, first, u"--to"_s, u"hot"_s});
    QVERIFY2(moved.status == 0, moved.err.constData());
    const auto catalogue = open(*realPostgres(), *database);
    const auto copies = catalogue->copies().ofPhoto(first);
    QVERIFY(copies && !copies->isEmpty());
    const std::shared_ptr<ObjectStore> bucket = impatientStore(configOf(s3, bucketName));
    QElapsedTimer timer;
    timer.start();
    make(photos, *bucket, *catalogue, copies->first().backend);
    qInfo("%d photos made in %lld ms", photos, static_cast<long long>(timer.restart()));

    PhotoFilter inCold;
    inCold.tier = Tier::Cold;
    int killed = 0;
    for (Runner &runner : runners)
        runner.start();
    while (!std::ranges::all_of(runners, &Runner::isDone)) {
        for (Runner &runner : runners)
            QVERIFY(runner.settle());
        const auto done = catalogue->photos().sums(inCold);
        QVERIFY(done);
        const auto running = catalogue->leases().find(u"lifecycle"_s);
        QVERIFY(running);
        const auto holds = [&running](const Runner &runner) {
            return *running && (*running)->holder.pid == runner.process->processId() &&
                   runner.process->state() == QProcess::Running;
        };
        if (std::ranges::none_of(runners, holds)) {
            for (Runner &runner : runners) {
                if (runner.isWaiting)
                    runner.start();
            }
        }
        if (killed < kills && done->count > photos * (killed + 1) / 4) {
            for (Runner &runner : runners) {
                if (holds(runner)) {
                    runner.process->kill();
                    ++killed;
                }
            }
        }
        QVERIFY2(timer.elapsed() < 1'500'000, "the runs do not end");
    }
    const qint64 ms = timer.elapsed();
    QCOMPARE(killed, kills);
    qint64 archived = 0;
    int refused = 0;
    for (const Runner &runner : runners) {
        archived += runner.archived;
        refused += runner.refused;
    }
    qInfo("%d photos moved in %lld ms by three programs, of which %d were told to wait; %d killed", photos,
          static_cast<long long>(ms), refused, killed);
    if (kills == 0)
        QCOMPARE(archived, photos);

    // Each photo moved once, by receipts, rows and objects.
    QMap<QString, int> receiptsOf;
    for (qint64 after = 0;;) {
        const auto page = catalogue->receipts().list({}, after, 1000);
        QVERIFY(page);
        for (const Receipt &receipt : *page) {
            if (receipt.document.value("to"_L1).toString() == u"cold"_s)
                ++receiptsOf[receipt.photoId];
        }
        if (page->size() < 1000)
            break;
        after = page->last().id;
    }
    QCOMPARE(receiptsOf.size(), photos);
    for (const int receipts : std::as_const(receiptsOf))
        QCOMPARE(receipts, 1);
    QCOMPARE(catalogue->photos().sums(inCold)->count, photos);
    QCOMPARE(keysUnder(*bucket, u"cold/"_s).size(), photos);
    const QString ownFolder = u"hot/%1"_s.arg(first);
    for (const QString &key : keysUnder(*bucket, u"hot/"_s))
        QVERIFY2(key.startsWith(ownFolder), qPrintable(key));
    const auto open = catalogue->journal().open();
    QVERIFY(open && open->isEmpty());
    const Answer check = runners.front().console.json({u"check"_s, u"--read-data"_s});
    QVERIFY2(check.status == 0, check.err.constData());
    QCOMPARE(check.json.value("findings"_L1).toArray().size(), 0);
}

TD_TEST(ScenarioCliTest)
#include "tst_scenario_cli.moc"
