// SPDX-License-Identifier: GPL-3.0-or-later
// The real window over a real, temporary profile: frame, pages, keys, drops, switches of theme and language.
#include "pages/shownwindow.h"
#include "reach.h"

#include "support/testprogram.h"
#include "ui/dialogs/confirmdialog.h"
#include "ui/dialogs/firststartdialog.h"
#include "ui/dialogs/uploaddialog.h"
#include "ui/shell/appearance.h"
#include "ui/shell/bannerarea.h"
#include "ui/shell/headerbar.h"
#include "ui/shell/windowactions.h"
#include "ui/support/errortable.h"
#include "ui/support/errortext.h"
#include "ui/support/format.h"
#include "ui/widgets/commandpalette.h"
#include "ui/widgets/sidebar.h"
#include "ui/widgets/tiercard.h"
#include "ui/widgets/toast.h"

#include <QAccessible>
#include <QComboBox>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenuBar>
#include <QMimeData>
#include <QPushButton>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace td;

namespace
{

template <typename T> T *openDialog(QWidget *window)
{
    const QList<T *> found = window->findChildren<T *>();
    for (T *dialog : found) {
        if (dialog->isVisible())
            return dialog;
    }
    return nullptr;
}

void dropOnto(QWidget &window, const QStringList &paths, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
{
    QMimeData data;
    QList<QUrl> urls;
    for (const QString &path : paths)
        urls.append(QUrl::fromLocalFile(path));
    data.setUrls(urls);
    QDragEnterEvent enter(QPoint(300, 300), Qt::CopyAction, &data, Qt::LeftButton, modifiers);
    QCoreApplication::sendEvent(&window, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent event(QPointF(300, 300), Qt::CopyAction, &data, Qt::LeftButton, modifiers);
    QCoreApplication::sendEvent(&window, &event);
}

} // namespace

class TestShell : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_profile = std::make_unique<test::GuiProfile>();
        m_appearance = std::make_unique<Appearance>(m_profile->services().state);
        m_appearance->setMode(u"light"_s);
        m_appearance->setLanguage(u"en"_s);
        m_profile->services().setThemeMode = [this](const QString &mode) { m_appearance->setMode(mode); };
        m_profile->services().setLanguage = [this](const QString &language) { m_appearance->setLanguage(language); };
        m_window = test::shownWindow(*m_profile);
    }
    void cleanup()
    {
        m_window.reset();
        m_appearance.reset();
        m_profile.reset();
    }

    void opensWithAllPages()
    {
        QCOMPARE(m_window->currentPageId(), u"overview"_s);
        const QList<PageEntry> pages = pageRegistry();
        QVERIFY(pages.size() >= 5);
        for (const PageEntry &entry : pages) {
            m_window->showPage(entry.id);
            QCOMPARE(m_window->currentPageId(), entry.id);
            QVERIFY(m_window->currentPage() && m_window->currentPage()->isVisible());
            QCOMPARE(m_window->header()->title(), m_window->currentPage()->title());
            QCOMPARE(m_window->sideBar()->current(), entry.inSideBar ? entry.id : QString());
        }
    }

    void numberKeysAndSideBarSwitchPages()
    {
        const QList<PageEntry> pages = pageRegistry();
        for (int i = 0; i < pages.size() && i < 9; ++i) {
            QTest::keyClick(m_window.get(), Qt::Key(Qt::Key_1 + i), Qt::ControlModifier);
            QTRY_COMPARE(m_window->currentPageId(), pages.at(i).id);
        }
        m_window->sideBar()->list()->setFocus();
        m_window->showPage(pages.first().id);
        QTest::keyClick(m_window->sideBar()->list(), Qt::Key_Down);
        QTRY_COMPARE(m_window->currentPageId(), pages.at(1).id);
    }

    void sideBarCollapsesByHandAndByItself()
    {
        QVERIFY(!m_window->sideBar()->isCollapsed());
        QTest::keyClick(m_window.get(), Qt::Key_B, Qt::ControlModifier);
        QVERIFY(m_window->sideBar()->isCollapsed());
        QTest::keyClick(m_window.get(), Qt::Key_B, Qt::ControlModifier);
        QVERIFY(!m_window->sideBar()->isCollapsed());
        m_window->resize(1024, 700);
        QTRY_VERIFY(m_window->sideBar()->isCollapsed());
        m_window->resize(1280, 800);
        QTRY_VERIFY(!m_window->sideBar()->isCollapsed());
    }

