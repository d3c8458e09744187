// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/photos.h"
#include "catalogfixture.h"

using namespace td;
using namespace td::test;
using namespace Qt::StringLiterals;

/// Photos: rows there and back, look-ups, edits, trash.
class TestCatalogPhotos : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void addAndFindKeepsEverything();
    void addRefusesWhatDoesNotFit();
    void lookUps();
    void editChangesAndRecords();
    void editRefuses();
    void touchCounts();
    void trashAndRestore();
};

void TestCatalogPhotos::addAndFindKeepsEverything()
{
    Shelf shelf;
    NewPhoto added = shelf.draftPhoto(u"p1"_s, Tier::Hot, u"d1"_s);
    Photo &photo = added.photo;
    photo.userId = u"Zoë"_s;
    photo.publishedToVinted = true;
    photo.publishedDate = at("2025-11-12T01:02:03Z");
    photo.scheduledDeletion = at("2025-11-19T01:02:03Z");
    photo.accessCount = 7;
    photo.cdnUrl = u"https://cdn/hot/p1.jpg"_s;
    photo.filename = u"Ürlaub \"1\" 100%_.jpg"_s;
    photo.mimeType = u"image/jpeg"_s;
    photo.width = 2000;
    photo.height = 1500;
    photo.phash = 0xfedcba9876543210ULL;
    photo.damaged = true;
    photo.archivedAt = at("2025-01-01T00:00:00Z");
    photo.promotedAt = at("2025-02-01T00:00:00Z");
    photo.isPublic = true;
    photo.pinned = true;
    photo.kind = u"cloth"_s;
    photo.ownerType = u"vendor"_s;
    photo.tags = {u"été"_s, u"red, \"dress\""_s};
    photo.metadata = {{u"note"_s, u"a\nb"_s}, {u"exif"_s, QJsonObject{{u"Model"_s, u"X100"_s}}}};
    Copy small = added.copies.first();
    small.variant = variant::Small;
    small.key = u"hot/p1/small.jpg"_s;
    small.size = 11;
    added.copies.append(small);

    const Photo stored = must(shelf.catalogue->photos().add(added));
    QCOMPARE(stored.seq, 1);
    QCOMPARE(stored.storedBytes, 111);
    const Photo found = shelf.photo(u"p1"_s);
    QCOMPARE(found.userId, photo.userId);
    QCOMPARE(found.draftId, u"d1"_s);
    QCOMPARE(found.tier, Tier::Hot);
    QCOMPARE(found.fileSizeBytes, 400);
    QCOMPARE(found.compressedSizeBytes, 100);
    QCOMPARE(found.storedBytes, 111);
    QVERIFY(found.uploadDate == photo.uploadDate);
    QVERIFY(found.publishedDate == photo.publishedDate);
    QVERIFY(found.scheduledDeletion == photo.scheduledDeletion);
    QCOMPARE(found.accessCount, 7);
    QCOMPARE(found.cdnUrl, photo.cdnUrl);
    QCOMPARE(found.filename, photo.filename);
    QCOMPARE(found.phash.value_or(0), *photo.phash);
    QVERIFY(found.damaged && found.isPublic && found.pinned && found.publishedToVinted);
    QVERIFY(found.archivedAt == photo.archivedAt);
    QVERIFY(found.promotedAt == photo.promotedAt);
    QVERIFY(!found.deletedAt && !found.tempSince);
    QCOMPARE(found.kind, u"cloth"_s);
    QCOMPARE(found.ownerType, u"vendor"_s);
    QCOMPARE(found.tags, photo.tags);
    QCOMPARE(found.metadata, photo.metadata);
    QCOMPARE(found.originalSha256, photo.originalSha256);
    const QList<Copy> copies = must(shelf.catalogue->copies().ofPhoto(u"p1"_s));
    QCOMPARE(copies.size(), 2);
    QCOMPARE(copies.at(1).variant, variant::Small);
    QCOMPARE(copies.at(1).state, CopyState::Verified);
    QVERIFY(must(shelf.catalogue->drafts().find(u"d1"_s)).has_value());
    QCOMPARE(must(shelf.catalogue->photos().users()), QStringList{u"Zoë"_s});
    QVERIFY(!must(shelf.catalogue->photos().find(u"none"_s)));
}

