// SPDX-License-Identifier: GPL-3.0-or-later
// Every page and dialog by keyboard alone: Tab comes to every control in reading order and out again, no letter is
// taken twice, everything has a name.
#include "gui/pages/guiprofile.h"
#include "gui/reach.h"
#include "support/testprogram.h"
#include "ui/dialogs/confirmdialog.h"
#include "ui/dialogs/deliverdialog.h"
#include "ui/dialogs/firststartdialog.h"
#include "ui/dialogs/helpdialogs.h"
#include "ui/dialogs/nightdialogs.h"
#include "ui/dialogs/quotadialog.h"
#include "ui/dialogs/uploaddialog.h"
#include "ui/mainwindow.h"
#include "ui/pages/costs/priceeditor.h"
#include "ui/pages/health/backupplacedialogs.h"
#include "ui/pages/health/restoredialog.h"
#include "ui/pages/photos/filtermenu.h"
#include "ui/pages/photos/photogridview.h"
#include "ui/pages/recommendations/auditsheet.h"
#include "ui/shell/appearance.h"
#include "ui/shell/windowactions.h"

#include <QListView>
#include <QMenuBar>

using namespace Qt::StringLiterals;
using namespace td;
using namespace td::test;

namespace
{
const QStringList Dialogs{u"upload"_s, u"first"_s,   u"purge"_s, u"brake"_s,  u"missed"_s, u"keyboard"_s, u"about"_s,     u"error"_s,
                          u"text"_s,   u"publish"_s, u"run"_s,   u"undo"_s,   u"deliver"_s, u"quota"_s,   u"pricelist"_s, u"restore"_s,
                          u"passphrase"_s, u"audit"_s};
}

/// Parts that were shown before they had a parent: for a moment each is a window, which takes the focus from ours.
class StrayWindows : public QObject
{
public:
    QStringList names;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        const auto *widget = event->type() == QEvent::Show ? qobject_cast<QWidget *>(watched) : nullptr;
        if (widget && widget->isWindow() && widget->windowType() == Qt::Window &&
            !qobject_cast<const MainWindow *>(widget))
            names.append(nameOf(widget));
        return false;
    }
};

class TestKeyboard : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void page_data();
    void page();
    void dialog_data();
    void dialog();
    void drawerIsInTheOrder();

private:
    void settle();
    void judge(QWidget *window, const QString &reserved);
    [[nodiscard]] QString menuLetters() const;
    void open(const QString &id);
    StrayWindows m_stray;
    std::unique_ptr<GuiProfile> m_profile;
    std::unique_ptr<Appearance> m_appearance;
    std::unique_ptr<MainWindow> m_window;
};

