// SPDX-License-Identifier: GPL-3.0-or-later
// What a bill is made of, what providers reported, and views that were given a name.
#include "catalogfixture.h"

using namespace td;
using namespace td::test;
using namespace Qt::StringLiterals;

namespace
{

UsageDay reported(const QDate &day, const QString &bucket, double byteHours)
{
    return {.day = day,
            .provider = u"b2"_s,
            .account = {},
            .bucketId = bucket.isEmpty() ? QString() : QString(u"id-"_s + bucket),
            .bucket = bucket,
            .byteHours = byteHours,
            .downloadedBytes = 7,
            .freeDownloadedBytes = 3,
            .classA = 1,
            .classB = 2,
            .classC = 3,
            .classD = 4};
}

QStringList signsOf(const QList<SoldSign> &signs)
{
    QStringList list;
    for (const SoldSign &sign : signs)
        list << u"%1 %2 %3 %4"_s.arg(sign.draftId, sign.sign).arg(sign.photos).arg(sign.bytes);
    list.sort();
    return list;
}

} // namespace

class TestCatalogBilling : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void reportsAreKeptByDayAndBucket();
    void aReportAgainReplacesItself();
    void countsTheWorkOfAPeriod();
    void namesDraftsThatLookSold();
    void whatIsInTheTrash();
    void viewsHaveNames();
};

void TestCatalogBilling::reportsAreKeptByDayAndBucket()
{
    Shelf shelf;
    BillingRepository &billing = shelf.catalogue->billing();
    const QDate day(2026, 9, 10);
    QCOMPARE(must(billing.saveUsage({reported(day, {}, 48), reported(day, u"photos"_s, 24),
                                     reported(day, u"other"_s, 12), reported(day.addDays(1), u"photos"_s, 36)},
                                    u"usage.csv"_s, at("2026-09-12T00:00:00Z"))),
             4);
    const QList<UsageDay> photos = must(billing.usage(u"id-photos"_s, day, day.addDays(5)));
    QCOMPARE(photos.size(), 2);
    QVERIFY(photos.first() == reported(day, u"photos"_s, 24));
    QCOMPARE(must(billing.usage(u"id-photos"_s, day.addDays(1), day.addDays(1))).size(), 1);
    QVERIFY(must(billing.usage(QString(), day, day)).isEmpty()); // the account is no bucket
    const QList<UsageBucket> buckets = must(billing.usageBuckets());
    QCOMPARE(buckets.size(), 2);
    QCOMPARE(buckets.at(1).bucket, u"photos"_s);
    QCOMPARE(buckets.at(1).days, 2);
    QCOMPARE(buckets.at(1).to, day.addDays(1));
    QCOMPARE(must(billing.clearUsage()), 4);
    QVERIFY(must(billing.usageBuckets()).isEmpty());
}

void TestCatalogBilling::aReportAgainReplacesItself()
{
    Shelf shelf;
    BillingRepository &billing = shelf.catalogue->billing();
    const QDate day(2026, 9, 10);
    must(billing.saveUsage({reported(day, u"photos"_s, 24)}, u"a"_s, at("2026-09-12T00:00:00Z")));
    QCOMPARE(must(billing.saveUsage({reported(day, u"photos"_s, 30), reported(day.addDays(1), u"photos"_s, 31)}, u"b"_s,
                                    at("2026-09-13T00:00:00Z"))),
             1);
    const QList<UsageDay> days = must(billing.usage(u"id-photos"_s, day, day.addDays(1)));
    QCOMPARE(days.size(), 2);
    QCOMPARE(days.first().byteHours, 30.0);
}

void TestCatalogBilling::countsTheWorkOfAPeriod()
{
    Shelf shelf;
    shelf.add(u"a"_s);
    shelf.add(u"b"_s);
    const Instant now = shelf.clock.now();
    must(shelf.catalogue->photos().touch(u"a"_s, u"get"_s, now));
    must(shelf.catalogue->photos().touch(u"a"_s, u"link"_s, now));
    const CountedWork work = must(shelf.catalogue->billing().work(now - Day, now + Day));
    QCOMPARE(work.uploaded, 2);
    QCOMPARE(work.promoted, 0);
    QCOMPARE(work.accesses.value(Tier::Temp).count, 2);
    QCOMPARE(work.accesses.value(Tier::Temp).bytes,
             2 * must(shelf.catalogue->photos().find(u"a"_s))->compressedSizeBytes);
    QCOMPARE(must(shelf.catalogue->billing().work(now + Day, now + 2 * Day)).uploaded, 0);
}

