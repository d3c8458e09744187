// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/time.h"
#include "support/testprogram.h"

#include <QElapsedTimer>
#include <QTest>

using namespace td;
using namespace Qt::StringLiterals;

class TestTime : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void reads_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("iso");
        const auto row = [](const char *text, const char *iso) {
            QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(iso);
        };
        row("2025-11-13T10:00:00Z", "2025-11-13T10:00:00Z");
        row("2025-11-13 10:00:00", "2025-11-13T10:00:00Z");
        row("2025-11-13T10:00:00", "2025-11-13T10:00:00Z");
        row("2025-11-13", "2025-11-13T00:00:00Z");
        row("2025-11-13T10:00:00.999999Z", "2025-11-13T10:00:00Z");
        row("2025-11-13 10:00:00.5", "2025-11-13T10:00:00Z");
        row("2025-11-13T10:00:00+02:00", "2025-11-13T08:00:00Z");
        row("2025-11-13T10:00:00-0530", "2025-11-13T15:30:00Z");
        row("2025-11-13T10:00:00+02", "2025-11-13T08:00:00Z");
        row("2025-12-31T23:30:00.1-01:00", "2026-01-01T00:30:00Z");
        row("2024-02-29T00:00:00Z", "2024-02-29T00:00:00Z");
        row("2000-02-29T12:00:00Z", "2000-02-29T12:00:00Z");
        row("1969-12-31T23:59:59Z", "1969-12-31T23:59:59Z");
        row("0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z");
        row("9999-12-31T23:59:59Z", "9999-12-31T23:59:59Z");
    }
    void reads()
    {
        QFETCH(QString, text);
        QFETCH(QString, iso);
        const std::optional<Instant> instant = fromIso(text);
        QVERIFY(instant);
        QCOMPARE(toIso(*instant), iso);
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"",
                                 " ",
                                 "garbage",
                                 "2025",
                                 "2025-11",
                                 "2025-11-",
                                 "2025-11-13T",
                                 "2025-11-13T10",
                                 "2025-11-13T10:00",
                                 "2025-11-13T10:00:0",
                                 "2025-13-01",
                                 "2025-00-10",
                                 "2025-02-29T00:00:00Z",
                                 "1900-02-29",
                                 "2025-11-31",
                                 "2025-11-13T24:00:00Z",
                                 "2025-11-13T10:60:00Z",
                                 "2025-11-13T10:00:60Z",
                                 "2025-11-13T10:00:00.Z",
                                 "2025-11-13T10:00:00Z ",
                                 " 2025-11-13",
                                 "2025-11-13T10:00:00+",
                                 "2025-11-13T10:00:00+2",
                                 "2025-11-13T10:00:00+02:",
                                 "2025-11-13T10:00:00+24:00",
                                 "2025-11-13T10:00:00+02:60",
                                 "2025-11-13T10:00:00ZZ",
                                 "2025/11/13",
                                 "13-11-2025",
                                 "-025-11-13",
                                 "+025-11-13",
                                 "2025-1-13",
                                 "20251113T100000Z",
                                 "1763028000"})
            QTest::newRow(text) << QString::fromLatin1(text);
        QTest::newRow("arabic digits") << u"٢٠٢٥-11-13"_s;
        QTest::newRow("nul") << QString(u"2025-11-13"_s + QChar(u'\0'));
    }
    void refuses()
    {
        QFETCH(QString, text);
        QVERIFY(!fromIso(text));
    }

    void agreesWithTheCalendarOfQt()
    {
        // One date in every month of four centuries, at a time that walks through the day.
        qint64 second = 0;
        for (QDate date(1900, 1, 1); date.year() < 2300; date = date.addMonths(1).addDays(1)) {
            second = (second + 7919) % Day.count();
            const QDateTime expected(date, QTime(0, 0).addSecs(int(second)), Qt::UTC);
            const QString text = expected.toString(Qt::ISODate);
            const std::optional<Instant> instant = fromIso(text);
            QVERIFY2(instant, qPrintable(text));
            QCOMPARE(unixSeconds(*instant), expected.toSecsSinceEpoch());
            QCOMPARE(toIso(*instant), text);
        }
    }

    void nothingIsAnEmptyText()
    {
        QVERIFY(toIso(std::optional<Instant>()).isEmpty());
        QCOMPARE(toIso(std::optional(instantOf(0))), u"1970-01-01T00:00:00Z"_s);
    }

    void textOrderIsTimeOrder()
    {
        const Instant moments[]{instantOf(-62135596800 - 1), instantOf(-1), instantOf(0), instantOf(1763028000),
                                instantOf(253402300799)};
        for (std::size_t i = 1; i < std::size(moments); ++i)
            QVERIFY(toIso(moments[i - 1]) < toIso(moments[i]));
    }

    void aMillionAreRead()
    {
        const QString text = u"2025-11-13T10:00:00Z"_s;
        QElapsedTimer timer;
        timer.start();
        qint64 sum = 0;
        for (int i = 0; i < 1'000'000; ++i)
            sum += unixSeconds(fromIso(text).value_or(Instant{}));
        qInfo("1,000,000 times read in %lld ms", timer.elapsed());
        QCOMPARE(sum, 1763028000LL * 1'000'000);
        QVERIFY2(timer.elapsed() < 2000, "reading times must not be what a big plan waits for");
    }
};

TD_TEST(TestTime)
#include "tst_time.moc"
