// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogfixture.h"

#include <algorithm>

using namespace td;
using namespace td::test;
using namespace Qt::StringLiterals;

/// What the catalogue knows about photos of the same picture, and the decisions about them.
class TestCatalogDuplicates : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listsHashes();
    void listsSameBytes();
    void tellsTheFacts();
    void remembersDecisions();
    void showsDecisionsToOtherConsoles();
    void countsAsSurplusOnlyWhatMayGo_data();
    void countsAsSurplusOnlyWhatMayGo();
};

namespace
{

Photo add(Shelf &shelf, const QString &id, const QString &original, std::optional<quint64> phash = {},
          const QString &draft = {}, const std::function<void(Photo &)> &change = {})
{
    NewPhoto photo = shelf.draftPhoto(id, Tier::Hot, draft);
    photo.photo.originalSha256 = original;
    photo.photo.phash = phash;
    photo.photo.width = 2000;
    photo.photo.height = 1500;
    if (change)
        change(photo.photo);
    return must(shelf.catalogue->photos().add(photo));
}

void trash(Shelf &shelf, const QString &id)
{
    must(shelf.catalogue->photos().trash({id}, {}, {}, shelf.clock.now()));
}

} // namespace

void TestCatalogDuplicates::listsHashes()
{
    Shelf shelf;
    const qint64 a = add(shelf, u"a"_s, u"s1"_s, 0xff00ff00ff00ff00ULL).seq;
    add(shelf, u"none"_s, u"s2"_s);
    const qint64 c = add(shelf, u"c"_s, u"s3"_s, 7).seq;
    add(shelf, u"gone"_s, u"s4"_s, 9);
    trash(shelf, u"gone"_s);
    const PhotoHashes found = must(shelf.catalogue->duplicates().hashes());
    QCOMPARE(found.seqs, (std::vector<qint64>{a, c}));
    QCOMPARE(found.hashes, (std::vector<quint64>{0xff00ff00ff00ff00ULL, 7}));
}

void TestCatalogDuplicates::listsSameBytes()
{
    Shelf shelf;
    const qint64 a = add(shelf, u"a"_s, u"s1"_s).seq;
    add(shelf, u"b"_s, u"s2"_s);
    const qint64 c = add(shelf, u"c"_s, u"s1"_s, {}, u"d"_s).seq;
    add(shelf, u"unknown1"_s, {});
    add(shelf, u"unknown2"_s, {}); // no hash is not the same hash
    add(shelf, u"gone"_s, u"s2"_s);
    trash(shelf, u"gone"_s);
    std::vector<qint64> found = must(shelf.catalogue->duplicates().sameBytes());
    std::ranges::sort(found);
    QCOMPARE(found, (std::vector<qint64>{a, c}));
    const QList<Photo> same = must(shelf.catalogue->photos().sameOriginal(u"s1"_s));
    QCOMPARE(same.size(), 2);
    QCOMPARE(same.first().photoId, u"a"_s);
}

void TestCatalogDuplicates::tellsTheFacts()
{
    Shelf shelf;
    const Photo full = add(shelf, u"a"_s, u"s1"_s, 0x8000000000000001ULL, u"d"_s, [](Photo &p) {
        p.damaged = true;
        p.pinned = true;
    });
    add(shelf, u"b"_s, {}, {}, u"e"_s);
    add(shelf, u"c"_s, {}, {}, {}, [](Photo &p) { p.sha256.clear(); });
    must(shelf.catalogue->drafts().addOrder({u"o1"_s, u"e"_s, shelf.clock.now()}));
    must(shelf.catalogue->drafts().publish(u"d"_s, {u"a"_s}, 7, shelf.clock.now()));
    const QList<DuplicateFacts> facts = must(shelf.catalogue->duplicates().factsOf({u"a"_s, u"b"_s, u"c"_s, u"x"_s}));
    QCOMPARE(facts.size(), 3);
    const auto of = [&](const QString &id) {
        return *std::ranges::find_if(facts, [&](const DuplicateFacts &f) { return f.photoId == id; });
    };
    const DuplicateFacts a = of(u"a"_s);
    QCOMPARE(a.seq, full.seq);
    QCOMPARE(a.content, u"s1"_s);
    QCOMPARE(a.userId, u"u1"_s);
    QCOMPARE(a.draftId, u"d"_s);
    QCOMPARE(a.tier, Tier::Hot);
    QCOMPARE(a.phash, std::optional<quint64>(0x8000000000000001ULL));
    QCOMPARE(a.pixels, 3'000'000);
    QCOMPARE(a.masterBytes, 100);
    QCOMPARE(a.storedBytes, full.storedBytes);
    QVERIFY(a.uploaded == full.uploadDate);
    QVERIFY(a.damaged && a.pinned && a.published && !a.ordered);
    QCOMPARE(of(u"b"_s).content, u"sha-b"_s);
    QVERIFY(of(u"b"_s).ordered && !of(u"b"_s).published && !of(u"b"_s).phash);
    QCOMPARE(of(u"c"_s).content, u"photo c"_s);
    QCOMPARE(must(shelf.catalogue->duplicates().facts({full.seq, 12345})).size(), 1);
    trash(shelf, u"b"_s);
    QVERIFY(must(shelf.catalogue->duplicates().factsOf({u"b"_s})).isEmpty());
}

