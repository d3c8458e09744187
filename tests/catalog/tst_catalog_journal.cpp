// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogfixture.h"

using namespace td;
using namespace td::test;
using namespace Qt::StringLiterals;

namespace
{

constexpr Seconds ProofAge{600};

/// A photo with two variants in TEMP and the open entry of its move to HOT.
struct Moving {
    Shelf shelf;
    JournalEntry entry;

    explicit Moving(bool begin = true)
    {
        NewPhoto photo = shelf.draftPhoto(u"p"_s, Tier::Temp, u"d"_s);
        Copy small = photo.copies.first();
        small.variant = variant::Small;
        small.key = u"temp/p/small.jpg"_s;
        photo.copies.append(small);
        must(shelf.catalogue->photos().add(photo));
        if (begin)
            entry = must(this->begin());
    }
    Result<JournalEntry> begin(Tier from = Tier::Temp, Tier to = Tier::Hot, const QString &suffix = {})
    {
        QList<PlannedCopy> planned;
        for (const Copy &copy : must(shelf.catalogue->copies().ofPhoto(u"p"_s))) {
            if (copy.tier == from && copy.state == CopyState::Verified)
                planned.append({copy.variant, copy.copyId, u"folder"_s,
                                QString(copy.key).replace(0, copy.key.indexOf(u'/'), tierName(to)) + suffix});
        }
        return shelf.catalogue->journal().beginMove(u"p"_s, from, to, planned, u"run1"_s, shelf.me, shelf.clock.now());
    }
    [[nodiscard]] JournalRepository &journal() const { return shelf.catalogue->journal(); }
    void proveAll()
    {
        for (const JournalCopy &copy : entry.copies) {
            must(journal().markCopied(copy.id, u"v1"_s, {}, shelf.clock.now()));
            must(journal().markVerified(copy.id, u"sha256"_s, shelf.clock.now()));
        }
    }
    Result<void> commit(bool byHand = false)
    {
        return journal().commitMove(entry.id, shelf.me, ProofAge, byHand, shelf.clock.now());
    }
    void releaseAndFinish()
    {
        for (const JournalCopy &copy : entry.copies)
            must(journal().markReleased(copy.id, shelf.clock.now()));
        must(journal().finish(entry.id, shelf.me, shelf.clock.now()));
    }
    [[nodiscard]] MoveState state() const { return must(journal().find(entry.id))->state; }
};

} // namespace

/// The journal: every guard of every step, and what a step leaves behind.
class TestCatalogJournal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void uploadOpensAndCloses();
    void uploadRefusesWhatIsTaken();
    void moveFromBeginningToEnd();
    void moveKeepsDates_data();
    void moveKeepsDates();
    void beginMoveRefuses();
    void commitNeedsFreshProofs();
    void commitNeedsTheHolder();
    void commitNeedsThePhotoWhereItWas();
    void stepsRefuseTheWrongMoment();
    void abandonFreesThePhoto();
    void purgeRemovesEverythingButTheKeys();
    void purgeNeedsTheTrash();
    void keysAreNeverUsedTwice();
    void takeOverHappensOnce();
};

void TestCatalogJournal::uploadOpensAndCloses()
{
    Shelf shelf;
    JournalRepository &journal = shelf.catalogue->journal();
    const JournalEntry entry = must(
        journal.beginUpload(u"p"_s, Tier::Temp, {u"temp/p.jpg"_s, u"temp/p/small.jpg"_s}, shelf.me, shelf.clock.now()));
    QCOMPARE(entry.kind, MoveKind::Upload);
    QCOMPARE(entry.copies.size(), 2);
    QCOMPARE(must(journal.open()).size(), 1);
    QCOMPARE(must(shelf.catalogue->copies().knownKeys({u"temp/p.jpg"_s, u"temp/q.jpg"_s})),
             QStringList{u"temp/p.jpg"_s});
    NewPhoto photo = shelf.draftPhoto(u"p"_s);
    photo.journalId = entry.id;
    photo.holder = shelf.other;
    QCOMPARE(reasonOf(shelf.catalogue->photos().add(photo)), u"journal.closed"_s);
    photo.holder = shelf.me;
    must(shelf.catalogue->photos().add(photo));
    QVERIFY(must(journal.open()).isEmpty());
    QCOMPARE(must(journal.find(entry.id))->state, MoveState::Done);
}

