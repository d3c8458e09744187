// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogfixture.h"

#include <QJsonObject>

#include <atomic>
#include <thread>

using namespace td;
using namespace td::test;
using namespace Qt::StringLiterals;

/// Quotas in the catalogue: what counts, what is reserved, and that nobody overshoots.
class TestCatalogQuotas : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void remembersQuotas();
    void countsStoredPhotosAndTheTrash();
    void keepsVendorsFromUsers();
    void keepsTheSumsOfVendors();
    void boundsEachWithoutOneOfTheirOwn();
    void reservesUntilCatalogued();
    void learnsTheBytesLater();
    void releasesWhatTheDeadHeld();
    void countsWhatWaitsInTheQueue();
    void refusesInTheQueueWhatDoesNotFit();
    void manyThatJoinTheQueueShareTheRoom();
    void parallelConsolesDoNotOvershoot();
};

namespace
{

Quota filesQuota(QuotaScope scope, const QString &owner, qint64 files)
{
    return {.scope = scope, .owner = owner, .limits = {.maxFileBytes = {}, .maxFiles = files, .maxBytes = {}}};
}

QuotaClaim claimOf(const QString &owner, qint64 bytes = 100)
{
    return {.owner = owner, .fileBytes = bytes, .bytes = bytes};
}

Transfer queued(const QString &user, qint64 bytes)
{
    Transfer transfer;
    transfer.path = u"/photos/a.jpg"_s;
    transfer.bytes = bytes;
    transfer.options = {{u"user"_s, user}};
    return transfer;
}

QuotaUse useOf(Shelf &shelf, const QString &owner)
{
    const auto standings = must(shelf.catalogue->quotas().standingsOf(owner, u"user"_s));
    return standings.isEmpty() ? QuotaUse{} : standings.first().use;
}

} // namespace

void TestCatalogQuotas::remembersQuotas()
{
    Shelf shelf;
    QuotaRepository &quotas = shelf.catalogue->quotas();
    QVERIFY(must(quotas.quotas()).isEmpty());
    must(quotas.set(filesQuota(QuotaScope::User, u"anna"_s, 3)));
    must(quotas.set({.scope = QuotaScope::Total, .owner = {}, .limits = usualQuota()}));
    must(quotas.set(filesQuota(QuotaScope::User, u"anna"_s, 5))); // in its place
    const QList<Quota> all = must(quotas.quotas());
    QCOMPARE(all.size(), 2);
    QCOMPARE(all.first().limits, usualQuota());
    QCOMPARE(all.last().limits.maxFiles, 5);
    QVERIFY(!all.last().limits.maxBytes);
    QCOMPARE(reasonOf(quotas.set(filesQuota(QuotaScope::User, {}, 1))), u"quota.invalid"_s);
    QVERIFY(must(quotas.remove(QuotaScope::User, u"anna"_s)));
    QVERIFY(!must(quotas.remove(QuotaScope::User, u"anna"_s)));
}

void TestCatalogQuotas::countsStoredPhotosAndTheTrash()
{
    Shelf shelf;
    must(shelf.catalogue->quotas().set(filesQuota(QuotaScope::User, u"u1"_s, 2)));
    shelf.add(u"p1"_s, Tier::Temp, {}, 100);
    shelf.add(u"p2"_s, Tier::Hot, {}, 50);
    must(shelf.catalogue->photos().trash({u"p2"_s}, {}, {}, shelf.clock.now()));
    const QuotaUse use = useOf(shelf, u"u1"_s);
    QCOMPARE(use.files, 2);
    QCOMPARE(use.bytes, 150);
    QCOMPARE(reasonOf(shelf.catalogue->quotas().reserve(claimOf(u"u1"_s), shelf.me, shelf.clock.now())),
             u"quota.files"_s);
}

void TestCatalogQuotas::keepsVendorsFromUsers()
{
    Shelf shelf;
    QuotaRepository &quotas = shelf.catalogue->quotas();
    must(quotas.set(filesQuota(QuotaScope::User, u"u1"_s, 1)));
    must(quotas.set(filesQuota(QuotaScope::Vendor, u"u1"_s, 1)));
    NewPhoto sold = shelf.draftPhoto(u"p1"_s);
    sold.photo.ownerType = u"vendor"_s;
    must(shelf.catalogue->photos().add(sold));
    QCOMPARE(useOf(shelf, u"u1"_s).files, 0);
    QuotaClaim claim = claimOf(u"u1"_s);
    QVERIFY(must(quotas.reserve(claim, shelf.me, shelf.clock.now())) != 0);
    claim.ownerType = u"vendor"_s;
    QCOMPARE(reasonOf(quotas.reserve(claim, shelf.me, shelf.clock.now())), u"quota.files"_s);
}

