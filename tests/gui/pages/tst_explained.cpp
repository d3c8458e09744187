// SPDX-License-Identifier: GPL-3.0-or-later
// Every figure of money says how it came to be, by the same popover: overview, photo and draft; and a walk over all
// pages finds none that does not. Costs: tst_costs_page.
#include "gui/pages/pageprobe.h"
#include "gui/pages/shownwindow.h"
#include "support/testprogram.h"
#include "ui/pages/photos/photogridview.h"
#include "ui/pages/photos/photospage.h"
#include "ui/widgets/chart.h"
#include "ui/widgets/explainedlabel.h"
#include "ui/widgets/moneylabel.h"
#include "ui/widgets/rulerow.h"
#include "ui/widgets/statuslabel.h"
#include "ui/widgets/tiercard.h"

#include <QAction>
#include <QListView>
#include <QRegularExpression>
#include <QSpinBox>
#include <QTableView>
#include <QTest>
#include <QTreeView>

using namespace Qt::StringLiterals;
using namespace td;
using namespace td::test;

namespace
{

constexpr int MostCells = 400;

bool hasMoney(const QString &text)
{
    static const QRegularExpression amount(u"[$€][0-9]|[0-9]\u00a0?[$€]"_s);
    return amount.match(text).hasMatch();
}

bool says(const Explanation &explanation)
{
    return !explanation.lines.isEmpty();
}

/// What a walk over a page met.
struct MoneyMet {
    int figures = 0;
    QStringList unexplained;

    void meet(const QString &text, bool isExplained)
    {
        if (!hasMoney(text))
            return;
        ++figures;
        if (!isExplained)
            unexplained << text;
    }
};

void meetCells(const QAbstractItemView &view, const QModelIndex &parent, MoneyMet &met)
{
    const QAbstractItemModel *model = view.model();
    for (int row = 0; row < model->rowCount(parent); ++row) {
        for (int column = 0; column < model->columnCount(parent) && met.figures < MostCells; ++column) {
            const QModelIndex cell = model->index(row, column, parent);
            met.meet(cell.data().toString(), says(cell.data(ExplanationRole).value<Explanation>()));
            if (column == 0 && model->hasChildren(cell) && qobject_cast<const QTreeView *>(&view))
                meetCells(view, cell, met);
        }
    }
}

/// Every amount that is on the page, and whether it can be explained where it stands.
MoneyMet walk(const QWidget &page)
{
    MoneyMet met;
    for (const QWidget *widget : page.findChildren<QWidget *>()) {
        if (!widget->isVisible())
            continue;
        if (const auto *money = qobject_cast<const MoneyLabel *>(widget))
            met.meet(money->accessibleName(), says(money->explanation()));
        else if (const auto *card = qobject_cast<const TierCard *>(widget))
            met.meet(card->accessibleDescription(), says(card->explanation()));
        else if (const auto *label = qobject_cast<const ExplainedLabel *>(widget))
            met.meet(label->text(), says(label->explanation()));
        else if (const auto *words = qobject_cast<const QLabel *>(widget))
            met.meet(words->text(), false);
        else if (const auto *status = qobject_cast<const StatusLabel *>(widget))
            met.meet(status->text(), false);
        else if (const auto *chart = qobject_cast<const Chart *>(widget))
            met.meet(chart->data().format ? chart->data().format(1) : QString(), bool(chart->data().explain));
        else if (const auto *view = qobject_cast<const QAbstractItemView *>(widget))
            meetCells(*view, {}, met);
    }
    return met;
}

} // namespace

class ExplainedTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<GuiProfile> m_profile;
    std::unique_ptr<MainWindow> m_window;
    QStringList m_ids;

    /// What is said of the one figure that is no MoneyLabel but can be explained.
    QString explainedByKey(const QString &named = {})
    {
        for (QLabel *label : m_window->currentPage()->findChildren<QLabel *>()) {
            const QString name = label->accessibleName();
            if (label->isVisible() && name.contains(named) && name.endsWith(u"explain"_s)) {
                label->setFocus();
                QTest::keyClick(label, Qt::Key_Question);
                return taken();
            }
        }
        return {};
    }
    static QString taken()
    {
        const QString words = openExplanation();
        if (QWidget *popover = QApplication::activePopupWidget())
            popover->close();
        return words;
    }

