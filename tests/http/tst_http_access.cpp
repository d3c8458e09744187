// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/httphouse.h"
#include "storage/folderstore.h"
#include "support/testprogram.h"

#include <QDir>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace td;
using namespace td::test;

/// Who may do what: tokens, roles, owners, rates.
class HttpAccessTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everythingElseNeedsAToken();
    void badTokens_data();
    void badTokens();
    void everyRouteKeepsItsRole();
    void boundTokensSeeTheirOwn();
    void boundTokensAreNotAskedAboutEverybody();
    void boundTokensLearnNoPlaces();
    void boundTokensUploadForThemselves();
    void boundTokensHearOfNoStrangersCopy();
    void boundTokensPublishTheirOwn();
    void boundTokensUnpublishNobodyElses();
    void vendorsUploadToo();
    void ratesAreLimitedByClient();
    void uselessTokensAreLimitedByAddress();
    void uses();
};

namespace
{

/// A path of the route with something in place of its parameters.
QByteArray anyPath(const Route &route)
{
    static const QRegularExpression parameter(u"\\{[^}]*\\}"_s);
    return QString(route.path).replace(parameter, u"x"_s).toUtf8();
}

} // namespace

void HttpAccessTest::everythingElseNeedsAToken()
{
    HttpHouse house;
    int open = 0;
    for (const Route &route : httpRoutes()) {
        const HttpAnswer answer = house.ask(httpMethodName(route.method).toLatin1(), anyPath(route), {});
        if (route.scope == RouteScope::Public) {
            QVERIFY(answer.status != 401);
            ++open;
            continue;
        }
        QVERIFY2(answer.status == 401, qPrintable(route.path));
        QCOMPARE(answer.headers.value("www-authenticate"), QByteArray("Bearer"));
        QCOMPARE(answer.code(), u"UNAUTHENTICATED"_s);
    }
    QCOMPARE(open, 3); // health, description, signed links
}

