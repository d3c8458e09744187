// SPDX-License-Identifier: GPL-3.0-or-later
// What the actions of the window do, and what is done when language or size change.
#include "ui/dialogs/confirmdialog.h"
#include "ui/dialogs/firststartdialog.h"
#include "ui/dialogs/helpdialogs.h"
#include "ui/mainwindow.h"
#include "ui/shell/bannerarea.h"
#include "ui/shell/headerbar.h"
#include "ui/shell/sidecounts.h"
#include "ui/shell/statusstrip.h"
#include "ui/shell/tierwatch.h"
#include "ui/shell/uploadflow.h"
#include "ui/shell/windowactions.h"
#include "ui/support/async.h"
#include "ui/support/format.h"
#include "ui/widgets/commandpalette.h"
#include "ui/widgets/sidebar.h"
#include "ui/widgets/toast.h"

#include <QApplication>
#include <QHash>
#include <QListView>
#include <QMenu>
#include <QStackedWidget>
#include <QToolButton>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int CollapseBelow = 1100;
const QString AskedKey = u"ui/firstStartDone"_s;
constexpr int AskAgain = 2; ///< the language was switched inside the first dialog

} // namespace

void MainWindow::perform(const QString &action)
{
    if (action.startsWith("page."_L1))
        showPage(action.mid(5));
    else if (action == "add"_L1)
        m_uploads->chooseFiles();
    else if (action == "folder"_L1)
        m_uploads->chooseFolder();
    else if (action == "samples"_L1)
        m_uploads->addSamples();
    else if (action == "undo"_L1)
        undo();
    else if (action == "redo"_L1)
        redo();
    else if (action == "palette"_L1)
        m_palette->openWith();
    else if (action == "plan"_L1)
        showPage(u"lifecycle"_s, {{u"tab"_s, u"plan"_s}});
    else if (action == "run"_L1)
        askRun();
    else if (action == "quit"_L1)
        quit();
    else
        performView(action);
}

void MainWindow::quit()
{
    close();
    // A program that stays in the tray ends only when it is told so.
    if (!QApplication::quitOnLastWindowClosed())
        QCoreApplication::quit();
}

void MainWindow::showWaysToAdd()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const QString &way : {u"add"_s, u"folder"_s, u"samples"_s})
        menu->addAction(m_actions->action(way));
    const QWidget *button = m_header->moreButton();
    menu->popup(button->mapToGlobal(QPoint(button->width() - menu->sizeHint().width(), button->height())));
}

void MainWindow::performView(const QString &action)
{
    if (action == "find"_L1) {
        Page *page = currentPage();
        if (!page || !page->focusFilter()) {
            if (m_header->search()->isVisible())
                m_header->search()->setFocus(Qt::ShortcutFocusReason);
            else
                m_palette->openWith();
        }
    } else if (action == "reload"_L1) {
        m_banners->removeNotice(u"error"_s); // what still fails says so again
        if (Page *page = currentPage())
            page->retry();
        m_counts->refresh(true);
        m_tiers->check(true);
    } else if (action == "collapse"_L1) {
        m_wantCollapsed = !m_side->isCollapsed();
        m_side->setCollapsed(m_wantCollapsed);
    } else if (action == "region.next"_L1 || action == "region.previous"_L1) {
        nextRegion(action == "region.next"_L1);
    } else if (action.startsWith("theme."_L1)) {
        if (m_services.setThemeMode)
            m_services.setThemeMode(action.mid(6));
        checkChosen();
    } else if (action.startsWith("language."_L1)) {
        if (m_services.setLanguage)
            m_services.setLanguage(action.mid(9));
        checkChosen();
    } else if (action == "keyboard"_L1) {
        (new KeyboardDialog(m_actions->keys(), this))->open();
    } else if (action == "about"_L1) {
        (new AboutDialog(m_services.profilePath, this))->open();
    }
}

