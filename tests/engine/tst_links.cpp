// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fixture.h"
#include "support/presigningstore.h"
#include "support/testprogram.h"

#include <QDir>
#include <QTest>
#include <QUrl>

using namespace Qt::StringLiterals;
using namespace td;
using namespace td::test;

namespace
{

/// Keys in memory instead of a keyring.
class MemoryLinkKeys final : public LinkKeyStore
{
public:
    [[nodiscard]] Result<LinkKeys> keys() override { return m_keys; }
    [[nodiscard]] Result<LinkKeys> rotate(Instant now, Instant keepUntil) override
    {
        const QByteArray fresh = "a-fresh-secret-of-rotation-number-" + QByteArray::number(++m_rotations);
        TD_ASSIGN(m_keys, m_keys.rotated(Secret(fresh), now, keepUntil));
        return m_keys;
    }

private:
    LinkKeys m_keys = LinkKeys::parse(Secret("the-first-secret-of-this-test-suite!")).value();
    int m_rotations = 0;
};

/// A profile whose service is configured, with HOT in a bucket when asked for.
struct LinkScene {
    explicit LinkScene(bool withBucket = false)
        : f({}, [&](Fixture &fixture) {
            fixture.links.serviceUrl = u"https://photos.example.com"_s;
            fixture.links.keys = &keys;
            if (!withBucket)
                return;
            bucket = std::make_shared<PresigningStore>(QString(fixture.profile() + u"/bucket"_s));
            QDir().mkpath(QString(fixture.profile() + u"/bucket"_s));
            fixture.remote[Tier::Hot] = bucket;
        })
    {
    }
    [[nodiscard]] Links &links() { return f.engine().links; }
    [[nodiscard]] IssuedLink issue(const LinkOrder &order)
    {
        const Result<IssuedLink> issued = links().issue(order);
        if (!issued)
            qFatal("%s", qPrintable(issued.error().message));
        return *issued;
    }
    [[nodiscard]] QString useReason(const QString &url)
    {
        const Result<PresentedLink> link = parseSignedLink(url);
        const Result<LinkClaims> claims = link ? links().use(*link) : Result<LinkClaims>(fail(link.error()));
        return claims ? u"fine"_s : claims.error().reason;
    }
    [[nodiscard]] Photo inHot(quint32 seed)
    {
        const Photo photo = f.upload(seed, u"d"_s);
        if (!f.engine().library.moveTo({photo.photoId}, Tier::Hot, {}, {}).failed.isEmpty())
            qFatal("the move failed");
        return f.photo(photo.photoId);
    }

    MemoryLinkKeys keys;
    std::shared_ptr<PresigningStore> bucket;
    Fixture f;
};

} // namespace

