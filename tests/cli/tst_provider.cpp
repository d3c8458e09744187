// SPDX-License-Identifier: GPL-3.0-or-later
// A tier is copied from one bucket of a real server to another while photos arrive, and lives there after the switch.
#include "cli/console.h"
#include "support/jsonschema.h"
#include "support/realservers.h"
#include "support/testprogram.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QStandardPaths>
#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace td::test;

namespace
{

const QStringList CopyHot{u"provider"_s, u"copy"_s, u"--from"_s, u"hot"_s, u"--to"_s};

QMap<QString, QString> variablesOf(const RealS3 &server, const QString &bucket)
{
    return {{u"TIERDECK_HOT_ENDPOINT"_s, server.endpoint},
            {u"TIERDECK_HOT_REGION"_s, server.region},
            {u"TIERDECK_HOT_BUCKET"_s, bucket},
            {u"TIERDECK_HOT_KEY_ID"_s, server.accessKey},
            {u"TIERDECK_HOT_SECRET"_s, server.secret},
            {u"TIERDECK_HOT_CA_FILE"_s, server.caFile}};
}

void bindHot(Console &console, const RealS3 &server, const QString &bucket)
{
    const auto variables = variablesOf(server, bucket);
    for (auto it = variables.cbegin(); it != variables.cend(); ++it)
        console.environment.insert(it.key(), *it);
    console.environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, u"unix:path=/nonexistent"_s);
}

QString targetFile(const Console &console, const RealS3 &server, const QString &bucket)
{
    const QJsonObject fields{{u"provider"_s, u"s3"_s}, {u"endpoint"_s, server.endpoint}, {u"region"_s, server.region},
                             {u"bucket"_s, bucket},    {u"key_id"_s, server.accessKey},  {u"ca_file"_s, server.caFile}};
    return console.file(u"target.json"_s, QJsonDocument(fields).toJson());
}

QString reasonOf(const Answer &answer)
{
    return answer.json.value("error"_L1).toObject().value("message"_L1).toString();
}

} // namespace

class ProviderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void movesATierWhileItIsInUse();
    void anEndBetweenTheWritesIsExplained();
    void theProfileIsRewrittenWhereItBindsTheTier();
    void refusals_data();
    void refusals();

private:
    RealS3 m_server;
};

void ProviderTest::initTestCase()
{
    const QList<RealS3> servers = realS3Servers();
    TD_NEED_REAL_SERVERS(!servers.isEmpty());
    for (const RealS3 &server : servers) {
        if (server.name == "ceph"_L1 && server.scheme == "http"_L1)
            m_server = server;
    }
    QVERIFY(!m_server.endpoint.isEmpty());
}

void ProviderTest::movesATierWhileItIsInUse()
{
    Console console;
    const QString oldBucket = m_server.freshBucket(), newBucket = m_server.freshBucket();
    bindHot(console, m_server, oldBucket);
    QStringList ids = console.upload({1, 2, 3, 4, 5, 6}, u"lamp"_s);
    QCOMPARE(console.json(QStringList{u"migrate"_s} + ids + QStringList{u"--to"_s, u"hot"_s}).status, 0);
    console.environment.insert(u"TIERDECK_TARGET_SECRET"_s, m_server.secret);
    const QString file = targetFile(console, m_server, newBucket);

    // photos arrive in HOT while the tier is copied
    std::jthread upload([&console, &ids] {
        const QStringList more = console.upload({7, 8, 9}, u"lamp"_s);
        ids += more;
        if (console.json(QStringList{u"migrate"_s} + more + QStringList{u"--to"_s, u"hot"_s}).status != 0)
            qFatal("the upload beside the copy failed");
    });
    const Answer first = console.json(CopyHot + QStringList{file});
    upload.join();
    QVERIFY2(!first.json.isEmpty(), first.err.constData());
    QCOMPARE(JsonSchema::named(u"provider-copy"_s).problems(first.json), QStringList());
    const Answer second = console.json(CopyHot + QStringList{file});
    QVERIFY2(second.status == 0, second.err.constData());
    QCOMPARE(second.json.value("left"_L1).toInt(-1), 0);
    QCOMPARE(first.json.value("copied"_L1).toInt() + second.json.value("copied"_L1).toInt(), 9 * 4);
    QVERIFY(!first.out.contains(m_server.secret.toUtf8()) && !first.err.contains(m_server.secret.toUtf8()));

    // the environment binds HOT: this program cannot change it, and says what has to be
    const Answer refused = console.json(CopyHot + QStringList{file, u"--switch"_s});
    QCOMPARE(refused.status, 3);
    QVERIFY(reasonOf(refused).contains("TIERDECK_HOT_BUCKET"_L1));
    QCOMPARE(console.json({u"check"_s}).status, 0);

    console.environment.insert(u"TIERDECK_HOT_BUCKET"_s, newBucket);
    const Answer switched = console.json(CopyHot + QStringList{file, u"--switch"_s});
    QVERIFY2(switched.status == 0, switched.err.constData());
    QVERIFY(switched.json.value("switched"_L1).toBool());
    const Answer checked = console.json({u"check"_s, u"--read-data"_s});
    QVERIFY2(checked.status == 0, checked.err.constData());
    for (const QString &id : std::as_const(ids))
        QCOMPARE(console.json({u"photos"_s, u"get"_s, id, u"-o"_s, console.path(id)}).status, 0);

    // a console that still has the old binding is told
    console.environment.insert(u"TIERDECK_HOT_BUCKET"_s, oldBucket);
    const Answer old = console.json({u"photos"_s, u"list"_s});
    QCOMPARE(old.status, 3);
    QVERIFY2(reasonOf(old).contains(newBucket), old.err.constData());
}

