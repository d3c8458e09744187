// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogfixture.h"

using namespace td;
using namespace td::test;
using namespace Qt::StringLiterals;

/// Events, leases, settings.
class TestCatalogRepositories : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eventsAreFolded();
    void runEventsAreOneRow();
    void leasesAreHeldByOne();
    void leaseOfAMovedClockIsStale();
    void settingsAndDismissals();
};

void TestCatalogRepositories::eventsAreFolded()
{
    Shelf shelf;
    EventRepository &events = shelf.catalogue->events();
    for (int i = 0; i < 30; ++i)
        shelf.add(u"p%1"_s.arg(i), Tier::Temp, u"d"_s);
    must(shelf.catalogue->photos().trash({u"p1"_s, u"p2"_s, u"p3"_s}, {}, {}, shelf.clock.now()));
    shelf.clock.advance(Day);
    must(events.append(
        {.at = {}, .what = u"settings"_s, .photoId = {}, .draftId = {}, .runId = {}, .detail = {{u"key"_s, u"x"_s}}}));
    shelf.add(u"late"_s, Tier::Temp, u"d"_s);
    const QList<Event> latest = must(events.latest(10));
    QCOMPARE(latest.size(), 4);
    QCOMPARE(latest.at(0).what, u"uploaded"_s);
    QCOMPARE(latest.at(0).photoId, u"late"_s);
    QCOMPARE(latest.at(1).what, u"settings"_s);
    QCOMPARE(latest.at(1).detail.value("key"_L1).toString(), u"x"_s);
    QVERIFY(latest.at(1).at == shelf.clock.now());
    QCOMPARE(latest.at(2).what, u"trashed"_s);
    QCOMPARE(latest.at(2).count, 3);
    QCOMPARE(latest.at(3).what, u"uploaded"_s);
    QCOMPARE(latest.at(3).count, 30);
    QVERIFY(latest.at(3).photoId.isEmpty());
    QCOMPARE(must(events.latest(2)).size(), 2);
    QCOMPARE(must(events.ofPhoto(u"p1"_s, 10)).size(), 2);
    QCOMPARE(must(events.ofPhoto({}, 10)).size(), 0);
}

void TestCatalogRepositories::runEventsAreOneRow()
{
    Shelf shelf;
    for (int i = 0; i < 5; ++i)
        shelf.add(u"p%1"_s.arg(i), Tier::Temp, u"d%1"_s.arg(i));
    shelf.clock.advance(Day);
    must(shelf.catalogue->photos().trash({u"p0"_s, u"p1"_s}, u"published"_s, u"run"_s, shelf.clock.now()));
    must(shelf.catalogue->photos().trash({u"p2"_s}, u"published"_s, u"run"_s, shelf.clock.now()));
    const QList<Event> latest = must(shelf.catalogue->events().latest(1));
    QCOMPARE(latest.first().what, u"trashed"_s);
    QCOMPARE(latest.first().count, 3);
    QCOMPARE(latest.first().runId, u"run"_s);
    QCOMPARE(must(shelf.catalogue->events().ofPhoto(u"p2"_s, 1)).first().detail.value("rule"_L1).toString(),
             u"published"_s);
}

void TestCatalogRepositories::leasesAreHeldByOne()
{
    if (onPostgres())
        QSKIP("leases go by the server's clock there: tst_catalog_postgres");
    Shelf shelf;
    LeaseRepository &leases = shelf.catalogue->leases();
    const auto alive = [](const Holder &) { return false; };
    const auto dead = [](const Holder &) { return true; };
    const Seconds term{60};
    Instant now = shelf.clock.now();
    QVERIFY(!must(leases.find(u"l"_s)));
    QVERIFY(must(leases.acquire(u"l"_s, shelf.me, term, alive, now)));
    QVERIFY(!must(leases.acquire(u"l"_s, shelf.other, term, alive, now + Seconds{59})));
    QVERIFY(must(leases.acquire(u"l"_s, shelf.me, term, alive, now + Seconds{30})));
    QVERIFY(must(leases.find(u"l"_s))->since == now);
    QVERIFY(must(leases.find(u"l"_s))->until == now + Seconds{90});
    QVERIFY(must(leases.acquire(u"other"_s, shelf.other, term, alive, now)));
    QVERIFY(must(leases.renew(u"l"_s, shelf.me, term, now + Seconds{40})));
    QVERIFY(!must(leases.renew(u"l"_s, shelf.other, term, now)));
    // Expired, to the second.
    QVERIFY(must(leases.acquire(u"l"_s, shelf.other, term, alive, now + Seconds{100})));
    QVERIFY(!must(leases.renew(u"l"_s, shelf.me, term, now)));
    must(leases.release(u"l"_s, shelf.me));
    QVERIFY(must(leases.find(u"l"_s))->holder == shelf.other);
    QVERIFY(must(leases.acquire(u"l"_s, shelf.me, term, dead, now + Seconds{101})));
    must(leases.release(u"l"_s, shelf.me));
    QVERIFY(!must(leases.find(u"l"_s)));
}

void TestCatalogRepositories::leaseOfAMovedClockIsStale()
{
    if (onPostgres())
        QSKIP("leases go by the server's clock there: tst_catalog_postgres");
    Shelf shelf;
    LeaseRepository &leases = shelf.catalogue->leases();
    const auto alive = [](const Holder &) { return false; };
    const Instant now = shelf.clock.now();
    QVERIFY(must(leases.acquire(u"l"_s, shelf.other, Seconds{60}, alive, now + Day)));
    QVERIFY(must(leases.acquire(u"l"_s, shelf.me, Seconds{60}, alive, now)));
    QVERIFY(must(leases.find(u"l"_s))->until == now + Seconds{60});
    // Exactly one term ahead is what an honest holder writes.
    QVERIFY(!must(leases.acquire(u"l"_s, shelf.other, Seconds{60}, alive, now)));
    // Who waited for the database comes with an older time than the holder who was faster.
    QVERIFY(!must(leases.acquire(u"l"_s, shelf.other, Seconds{60}, alive, now - Seconds{10})));
    QVERIFY(must(leases.acquire(u"l"_s, shelf.other, Seconds{60}, alive, now - Seconds{61})));
}

void TestCatalogRepositories::settingsAndDismissals()
{
    Shelf shelf;
    SettingRepository &settings = shelf.catalogue->settings();
    QVERIFY(!must(settings.value(u"a"_s)));
    must(settings.setValue(u"a"_s, u"1"_s));
    must(settings.setValue(u"a"_s, {}));
    QCOMPARE(must(settings.value(u"a"_s)), std::optional(QString()));
    must(settings.dismiss(u"hot_idle"_s, shelf.clock.now()));
    must(settings.dismiss(u"hot_idle"_s, shelf.clock.now()));
    QCOMPARE(must(settings.dismissed()), QStringList{u"hot_idle"_s});
    shelf.reopen();
    QCOMPARE(must(shelf.catalogue->settings().value(u"a"_s)), std::optional(QString()));
}

TD_CATALOG_TEST(TestCatalogRepositories)
#include "tst_catalog_repositories.moc"