void MainWindow::checkChosen()
{
    const QString theme = m_services.state.value(u"ui/theme"_s, u"system"_s).toString();
    const QString language = m_services.state.value(u"ui/language"_s, u"system"_s).toString();
    for (const auto *mode : {"system", "light", "dark", "hc-light", "hc-dark"})
        m_actions->action(u"theme."_s + QLatin1String(mode))->setChecked(theme == QLatin1String(mode));
    for (const auto *known : {"system", "en", "fr"})
        m_actions->action(u"language."_s + QLatin1String(known))->setChecked(language == QLatin1String(known));
    showDone();
    m_actions->action(u"samples"_s)->setEnabled(bool(m_services.makeSamples));
}

void MainWindow::askRun()
{
    runAsync(
        m_services.pool, this, [&lifecycle = m_services.engine.lifecycle] { return lifecycle.quickTotals(); },
        [this](const Result<PlanTotals> &totals) {
            if (!totals) {
                showError(totals.error());
                return;
            }
            confirm(this, runConfirmation(*totals), [this] {
                RunOptions options;
                options.startedBy = u"window"_s;
                if (!m_services.scheduler.runNow(options))
                    showToast(tr("A run is already under way"));
            });
        });
}

void MainWindow::undo()
{
    if (!m_done.isEmpty())
        undoOne(m_done.last().id);
}

void MainWindow::undoOne(int id)
{
    const auto found = std::find_if(m_done.begin(), m_done.end(), [id](const Done &done) { return done.id == id; });
    if (found == m_done.end())
        return;
    const Done one = *found;
    m_done.erase(found);
    if (one.deed.redo) {
        m_undone.append(one);
        m_final.clear();
    } else {
        m_undone.clear();
        m_final = one.text;
    }
    showDone();
    one.deed.undo();
}

void MainWindow::redo()
{
    if (m_undone.isEmpty())
        return;
    const Done one = m_undone.takeLast();
    m_done.append(one);
    showDone();
    m_toasts->showToast(one.text, [this, id = one.id] { undoOne(id); });
    one.deed.redo();
}

void MainWindow::showDone()
{
    const auto last = [](const QList<Done> &list) { return list.isEmpty() ? QString() : list.last().text; };
    m_actions->setDone(last(m_done), last(m_undone), m_final);
}

void MainWindow::fillSideBar()
{
    QList<SideBarEntry> entries;
    int number = 1;
    for (const PageEntry &page : std::as_const(m_registry)) {
        if (!page.inSideBar)
            continue;
        SideBarEntry entry;
        entry.id = page.id;
        entry.icon = page.icon;
        entry.text = page.title;
        entry.shortcut = QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_0 + number++)).toString(QKeySequence::NativeText);
        entries.append(entry);
    }
    m_side->setEntries(entries);
}

void MainWindow::fitSideBar()
{
    m_side->setCollapsed(m_wantCollapsed || width() < CollapseBelow);
}

void MainWindow::restore()
{
    resize(1280, 800);
    restoreGeometry(m_services.state.value(u"ui/geometry"_s).toByteArray());
    m_wantCollapsed = m_services.state.value(u"ui/collapsed"_s, false).toBool();
    fitSideBar();
    const QString page = m_services.state.value(u"ui/page"_s).toString();
    const bool known = std::any_of(m_registry.cbegin(), m_registry.cend(), [&page](const PageEntry &entry) { return entry.id == page; });
    showPage(known ? page : m_registry.first().id);
}

void MainWindow::rebuild()
{
    m_registry = pageRegistry();
    m_actions->retranslate(m_registry);
    fillSideBar();
    for (Page *page : std::as_const(m_pages)) {
        page->deactivated();
        m_stack->removeWidget(page);
        page->hide();
        page->deleteLater();
    }
    m_pages.clear();
    m_counts->refresh(true);
    m_tiers->check();
    checkChosen();
    const QString page = std::exchange(m_current, QString());
    showPage(page, m_arguments);
}

