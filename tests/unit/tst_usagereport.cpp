// SPDX-License-Identifier: GPL-3.0-or-later
// Reports that a provider wrote, hostile ones too, and their comparison with the estimate.
#include "core/billshapes.h"
#include "core/csvreader.h"
#include "core/reconciliation.h"
#include "support/testprogram.h"

#include <QTest>

using namespace td;
using namespace Qt::StringLiterals;

namespace
{

const QByteArray UsageHeader = "date,bucket_id,bucket_name,uploaded_gb,deleted_gb,downloaded_gb,downloaded_bytes,"
                               "downloaded_favored_bytes,stored_gb,"
                               "storage_byte_hours,api_txn_class_a,api_txn_class_b,api_txn_class_c,api_txn_class_d\n";
constexpr qint64 UsageGb = 1'000'000'000;

QStringList reasonIds(const ReconciledLine &line)
{
    QStringList ids;
    for (const GapReason &reason : line.reasons)
        ids << reason.id;
    return ids;
}

/// Thirty days on which the provider and we saw the same, 100 GB and no reads.
ReconcileFacts quietMonth()
{
    ReconcileFacts facts;
    facts.tier = Tier::Cold;
    facts.bucket = u"archive"_s;
    facts.from = QDate(2026, 9, 1);
    facts.to = QDate(2026, 9, 30);
    for (int day = 0; day < 30; ++day) {
        facts.usage.append({.day = facts.from.addDays(day),
                            .provider = u"b2"_s,
                            .account = {},
                            .bucketId = u"b1"_s,
                            .bucket = u"archive"_s,
                            .byteHours = 100.0 * UsageGb * 24});
        CostSnapshot snapshot;
        snapshot.day = facts.from.addDays(day);
        snapshot.totals.live[Tier::Cold] = {1000, 99 * UsageGb};
        snapshot.totals.trash[Tier::Cold] = {10, UsageGb};
        facts.snapshots.append(snapshot);
    }
    return facts;
}

const ReconciledLine &lineOf(const Reconciliation &result, BillItem item)
{
    for (const ReconciledLine &line : result.lines) {
        if (line.item == item)
            return line;
    }
    qFatal("no such line");
}

} // namespace