void TestCatalogJournal::uploadRefusesWhatIsTaken()
{
    Shelf shelf;
    JournalRepository &journal = shelf.catalogue->journal();
    shelf.add(u"old"_s);
    QCOMPARE(reasonOf(journal.beginUpload(u"old"_s, Tier::Temp, {u"x"_s}, shelf.me, shelf.clock.now())),
             u"photo.exists"_s);
    QCOMPARE(reasonOf(journal.beginUpload(u"new"_s, Tier::Temp, {u"temp/old.jpg"_s}, shelf.me, shelf.clock.now())),
             u"key.taken"_s);
    must(journal.beginUpload(u"new"_s, Tier::Temp, {u"temp/new.jpg"_s}, shelf.me, shelf.clock.now()));
    QCOMPARE(reasonOf(journal.beginUpload(u"new"_s, Tier::Temp, {u"y"_s}, shelf.me, shelf.clock.now())),
             u"photo.busy"_s);
    QCOMPARE(reasonOf(journal.beginUpload(u"third"_s, Tier::Temp, {u"temp/new.jpg"_s}, shelf.me, shelf.clock.now())),
             u"key.taken"_s);
    QCOMPARE(must(journal.open()).size(), 1);

    NewPhoto twin = shelf.draftPhoto(u"twin"_s);
    twin.photo.originalSha256 = u"original-old"_s;
    twin.refuseDuplicate = true;
    QCOMPARE(reasonOf(shelf.catalogue->photos().add(twin)), u"photo.duplicate"_s);
    twin.photo.draftId = u"elsewhere"_s;
    QCOMPARE(reasonOf(shelf.catalogue->photos().add(twin)), u"ok"_s);
}

void TestCatalogJournal::moveFromBeginningToEnd()
{
    Moving m;
    QCOMPARE(m.entry.copies.size(), 2);
    QCOMPARE(m.entry.state, MoveState::Intent);
    QList<Copy> copies = must(m.shelf.catalogue->copies().ofPhoto(u"p"_s));
    QCOMPARE(copies.size(), 4);
    QCOMPARE(copies.at(2).state, CopyState::Writing);
    QCOMPARE(copies.at(2).sha256, copies.at(0).sha256);

    must(m.journal().markCopied(m.entry.copies.at(0).id, u"v7"_s, {}, m.shelf.clock.now()));
    QCOMPARE(m.state(), MoveState::Intent);
    must(m.journal().markCopied(m.entry.copies.at(1).id, {}, {}, m.shelf.clock.now()));
    QCOMPARE(m.state(), MoveState::Copied);
    must(m.journal().markVerified(m.entry.copies.at(0).id, u"etag"_s, m.shelf.clock.now()));
    QCOMPARE(m.state(), MoveState::Copied);
    must(m.journal().markVerified(m.entry.copies.at(1).id, u"sha256"_s, m.shelf.clock.now()));
    QCOMPARE(m.state(), MoveState::Verified);
    QCOMPARE(m.shelf.photo(u"p"_s).tier, Tier::Temp);

    m.shelf.clock.advance(Seconds{100});
    must(m.commit());
    QCOMPARE(m.state(), MoveState::Committed);
    Photo photo = m.shelf.photo(u"p"_s);
    QCOMPARE(photo.tier, Tier::Hot);
    QCOMPARE(photo.storagePath, u"hot/p.jpg"_s);
    copies = must(m.shelf.catalogue->copies().ofPhoto(u"p"_s));
    QCOMPARE(copies.at(0).state, CopyState::Deleting);
    QCOMPARE(copies.at(2).state, CopyState::Verified);
    QCOMPARE(copies.at(2).versionId, u"v7"_s);
    QCOMPARE(copies.at(2).verifyMethod, u"etag"_s);
    QVERIFY(copies.at(2).verifiedAt == m.shelf.clock.now() - Seconds{100});
    const TierTotals totals = must(m.shelf.catalogue->stats().totals());
    QCOMPARE(totals.live.value(Tier::Temp).count, 0);
    QCOMPARE(totals.live.value(Tier::Hot).bytes, 200);

    QCOMPARE(reasonOf(m.journal().finish(m.entry.id, m.shelf.me, m.shelf.clock.now())), u"journal.not_released"_s);
    m.releaseAndFinish();
    QCOMPARE(m.state(), MoveState::Done);
    QVERIFY(must(m.journal().open()).isEmpty());
    QCOMPARE(must(m.shelf.catalogue->copies().ofPhoto(u"p"_s)).size(), 2);
    QCOMPARE(must(m.shelf.catalogue->copies().ofPhoto(u"p"_s, true)).size(), 4);
    const QList<Event> history = must(m.shelf.catalogue->events().ofPhoto(u"p"_s, 10));
    QCOMPARE(history.first().what, u"promoted"_s);
    QCOMPARE(history.first().detail.value("to"_L1).toString(), u"hot"_s);
    QCOMPARE(history.first().runId, u"run1"_s);
}

