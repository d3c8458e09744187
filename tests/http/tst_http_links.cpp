// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/httphouse.h"
#include "support/presigningstore.h"
#include "support/testprogram.h"

#include <QDir>
#include <QFile>
#include <QTest>
#include <QUrl>

using namespace Qt::StringLiterals;
using namespace td;
using namespace td::test;

namespace
{

class ServiceLinkKeys final : public LinkKeyStore
{
public:
    [[nodiscard]] Result<LinkKeys> keys() override { return m_keys; }
    [[nodiscard]] Result<LinkKeys> rotate(Instant now, Instant keepUntil) override
    {
        TD_ASSIGN(m_keys, m_keys.rotated(Secret("another-secret-of-the-service-tests!"), now, keepUntil));
        return m_keys;
    }

private:
    LinkKeys m_keys = LinkKeys::parse(Secret("the-first-secret-of-the-service-tests!")).value();
};

/// A service that signs links of its own.
struct SigningHouse {
    SigningHouse()
        : house(HttpHouse::quickLimits(), [this](Fixture &fixture) {
            fixture.links.serviceUrl = u"https://photos.example.com"_s;
            fixture.links.keys = &keys;
        })
    {
        photo = house.fixture.upload(1, u"lamp"_s);
    }
    /// The path and query of a new link.
    QByteArray link(const QByteArray &query = {})
    {
        const HttpAnswer answer = house.get("/api/storage/photo/" + photo.photoId.toLatin1() + "/url?" + query,
                                            house.token(TokenRole::Viewer));
        if (answer.json().value("kind"_L1).toString() != "service"_L1)
            qFatal("no signed link: %s", answer.body.constData());
        return QUrl(answer.json().value("url"_L1).toString()).toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority);
    }
    ServiceLinkKeys keys;
    HttpHouse house;
    Photo photo;
};

} // namespace

/// Links that need no token.
class HttpLinksTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void signedLinksShowTheirPicture();
    void changedLinksDoNot_data();
    void changedLinksDoNot();
    void strangersLearnNothingOfTheDisk();
    void withoutALinkTheBearerReadsHere();
    void linksEnd();
    void rotatedKeysKeepTheirLinks();
    void uploadsGoByTheProvider();
};

void HttpLinksTest::signedLinksShowTheirPicture()
{
    SigningHouse scene;
    const QByteArray view = scene.link();
    const HttpAnswer shown = scene.house.get(view, {});
    QCOMPARE(shown.status, 200);
    QCOMPARE(sha256Of(shown.body), scene.photo.sha256);
    QVERIFY(shown.headers.value("content-disposition").startsWith("inline"));
    const HttpAnswer saved = scene.house.get(scene.link("download=true"), {});
    QVERIFY(saved.headers.value("content-disposition").startsWith("attachment"));
    QCOMPARE(scene.house.get(view, {}).status, 200);
    const Result<QList<Link>> all = scene.house.fixture.engine().links.list({}, {}, 10);
    QVERIFY(all.has_value());
    QCOMPARE(all->size(), 2);
    qint64 uses = 0;
    for (const Link &link : *all)
        uses += link.uses;
    QCOMPARE(uses, 3);
}

void HttpLinksTest::changedLinksDoNot_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::newRow("longer") << QByteArray("expires=") << QByteArray("expires=9");
    QTest::newRow("other use") << QByteArray("use=view") << QByteArray("use=download");
    QTest::newRow("other signature") << QByteArray("sig=") << QByteArray("sig=A");
    QTest::newRow("no signature") << QByteArray("sig=") << QByteArray("gone=");
    QTest::newRow("other path") << QByteArray("/storage/signed/") << QByteArray("/storage/signed/x");
    QTest::newRow("other link") << QByteArray("link=") << QByteArray("link=0");
}

void HttpLinksTest::changedLinksDoNot()
{
    QFETCH(const QByteArray, before);
    QFETCH(const QByteArray, after);
    SigningHouse scene;
    QByteArray link = scene.link();
    QVERIFY2(link.contains(before), link.constData());
    const HttpAnswer answer = scene.house.get(link.replace(before, after), {});
    QVERIFY2(answer.status == 403 || answer.status == 400, answer.body.constData());
}

void HttpLinksTest::strangersLearnNothingOfTheDisk()
{
    SigningHouse scene;
    const QByteArray link = scene.link();
    QFile file(scene.house.fixture.masterPath(scene.photo.photoId));
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    QVERIFY(file.open(QIODevice::ReadWrite) && file.putChar('!'));
    file.close();
    const HttpAnswer answer = scene.house.get(link, {});
    QCOMPARE(answer.status, 500);
    QCOMPARE(answer.json().value("error"_L1).toObject().value("message"_L1).toString(),
             u"This cannot be answered right now"_s);
}

