// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogfixture.h"

#include <QSet>

using namespace td;
using namespace td::test;
using namespace Qt::StringLiterals;

/// Drafts: sums, pages, publishing, orders.
class TestCatalogDrafts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void draftsShowTheirSums();
    void theLastUploadFollowsThePhotos();
    void aMoveDoesNotSeekTheLastUpload();
    void draftsArePaged();
    void publishAndUnpublish();
    void publishRefuses();
    void removedDraftLivesAgain();
    void orders();
};

void TestCatalogDrafts::draftsShowTheirSums()
{
    Shelf shelf;
    DraftRepository &drafts = shelf.catalogue->drafts();
    must(drafts.create(u"d"_s, u"u1"_s, u"Coat"_s, shelf.clock.now()));
    must(drafts.create(u"d"_s, u"u1"_s, {}, shelf.clock.now()));
    QCOMPARE(must(drafts.find(u"d"_s))->title, u"Coat"_s);
    QCOMPARE(must(drafts.find(u"d"_s))->photoCount, 0);
    QVERIFY(!must(drafts.find(u"d"_s))->lastUpload);
    shelf.clock.advance(Hour);
    shelf.add(u"a"_s, Tier::Temp, u"d"_s, 10);
    shelf.clock.advance(Hour);
    shelf.add(u"b"_s, Tier::Hot, u"d"_s, 20);
    shelf.add(u"c"_s, Tier::Hot, u"d"_s, 40);
    must(drafts.publish(u"d"_s, {u"b"_s}, 7, shelf.clock.now()));
    must(shelf.catalogue->photos().trash({u"c"_s}, {}, {}, shelf.clock.now()));
    must(drafts.addOrder({u"o"_s, u"d"_s, shelf.clock.now()}));
    const Draft draft = *must(drafts.find(u"d"_s));
    QCOMPARE(draft.photoCount, 2);
    QCOMPARE(draft.publishedPhotoCount, 1);
    QCOMPARE(draft.bytes, 30);
    QCOMPARE(draft.photosByTier.value(Tier::Hot), 1);
    QCOMPARE(draft.bytesByTier.value(Tier::Temp), 10);
    QCOMPARE(draft.orderCount, 1);
    QCOMPARE(draft.coverPhotoId, u"a"_s);
    QVERIFY(draft.lastUpload == shelf.clock.now());
    QVERIFY(!draft.published);
    must(shelf.catalogue->photos().trash({u"b"_s}, {}, {}, shelf.clock.now()));
    QVERIFY(must(drafts.find(u"d"_s))->lastUpload == shelf.clock.now() - Hour);
    QVERIFY(!must(drafts.find(u"none"_s)));
    QCOMPARE(reasonOf(drafts.create({}, u"u1"_s, {}, shelf.clock.now())), u"draft.incomplete"_s);
}

void TestCatalogDrafts::theLastUploadFollowsThePhotos()
{
    Shelf shelf;
    DraftRepository &drafts = shelf.catalogue->drafts();
    PhotoRepository &photos = shelf.catalogue->photos();
    must(drafts.create(u"d"_s, u"u1"_s, {}, shelf.clock.now()));
    must(drafts.create(u"e"_s, u"u1"_s, {}, shelf.clock.now()));
    const Instant first = shelf.clock.now();
    for (const QString &id : {u"a"_s, u"b"_s, u"c"_s}) {
        shelf.add(id, Tier::Temp, u"d"_s);
        shelf.clock.advance(Hour);
    }
    const auto last = [&](const QString &draft) { return must(drafts.find(draft))->lastUpload; };
    QVERIFY(last(u"d"_s) == first + 2 * Hour);
    must(photos.trash({u"a"_s}, {}, {}, shelf.clock.now()));
    QVERIFY(last(u"d"_s) == first + 2 * Hour);
    must(photos.trash({u"c"_s}, {}, {}, shelf.clock.now()));
    QVERIFY(last(u"d"_s) == first + Hour);
    shelf.sql(u"UPDATE photo_metadata SET deleted_at = NULL WHERE photo_id = 'c'"_s);
    QVERIFY(last(u"d"_s) == first + 2 * Hour);
    shelf.sql(u"UPDATE photo_metadata SET draft_id = 'e' WHERE photo_id = 'c'"_s);
    QVERIFY(last(u"d"_s) == first + Hour && last(u"e"_s) == first + 2 * Hour);
    shelf.sql("UPDATE photo_metadata SET upload_date = '"_L1 % toIso(first - Hour) % "' WHERE photo_id = 'c'"_L1);
    QVERIFY(last(u"e"_s) == first - Hour);
    shelf.sql(u"DELETE FROM photo_metadata WHERE photo_id = 'a'"_s); // it was in the trash
    QVERIFY(last(u"d"_s) == first + Hour);
    shelf.sql(u"DELETE FROM photo_metadata WHERE photo_id = 'b'"_s);
    QVERIFY(!last(u"d"_s));
}