void TestCatalogJournal::moveKeepsDates_data()
{
    QTest::addColumn<Tier>("from");
    QTest::addColumn<Tier>("to");
    QTest::addColumn<bool>("byHand");
    QTest::addColumn<bool>("published");
    for (const Tier from : AllTiers) {
        for (const Tier to : AllTiers) {
            for (const bool byHand : {false, true}) {
                if (from != to)
                    QTest::addRow("%s %s %d", qPrintable(tierName(from)), qPrintable(tierName(to)), int(byHand))
                        << from << to << byHand << (to == Tier::Cold && byHand);
            }
        }
    }
}

void TestCatalogJournal::moveKeepsDates()
{
    QFETCH(Tier, from);
    QFETCH(Tier, to);
    QFETCH(bool, byHand);
    QFETCH(bool, published);
    Moving m(false);
    NewPhoto added = m.shelf.draftPhoto(u"q"_s, from);
    added.photo.publishedToVinted = published;
    const Photo before = must(m.shelf.catalogue->photos().add(added));
    m.shelf.clock.advance(3 * Day);
    const Instant now = m.shelf.clock.now();
    m.entry = must(m.journal().beginMove(
        u"q"_s, from, to,
        {{variant::Master, must(m.shelf.catalogue->copies().ofPhoto(u"q"_s)).first().copyId, u"f"_s, u"new/q.jpg"_s}},
        {}, m.shelf.me, now));
    m.proveAll();
    must(m.commit(byHand));
    const Photo photo = m.shelf.photo(u"q"_s);
    QCOMPARE(photo.tier, to);
    QVERIFY(photo.lastAccessDate == (byHand ? now : before.lastAccessDate));
    QVERIFY(photo.uploadDate == before.uploadDate);
    QVERIFY(photo.tempSince == (to == Tier::Temp ? std::optional(now) : std::nullopt));
    QVERIFY(photo.promotedAt == (to == Tier::Hot ? std::optional(now) : std::nullopt));
    QVERIFY(photo.archivedAt == (to == Tier::Cold ? std::optional(now) : std::nullopt));
    if (published)
        QVERIFY(photo.scheduledDeletion == before.scheduledDeletion && photo.scheduledDeletion.has_value());
    else
        QVERIFY(photo.scheduledDeletion == (to == Tier::Temp ? std::optional(now + 48 * Hour) : std::nullopt));
}

