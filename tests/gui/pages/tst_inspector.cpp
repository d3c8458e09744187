// SPDX-License-Identifier: GPL-3.0-or-later
// The inspector: beside the grid or a drawer over it, before and after compression, copies, the coming night.
#include "gui/pages/pageprobe.h"
#include "gui/pages/shownwindow.h"
#include "support/testprogram.h"
#include "ui/pages/drafts/draftspage.h"
#include "ui/pages/lifecycle/planmodel.h"
#include "ui/pages/lifecycle/plantab.h"
#include "ui/pages/photos/photogridview.h"
#include "ui/pages/photos/photoinspector.h"
#include "ui/pages/photos/photospage.h"
#include "ui/widgets/inspectorsplit.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/widgets/statuslabel.h"

#include <QLabel>
#include <QListView>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace td;
using namespace td::test;

class TestInspector : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_profile = std::make_unique<GuiProfile>();
        QVERIFY(m_profile->engine().rules.set(u"schedule.enabled"_s, u"true"_s));
        m_window = shownWindow(*m_profile);
    }
    void cleanup()
    {
        m_window.reset();
        m_profile.reset();
    }

    void besideTheGridWhereThereIsRoom()
    {
        select();
        QVERIFY(!split()->isDrawer());
        QVERIFY(inspector()->isVisible());
        QCOMPARE(split()->isOpen(), true);
    }

    void aDrawerWhereThereIsNot()
    {
        select();
        m_window->resize(1024, 700);
        QTRY_VERIFY(split()->isDrawer());
        QVERIFY(!inspector()->isVisible());
        // The grid has the whole page: nothing is squeezed beside it.
        QTRY_COMPARE(split()->width(), m_window->centralWidget()->width() - 64);
        QTRY_VERIFY(page().grid().width() > split()->width() - 40);
        const int before = page().grid().width();
        page().grid().setFocus();
        QTest::keyClick(&page().grid(), Qt::Key_I);
        QTRY_VERIFY(inspector()->isVisible());
        QCOMPARE(page().grid().width(), before);
        QCOMPARE(inspector()->mapTo(split(), QPoint(inspector()->width(), 0)).x(), split()->width());
        shot(*m_window, u"inspector-drawer"_s);
        QTest::keyClick(&page().grid(), Qt::Key_Escape);
        QTRY_VERIFY(!inspector()->isVisible());
        // Esc closed the drawer and nothing more.
        QVERIFY(page().grid().selectionModel()->hasSelection());
        m_window->resize(1280, 800);
        QTRY_VERIFY(!split()->isDrawer() && inspector()->isVisible());
    }

    void closingTheDrawerGivesTheFocusBack()
    {
        select();
        m_window->resize(1024, 700);
        QTRY_VERIFY(split()->isDrawer());
        split()->setOpen(true);
        QToolButton *close = nullptr;
        const auto buttons = split()->findChildren<QToolButton *>();
        for (QToolButton *button : buttons) {
            if (button->accessibleName() == u"Close Inspector")
                close = button;
        }
        QVERIFY(close);
        close->setFocus();
        QTest::mouseClick(close, Qt::LeftButton);
        QVERIFY(!split()->isOpen());
        QTRY_COMPARE(QApplication::focusWidget(), &page().grid());
    }

    void draftsHaveTheSameDrawer()
    {
        m_profile->addPhotos(1, u"Robe"_s);
        m_window->showPage(u"drafts"_s);
        m_window->resize(1024, 700);
        auto *list = m_window->currentPage()->findChild<QListView *>(u"drafts"_s);
        auto *drawer = m_window->currentPage()->findChild<InspectorSplit *>();
        QVERIFY(list && drawer);
        QTRY_COMPARE(list->model()->rowCount(), 1);
        QTRY_VERIFY(drawer->isDrawer() && !drawer->isOpen());
        list->setFocus();
        list->setCurrentIndex(list->model()->index(0, 0));
        QTest::keyClick(list, Qt::Key_I);
        QVERIFY(drawer->isOpen());
        shot(*m_window, u"drafts-drawer"_s);
        QVERIFY(m_window->currentPage()->escape());
        QVERIFY(!drawer->isOpen());
    }

    void comparesWithTheOriginal_data()
    {
        QTest::addColumn<bool>("kept");
        QTest::newRow("kept") << true;
        QTest::newRow("sizes only") << false;
    }
    void comparesWithTheOriginal()
    {
        QFETCH(bool, kept);
        UploadOptions options;
        options.draft = u"Robe"_s;
        options.keepOriginal = kept;
        QVERIFY(m_profile->engine().ingest.upload(m_profile->picture(1, {900, 600}), options, {}));
        selectFirst();
        auto *compare = inspector()->findChild<SegmentedControl *>();
        QVERIFY(compare);
        QTRY_VERIFY(hasText(u"Before "_s));
        QCOMPARE(compare->isVisible(), kept);
        QCOMPARE(hasText(u"the original was not kept"_s), !kept);
        if (kept) {
            compare->setCurrent(u"original"_s);
            Q_EMIT compare->currentChanged(u"original"_s);
            QTRY_VERIFY(m_profile->services().thumbPool.activeThreadCount() == 0);
        }
        shot(*m_window, u"inspector-compare-"_s + QString::fromLatin1(QTest::currentDataTag()).replace(u' ', u'-'));
    }

    void saysThatThereIsOneCopy()
    {
        select();
        QTRY_VERIFY(hasText(u"Only one copy, on this computer"_s));
    }

    void leavesOutTonightWithoutAPin()
    {
        const QString id = m_profile->addPhotos(1, u"Robe"_s).first();
        m_profile->clock().advance(60 * Hour);
        m_profile->services().scheduler.refresh();
        QTRY_VERIFY(m_profile->services().scheduler.nextRun());
        selectFirst();
        const auto out = [this] {
            return m_profile->engine().leftOut.photos(m_profile->clock().now()).value_or(QStringList{});
        };
        QTRY_VERIFY(button(u"Leave out tonight"_s));
        QTest::mouseClick(button(u"Leave out tonight"_s), Qt::LeftButton);
        QTRY_COMPARE(out(), QStringList{id});
        QTRY_VERIFY(hasText(u"Left out of the next nightly run"_s) && button(u"Take it in again"_s));
        QVERIFY(!m_profile->photo(id).pinned);
        shot(*m_window, u"inspector-leftout"_s);
        // The plan shows it unticked, and ticking it there takes it in again.
        m_window->showPage(u"lifecycle"_s, {{u"tab"_s, u"plan"_s}});
        auto *plan = m_window->currentPage()->findChild<PlanTab *>();
        QTRY_VERIFY(plan->isReady());
        QTRY_COMPARE(plan->model().excluded(), QStringList{id});
        shot(*m_window, u"plan-leftout"_s);
        const QModelIndex branch = plan->model().index(0, 0);
        QVERIFY(plan->model().setData(plan->model().index(0, 0, branch), Qt::Checked, Qt::CheckStateRole));
        QTRY_COMPARE(out(), QStringList{});
        QVERIFY(plan->model().setData(plan->model().index(0, 0, branch), Qt::Unchecked, Qt::CheckStateRole));
        QTRY_COMPARE(out(), QStringList{id});
        m_window->undo();
        QTRY_COMPARE(out(), QStringList{});
    }