void TestKeyboard::initTestCase()
{
    m_profile = std::make_unique<GuiProfile>();
    m_profile->addPhotos(4, u"Robe"_s, {u"summer"_s});
    m_profile->clock().advance(60 * Hour);
    QVERIFY(m_profile->engine().lifecycle.run({}, {}, {}, {}));
    m_profile->addPhotos(3, u"Veste"_s);
    m_profile->services().queue.addUploads({m_profile->folder() + u"/nothing.jpg"_s}, false, {});
    m_appearance = std::make_unique<Appearance>(m_profile->services().state);
    m_appearance->setMode(u"light"_s);
    qApp->installEventFilter(&m_stray);
    m_window = std::make_unique<MainWindow>(m_profile->services());
    m_window->resize(1280, 800);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestKeyboard::cleanupTestCase()
{
    m_window.reset();
    m_appearance.reset();
    m_profile.reset();
}

void TestKeyboard::settle()
{
    for (int round = 0; round < 4; ++round) {
        m_profile->services().pool.waitForDone();
        m_profile->services().thumbPool.waitForDone();
        m_profile->services().workPool.waitForDone();
        QTest::qWait(20);
    }
}

QString TestKeyboard::menuLetters() const
{
    QString letters;
    const QList<QAction *> menus = m_window->menuBar()->actions();
    for (const QAction *menu : menus)
        letters += menu->text().mid(menu->text().indexOf(u'&') + 1, 1).toUpper();
    return letters;
}

void TestKeyboard::judge(QWidget *window, const QString &reserved)
{
    QVERIFY2(m_stray.names.isEmpty(), qPrintable(u"shown without a parent: "_s + m_stray.names.join(u"; "_s)));
    QVERIFY(window->isActiveWindow());
    const QStringList lost = outOfChain(window);
    QVERIFY2(lost.isEmpty(), qPrintable(u"not in the focus chain: "_s + lost.join(u"; "_s)));
    const QStringList names = unnamed(window);
    QVERIFY2(names.isEmpty(), qPrintable(u"without a name: "_s + names.join(u"; "_s)));
    const QStringList twice = clashes(window, reserved);
    QVERIFY2(twice.isEmpty(), qPrintable(u"letters: "_s + twice.join(u"; "_s)));
    const QList<QWidget *> order = walk(window);
    QVERIFY2(QApplication::focusWidget() == order.value(0),
             qPrintable(u"the focus stays at "_s + nameOf(QApplication::focusWidget())));
    QStringList missed;
    const QList<QWidget *> stops = tabStops(window);
    for (QWidget *stop : stops) {
        // A control's own editor takes the focus for it.
        const bool inside = std::any_of(order.cbegin(), order.cend(), [stop](QWidget *at) {
            return at == stop || at->isAncestorOf(stop) || stop->isAncestorOf(at);
        });
        // Of a group that the arrows walk, Tab comes to one.
        const auto *button = qobject_cast<QAbstractButton *>(stop);
        if (!inside && !(button && button->autoExclusive()))
            missed.append(nameOf(stop));
    }
    QStringList came;
    for (const QWidget *at : order)
        came.append(nameOf(at));
    QVERIFY2(missed.isEmpty(),
             qPrintable(u"never reached: "_s + missed.join(u"; "_s) + u"\ncame to: "_s + came.join(u"; "_s)));
    const QStringList wrong = backwards(order, window);
    QVERIFY2(wrong.isEmpty(), qPrintable(u"backwards: "_s + wrong.join(u"; "_s)));
}

void TestKeyboard::page_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QVariantMap>("arguments");
    QTest::addColumn<QString>("language");
    const QList<std::pair<QString, QVariantMap>> pages{
        {u"overview"_s, {}},
        {u"photos"_s, {}},
        {u"drafts"_s, {{u"draft"_s, u"Robe"_s}}},
        {u"transfers"_s, {}},
        {u"lifecycle"_s, {{u"tab"_s, u"plan"_s}}},
        {u"lifecycle"_s, {{u"tab"_s, u"rules"_s}}},
        {u"lifecycle"_s, {{u"tab"_s, u"history"_s}}},
        {u"costs"_s, {{u"tab"_s, u"breakdown"_s}}},
        {u"costs"_s, {{u"tab"_s, u"trend"_s}}},
        {u"costs"_s, {{u"tab"_s, u"simulator"_s}}},
        {u"costs"_s, {{u"tab"_s, u"bill"_s}}},
        {u"costs"_s, {{u"tab"_s, u"reconcile"_s}}},
        {u"recommendations"_s, {}},
        {u"settings"_s, {{u"section"_s, u"tiers"_s}}},
        {u"settings"_s, {{u"section"_s, u"compression"_s}}},
        {u"duplicates"_s, {{u"near"_s, true}}},
        {u"lab"_s, {}},
        {u"health"_s, {{u"tab"_s, u"checks"_s}}},
        {u"health"_s, {{u"tab"_s, u"backups"_s}}},
        {u"health"_s, {{u"tab"_s, u"links"_s}}},
        {u"health"_s, {{u"tab"_s, u"log"_s}}},
        {u"settings"_s, {{u"section"_s, u"verification"_s}}},
        {u"settings"_s, {{u"section"_s, u"quotas"_s}}},
        {u"settings"_s, {{u"section"_s, u"copies"_s}}},
        {u"settings"_s, {{u"section"_s, u"schedule"_s}}},
        {u"settings"_s, {{u"section"_s, u"appearance"_s}}},
        {u"settings"_s, {{u"section"_s, u"rules"_s}}},
        {u"settings"_s, {{u"section"_s, u"transfers"_s}}},
        {u"settings"_s, {{u"section"_s, u"prices"_s}}},
        {u"settings"_s, {{u"section"_s, u"alerts"_s}}},
    };
    for (const auto &[id, arguments] : pages) {
        const QString part = arguments.isEmpty() ? QString() : u'-' + arguments.first().toString();
        for (const QString &language : {u"en"_s, u"fr"_s})
            QTest::newRow(qPrintable(QString(id + part + u'-' + language))) << id << arguments << language;
    }
}

void TestKeyboard::page()
{
    QFETCH(QString, id);
    QFETCH(QVariantMap, arguments);
    QFETCH(QString, language);
    m_appearance->setLanguage(language);
    QTest::qWait(20);
    m_window->showPage(id, arguments);
    settle();
    if (id == "photos"_L1) {
        auto *grid = m_window->currentPage()->findChild<PhotoGridView *>();
        QTRY_VERIFY(grid && grid->model()->rowCount() > 3);
        grid->setCurrentIndex(grid->model()->index(1, 0));
        settle();
    }
    judge(m_window.get(), menuLetters());
}