void TestCatalogJournal::beginMoveRefuses()
{
    Moving m(false);
    JournalRepository &journal = m.journal();
    const Instant now = m.shelf.clock.now();
    const qint64 source = must(m.shelf.catalogue->copies().ofPhoto(u"p"_s)).first().copyId;
    const QList<PlannedCopy> plan{{variant::Master, source, u"f"_s, u"hot/p.jpg"_s}};
    QCOMPARE(reasonOf(journal.beginMove(u"p"_s, Tier::Temp, Tier::Hot, {}, {}, m.shelf.me, now)), u"journal.plan"_s);
    const auto gone = journal.beginMove(u"none"_s, Tier::Temp, Tier::Hot, plan, {}, m.shelf.me, now);
    QCOMPARE(gone.error().code, ErrorCode::Aborted);
    const auto elsewhere = journal.beginMove(u"p"_s, Tier::Hot, Tier::Cold, plan, {}, m.shelf.me, now);
    QCOMPARE(elsewhere.error().code, ErrorCode::Aborted);
    QCOMPARE(elsewhere.error().reason, u"photo.moved"_s);
    m.shelf.add(u"q"_s);
    const auto foreign = journal.beginMove(u"q"_s, Tier::Temp, Tier::Hot, plan, {}, m.shelf.me, now);
    QCOMPARE(foreign.error().reason, u"copy.changed"_s);
    const QList<PlannedCopy> used{{variant::Master, source, u"f"_s, u"temp/q.jpg"_s}};
    QCOMPARE(reasonOf(journal.beginMove(u"p"_s, Tier::Temp, Tier::Hot, used, {}, m.shelf.me, now)), u"key.taken"_s);
    QVERIFY(must(journal.open()).isEmpty());
    QCOMPARE(must(m.shelf.catalogue->copies().ofPhoto(u"p"_s, true)).size(), 2);

    must(journal.beginMove(u"p"_s, Tier::Temp, Tier::Hot, plan, {}, m.shelf.me, now));
    const auto twice = journal.beginMove(u"p"_s, Tier::Temp, Tier::Cold, plan, {}, m.shelf.other, now);
    QCOMPARE(twice.error().code, ErrorCode::Aborted);
    must(m.shelf.catalogue->photos().trash({u"q"_s}, {}, {}, now));
    const auto trashed = journal.beginMove(u"q"_s, Tier::Temp, Tier::Hot, plan, {}, m.shelf.me, now);
    QCOMPARE(trashed.error().code, ErrorCode::Aborted);
}

void TestCatalogJournal::commitNeedsFreshProofs()
{
    Moving m;
    QCOMPARE(reasonOf(m.commit()), u"journal.no_proof"_s);
    m.proveAll();
    m.shelf.clock.advance(ProofAge);
    QCOMPARE(reasonOf(m.commit()), u"journal.proof_old"_s);
    must(m.journal().markVerified(m.entry.copies.at(0).id, u"sha256"_s, m.shelf.clock.now()));
    QCOMPARE(reasonOf(m.commit()), u"journal.proof_old"_s);
    // Written again: the proof of what was there before is void.
    must(m.journal().markCopied(m.entry.copies.at(1).id, {}, {}, m.shelf.clock.now()));
    QCOMPARE(reasonOf(m.commit()), u"journal.no_proof"_s);
    QCOMPARE(m.shelf.photo(u"p"_s).tier, Tier::Temp);
    must(m.journal().markVerified(m.entry.copies.at(1).id, u"sha256"_s, m.shelf.clock.now()));
    QCOMPARE(reasonOf(m.commit()), u"ok"_s);
}

void TestCatalogJournal::commitNeedsTheHolder()
{
    Moving m;
    m.proveAll();
    QVERIFY(must(m.journal().takeOver(m.entry.id, m.shelf.me, m.shelf.other, m.shelf.clock.now())));
    QCOMPARE(reasonOf(m.commit()), u"journal.holder"_s);
    QCOMPARE(reasonOf(m.journal().abandon(m.entry.id, m.shelf.me, {}, m.shelf.clock.now())), u"journal.holder"_s);
    QCOMPARE(m.shelf.photo(u"p"_s).tier, Tier::Temp);
    QCOMPARE(reasonOf(m.journal().commitMove(9999, m.shelf.me, ProofAge, false, m.shelf.clock.now())),
             u"journal.unknown"_s);
}