void HttpAccessTest::badTokens_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::newRow("unknown") << QByteArray("Bearer tierdeck_0123456789012345678901234567890123456789012");
    QTest::newRow("empty") << QByteArray("Bearer ");
    QTest::newRow("other scheme") << QByteArray("Basic YTpi");
    QTest::newRow("no scheme") << QByteArray("tierdeck_x");
    QTest::newRow("long") << QByteArray("Bearer tierdeck_" + QByteArray(5'000, 'a'));
}

void HttpAccessTest::badTokens()
{
    QFETCH(const QByteArray, header);
    HttpHouse house;
    WireClient client(house.port());
    client.send("GET /api/storage/stats HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: " + header +
                "\r\n\r\n");
    QCOMPARE(client.readAnswer().status, 401);
}

void HttpAccessTest::everyRouteKeepsItsRole()
{
    HttpHouse house;
    const QByteArray viewer = house.token(TokenRole::Viewer);
    const QByteArray worker = house.token(TokenRole::Operator);
    for (const Route &route : httpRoutes()) {
        const QByteArray method = httpMethodName(route.method).toLatin1();
        if (route.role > TokenRole::Viewer)
            QVERIFY2(house.ask(method, anyPath(route), viewer).status == 403, qPrintable(route.path));
        if (route.role > TokenRole::Operator)
            QVERIFY2(house.ask(method, anyPath(route), worker).status == 403, qPrintable(route.path));
    }
}

void HttpAccessTest::boundTokensSeeTheirOwn()
{
    HttpHouse house;
    const QByteArray admin = house.token(TokenRole::Admin);
    const QByteArray ana = house.token(TokenRole::Operator, u"ana"_s);
    const auto upload = [&](const QByteArray &user, quint32 seed) {
        return house.upload("/api/storage/upload", admin, {{"a.jpg", fakePhoto(seed)}}, {{"user_id", user}})
            .json()
            .value("photo_id"_L1)
            .toString()
            .toLatin1();
    };
    const QByteArray own = upload("ana", 1);
    const QByteArray other = upload("ben", 2);
    const QJsonArray listed = house.get("/api/storage/photos", ana).json().value("photos"_L1).toArray();
    QCOMPARE(listed.size(), 1);
    QCOMPARE(listed.first().toObject().value("photo_id"_L1).toString().toLatin1(), own);
    QCOMPARE(house.get("/api/storage/photos", admin).json().value("photos"_L1).toArray().size(), 2);
    QCOMPARE(house.get("/api/storage/photos?user_id=ben", ana).status, 403);
    QCOMPARE(house.get("/api/storage/user/usage", ana).json().value("user_id"_L1).toString(), u"ana"_s);

    for (const QByteArray &target :
         {QByteArray("GET /api/storage/photo/%1/metadata"), QByteArray("GET /api/storage/photo/%1/url"),
          QByteArray("GET /api/storage/photo/%1/download"), QByteArray("GET /storage/images/%1"),
          QByteArray("GET /storage/images/%1/access"), QByteArray("GET /images/download/temp/%1.jpg"),
          QByteArray("DELETE /images/temp/%1.jpg"), QByteArray("DELETE /storage/images/%1")}) {
        const QByteArrayList parts = target.split(' ');
        const auto statusFor = [&](const QByteArray &id) {
            return house.ask(parts.at(0), QByteArray(parts.at(1)).replace("%1", id), ana).status;
        };
        QVERIFY2(statusFor(other) == 404, target.constData());
        if (parts.at(0) == "GET")
            QVERIFY2(statusFor(own) == 200, target.constData());
    }
    QVERIFY(!house.fixture.photo(QString::fromLatin1(other)).deletedAt);
}

void HttpAccessTest::boundTokensAreNotAskedAboutEverybody()
{
    HttpHouse house;
    const QByteArray bound = house.token(TokenRole::Admin, u"ana"_s);
    for (const Route &route : httpRoutes()) {
        if (route.scope != RouteScope::Whole)
            continue;
        const HttpAnswer answer = house.ask(httpMethodName(route.method).toLatin1(), anyPath(route), bound);
        QVERIFY2(answer.status == 403, qPrintable(route.path));
    }
}

/// Neither the folder of a tier, nor the host that it is on.
void HttpAccessTest::boundTokensLearnNoPlaces()
{
    HttpHouse house(HttpHouse::quickLimits(), [](Fixture &fixture) {
        const QString folder = QString(fixture.profile() + u"/secretfolder"_s);
        QDir().mkpath(folder);
        fixture.remote[Tier::Hot] = std::make_shared<FolderStore>(
            folder, u"hot/"_s, QString(u"folder@secrethost:"_s + folder), QString(u"this computer, "_s + folder), 0);
    });
    const QByteArray ana = house.token(TokenRole::Operator, u"ana"_s);
    const HttpAnswer uploaded = house.upload("/api/storage/upload", ana, {{"a.jpg", fakePhoto(1)}});
    const QString id = uploaded.json().value("photo_id"_L1).toString();
    QVERIFY(house.fixture.engine().library.moveTo({id}, Tier::Hot, {}, {}).failed.isEmpty());
    const QByteArray photo = "/api/storage/photo/" + id.toLatin1();
    const QByteArray image = "/storage/images/" + id.toLatin1();
    const QByteArrayList targets{
        "/api/storage/tiers/info", "/api/storage/photos", photo + "/metadata", photo + "/url", image,
        image + "/access"};
    for (const QByteArray &target : targets) {
        const HttpAnswer answer = house.get(target, ana);
        QCOMPARE(answer.status, 200);
        QVERIFY2(!answer.body.contains("secret"), answer.body.constData());
    }
    const QByteArray admin = house.token(TokenRole::Admin);
    QVERIFY(house.get("/api/storage/tiers/info", admin).body.contains("secretfolder"));
    QVERIFY(house.get(photo + "/metadata", admin).body.contains("secrethost"));
}

void HttpAccessTest::boundTokensUploadForThemselves()
{
    HttpHouse house;
    const QByteArray ana = house.token(TokenRole::Operator, u"ana"_s);
    QCOMPARE(house.upload("/api/storage/upload", ana, {{"a.jpg", fakePhoto(1)}}, {{"user_id", "ben"}}).status, 403);
    const HttpAnswer own = house.upload("/api/storage/upload", ana, {{"a.jpg", fakePhoto(1)}});
    QCOMPARE(own.status, 201);
    QCOMPARE(house.fixture.photo(own.json().value("photo_id"_L1).toString()).userId, u"ana"_s);
    house.fixture.upload(2, u"lamp"_s); // a draft of the default user
    QCOMPARE(house.upload("/api/storage/upload", ana, {{"b.jpg", fakePhoto(3)}}, {{"draft_id", "lamp"}}).status, 403);
    QCOMPARE(house.upload("/api/storage/upload", ana, {{"b.jpg", fakePhoto(3)}}, {{"vendor", "ana"}}).status, 403);
    QCOMPARE(house.get("/storage/quota?vendor=ana", ana).status, 403);
}

/// The same bytes at somebody else's: that they exist is not told.
void HttpAccessTest::boundTokensHearOfNoStrangersCopy()
{
    HttpHouse house;
    const QByteArray ana = house.token(TokenRole::Operator, u"ana"_s);
    const QByteArray admin = house.token(TokenRole::Admin);
    const auto sameAs = [&](const QByteArray &token, const QByteArray &draft, const QByteArray &user) {
        return house
            .upload("/api/storage/upload", token, {{"a.jpg", fakePhoto(1)}}, {{"draft_id", draft}, {"user_id", user}})
            .json()
            .value("duplicate_of"_L1)
            .toString();
    };
    QCOMPARE(sameAs(admin, "lamp", "ben"), QString());
    QVERIFY(!sameAs(admin, "dress", "ben").isEmpty());
    QCOMPARE(sameAs(ana, "hat", "ana"), QString());
}

void HttpAccessTest::boundTokensPublishTheirOwn()
{
    HttpHouse house;
    const QString stranger = house.fixture.upload(1, u"lamp"_s).photoId;
    const QByteArray ana = house.token(TokenRole::Operator, u"ana"_s);
    QCOMPARE(house.post("/api/storage/drafts/lamp/publish", ana).status, 404);
    QVERIFY(!house.fixture.photo(stranger).publishedToVinted);
    const HttpAnswer own = house.upload("/api/storage/upload", ana, {{"a.jpg", fakePhoto(2)}}, {{"draft_id", "hat"}});
    const HttpAnswer published = house.post("/api/storage/drafts/hat/publish", ana);
    QCOMPARE(published.json().value("results"_L1).toObject().value("updated_count"_L1).toInt(), 1);
    QVERIFY(house.fixture.photo(own.json().value("photo_id"_L1).toString()).publishedToVinted);
}

void HttpAccessTest::boundTokensUnpublishNobodyElses()
{
    HttpHouse house;
    const QByteArray admin = house.token(TokenRole::Admin);
    const QByteArray ana = house.token(TokenRole::Operator, u"ana"_s);
    QCOMPARE(house.upload("/api/storage/upload", ana, {{"a.jpg", fakePhoto(1)}}, {{"draft_id", "hat"}}).status, 201);
    QCOMPARE(house.post("/api/storage/drafts/hat/publish", ana).status, 200);
    QCOMPARE(house.post("/api/storage/drafts/hat/unpublish", ana).status, 200);
    const QString others =
        house.upload("/api/storage/upload", admin, {{"b.jpg", fakePhoto(2)}}, {{"draft_id", "hat"}, {"user_id", "ben"}})
            .json()
            .value("photo_id"_L1)
            .toString();
    QCOMPARE(house.post("/api/storage/drafts/hat/publish", admin).status, 200);
    QCOMPARE(house.post("/api/storage/drafts/hat/unpublish", ana).status, 403);
    QVERIFY(house.fixture.photo(others).publishedToVinted);
    QCOMPARE(house.post("/api/storage/drafts/hat/unpublish", admin).status, 200);
}

void HttpAccessTest::vendorsUploadToo()
{
    HttpHouse house;
    const QByteArray token = house.token(TokenRole::Operator);
    const auto ownerOf = [&](const QByteArray &target, quint32 seed,
                             const QList<std::pair<QByteArray, QByteArray>> &fields) -> QString {
        const HttpAnswer answer = house.upload(target, token, {{"a.jpg", fakePhoto(seed)}}, fields);
        if (answer.status != 201)
            return QString::number(answer.status);
        const Photo photo = house.fixture.photo(answer.json().value("photo_id"_L1).toString());
        return QString(photo.ownerType + u' ' + photo.userId);
    };
    QCOMPARE(ownerOf("/api/storage/upload", 1, {{"vendor", "mill"}}), u"vendor mill"_s);
    QCOMPARE(ownerOf("/storage/images", 2, {{"owner_id", "mill"}, {"owner_type", "vendor"}}), u"vendor mill"_s);
    QCOMPARE(ownerOf("/storage/images", 3, {{"owner_id", "ana"}, {"owner_type", "user"}}), u"user ana"_s);
    QCOMPARE(ownerOf("/api/storage/upload", 4, {{"vendor", "mill"}, {"user_id", "ana"}}), u"400"_s);
    QCOMPARE(ownerOf("/api/storage/upload", 5, {{"vendor", ""}}), u"400"_s);
    QCOMPARE(ownerOf("/storage/images", 6, {{"owner_type", "vendor"}}), u"400"_s);
    const QuotaLimits two{.maxFileBytes = {}, .maxFiles = 2, .maxBytes = {}};
    QVERIFY(house.fixture.catalogue().quotas().set({.scope = QuotaScope::Vendor, .owner = u"mill"_s, .limits = two}));
    QCOMPARE(ownerOf("/api/storage/upload", 7, {{"vendor", "mill"}}), u"507"_s);
    const HttpAnswer quota = house.get("/storage/quota?vendor=mill", token);
    QCOMPARE(quota.json().value("vendor"_L1).toString(), u"mill"_s);
    QCOMPARE(quota.json().value("quotas"_L1).toArray().size(), 1);
}

void HttpAccessTest::ratesAreLimitedByClient()
{
    HttpLimits limits;
    limits.requestsPerSecond = 0.01;
    limits.burst = 3;
    HttpHouse house(limits);
    const QByteArray busy = house.token(TokenRole::Viewer);
    for (int i = 0; i < 3; ++i)
        QCOMPARE(house.get("/api/storage/tiers/info", busy).status, 200);
    const HttpAnswer refused = house.get("/api/storage/tiers/info", busy);
    QCOMPARE(refused.status, 429);
    QCOMPARE(refused.code(), u"RESOURCE_EXHAUSTED"_s);
    QVERIFY(refused.headers.value("retry-after").toInt() > 0);
    QCOMPARE(house.get("/api/storage/tiers/info", house.token(TokenRole::Viewer)).status, 200);
}

void HttpAccessTest::uselessTokensAreLimitedByAddress()
{
    HttpLimits limits;
    limits.requestsPerSecond = 0.01;
    HttpHouse house(limits);
    int refused = 0;
    for (int i = 0; i < 40; ++i)
        refused += house.get("/api/storage/stats", "tierdeck_guess").status == 429 ? 1 : 0;
    QVERIFY(refused > 0);
    QCOMPARE(house.get("/api/storage/stats", house.token(TokenRole::Viewer)).status, 200);
}

/// A token is written down as used, and ends when it is revoked.
void HttpAccessTest::uses()
{
    HttpHouse house;
    const QByteArray secret = house.token(TokenRole::Viewer);
    TokenRepository &tokens = house.fixture.catalogue().tokens();
    QVERIFY(!tokens.list()->first().lastUsedAt);
    QCOMPARE(house.get("/api/storage/stats", secret).status, 200);
    QCOMPARE(tokens.list()->first().lastUsedAt, std::optional(house.fixture.clock.now()));
    QVERIFY(tokens.revoke(tokens.list()->first().tokenId, house.fixture.clock.now()).has_value());
    QCOMPARE(house.get("/api/storage/stats", secret).status, 401);
    QCOMPARE(tokens.revoke(u"nobody"_s, house.fixture.clock.now()).error().code, ErrorCode::NotFound);
}

TD_TEST(HttpAccessTest)
#include "tst_http_access.moc"
