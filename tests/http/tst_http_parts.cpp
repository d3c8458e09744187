// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/server.h"
#include "support/manualclock.h"
#include "support/testprogram.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace td;

/// The parts that need no socket: which route a path has, what a target says, how buckets fill.
class HttpPartsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void routes_data();
    void routes();
    void noTwoRoutesAreTheSame();
    void targets_data();
    void targets();
    void addresses_data();
    void addresses();
    void bucketsFill();
    void aFullDiskRefusesNobody();
    void issuedTokensNeedRandomness();
};

void HttpPartsTest::routes_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("route"); ///< empty: none
    QTest::addColumn<QString>("parameter");
    QTest::newRow("fixed") << u"health"_s << u"/health"_s << QString();
    QTest::newRow("parameter") << u"api/storage/photo/p1/url"_s << u"/api/storage/photo/{photo_id}/url"_s << u"p1"_s;
    QTest::newRow("parameter that looks fixed")
        << u"api/storage/photo/url/url"_s << u"/api/storage/photo/{photo_id}/url"_s << u"url"_s;
    QTest::newRow("empty parameter") << u"api/storage/photo//url"_s << QString() << QString();
    QTest::newRow("rest") << u"images/download/hot/a/b.jpg"_s << u"/images/download/{storage_path...}"_s
                          << u"hot/a/b.jpg"_s;
    QTest::newRow("no rest") << u"images/download"_s << QString() << QString();
    QTest::newRow("fixed before rest") << u"images/user/images"_s << u"/images/user/images"_s << QString();
    QTest::newRow("longer than any") << u"health/more"_s << QString() << QString();
}

void HttpPartsTest::routes()
{
    QFETCH(const QString, path);
    QFETCH(const QString, route);
    QFETCH(const QString, parameter);
    const QList<Route> table = httpRoutes();
    const RouteMatch match = findRoute(table, HttpMethod::Get, path.split(u'/'));
    QCOMPARE(match.route ? match.route->path : QString(), route);
    QCOMPARE(match.parameters.isEmpty() ? QString() : match.parameters.first(), parameter);
}

void HttpPartsTest::noTwoRoutesAreTheSame()
{
    static const QRegularExpression parameter(u"\\{[^}]*\\}"_s);
    QStringList seen;
    for (const Route &route : httpRoutes()) {
        const QString shape =
            QString(httpMethodName(route.method) + u' ' + QString(route.path).replace(parameter, u"{}"_s));
        QVERIFY2(!seen.contains(shape), qPrintable(shape));
        seen.append(shape);
        QVERIFY(route.handler != nullptr);
    }
}

void HttpPartsTest::targets_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QStringList>("segments"); ///< empty: refused
    QTest::newRow("root") << QByteArray("/") << QStringList{QString()};
    QTest::newRow("two") << QByteArray("/a/b") << QStringList{u"a"_s, u"b"_s};
    QTest::newRow("an escaped slash stays in its segment") << QByteArray("/a%2Fb") << QStringList{u"a/b"_s};
    QTest::newRow("query apart") << QByteArray("/a?b=/c") << QStringList{u"a"_s};
    QTest::newRow("UTF-8") << QByteArray("/%C3%A9") << QStringList{u"\u00e9"_s};
    QTest::newRow("absolute") << QByteArray("http://x/a") << QStringList();
    QTest::newRow("NUL") << QByteArray("/a%00") << QStringList();
    QTest::newRow("line end") << QByteArray("/a%0d%0a") << QStringList();
    QTest::newRow("no UTF-8") << QByteArray("/%ff") << QStringList();
    QTest::newRow("NUL in the query") << QByteArray("/a?b=%00") << QStringList();
    QTest::newRow("too long") << QByteArray("/" + QByteArray(9'000, 'a')) << QStringList();
}

void HttpPartsTest::targets()
{
    QFETCH(const QByteArray, target);
    QFETCH(const QStringList, segments);
    const Result<HttpTarget> parsed = parseTarget(target);
    QCOMPARE(parsed ? parsed->segments : QStringList(), segments);
}

void HttpPartsTest::addresses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isRight");
    QTest::addColumn<bool>("isLoopback");
    QTest::newRow("loopback") << u"127.0.0.1:8080"_s << true << true;
    QTest::newRow("localhost") << u"localhost:0"_s << true << true;
    QTest::newRow("IPv6") << u"[::1]:8080"_s << true << true;
    QTest::newRow("everybody") << u"0.0.0.0:80"_s << true << false;
    QTest::newRow("everybody, IPv6") << u"[::]:80"_s << true << false;
    QTest::newRow("a name") << u"example.org:80"_s << false << false;
    QTest::newRow("no port") << u"127.0.0.1"_s << false << false;
    QTest::newRow("no such port") << u"127.0.0.1:70000"_s << false << false;
    QTest::newRow("nothing") << QString() << false << false;
}