/// A vendor's million photos are not added up at each upload: what they have is kept, and mended like other counters.
void TestCatalogQuotas::keepsTheSumsOfVendors()
{
    Shelf shelf;
    must(shelf.catalogue->quotas().set(filesQuota(QuotaScope::Vendor, EachOwner, 10)));
    const auto add = [&](const QString &id, const QString &owner, qint64 bytes) {
        NewPhoto sold = shelf.draftPhoto(id, Tier::Temp, {}, bytes);
        sold.photo.ownerType = u"vendor"_s;
        sold.photo.userId = owner;
        must(shelf.catalogue->photos().add(sold));
    };
    add(u"p1"_s, u"v1"_s, 100);
    add(u"p2"_s, u"v1"_s, 30);
    add(u"p3"_s, u"v2"_s, 7);
    shelf.add(u"p4"_s, Tier::Temp, {}, 50);
    const auto uses = [&] {
        QStringList all;
        for (const QuotaStanding &standing : must(shelf.catalogue->quotas().standings(10)))
            all.append(u"%1 %2 %3"_s.arg(standing.quota.owner).arg(standing.use.files).arg(standing.use.bytes));
        return all.join(u", "_s);
    };
    QCOMPARE(uses(), u"v1 2 130, v2 1 7"_s);
    must(shelf.catalogue->photos().trash({u"p2"_s}, {}, {}, shelf.clock.now()));
    QCOMPARE(uses(), u"v1 2 130, v2 1 7"_s); // the trash counts
    shelf.sql(u"UPDATE photo_metadata SET user_id = 'v2' WHERE photo_id = 'p1'"_s);
    QCOMPARE(uses(), u"v2 2 107, v1 1 30"_s);
    shelf.sql(u"UPDATE photo_metadata SET owner_type = 'user' WHERE photo_id = 'p3'"_s);
    shelf.sql(u"UPDATE photo_metadata SET owner_type = 'vendor' WHERE photo_id = 'p4'"_s);
    QCOMPARE(uses(), u"v2 1 100, u1 1 50, v1 1 30"_s); // the largest first
    shelf.sql(u"DELETE FROM copies WHERE photo_id = 'p2'"_s);
    shelf.sql(u"DELETE FROM photo_metadata WHERE photo_id = 'p2'"_s);
    QCOMPARE(uses(), u"v2 1 100, u1 1 50"_s);
    const auto isFound = [&](bool repair) {
        return must(shelf.catalogue->selfCheck(repair)).join(u'\n').contains("Counter vendor"_L1);
    };
    QVERIFY(!isFound(false));

    shelf.sql(u"UPDATE totals SET tn = 9 WHERE scope = 'vendor' AND key = 'v2'"_s);
    QCOMPARE(uses(), u"v2 9 100, u1 1 50"_s); // the counters are what is read
    QVERIFY(isFound(true));
    QVERIFY(!isFound(false));
    QCOMPARE(uses(), u"v2 1 100, u1 1 50"_s);
}

void TestCatalogQuotas::boundsEachWithoutOneOfTheirOwn()
{
    Shelf shelf;
    QuotaRepository &quotas = shelf.catalogue->quotas();
    must(quotas.set(filesQuota(QuotaScope::User, EachOwner, 1)));
    must(quotas.set(filesQuota(QuotaScope::User, u"u1"_s, 4)));
    shelf.add(u"p1"_s);
    NewPhoto other = shelf.draftPhoto(u"p2"_s);
    other.photo.userId = u"u2"_s;
    must(shelf.catalogue->photos().add(other));
    QCOMPARE(reasonOf(quotas.reserve(claimOf(u"u2"_s), shelf.me, shelf.clock.now())), u"quota.files"_s);
    QVERIFY(must(quotas.reserve(claimOf(u"u1"_s), shelf.me, shelf.clock.now())) != 0);
    const QList<QuotaStanding> standings = must(quotas.standings(10));
    QCOMPARE(standings.size(), 2);
    QCOMPARE(standings.first().quota.owner, u"u2"_s); // the fullest first
    QVERIFY(!standings.first().isOwn);
    QVERIFY(standings.last().isOwn);
}

