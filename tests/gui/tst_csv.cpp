// SPDX-License-Identifier: GPL-3.0-or-later
// What is exported for spreadsheets: no cell becomes a formula, and every cell can be read back.
#include "support/testprogram.h"
#include "ui/support/csv.h"

#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace td;

class CsvTest : public QObject
{
    Q_OBJECT

private:
    /// RFC 4180, as a spreadsheet reads it.
    static QList<QStringList> parsed(const QString &text)
    {
        QList<QStringList> rows{{}};
        QString cell;
        bool isQuoted = false;
        for (qsizetype i = 0; i < text.size(); ++i) {
            const QChar c = text.at(i);
            if (isQuoted) {
                if (c == u'"' && i + 1 < text.size() && text.at(i + 1) == u'"') {
                    cell += c;
                    ++i;
                } else if (c == u'"') {
                    isQuoted = false;
                } else {
                    cell += c;
                }
            } else if (c == u'"' && cell.isEmpty()) {
                isQuoted = true;
            } else if (c == u',') {
                rows.last() << std::exchange(cell, {});
            } else if (c == u'\r' && i + 1 < text.size() && text.at(i + 1) == u'\n') {
                ++i;
                rows.last() << std::exchange(cell, {});
                rows << QStringList{};
            } else {
                cell += c;
            }
        }
        rows.removeLast();
        return rows;
    }
    static QStringList hostile()
    {
        QStringList cells{u"=1+1"_s, u"+1+cmd|' /C calc'!A0"_s, u"-2+3"_s,   u"@SUM(A1)"_s, u"\t=1"_s,
                          u"\r=1"_s, u"  =HYPERLINK"_s,         u"\"=1\""_s, u"'=1"_s,      u"|calc"_s,
                          u"\n=1"_s};
        QFile file(qEnvironmentVariable("TIERDECK_TEST_DATA") + u"/strings/csv-injection-half.txt"_s);
        if (file.open(QIODevice::ReadOnly)) {
            for (const QByteArray &line : file.readAll().split('\n'))
                cells << QString::fromUtf8(line);
        }
        return cells;
    }

private Q_SLOTS:
    void noCellIsAFormula()
    {
        for (const QString &cell : hostile()) {
            const QList<QStringList> rows = parsed(csvText({u"a"_s, u"b"_s}, {{cell, u"end"_s}}));
            QCOMPARE(rows.size(), 2);
            QCOMPARE(rows.at(1).size(), 2);
            const QString &shown = rows.at(1).first();
            bool isNumber = false;
            shown.toDouble(&isNumber);
            const QString bare = shown.trimmed();
            QVERIFY2(isNumber || bare.isEmpty() || !u"=+-@|"_s.contains(bare.front()), qPrintable(cell));
            // what was written can be read back: at most an apostrophe stands before it
            QVERIFY2(shown == cell || shown == u'\'' + cell, qPrintable(cell));
        }
    }

    void plainCells_data()
    {
        QTest::addColumn<QString>("cell");
        QTest::addColumn<QString>("written");
        QTest::newRow("a word") << u"lamp"_s << u"lamp"_s;
        QTest::newRow("a number") << u"-1.5"_s << u"-1.5"_s;
        QTest::newRow("a comma") << u"a,b"_s << u"\"a,b\""_s;
        QTest::newRow("a quote") << u"a\"b"_s << u"\"a\"\"b\""_s;
        QTest::newRow("two lines") << u"a\nb"_s << u"\"a\nb\""_s;
        QTest::newRow("a null") << QString(u"a"_s + QChar(0) + u"b"_s) << u"ab"_s;
        QTest::newRow("a formula") << u"=1"_s << u"'=1"_s;
    }
    void plainCells()
    {
        QFETCH(QString, cell);
        QFETCH(QString, written);
        QCOMPARE(csvCell(cell), written);
    }
};

TD_TEST(CsvTest)
#include "tst_csv.moc"