void TestCatalogJournal::commitNeedsThePhotoWhereItWas()
{
    Moving m;
    m.proveAll();
    m.shelf.sql(u"UPDATE photo_metadata SET deleted_at = '2025-11-13T10:00:00Z'"_s);
    QCOMPARE(reasonOf(m.commit()), u"photo.in_trash"_s);
    m.shelf.sql(u"UPDATE photo_metadata SET deleted_at = NULL, tier = 'cold'"_s);
    QCOMPARE(reasonOf(m.commit()), u"photo.moved"_s);
    m.shelf.sql(u"UPDATE photo_metadata SET tier = 'temp'"_s);
    m.shelf.sql(u"UPDATE copies SET state = 'gone' WHERE key = 'temp/p.jpg'"_s);
    QCOMPARE(reasonOf(m.commit()), u"copy.changed"_s);
    // Nothing of a refused switch remains.
    QCOMPARE(m.shelf.photo(u"p"_s).tier, Tier::Temp);
    QCOMPARE(m.shelf.photo(u"p"_s).storagePath, u"temp/p.jpg"_s);
    QCOMPARE(m.state(), MoveState::Verified);
}

void TestCatalogJournal::stepsRefuseTheWrongMoment()
{
    Moving m;
    const qint64 copy = m.entry.copies.first().id;
    const Instant now = m.shelf.clock.now();
    QCOMPARE(reasonOf(m.journal().markReleased(copy, now)), u"journal.state"_s);
    QCOMPARE(reasonOf(m.journal().finish(m.entry.id, m.shelf.me, now)), u"journal.state"_s);
    QCOMPARE(reasonOf(m.journal().markCopied(9999, {}, {}, now)), u"journal.unknown"_s);
    m.proveAll();
    must(m.commit());
    QCOMPARE(reasonOf(m.commit()), u"journal.state"_s);
    QCOMPARE(reasonOf(m.journal().markCopied(copy, {}, {}, now)), u"journal.state"_s);
    QCOMPARE(reasonOf(m.journal().markVerified(copy, {}, now)), u"journal.state"_s);
    QCOMPARE(reasonOf(m.journal().abandon(m.entry.id, m.shelf.me, {}, now)), u"journal.state"_s);
    m.releaseAndFinish();
    QCOMPARE(reasonOf(m.journal().finish(m.entry.id, m.shelf.me, now)), u"journal.closed"_s);
    QCOMPARE(reasonOf(m.journal().markReleased(copy, now)), u"journal.state"_s);
}

void TestCatalogJournal::abandonFreesThePhoto()
{
    Moving m;
    must(m.journal().markCopied(m.entry.copies.first().id, {}, {}, m.shelf.clock.now()));
    must(m.journal().abandon(m.entry.id, m.shelf.me, u"disk full"_s, m.shelf.clock.now()));
    const JournalEntry entry = *must(m.journal().find(m.entry.id));
    QCOMPARE(entry.state, MoveState::Abandoned);
    QCOMPARE(entry.lastError, u"disk full"_s);
    const QList<Copy> copies = must(m.shelf.catalogue->copies().ofPhoto(u"p"_s));
    QCOMPARE(copies.size(), 2);
    QCOMPARE(copies.first().state, CopyState::Verified);
    QVERIFY(must(m.shelf.catalogue->copies().knownKeys({u"hot/p.jpg"_s})).isEmpty());
    QCOMPARE(reasonOf(m.begin(Tier::Temp, Tier::Hot, u"-2"_s)), u"ok"_s);
}

void TestCatalogJournal::purgeRemovesEverythingButTheKeys()
{
    Moving m(false);
    must(m.shelf.catalogue->photos().trash({u"p"_s}, {}, {}, m.shelf.clock.now()));
    m.entry = must(m.journal().beginPurge(u"p"_s, u"run1"_s, m.shelf.me, m.shelf.clock.now()));
    QCOMPARE(m.entry.kind, MoveKind::Purge);
    QCOMPARE(m.entry.copies.size(), 2);
    QCOMPARE(must(m.shelf.catalogue->copies().ofPhoto(u"p"_s)).first().state, CopyState::Deleting);
    const BatchOutcome refused = must(m.shelf.catalogue->photos().restore({u"p"_s}, m.shelf.clock.now()));
    QCOMPARE(refused.failed.first().error.code, ErrorCode::Aborted);
    must(m.journal().markReleased(m.entry.copies.first().id, m.shelf.clock.now()));
    QCOMPARE(reasonOf(m.journal().finish(m.entry.id, m.shelf.me, m.shelf.clock.now())), u"journal.not_released"_s);
    QCOMPARE(reasonOf(m.journal().abandon(m.entry.id, m.shelf.me, {}, m.shelf.clock.now())), u"journal.state"_s);
    m.releaseAndFinish();
    QVERIFY(!must(m.shelf.catalogue->photos().find(u"p"_s)));
    QVERIFY(must(m.shelf.catalogue->copies().ofPhoto(u"p"_s, true)).isEmpty());
    QCOMPARE(must(m.shelf.catalogue->copies().keyUses(u"temp/p.jpg"_s)), 1);
    QCOMPARE(must(m.shelf.catalogue->stats().totals()).trashSum().count, 0);
    QCOMPARE(must(m.shelf.catalogue->events().ofPhoto(u"p"_s, 10)).first().what, u"purged"_s);
    QVERIFY(must(m.shelf.catalogue->selfCheck(false)).isEmpty());
}

