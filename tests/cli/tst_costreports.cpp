// SPDX-License-Identifier: GPL-3.0-or-later
// The money at the prompt: bill, moves, single prices, and a provider's reports, good and hostile.
#include "cli/fits.h"
#include "support/testprogram.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace td::test;

class CostReportsTest : public QObject
{
    Q_OBJECT

private:
    static QString report(const Console &console, const QString &name, const QByteArray &rows)
    {
        const QString path = console.path(name);
        QDir().mkpath(path.section(u'/', 0, -2));
        QFile file(path);
        const QByteArray header("date,bucket_id,bucket_name,downloaded_bytes,storage_byte_hours,api_txn_class_a\n");
        if (!file.open(QIODevice::WriteOnly) || file.write(header) < 0 || file.write(rows) < 0)
            qFatal("cannot write %s", qPrintable(path));
        return path;
    }

private Q_SLOTS:
    void billAndMoves()
    {
        Console console;
        fits(u"costs-bill"_s, console.json({u"costs"_s, u"bill"_s}));
        fits(u"costs-moves"_s, console.json({u"costs"_s, u"moves"_s}));
        const QStringList ids = console.upload({1, 2}, u"lamp"_s);
        QCOMPARE(console.json({u"migrate"_s, ids.first(), u"--to"_s, u"cold"_s}).status, 0);
        const Answer bill = console.json({u"costs"_s, u"bill"_s});
        fits(u"costs-bill"_s, bill);
        const QJsonObject cold = bill.json.value("tiers"_L1).toObject().value("cold"_L1).toObject();
        QVERIFY(cold.value("lines"_L1).toArray().first().toObject().value("quantity"_L1).toDouble() > 0);
        const Answer moves = console.json({u"costs"_s, u"moves"_s});
        fits(u"costs-moves"_s, moves);
        QCOMPARE(moves.json.value("moves"_L1).toArray().size(), 3);
        QVERIFY(console.run({u"costs"_s, u"bill"_s}).out.contains("storage"));
        QVERIFY(console.run({u"costs"_s, u"moves"_s}).out.contains("HOT to COLD"));
    }

    void singlePricesAreSettings()
    {
        Console console;
        fits(u"config-set"_s, console.json({u"config"_s, u"set"_s, u"prices.hot.gb_month"_s, u"0.023"_s}));
        QCOMPARE(console.json({u"costs"_s}).json.value("prices"_L1).toString(), u"own"_s);
        fits(u"failure"_s, console.json({u"config"_s, u"set"_s, u"prices.hot.gb_month"_s, u"-1"_s}), 2);
        const Answer ahead =
            console.json({u"costs"_s, u"forecast"_s, u"--months"_s, u"2"_s, u"--set"_s, u"prices.hot.gb_month=0.03"_s});
        fits(u"costs-forecast"_s, ahead);
    }

    void reportsAreImportedAndCompared()
    {
        Console console;
        fits(u"failure"_s, console.json({u"costs"_s, u"reconcile"_s}), 1);
        report(console, u"reports/2026-09-10/usage.account-1.csv"_s, "2026-09-10,b1,photos,5,24000000000,7\n");
        const QString folder = console.path(u"reports"_s);
        const Answer imported = console.json({u"costs"_s, u"import"_s, folder});
        fits(u"costs-import"_s, imported);
        QCOMPARE(imported.json.value("imported"_L1).toArray().size(), 1);
        report(console, u"reports/2026-09-11/usage.account-1.csv"_s, "yesterday,b1,photos,5,24000000000,7\n");
        const Answer partly = console.json({u"costs"_s, u"import"_s, folder});
        fits(u"costs-import"_s, partly, 1);
        QCOMPARE(partly.json.value("failed"_L1).toArray().size(), 1);
        fits(u"failure"_s, console.json({u"costs"_s, u"import"_s, folder + u"/2026-09-11/usage.account-1.csv"_s}), 2);

        const Answer compared = console.json({u"costs"_s, u"reconcile"_s, u"--bucket"_s, u"photos"_s});
        fits(u"costs-reconcile"_s, compared);
        QCOMPARE(compared.json.value("report_days"_L1).toInt(), 1);
        QVERIFY(console.run({u"costs"_s, u"reconcile"_s, u"--bucket"_s, u"photos"_s}).out.contains("storage: "));
        const Answer forgotten = console.json({u"costs"_s, u"import"_s, u"--forget"_s});
        fits(u"costs-import"_s, forgotten);
        QCOMPARE(forgotten.json.value("forgotten"_L1).toInt(), 1);
        QCOMPARE(console.run({u"costs"_s, u"import"_s}).status, 2);
        QCOMPARE(console.run({u"costs"_s, u"reconcile"_s, u"--from"_s, u"soon"_s}).status, 2);
    }
};

TD_TEST(CostReportsTest)
#include "tst_costreports.moc"