class TestUsageReport : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsWhatB2Writes()
    {
        const auto days = usageFromB2(
            QByteArray(UsageHeader + "2026-09-10,,,0.00,0.00,0.00,0,0,0.00,0,0,0,87,0\n"
                                     "2026-09-10,b4d5e6,photos,0.02,0.50,0.00,40260,260,0.47,11093733371,27,2,3,1\n"));
        QVERIFY2(days.has_value(), qPrintable(days ? QString() : days.error().message));
        QCOMPARE(days->size(), 2);
        QVERIFY(days->at(0).bucketId.isEmpty());
        QCOMPARE(days->at(0).classC, 87);
        const UsageDay &photos = days->at(1);
        QCOMPARE(photos.day, QDate(2026, 9, 10));
        QCOMPARE(photos.bucket, u"photos"_s);
        QCOMPARE(photos.storedBytes(), 462'238'890);
        QCOMPARE(photos.downloadedBytes, 40260);
        QCOMPARE(photos.freeDownloadedBytes, 260);
        QCOMPARE(photos.uploadedBytes, 20'000'000);
        QCOMPARE(photos.deletedBytes, 500'000'000);
        QCOMPARE(photos.classA + photos.classB + photos.classC + photos.classD, 33);
    }

    void takesOtherShapes_data()
    {
        QTest::addColumn<QByteArray>("csv");
        const QByteArray row = "2026-09-10,b1,ph,1,0,0,7,0,1.00,24000000000,1,2,3,4\n";
        QByteArray windows = UsageHeader + row;
        windows.replace("\n", "\r\n");
        QTest::newRow("CRLF") << windows;
        QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBF" + UsageHeader + row);
        QTest::newRow("no end of line") << QByteArray(UsageHeader + row).chopped(1);
        QTest::newRow("empty lines") << QByteArray("\n" + UsageHeader + "\n" + row + "\n\n");
        QTest::newRow("quotes") << QByteArray(UsageHeader +
                                              "\"2026-09-10\",\"b1\",\"ph\",1,0,0,7,0,1.00,24000000000,1,2,3,4\n");
        QTest::newRow("other order, new column") << QByteArray(
            "line_version,stored_gb,bucket_name,bucket_id,Date,downloaded_bytes,new_column,api_txn_class_a,"
            "api_txn_class_b,api_txn_class_c,api_txn_class_d\n2,1.00,ph,b1,2026-09-10,7,x,1,2,3,4\n");
    }
    void takesOtherShapes()
    {
        QFETCH(QByteArray, csv);
        const auto days = usageFromB2(csv);
        QVERIFY2(days.has_value(), qPrintable(days ? QString() : days.error().message));
        QCOMPARE(days->size(), 1);
        QCOMPARE(days->first().storedBytes(), UsageGb);
        QCOMPARE(days->first().downloadedBytes, 7);
        QCOMPARE(days->first().classD, 4);
        QCOMPARE(days->first().bucket, u"ph"_s);
    }

    void refusesWhatItCannotUse_data()
    {
        QTest::addColumn<QByteArray>("csv");
        QTest::addColumn<QString>("reason");
        QTest::addColumn<QString>("part");
        const auto row = [](const char *text) { return QByteArray(UsageHeader + text + "\n"); };
        QTest::newRow("nothing") << QByteArray() << u"usage.columns"_s << u"no usage report"_s;
        QTest::newRow("header alone") << UsageHeader << u"usage.empty"_s << u"no day"_s;
        QTest::newRow("another table") << QByteArray("date,report_file_name,reporting_location\n2026-09-10,a,b\n")
                                       << u"usage.columns"_s << u"bucket_id"_s;
        QTest::newRow("picture") << QByteArray("\x89PNG\r\n\x1a\n\0\0\0", 11) << u"csv.invalid"_s << u"UTF-8"_s;
        QTest::newRow("UTF-16") << QByteArray("\xFF\xFE"
                                              "d\0a\0t\0e\0",
                                              10)
                                << u"csv.invalid"_s << u"UTF-8"_s;
        QTest::newRow("zero byte") << QByteArray(UsageHeader +
                                                 QByteArray("2026-09-10,b1\0,p,0,0,0,0,0,0,0,0,0,0,0\n", 38))
                                   << u"csv.invalid"_s << u"UTF-8"_s;
        QTest::newRow("no day") << row("10/09/2026,b1,p,0,0,0,0,0,0,0,0,0,0,0") << u"usage.invalid"_s
                                << u"line 2, date"_s;
        QTest::newRow("no figure") << row("2026-09-10,b1,p,0,0,0,x,0,0,0,0,0,0,0") << u"usage.invalid"_s
                                   << u"downloaded_bytes"_s;
        QTest::newRow("negative") << row("2026-09-10,b1,p,0,0,0,-5,0,0,0,0,0,0,0") << u"usage.invalid"_s
                                  << u"downloaded_bytes"_s;
        QTest::newRow("not a number") << row("2026-09-10,b1,p,0,0,0,nan,0,0,0,0,0,0,0") << u"usage.invalid"_s
                                      << u"downloaded_bytes"_s;
        QTest::newRow("too large") << row("2026-09-10,b1,p,0,0,0,0,0,0,1e300,0,0,0,0") << u"usage.invalid"_s
                                   << u"storage_byte_hours"_s;
        QTest::newRow("short record") << row("2026-09-10,b1,p") << u"usage.invalid"_s << u"3 cells"_s;
        QTest::newRow("twice") << row("2026-09-10,b1,p,0,0,0,0,0,0,0,0,0,0,0\n2026-09-10,b1,p,0,0,0,0,0,0,0,0,0,0,0")
                               << u"usage.invalid"_s << u"line 3"_s;
        QTest::newRow("open quote") << row("\"2026-09-10,b1,p,0,0,0,0,0,0,0,0,0,0,0") << u"csv.invalid"_s
                                    << u"line 2 has a quote"_s;
        QTest::newRow("text behind a quote")
            << row("\"2026\"-09-10,b1,p,0,0,0,0,0,0,0,0,0,0,0") << u"csv.invalid"_s << u"line 2 has text behind"_s;
        QTest::newRow("column twice") << QByteArray("date,bucket_id,stored_gb,downloaded_gb,date\n")
                                      << u"usage.invalid"_s << u"named twice"_s;
        QTest::newRow("many columns") << QByteArray("a,").repeated(300) << u"csv.invalid"_s << u"200 columns"_s;
        QTest::newRow("long cell") << row(QByteArray(200'000, 'a').constData()) << u"csv.invalid"_s << u"too long"_s;
    }
    void refusesWhatItCannotUse()
    {
        QFETCH(QByteArray, csv);
        QFETCH(QString, reason);
        QFETCH(QString, part);
        const auto days = usageFromB2(csv);
        QVERIFY(!days.has_value());
        QCOMPARE(days.error().reason, reason);
        QCOMPARE(days.error().code, ErrorCode::InvalidArgument);
        QVERIFY2(days.error().message.contains(part), qPrintable(days.error().message));
        QVERIFY(!days.error().remedy.isEmpty());
    }

    void limitsHold()
    {
        const auto large = readCsv("a,b\n1,2\n", {.bytes = 4});
        QVERIFY(!large && large.error().reason == "csv.too_large"_L1);
        const auto many = readCsv("a\nb\nc\n", {.records = 2});
        QVERIFY(!many && many.error().message.contains(u"at most 2"_s));
        const auto rows = readCsv("a,\"b \"\"c\"\"\nd\"\r\n,\n");
        QVERIFY(rows.has_value());
        QCOMPARE(rows->size(), 2);
        QCOMPARE(rows->at(0).cells, (QStringList{u"a"_s, u"b \"c\"\nd"_s}));
        QCOMPARE(rows->at(1).cells, (QStringList{QString(), QString()}));
        QCOMPARE(rows->at(1).line, 3);
    }

    void agreesWhenBothSawTheSame()
    {
        const Reconciliation result = reconcile(quietMonth(), sourcePriceBook());
        QCOMPARE(result.reportDays, 30);
        QCOMPARE(result.recordedDays, 30);
        const ReconciledLine &storage = lineOf(result, BillItem::Storage);
        QVERIFY(std::abs(storage.estimated - 0.6) < 1e-9 && std::abs(storage.billed - 0.6) < 1e-9);
        QCOMPARE(reasonIds(storage), QStringList{u"agrees"_s});
        QCOMPARE(reasonIds(lineOf(result, BillItem::Egress)), QStringList{u"agrees"_s});
        QVERIFY(std::abs(result.billed - result.estimated) < 1e-9);
    }

    void namesTheProbableReason()
    {
        ReconcileFacts facts = quietMonth();
        for (UsageDay &day : facts.usage)
            day.byteHours += 20.0 * UsageGb * 24;
        facts.hiddenBytes = 15 * UsageGb;
        facts.orphanBytes = UsageGb / 100;
        Reconciliation result = reconcile(facts, sourcePriceBook());
        QCOMPARE(reasonIds(lineOf(result, BillItem::Storage)), (QStringList{u"hidden"_s, u"other_objects"_s}));
        QVERIFY(std::abs(lineOf(result, BillItem::Storage).difference() - 20 * 0.006) < 1e-9);

        facts.hiddenBytes = 20 * UsageGb;
        result = reconcile(facts, sourcePriceBook());
        QCOMPARE(reasonIds(lineOf(result, BillItem::Storage)), QStringList{u"hidden"_s});

        for (UsageDay &day : facts.usage)
            day.byteHours = 50.0 * UsageGb * 24;
        result = reconcile(facts, sourcePriceBook());
        QCOMPARE(reasonIds(lineOf(result, BillItem::Storage)), QStringList{u"grew_within_days"_s});
        QVERIFY(lineOf(result, BillItem::Storage).difference() < 0);
    }

    void daysThatNobodyRecordedAreLeftOut()
    {
        ReconcileFacts facts = quietMonth();
        facts.snapshots = facts.snapshots.mid(0, 10);
        facts.usage.removeLast();
        const Reconciliation result = reconcile(facts, sourcePriceBook());
        QCOMPARE(result.reportDays, 29);
        QCOMPARE(result.recordedDays, 10);
        const ReconciledLine &storage = lineOf(result, BillItem::Storage);
        QCOMPARE(reasonIds(storage), (QStringList{u"not_recorded"_s, u"partial_report"_s, u"agrees"_s}));
        QVERIFY(std::abs(storage.billed - storage.estimated) < 1e-9);
        facts.snapshots.clear();
        const Reconciliation none = reconcile(facts, sourcePriceBook());
        QCOMPARE(reasonIds(lineOf(none, BillItem::Storage)), (QStringList{u"not_recorded"_s, u"partial_report"_s}));
        QCOMPARE(lineOf(none, BillItem::Storage).billed, 0.0);
    }

    void readsAndRequestsAreCompared()
    {
        ReconcileFacts facts = quietMonth();
        facts.estimated.egressGb = 10;
        facts.estimated.writes = 1000;
        facts.estimated.reads = 100;
        facts.usage.first().downloadedBytes = 400 * UsageGb;
        facts.usage.first().freeDownloadedBytes = 50 * UsageGb;
        facts.usage.first().classA = 1000;
        facts.usage.first().classC = 5000;
        const Reconciliation result = reconcile(facts, sourcePriceBook());
        const ReconciledLine &egress = lineOf(result, BillItem::Egress);
        QCOMPARE(reasonIds(egress), (QStringList{u"free_partner"_s, u"outside_reads"_s}));
        // 350 GB are not a partner's, 300 of them free: three times what is stored
        QVERIFY(std::abs(result.billed - (0.6 + 50 * 0.01)) < 1e-9);
        QCOMPARE(reasonIds(lineOf(result, BillItem::Writes)), QStringList{u"agrees"_s});
        QCOMPARE(reasonIds(lineOf(result, BillItem::Reads)), QStringList{u"listings"_s});
    }

    void requestsOfDaysWithoutAReportDoNotCount()
    {
        ReconcileFacts facts = quietMonth();
        facts.estimated = {.storedGb = 0, .writes = 3000, .reads = 600, .retrievedGb = 0, .egressGb = 30, .earlyGb = 0};
        facts.usage.resize(10);
        facts.usage.first().classA = 1000;
        facts.usage.first().classB = 200;
        facts.usage.first().downloadedBytes = 10 * UsageGb;
        const Reconciliation result = reconcile(facts, sourcePriceBook());
        for (const BillItem item : {BillItem::Writes, BillItem::Reads, BillItem::Egress}) {
            const ReconciledLine &line = lineOf(result, item);
            QCOMPARE(reasonIds(line), QStringList{u"agrees"_s});
            QVERIFY(std::abs(line.estimatedQuantity - line.billedQuantity) < 1e-9);
        }
    }

    void everyReasonHasWords()
    {
        for (const QString &id : {u"agrees"_s, u"not_recorded"_s, u"partial_report"_s, u"hidden"_s, u"orphans"_s,
                                  u"other_objects"_s, u"grew_within_days"_s, u"outside_reads"_s, u"local_reads"_s,
                                  u"free_partner"_s, u"listings"_s, u"fewer_requests"_s}) {
            const QString text = gapReasonText({.id = id, .args = {{u"bytes"_s, 5}, {u"count"_s, 3}}});
            QVERIFY2(text != id && text.endsWith(u'.'), qPrintable(id));
        }
    }
};

TD_TEST(TestUsageReport)
#include "tst_usagereport.moc"
