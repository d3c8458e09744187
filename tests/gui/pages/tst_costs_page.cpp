// SPDX-License-Identifier: GPL-3.0-or-later
// The money, with real widgets over a real profile: explanations, bill, prices, simulator, reports and their failures.
#include "core/pricevalues.h"
#include "gui/pages/guiprofile.h"
#include "gui/pages/pageprobe.h"
#include "support/testprogram.h"
#include "ui/pages/costs/breakdowntab.h"
#include "ui/pages/costs/costreport.h"
#include "ui/pages/costs/costspage.h"
#include "ui/pages/costs/figuretable.h"
#include "ui/pages/costs/priceeditor.h"
#include "ui/pages/costs/reconciletab.h"
#include "ui/pages/costs/simulatorpanel.h"
#include "ui/pages/costs/simulatortab.h"
#include "ui/pages/costs/trendtab.h"
#include "ui/pages/recommendations/auditsheet.h"
#include "ui/support/explain.h"
#include "ui/widgets/chartcard.h"
#include "ui/widgets/moneylabel.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/widgets/sliderfield.h"
#include "ui/widgets/textlabel.h"

#include <QAction>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFile>
#include <QTableView>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace td;
using namespace td::test;

class CostsPageTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<GuiProfile> m_profile;
    std::unique_ptr<CostsPage> m_page;
    std::unique_ptr<PageProbe> m_probe;

    void open(const QString &tab)
    {
        m_page = std::make_unique<CostsPage>(m_profile->services(), nullptr);
        m_probe = std::make_unique<PageProbe>(*m_page);
        m_page->resize(1280, 900);
        m_page->setVisible(true); // show() is the page's own
        m_page->activated({{u"tab"_s, tab}});
    }
    template <typename Widget> Widget *named(const QString &name) const
    {
        for (Widget *one : m_page->findChildren<Widget *>()) {
            if (one->accessibleName() == name)
                return one;
        }
        return nullptr;
    }
    FigureTable *table(const QString &name) const { return named<FigureTable>(name); }
    QString report(const QByteArray &rows) const
    {
        const QString path = m_profile->folder() + u"/usage.account-1.csv"_s;
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) ||
            file.write("date,bucket_id,bucket_name,downloaded_bytes,storage_byte_hours,api_txn_class_a\n" + rows) < 0)
            qFatal("cannot write %s", qPrintable(path));
        return path;
    }