void TestCatalogPhotos::addRefusesWhatDoesNotFit()
{
    Shelf shelf;
    PhotoRepository &photos = shelf.catalogue->photos();
    shelf.add(u"p1"_s);
    QCOMPARE(reasonOf(photos.add(shelf.draftPhoto(u"p1"_s))), u"photo.exists"_s);
    QCOMPARE(reasonOf(photos.add(shelf.draftPhoto(u""_s))), u"photo.incomplete"_s);

    const JournalEntry entry = must(
        shelf.catalogue->journal().beginUpload(u"p2"_s, Tier::Temp, {u"temp/p2.jpg"_s}, shelf.me, shelf.clock.now()));
    must(shelf.catalogue->journal().abandon(entry.id, shelf.me, u"gone"_s, shelf.clock.now()));
    NewPhoto late = shelf.draftPhoto(u"p2"_s);
    late.journalId = entry.id;
    late.holder = shelf.me;
    QCOMPARE(reasonOf(photos.add(late)), u"journal.closed"_s);
    QVERIFY(!must(photos.find(u"p2"_s)));
    QVERIFY(must(shelf.catalogue->copies().ofPhoto(u"p2"_s)).isEmpty());
    QCOMPARE(must(shelf.catalogue->stats().totals()).liveSum().count, 1);

    // Numbers are given once: neither a refused photo nor a purged one leaves its own to another.
    QVERIFY(shelf.add(u"p3"_s).seq > shelf.photo(u"p1"_s).seq);
}

void TestCatalogPhotos::lookUps()
{
    Shelf shelf;
    for (const QString &id : {u"a"_s, u"b"_s, u"c"_s})
        shelf.add(id);
    PhotoRepository &photos = shelf.catalogue->photos();
    QStringList found;
    for (const Photo &photo : must(photos.findAll({u"c"_s, u"none"_s, u"a"_s})))
        found.append(photo.photoId);
    QCOMPARE(found, (QStringList{u"c"_s, u"a"_s}));
    QVERIFY(must(photos.findAll({})).isEmpty());
    PhotoEdit edit;
    edit.addTags = {u"x"_s};
    must(photos.edit({u"a"_s, u"b"_s}, edit, shelf.clock.now()));
    edit.addTags = {u"rare"_s};
    must(photos.edit({u"a"_s}, edit, shelf.clock.now()));
    QCOMPARE(must(photos.tags(10)), (QStringList{u"x"_s, u"rare"_s}));
    QCOMPARE(must(photos.tags(1)), QStringList{u"x"_s});
    edit = {};
    edit.removeTags = {u"rare"_s};
    must(photos.edit({u"a"_s}, edit, shelf.clock.now()));
    QCOMPARE(must(photos.tags(10)), QStringList{u"x"_s});
    QVERIFY(must(photos.sameOriginal({})).isEmpty());
    QCOMPARE(must(photos.sameOriginal(u"original-b"_s)).size(), 1);
}

void TestCatalogPhotos::editChangesAndRecords()
{
    Shelf shelf;
    shelf.add(u"a"_s, Tier::Temp, u"one"_s);
    shelf.add(u"b"_s, Tier::Temp, u"one"_s);
    PhotoEdit edit;
    edit.addTags = {u" red "_s, u""_s};
    edit.draft = u"two"_s;
    edit.pinned = true;
    edit.isPublic = true;
    edit.kind = u"result"_s;
    edit.filename = u"new.jpg"_s;
    edit.set = {{u"size"_s, u"M"_s}};
    const BatchOutcome outcome =
        must(shelf.catalogue->photos().edit({u"a"_s, u"none"_s, u"b"_s}, edit, shelf.clock.now()));
    QCOMPARE(outcome.done, (QStringList{u"a"_s, u"b"_s}));
    QCOMPARE(outcome.failed.size(), 1);
    QCOMPARE(outcome.failed.first().error.code, ErrorCode::NotFound);
    const Photo photo = shelf.photo(u"a"_s);
    QCOMPARE(photo.tags, QStringList{u"red"_s});
    QCOMPARE(photo.draftId, u"two"_s);
    QVERIFY(photo.pinned && photo.isPublic);
    QCOMPARE(photo.kind, u"result"_s);
    QCOMPARE(photo.filename, u"new.jpg"_s);
    QCOMPARE(photo.metadata.value("size"_L1).toString(), u"M"_s);
    QCOMPARE(must(shelf.catalogue->drafts().find(u"two"_s))->photoCount, 2);
    QCOMPARE(must(shelf.catalogue->drafts().find(u"one"_s))->photoCount, 0);
    QCOMPARE(must(shelf.catalogue->events().ofPhoto(u"a"_s, 10)).first().what, u"pinned"_s);
    edit = {};
    edit.set = {{u"size"_s, u""_s}};
    edit.draft = u""_s;
    must(shelf.catalogue->photos().edit({u"a"_s}, edit, shelf.clock.now()));
    QVERIFY(shelf.photo(u"a"_s).metadata.isEmpty());
    QVERIFY(shelf.photo(u"a"_s).draftId.isEmpty());
    PhotoFilter filter;
    filter.text = u"new.j"_s;
    QCOMPARE(must(shelf.catalogue->photos().sums(filter)).count, 2);
    QVERIFY(must(shelf.catalogue->selfCheck(false)).isEmpty());
}