void TestCatalogJournal::purgeNeedsTheTrash()
{
    Moving m(false);
    const auto refused = m.journal().beginPurge(u"p"_s, {}, m.shelf.me, m.shelf.clock.now());
    QCOMPARE(refused.error().code, ErrorCode::Aborted);
    QCOMPARE(refused.error().reason, u"photo.not_in_trash"_s);
    must(m.shelf.catalogue->photos().trash({u"p"_s}, {}, {}, m.shelf.clock.now()));
    m.entry = must(m.journal().beginPurge(u"p"_s, {}, m.shelf.me, m.shelf.clock.now()));
    // Given up before anything was removed: a delete may still have been sent, so nothing vouches for the objects.
    must(m.journal().abandon(m.entry.id, m.shelf.me, u"offline"_s, m.shelf.clock.now()));
    QCOMPARE(must(m.shelf.catalogue->copies().ofPhoto(u"p"_s)).first().state, CopyState::Suspect);
    QCOMPARE(must(m.shelf.catalogue->photos().restore({u"p"_s}, m.shelf.clock.now())).done, QStringList{u"p"_s});
}

void TestCatalogJournal::keysAreNeverUsedTwice()
{
    Moving m;
    CopyRepository &copies = m.shelf.catalogue->copies();
    QCOMPARE(must(copies.keyUses(u"hot/p.jpg"_s)), 1);
    m.proveAll();
    must(m.commit());
    m.releaseAndFinish();
    m.entry = must(m.begin(Tier::Hot, Tier::Temp, u"x"_s));
    QCOMPARE(must(copies.keyUses(u"temp/p.jpg"_s)), 1);
    m.shelf.sql(u"UPDATE copies SET key = 'temp/p-2.jpg' WHERE key = 'temp/p.jpgx'"_s);
    QCOMPARE(must(copies.keyUses(u"temp/p.jpg"_s)), 2);
    QCOMPARE(must(copies.keyUses(u"temp/p-2.jpg"_s)), 1);
    QCOMPARE(must(copies.keyUses(u"temp/other.jpg"_s)), 0);
    // Looks alike, is another name.
    m.shelf.sql(
        u"INSERT INTO retired_keys(key) VALUES ('temp/p-a2.jpg'), ('temp/p-.jpg'), ('temp/p-3.png'), ('temp/pp-3.jpg')"_s);
    QCOMPARE(must(copies.keyUses(u"temp/p.jpg"_s)), 2);
}

void TestCatalogJournal::takeOverHappensOnce()
{
    Moving m;
    const Holder third{u"host"_s, 3, u"30"_s};
    QVERIFY(must(m.journal().takeOver(m.entry.id, m.shelf.me, m.shelf.other, m.shelf.clock.now())));
    QVERIFY(!must(m.journal().takeOver(m.entry.id, m.shelf.me, third, m.shelf.clock.now())));
    QVERIFY(must(m.journal().find(m.entry.id))->holder == m.shelf.other);
    must(m.journal().abandon(m.entry.id, m.shelf.other, {}, m.shelf.clock.now()));
    QVERIFY(!must(m.journal().takeOver(m.entry.id, m.shelf.other, third, m.shelf.clock.now())));
}

TD_CATALOG_TEST(TestCatalogJournal)
#include "tst_catalog_journal.moc"