/// Else moving a draft of n photos looks n times at n of them.
void TestCatalogDrafts::aMoveDoesNotSeekTheLastUpload()
{
    Shelf shelf;
    must(shelf.catalogue->drafts().create(u"d"_s, u"u1"_s, {}, shelf.clock.now()));
    shelf.add(u"a"_s, Tier::Hot, u"d"_s);
    shelf.sql(u"UPDATE drafts SET last_upload = '2001-01-01T00:00:00Z'"_s); // what would be sought is something else
    shelf.sql(u"UPDATE photo_metadata SET tier = 'cold' WHERE photo_id = 'a'"_s);
    QCOMPARE(toIso(*must(shelf.catalogue->drafts().find(u"d"_s))->lastUpload), u"2001-01-01T00:00:00Z"_s);
}

void TestCatalogDrafts::draftsArePaged()
{
    Shelf shelf;
    DraftRepository &drafts = shelf.catalogue->drafts();
    for (int i = 0; i < 9; ++i) {
        must(drafts.create(u"d%1"_s.arg(i), u"u1"_s, i == 4 ? u"Blue 50% coat"_s : QString(), shelf.clock.now()));
        if (i % 2 == 0)
            shelf.add(u"p%1"_s.arg(i), Tier::Hot, u"d%1"_s.arg(i));
        if (i % 3 == 0)
            shelf.clock.advance(Hour);
    }
    must(drafts.publish(u"d2"_s, {}, 7, shelf.clock.now()));
    must(drafts.remove(u"d8"_s, shelf.clock.now()));
    QStringList seen;
    QString after;
    for (;;) {
        const QList<Draft> page = must(drafts.list(DraftScope::All, {}, after, 3));
        if (page.isEmpty())
            break;
        for (const Draft &draft : page)
            seen.append(draft.draftId);
        after = seen.last();
    }
    QCOMPARE(seen.size(), 8);
    QCOMPARE(QSet<QString>(seen.begin(), seen.end()).size(), 8);
    QCOMPARE(seen.first(), u"d7"_s);
    QCOMPARE(must(drafts.list(DraftScope::Published, {}, {}, 10)).size(), 1);
    QCOMPARE(must(drafts.list(DraftScope::Unpublished, {}, {}, 10)).size(), 7);
    QCOMPARE(must(drafts.list(DraftScope::All, u"50%"_s, {}, 10)).first().draftId, u"d4"_s);
    QCOMPARE(must(drafts.list(DraftScope::All, u"D4"_s, {}, 10)).size(), 1);
    QCOMPARE(must(drafts.count(DraftScope::All)), 8);
    QCOMPARE(must(drafts.count(DraftScope::Published)), 1);
    QCOMPARE(must(drafts.count(DraftScope::Unpublished)), 7);
}

void TestCatalogDrafts::publishAndUnpublish()
{
    Shelf shelf;
    DraftRepository &drafts = shelf.catalogue->drafts();
    shelf.add(u"a"_s, Tier::Temp, u"d"_s);
    shelf.add(u"b"_s, Tier::Hot, u"d"_s);
    const Instant first = shelf.clock.now();
    QCOMPARE(must(drafts.publish(u"d"_s, {}, 7, first)).done.size(), 2);
    shelf.clock.advance(Day);
    must(drafts.publish(u"d"_s, {}, 7, shelf.clock.now()));
    const Photo photo = shelf.photo(u"a"_s);
    QVERIFY(photo.publishedToVinted && photo.publishedDate == first);
    QVERIFY(photo.scheduledDeletion == first + 7 * Day);
    QVERIFY(must(drafts.find(u"d"_s))->published);
    QVERIFY(must(drafts.find(u"d"_s))->publishedDate == first);
    QCOMPARE(must(shelf.catalogue->events().ofDraft(u"d"_s, 10)).first().count, 2);

    QCOMPARE(must(drafts.unpublish(u"d"_s, shelf.clock.now())).done.size(), 2);
    QVERIFY(!shelf.photo(u"a"_s).publishedToVinted && !shelf.photo(u"a"_s).publishedDate);
    QVERIFY(shelf.photo(u"a"_s).scheduledDeletion == shelf.photo(u"a"_s).uploadDate + 48 * Hour);
    QVERIFY(!shelf.photo(u"b"_s).scheduledDeletion);
    QVERIFY(!must(drafts.find(u"d"_s))->published);

    // What is brought back after the publication was taken back is no longer published either.
    must(drafts.publish(u"d"_s, {}, 7, shelf.clock.now()));
    must(shelf.catalogue->photos().trash({u"b"_s}, u"published"_s, u"run"_s, shelf.clock.now()));
    QCOMPARE(must(drafts.unpublish(u"d"_s, shelf.clock.now())).done.size(), 2);
    must(shelf.catalogue->photos().restore({u"b"_s}, shelf.clock.now()));
    QVERIFY(!shelf.photo(u"b"_s).publishedToVinted && !shelf.photo(u"b"_s).publishedDate);
    QVERIFY(must(shelf.catalogue->selfCheck(false)).isEmpty());
}

