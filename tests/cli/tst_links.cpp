// SPDX-License-Identifier: GPL-3.0-or-later
// Links at the prompt: given out, listed, revoked, cleaned up; for uploads; and who read a photo.
#include "cli/fits.h"
#include "core/signedlink.h"
#include "support/fakes3.h"
#include "support/jsonschema.h"
#include "support/rawhttp.h"
#include "support/testprogram.h"

#include <QFile>
#include <QJsonArray>
#include <QTest>
#include <QUrl>

using namespace Qt::StringLiterals;
using namespace td::test;

namespace
{

const QString LinkCanary = u"canary-of-the-links-key-0123456789-abcdef"_s;

/// A console that knows where the service is reached, and the key of its links.
class LinkConsole : public Console
{
public:
    LinkConsole()
    {
        environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, u"unix:path=/nonexistent"_s);
        environment.insert(u"TIERDECK_SERVICE_URL"_s, u"https://photos.example.com"_s);
        environment.insert(u"TIERDECK_LINKS_SECRET"_s, LinkCanary);
    }
    void useBucket(const FakeS3 &server)
    {
        environment.insert(u"TIERDECK_HOT_ENDPOINT"_s, server.endpoint());
        environment.insert(u"TIERDECK_HOT_BUCKET"_s, server.options().bucket);
        environment.insert(u"TIERDECK_HOT_KEY_ID"_s, server.options().accessKey);
        environment.insert(u"TIERDECK_HOT_SECRET"_s, QString::fromUtf8(server.options().secret));
    }
    QJsonObject firstLink(const QStringList &more = {})
    {
        return json(QStringList{u"links"_s, u"list"_s} + more).json.value("links"_L1).toArray().first().toObject();
    }
};

QByteArray targetOf(const QString &url)
{
    const QUrl whole(url);
    return whole.path(QUrl::FullyEncoded).toUtf8() + '?' + whole.query(QUrl::FullyEncoded).toUtf8();
}

} // namespace

class LinksTest : public QObject
{
    Q_OBJECT

private:
private Q_SLOTS:
    void aServiceLinkFromIssueToEnd()
    {
        LinkConsole console;
        const QString photo = console.upload({1}).first();
        const Answer issued =
            console.json({u"photos"_s, u"url"_s, photo, u"--to"_s, u"Ana"_s, u"--expires"_s, u"600"_s});
        fits(u"photos-url"_s, issued);
        QCOMPARE(issued.json.value("kind"_L1).toString(), u"service"_s);
        const QString url = issued.json.value("url"_L1).toString();
        const auto keys = td::LinkKeys::parse(td::Secret(LinkCanary.toUtf8()));
        const auto presented = td::parseSignedLink(url);
        QVERIFY(keys && presented);
        const auto claims = td::verifySignedLink(
            *presented, *keys, std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()));
        QVERIFY(claims);
        QCOMPARE(claims->photoId, photo);

        const Answer listed = console.json({u"links"_s, u"list"_s});
        fits(u"links-list"_s, listed);
        const QJsonObject link = listed.json.value("links"_L1).toArray().first().toObject();
        QCOMPARE(link.value("link_id"_L1), issued.json.value("link_id"_L1));
        QCOMPARE(link.value("state"_L1).toString(), u"active"_s);
        QCOMPARE(link.value("recipient"_L1).toString(), u"Ana"_s);
        QVERIFY2(!listed.out.contains("sig="), "the register shows an address");
        QVERIFY(console.run({u"links"_s, u"list"_s}).out.contains("Ana"));

        const QString id = link.value("link_id"_L1).toString();
        fits(u"links-revoke"_s, console.json({u"links"_s, u"revoke"_s, id}));
        QCOMPARE(console.firstLink().value("state"_L1).toString(), u"revoked"_s);
        const Answer unknown = console.json({u"links"_s, u"revoke"_s, u"none"_s});
        fits(u"links-revoke"_s, unknown, 1);
        QVERIFY(unknown.err.contains("none"));
        QVERIFY(console.json({u"links"_s, u"list"_s, u"--state"_s, u"active"_s})
                    .json.value("links"_L1)
                    .toArray()
                    .isEmpty());