void TestCatalogBilling::namesDraftsThatLookSold()
{
    Shelf shelf;
    const auto add = [&shelf](const QString &id, const QString &draft, Tier tier = Tier::Hot) {
        must(shelf.catalogue->photos().add(shelf.draftPhoto(id, tier, draft, 100)));
    };
    add(u"o1"_s, u"ordered"_s, Tier::Temp);
    add(u"s1"_s, u"siblings"_s);
    add(u"s2"_s, u"siblings"_s);
    add(u"i1"_s, u"idle"_s);
    add(u"t1"_s, u"idle in temp"_s, Tier::Temp);
    add(u"p1"_s, u"published"_s);
    DraftRepository &drafts = shelf.catalogue->drafts();
    const Instant now = shelf.clock.now();
    must(drafts.addOrder({.orderId = u"1"_s, .draftId = u"ordered"_s, .orderedAt = now}));
    must(drafts.publish(u"siblings"_s, {u"s1"_s}, 7, now));
    must(drafts.publish(u"published"_s, {}, 7, now));
    BillingRepository &billing = shelf.catalogue->billing();
    QCOMPARE(signsOf(must(billing.soldSigns(now - 60 * Day, 10))),
             (QStringList{u"ordered orders 1 100"_s, u"siblings siblings 1 100"_s}));
    QCOMPARE(signsOf(must(billing.soldSigns(now + Day, 10))),
             (QStringList{u"idle idle 1 100"_s, u"ordered orders 1 100"_s, u"siblings siblings 1 100"_s}));
    QCOMPARE(must(billing.soldSigns(now + Day, 1)).size(), 1);
    must(shelf.catalogue->photos().touch(u"i1"_s, u"get"_s, now + 2 * Day));
    QCOMPARE(must(billing.soldSigns(now + Day, 10)).size(), 2);
}

void TestCatalogBilling::whatIsInTheTrash()
{
    Shelf shelf;
    shelf.add(u"a"_s);
    QVERIFY(must(shelf.catalogue->billing().trashed(10)).isEmpty());
    must(shelf.catalogue->photos().trash({u"a"_s}, {}, {}, shelf.clock.now()));
    const QList<TrashedPhoto> trashed = must(shelf.catalogue->billing().trashed(10));
    QCOMPARE(trashed.size(), 1);
    QVERIFY(trashed.first().tier == Tier::Temp && trashed.first().bytes > 0);
}

void TestCatalogBilling::viewsHaveNames()
{
    Shelf shelf;
    ViewRepository &views = shelf.catalogue->views();
    const Instant now = shelf.clock.now();
    must(views.save(u"photos"_s, {.name = u"Été & 'co'"_s, .definition = u"{\"tier\":\"hot\"}"_s}, now));
    must(views.save(u"photos"_s, {.name = u"Big"_s, .definition = u"{}"_s}, now));
    must(views.save(u"photos"_s, {.name = u"Big"_s, .definition = u"{\"min_bytes\":5}"_s}, now));
    const QList<SavedView> all = must(views.views(u"photos"_s));
    QCOMPARE(all.size(), 2);
    QCOMPARE(all.first().name, u"Big"_s);
    QCOMPARE(all.first().definition, u"{\"min_bytes\":5}"_s);
    QVERIFY(must(views.views(u"drafts"_s)).isEmpty());
    must(views.remove(u"photos"_s, u"Big"_s));
    must(views.remove(u"photos"_s, u"not there"_s));
    QCOMPARE(must(views.views(u"photos"_s)).size(), 1);
}

TD_CATALOG_TEST(TestCatalogBilling)
#include "tst_catalog_billing.moc"