private Q_SLOTS:
    void init() { m_profile = std::make_unique<GuiProfile>(); }
    void cleanup()
    {
        m_probe.reset();
        m_page.reset();
        m_profile.reset();
    }

    void everyFigureOfTheBreakdownIsExplained()
    {
        const QStringList ids = m_profile->addPhotos(3, u"Robe"_s);
        QVERIFY(m_profile->engine().library.moveTo(ids, Tier::Hot, {}, {}).failed.isEmpty());
        open(u"breakdown"_s);
        auto *costs = named<QTableView>(u"Costs"_s);
        QVERIFY(costs);
        for (const QString &by : {u"tier"_s, u"draft"_s, u"user"_s, u"kind"_s}) {
            for (QAbstractButton *segment : named<SegmentedControl>(u"Costs by"_s)->findChildren<QAbstractButton *>()) {
                if (segment->text().toLower() == by)
                    segment->click();
            }
            QTRY_VERIFY(costs->model()->rowCount() > 0 &&
                        costs->model()->headerData(0, Qt::Horizontal).toString().toLower() == by);
            const int row = by == "tier"_L1 ? 1 : 0; // HOT
            costs->setCurrentIndex(costs->model()->index(row, 0));
            costs->actions().first()->trigger();
            QTRY_VERIFY(QApplication::activePopupWidget());
            QVERIFY2(openExplanation().contains(u"a GB"_s) &&
                         openExplanation().contains(u"First estimate, November 2025"_s),
                     qPrintable(openExplanation()));
            QApplication::activePopupWidget()->close();
        }
        auto *total = m_page->findChild<MoneyLabel *>();
        QVERIFY(total && total->accessibleName().contains(u"explain"_s));
        QVERIFY(m_probe->errors.isEmpty());
    }

    void partsThatAreDearerThanTheWholeSayWhy()
    {
        const QStringList ids = m_profile->addPhotos(3, u"Robe"_s);
        QVERIFY(m_profile->engine().library.moveTo(ids, Tier::Hot, {}, {}).failed.isEmpty());
        const auto note = [this] {
            for (const TextLabel *label : m_page->findChildren<TextLabel *>()) {
                if (label->isVisibleTo(m_page.get()) && label->text().startsWith(u"Before the free allowance"_s))
                    return label->text();
            }
            return QString();
        };
        for (const QString &preset : {u"source-2025-11"_s, u"list-2026-09"_s}) {
            QVERIFY(m_profile->engine().rules.set(u"prices.preset"_s, preset));
            open(u"breakdown"_s);
            QTRY_VERIFY(named<QTableView>(u"Costs"_s)->model()->rowCount() > 0);
            for (QAbstractButton *segment : named<SegmentedControl>(u"Costs by"_s)->findChildren<QAbstractButton *>()) {
                if (segment->text() == u"Draft"_s)
                    segment->click();
            }
            QTRY_COMPARE(named<QTableView>(u"Costs"_s)->model()->headerData(0, Qt::Horizontal).toString(), u"Draft"_s);
            QCOMPARE(note().contains(u"everything together costs $0.00 a month"_s), preset == u"list-2026-09"_s);
        }
    }

    void theBillIsReadLineByLine()
    {
        const QStringList ids = m_profile->addPhotos(2, u"Robe"_s);
        QVERIFY(m_profile->engine().library.moveTo(ids, Tier::Hot, {}, {}).failed.isEmpty());
        QVERIFY(m_profile->engine().rules.set(u"prices.preset"_s, u"list-2026-09"_s));
        open(u"bill"_s);
        QTRY_VERIFY(table(u"Bill line by line"_s)->rows().size() > 3);
        FigureTable *lines = table(u"Bill line by line"_s);
        QStringList words;
        for (const FigureRow &row : lines->rows())
            words << row.cells.value(0) + u' ' + row.cells.value(1);
        QVERIFY2(words.contains(u"HOT Storage"_s) && words.contains(u"HOT Free allowance"_s),
                 qPrintable(words.join(u", "_s)));
        for (const FigureRow &row : lines->rows())
            QVERIFY2(!row.explanation.lines.isEmpty() && !row.explanation.source.isEmpty(),
                     qPrintable(row.cells.join(u' ')));
        lines->setCurrentIndex(lines->model()->index(0, 4));
        lines->actions().first()->trigger();
        QTRY_VERIFY(QApplication::activePopupWidget());
        QVERIFY(openExplanation().contains(u"Together"_s));
        QApplication::activePopupWidget()->close();
        QCOMPARE(table(u"Moves"_s)->rows().size(), 3);
        QVERIFY(lines->csv().contains(u"hot,storage"_s));
        shot(*m_page, u"costs-bill"_s);
    }

    void pricesAreEditedAndTakenBack()
    {
        open(u"breakdown"_s);
        auto *prices = named<QComboBox>(u"Prices"_s);
        QTRY_VERIFY(m_page->findChild<MoneyLabel *>()->accessibleName().contains(u"explain"_s));
        QCOMPARE(prices->currentData().toString(), u"source-2025-11"_s);
        for (QPushButton *button : m_page->findChildren<QPushButton *>()) {
            if (button->text() == u"Edit prices…"_s)
                button->click();
        }
        auto *editor = qobject_cast<PriceEditor *>(openSheet(*m_page));
        QVERIFY(editor);
        QVERIFY(editor->changes().isEmpty());
        QDoubleSpinBox *hot = nullptr;
        for (QDoubleSpinBox *field : editor->findChildren<QDoubleSpinBox *>()) {
            QVERIFY(!field->accessibleName().isEmpty());
            if (field->accessibleName() == u"HOT: A GB and month"_s)
                hot = field;
        }
        QVERIFY(hot);
        QCOMPARE(hot->value(), 0.015);
        QVERIFY(hot->toolTip().contains(u"R2"_s));
        shot(*editor, u"costs-prices"_s);
        hot->setValue(0.023);
        QVERIFY(press(*m_page, u"Save"_s));
        QTRY_COMPARE(m_profile->engine().rules.prices()->tiers[Tier::Hot].gbMonth, 0.023);
        QTRY_COMPARE(prices->currentData().toString(), OwnPrices);
        QTRY_VERIFY(m_probe->undo);
        m_probe->undo();
        QTRY_COMPARE(m_profile->engine().rules.prices()->preset, u"source-2025-11"_s);
        QTRY_COMPARE(prices->findData(OwnPrices), -1);
        QVERIFY(m_probe->errors.isEmpty());
    }

    void theSimulatorTakesRulesAndPrices()
    {
        const QStringList ids = m_profile->addPhotos(2, u"Robe"_s);
        QVERIFY(m_profile->engine().library.moveTo(ids, Tier::Hot, {}, {}).failed.isEmpty());
        open(u"simulator"_s);
        auto *figures = table(u"What it would come to"_s);
        auto *panel = m_page->findChild<SimulatorPanel *>();
        QVERIFY(figures && panel);
        QTRY_COMPARE(figures->rows().size(), 5);
        QVERIFY(figures->rows().first().cells.value(2).isEmpty());
        QVERIFY(!panel->isChanged());
        const auto move = [panel](const QString &label, double value) {
            for (QDoubleSpinBox *field : panel->findChildren<QDoubleSpinBox *>()) {
                if (field->accessibleName() == label)
                    field->setValue(value);
            }
        };
        move(u"Photos uploaded a day"_s, 200);
        move(u"HOT, a GB and month"_s, 0.03);
        move(u"HOT to COLD after idle"_s, 20);
        QTRY_VERIFY(!figures->rows().first().cells.value(2).isEmpty());
        QCOMPARE(panel->priceChanges(), (QMap<QString, QString>{{u"prices.hot.gb_month"_s, u"0.03"_s}}));
        QCOMPARE(panel->ruleChanges().keys(), QStringList{u"lifecycle.hot_idle_days"_s});
        QCOMPARE(panel->assumed().uploadsPerDay, 200.0);
        auto *outcome = m_page->findChild<SimulatorTab *>()->findChild<MoneyLabel *>();
        QVERIFY(outcome);
        outcome->click();
        QTRY_VERIFY(openExplanation().contains(u"Photos added a day"_s));
        QApplication::activePopupWidget()->close();
        shot(*m_page, u"costs-simulator"_s);
        QVERIFY(m_probe->errors.isEmpty());
    }

    void theTrendIsExplainedDayByDay()
    {
        const QStringList ids = m_profile->addPhotos(2, u"Robe"_s);
        QVERIFY(m_profile->engine().library.moveTo(ids.mid(0, 1), Tier::Hot, {}, {}).failed.isEmpty());
        QVERIFY(m_profile->engine().accounts.snapshotToday());
        m_profile->clock().advance(Day);
        QVERIFY(m_profile->engine().library.moveTo(ids.mid(1, 1), Tier::Hot, {}, {}).failed.isEmpty());
        QVERIFY(m_profile->engine().accounts.snapshotToday());
        open(u"trend"_s);
        auto *card = m_page->findChild<TrendTab *>()->findChild<ChartCard *>();
        QTRY_COMPARE(card->chart()->data().categories.size(), 2);
        card->chart()->setFocus();
        QTest::keyClick(card->chart(), Qt::Key_Left); // the last day
        QTest::keyClick(card->chart(), Qt::Key_Left); // the one before
        QTest::keyClick(card->chart(), Qt::Key_Return);
        const QString first = openExplanation();
        QVERIFY2(first.contains(u"TEMP: "_s) && first.contains(u"$0.015 a GB"_s) && first.contains(u"As recorded on"_s),
                 qPrintable(first));
        QApplication::activePopupWidget()->close();
        // its table says the same of the day after, when nothing was left in TEMP
        for (QAbstractButton *segment : card->findChildren<QAbstractButton *>()) {
            if (segment->text() == u"Table"_s)
                segment->click();
        }
        card->table()->setCurrentIndex(card->table()->model()->index(1, 1));
        card->table()->actions().first()->trigger();
        const QString second = openExplanation();
        QVERIFY2(second.contains(u"HOT: "_s) && !second.contains(u"TEMP: "_s), qPrintable(second));
        QApplication::activePopupWidget()->close();
    }

    void aReportIsImportedAndCompared()
    {
        const QStringList ids = m_profile->addPhotos(2, u"Robe"_s);
        QVERIFY(m_profile->engine().library.moveTo(ids, Tier::Cold, {}, {}).failed.isEmpty());
        QVERIFY(m_profile->engine().accounts.snapshotToday());
        const QDate today = utcDay(m_profile->clock().now());
        open(u"reconcile"_s);
        auto *tab = m_page->findChild<ReconcileTab *>();
        auto *bucket = named<QComboBox>(u"Bucket"_s);
        QVERIFY(tab && bucket);
        tab->importFrom(m_profile->folder() + u"/none.csv"_s);
        QTRY_COMPARE(m_probe->errors.size(), 1);
        tab->importFrom(report("not,a,day\n"));
        QTRY_COMPARE(m_probe->errors.size(), 2);
        QCOMPARE(m_probe->errors.last().reason, u"usage.invalid"_s);
        tab->importFrom(report(today.toString(Qt::ISODate).toLatin1() + ",b1,photos,0,24000000000000,7\n"));
        QTRY_COMPARE(bucket->count(), 2);
        QTRY_VERIFY(bucket->isVisible());
        bucket->setCurrentIndex(1);
        FigureTable *lines = table(u"Estimate and report"_s);
        QTRY_VERIFY(lines->rows().size() >= 4 && lines->isVisible());
        QCOMPARE(lines->rows().first().cells.first(), u"Storage"_s);
        QVERIFY(!lines->rows().first().explanation.lines.isEmpty());
        QVERIFY(lines->csv().startsWith(u"Line,"_s));
        shot(*m_page, u"costs-reconcile"_s);
        QCOMPARE(m_probe->errors.size(), 2);
    }

    void theReportIsAPdf()
    {
        m_profile->addPhotos(2, u"<b>Robe</b> & =1+1"_s);
        const Result<CostReport> report = readCostReport(m_profile->engine());
        QVERIFY(report.has_value());
        const QString html = costReportHtml(*report);
        QVERIFY(html.contains(u"&lt;b&gt;Robe&lt;/b&gt; &amp; =1+1"_s));
        QVERIFY(!html.contains(u"<b>Robe"_s));
        for (const QString &part : {u"By tier"_s, u"Line by line"_s, u"next 24 months"_s, u"Recommendations"_s})
            QVERIFY2(html.contains(part), qPrintable(part));
        QVERIFY(html.contains(u"bgcolor"_s));
        m_profile->theme().apply(Scheme::Dark);
        const QString fromDark = costReportHtml(*report);
        m_profile->theme().apply(Scheme::Light);
        QCOMPARE(fromDark, html); // paper is white
        const QString path = m_profile->folder() + u"/costs.pdf"_s;
        QVERIFY(writeReportPdf(html, u"Costs"_s, path).has_value());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.read(5) == "%PDF-" && file.size() > 5'000);
        const auto nowhere = writeReportPdf(html, u"Costs"_s, m_profile->folder() + u"/no/such/folder.pdf"_s);
        QVERIFY(!nowhere && nowhere.error().reason == "export.failed"_L1);
        bool told = false;
        QObject context;
        saveCostReport(m_profile->services(), &context, path,
                       [&told](const Result<void> &done) { told = done.has_value(); });
        QTRY_VERIFY(told);
    }

    void hiddenBytesAreLookedFor()
    {
        m_profile->addPhotos(1);
        QFile stray(u"%1/Local profile/hot/stray.jpg"_s.arg(m_profile->folder()));
        QVERIFY2(stray.open(QIODevice::WriteOnly) && stray.write("nobody's") == 8, qPrintable(stray.fileName()));
        stray.close();
        AuditSheet sheet(m_profile->services(), nullptr);
        sheet.setAttribute(Qt::WA_DeleteOnClose, false);
        sheet.show();
        auto *found = sheet.findChild<FigureTable *>();
        QTRY_COMPARE(found->rows().size(), 1);
        QCOMPARE(found->rows().first().cells.value(1), u"Unknown objects"_s);
        QVERIFY(stray.exists());
        QPushButton *clean = nullptr;
        for (QPushButton *button : sheet.findChildren<QPushButton *>()) {
            if (button->text() == u"Clean up"_s)
                clean = button;
        }
        QVERIFY(clean && clean->isEnabled());
        clean->click();
        QTRY_VERIFY(found->rows().first().cells.value(1).contains(u"removed"_s));
        QVERIFY(!stray.exists());
        shot(sheet, u"audit"_s);
    }
};

TD_WINDOW_TEST(CostsPageTest)
#include "tst_costs_page.moc"