/// Pages are made when they are first shown, and make parts of their own at any time: without this Tab would come to them
/// after the status line.
void MainWindow::orderRegions()
{
    QHash<const QWidget *, int> place;
    QList<QWidget *> banners, page, status;
    const std::pair<const QWidget *, QList<QWidget *> *> regions[] = {
        {m_banners, &banners}, {m_stack, &page}, {m_status, &status}};
    for (QWidget *at = nextInFocusChain(); at && at != this; at = at->nextInFocusChain()) {
        place.insert(at, int(place.size()));
        if (!(at->focusPolicy() & Qt::TabFocus))
            continue;
        for (const auto &[region, stops] : regions) {
            if (region->isAncestorOf(at))
                stops->append(at);
        }
    }
    if (page.isEmpty())
        return;
    // Only buttons are moved: what is made of several parts keeps its order.
    QWidget *before = m_header->moreButton();
    for (QWidget *button : std::as_const(banners)) {
        if (place.value(button) > place.value(page.first()))
            setTabOrder(before, button);
        before = button;
    }
    QWidget *last = page.last();
    while (last->parentWidget() != m_stack && (last->parentWidget()->focusPolicy() & Qt::TabFocus))
        last = last->parentWidget();
    for (QWidget *link : std::as_const(status)) {
        if (place.value(link) < place.value(page.last()))
            setTabOrder(last, link);
        last = link;
    }
}

bool MainWindow::focusNextPrevChild(bool next)
{
    orderRegions();
    return QMainWindow::focusNextPrevChild(next);
}

void MainWindow::nextRegion(bool forward)
{
    QWidget *page = currentPage();
    QList<QWidget *> regions{m_side->list(), m_header->search(), page, m_status};
    QWidget *focused = QApplication::focusWidget();
    int at = 0;
    for (int i = 0; i < regions.size(); ++i) {
        if (focused && (regions.at(i) == focused || regions.at(i)->isAncestorOf(focused)))
            at = i;
    }
    const int step = forward ? 1 : -1;
    for (int tries = 0; tries < regions.size(); ++tries) {
        at = int((at + step + regions.size()) % regions.size());
        QWidget *region = regions.at(at);
        if (region->focusPolicy() != Qt::NoFocus && region->isVisible()) {
            region->setFocus(Qt::TabFocusReason);
            return;
        }
        const QList<QWidget *> children = region->findChildren<QWidget *>();
        for (QWidget *child : children) {
            if ((child->focusPolicy() & Qt::TabFocus) && child->isVisible() && child->isEnabled()) {
                child->setFocus(Qt::TabFocusReason);
                return;
            }
        }
    }
}

void MainWindow::offerFirstStart()
{
    if (m_services.state.value(AskedKey, false).toBool())
        return;
    auto *dialog = new FirstStartDialog(m_services, this);
    connect(dialog, &QDialog::finished, this, [this, dialog](int result) {
        if (result == AskAgain) {
            // The translators are in place; the window's own rebuild is queued before this.
            QTimer::singleShot(0, this, &MainWindow::offerFirstStart);
            return;
        }
        m_services.state.setValue(AskedKey, true);
        if (dialog->choice() == FirstStartDialog::Choice::Samples)
            m_uploads->addSamples();
        if (dialog->choice() == FirstStartDialog::Choice::Providers)
            showPage(u"settings"_s, {{u"section"_s, u"tiers"_s}});
        if (!dialog->scheduleAnswered())
            return;
        runAsync(
            m_services.pool, this,
            [&rules = m_services.engine.rules, schedule = dialog->schedule()] { return rules.setSchedule(schedule); },
            [this](const Result<void> &saved) {
                if (!saved)
                    showError(saved.error());
                else
                    m_services.scheduler.refresh();
            });
    });
    dialog->open();
}

} // namespace td
