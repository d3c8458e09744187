// SPDX-License-Identifier: GPL-3.0-or-later
// A profile that was restored from an old backup does not act on the buckets of the one that goes on living, until
// somebody says that it may.
#include "cli/fits.h"
#include "support/fakes3.h"
#include "support/testprogram.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace td::test;

namespace
{

/// A profile with HOT in a bucket, its backup on a disk, and a copy that was restored from it.
class TwoProfiles
{
public:
    TwoProfiles()
    {
        m_live.environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, u"unix:path=/nonexistent"_s);
        m_live.environment.insert(u"TIERDECK_HOT_ENDPOINT"_s, server.endpoint());
        m_live.environment.insert(u"TIERDECK_HOT_BUCKET"_s, server.options().bucket);
        m_live.environment.insert(u"TIERDECK_HOT_KEY_ID"_s, server.options().accessKey);
        m_live.environment.insert(u"TIERDECK_HOT_SECRET"_s, QString::fromUtf8(server.options().secret));
        m_live.environment.insert(u"TIERDECK_BACKUP_FOLDER"_s, m_live.path(u"disk"_s));
        if (!QDir().mkpath(m_live.path(u"disk"_s)))
            qFatal("there is no disk");
        ids = m_live.upload({1, 2}, u"lamp"_s);
        inLive({u"migrate"_s, ids.first(), u"--to"_s, u"hot"_s});
        inLive({u"config"_s, u"set"_s, u"backup.photos"_s, u"all"_s});
        inLive({u"backup"_s, u"create"_s});
    }

    Answer inLive(const QStringList &arguments)
    {
        const Answer answer = m_live.json(arguments);
        if (answer.status != 0)
            qFatal("%s: %s", qPrintable(arguments.join(u' ')), answer.err.constData());
        return answer;
    }
    Answer restore(const QStringList &more = {})
    {
        return m_live.json(QStringList{u"backup"_s, u"restore"_s, u"--to"_s, copy()} + more);
    }
    Answer inCopy(const QStringList &arguments)
    {
        return m_live.run(QStringList{u"--profile"_s, copy()} + arguments + QStringList{u"--json"_s});
    }
    [[nodiscard]] QString copy() const { return m_live.path(u"copy"_s); }
    /// Every photo in the bucket has other bytes than it had.
    void spoilBucket()
    {
        for (const QString &key : server.keys()) {
            if (key.startsWith("hot/"_L1))
                server.putObject(key, "not what was stored");
        }
    }
    /// What changed something in the bucket since the log was cleared.
    [[nodiscard]] QStringList changes() const
    {
        QStringList found;
        for (const FakeRequest &request : server.log()) {
            if (request.applied)
                found.append(QString(request.operation + u' ' + request.key));
        }
        return found;
    }
    Console &live() { return m_live; }

    FakeS3 server;
    QStringList ids;

private:
    Console m_live;
};

} // namespace

class RestoreHoldTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void leavesTheBucketAlone();
    void actsOnceItWasTakenOver();
    void whoKnowsSaysSoAtOnce();
    void theOtherFindsOut_data();
    void theOtherFindsOut();
    void onlyOneOfTwoTakesOver();
    void aPlaceThatATierHas();
};

void RestoreHoldTest::leavesTheBucketAlone()
{
    TwoProfiles two;
    // the living profile goes on: what the backup knows in HOT is elsewhere now
    two.inLive({u"migrate"_s, two.ids.first(), u"--to"_s, u"temp"_s});
    two.inLive({u"migrate"_s, two.ids.last(), u"--to"_s, u"hot"_s});
    const QStringList before = two.server.keys();
    two.server.clearLog();

    const Answer restored = two.restore();
    fits(u"backup-restore"_s, restored);
    QVERIFY(restored.json.value("held"_L1).toBool());
    QVERIFY(restored.json.value("restored"_L1).toInt() > 0); // TEMP, which is its own
    QVERIFY2(restored.err.contains("backup take-over"), restored.err.constData());
    for (const QStringList &deed :
         {QStringList{u"lifecycle"_s, u"run"_s, u"--yes"_s}, QStringList{u"check"_s, u"--repair"_s},
          QStringList{u"backup"_s, u"create"_s}, QStringList{u"backup"_s, u"restore"_s, u"--photos"_s}}) {
        const Answer refused = two.inCopy(deed);
        QVERIFY2(refused.status == 3, qPrintable(deed.join(u' ')));
        QVERIFY2(refused.err.contains("backup take-over"), refused.err.constData());
    }
    QVERIFY(two.inCopy({u"photos"_s, u"delete"_s, two.ids.first(), u"--now"_s}).status != 0);
    QVERIFY(two.inCopy({u"migrate"_s, two.ids.last(), u"--to"_s, u"hot"_s}).status != 0);
    QVERIFY(two.inCopy({u"health"_s}).out.contains("restored.held"));
    QCOMPARE(two.server.keys(), before);
    for (const QString &change : two.changes())
        QVERIFY2(change.contains("tierdeck-probe"_L1), qPrintable(change)); // health tries the bucket out
    // nothing was begun that would go on later
    QCOMPARE(two.inCopy({u"photos"_s, u"show"_s, two.ids.last()}).status, 0);
    two.inLive({u"check"_s, u"--read-data"_s});
}

