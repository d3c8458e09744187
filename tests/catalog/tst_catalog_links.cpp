// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogfixture.h"

using namespace td;
using namespace td::test;
using namespace Qt::StringLiterals;

namespace
{

Link serviceLink(const QString &id, const QString &photo, Instant issued, Seconds life = Hour)
{
    Link link;
    link.linkId = id;
    link.photoId = photo;
    link.variant = variant::Master;
    link.kind = LinkKind::Service;
    link.purpose = u"view"_s;
    link.issuedBy = u"console"_s;
    link.recipient = u"Zoë"_s;
    link.keyId = u"key"_s;
    link.issuedAt = issued;
    link.expiresAt = issued + life;
    return link;
}

QStringList linkIdsOf(const QList<Link> &links)
{
    QStringList ids;
    for (const Link &link : links)
        ids.append(link.linkId);
    return ids;
}

} // namespace

/// The register of links, the access log, and what a messenger keeps.
class TestCatalogLinks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void remembersALink()
    {
        Shelf shelf;
        shelf.add(u"p"_s);
        LinkRepository &links = shelf.catalogue->links();
        const Instant now = shelf.clock.now() + Hour;
        must(links.add(serviceLink(u"l"_s, u"p"_s, now)));
        const auto found = must(links.find(u"l"_s));
        QVERIFY(found);
        QCOMPARE(found->photoId, u"p"_s);
        QCOMPARE(found->kind, LinkKind::Service);
        QCOMPARE(found->recipient, u"Zoë"_s);
        QCOMPARE(found->keyId, u"key"_s);
        QCOMPARE(found->issuedAt, now);
        QCOMPARE(found->expiresAt, std::optional(now + Hour));
        QVERIFY(!found->revokedAt && !found->lastUsedAt && found->uses == 0 && !found->objectGone);
        QVERIFY(!must(links.find(u"none"_s)));
        // Issuing is an access.
        QCOMPARE(shelf.photo(u"p"_s).accessCount, 1);
        QCOMPARE(shelf.photo(u"p"_s).lastAccessDate, now);
        const QList<PhotoAccess> log = must(shelf.catalogue->accesses().ofPhoto(u"p"_s, 5));
        QCOMPARE(log.size(), qsizetype(1));
        QCOMPARE(log.first().purpose, u"link"_s);
        QCOMPARE(log.first().who, u"Zoë"_s);
        QCOMPARE(log.first().linkId, u"l"_s);
        // A link to a photo that is gone is not registered at all.
        QCOMPARE(reasonOf(links.add(serviceLink(u"m"_s, u"none"_s, now))), u"photo.unknown"_s);
        QVERIFY(!must(links.find(u"m"_s)));
    }

    void countsUsesUntilTheEnd()
    {
        Shelf shelf;
        shelf.add(u"p"_s);
        LinkRepository &links = shelf.catalogue->links();
        const Instant now = shelf.clock.now();
        must(links.add(serviceLink(u"l"_s, u"p"_s, now)));
        QCOMPARE(must(links.use(u"l"_s, u"read"_s, now + Seconds(1))).uses, qint64(1));
        QCOMPARE(must(links.use(u"l"_s, u"read"_s, now + Hour - Seconds(1))).uses, qint64(2));
        QCOMPARE(must(links.find(u"l"_s))->lastUsedAt, std::optional(now + Hour - Seconds(1)));
        QCOMPARE(shelf.photo(u"p"_s).accessCount, 3);
        QCOMPARE(reasonOf(links.use(u"l"_s, u"read"_s, now + Hour)), u"link.expired"_s);
        QCOMPARE(reasonOf(links.use(u"none"_s, u"read"_s, now)), u"link.unknown"_s);
        QVERIFY(must(links.revoke(u"l"_s, now)));
        QVERIFY(!must(links.revoke(u"l"_s, now)));
        QVERIFY(!must(links.revoke(u"none"_s, now)));
        QCOMPARE(reasonOf(links.use(u"l"_s, u"read"_s, now + Seconds(1))), u"link.revoked"_s);
        QCOMPARE(must(links.find(u"l"_s))->uses, qint64(2));
        QCOMPARE(shelf.photo(u"p"_s).accessCount, 3);
    }

    void listsByStateTextAndPage()
    {
        Shelf shelf;
        shelf.add(u"p"_s);
        shelf.add(u"q"_s, Tier::Hot);
        LinkRepository &links = shelf.catalogue->links();
        const Instant start = shelf.clock.now();
        must(links.add(serviceLink(u"a"_s, u"p"_s, start)));
        must(links.add(serviceLink(u"b"_s, u"p"_s, start + Seconds(1), Day)));
        must(links.add(serviceLink(u"c"_s, u"p"_s, start + Seconds(1), Day)));
        Link presigned = serviceLink(u"d"_s, u"q"_s, start + Seconds(2), Day);
        presigned.kind = LinkKind::Presigned;
        presigned.recipient = u"100%"_s;
        presigned.objectKey = u"hot/q.jpg"_s;
        must(links.add(presigned));
        Link moved = presigned;
        moved.linkId = u"e"_s;
        moved.objectKey = u"hot/q-old.jpg"_s;
        must(links.add(moved));
        must(links.revoke(u"c"_s, start + Seconds(3)));
        const Instant now = start + 2 * Hour;
        const auto listed = [&](const LinkFilter &filter) {
            return linkIdsOf(must(links.list(filter, {}, 10, now))).join(u' ');
        };
        QCOMPARE(listed({}), u"e d c b a"_s);
        QCOMPARE(listed({.state = LinkState::Active, .photoId = {}, .text = {}}), u"d b"_s);
        QCOMPARE(listed({.state = LinkState::Expired, .photoId = {}, .text = {}}), u"a"_s);
        QCOMPARE(listed({.state = LinkState::Revoked, .photoId = {}, .text = {}}), u"c"_s);
        QCOMPARE(listed({.state = LinkState::Moved, .photoId = {}, .text = {}}), u"e"_s);
        QCOMPARE(listed({.state = {}, .photoId = u"q"_s, .text = {}}), u"e d"_s);
        QCOMPARE(listed({.state = {}, .photoId = {}, .text = u"zo"_s}), u"c b a"_s);
        QCOMPARE(listed({.state = {}, .photoId = {}, .text = u"0%"_s}), u"e d"_s);
        QCOMPARE(listed({.state = {}, .photoId = {}, .text = u"Q.JPG"_s}), u"e d"_s); // file name
        QCOMPARE(must(links.count({.state = LinkState::Active, .photoId = {}, .text = {}}, now)), qint64(2));
        for (const Link &link : must(links.list({}, {}, 10, now)))
            QCOMPARE(link.objectGone, link.linkId == "e"_L1);

        QStringList paged;
        QString after;
        for (int page = 0; page < 3; ++page) {
            const QList<Link> part = must(links.list({}, after, 2, now));
            paged += linkIdsOf(part);
            after = part.last().linkId;
        }
        QCOMPARE(paged.join(u' '), u"e d c b a"_s);
        QVERIFY(must(links.list({}, after, 2, now)).isEmpty());
    }

    void forgetsWhatExpired()
    {
        Shelf shelf;
        shelf.add(u"p"_s);
        LinkRepository &links = shelf.catalogue->links();
        const Instant start = shelf.clock.now();
        must(links.add(serviceLink(u"brief"_s, u"p"_s, start)));
        must(links.add(serviceLink(u"lasting"_s, u"p"_s, start, 7 * Day)));
        Link path = serviceLink(u"path"_s, u"p"_s, start);
        path.kind = LinkKind::File;
        path.expiresAt.reset();
        must(links.add(path));
        Link upload = serviceLink(u"upload"_s, {}, start);
        upload.kind = LinkKind::Upload;
        must(links.add(upload));
        QCOMPARE(must(links.removeExpired(start + Hour)), qint64(0)); // it ended at that very moment
        QCOMPARE(must(links.removeExpired(start + Day)), qint64(1));
        QVERIFY(!must(links.find(u"brief"_s)) && must(links.find(u"path"_s)));

        QCOMPARE(linkIdsOf(must(links.lapsedUploads(start + Day, 5))), QStringList{u"upload"_s});
        must(links.fulfil(u"upload"_s, u"p"_s, start));
        QCOMPARE(reasonOf(links.fulfil(u"upload"_s, u"p"_s, start)), u"link.fulfilled"_s);
        // What came by it may still lie there.
        QCOMPARE(must(links.removeExpired(start + Day)), qint64(0));
        QCOMPARE(linkIdsOf(must(links.lapsedUploads(start + Day, 5))), QStringList{u"upload"_s});
        must(links.remove(u"lasting"_s));
        QVERIFY(!must(links.find(u"lasting"_s)));
    }

    void knowsWhenAKeyIsNeededLast()
    {
        Shelf shelf;
        shelf.add(u"p"_s);
        LinkRepository &links = shelf.catalogue->links();
        const Instant now = shelf.clock.now();
        QVERIFY(!must(links.lastExpiry(u"key"_s)));
        must(links.add(serviceLink(u"a"_s, u"p"_s, now, Hour)));
        must(links.add(serviceLink(u"b"_s, u"p"_s, now, 2 * Hour)));
        must(links.add(serviceLink(u"c"_s, u"p"_s, now, 3 * Hour)));
        must(links.revoke(u"c"_s, now));
        QCOMPARE(must(links.lastExpiry(u"key"_s)), std::optional(now + 2 * Hour));
        QVERIFY(!must(links.lastExpiry(u"other"_s)));
    }

    void findsAbuse()
    {
        Shelf shelf;
        shelf.add(u"p"_s);
        LinkRepository &links = shelf.catalogue->links();
        const Instant now = shelf.clock.now();
        for (const char *id : {"a", "b", "c"})
            must(links.add(serviceLink(QString::fromLatin1(id), u"p"_s, now)));
        const auto setUses = [&](const QString &id, int uses) {
            shelf.sql(u"UPDATE links SET uses = %1 WHERE link_id = '%2'"_s.arg(uses).arg(id));
        };
        const LinkAbuse limits{.leastUses = 20, .timesMean = 5};
        setUses(u"a"_s, 19);
        QVERIFY(must(links.abused(limits, now)).isEmpty());
        setUses(u"a"_s, 20);
        QCOMPARE(linkIdsOf(must(links.abused(limits, now))), QStringList{u"a"_s});
        setUses(u"b"_s, 4); // then twenty are five times the mean, and no more
        QVERIFY(must(links.abused(limits, now)).isEmpty());
        setUses(u"a"_s, 21);
        QCOMPARE(linkIdsOf(must(links.abused(limits, now))), QStringList{u"a"_s});
        QVERIFY(must(links.abused(limits, now + Hour)).isEmpty()); // it is over
        must(links.revoke(u"a"_s, now));
        QVERIFY(must(links.abused(limits, now)).isEmpty());
    }

    void keepsTheAccessLogForAWhile()
    {
        Shelf shelf;
        shelf.add(u"p"_s);
        AccessRepository &accesses = shelf.catalogue->accesses();
        const Instant now = shelf.clock.now();
        must(accesses.record({.at = now, .photoId = u"p"_s, .purpose = u"read"_s, .who = u"a"_s}));
        must(accesses.record({.at = now + Day, .photoId = u"p"_s, .purpose = u"get"_s}));
        QCOMPARE(reasonOf(accesses.record({.at = now, .photoId = u"none"_s, .purpose = u"get"_s})), u"photo.unknown"_s);
        QCOMPARE(must(accesses.ofPhoto(u"p"_s, 5)).first().purpose, u"get"_s);
        QCOMPARE(must(accesses.ofPhoto(u"p"_s, 1)).size(), qsizetype(1));
        QCOMPARE(must(accesses.prune(now + Day, 10)), qint64(1));
        QCOMPARE(must(accesses.ofPhoto(u"p"_s, 5)).size(), qsizetype(1));
        QCOMPARE(shelf.photo(u"p"_s).accessCount, 2); // the count stays
    }

    void keepsWhatAMessengerKeeps()
    {
        Shelf shelf;
        shelf.add(u"p"_s);
        DeliveryRepository &refs = shelf.catalogue->deliveries();
        const QString cover = u"telegram:1/cover"_s;
        QVERIFY(!must(refs.find(u"p"_s, cover)));
        const Instant now = shelf.clock.now();
        must(refs.remember({.photoId = u"p"_s, .channel = cover, .ref = u"x"_s, .sha256 = u"s"_s, .createdAt = now}));
        must(refs.remember(
            {.photoId = u"p"_s, .channel = cover, .ref = u"y"_s, .sha256 = u"t"_s, .createdAt = now + Hour}));
        const auto found = must(refs.find(u"p"_s, cover));
        QVERIFY(found);
        QCOMPARE(found->ref, u"y"_s);
        QCOMPARE(found->sha256, u"t"_s);
        QCOMPARE(found->createdAt, now + Hour);
        QVERIFY(!must(refs.find(u"p"_s, u"telegram:1/thumb"_s)));
        must(refs.forget(u"p"_s, cover));
        QVERIFY(!must(refs.find(u"p"_s, cover)));
    }
};

TD_CATALOG_TEST(TestCatalogLinks)
#include "tst_catalog_links.moc"
