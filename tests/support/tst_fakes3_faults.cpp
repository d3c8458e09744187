// SPDX-License-Identifier: GPL-3.0-or-later
// What the fake server does wrong, when it is told to.
#include "support/fakes3.h"
#include "support/rawhttp.h"
#include "support/testprogram.h"

#include <QElapsedTimer>
#include <QLocale>
#include <QRegularExpression>
#include <QTcpSocket>
#include <QTest>
#include <QXmlStreamReader>
#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace td::test;
using Framing = ServerFault::Framing;
using Listing = ServerFault::Listing;

namespace
{

/// What a client is told, and what is kept then.
struct Seen {
    int status = 0;
    bool wasReset = false;
    std::optional<QByteArray> kept; ///< under the key afterwards
};

} // namespace

Q_DECLARE_METATYPE(Seen)
Q_DECLARE_METATYPE(td::test::ServerFault)

class TstFakeS3Faults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ofAPut_data();
    void ofAPut();
    void ofADelete();
    void ofAGet_data();
    void ofAGet();
    void headersOfAReply();
    void ofAListing();
    void endlessListingEndsWithItsReader();
    void happenWhereTheyAreAimed();
    void tricklesAndHangs();
    void downAndUpAgain();
};

namespace
{

FakeS3Options open()
{
    FakeS3Options options;
    options.checksSignatures = false;
    return options;
}

RawAnswer get(const FakeS3 &server, const QByteArray &target)
{
    return rawRequest(server.port(), "GET", target);
}

int count(const QByteArray &text, const QByteArray &part)
{
    return int(text.count(part));
}

} // namespace

void TstFakeS3Faults::ofAPut_data()
{
    QTest::addColumn<ServerFault>("fault");
    QTest::addColumn<Seen>("seen");
    const QByteArray body = "0123456789";
    const auto nothing = std::optional<QByteArray>();
    QTest::newRow("none") << faults::status(500, "X").nth(99) << Seen{200, false, body};
    QTest::newRow("503") << faults::status(503, "SlowDown") << Seen{503, false, nothing};
    QTest::newRow("500, applied") << faults::status(500, "InternalError").applied() << Seen{500, false, body};
    QTest::newRow("200 with error") << faults::okWithError() << Seen{200, false, nothing};
    QTest::newRow("a page") << faults::htmlPage() << Seen{200, false, nothing};
    QTest::newRow("reset first") << faults::resetBeforeBody() << Seen{0, true, nothing};
    QTest::newRow("reset inside") << faults::resetInBody(5) << Seen{0, true, nothing};
    QTest::newRow("reset, stored") << faults::resetAfterBody(true) << Seen{0, true, body};
    QTest::newRow("reset, not stored") << faults::resetAfterBody(false) << Seen{0, true, nothing};
    QTest::newRow("closed, stored") << faults::closeAfterBody(true) << Seen{0, false, body};
    QTest::newRow("closed, not stored") << faults::closeAfterBody(false) << Seen{0, false, nothing};
    QTest::newRow("no effect") << faults::noEffect() << Seen{200, false, nothing};
    QTest::newRow("empty") << faults::storesOnly(0) << Seen{200, false, QByteArray("")};
    QTest::newRow("shorter") << faults::storesOnly(4) << Seen{200, false, QByteArray("0123")};
    QTest::newRow("flipped") << faults::storesFlipped(0)
                             << Seen{200, false,
                                     QByteArray("\xCF"
                                                "123456789")};
}

void TstFakeS3Faults::ofAPut()
{
    QFETCH(ServerFault, fault);
    QFETCH(Seen, seen);
    FakeS3 server(open());
    server.script(fault);
    const RawAnswer answer = rawRequest(server.port(), "PUT", "/photos/k", "0123456789");
    QCOMPARE(answer.status, seen.status);
    QCOMPARE(answer.wasReset, seen.wasReset);
    QCOMPARE(server.object(u"k"_s), seen.kept);
    QCOMPARE(server.bodiesStored().value(u"k"_s), seen.kept ? 1 : 0);
    QCOMPARE(server.log().constFirst().status, seen.status);
}

void TstFakeS3Faults::ofADelete()
{
    FakeS3 server(open());
    server.putObject(u"k"_s, "x");
    server.script(faults::noEffect().on("DELETE"));
    QCOMPARE(rawRequest(server.port(), "DELETE", "/photos/k").status, 204);
    QVERIFY(server.object(u"k"_s).has_value());
    server.script(faults::status(500, "InternalError").applied());
    QCOMPARE(rawRequest(server.port(), "DELETE", "/photos/k").status, 500);
    QVERIFY(!server.object(u"k"_s).has_value());
}