void ProviderTest::anEndBetweenTheWritesIsExplained()
{
    Console console;
    const QString bucket = m_server.freshBucket();
    const QStringList ids = console.upload({1}, u"lamp"_s);
    QCOMPARE(console.json(QStringList{u"migrate"_s} + ids + QStringList{u"--to"_s, u"hot"_s}).status, 0);
    // as after a power cut: the catalogue says the new home, the profile does not
    const QString home = u"s3:%1@%2"_s.arg(bucket, m_server.endpoint.section(u"//"_s, 1));
    console.sql(
        u"INSERT INTO settings(key, value, updated_at) VALUES ('provider.home.hot', '%1', '2026-01-01T00:00:00Z')"_s
            .arg(home));
    QCOMPARE(console.json({u"photos"_s, u"list"_s}).status, 0); // nothing of HOT lies there: it does not count
    console.sql(u"UPDATE copies SET backend = '%1' WHERE tier = 'hot'"_s.arg(home));
    const Answer told = console.json({u"photos"_s, u"list"_s});
    QCOMPARE(told.status, 3);
    const QString remedy = told.json.value("error"_L1).toObject().value("remedy"_L1).toString();
    QVERIFY2(remedy.contains("provider copy --from hot"_L1) && remedy.contains("hot.bucket"_L1), qPrintable(remedy));
}

/// With a keyring: HOT lies in a folder of the profile, and in the bucket after one command.
void ProviderTest::theProfileIsRewrittenWhereItBindsTheTier()
{
    for (const QString &program : {u"dbus-run-session"_s, u"gnome-keyring-daemon"_s}) {
        if (QStandardPaths::findExecutable(program).isEmpty())
            QSKIP(qPrintable(QString(program + u" is not installed: packaging/install-deps --test"_s)));
    }
    Console console;
    const QString run = console.path(u"run"_s);
    QVERIFY(QDir().mkpath(run));
    QVERIFY(QFile::setPermissions(run, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    const QString script = console.file(u"session.sh"_s, R"sh(set -e
printf pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1
cli() { "$CLI" --profile "$PROFILE" "$@"; }
cli upload "$PICTURE" --draft lamp
id=$(cli photos list --json | grep -o '"photo_id": *"[^"]*"' | cut -d'"' -f4)
cli migrate "$id" --to hot
printf '%s\n' "$SECRET" | cli provider copy --from hot --to "$TARGET" --switch
cli config show | grep -E '^(hot|cold).(provider|bucket|secret) '
cli check --read-data
cli migrate "$id" --to cold
echo whole
)sh");
    QProcess session;
    QProcessEnvironment environment = console.environment;
    environment.insert(u"XDG_RUNTIME_DIR"_s, run);
    environment.insert(u"PROFILE"_s, console.profile());
    environment.insert(u"SECRET"_s, m_server.secret);
    environment.insert(u"TARGET"_s, targetFile(console, m_server, m_server.freshBucket()));
    environment.insert(u"PICTURE"_s, console.picture(u"a.png"_s, 1));
    environment.insert(u"CLI"_s, QString(QString::fromUtf16(TD_BIN_DIR) + u"/tierdeck-cli"_s));
    environment.remove(u"DBUS_SESSION_BUS_ADDRESS"_s);
    session.setProcessEnvironment(environment);
    session.start(u"dbus-run-session"_s, {u"--"_s, u"bash"_s, script});
    QVERIFY(session.waitForFinished(90'000));
    const QByteArray out = session.readAllStandardOutput();
    const QByteArray all = out + session.readAllStandardError();
    QVERIFY2(out.contains("whole"), all.constData());
    QVERIFY2(out.simplified().contains("hot.secret set keyring"), all.constData());
    QVERIFY2(out.simplified().contains("cold.provider folder profile"), all.constData());
    QVERIFY(!all.contains(m_server.secret.toUtf8()));
}

void ProviderTest::refusals_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("said");
    QTest::newRow("a secret in the file")
        << R"({"bucket":"photos-2","secret":"hush-hush"})"_ba << u"has a secret in it"_s;
    QTest::newRow("an unknown field") << R"({"buckt":"photos-2"})"_ba << u"not known"_s;
    QTest::newRow("no JSON") << "bucket = b"_ba << u"no"_s;
    QTest::newRow("a partial set") << R"({"provider":"s3","bucket":"photos-2"})"_ba << u"missing"_s;
    QTest::newRow("no provider") << R"({"provider":"folder"})"_ba << u"names no provider"_s;
}

void ProviderTest::refusals()
{
    QFETCH(const QByteArray, file);
    QFETCH(const QString, said);
    Console console;
    console.environment.insert(u"TIERDECK_TARGET_SECRET"_s, u"hush"_s);
    const Answer answer = console.json(CopyHot + QStringList{console.file(u"target.json"_s, file)});
    QCOMPARE(answer.status, 3);
    QVERIFY2(reasonOf(answer).contains(said), qPrintable(reasonOf(answer)));
    QVERIFY(!answer.out.contains("hush-hush") && !answer.err.contains("hush-hush"));
}

TD_TEST(ProviderTest)
#include "tst_provider.moc"