void TestCatalogDrafts::publishRefuses()
{
    Shelf shelf;
    DraftRepository &drafts = shelf.catalogue->drafts();
    shelf.add(u"a"_s, Tier::Temp, u"d"_s);
    shelf.add(u"other"_s, Tier::Temp, u"e"_s);
    shelf.add(u"alone"_s);
    shelf.add(u"trashed"_s, Tier::Temp, u"d"_s);
    must(shelf.catalogue->photos().trash({u"trashed"_s}, {}, {}, shelf.clock.now()));
    const BatchOutcome outcome =
        must(drafts.publish(u"d"_s, {u"other"_s, u"a"_s, u"alone"_s, u"trashed"_s, u"none"_s}, 7, shelf.clock.now()));
    QCOMPARE(outcome.done, QStringList{u"a"_s});
    QStringList reasons;
    for (const ItemFailure &failure : outcome.failed)
        reasons.append(failure.id + u':' + failure.error.reason);
    QCOMPARE(reasons, (QStringList{u"other:photo.other_draft"_s, u"alone:photo.other_draft"_s,
                                   u"trashed:photo.in_trash"_s, u"none:photo.unknown"_s}));
    QVERIFY(!shelf.photo(u"other"_s).publishedToVinted);
    QVERIFY(!shelf.photo(u"trashed"_s).publishedToVinted);
    QCOMPARE(reasonOf(drafts.publish(u"nowhere"_s, {}, 7, shelf.clock.now())), u"draft.unknown"_s);
    QCOMPARE(reasonOf(drafts.unpublish(u"nowhere"_s, shelf.clock.now())), u"draft.unknown"_s);
    QCOMPARE(reasonOf(drafts.remove(u"nowhere"_s, shelf.clock.now())), u"draft.unknown"_s);
}

void TestCatalogDrafts::removedDraftLivesAgain()
{
    Shelf shelf;
    DraftRepository &drafts = shelf.catalogue->drafts();
    shelf.add(u"a"_s, Tier::Temp, u"d"_s);
    must(drafts.remove(u"d"_s, shelf.clock.now()));
    QVERIFY(must(drafts.find(u"d"_s))->removedAt == shelf.clock.now());
    QCOMPARE(shelf.photo(u"a"_s).draftId, u"d"_s);
    QVERIFY(must(drafts.list(DraftScope::All, {}, {}, 10)).isEmpty());
    QCOMPARE(reasonOf(drafts.publish(u"d"_s, {}, 7, shelf.clock.now())), u"draft.unknown"_s);
    shelf.add(u"b"_s, Tier::Temp, u"d"_s);
    QVERIFY(!must(drafts.find(u"d"_s))->removedAt);
    QCOMPARE(must(drafts.find(u"d"_s))->photoCount, 2);
}

void TestCatalogDrafts::orders()
{
    Shelf shelf;
    DraftRepository &drafts = shelf.catalogue->drafts();
    must(drafts.create(u"d"_s, u"u1"_s, {}, shelf.clock.now()));
    must(drafts.create(u"e"_s, u"u1"_s, {}, shelf.clock.now()));
    must(drafts.addOrder({u"o1"_s, u"d"_s, at("2025-11-01T00:00:00Z")}));
    must(drafts.addOrder({u"o2"_s, u"e"_s, at("2025-11-02T00:00:00Z")}));
    must(drafts.addOrder({u"o1"_s, u"d"_s, at("2025-11-03T00:00:00Z")}));
    QCOMPARE(must(drafts.orders(u"d"_s, 10)).size(), 1);
    QCOMPARE(must(drafts.find(u"d"_s))->orderCount, 1);
    const QList<Order> all = must(drafts.orders({}, 10));
    QCOMPARE(all.size(), 2);
    QCOMPARE(all.first().orderId, u"o1"_s);
    QVERIFY(all.first().orderedAt == at("2025-11-03T00:00:00Z"));
    QCOMPARE(reasonOf(drafts.addOrder({u"o2"_s, u"d"_s, shelf.clock.now()})), u"order.exists"_s);
    QCOMPARE(reasonOf(drafts.addOrder({u"o3"_s, u"none"_s, shelf.clock.now()})), u"draft.unknown"_s);
    QCOMPARE(reasonOf(drafts.addOrder({{}, u"d"_s, shelf.clock.now()})), u"order.incomplete"_s);
}

TD_CATALOG_TEST(TestCatalogDrafts)
#include "tst_catalog_drafts.moc"