void TstFakeS3Faults::ofAGet_data()
{
    QTest::addColumn<ServerFault>("fault");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("length");
    QTest::addColumn<bool>("wasReset");
    const QByteArray none;
    QTest::newRow("cut, length known") << faults::cutReply(4) << QByteArray("0123") << QByteArray("10") << false;
    QTest::newRow("cut, no length") << faults::cutReply(4, Framing::UntilClose) << QByteArray("0123") << none << false;
    QTest::newRow("cut chunks") << faults::cutReply(4, Framing::Chunked) << QByteArray("4\r\n0123\r\n") << none
                                << false;
    QTest::newRow("reset") << faults::resetReply(4) << QByteArray("0123") << QByteArray("10") << true;
    QTest::newRow("flipped") << faults::flipByte(1)
                             << QByteArray("0\xCE"
                                           "23456789")
                             << QByteArray("10") << false;
}

void TstFakeS3Faults::ofAGet()
{
    QFETCH(ServerFault, fault);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, length);
    QFETCH(bool, wasReset);
    FakeS3 server(open());
    server.putObject(u"k"_s, "0123456789");
    server.script(fault);
    const RawAnswer answer = get(server, "/photos/k");
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.body, body);
    QCOMPARE(answer.headers.value("content-length"), length);
    QCOMPARE(answer.wasReset, wasReset);
    QCOMPARE(get(server, "/photos/k").body, QByteArray("0123456789")); // once is once
}

void TstFakeS3Faults::headersOfAReply()
{
    FakeS3 server(open());
    server.putObject(u"k"_s, "x");
    server.script(faults::etag("\"0123-2\""));
    server.script(faults::etag(QByteArray()));
    server.script(faults::status(503, "SlowDown").header("Retry-After", "7"));
    server.script(faults::redirect(307, "http://elsewhere.invalid"));
    server.script(faults::dateSkew(2h));
    QCOMPARE(get(server, "/photos/k").headers.value("etag"), QByteArray("\"0123-2\""));
    QVERIFY(!get(server, "/photos/k").headers.contains("etag"));
    QCOMPARE(get(server, "/photos/k").headers.value("retry-after"), QByteArray("7"));
    const RawAnswer redirected = get(server, "/photos/k?a=1");
    QCOMPARE(redirected.status, 307);
    QCOMPARE(redirected.headers.value("location"), QByteArray("http://elsewhere.invalid/photos/k?a=1"));
    const auto date = [](const RawAnswer &answer) {
        QDateTime time = QLocale::c().toDateTime(QString::fromLatin1(answer.headers.value("date")),
                                                 u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s);
        time.setTimeSpec(Qt::UTC);
        return time;
    };
    const qint64 ahead = date(get(server, "/photos/k")).secsTo(date(get(server, "/photos/k")));
    QVERIFY2(ahead < -7100, qPrintable(QString::number(ahead)));
    server.setClockAhead(-1h);
    QVERIFY(date(get(server, "/photos/k")).secsTo(QDateTime::currentDateTimeUtc()) > 3500);
}

void TstFakeS3Faults::ofAListing()
{
    FakeS3Options options = open();
    options.pageKeys = 2;
    FakeS3 server(options);
    for (const QString &key : {u"a ü"_s, u"b"_s, u"c"_s, u"d"_s, u"e"_s})
        server.putObject(key, "x");
    const QByteArray list = "/photos?list-type=2&encoding-type=url";
    const auto token = [](const QByteArray &page) {
        const qsizetype from = page.indexOf("<NextContinuationToken>") + 23;
        return page.mid(from, page.indexOf("</NextContinuationToken>") - from);
    };
    const auto listing = [&](Listing kind, const QByteArray &more = {}) {
        server.script(faults::listing(kind));
        return get(server, list + more).body;
    };
    const QByteArray right = get(server, list).body;
    QCOMPARE(count(right, "<Contents>"), 2);
    QVERIFY(right.contains("<Key>a%20%C3%BC</Key>"));

    const QByteArray empty = listing(Listing::Empty);
    QVERIFY(!empty.contains("<Contents>") && empty.contains("<IsTruncated>false"));
    const QByteArray noToken = listing(Listing::NoToken);
    QVERIFY(noToken.contains("<IsTruncated>true") && !noToken.contains("Token>"));
    const QByteArray loop = listing(Listing::LoopingToken);
    QCOMPARE(token(listing(Listing::LoopingToken, "&continuation-token=" + token(loop))), token(loop));
    const QByteArray twice = listing(Listing::SamePageTwice, "&continuation-token=" + token(right));
    QVERIFY(twice.contains("<Key>b</Key>") && !twice.contains("<Key>c</Key>"));
    QVERIFY(get(server, list + "&continuation-token=" + token(twice)).body.contains("<Key>e</Key>"));
    QXmlStreamReader broken(listing(Listing::BrokenXml));
    while (!broken.atEnd())
        broken.readNext();
    QVERIFY(broken.hasError());
    const QByteArray raw = listing(Listing::Unencoded);
    QVERIFY(raw.contains("<Key>a ü</Key>") && !raw.contains("EncodingType"));
}