class TestLinks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTempPhotoHasALinkOfTheService()
    {
        LinkScene scene;
        const Photo photo = scene.f.upload(1);
        const IssuedLink issued =
            scene.issue({.photoId = photo.photoId, .use = LinkUse::Download, .recipient = u"Ana"_s});
        QCOMPARE(issued.link.kind, LinkKind::Service);
        QVERIFY(issued.url.startsWith(u"https://photos.example.com/storage/signed/"_s));
        const Result<Link> kept = scene.links().find(issued.link.linkId);
        QVERIFY(kept);
        QCOMPARE(kept->recipient, u"Ana"_s);
        QCOMPARE(kept->purpose, u"download"_s);
        QCOMPARE(kept->issuedBy, scene.f.self.host);
        QCOMPARE(kept->expiresAt, std::optional(scene.f.clock.now() + DefaultLinkLife));
        QCOMPARE(scene.f.photo(photo.photoId).accessCount, 1);

        QCOMPARE(scene.useReason(issued.url), u"fine"_s);
        QCOMPARE(scene.useReason(issued.url), u"fine"_s);
        QCOMPARE(scene.links().find(issued.link.linkId)->uses, 2);
        QCOMPARE(scene.f.photo(photo.photoId).accessCount, 3);
        const auto log = scene.f.catalogue().accesses().ofPhoto(photo.photoId, 10);
        QVERIFY(log);
        QCOMPARE(log->size(), qsizetype(3));
        QCOMPARE(log->first().purpose, u"read"_s);
        QCOMPARE(log->first().who, u"Ana"_s);
        QCOMPARE(log->first().linkId, issued.link.linkId);

        // Looking whether it would work counts nothing.
        QVERIFY(scene.links().check(*parseSignedLink(issued.url)));
        QCOMPARE(scene.links().find(issued.link.linkId)->uses, 2);
    }

    void aServiceLinkFollowsThePhoto()
    {
        LinkScene scene;
        const Photo photo = scene.f.upload(1, u"d"_s);
        const IssuedLink issued = scene.issue({.photoId = photo.photoId});
        QVERIFY(scene.f.engine().library.moveTo({photo.photoId}, Tier::Cold, {}, {}).failed.isEmpty());
        QCOMPARE(scene.useReason(issued.url), u"fine"_s);
        QCOMPARE(scene.links().state(*scene.links().find(issued.link.linkId)), LinkState::Active);
    }

    void whatStandsAgainstAUse()
    {
        LinkScene scene;
        const Photo photo = scene.f.upload(1);
        const QString revoked = scene.issue({.photoId = photo.photoId}).url;
        const QString id = scene.links().list({}, {}, 1)->first().linkId;
        QVERIFY(scene.links().revoke(id, Links::Moving::Refused, {}));
        QCOMPARE(scene.useReason(revoked), u"link.revoked"_s);

        const QString fine = scene.issue({.photoId = photo.photoId}).url;
        QString other = fine;
        other.replace(u"use=view"_s, u"use=download"_s);
        QCOMPARE(scene.useReason(other), u"link.invalid"_s);
        QVERIFY(scene.f.engine().library.trash({photo.photoId}));
        QCOMPARE(scene.useReason(fine), u"photo.in_trash"_s);
        QVERIFY(scene.f.engine().library.restore({photo.photoId}));
        QCOMPARE(scene.useReason(fine), u"fine"_s);
        scene.f.clock.advance(DefaultLinkLife);
        QCOMPARE(scene.useReason(fine), u"link.expired"_s);

        // A link that the register does not know was never issued here.
        const QString unknown = *signedLinkUrl(u"https://photos.example.com"_s,
                                               {.linkId = u"never"_s,
                                                .photoId = photo.photoId,
                                                .variant = variant::Master,
                                                .use = LinkUse::View,
                                                .expires = scene.f.clock.now() + Hour},
                                               scene.keys.keys()->current());
        QCOMPARE(scene.useReason(unknown), u"link.unknown"_s);
    }

    void aNewKeyLeavesOldLinksTheirTime()
    {
        LinkScene scene;
        const Photo photo = scene.f.upload(1);
        const QString old = scene.issue({.photoId = photo.photoId, .expires = 2 * Hour}).url;
        const QString before = scene.keys.keys()->current().id;
        const Result<QString> after = scene.links().rotateKey();
        QVERIFY(after);
        QVERIFY(*after != before);
        const QString fresh = scene.issue({.photoId = photo.photoId, .expires = 4 * Hour}).url;
        scene.f.clock.advance(Hour);
        QCOMPARE(scene.useReason(old), u"fine"_s);
        scene.f.clock.advance(Hour);
        QCOMPARE(scene.keys.keys()->find(before, scene.f.clock.now()), nullptr);
        QCOMPARE(scene.useReason(fresh), u"fine"_s);
    }

    void revokingAPresignedLinkMovesTheObject()
    {
        LinkScene scene(true);
        const Photo photo = scene.inHot(1);
        const IssuedLink issued = scene.issue({.photoId = photo.photoId, .use = LinkUse::Download});
        QCOMPARE(issued.link.kind, LinkKind::Presigned);
        QCOMPARE(scene.bucket->lastRequest.downloadName, photo.filename);
        const IssuedLink second = scene.issue({.photoId = photo.photoId});

        const Result<void> refused = scene.links().revoke(issued.link.linkId, Links::Moving::Refused, {});
        QVERIFY(!refused);
        QCOMPARE(refused.error().reason, u"link.needs_move"_s);
        QCOMPARE(scene.links().state(*scene.links().find(issued.link.linkId)), LinkState::Active);

        const Result<void> done = scene.links().revoke(issued.link.linkId, Links::Moving::Allowed, {});
        QVERIFY2(done, done ? "" : qPrintable(done.error().message));
        const Photo after = scene.f.photo(photo.photoId);
        QCOMPARE(after.tier, Tier::Hot);
        QVERIFY(after.storagePath != photo.storagePath);
        QCOMPARE(after.promotedAt, photo.promotedAt);
        QCOMPARE(after.accessCount, 3); // the move by hand and two links
        QVERIFY(!*scene.bucket->head(photo.storagePath, {}));
        QCOMPARE(scene.f.violations({{photo.photoId, photo.sha256}}), QStringList());
        QCOMPARE(scene.links().state(*scene.links().find(issued.link.linkId)), LinkState::Revoked);
        QCOMPARE(scene.links().state(*scene.links().find(second.link.linkId)), LinkState::Moved);
        // The other one ends without another move.
        QVERIFY(scene.links().revoke(second.link.linkId, Links::Moving::Refused, {}));
        QCOMPARE(scene.f.photo(photo.photoId).storagePath, after.storagePath);
    }

    void aCrashWhileKeysChangeLosesNothing_data()
    {
        QTest::addColumn<Fault>("fault");
        QTest::addColumn<int>("call");
        for (int call = 1; call <= 12; ++call) {
            QTest::addRow("before store call %d", call) << Fault::FailBefore << call;
            QTest::addRow("after store call %d", call) << Fault::FailAfter << call;
        }
    }
    void aCrashWhileKeysChangeLosesNothing()
    {
        QFETCH(Fault, fault);
        QFETCH(int, call);
        LinkScene scene(true);
        const Photo photo = scene.inHot(1);
        scene.f.faults.only = [](const QString &name) { return name.startsWith("store."_L1); };
        scene.f.faults.arm(fault, call, true);
        (void)scene.f.engine().mover.rekey(photo.photoId, {});
        scene.f.restart();
        QVERIFY(scene.f.engine().mover.recover({}));
        QCOMPARE(scene.f.violations({{photo.photoId, photo.sha256}}), QStringList());
    }

    void aFilePathCannotBeRevoked()
    {
        LinkScene scene;
        scene.f.links.serviceUrl.clear();
        scene.f.restart();
        const Photo photo = scene.f.upload(1);
        const IssuedLink issued = scene.issue({.photoId = photo.photoId});
        QCOMPARE(issued.link.kind, LinkKind::File);
        QVERIFY(!issued.link.expiresAt);
        QCOMPARE(scene.links().revoke(issued.link.linkId, Links::Moving::Allowed, {}).error().reason,
                 u"link.is_file"_s);
        QCOMPARE(scene.links().revoke(u"none"_s, Links::Moving::Allowed, {}).error().reason, u"link.unknown"_s);
    }

    void photosComeByUploadLinks()
    {
        LinkScene scene(true);
        const QByteArray bytes = fakePhoto(7);
        const Result<IssuedLink> issued = scene.links().issueUpload(
            {.filename = u"../my photo.jpg"_s, .contentType = u"image/jpeg"_s, .contentLength = bytes.size()});
        QVERIFY(issued);
        const QString key = issued->link.objectKey;
        QVERIFY2(key.startsWith("incoming/"_L1) && !key.contains(".."_L1), qPrintable(key));
        QCOMPARE(scene.bucket->lastRequest.method, LinkRequest::Method::Put);
        QCOMPARE(scene.bucket->lastRequest.contentLength, bytes.size());
        QCOMPARE(scene.bucket->lastRequest.contentType, u"image/jpeg"_s);
        const QString id = issued->link.linkId;
        QCOMPARE(scene.links().takeUpload(id, {}, {}).error().reason, u"link.nothing_came"_s);

        BytesSource body(bytes);
        QVERIFY(scene.bucket->put(
            {.key = key, .contentType = u"image/jpeg"_s, .sha256 = sha256Of(bytes), .metadata = {}}, body, {}));
        const Result<UploadedPhoto> taken = scene.links().takeUpload(id, {}, {});
        QVERIFY2(taken, taken ? "" : qPrintable(taken.error().message));
        QCOMPARE(scene.f.photo(taken->photo.photoId).originalSha256, sha256Of(bytes));
        QVERIFY(!*scene.bucket->head(key, {}));
        QCOMPARE(scene.links().find(id)->photoId, taken->photo.photoId);
        QCOMPARE(scene.links().takeUpload(id, {}, {}).error().reason, u"link.fulfilled"_s);
    }

    /// The photo is stored: that what it came by could not be removed is no failure, and is made good later.
    void whatCouldNotBeRemovedGoesLater()
    {
        LinkScene scene(true);
        const QByteArray bytes = fakePhoto(7);
        const Result<IssuedLink> issued = scene.links().issueUpload({.filename = u"a.jpg"_s,
                                                                     .contentType = u"image/jpeg"_s,
                                                                     .contentLength = bytes.size(),
                                                                     .expires = Seconds(60)});
        QVERIFY(issued);
        const QString key = issued->link.objectKey;
        BytesSource body(bytes);
        QVERIFY(scene.bucket->put(
            {.key = key, .contentType = u"image/jpeg"_s, .sha256 = sha256Of(bytes), .metadata = {}}, body, {}));
        scene.f.faults.only = [](const QString &name) { return name == "store.remove"_L1; };
        scene.f.faults.arm(Fault::FailBefore, 1);
        const Result<UploadedPhoto> taken = scene.links().takeUpload(issued->link.linkId, {}, {});
        QVERIFY2(taken, taken ? "" : qPrintable(taken.error().message));
        QVERIFY(*scene.bucket->head(key, {}));
        scene.f.clock.advance(Hour);
        QCOMPARE(scene.links().cleanUp(Seconds(0), {}).value_or(-1), qint64(1));
        QVERIFY(!*scene.bucket->head(key, {}));
        QVERIFY(!scene.links().find(issued->link.linkId));
    }

    void uploadLinksThatAreRefused_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<qint64>("size");
        QTest::addColumn<int>("seconds");
        QTest::addColumn<QString>("reason");
        QTest::newRow("no picture") << u"text/html"_s << qint64(10) << 60 << u"link.upload"_s;
        QTest::newRow("nothing") << u"image/jpeg"_s << qint64(0) << 60 << u"link.upload"_s;
        QTest::newRow("too large") << u"image/jpeg"_s << qint64(52'428'801) << 60 << u"link.upload"_s;
        QTest::newRow("too long") << u"image/jpeg"_s << qint64(10) << 604'801 << u"link.expires"_s;
        QTest::newRow("fine") << u"image/jpeg"_s << qint64(52'428'800) << 604'800 << u"ok"_s;
    }
    void uploadLinksThatAreRefused()
    {
        QFETCH(QString, type);
        QFETCH(qint64, size);
        QFETCH(int, seconds);
        QFETCH(QString, reason);
        LinkScene scene(true);
        const Result<IssuedLink> issued = scene.links().issueUpload(
            {.filename = u"a.jpg"_s, .contentType = type, .contentLength = size, .expires = Seconds(seconds)});
        QCOMPARE(issued ? u"ok"_s : issued.error().reason, reason);
    }

    void expiredLinksAreCleanedUp()
    {
        LinkScene scene(true);
        const Photo photo = scene.f.upload(1);
        const QString brief = scene.issue({.photoId = photo.photoId, .expires = Seconds(60)}).link.linkId;
        const QString lasting = scene.issue({.photoId = photo.photoId, .expires = 3 * Day}).link.linkId;
        const Result<IssuedLink> upload = scene.links().issueUpload(
            {.filename = u"a.jpg"_s, .contentType = u"image/jpeg"_s, .contentLength = 4, .expires = Seconds(60)});
        QVERIFY(upload);
        BytesSource body("abcd");
        QVERIFY(scene.bucket->put(
            {.key = upload->link.objectKey, .contentType = u"image/jpeg"_s, .sha256 = sha256Of("abcd"), .metadata = {}},
            body, {}));
        QCOMPARE(scene.links().cleanUp(Seconds(0), {}).value_or(-1), qint64(0));
        scene.f.clock.advance(Day);
        QCOMPARE(scene.links().cleanUp(2 * Day, {}).value_or(-1), qint64(0));
        QCOMPARE(scene.links().cleanUp(Seconds(0), {}).value_or(-1), qint64(2));
        QVERIFY(!scene.links().find(brief));
        QVERIFY(scene.links().find(lasting));
        QVERIFY(!*scene.bucket->head(upload->link.objectKey, {}));
    }

    void aLinkUsedFarMoreThanOthersIsTold()
    {
        LinkScene scene;
        const Photo photo = scene.f.upload(1);
        QVERIFY(scene.f.engine().rules.set(u"alerts.link_uses"_s, u"5"_s));
        QList<QString> urls;
        for (int i = 0; i < 3; ++i)
            urls.append(scene.issue({.photoId = photo.photoId}).url);
        for (int i = 0; i < 10; ++i)
            QCOMPARE(scene.useReason(urls.first()), u"fine"_s);
        QVERIFY(scene.links().abused()->isEmpty()); // ten times as often is still usual
        QCOMPARE(scene.useReason(urls.first()), u"fine"_s);
        QCOMPARE(scene.links().abused()->size(), qsizetype(1));
        const auto report = scene.f.engine().advisor.report();
        QVERIFY(report);
        const auto isAbuse = [](const Alert &alert) { return alert.id == "link_abuse"_L1; };
        QCOMPARE(std::ranges::count_if(report->alerts, isAbuse), 1);
        QVERIFY(scene.links().revoke(scene.links().abused()->first().linkId, Links::Moving::Refused, {}));
        QVERIFY(scene.links().abused()->isEmpty());
    }

    void whatIsNoAccess()
    {
        LinkScene scene;
        const Photo photo = scene.f.upload(1, u"d"_s);
        Engine &engine = scene.f.engine();
        const auto count = [&] { return scene.f.photo(photo.photoId).accessCount; };
        scene.f.clock.advance(Hour);
        QVERIFY(engine.library.thumbnail(scene.f.photo(photo.photoId), 150, {}));
        QVERIFY(engine.library.bytes(photo.photoId, variant::Master, {}));
        QVERIFY(engine.library.details(photo.photoId));
        QVERIFY(engine.check.run({.readDataPercent = 100}, {}, {}));
        QVERIFY(engine.mover.move(photo.photoId, Tier::Hot, false, {}, {}));
        QVERIFY(engine.mover.rekey(photo.photoId, {}));
        QCOMPARE(count(), 0);
        QCOMPARE(scene.f.photo(photo.photoId).lastAccessDate, photo.lastAccessDate);
        QVERIFY(scene.f.catalogue().accesses().ofPhoto(photo.photoId, 10)->isEmpty());
        QVERIFY(engine.library.saveTo(photo.photoId, variant::Master, scene.f.file(u"x"_s, "") + u".jpg"_s, true, {}));
        QCOMPARE(count(), 1);
        QCOMPARE(scene.f.photo(photo.photoId).lastAccessDate, scene.f.clock.now());
    }
};

TD_TEST(TestLinks)
#include "tst_links.moc"