private:
    PhotosPage &page()
    {
        if (m_window->currentPageId() != u"photos")
            m_window->showPage(u"photos"_s);
        return *qobject_cast<PhotosPage *>(m_window->currentPage());
    }
    PhotoInspector *inspector() { return page().findChild<PhotoInspector *>(); }
    InspectorSplit *split() { return page().findChild<InspectorSplit *>(); }
    void select()
    {
        m_profile->addPhotos(3, u"Robe"_s);
        selectFirst();
    }
    void selectFirst()
    {
        QTRY_VERIFY(page().model().rowCount() > 0);
        QTRY_VERIFY(page().model().row(0));
        page().grid().setCurrentIndex(page().grid().model()->index(0, 0));
        QTRY_VERIFY(!inspector()->photoId().isEmpty());
    }
    bool hasText(const QString &part)
    {
        const auto labels = inspector()->findChildren<QLabel *>();
        for (const QLabel *label : labels) {
            if (label->isVisible() && label->text().contains(part))
                return true;
        }
        const auto states = inspector()->findChildren<StatusLabel *>();
        for (const StatusLabel *state : states) {
            if (state->isVisible() && state->text().contains(part))
                return true;
        }
        return false;
    }
    QPushButton *button(const QString &text)
    {
        const auto buttons = inspector()->findChildren<QPushButton *>();
        for (QPushButton *found : buttons) {
            if (found->isVisible() && found->text() == text)
                return found;
        }
        return nullptr;
    }
    std::unique_ptr<GuiProfile> m_profile;
    std::unique_ptr<MainWindow> m_window;
};

TD_WINDOW_TEST(TestInspector)
#include "tst_inspector.moc"