void TstFakeS3Faults::endlessListingEndsWithItsReader()
{
    FakeS3 server(open());
    server.script(faults::listing(Listing::EndlessXml));
    QTcpSocket socket;
    socket.connectToHost(u"127.0.0.1"_s, server.port());
    QVERIFY(socket.waitForConnected());
    socket.write("GET /photos?list-type=2 HTTP/1.1\r\nHost: h\r\n\r\n");
    qint64 got = 0;
    while (got < 4'000'000 && socket.waitForReadyRead())
        got += socket.readAll().size();
    QVERIFY(got >= 4'000'000);
    socket.abort();
    QTRY_COMPARE(server.openConnections(), 0);
}

void TstFakeS3Faults::happenWhereTheyAreAimed()
{
    FakeS3 server(open());
    server.script(faults::status(503, "SlowDown").on("PUT", u"hot/*"_s).nth(2).times(2));
    server.script(faults::status(500, "InternalError").operation(u"HeadObject"_s).always());
    const auto put = [&server](const QByteArray &key) {
        return rawRequest(server.port(), "PUT", "/photos/" + key, "x").status;
    };
    QCOMPARE(put("hot/1"), 200);
    QCOMPARE(put("cold/1"), 200);
    QCOMPARE(put("hot/2/deep"), 503);
    QCOMPARE(put("hot/3"), 503);
    QCOMPARE(put("hot/4"), 200);
    for (int i = 0; i < 3; ++i)
        QCOMPARE(rawRequest(server.port(), "HEAD", "/photos/hot/1").status, 500);
    QCOMPARE(server.faultsFired(), 5);
    server.clearFaults();
    QCOMPARE(rawRequest(server.port(), "HEAD", "/photos/hot/1").status, 200);
}

void TstFakeS3Faults::tricklesAndHangs()
{
    FakeS3 server(open());
    server.putObject(u"k"_s, "0123456789");
    server.script(faults::trickle(10ms));
    server.script(ServerFault().after(150ms));
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(get(server, "/photos/k").body, QByteArray("0123456789"));
    QVERIFY(timer.restart() >= 100);
    QCOMPARE(get(server, "/photos/k").body, QByteArray("0123456789"));
    QVERIFY(timer.restart() >= 150);

    server.script(faults::hang());
    server.script(faults::trickle(1h));
    std::optional<RawAnswer> hanging, trickling;
    std::jthread one([&] { hanging = get(server, "/photos/k"); });
    QTRY_COMPARE(server.log().size(), 3);
    std::jthread two([&] { trickling = get(server, "/photos/k"); });
    QTRY_COMPARE(server.log().size(), 4);
    server.setDown(true); // nothing waits any longer, whatever it was told
    one.join();
    two.join();
    QCOMPARE(hanging->status, 0);
    QVERIFY(trickling->body.size() < 10);
}

void TstFakeS3Faults::downAndUpAgain()
{
    FakeS3 server(open());
    server.putObject(u"k"_s, "x");
    const quint16 port = server.port();
    server.setDown(true);
    QTcpSocket socket;
    socket.connectToHost(u"127.0.0.1"_s, port);
    QVERIFY(!socket.waitForConnected());
    QCOMPARE(socket.error(), QAbstractSocket::ConnectionRefusedError);
    server.setDown(false);
    QCOMPARE(server.port(), port);
    QCOMPARE(get(server, "/photos/k").body, QByteArray("x"));
}

TD_TEST(TstFakeS3Faults)
#include "tst_fakes3_faults.moc"
