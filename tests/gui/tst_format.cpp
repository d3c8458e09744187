// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/testprogram.h"
#include "ui/support/errortable.h"
#include "ui/support/errortext.h"
#include "ui/support/format.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace td;

class TestFormat : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        format::setTimeZone("Europe/Paris");
        english();
    }

    void money_data()
    {
        QTest::addColumn<double>("amount");
        QTest::addColumn<QString>("en");
        QTest::addColumn<QString>("fr");
        QTest::newRow("zero") << 0.0 << u"$0.00"_s << u"0,00\u00a0$"_s;
        QTest::newRow("cents") << 0.87 << u"$0.87"_s << u"0,87\u00a0$"_s;
        QTest::newRow("small") << 0.0016 << u"$0.0016"_s << u"0,0016\u00a0$"_s;
        QTest::newRow("smaller") << 0.00028 << u"$0.00028"_s << u"0,00028\u00a0$"_s;
        QTest::newRow("tiny") << 0.00003 << u"< $0.0001"_s << u"< 0,0001\u00a0$"_s;
        QTest::newRow("tiny and negative") << -0.00003 << u"> \u2212$0.0001"_s << u"> \u22120,0001\u00a0$"_s;
        QTest::newRow("least") << -0.0001 << u"\u2212$0.0001"_s << u"\u22120,0001\u00a0$"_s;
        QTest::newRow("large") << 1234.5 << u"$1,234.50"_s << u"1\u202f234,50\u00a0$"_s;
        QTest::newRow("negative") << -0.11 << u"\u2212$0.11"_s << u"\u22120,11\u00a0$"_s;
    }
    void money()
    {
        QFETCH(double, amount);
        QFETCH(QString, en);
        QFETCH(QString, fr);
        QCOMPARE(format::money(amount), en);
        french();
        QCOMPARE(format::money(amount), fr);
    }

    void signedMoney_data()
    {
        QTest::addColumn<double>("amount");
        QTest::addColumn<QString>("en");
        QTest::addColumn<QString>("fr");
        QTest::newRow("zero") << 0.0 << u"$0.00"_s << u"0,00\u00a0$"_s;
        QTest::newRow("more") << 0.02 << u"+$0.02"_s << u"+0,02\u00a0$"_s;
        QTest::newRow("less") << -0.02 << u"\u2212$0.02"_s << u"\u22120,02\u00a0$"_s;
        QTest::newRow("a little more") << 0.00002 << u"< +$0.0001"_s << u"< +0,0001\u00a0$"_s;
        QTest::newRow("a little less") << -0.00002 << u"> \u2212$0.0001"_s << u"> \u22120,0001\u00a0$"_s;
    }
    void signedMoney()
    {
        QFETCH(double, amount);
        QFETCH(QString, en);
        QFETCH(QString, fr);
        QCOMPARE(format::signedMoney(amount), en);
        french();
        QCOMPARE(format::signedMoney(amount), fr);
    }

    void bytes_data()
    {
        QTest::addColumn<qint64>("bytes");
        QTest::addColumn<QString>("en");
        QTest::addColumn<QString>("fr");
        QTest::newRow("none") << qint64(0) << u"0\u00a0B"_s << u"0\u00a0o"_s;
        QTest::newRow("bytes") << qint64(999) << u"999\u00a0B"_s << u"999\u00a0o"_s;
        QTest::newRow("kilo") << qint64(614'000) << u"614\u00a0kB"_s << u"614\u00a0ko"_s;
        QTest::newRow("mega") << qint64(1'240'000) << u"1.24\u00a0MB"_s << u"1,24\u00a0Mo"_s;
        QTest::newRow("giga") << qint64(50'000'000'000) << u"50.0\u00a0GB"_s << u"50,0\u00a0Go"_s;
        QTest::newRow("rounds up a unit") << qint64(999'600) << u"1.00\u00a0MB"_s << u"1,00\u00a0Mo"_s;
    }
    void bytes()
    {
        QFETCH(qint64, bytes);
        QFETCH(QString, en);
        QFETCH(QString, fr);
        QCOMPARE(format::bytes(bytes), en);
        french();
        QCOMPARE(format::bytes(bytes), fr);
    }

    void counts()
    {
        QCOMPARE(format::count(72418), u"72,418"_s);
        QCOMPARE(format::shortCount(72418), u"72k"_s);
        QCOMPARE(format::shortCount(999), u"999"_s);
        QCOMPARE(format::shortCount(3040), u"3k"_s);
        QCOMPARE(format::percent(86), u"86\u00a0%"_s);
        french();
        QCOMPARE(format::count(72418), u"72\u202f418"_s);
        QCOMPARE(format::shortCount(72418), u"72\u00a0k"_s);
    }

    void dates_data()
    {
        QTest::addColumn<QString>("at");
        QTest::addColumn<QString>("text");
        QTest::newRow("today") << u"2025-11-20T13:02:00Z"_s << u"14:02"_s;
        QTest::newRow("yesterday") << u"2025-11-19T13:02:00Z"_s << u"yesterday"_s;
        QTest::newRow("yesterday by the local day") << u"2025-11-18T23:30:00Z"_s << u"yesterday"_s;
        QTest::newRow("this year") << u"2025-11-12T13:02:00Z"_s << u"12 Nov"_s;
        QTest::newRow("another year") << u"2024-11-12T13:02:00Z"_s << u"12 Nov 2024"_s;
    }
    void dates()
    {
        QFETCH(QString, at);
        QFETCH(QString, text);
        const Instant now = *fromIso(u"2025-11-20T21:13:00Z");
        QCOMPARE(format::shortDate(*fromIso(at), now), text);
    }

    void durations()
    {
        QCOMPARE(format::duration(Seconds(38)), u"38\u00a0s"_s);
        QCOMPARE(format::duration(Seconds(4 * 3600 + 47 * 60)), u"4\u00a0h\u00a047\u00a0min"_s);
        QCOMPARE(format::duration(Seconds(3 * 86400)), u"3\u00a0d"_s);
        const Instant now = *fromIso(u"2025-11-20T21:13:00Z");
        QCOMPARE(format::nextRun(*fromIso(u"2025-11-21T02:00:00Z"), now), u"tonight at 03:00"_s);
        QCOMPARE(format::nextRun(*fromIso(u"2025-11-21T11:00:00Z"), now), u"tomorrow at 12:00"_s);
    }

    void errorsSpeakByReason()
    {
        const Error known{.code = ErrorCode::InvalidArgument,
                          .reason = u"image.unsupported"_s,
                          .message = u"raw"_s,
                          .where = u"/tmp/photo.heic"_s,
                          .remedy = {}};
        QCOMPARE(errorSentence(known), u"photo.heic was not added: it is not a JPEG, PNG, GIF or WebP."_s);
        const Error unknown{.code = ErrorCode::Internal,
                            .reason = u"no.such"_s,
                            .message = u"What happened."_s,
                            .where = {},
                            .remedy = u"Do it."_s};
        QCOMPARE(errorSentence(unknown), u"What happened."_s);
        QCOMPARE(errorRemedy(unknown), u"Do it."_s);
        QSet<QByteArray> reasons;
        for (const ErrorEntry &entry : errorEntries()) {
            QVERIFY2(!reasons.contains(entry.reason), entry.reason);
            reasons.insert(entry.reason);
            QVERIFY2(QByteArrayView(entry.sentence).endsWith('.'), entry.reason);
        }
    }

private:
    void english() { format::setLocale(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void french() { format::setLocale(QLocale(QLocale::French, QLocale::France)); }
};

TD_WINDOW_TEST(TestFormat)
#include "tst_format.moc"
