// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/backupbench.h"
#include "http/httphouse.h"
#include "support/testprogram.h"

#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace td;
using namespace td::test;

/// Backups over HTTP: made, what the tiers lost brought back, old ones removed.
class HttpBackupsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsLostComesBack();
    void whatNobodyHasIsTold();
    void oldOnesGoWhenItIsConfirmed();
    void aPlaceThatDoesNotAnswer_data();
    void aPlaceThatDoesNotAnswer();
};

namespace
{

/// A service with a place for backups of all tiers.
struct BackupHouse {
    BackupHouse()
    {
        plain = td::test::backupFolder(QString(house.fixture.profile() + u"-backups"_s));
        house.backups = backupPlace(house.fixture.profile(), std::make_shared<FaultyStore>(plain, faults), {});
        if (!house.fixture.engine().rules.set(u"backup.photos"_s, u"all"_s))
            qFatal("the setting is refused");
        admin = house.token(TokenRole::Admin);
    }
    QJsonObject backup() const { return house.post("/storage/backup", admin).json(); }
    QString backupName() const { return backup().value("backup"_L1).toObject().value("name"_L1).toString(); }
    QJsonObject cleanUp(const QByteArray &query = {}) const
    {
        return house.ask("DELETE", "/storage/backups/cleanup" + query, admin).json();
    }
    QString addPhoto(quint32 seed) { return house.fixture.upload(seed, u"lamp"_s).photoId; }
    /// The stored file of a photo goes, as by a slip of the hand.
    bool lose(const QString &id) { return QFile::remove(house.fixture.masterPath(id)); }

    HttpHouse house;
    FaultPlan faults;
    std::shared_ptr<ObjectStore> plain;
    QByteArray admin;
};

QByteArray pictureOf(const QString &id)
{
    return "/api/storage/photo/" + id.toLatin1() + "/download";
}

} // namespace

void HttpBackupsTest::whatIsLostComesBack()
{
    BackupHouse scene;
    const QString id = scene.addPhoto(1);
    const QJsonObject made = scene.backup();
    QCOMPARE(made.value("ok"_L1), QJsonValue(true));
    const QJsonObject backup = made.value("backup"_L1).toObject();
    QVERIFY(!backup.value("name"_L1).toString().isEmpty());
    QCOMPARE(backup.value("photos"_L1).toInt(), 1);
    QVERIFY(backup.value("copies"_L1).toInt() >= 1);
    QCOMPARE(backup.value("encrypted"_L1), QJsonValue(false));

    QVERIFY(scene.lose(id));
    QVERIFY(scene.house.get(pictureOf(id), scene.admin).status != 200);
    const QJsonObject back = scene.house.post("/storage/restore", scene.admin).json();
    QCOMPARE(back.value("ok"_L1), QJsonValue(true));
    QCOMPARE(back.value("restored"_L1).toInt(), 1);
    QVERIFY(back.value("looked"_L1).toInt() >= 1);
    const HttpAnswer picture = scene.house.get(pictureOf(id), scene.admin);
    QCOMPARE(picture.status, 200);
    QCOMPARE(sha256Of(picture.body), scene.house.fixture.photo(id).sha256);
    // What is there is not touched.
    QCOMPARE(scene.house.post("/storage/restore", scene.admin).json().value("restored"_L1).toInt(), 0);
    QCOMPARE(scene.house.fixture.violations(), QStringList());
}

void HttpBackupsTest::whatNobodyHasIsTold()
{
    BackupHouse scene;
    scene.addPhoto(1);
    QVERIFY(!scene.backupName().isEmpty());
    const QString later = scene.addPhoto(2); // after the backup
    QVERIFY(scene.lose(later));
    const HttpAnswer answer = scene.house.post("/storage/restore", scene.admin);
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.json().value("ok"_L1), QJsonValue(false));
    QCOMPARE(answer.json().value("lost"_L1).toInt(), 1);
    QVERIFY(answer.body.contains(later.toLatin1()));
}

void HttpBackupsTest::oldOnesGoWhenItIsConfirmed()
{
    BackupHouse scene;
    scene.addPhoto(1);
    const QString old = scene.backupName();
    QCOMPARE(scene.cleanUp().value("removed"_L1).toArray().size(), 0);
    scene.house.fixture.clock.advance(400 * Day);
    const QString fresh = scene.backupName();
    QVERIFY(!old.isEmpty() && !fresh.isEmpty() && old != fresh);
    // So long a pause may be a clock that went ahead.
    const QJsonObject withheld = scene.cleanUp();
    QCOMPARE(withheld.value("ok"_L1), QJsonValue(false));
    QCOMPARE(withheld.value("backups_withheld"_L1).toInt(), 1);
    QCOMPARE(withheld.value("removed"_L1).toArray().size(), 0);
    const QJsonObject dry = scene.cleanUp("?confirm=true&dry_run=true");
    QCOMPARE(dry.value("removed"_L1).toArray(), QJsonArray{old});
    const QJsonObject done = scene.cleanUp("?confirm=true");
    QCOMPARE(done.value("ok"_L1), QJsonValue(true));
    QCOMPARE(done.value("removed"_L1).toArray(), QJsonArray{old});
    QCOMPARE(done.value("kept"_L1).toInt(), 1);
    QCOMPARE(scene.cleanUp("?confirm=true").value("removed"_L1).toArray().size(), 0);
}

void HttpBackupsTest::aPlaceThatDoesNotAnswer_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("target");
    QTest::newRow("backup") << QByteArray("POST") << QByteArray("/storage/backup");
    QTest::newRow("restore") << QByteArray("POST") << QByteArray("/storage/restore");
    QTest::newRow("cleanup") << QByteArray("DELETE") << QByteArray("/storage/backups/cleanup");
}

void HttpBackupsTest::aPlaceThatDoesNotAnswer()
{
    QFETCH(const QByteArray, method);
    QFETCH(const QByteArray, target);
    BackupHouse scene;
    const QString id = scene.addPhoto(1);
    QVERIFY(!scene.backupName().isEmpty());
    scene.faults.error = Error{.code = ErrorCode::Unavailable,
                               .reason = u"s3.unreachable"_s,
                               .message = u"The bucket does not answer"_s,
                               .where = {},
                               .remedy = {}};
    scene.faults.arm(Fault::FailBefore, 1, true);
    const HttpAnswer answer = scene.house.ask(method, target, scene.admin);
    QVERIFY2(answer.status == 503, answer.body.constData());
    QCOMPARE(answer.code(), u"UNAVAILABLE"_s);
    QCOMPARE(scene.house.get(pictureOf(id), scene.admin).status, 200);
}

TD_TEST(HttpBackupsTest)
#include "tst_http_backups.moc"