    void dropAsksForADraftAndQueues()
    {
        const QString file = m_profile->picture(1);
        dropOnto(*m_window, {file});
        QTRY_VERIFY(openDialog<UploadDialog>(m_window.get()));
        auto *dialog = openDialog<UploadDialog>(m_window.get());
        auto *draft = dialog->findChild<QComboBox *>(u"draft"_s);
        auto *accept = dialog->findChild<QPushButton *>(u"accept"_s);
        QVERIFY(draft && accept);
        QVERIFY(!draft->currentText().isEmpty()); // a new draft is proposed
        draft->setEditText(QString());
        QVERIFY(!accept->isEnabled());
        draft->setEditText(u"Robe fleurie"_s);
        QVERIFY(accept->isEnabled());
        QCOMPARE(dialog->options().draft, u"Robe fleurie"_s);
        QCOMPARE(dialog->options().ownerType, u"user"_s);
        dialog->findChild<QLineEdit *>(u"vendor"_s)->setText(u" atelier "_s);
        accept->click();
        m_profile->services().queue.start();
        QTRY_COMPARE_WITH_TIMEOUT(m_profile->engine().library.sums({}).value_or(CountBytes{}).count, 1, 20000);
        const auto page = m_profile->engine().library.page({}, {}, {}, 10);
        QVERIFY(page);
        QCOMPARE(page->photos.first().draftId, u"Robe fleurie"_s);
        QCOMPARE(page->photos.first().userId, u"atelier"_s);
        QCOMPARE(page->photos.first().ownerType, u"vendor"_s);
    }

    void shiftDropShowsTheOptions_data()
    {
        QTest::addColumn<int>("modifiers");
        QTest::addColumn<bool>("options");
        QTest::newRow("plain") << int(Qt::NoModifier) << false;
        QTest::newRow("shift") << int(Qt::ShiftModifier) << true;
    }
    void shiftDropShowsTheOptions()
    {
        QFETCH(int, modifiers);
        QFETCH(bool, options);
        dropOnto(*m_window, {m_profile->picture(1)}, Qt::KeyboardModifiers(modifiers));
        QTRY_VERIFY(openDialog<UploadDialog>(m_window.get()));
        auto *dialog = openDialog<UploadDialog>(m_window.get());
        bool seen = false;
        const auto combos = dialog->findChildren<QComboBox *>();
        for (const QComboBox *combo : combos)
            seen = seen || (combo->objectName() != u"draft"_s && combo->isVisible());
        QCOMPARE(seen, options);
        QTest::keyClick(dialog, Qt::Key_Escape);
        QTRY_VERIFY(!openDialog<UploadDialog>(m_window.get()));
        QCOMPARE(m_profile->engine().library.sums({}).value_or(CountBytes{}).count, 0);
    }

    void proposedDraftNames_data()
    {
        QTest::addColumn<QStringList>("paths");
        QTest::addColumn<QString>("name"); // empty: the day
        QTest::newRow("folder") << QStringList{u"/home/a/Veste en lin"_s} << u"Veste en lin"_s;
        QTest::newRow("files of one folder") << QStringList{u"/a/Sac/1.jpg"_s, u"/a/Sac/2.jpg"_s} << u"Sac"_s;
        QTest::newRow("files of two folders") << QStringList{u"/a/Sac/1.jpg"_s, u"/a/Robe/2.jpg"_s} << QString();
        QTest::newRow("a camera's folder") << QStringList{u"/media/card/DCIM/1.jpg"_s} << QString();
    }
    void proposedDraftNames()
    {
        QFETCH(QStringList, paths);
        QFETCH(QString, name);
        const QString day = format::locale().toString(QDate::currentDate(), u"d MMMM yyyy"_s);
        QCOMPARE(UploadDialog::proposedDraft(paths), name.isEmpty() ? day : name);
    }