void TestKeyboard::dialog_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("language");
    for (const QString &id : Dialogs) {
        for (const QString &language : {u"en"_s, u"fr"_s})
            QTest::newRow(qPrintable(QString(id + u'-' + language))) << id << language;
    }
}

void TestKeyboard::open(const QString &id)
{
    QWidget *parent = m_window.get();
    RunResult run;
    run.withheld = 620;
    PlanTotals totals;
    totals.promote = 3;
    if (id == "text"_L1)
        askText(parent, u"Title"_s, u"Label"_s, u"Do"_s, {}, [](const QString &) {});
    else if (id == "upload"_L1)
        (new UploadDialog(m_profile->services(), {m_profile->picture(50)}, {}, true, parent))->open();
    else if (id == "first"_L1)
        (new FirstStartDialog(m_profile->services(), parent))->open();
    else if (id == "purge"_L1)
        (new ConfirmDialog(purgeConfirmation(412, 1000), parent))->open();
    else if (id == "brake"_L1)
        (new BrakeDialog(run, 3040, Policy{}, parent))->open();
    else if (id == "missed"_L1)
        (new MissedRunDialog(m_profile->clock().now() - 5 * Hour, m_profile->clock().now(), totals, parent))->open();
    else if (id == "publish"_L1)
        (new ConfirmDialog(publishConfirmation(u"Robe"_s, 4, m_profile->clock().now() + 7 * Day, m_profile->clock().now()), parent))->open();
    else if (id == "run"_L1)
        (new ConfirmDialog(runConfirmation(totals), parent))->open();
    else if (id == "undo"_L1)
        (new ConfirmDialog(undoConfirmation(run), parent))->open();
    else if (id == "deliver"_L1)
        (new DeliverDialog(m_profile->services(), 2, [] { return Result<QStringList>(QStringList{}); }, parent))->open();
    else if (id == "quota"_L1)
        (new QuotaDialog(std::nullopt, {u"Marie"_s}, parent))->open();
    else if (id == "pricelist"_L1)
        (new PriceEditor(*m_profile->engine().rules.prices(), parent))->open();
    else if (id == "restore"_L1)
        (new RestoreDialog(u"20 Nov"_s, parent))->open();
    else if (id == "passphrase"_L1)
        (new PassphraseDialog(parent))->open();
    else if (id == "audit"_L1)
        (new AuditSheet(m_profile->services(), parent))->open();
    else if (id == "keyboard"_L1)
        (new KeyboardDialog(m_window->windowActions()->keys(), parent))->open();
    else if (id == "about"_L1)
        (new AboutDialog(m_profile->services().profilePath, parent))->open();
    else if (id == "error"_L1)
        (new ErrorDialog({.code = ErrorCode::Unavailable,
                          .reason = u"catalog.busy"_s,
                          .message = u"busy"_s,
                          .where = {},
                          .remedy = {}},
                         parent))
            ->open();
}

void TestKeyboard::dialog()
{
    QFETCH(QString, id);
    QFETCH(QString, language);
    m_appearance->setLanguage(language);
    QTest::qWait(20);
    open(id);
    Sheet *sheet = nullptr;
    QTRY_VERIFY([&] {
        const auto sheets = m_window->findChildren<Sheet *>();
        for (Sheet *found : sheets) {
            if (found->isVisible())
                sheet = found;
        }
        return sheet != nullptr;
    }());
    sheet->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(sheet));
    settle();
    judge(sheet, {});
    QTest::keyClick(sheet, Qt::Key_Escape);
    QTRY_VERIFY(m_window->findChildren<Sheet *>().isEmpty());
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestKeyboard::drawerIsInTheOrder()
{
    m_appearance->setLanguage(u"en"_s);
    QTest::qWait(20);
    m_window->showPage(u"photos"_s);
    m_window->resize(1024, 700);
    settle();
    auto *grid = m_window->currentPage()->findChild<PhotoGridView *>();
    QTRY_VERIFY(grid && grid->model()->rowCount() > 3);
    grid->setFocus();
    grid->setCurrentIndex(grid->model()->index(1, 0));
    QTest::keyClick(grid, Qt::Key_I);
    settle();
    judge(m_window.get(), menuLetters());
}

TD_WINDOW_TEST(TestKeyboard)
#include "tst_keyboard.moc"