/// No service.url: the address is for the bearer alone. That is no link: nothing is registered, nothing was read yet.
void HttpLinksTest::withoutALinkTheBearerReadsHere()
{
    HttpHouse house;
    const QByteArray token = house.token(TokenRole::Viewer);
    const QString id = house.fixture.upload(1, u"lamp"_s).photoId;
    const HttpAnswer answer = house.get("/api/storage/photo/" + id.toLatin1() + "/url?variant=small", token);
    QCOMPARE(answer.json().value("kind"_L1).toString(), u"bearer"_s);
    const QUrl url(answer.json().value("url"_L1).toString());
    QCOMPARE(url.port(), int(house.port()));
    QCOMPARE(house.fixture.engine().links.count({}).value_or(-1), qint64(0));
    QCOMPARE(house.fixture.photo(id).accessCount, 0);
    const QByteArray path = url.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority);
    QCOMPARE(house.get(path, {}).status, 401);
    QCOMPARE(house.get(path, token).status, 200);
    QCOMPARE(house.fixture.photo(id).accessCount, 1);
}

void HttpLinksTest::linksEnd()
{
    SigningHouse scene;
    const QByteArray first = scene.link("expires=60");
    const QByteArray second = scene.link("expires=600");
    scene.house.fixture.clock.advance(Seconds(61));
    QCOMPARE(scene.house.get(first, {}).status, 403);
    QCOMPARE(scene.house.get(second, {}).status, 200);
    Links &links = scene.house.fixture.engine().links;
    const Result<QList<Link>> all = links.list({}, {}, 10);
    QVERIFY(all.has_value());
    for (const Link &link : *all)
        QVERIFY(links.revoke(link.linkId, Links::Moving::Refused, {}).has_value());
    QCOMPARE(scene.house.get(second, {}).status, 403);
}

void HttpLinksTest::rotatedKeysKeepTheirLinks()
{
    SigningHouse scene;
    const QByteArray before = scene.link();
    QVERIFY(scene.house.fixture.engine().links.rotateKey().has_value());
    QCOMPARE(scene.house.get(before, {}).status, 200);
    QCOMPARE(scene.house.get(scene.link(), {}).status, 200);
}

void HttpLinksTest::uploadsGoByTheProvider()
{
    std::shared_ptr<PresigningStore> bucket;
    HttpHouse house(HttpHouse::quickLimits(), [&bucket](Fixture &fixture) {
        const QString folder = fixture.profile() + u"/bucket"_s;
        QDir().mkpath(folder);
        bucket = std::make_shared<PresigningStore>(folder);
        fixture.remote[Tier::Hot] = bucket;
    });
    const QByteArray ana = house.token(TokenRole::Operator, u"ana"_s);
    const QByteArray ben = house.token(TokenRole::Operator, u"ben"_s);
    const QByteArray bytes = fakePhoto(7);
    const HttpAnswer issued = house.post(
        "/images/presigned-upload", ana,
        {{u"filename"_s, u"a.jpg"_s}, {u"content_type"_s, u"image/jpeg"_s}, {u"content_length"_s, bytes.size()}});
    QVERIFY2(issued.status == 201, issued.body.constData());
    QCOMPARE(issued.json().value("method"_L1).toString(), u"PUT"_s);
    const QByteArray id = issued.json().value("upload_id"_L1).toString().toLatin1();
    const QByteArray complete = "/images/presigned-upload/" + id + "/complete";
    QCOMPARE(house.post(complete, ana).status, 404); // nothing came yet

    const Result<Link> link = house.fixture.engine().links.find(QString::fromLatin1(id));
    QVERIFY(link.has_value());
    BytesSource source(bytes);
    QVERIFY(
        bucket
            ->put({.key = link->objectKey, .contentType = u"image/jpeg"_s, .sha256 = sha256Of(bytes), .metadata = {}},
                  source, {})
            .has_value());
    QCOMPARE(house.post(complete, ben).status, 404);
    const HttpAnswer taken =
        house.post(complete, ana, {{u"draft_id"_s, u"hat"_s}, {u"metadata"_s, QJsonObject{{u"brand"_s, u"x"_s}}}});
    QVERIFY2(taken.status == 201, taken.body.constData());
    const Photo photo = house.fixture.photo(taken.json().value("photo_id"_L1).toString());
    QCOMPARE(photo.userId, u"ana"_s);
    QCOMPARE(photo.draftId, u"hat"_s);
    QCOMPARE(photo.metadata.value("brand"_L1).toString(), u"x"_s);
    QCOMPARE(house.post(complete, ana).status, 409);
}

TD_TEST(HttpLinksTest)
#include "tst_http_links.moc"