    void undoRunsTheLastDeedOnce()
    {
        int undone = 0;
        m_window->showToast(u"1"_s, [&undone] { undone += 1; });
        m_window->showToast(u"2"_s, [&undone] { undone += 10; });
        m_window->showToast(u"3"_s);
        m_window->showToast(u"4"_s);
        QCOMPARE(m_window->toasts()->toasts().size(), 3);
        QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(undone, 10);
        QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(undone, 11);
        QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(undone, 11);
        // The button of a toast undoes its own deed, not the newest.
        m_window->showToast(u"5"_s, [&undone] { undone += 100; });
        m_window->showToast(u"6"_s, [&undone] { undone += 1000; });
        Q_EMIT m_window->toasts()->toasts().at(1)->undoClicked();
        QCOMPARE(undone, 111);
    }

    void paletteFindsAndRuns()
    {
        QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
        CommandPalette *palette = m_window->commandPalette();
        QTRY_VERIFY(palette->isVisible());
        auto *field = palette->findChild<QLineEdit *>();
        QTest::keyClicks(field, u"Costs"_s);
        QCOMPARE(palette->shownIds().value(0), u"page.costs"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(palette->isHidden());
        QCOMPARE(m_window->currentPageId(), u"costs"_s);
        m_window->commandPalette()->openWith(u">"_s);
        const QStringList actions = palette->shownIds();
        QVERIFY(!actions.isEmpty());
        for (const QString &id : actions)
            QVERIFY2(id.startsWith(u"action."_s), qPrintable(id));
        QTest::keyClick(field, Qt::Key_Escape);
        QVERIFY(palette->isHidden());
    }

    void themeSwitchesLive()
    {
        const QRgb light = m_window->grab().toImage().pixel(5, 400);
        m_window->windowActions()->action(u"theme.dark"_s)->trigger();
        QCOMPARE(m_appearance->theme().scheme(), Scheme::Dark);
        const QRgb dark = m_window->grab().toImage().pixel(5, 400);
        QVERIFY(qGray(light) > 180);
        QVERIFY(qGray(dark) < 80);
        QCOMPARE(m_profile->services().state.value(u"ui/theme"_s).toString(), u"dark"_s);
    }

    void languageSwitchesLive()
    {
        m_window->showPage(u"settings"_s);
        const Page *before = m_window->currentPage();
        m_window->windowActions()->action(u"language.fr"_s)->trigger();
        QTRY_VERIFY(m_window->currentPage() != before);
        QCOMPARE(m_window->currentPageId(), u"settings"_s);
        QCOMPARE(m_window->header()->title(), u"Réglages"_s);
        QCOMPARE(m_window->header()->addButton()->text(), u"Ajouter des photos"_s);
        QCOMPARE(format::money(0.87), u"0,87\u00a0$"_s);
        m_window->windowActions()->action(u"language.en"_s)->trigger();
        QTRY_COMPARE(m_window->header()->title(), u"Settings"_s);
    }

    void everyControlHasAName()
    {
        m_profile->addPhotos(2, u"Robe"_s);
        for (const PageEntry &entry : pageRegistry()) {
            m_window->showPage(entry.id);
            QTRY_COMPARE(m_profile->services().pool.activeThreadCount() + m_profile->services().workPool.activeThreadCount(), 0);
            const QStringList wrong = test::unnamed(m_window.get());
            QVERIFY2(wrong.isEmpty(), qPrintable(QString(entry.id % u": "_s % wrong.join(u"; "_s))));
        }
    }

    void noLetterIsTakenTwice_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("en") << u"en"_s;
        QTest::newRow("fr") << u"fr"_s;
    }
    void noLetterIsTakenTwice()
    {
        QFETCH(QString, language);
        m_appearance->setLanguage(language);
        UploadDialog dialog(m_profile->services(), {m_profile->picture(1)}, {}, true, m_window.get());
        dialog.open();
        QMap<QChar, QString> taken;
        const auto check = [&taken](const QString &text) {
            const qsizetype at = text.indexOf(u'&');
            if (at < 0 || at + 1 >= text.size())
                return;
            const QChar letter = text.at(at + 1).toUpper();
            QVERIFY2(!taken.contains(letter), qPrintable(QString(text % u" / "_s % taken.value(letter))));
            taken.insert(letter, text);
        };
        const auto labels = dialog.findChildren<QLabel *>();
        for (const QLabel *label : labels)
            check(label->text());
        const auto buttons = dialog.findChildren<QAbstractButton *>();
        for (const QAbstractButton *button : buttons)
            check(button->text());
        QVERIFY(taken.size() >= 4);
    }

