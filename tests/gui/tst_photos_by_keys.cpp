// SPDX-License-Identifier: GPL-3.0-or-later
// The daily work on photos in the window with the keyboard alone: grid and table, picture, deeds and their undo, menu,
// filter, columns.
#include "gui/pages/shownwindow.h"
#include "support/testprogram.h"
#include "ui/pages/photos/photogridview.h"
#include "ui/pages/photos/photolistmodel.h"
#include "ui/pages/photos/photoviewer.h"
#include "ui/widgets/filterchipbar.h"

#include <QClipboard>
#include <QMenu>
#include <QTableView>

using namespace Qt::StringLiterals;
using namespace td;
using namespace td::test;

class PhotosByKeysTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<GuiProfile> m_profile;
    std::unique_ptr<MainWindow> m_window;
    QStringList m_ids;

    static void press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QWidget *popup = QApplication::activePopupWidget();
        QWidget *at = popup ? popup : QApplication::focusWidget();
        QVERIFY(at);
        QTest::keyClick(at, Qt::Key(key), modifiers);
    }
    /// Walks the regions of the window until the focus is in the page's list.
    template <typename View> View *reach()
    {
        for (int presses = 0; presses < 6 && !qobject_cast<View *>(QApplication::focusWidget()); ++presses)
            press(Qt::Key_F6);
        for (int presses = 0; presses < 30 && !qobject_cast<View *>(QApplication::focusWidget()); ++presses)
            press(Qt::Key_Tab);
        return qobject_cast<View *>(QApplication::focusWidget());
    }
    /// What was asked is answered, and what the answer asked.
    void settle()
    {
        for (int round = 0; round < 3; ++round) {
            m_profile->services().pool.waitForDone();
            QTest::qWait(10);
        }
    }
    [[nodiscard]] qint64 live() { return m_profile->engine().library.sums({})->count; }

private Q_SLOTS:
    void init()
    {
        m_profile = std::make_unique<GuiProfile>();
        m_ids = m_profile->addPhotos(4, u"Robe"_s);
        m_window = shownWindow(*m_profile);
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_window->setFocus();
        QTest::keyClick(m_window.get(), Qt::Key_2, Qt::ControlModifier);
        QCOMPARE(m_window->currentPageId(), u"photos"_s);
        auto *photos = m_window->currentPage()->findChild<PhotoGridView *>()->model();
        QTRY_COMPARE(photos->rowCount(), 4);
        for (int row = 0; row < 4; ++row) // the number of rows is known before what they hold
            QTRY_VERIFY(photos->index(row, 0).data(PhotoListModel::LoadedRole).toBool());
    }
    void cleanup()
    {
        m_window.reset();
        m_profile.reset();
    }

    void pictureIsOpenedZoomedAndMoved()
    {
        auto *grid = reach<PhotoGridView>();
        QVERIFY(grid);
        press(Qt::Key_Home);
        press(Qt::Key_Right);
        QCOMPARE(grid->currentIndex().row(), 1);
        press(Qt::Key_Space);
        auto *viewer = m_window->currentPage()->findChild<PhotoViewer *>();
        QTRY_VERIFY(viewer->isVisible());
        viewer->setFocus();
        const QString before = viewer->accessibleDescription();
        for (int times = 0; times < 8; ++times)
            press(Qt::Key_Plus);
        const QImage zoomed = viewer->grab().toImage();
        press(Qt::Key_Right, Qt::ShiftModifier);
        press(Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(viewer->accessibleDescription(), before); // moved, not stepped
        QVERIFY(viewer->grab().toImage() != zoomed);
        press(Qt::Key_Right);
        QTRY_VERIFY(viewer->accessibleDescription() != before);
        press(Qt::Key_Escape);
        QTRY_VERIFY(!viewer->isVisible());
    }

    void deedsAndTheirUndo()
    {
        QVERIFY(reach<PhotoGridView>());
        press(Qt::Key_A, Qt::ControlModifier);
        press(Qt::Key_P);
        QTRY_VERIFY(m_profile->photo(m_ids.first()).pinned);
        settle();
        press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY(!m_profile->photo(m_ids.first()).pinned);
        QVERIFY(reach<PhotoGridView>());
        press(Qt::Key_End);
        press(Qt::Key_Delete);
        QTRY_COMPARE(live(), 3);
        settle();
        press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(live(), 4);
        QVERIFY(reach<PhotoGridView>());
        press(Qt::Key_Home);
        QGuiApplication::clipboard()->clear();
        press(Qt::Key_L);
        QTRY_VERIFY(!QGuiApplication::clipboard()->text().isEmpty());
    }

    void tableMenuAndColumns()
    {
        QVERIFY(reach<PhotoGridView>());
        press(Qt::Key_T);
        auto *table = reach<QTableView>();
        QVERIFY(table && table->isVisible());
        press(Qt::Key_Down);
        QTest::sendKeyEvent(QTest::Press, table, Qt::Key_Menu, QString(), Qt::NoModifier);
        QContextMenuEvent asked(QContextMenuEvent::Keyboard, QPoint(5, 5), table->mapToGlobal(QPoint(5, 5)));
        QApplication::sendEvent(table, &asked);
        QTRY_VERIFY(qobject_cast<QMenu *>(QApplication::activePopupWidget()));
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QMenu *columns = nullptr;
        for (QAction *action : menu->actions()) {
            if (action->menu() && action->text().contains(u"Columns"_s))
                columns = action->menu();
        }
        QVERIFY(columns && columns->actions().size() > 5);
        int before = 0;
        for (int column = 0; column < table->model()->columnCount(); ++column)
            before += table->isColumnHidden(column) ? 1 : 0;
        columns->actions().first()->trigger();
        int after = 0;
        for (int column = 0; column < table->model()->columnCount(); ++column)
            after += table->isColumnHidden(column) ? 1 : 0;
        QVERIFY(before != after);
        menu->close();
        QVERIFY(reach<QTableView>());
        press(Qt::Key_G);
        QVERIFY(reach<PhotoGridView>());
    }

    void filterIsTakenAwayByKey()
    {
        m_window->showPage(u"photos"_s, {{u"draft"_s, u"Robe"_s}, {u"tier"_s, u"cold"_s}});
        QTRY_COMPARE(m_window->currentPage()->findChild<PhotoGridView *>()->model()->rowCount(), 0);
        auto *bar = m_window->currentPage()->findChild<FilterChipBar *>();
        QVERIFY(bar);
        for (int presses = 0; presses < 40 && !bar->isAncestorOf(QApplication::focusWidget()); ++presses)
            press(Qt::Key_Tab);
        QVERIFY(bar->isAncestorOf(QApplication::focusWidget()));
        for (int chips = 0; chips < 2; ++chips) {
            for (int steps = 0; steps < 4; ++steps)
                press(Qt::Key_Left);
            press(Qt::Key_Delete);
            settle();
        }
        QTRY_COMPARE(m_window->currentPage()->findChild<PhotoGridView *>()->model()->rowCount(), 4);
    }
};

TD_WINDOW_TEST(PhotosByKeysTest)
#include "tst_photos_by_keys.moc"
