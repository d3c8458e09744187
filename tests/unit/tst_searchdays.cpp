// SPDX-License-Identifier: GPL-3.0-or-later
// Which days a typed text means.
#include "core/searchdays.h"
#include "support/testprogram.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace td;

class TestSearchDays : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void meant_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("last");
        const auto row = [](const QString &text, const QString &first, const QString &last = {}) {
            QTest::newRow(qPrintable(text)) << text << first << (last.isEmpty() ? first : last);
        };
        row(u"2026-03-12"_s, u"2026-03-12"_s);
        row(u"2026/3/12"_s, u"2026-03-12"_s);
        row(u"12.03.2026"_s, u"2026-03-12"_s);
        row(u"12/3/2026"_s, u"2026-03-12"_s);
        row(u"3/12/2026"_s, u"2026-12-03"_s);
        row(u"3/13/2026"_s, u"2026-03-13"_s);
        row(u"12 March 2026"_s, u"2026-03-12"_s);
        row(u"march 12, 2026"_s, u"2026-03-12"_s);
        row(u"1er août 2025"_s, u"2025-08-01"_s);
        row(u"2nd aug. 2025"_s, u"2025-08-02"_s);
        row(u"29.2.2024"_s, u"2024-02-29"_s);
        row(u"2026-03"_s, u"2026-03-01"_s, u"2026-03-31"_s);
        row(u"03/2026"_s, u"2026-03-01"_s, u"2026-03-31"_s);
        row(u"february 2024"_s, u"2024-02-01"_s, u"2024-02-29"_s);
        row(u"Févr. 2025"_s, u"2025-02-01"_s, u"2025-02-28"_s);
        row(u"2025 décembre"_s, u"2025-12-01"_s, u"2025-12-31"_s);
        row(u"juil 2025"_s, u"2025-07-01"_s, u"2025-07-31"_s);
    }
    void meant()
    {
        QFETCH(QString, text);
        const std::optional<DaySpan> days = daysMeant(text);
        QVERIFY(days);
        QTEST(days->first.toString(Qt::ISODate), "first");
        QTEST(days->last.toString(Qt::ISODate), "last");
    }

    void noDays_data()
    {
        QTest::addColumn<QString>("text");
        // a year alone is part of many names; "jui" may be juin or juillet
        for (const QString &text :
             {u""_s, u"2026"_s, u"robe"_s, u"robe 2026"_s, u"IMG_2026"_s, u"29.2.2025"_s, u"2026-13"_s, u"2026-00-10"_s,
              u"12.03.26"_s, u"jui 2025"_s, u"ma 2025"_s, u"march"_s, u"12 march"_s, u"may june 2025"_s,
              u"1 2 3 2025"_s, u"0012-05"_s, u"2025-2026"_s, u"march 2025 b"_s, u"-2026-"_s})
            QTest::newRow(qPrintable(text)) << text;
    }
    void noDays()
    {
        QFETCH(QString, text);
        QVERIFY(!daysMeant(text));
    }
};

TD_TEST(TestSearchDays)
#include "tst_searchdays.moc"