    void menuBarShowsOnF10AndHoldsEveryAction()
    {
        QVERIFY(m_window->menuBar()->isHidden());
        QTest::keyClick(m_window.get(), Qt::Key_F10);
        QVERIFY(!m_window->menuBar()->isHidden());
        QSet<QChar> letters;
        const QList<QAction *> menus = m_window->menuBar()->actions();
        for (const QAction *menu : menus) {
            const qsizetype at = menu->text().indexOf(u'&');
            QVERIFY2(at >= 0, qPrintable(menu->text()));
            const QChar letter = menu->text().at(at + 1).toUpper();
            QVERIFY2(!letters.contains(letter), qPrintable(menu->text()));
            letters.insert(letter);
        }
    }

    void errorsStayUntilClosed()
    {
        m_window->showError({.code = ErrorCode::Unavailable,
                             .reason = u"catalog.busy"_s,
                             .message = u"busy"_s,
                             .where = {},
                             .remedy = {}});
        QVERIFY(m_window->banners()->ids().contains(u"error"_s));
        QVERIFY(m_window->banners()->isVisible());
        m_window->banners()->removeNotice(u"error"_s);
        QVERIFY(!m_window->banners()->isVisible());
        m_window->showError(
            {.code = ErrorCode::Cancelled, .reason = u"cancelled"_s, .message = {}, .where = {}, .remedy = {}});
        QVERIFY(!m_window->banners()->isVisible());
    }

    void purgeAsksForTheCount()
    {
        int done = 0;
        confirm(m_window.get(), purgeConfirmation(412, 1000), [&done] { ++done; });
        auto *dialog = openDialog<ConfirmDialog>(m_window.get());
        QVERIFY(dialog);
        auto *accept = dialog->findChild<QPushButton *>(u"accept"_s);
        QVERIFY(!accept->isEnabled());
        QVERIFY(dialog->findChild<QPushButton *>(u"cancel"_s)->isDefault());
        dialog->findChild<QLineEdit *>()->setText(u"412"_s);
        QVERIFY(accept->isEnabled());
        accept->click();
        QCOMPARE(done, 1);
    }

    void firstStartIsAskedOnceAndSetsTheSchedule()
    {
        m_window->offerFirstStart();
        auto *dialog = openDialog<FirstStartDialog>(m_window.get());
        QVERIFY(dialog);
        dialog->accept();
        QTRY_COMPARE(m_profile->engine().rules.schedule().value_or(Rules::Schedule{}).enabled,
                     std::optional<bool>(true));
        m_window->offerFirstStart();
        QVERIFY(!openDialog<FirstStartDialog>(m_window.get()));
    }

    void overviewTellsWhatIsStored()
    {
        m_profile->addPhotos(3, u"Robe"_s);
        m_window->showPage(u"overview"_s);
        const QList<TierCard *> cards = m_window->currentPage()->findChildren<TierCard *>();
        QCOMPARE(cards.size(), 3);
        QTRY_VERIFY(cards.first()->accessibleDescription().startsWith(u"3 photo"_s));
        QTest::mouseClick(cards.at(1), Qt::LeftButton);
        QCOMPARE(m_window->currentPageId(), u"photos"_s);
    }

    void stateIsKept()
    {
        m_window->showPage(u"costs"_s);
        m_window->close();
        MainWindow second(m_profile->services());
        QCOMPARE(second.currentPageId(), u"costs"_s);
    }

private:
    std::unique_ptr<test::GuiProfile> m_profile;
    std::unique_ptr<Appearance> m_appearance;
    std::unique_ptr<MainWindow> m_window;
};

TD_WINDOW_TEST(TestShell)
#include "tst_shell.moc"