void TestCatalogQuotas::reservesUntilCatalogued()
{
    Shelf shelf;
    QuotaRepository &quotas = shelf.catalogue->quotas();
    QCOMPARE(must(quotas.reserve(claimOf(u"u1"_s), shelf.me, shelf.clock.now())), 0); // nothing bounds it
    must(quotas.set(filesQuota(QuotaScope::Total, {}, 2)));
    NewPhoto added = shelf.draftPhoto(u"p1"_s);
    added.reservation = must(quotas.reserve(claimOf(u"u1"_s), shelf.me, shelf.clock.now()));
    const qint64 second = must(quotas.reserve(claimOf(u"u1"_s), shelf.me, shelf.clock.now()));
    QCOMPARE(reasonOf(quotas.reserve(claimOf(u"u2"_s), shelf.me, shelf.clock.now())), u"quota.files"_s);
    must(shelf.catalogue->photos().add(added));
    QuotaUse use = useOf(shelf, u"u1"_s);
    QCOMPARE(use.files, 1);
    QCOMPARE(use.reservedFiles, 1);
    must(quotas.release(second));
    QVERIFY(must(quotas.reserve(claimOf(u"u2"_s), shelf.me, shelf.clock.now())) != 0);
}

void TestCatalogQuotas::learnsTheBytesLater()
{
    Shelf shelf;
    QuotaRepository &quotas = shelf.catalogue->quotas();
    must(quotas.set({.scope = QuotaScope::User,
                     .owner = u"u1"_s,
                     .limits = {.maxFileBytes = {}, .maxFiles = {}, .maxBytes = 1'000}}));
    const qint64 held = must(quotas.reserve(claimOf(u"u1"_s, 900), shelf.me, shelf.clock.now()));
    must(quotas.resize(held, 300)); // its own 900 do not stand in its way
    QCOMPARE(useOf(shelf, u"u1"_s).reservedBytes, 300);
    QCOMPARE(reasonOf(quotas.resize(held, 1'001)), u"quota.bytes"_s);
    QCOMPARE(useOf(shelf, u"u1"_s).reservedBytes, 300);
    must(quotas.release(held));
    QCOMPARE(reasonOf(quotas.resize(held, 1)), u"quota.released"_s);
}

void TestCatalogQuotas::releasesWhatTheDeadHeld()
{
    Shelf shelf;
    QuotaRepository &quotas = shelf.catalogue->quotas();
    must(quotas.set(filesQuota(QuotaScope::Total, {}, 3)));
    must(quotas.reserve(claimOf(u"u1"_s), shelf.me, shelf.clock.now()));
    must(quotas.reserve(claimOf(u"u1"_s), shelf.other, shelf.clock.now()));
    const auto isOther = [&](const Holder &holder) { return holder == shelf.other; };
    QCOMPARE(must(quotas.releaseAbandoned(isOther, shelf.clock.now() - Hour)), 1);
    QCOMPARE(must(quotas.releaseAbandoned(isOther, shelf.clock.now() - Hour)), 0);
    QCOMPARE(useOf(shelf, u"u1"_s).reservedFiles, 1);
    // What nobody can judge from here goes after a while.
    QCOMPARE(must(quotas.releaseAbandoned({}, shelf.clock.now() + Seconds(1))), 1);
}

void TestCatalogQuotas::countsWhatWaitsInTheQueue()
{
    Shelf shelf;
    must(shelf.catalogue->quotas().set(filesQuota(QuotaScope::User, u"u1"_s, 2)));
    const QList<Transfer> added =
        must(shelf.catalogue->transfers().add({queued(u"u1"_s, 70), queued(u"u2"_s, 5), queued(u"u1"_s, 30)}));
    QuotaUse use = useOf(shelf, u"u1"_s);
    QCOMPARE(use.reservedFiles, 2);
    QCOMPARE(use.reservedBytes, 100);
    QCOMPARE(reasonOf(shelf.catalogue->quotas().reserve(claimOf(u"u1"_s), shelf.me, shelf.clock.now())),
             u"quota.files"_s);
    must(shelf.catalogue->transfers().cancelWaiting(QList<qint64>{added.first().id}, shelf.clock.now()));
    QCOMPARE(useOf(shelf, u"u1"_s).reservedFiles, 1);
}

void TestCatalogQuotas::refusesInTheQueueWhatDoesNotFit()
{
    Shelf shelf;
    must(shelf.catalogue->quotas().set(filesQuota(QuotaScope::User, u"u1"_s, 2)));
    shelf.add(u"p1"_s);
    const QList<Transfer> added =
        must(shelf.catalogue->transfers().add({queued(u"u1"_s, 1), queued(u"u1"_s, 2), queued(u"u2"_s, 3)}));
    QCOMPARE(added.at(0).state, TransferState::Waiting);
    QCOMPARE(added.at(1).state, TransferState::Failed);
    QCOMPARE(added.at(1).errorReason, u"quota.files"_s);
    QVERIFY(!added.at(1).remedy.isEmpty());
    QCOMPARE(added.at(2).state, TransferState::Waiting);
    QCOMPARE(must(shelf.catalogue->transfers().counts()).value(TransferState::Failed), 1);
}

void TestCatalogQuotas::manyThatJoinTheQueueShareTheRoom()
{
    Shelf shelf;
    QuotaRepository &quotas = shelf.catalogue->quotas();
    must(quotas.set({.scope = QuotaScope::Total, .owner = {}, .limits = {.maxFileBytes = {}, .maxFiles = {}, .maxBytes = 100}}));
    must(quotas.set(filesQuota(QuotaScope::User, EachOwner, 2)));
    must(shelf.catalogue->transfers().add({queued(u"u1"_s, 10)}));
    const QList<Transfer> added = must(shelf.catalogue->transfers().add(
        {queued(u"u1"_s, 50), queued(u"u2"_s, 30), queued(u"u2"_s, 20), queued(u"u1"_s, 1), queued(u"u2"_s, 10)}));
    QStringList found;
    for (const Transfer &transfer : added)
        found.append(transfer.errorReason);
    QCOMPARE(found, (QStringList{QString(), QString(), u"quota.bytes"_s, u"quota.files"_s, QString()}));
    const QList<QuotaStanding> standings = must(quotas.standingsOf(u"u2"_s, u"user"_s));
    QCOMPARE(standings.size(), 2);
    QCOMPARE(standings.first().use.reservedFiles, 2);
    QCOMPARE(standings.last().use.reservedBytes, 100);
}

void TestCatalogQuotas::parallelConsolesDoNotOvershoot()
{
    constexpr int Consoles = 3;
    constexpr int Tries = 12;
    constexpr int Limit = 10;
    Shelf shelf;
    must(shelf.catalogue->quotas().set(filesQuota(QuotaScope::User, u"u1"_s, Limit)));
    std::vector<std::unique_ptr<SqlCatalogue>> consoles;
    for (int i = 0; i < Consoles; ++i)
        consoles.push_back(shelf.openPatient());
    std::atomic<int> stored = 0;
    std::atomic<int> refused = 0;
    {
        std::vector<std::jthread> threads;
        for (int console = 0; console < Consoles; ++console) {
            threads.emplace_back([&, console] {
                SqlCatalogue &mine = *consoles[std::size_t(console)];
                for (int i = 0; i < Tries; ++i) {
                    const auto held = mine.quotas().reserve(claimOf(u"u1"_s), shelf.me, shelf.clock.now());
                    if (!held) {
                        refused += held.error().reason == u"quota.files"_s ? 1 : 0;
                        continue;
                    }
                    NewPhoto photo = shelf.draftPhoto(u"p%1-%2"_s.arg(console).arg(i));
                    photo.reservation = *held;
                    stored += mine.photos().add(photo) ? 1 : 0;
                }
            });
        }
    }
    QCOMPARE(stored.load(), Limit);
    QCOMPARE(refused.load(), Consoles * Tries - Limit);
    const QuotaUse use = useOf(shelf, u"u1"_s);
    QCOMPARE(use.files, Limit);
    QCOMPARE(use.reservedFiles, 0);
}

TD_CATALOG_TEST(TestCatalogQuotas)
#include "tst_catalog_quotas.moc"
