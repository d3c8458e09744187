// SPDX-License-Identifier: GPL-3.0-or-later
// Undo and redo of real deeds through the window's keys.
#include "gui/pages/shownwindow.h"
#include "support/testprogram.h"
#include "ui/pages/lifecycle/schedulecard.h"
#include "ui/pages/photos/photogridview.h"
#include "ui/pages/photos/photospage.h"
#include "ui/shell/windowactions.h"
#include "ui/widgets/controls.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace td;
using namespace td::test;

class TestUndo : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_profile = std::make_unique<GuiProfile>();
        m_id = m_profile->addPhotos(1, u"Robe"_s).first();
        m_window = shownWindow(*m_profile);
    }
    void cleanup()
    {
        m_window.reset();
        m_profile.reset();
    }

    void undoneIsDoneAgain_data()
    {
        QTest::addColumn<int>("key");
        QTest::newRow("pin") << int(Qt::Key_P);
        QTest::newRow("trash") << int(Qt::Key_Delete);
    }
    void undoneIsDoneAgain()
    {
        QFETCH(int, key);
        const auto isDone = [&] {
            const Photo photo = m_profile->photo(m_id);
            return key == Qt::Key_P ? photo.pinned : photo.deletedAt.has_value();
        };
        PhotoGridView &grid = photos().grid();
        QTRY_COMPARE(photos().model().rowCount(), 1);
        grid.setFocus();
        grid.setCurrentIndex(grid.model()->index(0, 0));
        QTRY_VERIFY(photos().model().loadedRow(0));
        QVERIFY(!action(u"undo"_s)->isEnabled() && !action(u"redo"_s)->isEnabled());
        QTest::keyClick(&grid, Qt::Key(key));
        QTRY_VERIFY(isDone() && action(u"undo"_s)->isEnabled());
        for (int round = 0; round < 2; ++round) {
            QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
            QTRY_VERIFY(!isDone() && action(u"redo"_s)->isEnabled());
            QVERIFY(!action(u"undo"_s)->isEnabled());
            QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
            QTRY_VERIFY(isDone() && action(u"undo"_s)->isEnabled());
            QVERIFY(!action(u"redo"_s)->isEnabled());
        }
    }

    void somethingNewEndsTheRedo()
    {
        int value = 1;
        m_window->showToast(u"one"_s, Deed([&value] { value = 0; }, [&value] { value = 1; }));
        m_window->undo();
        QCOMPARE(value, 0);
        QVERIFY(action(u"redo"_s)->isEnabled());
        m_window->showToast(u"only said"_s);
        QVERIFY(action(u"redo"_s)->isEnabled());
        m_window->showToast(u"two"_s, Deed([&value] { value = 2; }, [&value] { value = 3; }));
        QVERIFY(!action(u"redo"_s)->isEnabled());
        m_window->redo();
        QCOMPARE(value, 0);
    }

    void orderIsKept()
    {
        QStringList log;
        for (const QString &name : {u"a"_s, u"b"_s, u"c"_s})
            m_window->showToast(name,
                                Deed([&log, name] { log << u"-"_s + name; }, [&log, name] { log << u"+"_s + name; }));
        m_window->undo();
        m_window->undo();
        m_window->redo();
        m_window->redo();
        m_window->redo();
        m_window->undo();
        QCOMPARE(log, (QStringList{u"-c"_s, u"-b"_s, u"+b"_s, u"+c"_s, u"-c"_s}));
    }

    void menuSaysWhatAndWhyNot()
    {
        m_window->showToast(u"Marks & Co pinned"_s, Deed([] {}, [] {}));
        QCOMPARE(action(u"undo"_s)->text(), u"Undo: Marks && Co pinned"_s);
        m_window->undo();
        QCOMPARE(action(u"undo"_s)->text(), u"Undo"_s);
        QCOMPARE(action(u"redo"_s)->text(), u"Redo: Marks && Co pinned"_s);
        m_window->showToast(u"Run undone"_s, Deed([] {}));
        m_window->undo();
        QVERIFY(!action(u"redo"_s)->isEnabled());
        QCOMPARE(action(u"redo"_s)->text(), u"Redo (cannot be done again: Run undone)"_s);
    }

    void scheduleHasOnePlaceAndComesBack()
    {
        m_window->showPage(u"settings"_s, {{u"section"_s, u"schedule"_s}});
        QPushButton *open = nullptr;
        const auto buttons = m_window->currentPage()->findChildren<QPushButton *>();
        for (QPushButton *button : buttons) {
            if (button->isVisible() && button->text() == u"Open the schedule")
                open = button;
        }
        QVERIFY(open);
        QTest::mouseClick(open, Qt::LeftButton);
        QCOMPARE(m_window->currentPageId(), u"lifecycle"_s);
        auto *card = m_window->currentPage()->findChild<ScheduleCard *>();
        QVERIFY(card && card->isVisible());
        auto *on = card->findChild<Switch *>();
        QTRY_VERIFY(m_profile->services().pool.activeThreadCount() == 0);
        QTest::qWait(50);
        QVERIFY(!on->isChecked());
        const auto enabled = [this] {
            return m_profile->engine().rules.schedule().value_or(Rules::Schedule{}).enabled.value_or(false);
        };
        QTest::keyClick(on, Qt::Key_Space);
        QTRY_VERIFY(enabled() && action(u"undo"_s)->isEnabled());
        QCOMPARE(action(u"undo"_s)->text(), u"Undo: Runs every day at 03:00"_s);
        QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(action(u"redo"_s)->text(), u"Redo: Runs every day at 03:00"_s);
        QTRY_VERIFY(!enabled());
        QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(enabled());
    }

private:
    PhotosPage &photos()
    {
        m_window->showPage(u"photos"_s);
        return *qobject_cast<PhotosPage *>(m_window->currentPage());
    }
    QAction *action(const QString &id) { return m_window->windowActions()->action(id); }
    std::unique_ptr<GuiProfile> m_profile;
    std::unique_ptr<MainWindow> m_window;
    QString m_id;
};

TD_WINDOW_TEST(TestUndo)
#include "tst_undo.moc"