void TestCatalogDuplicates::remembersDecisions()
{
    Shelf shelf;
    DuplicateRepository &duplicates = shelf.catalogue->duplicates();
    QVERIFY(must(duplicates.decisions()).isEmpty());
    must(duplicates.decide({.decisionId = u"x"_s,
                            .verdict = DuplicateVerdict::Keep,
                            .decidedAt = shelf.clock.now(),
                            .contents = {{u"s1"_s, 2}, {u"s2"_s, 1}}}));
    must(duplicates.decide({.decisionId = u"y"_s,
                            .verdict = DuplicateVerdict::Distinct,
                            .decidedAt = shelf.clock.now() + Seconds(1),
                            .contents = {{u"s2"_s, 1}, {u"s3"_s, 1}}}));
    shelf.reopen();
    const QList<DuplicateDecision> known = must(shelf.catalogue->duplicates().decisions());
    QCOMPARE(known.size(), 2);
    QCOMPARE(known.first().decisionId, u"y"_s);
    QCOMPARE(known.first().verdict, DuplicateVerdict::Distinct);
    QCOMPARE(known.last().contents, (QMap<QString, int>{{u"s1"_s, 2}, {u"s2"_s, 1}}));
    QVERIFY(known.last().decidedAt == shelf.clock.now());
    QVERIFY(must(shelf.catalogue->duplicates().forget(u"y"_s)));
    QVERIFY(!must(shelf.catalogue->duplicates().forget(u"y"_s)));
    QCOMPARE(must(shelf.catalogue->duplicates().decisions()).size(), 1);
}

void TestCatalogDuplicates::showsDecisionsToOtherConsoles()
{
    Shelf shelf;
    const auto other = shelf.openPatient();
    const qint64 before = must(other->changeCounter());
    must(shelf.catalogue->duplicates().decide({.decisionId = u"x"_s,
                                               .verdict = DuplicateVerdict::Keep,
                                               .decidedAt = shelf.clock.now(),
                                               .contents = {{u"s1"_s, 2}}}));
    QCOMPARE(must(other->duplicates().decisions()).size(), 1);
    QVERIFY(must(other->changeCounter()) > before);
}

void TestCatalogDuplicates::countsAsSurplusOnlyWhatMayGo_data()
{
    using Change = std::function<void(Shelf &)>;
    QTest::addColumn<Change>("change");
    QTest::addColumn<int>("surplus");
    QTest::newRow("free") << Change([](Shelf &) {}) << 1;
    QTest::newRow("pinned") << Change([](Shelf &s) {
        PhotoEdit edit;
        edit.pinned = true;
        must(s.catalogue->photos().edit({u"b"_s}, edit, s.clock.now()));
    }) << 0;
    QTest::newRow("published") << Change([](Shelf &s) {
        must(s.catalogue->drafts().publish(u"d"_s, {u"b"_s}, 7, s.clock.now()));
    }) << 0;
    QTest::newRow("ordered") << Change([](Shelf &s) {
        must(s.catalogue->drafts().addOrder({u"o1"_s, u"d"_s, s.clock.now()}));
    }) << 0;
    QTest::newRow("kept by decision") << Change([](Shelf &s) {
        must(s.catalogue->duplicates().decide({.decisionId = u"x"_s,
                                               .verdict = DuplicateVerdict::Keep,
                                               .decidedAt = s.clock.now(),
                                               .contents = {{u"s1"_s, 2}}}));
    }) << 0;
    QTest::newRow("decided with others only") << Change([](Shelf &s) {
        must(s.catalogue->duplicates().decide({.decisionId = u"x"_s,
                                               .verdict = DuplicateVerdict::Distinct,
                                               .decidedAt = s.clock.now(),
                                               .contents = {{u"s1"_s, 1}, {u"s2"_s, 1}}}));
    }) << 1;
}

void TestCatalogDuplicates::countsAsSurplusOnlyWhatMayGo()
{
    using Change = std::function<void(Shelf &)>;
    QFETCH(const Change, change);
    QFETCH(const int, surplus);
    Shelf shelf;
    add(shelf, u"a"_s, u"s1"_s, {}, u"d"_s);
    add(shelf, u"b"_s, u"s1"_s, {}, u"d"_s);
    change(shelf);
    PhotoFilter filter;
    filter.duplicatesOnly = true;
    QCOMPARE(must(shelf.catalogue->photos().sums(filter)).count, surplus);
}

TD_CATALOG_TEST(TestCatalogDuplicates)
#include "tst_catalog_duplicates.moc"