void HttpPartsTest::addresses()
{
    QFETCH(const QString, text);
    QFETCH(const bool, isRight);
    QFETCH(const bool, isLoopback);
    const Result<HttpAddress> address = parseHttpAddress(text);
    QCOMPARE(address.has_value(), isRight);
    if (address)
        QCOMPARE(address->isLoopback(), isLoopback);
}

void HttpPartsTest::bucketsFill()
{
    RateLimiter limiter(2, 3); // two a second, three at once
    const RateLimiter::Time start{};
    for (int i = 0; i < 3; ++i)
        QVERIFY(!limiter.take(u"a"_s, start));
    QCOMPARE(limiter.take(u"a"_s, start), std::optional<qint64>(1));
    QVERIFY(!limiter.take(u"b"_s, start));
    QVERIFY(!limiter.take(u"a"_s, start + std::chrono::milliseconds(500)));
    QVERIFY(limiter.take(u"a"_s, start + std::chrono::milliseconds(600)).has_value());
    for (int i = 0; i < 3; ++i)
        QVERIFY(!limiter.take(u"a"_s, start + std::chrono::hours(1)));
    QVERIFY(limiter.take(u"a"_s, start + std::chrono::hours(1)).has_value());
    RateLimiter open(0, 0);
    QVERIFY(!open.take(u"a"_s, start));
}

/// One token that everybody has, in a catalogue that can write nothing down.
class ReadOnlyTokens final : public TokenRepository
{
public:
    Result<void> add(const AccessToken &, const QString &) override { return {}; }
    Result<std::optional<AccessToken>> findByHash(const QString &) override
    {
        AccessToken token;
        token.tokenId = u"t"_s;
        return token;
    }
    Result<QList<AccessToken>> list() override { return QList<AccessToken>(); }
    Result<void> revoke(const QString &, Instant) override { return {}; }
    Result<void> noteUse(const QString &, Instant) override
    {
        return fail(ErrorCode::ResourceExhausted, u"disk.full"_s, u"The disk is full"_s);
    }
};

void HttpPartsTest::aFullDiskRefusesNobody()
{
    ReadOnlyTokens tokens;
    const test::ManualClock clock;
    Authenticator authenticator(tokens, clock);
    const Result<Principal> principal = authenticator.principalOf("Bearer tierdeck_anything");
    QVERIFY(principal.has_value());
    QCOMPARE(principal->tokenId, u"t"_s);
}

void HttpPartsTest::issuedTokensNeedRandomness()
{
    ReadOnlyTokens tokens;
    QVERIFY(!issueToken(tokens, {}, QByteArray(31, 'x')).has_value());
    const auto issued = issueToken(tokens, {}, QByteArray(32, 'x'));
    QVERIFY(issued.has_value());
    QCOMPARE(issued->secret.reveal().size(), 9 + 43);
}

TD_TEST(HttpPartsTest)
#include "tst_http_parts.moc"
