// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/realservers.h"
#include "support/testprogram.h"

#include <QProcess>
#include <QRegularExpression>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTest>
#include <QUrl>

using namespace Qt::StringLiterals;
using namespace td::test;

/// The servers themselves: that what realservers.h says of them is so.
class TstServers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bothJudgesAnswerOverBothSchemes();
    void bucketsAreNewAndTheirs();
    void databasesAreNewAndGoAway();
    void connectionsAreCut();
    void privatePostgresSurvivesAKill();
};

namespace
{

/// Status line of a request without credentials; empty when the connection or its certificate is refused.
QByteArray statusLine(const RealS3 &server, const QString &path)
{
    const QUrl url(server.endpoint);
    QSslSocket socket;
    QSslConfiguration trust = QSslConfiguration::defaultConfiguration();
    trust.setCaCertificates(QSslCertificate::fromPath(server.caFile));
    socket.setSslConfiguration(trust);
    if (server.scheme == u"https"_s)
        socket.connectToHostEncrypted(url.host(), quint16(url.port()));
    else
        socket.connectToHost(url.host(), quint16(url.port()));
    const bool ready = server.scheme == u"https"_s ? socket.waitForEncrypted(30'000) : socket.waitForConnected(30'000);
    if (!ready)
        return {};
    socket.write("GET " + path.toUtf8() + " HTTP/1.1\r\nHost: " + url.authority().toUtf8() +
                 "\r\nConnection: close\r\n\r\n");
    while (!socket.canReadLine() && socket.waitForReadyRead(30'000)) {
    }
    return socket.readLine().trimmed();
}

} // namespace

void TstServers::bothJudgesAnswerOverBothSchemes()
{
    const QList<RealS3> servers = realS3Servers();
    TD_NEED_REAL_SERVERS(!servers.isEmpty());
    QStringList labels;
    for (const RealS3 &server : servers) {
        labels.append(server.label());
        // nobody may list somebody's bucket; each says it with a number of its own (403, 412)
        const QByteArray status = statusLine(server, u"/plain"_s);
        QVERIFY2(status.startsWith("HTTP/1.1 4"), qPrintable(server.label() + u": "_s + QString::fromUtf8(status)));
    }
    QCOMPARE(labels, QStringList({u"ceph-http"_s, u"ceph-https"_s, u"swift-http"_s, u"swift-https"_s}));
}

void TstServers::bucketsAreNewAndTheirs()
{
    const QList<RealS3> servers = realS3Servers();
    TD_NEED_REAL_SERVERS(!servers.isEmpty());
    for (const RealS3 &server : servers) {
        const QString plain = server.freshBucket();
        const QString versioned = server.freshBucket(true);
        QVERIFY(!plain.isEmpty() && !versioned.isEmpty());
        QVERIFY(plain != versioned);
        // Ceph tells a stranger whether there is such a bucket; Swift does not
        if (server.name == u"ceph"_s) {
            QVERIFY(statusLine(server, u'/' + plain).contains(" 403 "));
            QVERIFY(statusLine(server, u'/' + plain + u"-not"_s).contains(" 404 "));
        }
    }
}

void TstServers::databasesAreNewAndGoAway()
{
    const std::optional<RealPostgres> server = realPostgres();
    TD_NEED_REAL_SERVERS(server.has_value());
    FreshDatabase database = server->freshDatabase();
    QVERIFY(database);
    const QString name = *database;
    QCOMPARE(server->asSuperuser(name, u"SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"_s), u"0"_s);
    QCOMPARE(server->asSuperuser(name, u"SHOW synchronous_commit"_s), u"on"_s);
    database.reset();
    QCOMPARE(server->asSuperuser(u"postgres"_s, u"SELECT count(*) FROM pg_database WHERE datname = '%1'"_s.arg(name)),
             u"0"_s);
}

void TstServers::connectionsAreCut()
{
    const std::optional<RealPostgres> server = realPostgres();
    TD_NEED_REAL_SERVERS(server.has_value());
    const FreshDatabase database = server->freshDatabase();
    QVERIFY(database);
    const QString connections = u"SELECT count(*) FROM pg_stat_activity WHERE datname = '%1'"_s.arg(*database);
    QProcess client;
    client.start(u"psql"_s, {u"-X"_s, u"-h"_s, server->socketDirectory, u"-p"_s, QString::number(server->port), u"-U"_s,
                             server->user, u"-c"_s, u"SELECT pg_sleep(600)"_s, *database});
    QTRY_COMPARE_WITH_TIMEOUT(server->asSuperuser(u"postgres"_s, connections), u"1"_s, 30'000);
    server->cutConnections(*database);
    QVERIFY(client.waitForFinished());
    QVERIFY(client.exitCode() != 0);
    QCOMPARE(server->asSuperuser(u"postgres"_s, connections), u"0"_s);
}

void TstServers::privatePostgresSurvivesAKill()
{
    TD_NEED_REAL_SERVERS(realPostgres().has_value());
    const std::unique_ptr<PrivatePostgres> own = PrivatePostgres::start();
    QVERIFY(own);
    QVERIFY(own->server().port != realPostgres()->port);
    QCOMPARE(own->server().asSuperuser(u"postgres"_s, u"SHOW fsync"_s), u"on"_s);
    QCOMPARE(own->server().asSuperuser(u"postgres"_s, u"SHOW full_page_writes"_s), u"on"_s);
    QVERIFY(own->server().asSuperuser(u"postgres"_s, u"CREATE TABLE kept AS SELECT 42 AS n"_s));
    QVERIFY(own->kill());
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"failed"_s));
    QVERIFY(!own->server().asSuperuser(u"postgres"_s, u"SELECT 1"_s));
    QVERIFY(own->startAgain());
    QCOMPARE(own->server().asSuperuser(u"postgres"_s, u"SELECT n FROM kept"_s), u"42"_s);
}

TD_TEST(TstServers)
#include "tst_servers.moc"