private Q_SLOTS:
    void init()
    {
        m_profile = std::make_unique<GuiProfile>();
        m_ids = m_profile->addPhotos(2, u"Robe"_s);
        QVERIFY(m_profile->engine().library.moveTo(m_ids.mid(0, 1), Tier::Hot, {}, {}).failed.isEmpty());
        m_window = shownWindow(*m_profile);
    }
    void cleanup()
    {
        m_window.reset();
        m_profile.reset();
    }

    void theOverview()
    {
        QVERIFY(m_profile->engine().accounts.snapshotToday());
        m_profile->clock().advance(Day);
        QVERIFY(m_profile->engine().accounts.snapshotToday());
        m_window->showPage(u"overview"_s);
        QWidget *page = m_window->currentPage();
        auto *total = page->findChild<MoneyLabel *>();
        QTRY_VERIFY(total->accessibleName().endsWith(u"explain"_s));
        total->click();
        const QString all = taken();
        for (const QString &part : {u"HOT: "_s, u"× $0.015 a GB"_s, u"Together"_s, u"With everything in HOT"_s})
            QVERIFY2(all.contains(part), qPrintable(part + u" is not in\n"_s + all));
        TierCard *hot = page->findChildren<TierCard *>().at(1);
        QTRY_VERIFY(hot->actions().first()->isEnabled());
        hot->setFocus();
        QTest::keyClick(hot, Qt::Key_Question);
        const QString tier = taken();
        QVERIFY2(tier.contains(u"HOT: "_s) && !tier.contains(u"TEMP"_s), qPrintable(tier));
        auto *chart = page->findChild<Chart *>();
        QTRY_COMPARE(chart->data().categories.size(), 2);
        chart->setFocus();
        QTest::keyClick(chart, Qt::Key_Return);
        QVERIFY(taken().contains(u"As recorded on"_s));
    }

    void aPhoto()
    {
        m_window->showPage(u"photos"_s);
        auto *page = qobject_cast<PhotosPage *>(m_window->currentPage());
        QVERIFY(page);
        QTRY_COMPARE(page->model().rowCount(), 2);
        page->grid().setCurrentIndex(page->model().index(0, 0));
        QString said;
        QTRY_VERIFY(!(said = explainedByKey(u"Cost"_s)).isEmpty());
        QVERIFY2(said.contains(u"a GB"_s) && said.contains(u"First estimate, November 2025"_s), qPrintable(said));
    }

    void aDraft()
    {
        m_window->showPage(u"drafts"_s, {{u"draft"_s, u"Robe"_s}});
        auto *list = m_window->currentPage()->findChild<QListView *>(u"drafts"_s);
        QVERIFY(list);
        QTRY_COMPARE(list->model()->rowCount(), 1);
        list->setCurrentIndex(list->model()->index(0, 0));
        QString said;
        QTRY_VERIFY(!(said = explainedByKey(u"Together"_s)).isEmpty());
        QVERIFY2(said.contains(u"TEMP: "_s) && said.contains(u"HOT: "_s) && said.contains(u"Together"_s),
                 qPrintable(said));
    }

    void everyFigureOfEveryPage()
    {
        struct Stop {
            QString page;
            QVariantMap arguments;
            int least; ///< figures that it is known to show
        };
        const auto tab = [](const QString &name) { return QVariantMap{{u"tab"_s, name}}; };
        const QList<Stop> stops{{u"overview"_s, {}, 4},
                                {u"photos"_s, {}, 1},
                                {u"drafts"_s, {{u"draft"_s, u"Robe"_s}}, 3},
                                {u"transfers"_s, {}, 0},
                                {u"lifecycle"_s, tab(u"plan"_s), 3},
                                {u"lifecycle"_s, tab(u"rules"_s), 0},
                                {u"lifecycle"_s, tab(u"history"_s), 0},
                                {u"costs"_s, tab(u"breakdown"_s), 4},
                                {u"costs"_s, tab(u"bill"_s), 4},
                                {u"costs"_s, tab(u"trend"_s), 2},
                                {u"costs"_s, tab(u"simulator"_s), 3},
                                {u"costs"_s, tab(u"reconcile"_s), 1},
                                {u"recommendations"_s, {}, 0},
                                {u"duplicates"_s, {}, 0},
                                {u"lab"_s, {}, 0},
                                {u"health"_s, {}, 0},
                                {u"settings"_s, {}, 0}};
        QVERIFY(m_profile->engine().accounts.snapshotToday());
        m_profile->clock().advance(3 * Day); // what lies in TEMP is due
        QVERIFY(m_profile->engine().accounts.snapshotToday());
        for (const Stop &stop : stops) {
            m_window->showPage(stop.page, stop.arguments);
            QWidget *shown = m_window->currentPage();
            if (auto *drafts = shown->findChild<QListView *>(u"drafts"_s)) {
                QTRY_COMPARE(drafts->model()->rowCount(), 1);
                drafts->setCurrentIndex(drafts->model()->index(0, 0));
                QVERIFY(says(drafts->model()->index(0, 0).data(ExplanationRole).value<Explanation>()));
            }
            QTRY_VERIFY2(walk(*shown).figures >= stop.least, qPrintable(stop.page));
            QTRY_VERIFY2(walk(*shown).unexplained.isEmpty(),
                         qPrintable(QString(stop.page % u": "_s % walk(*shown).unexplained.join(u" | "_s))));
        }
    }

    void theTableOfPhotosAndItsSum()
    {
        m_window->showPage(u"photos"_s);
        auto *page = qobject_cast<PhotosPage *>(m_window->currentPage());
        QTRY_COMPARE(page->model().rowCount(), 2);
        page->findChild<QAction *>(u"table"_s)->trigger();
        QTableView *table = nullptr;
        for (QTableView *one : page->findChildren<QTableView *>()) {
            if (one->accessibleName() == "Photos as a table"_L1)
                table = one;
        }
        QTRY_VERIFY(table && table->isVisible());
        const QModelIndex cost = page->model().index(0, PhotoListModel::Cost);
        QTRY_VERIFY(says(cost.data(ExplanationRole).value<Explanation>()));
        table->setFocus();
        table->setCurrentIndex(cost);
        QTest::keyClick(table, Qt::Key_Question);
        const QString said = taken();
        QVERIFY2(said.contains(u"a GB"_s) && said.contains(u"First estimate, November 2025"_s), qPrintable(said));
        QTRY_COMPARE(walk(*page).unexplained, QStringList());
        QVERIFY(walk(*page).figures >= 3); // two photos and their sum
    }

    void photosByTheirIdsHaveASum()
    {
        m_window->showPage(u"photos"_s, {{u"ids"_s, m_ids}});
        auto *page = qobject_cast<PhotosPage *>(m_window->currentPage());
        QCOMPARE(page->model().ids(), m_ids);
        QTRY_VERIFY(page->model().sums().bytes > 0);
        QTRY_VERIFY(walk(*page).figures >= 1);
        QTRY_COMPARE(walk(*page).unexplained, QStringList());
    }

    void theConsequenceOfARule()
    {
        m_profile->clock().advance(1 * Day);
        m_window->showPage(u"lifecycle"_s, {{u"tab"_s, u"rules"_s}});
        QWidget *page = m_window->currentPage();
        RuleRow *rule = nullptr;
        const auto found = [&] {
            for (RuleRow *row : page->findChildren<RuleRow *>()) {
                if (row->id() == "lifecycle.temp_hours"_L1)
                    rule = row;
            }
            return rule && rule->isVisible() && rule->value() == 48;
        };
        QTRY_VERIFY(found());
        rule->findChild<QSpinBox *>()->setValue(12);
        QTRY_VERIFY(walk(*page).figures > 0);
        QCOMPARE(walk(*page).unexplained, QStringList());
    }
};

TD_WINDOW_TEST(ExplainedTest)
#include "tst_explained.moc"
