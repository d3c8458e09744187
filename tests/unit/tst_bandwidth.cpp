// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bandwidth.h"
#include "support/testprogram.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace td;

class TestBandwidth : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void limits_data()
    {
        QTest::addColumn<QString>("table");
        QTest::addColumn<QString>("at");
        QTest::addColumn<qint64>("upload");
        QTest::addColumn<qint64>("download");
        const QString office = u"08:00,2M/1M 22:00,off"_s;
        // 2025-11-10 is a Monday.
        QTest::newRow("always") << u"2M"_s << u"2025-11-10T03:00:00"_s << 2'000'000LL << 2'000'000LL;
        QTest::newRow("never") << u"off"_s << u"2025-11-10T03:00:00"_s << 0LL << 0LL;
        QTest::newRow("nothing") << QString() << u"2025-11-10T03:00:00"_s << 0LL << 0LL;
        QTest::newRow("one way") << u"off/500K"_s << u"2025-11-10T03:00:00"_s << 0LL << 500'000LL;
        QTest::newRow("fractions") << u"1.5M/0.25G"_s << u"2025-11-10T03:00:00"_s << 1'500'000LL << 250'000'000LL;
        QTest::newRow("plain bytes") << u"20000"_s << u"2025-11-10T03:00:00"_s << 20'000LL << 20'000LL;
        QTest::newRow("small letters") << u"2m/OFF"_s << u"2025-11-10T03:00:00"_s << 2'000'000LL << 0LL;
        QTest::newRow("by day") << office << u"2025-11-10T08:00:00"_s << 2'000'000LL << 1'000'000LL;
        QTest::newRow("till its end") << office << u"2025-11-10T21:59:59"_s << 2'000'000LL << 1'000'000LL;
        QTest::newRow("in the evening") << office << u"2025-11-10T22:00:00"_s << 0LL << 0LL;
        QTest::newRow("over midnight") << office << u"2025-11-11T07:59:59"_s << 0LL << 0LL;
        QTest::newRow("any order") << u"22:00,off 8:00,2M"_s << u"2025-11-10T09:00:00"_s << 2'000'000LL << 2'000'000LL;
        QTest::newRow("one time holds all day")
            << u"08:00,1M"_s << u"2025-11-10T07:00:00"_s << 1'000'000LL << 1'000'000LL;
        const QString week = u"08:00,1M 20:00,off Sat-08:00,off Sun-08:00,off"_s;
        QTest::newRow("a weekday") << week << u"2025-11-14T09:00:00"_s << 1'000'000LL << 1'000'000LL;
        QTest::newRow("a weekend") << week << u"2025-11-15T09:00:00"_s << 0LL << 0LL;
        QTest::newRow("over the end of the week")
            << u"Sun-22:00,3M"_s << u"2025-11-10T01:00:00"_s << 3'000'000LL << 3'000'000LL;
        QTest::newRow("only one day changes")
            << u"Mon-00:00,1M Wed-12:00,2M"_s << u"2025-11-12T11:59:00"_s << 1'000'000LL << 1'000'000LL;
    }
    void limits()
    {
        QFETCH(QString, table);
        QFETCH(QString, at);
        QFETCH(qint64, upload);
        QFETCH(qint64, download);
        const auto parsed = BandwidthTimetable::parse(table);
        QVERIFY(parsed);
        const QDateTime local = QDateTime::fromString(at, Qt::ISODate);
        QVERIFY(local.isValid());
        QCOMPARE(parsed->limitAt(local), (BandwidthRates{upload, download}));
        const auto again = BandwidthTimetable::parse(parsed->text());
        QVERIFY(again);
        QCOMPARE(*again, *parsed);
    }

    void oneSpelling_data()
    {
        QTest::addColumn<QString>("given");
        QTest::addColumn<QString>("text");
        QTest::newRow("spaces") << u"  8:00,2M/2M   22:00,OFF "_s << u"08:00,2M 22:00,off"_s;
        QTest::newRow("units") << u"2000K/1500000"_s << u"2M/1500K"_s;
        QTest::newRow("days") << u"SAT-9:30,off mon-07:00,1G"_s << u"Sat-09:30,off Mon-07:00,1G"_s;
        QTest::newRow("empty") << QString() << u"off"_s;
        QTest::newRow("all off") << u"off/off"_s << u"off"_s;
    }
    void oneSpelling()
    {
        QFETCH(QString, given);
        QFETCH(QString, text);
        QCOMPARE(BandwidthTimetable::parse(given)->text(), text);
    }

    void refused_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"fast",  "2X",     "-1M",      "0",    "9K",           "1/2/3",     "2M 3M",
                                 "08:00", "08:00,", "25:00,1M", "8,1M", "Foo-08:00,1M", "-08:00,1M", "08:00,1M,2M",
                                 "nan",   "inf",    "2M/",      "/2M",  "1e30",         "off off"})
            QTest::newRow(text) << QString::fromLatin1(text);
    }
    void refused()
    {
        QFETCH(QString, text);
        const auto parsed = BandwidthTimetable::parse(text);
        QVERIFY(!parsed);
        QCOMPARE(parsed.error().code, ErrorCode::InvalidArgument);
        QCOMPARE(parsed.error().reason, u"bandwidth.invalid"_s);
        QVERIFY(!parsed.error().remedy.isEmpty());
    }
};

TD_TEST(TestBandwidth)
#include "tst_bandwidth.moc"