void RestoreHoldTest::actsOnceItWasTakenOver()
{
    TwoProfiles two;
    two.spoilBucket();
    QVERIFY(two.restore().json.value("held"_L1).toBool());
    const Answer taken = two.inCopy({u"backup"_s, u"take-over"_s});
    fits(u"backup-take-over"_s, taken);
    QVERIFY(taken.json.value("was_held"_L1).toBool());
    QVERIFY(!two.inCopy({u"backup"_s, u"take-over"_s}).json.value("was_held"_L1).toBool(true));
    QCOMPARE(two.inCopy({u"lifecycle"_s, u"run"_s}).status, 0);
    const Answer photos = two.inCopy({u"backup"_s, u"restore"_s, u"--photos"_s});
    QVERIFY2(photos.status == 0, photos.err.constData());
    QVERIFY(photos.json.value("restored"_L1).toInt() > 0);
    const Answer checked = two.inCopy({u"check"_s, u"--read-data"_s});
    QVERIFY2(checked.status <= 1, checked.err.constData()); // the bad objects are orphans now
    QCOMPARE(two.inCopy({u"photos"_s, u"delete"_s, two.ids.first(), u"--now"_s}).status, 0);
}

void RestoreHoldTest::whoKnowsSaysSoAtOnce()
{
    TwoProfiles two;
    two.spoilBucket();
    const Answer restored = two.restore({u"--take-over"_s});
    fits(u"backup-restore"_s, restored);
    QVERIFY(!restored.json.value("held"_L1).toBool(true));
    QCOMPARE(restored.json.value("lost"_L1).toInt(-1), 0);
    QCOMPARE(two.inCopy({u"photos"_s, u"get"_s, two.ids.first(), u"-o"_s, two.live().path(u"got.jpg"_s)}).status, 0);
    QCOMPARE(two.inCopy({u"lifecycle"_s, u"run"_s}).status, 0);
}

void RestoreHoldTest::theOtherFindsOut_data()
{
    QTest::addColumn<bool>("atOnce");
    QTest::addColumn<bool>("withPhotos");
    QTest::newRow("said afterwards") << false << true;
    QTest::newRow("said with the restore") << true << true;
    QTest::newRow("said with the restore of a catalogue alone") << true << false;
}

/// The profile that was backed up comes to life again: it changes nothing in the bucket that another one took over.
void RestoreHoldTest::theOtherFindsOut()
{
    QFETCH(const bool, atOnce);
    QFETCH(const bool, withPhotos);
    TwoProfiles two;
    if (!withPhotos) {
        two.inLive({u"config"_s, u"set"_s, u"backup.photos"_s, u"none"_s});
        two.inLive({u"backup"_s, u"create"_s});
    }
    if (atOnce) {
        QCOMPARE(two.restore({u"--take-over"_s}).status, 0);
    } else {
        QCOMPARE(two.restore().status, 0);
        QCOMPARE(two.inCopy({u"backup"_s, u"take-over"_s}).status, 0); // marks the bucket by itself
    }
    const QStringList before = two.server.keys();
    two.server.clearLog();
    QCOMPARE(two.live().json({u"photos"_s, u"get"_s, two.ids.first(), u"-o"_s, two.live().path(u"x.jpg"_s)}).status, 0);
    for (const QStringList &deed :
         {QStringList{u"migrate"_s, two.ids.last(), u"--to"_s, u"hot"_s},
          QStringList{u"photos"_s, u"delete"_s, two.ids.first(), u"--now"_s}, QStringList{u"check"_s, u"--repair"_s}}) {
        const Answer refused = two.live().json(deed);
        QVERIFY2(refused.status != 0, qPrintable(deed.join(u' ')));
    }
    QCOMPARE(two.server.keys(), before);
    QCOMPARE(two.changes(), QStringList());
    const Answer why = two.live().json({u"migrate"_s, two.ids.last(), u"--to"_s, u"hot"_s});
    QVERIFY2(why.err.contains("belongs to another catalogue"), why.err.constData());
    QCOMPARE(two.inCopy({u"photos"_s, u"delete"_s, two.ids.first(), u"--now"_s}).status, 0);
}

void RestoreHoldTest::onlyOneOfTwoTakesOver()
{
    TwoProfiles two;
    QCOMPARE(two.restore().status, 0);
    const QString third = two.live().path(u"third"_s);
    QCOMPARE(two.live().json({u"backup"_s, u"restore"_s, u"--to"_s, third}).status, 0);
    QCOMPARE(two.inCopy({u"backup"_s, u"take-over"_s}).status, 0);
    const Answer late = two.live().run({u"--profile"_s, third, u"backup"_s, u"take-over"_s, u"--json"_s});
    QVERIFY2(late.err.contains("belongs to another catalogue"), late.err.constData());
    QCOMPARE(two.inCopy({u"photos"_s, u"delete"_s, two.ids.first(), u"--now"_s}).status, 0);
    QVERIFY(two.live().run({u"--profile"_s, third, u"photos"_s, u"delete"_s, two.ids.first(), u"--now"_s}).status != 0);
}

void RestoreHoldTest::aPlaceThatATierHas()
{
    TwoProfiles two;
    Console &live = two.live();
    live.environment.insert(u"TIERDECK_BACKUP_BUCKET"_s, two.server.options().bucket);
    live.environment.insert(u"TIERDECK_BACKUP_KEY_ID"_s, two.server.options().accessKey);
    live.environment.insert(u"TIERDECK_BACKUP_SECRET"_s, QString::fromUtf8(two.server.options().secret));
    const QStringList before = two.server.keys();
    for (const QString &host : {u"127.0.0.1"_s, u"localhost"_s}) { // one server, told by two names
        live.environment.insert(u"TIERDECK_BACKUP_ENDPOINT"_s, two.server.endpoint().replace(u"127.0.0.1"_s, host));
        const Answer refused = live.json({u"backup"_s, u"create"_s});
        QCOMPARE(refused.status, 3);
        QVERIFY2(refused.err.contains("lose both"), refused.err.constData());
    }
    QCOMPARE(two.server.keys(), before);
}

TD_TEST(RestoreHoldTest)
#include "tst_restorehold.moc"