void TestCatalogPhotos::editRefuses()
{
    Shelf shelf;
    shelf.add(u"a"_s);
    PhotoEdit edit;
    edit.kind = u"car"_s;
    QCOMPARE(reasonOf(shelf.catalogue->photos().edit({u"a"_s}, edit, shelf.clock.now())), u"photo.kind"_s);
    edit = {};
    edit.set = {{u"exif"_s, u"x"_s}};
    QCOMPARE(reasonOf(shelf.catalogue->photos().edit({u"a"_s}, edit, shelf.clock.now())), u"photo.metadata_key"_s);
    must(shelf.catalogue->photos().trash({u"a"_s}, {}, {}, shelf.clock.now()));
    edit = {};
    edit.kind = u"cloth"_s;
    const BatchOutcome outcome = must(shelf.catalogue->photos().edit({u"a"_s}, edit, shelf.clock.now()));
    QCOMPARE(outcome.failed.size(), 1);
    QCOMPARE(outcome.failed.first().error.reason, u"photo.in_trash"_s);
    // A pin keeps a photo in the trash from being purged, so it may be set there (ADR 0005).
    edit = {};
    edit.pinned = true;
    QCOMPARE(must(shelf.catalogue->photos().edit({u"a"_s}, edit, shelf.clock.now())).done, QStringList{u"a"_s});
}

void TestCatalogPhotos::touchCounts()
{
    Shelf shelf;
    const Photo before = shelf.add(u"a"_s);
    shelf.clock.advance(Hour);
    must(shelf.catalogue->photos().touch(u"a"_s, u"link"_s, shelf.clock.now()));
    QVERIFY(shelf.photo(u"a"_s).lastAccessDate == shelf.clock.now());
    QCOMPARE(shelf.photo(u"a"_s).accessCount, 1);
    // A clock that was put back never makes a photo look idle.
    must(shelf.catalogue->photos().touch(u"a"_s, u"link"_s, before.uploadDate));
    QVERIFY(shelf.photo(u"a"_s).lastAccessDate == shelf.clock.now());
    QCOMPARE(shelf.sql(u"SELECT count(*) FROM access_log WHERE photo_id = 'a' AND purpose = 'link'"_s).toInt(), 2);
    QCOMPARE(reasonOf(shelf.catalogue->photos().touch(u"none"_s, u"link"_s, shelf.clock.now())), u"photo.unknown"_s);
}

void TestCatalogPhotos::trashAndRestore()
{
    Shelf shelf;
    for (const QString &id : {u"a"_s, u"b"_s, u"c"_s, u"moving"_s})
        shelf.add(id);
    PhotoRepository &photos = shelf.catalogue->photos();
    must(shelf.catalogue->journal().beginMove(
        u"moving"_s, Tier::Temp, Tier::Hot,
        {{variant::Master, must(shelf.catalogue->copies().ofPhoto(u"moving"_s)).first().copyId, u"folder"_s,
          u"hot/m.jpg"_s}},
        {}, shelf.me, shelf.clock.now()));
    const BatchOutcome outcome =
        must(photos.trash({u"a"_s, u"b"_s, u"moving"_s, u"none"_s}, u"temp_orphan"_s, u"run1"_s, shelf.clock.now()));
    QCOMPARE(outcome.done, (QStringList{u"a"_s, u"b"_s}));
    QCOMPARE(outcome.failed.size(), 2);
    QCOMPARE(outcome.failed.at(0).error.code, ErrorCode::Aborted);
    QCOMPARE(outcome.failed.at(1).error.code, ErrorCode::NotFound);
    QVERIFY(shelf.photo(u"a"_s).deletedAt == shelf.clock.now());
    QVERIFY(!shelf.photo(u"moving"_s).deletedAt);
    QCOMPARE(must(photos.trashedByRun(u"run1"_s)), (QStringList{u"a"_s, u"b"_s}));
    const TierTotals totals = must(shelf.catalogue->stats().totals());
    QCOMPARE(totals.live.value(Tier::Temp).count, 2);
    QCOMPARE(totals.trash.value(Tier::Temp).count, 2);
    QCOMPARE(totals.trash.value(Tier::Temp).bytes, 200);
    QCOMPARE(must(photos.trash({u"a"_s}, {}, {}, shelf.clock.now())).failed.first().error.reason, u"photo.in_trash"_s);
    const BatchOutcome back = must(photos.restore({u"a"_s, u"c"_s, u"none"_s}, shelf.clock.now()));
    QCOMPARE(back.done, QStringList{u"a"_s});
    QCOMPARE(back.failed.at(0).error.code, ErrorCode::FailedPrecondition);
    QCOMPARE(back.failed.at(1).error.code, ErrorCode::NotFound);
    QVERIFY(!shelf.photo(u"a"_s).deletedAt);
    QCOMPARE(must(photos.trashedByRun(u"run1"_s)), QStringList{u"b"_s});
    QVERIFY(must(shelf.catalogue->selfCheck(false)).isEmpty());
}

TD_CATALOG_TEST(TestCatalogPhotos)
#include "tst_catalog_photos.moc"