        const Answer log = console.json({u"photos"_s, u"accesses"_s, photo});
        fits(u"photos-accesses"_s, log);
        QCOMPARE(log.json.value("access_count"_L1).toInt(), 1);
        QCOMPARE(log.json.value("accesses"_L1).toArray().first().toObject().value("who"_L1).toString(), u"Ana"_s);
        QVERIFY(console.run({u"photos"_s, u"accesses"_s, photo}).out.contains("Ana"));
    }

    void expiredLinksAreCleanedUp()
    {
        LinkConsole console;
        const QString photo = console.upload({1}).first();
        QCOMPARE(console.run({u"photos"_s, u"url"_s, photo}).status, 0);
        console.sql(u"UPDATE links SET issued_at = '2020-01-01T00:00:00Z', expires_at = '2020-01-02T00:00:00Z'"_s);
        QCOMPARE(console.firstLink().value("state"_L1).toString(), u"expired"_s);
        const Answer kept = console.json({u"links"_s, u"cleanup"_s, u"--days"_s, u"3650"_s});
        fits(u"links-cleanup"_s, kept);
        QCOMPARE(kept.json.value("removed"_L1).toInt(), 0);
        QCOMPARE(console.json({u"links"_s, u"cleanup"_s}).json.value("removed"_L1).toInt(), 1);
        QVERIFY(console.json({u"links"_s, u"list"_s}).json.value("links"_L1).toArray().isEmpty());
        QVERIFY(console.run({u"links"_s, u"list"_s}).out.contains("No links."));
    }

    void aPresignedLinkEndsByMovingTheObject()
    {
        FakeS3 server;
        LinkConsole console;
        console.useBucket(server);
        const QString photo = console.upload({1}, u"lamp"_s).first();
        QCOMPARE(console.run({u"migrate"_s, photo, u"--to"_s, u"hot"_s}).status, 0);
        const Answer issued = console.json({u"photos"_s, u"url"_s, photo});
        fits(u"photos-url"_s, issued);
        QCOMPARE(issued.json.value("kind"_L1).toString(), u"presigned"_s);
        const QByteArray target = targetOf(issued.json.value("url"_L1).toString());
        QCOMPARE(rawRequest(server.port(), "GET", target).status, 200);
        const QString id = issued.json.value("link_id"_L1).toString();
        const Answer refused = console.json({u"links"_s, u"revoke"_s, id});
        fits(u"links-revoke"_s, refused, 1);
        QVERIFY(refused.err.contains("--yes"));
        QCOMPARE(rawRequest(server.port(), "GET", target).status, 200);
        fits(u"links-revoke"_s, console.json({u"links"_s, u"revoke"_s, id, u"--yes"_s}));
        QCOMPARE(rawRequest(server.port(), "GET", target).status, 404);
        QCOMPARE(console.run({u"photos"_s, u"get"_s, photo, u"-o"_s, console.path(u"out.jpg"_s)}).status, 0);
        QCOMPARE(console.run({u"check"_s}).status, 0);
    }

    void aPhotoComesByAnUploadLink()
    {
        FakeS3 server;
        LinkConsole console;
        console.useBucket(server);
        // Into a bucket that this catalogue has never stored anything in.
        QFile picture(console.picture(u"a.png"_s, 3));
        QVERIFY(picture.open(QIODevice::ReadOnly));
        const QByteArray bytes = picture.readAll();
        const Answer issued = console.json({u"links"_s, u"upload"_s, u"--name"_s, u"a.png"_s, u"--type"_s,
                                            u"image/png"_s, u"--size"_s, QString::number(bytes.size())});
        fits(u"links-upload"_s, issued);
        const QByteArray target = targetOf(issued.json.value("url"_L1).toString());
        // Another type or another length is not what was signed.
        QCOMPARE(rawRequest(server.port(), "PUT", target, bytes, {{"Content-Type", "text/html"}}).status, 403);
        QCOMPARE(rawRequest(server.port(), "PUT", target, bytes + "x", {{"Content-Type", "image/png"}}).status, 403);
        QCOMPARE(rawRequest(server.port(), "PUT", target, bytes, {{"Content-Type", "image/png"}}).status, 200);
        const QString id = issued.json.value("link_id"_L1).toString();
        const Answer taken = console.json({u"links"_s, u"take"_s, id, u"--draft"_s, u"lamp"_s});
        fits(u"links-take"_s, taken);
        const QString photo = taken.json.value("photo_id"_L1).toString();
        QCOMPARE(console.run({u"photos"_s, u"show"_s, photo}).status, 0);
        QVERIFY(console.json({u"links"_s, u"take"_s, id}).status != 0);
        const QStringList keys = server.keys();
        for (const QString &key : keys)
            QVERIFY2(!key.startsWith("incoming/"_L1), qPrintable(key));
    }

    void theKeyIsNeitherShownNorKept()
    {
        LinkConsole console;
        const QString photo = console.upload({1}).first();
        QByteArray said;
        const QList<QStringList> commands{{u"photos"_s, u"url"_s, photo},
                                          {u"links"_s, u"list"_s},
                                          {u"config"_s, u"show"_s},
                                          {u"links"_s, u"rotate-key"_s},
                                          {u"-v"_s, u"photos"_s, u"show"_s, photo}};
        for (const QStringList &command : commands) {
            const Answer answer = console.run(command);
            said += answer.out + answer.err;
        }
        QVERIFY(!said.contains(LinkCanary.toUtf8()));
        QVERIFY(said.contains("TIERDECK_LINKS_SECRET")); // where to rotate a key that comes from outside
    }

    void withoutAKeyringItSaysHowToGiveAKey()
    {
        LinkConsole console;
        console.environment.remove(u"TIERDECK_LINKS_SECRET"_s);
        const QString photo = console.upload({1}).first();
        const Answer answer = console.json({u"photos"_s, u"url"_s, photo});
        fits(u"failure"_s, answer, 3);
        QVERIFY(answer.err.contains("TIERDECK_LINKS_SECRET"));
        // Nothing was given out, so nothing was read.
        QCOMPARE(console.json({u"photos"_s, u"accesses"_s, photo}).json.value("access_count"_L1).toInt(), 0);
        console.environment.remove(u"TIERDECK_SERVICE_URL"_s);
        QCOMPARE(console.json({u"photos"_s, u"url"_s, photo}).json.value("kind"_L1).toString(), u"file"_s);
    }

    void aNewKeyFromTheKeyring()
    {
        // Its schema; that it rotates is tested in the engine, where a keyring is at hand.
        QCOMPARE(JsonSchema::named(u"links-rotate-key"_s).problems(QJsonObject{{u"ok"_s, true}, {u"key_id"_s, u"x"_s}}),
                 QStringList());
    }
};

TD_TEST(LinksTest)
#include "tst_links.moc"
