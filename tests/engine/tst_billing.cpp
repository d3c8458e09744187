// SPDX-License-Identifier: GPL-3.0-or-later
// The bill line by line, reports of a provider from files, and their comparison with what was recorded.
#include "core/pricevalues.h"
#include "engine/checksummary.h"
#include "support/fixture.h"
#include "support/testprogram.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace td;
using td::test::Fixture;

namespace
{

const QByteArray ReportHeader =
    "date,bucket_id,bucket_name,downloaded_bytes,storage_byte_hours,api_txn_class_a,api_txn_class_b,"
    "api_txn_class_c,api_txn_class_d\n";

QByteArray reportOf(const QDate &day, const QByteArray &rows)
{
    QByteArray csv = ReportHeader;
    for (const QByteArray &row : rows.split('\n')) {
        if (!row.isEmpty())
            csv += day.toString(Qt::ISODate).toLatin1() + ',' + row + '\n';
    }
    return csv;
}

QString writeFile(const QString &path, const QByteArray &bytes)
{
    QDir().mkpath(path.section(u'/', 0, -2));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
    return path;
}

} // namespace

class TestBilling : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aBillCountsWhatWasDone()
    {
        Fixture f;
        const Photo photo = f.upload(1, u"d"_s);
        f.upload(2, u"d"_s);
        QVERIFY(f.engine().library.moveTo({photo.photoId}, Tier::Hot, {}, {}).failed.isEmpty());
        f.clock.advance(49 * Hour);
        QVERIFY(f.engine().lifecycle.run({}, {}, {}, {}));
        const auto bill = f.engine().billing.bill();
        QVERIFY2(bill.has_value(), qPrintable(bill ? QString() : bill.error().message));
        QCOMPARE(bill->activity.work.uploaded, 2);
        QVERIFY(bill->activity.objectsPerPhoto >= 1);
        const TierActivity &hot = bill->activity.tiers[Tier::Hot];
        QCOMPARE(hot.writes, double(bill->activity.work.promoted) * bill->activity.objectsPerPhoto);
        const auto stats = f.engine().accounts.stats();
        QVERIFY(std::abs(bill->bill.costOf(BillItem::Storage) - stats->breakdown.total) < 1e-12);
        QVERIFY(f.engine().library.bytes(photo.photoId, variant::Master, {}).has_value());
    }

    void movesArePricedWhereTheyCanGo()
    {
        Fixture f;
        QVERIFY(f.engine().billing.moves()->isEmpty()); // nothing to move
        f.upload(1, u"d"_s);
        const QList<Billing::Move> moves = *f.engine().billing.moves();
        QCOMPARE(moves.size(), 3);
        QVERIFY(moves.at(1).from == Tier::Hot && moves.at(1).to == Tier::Cold);
        QCOMPARE(moves.at(1).breakEven.months.value_or(-1), 0.0); // the source's prices have no requests
        QVERIFY(!moves.at(2).breakEven.months.has_value());
    }

    void pricesAreEditedOneByOne()
    {
        Fixture f;
        Rules &rules = f.engine().rules;
        QVERIFY(rules.setPriceFigures({{u"prices.hot.gb_month"_s, u"0.023"_s}, {u"prices.cold.min_days"_s, u"30"_s}}));
        PriceBook book = *rules.prices();
        QCOMPARE(book.preset, OwnPrices);
        QCOMPARE(book.tiers[Tier::Hot].gbMonth, 0.023);
        QCOMPARE(book.tiers[Tier::Cold].minDays, 30);
        QCOMPARE(book.asOf, utcDay(f.clock.now()));
        QVERIFY(sourceOfPrice(book, Tier::Hot, u"gb_month"_s).startsWith(u"Entered by hand on"_s));
        QVERIFY(!sourceOfPrice(book, Tier::Cold, u"gb_month"_s).startsWith(u"Entered by hand"_s));
        QVERIFY(rules.knows(u"prices.hot.gb_month"_s));
        QVERIFY(rules.set(u"prices.hot.gb_month"_s, u"0.02"_s));
        QCOMPARE(rules.prices()->tiers[Tier::Hot].gbMonth, 0.02);
        // All or none.
        QVERIFY(!rules.setPriceFigures({{u"prices.cold.gb_month"_s, u"1"_s}, {u"prices.hot.gb_month"_s, u"x"_s}}));
        QVERIFY(rules.prices()->tiers[Tier::Cold].gbMonth != 1);
        QVERIFY(rules.set(u"prices.preset"_s, u"source-2025-11"_s));
        QCOMPARE(rules.prices()->tiers[Tier::Hot].gbMonth, 0.015);
    }

    void aForecastFollowsAPrice()
    {
        Fixture f;
        f.upload(1, u"d"_s);
        const ForecastAssumptions assumed{
            .uploadsPerDay = 100, .bytesPerPhoto = 1e7, .publishShare = 0, .publishAfterDays = 1};
        const auto cost = [&](const QMap<QString, QString> &changes) {
            return f.engine().accounts.forecast(6, changes, assumed)->last().cost;
        };
        const double present = cost({});
        QVERIFY(cost({{u"prices.hot.gb_month"_s, u"0.03"_s}}) > 1.2 * present);
        // The list is taken first, whatever the order of the names.
        QVERIFY(std::abs(cost({{u"prices.preset"_s, u"list-2026-09"_s}, {u"prices.apply_free_tier"_s, u"false"_s}}) -
                         present) < 0.2 * present);
        QVERIFY(!f.engine().accounts.forecast(6, {{u"prices.hot.gb_month"_s, u"-1"_s}}, assumed));
        QVERIFY(f.engine().accounts.forecast(6, {}, assumed)->last().peakBytes >=
                f.engine().accounts.forecast(6, {}, assumed)->last().bytes.value(Tier::Hot));
        // The folded catalogue is not kept when something is added.
        const ForecastAssumptions none;
        const qint64 before = f.engine().accounts.forecast(1, {}, none)->first().bytes.value(Tier::Hot);
        f.upload(2, u"d"_s);
        QVERIFY(f.engine().accounts.forecast(1, {}, none)->first().bytes.value(Tier::Hot) > before);
    }

    void importsAFolderAndNamesWhatItCannotRead()
    {
        Fixture f;
        QTemporaryDir folder;
        const QDate day(2026, 9, 10);
        writeFile(folder.filePath(u"2026-09-10/usage.account-1.csv"_s),
                  reportOf(day, ",,0,0,0,0,9,0\nb1,photos,5,24000,1,2,3,4\n"));
        writeFile(folder.filePath(u"2026-09-11/usage.account-1.csv"_s),
                  reportOf(day.addDays(1), "b1,photos,5,24000,1,2,3,4\n"));
        writeFile(folder.filePath(u"2026-09-11/usage.audit-1.csv"_s), "not read");
        writeFile(folder.filePath(u"2026-09-11/usage.a.reportingLocations.csv"_s), "not read");
        writeFile(folder.filePath(u"2026-09-12/usage.account-1.csv"_s), "date,what\n");
        QList<ItemFailure> failed;
        const auto imported = f.engine().billing.importReports(folder.path(), failed);
        QVERIFY(imported.has_value());
        QCOMPARE(imported->size(), 2);
        QCOMPARE(imported->first().days, 2);
        QCOMPARE(imported->first().buckets, QStringList{u"photos"_s});
        QCOMPARE(failed.size(), 1);
        QVERIFY(failed.first().id.contains(u"2026-09-12"_s));
        QCOMPARE(failed.first().error.reason, u"usage.columns"_s);
        QCOMPARE(f.engine().billing.buckets()->first().days, 2);

        const auto again =
            f.engine().billing.importReports(folder.filePath(u"2026-09-11/usage.account-1.csv"_s), failed);
        QCOMPARE(again->first().fresh, 0);
        const auto missing = f.engine().billing.importReports(folder.filePath(u"no.csv"_s), failed);
        QVERIFY(!missing && missing.error().code == ErrorCode::NotFound);
        QTemporaryDir empty;
        const auto nothing = f.engine().billing.importReports(empty.path(), failed);
        QVERIFY(!nothing && nothing.error().reason == "usage.no_reports"_L1);
        std::stop_source stop;
        stop.request_stop();
        const auto stopped = f.engine().billing.importReports(folder.path(), failed, {}, stop.get_token());
        QVERIFY(!stopped && stopped.error().code == ErrorCode::Cancelled);
    }

    void comparesWithWhatWasRecorded()
    {
        Fixture f;
        const auto none = f.engine().billing.reconcile({});
        QVERIFY(!none && none.error().reason == "usage.none"_L1);

        const Photo photo = f.upload(1, u"d"_s);
        QVERIFY(f.engine().library.moveTo({photo.photoId}, Tier::Cold, {}, {}).failed.isEmpty());
        const qint64 bytes = f.catalogue().stats().totals()->live.value(Tier::Cold).bytes;
        QVERIFY(bytes > 0);
        QVERIFY(f.engine().accounts.snapshotToday());
        const QDate today = utcDay(f.clock.now());
        QTemporaryDir folder;
        QList<ItemFailure> failed;
        const QString file = writeFile(folder.filePath(u"usage.account-1.csv"_s),
                                       reportOf(today, "b1,photos,0," + QByteArray::number(bytes * 24) + ",0,0,0,0\n"));
        QVERIFY(f.engine().billing.importReports(file, failed));
        const auto which = f.engine().billing.reconcile({});
        QVERIFY(!which && which.error().reason == "usage.which_bucket"_L1); // every tier is a folder here
        const auto result = f.engine().billing.reconcile({.bucketId = u"photos"_s, .from = {}, .to = {}});
        QVERIFY2(result.has_value(), qPrintable(result ? QString() : result.error().message));
        QCOMPARE(result->reportDays, 1);
        QCOMPARE(result->recordedDays, 1);
        const ReconciledLine storage = result->lines.first();
        QVERIFY(storage.item == BillItem::Storage);
        QCOMPARE(storage.reasons.last().id, u"agrees"_s);
        const QString older = writeFile(folder.filePath(u"usage.account-0.csv"_s),
                                        reportOf(today.addDays(-40), "b1,photos,0," + QByteArray::number(bytes * 24) + ",0,0,0,0\n"));
        QVERIFY(f.engine().billing.importReports(older, failed));
        QCOMPARE(f.engine().billing.reconcile({.bucketId = u"photos"_s, .from = {}, .to = {}})->reportDays, 1);
        QCOMPARE(f.engine().billing.reconcile({.bucketId = u"photos"_s, .from = {}, .to = {}, .days = 60})->reportDays, 2);
        const auto unknown = f.engine().billing.reconcile({.bucketId = u"nobody"_s, .from = {}, .to = {}});
        QVERIFY(!unknown && unknown.error().code == ErrorCode::NotFound);
        const auto early =
            f.engine().billing.reconcile({.bucketId = u"photos"_s, .from = today.addDays(-9), .to = today.addDays(-5)});
        QVERIFY(!early && early.error().reason == "usage.none"_L1);
        QCOMPARE(*f.engine().billing.forgetReports(), 2);
    }

    void theLastCheckIsRemembered()
    {
        Fixture f;
        QVERIFY(!lastCheckSummary(f.engine().parts)->at.has_value());
        CheckReport report;
        report.findings = {
            {.kind = u"hidden"_s, .photoId = {}, .key = {}, .tier = u"cold"_s, .text = {}, .count = 3, .bytes = 30},
            {.kind = u"hidden"_s,
             .photoId = {},
             .key = {},
             .tier = u"cold"_s,
             .text = {},
             .count = 2,
             .bytes = 20,
             .repaired = true},
            {.kind = u"orphan"_s, .photoId = {}, .key = {}, .tier = u"hot"_s, .text = {}, .bytes = 5},
            {.kind = u"unfinished"_s, .photoId = u"x"_s, .key = {}, .tier = {}, .text = {}},
            {.kind = u"missing"_s, .photoId = u"x"_s, .key = {}, .tier = u"hot"_s, .text = {}, .bytes = 7}};
        QVERIFY(rememberCheck(f.engine().parts, report));
        const CheckSummary last = *lastCheckSummary(f.engine().parts);
        QCOMPARE(last.at.value_or(Instant{}), f.clock.now());
        QCOMPARE(last.tiers.value(Tier::Cold).hidden.count, 3);
        QCOMPARE(last.tiers.value(Tier::Cold).hidden.bytes, 30);
        QCOMPARE(last.tiers.value(Tier::Hot).orphans.count, 1);
        QCOMPARE(last.tiers.value(Tier::Hot).unfinished.count, 0);
        const auto advice = f.engine().advisor.report();
        QStringList ids;
        for (const Recommendation &item : advice->recommendations)
            ids << item.id;
        QVERIFY(ids.contains(u"hidden_versions"_s) && ids.contains(u"orphans"_s));
        QVERIFY(f.engine().check.run({}, {}, {}));
        QVERIFY(lastCheckSummary(f.engine().parts)->tiers.isEmpty());
    }
};

TD_TEST(TestBilling)
#include "tst_billing.moc"
