// SPDX-License-Identifier: GPL-3.0-or-later
// Every figure of money says how it came to be, by the same popover: overview, photo and draft. Costs: tst_costs_page.
#include "gui/pages/pageprobe.h"
#include "gui/pages/shownwindow.h"
#include "support/testprogram.h"
#include "ui/pages/photos/photogridview.h"
#include "ui/pages/photos/photospage.h"
#include "ui/widgets/chart.h"
#include "ui/widgets/moneylabel.h"
#include "ui/widgets/tiercard.h"

#include <QAction>
#include <QListView>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace td;
using namespace td::test;

class ExplainedTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<GuiProfile> m_profile;
    std::unique_ptr<MainWindow> m_window;

    /// What is said of the one figure that is no MoneyLabel but can be explained.
    QString explainedByKey()
    {
        for (QLabel *label : m_window->currentPage()->findChildren<QLabel *>()) {
            if (label->isVisible() && label->accessibleName().endsWith(u"explain"_s)) {
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
        const QStringList ids = m_profile->addPhotos(2, u"Robe"_s);
        QVERIFY(m_profile->engine().library.moveTo(ids.mid(0, 1), Tier::Hot, {}, {}).failed.isEmpty());
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
        QTRY_VERIFY(!(said = explainedByKey()).isEmpty());
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
        QTRY_VERIFY(!(said = explainedByKey()).isEmpty());
        QVERIFY2(said.contains(u"TEMP: "_s) && said.contains(u"HOT: "_s) && said.contains(u"Together"_s),
                 qPrintable(said));
    }
};

TD_WINDOW_TEST(ExplainedTest)
#include "tst_explained.moc"
