// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/windowactions.h"

#include "ui/theme/icons.h"

#include <QEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMenuBar>

namespace td
{

using namespace Qt::StringLiterals;

WindowActions::WindowActions(QMainWindow *window, const QList<PageEntry> &pages)
    : QObject(window)
    , m_window(window)
    , m_pages(pages)
{
    add(u"add"_s, u"add"_s, QKeySequence::Open);
    add(u"folder"_s, u"upload"_s, Qt::CTRL | Qt::SHIFT | Qt::Key_O);
    add(u"samples"_s, u"photos"_s);
    add(u"quit"_s, u"close"_s, Qt::CTRL | Qt::Key_Q);
    add(u"undo"_s, u"undo"_s, QKeySequence::Undo);
    add(u"redo"_s, u"refresh"_s, Qt::CTRL | Qt::SHIFT | Qt::Key_Z);
    add(u"find"_s, u"search"_s, QKeySequence::Find);
    add(u"palette"_s, u"search"_s, Qt::CTRL | Qt::Key_K);
    int number = 1;
    for (const PageEntry &page : pages)
        add(u"page."_s + page.id, page.icon, number <= 9 ? QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_0 + number++)) : QKeySequence());
    add(u"reload"_s, u"refresh"_s, Qt::Key_F5);
    add(u"collapse"_s, u"panel-right"_s, Qt::CTRL | Qt::Key_B);
    add(u"region.next"_s, u"chevron-right"_s, Qt::Key_F6);
    add(u"region.previous"_s, u"chevron-right"_s, Qt::SHIFT | Qt::Key_F6);
    for (const auto *mode : {"system", "light", "dark", "hc-light", "hc-dark"})
        add(u"theme."_s + QLatin1String(mode), u"eye"_s)->setCheckable(true);
    for (const auto *language : {"system", "en", "fr"})
        add(u"language."_s + QLatin1String(language), u"user"_s)->setCheckable(true);
    add(u"plan"_s, u"lifecycle"_s);
    add(u"run"_s, u"play"_s);
    add(u"keyboard"_s, u"info"_s, Qt::CTRL | Qt::Key_F1);
    add(u"about"_s, u"info"_s);
    buildMenus();
    retranslate(pages);
    window->menuBar()->hide();
    window->installEventFilter(this);
}

QAction *WindowActions::add(const QString &id, const QString &iconName, const QKeySequence &key)
{
    auto *action = new QAction(icon(iconName), QString(), this);
    action->setObjectName(id);
    action->setProperty("td:icon", iconName);
    if (!key.isEmpty())
        action->setShortcut(key);
    action->setShortcutContext(Qt::WindowShortcut);
    m_actions.insert(id, action);
    m_order.append(id);
    m_window->addAction(action);
    connect(action, &QAction::triggered, this, [this, id] { Q_EMIT triggered(id); });
    return action;
}

QAction *WindowActions::action(const QString &id) const
{
    return m_actions.value(id);
}

void WindowActions::buildMenus()
{
    QMenuBar *bar = m_window->menuBar();
    const auto fill = [this](QMenu *menu, const QStringList &ids) {
        for (const QString &id : ids) {
            if (id.isEmpty())
                menu->addSeparator();
            else
                menu->addAction(m_actions.value(id));
        }
    };
    m_file = bar->addMenu(QString());
    fill(m_file, {u"add"_s, u"folder"_s, u"samples"_s, {}, u"quit"_s});
    m_edit = bar->addMenu(QString());
    fill(m_edit, {u"undo"_s, u"redo"_s, {}, u"find"_s, u"palette"_s});
    m_view = bar->addMenu(QString());
    for (const PageEntry &page : std::as_const(m_pages))
        m_view->addAction(m_actions.value(u"page."_s + page.id));
    fill(m_view, {{}, u"reload"_s, u"collapse"_s, u"region.next"_s, u"region.previous"_s, {}});
    m_theme = m_view->addMenu(QString());
    fill(m_theme, {u"theme.system"_s, u"theme.light"_s, u"theme.dark"_s, u"theme.hc-light"_s, u"theme.hc-dark"_s});
    m_language = m_view->addMenu(QString());
    fill(m_language, {u"language.system"_s, u"language.en"_s, u"language.fr"_s});
    m_photos = bar->addMenu(QString());
    m_lifecycle = bar->addMenu(QString());
    fill(m_lifecycle, {u"plan"_s, u"run"_s});
    m_help = bar->addMenu(QString());
    fill(m_help, {u"keyboard"_s, u"about"_s});
}

void WindowActions::setText(const QString &id, const QString &text)
{
    if (QAction *action = m_actions.value(id))
        action->setText(text);
}

void WindowActions::retranslate(const QList<PageEntry> &pages)
{
    m_pages = pages;
    m_file->setTitle(tr("&File"));
    m_edit->setTitle(tr("&Edit"));
    m_view->setTitle(tr("&View"));
    m_photos->setTitle(tr("&Photos"));
    m_lifecycle->setTitle(tr("&Lifecycle"));
    m_help->setTitle(tr("&Help"));
    m_theme->setTitle(tr("Colours"));
    m_language->setTitle(tr("Language"));
    setText(u"add"_s, tr("Add photos…"));
    setText(u"folder"_s, tr("Add a folder…"));
    setText(u"samples"_s, tr("Add sample photos"));
    setText(u"quit"_s, tr("Quit"));
    setDone(m_toUndo, m_toRedo, m_final);
    setText(u"find"_s, tr("Find on this page"));
    setText(u"palette"_s, tr("Search and commands…"));
    for (const PageEntry &page : pages)
        setText(u"page."_s + page.id, page.title);
    setText(u"reload"_s, tr("Reload the page"));
    setText(u"collapse"_s, tr("Collapse the side bar"));
    setText(u"region.next"_s, tr("Next part of the window"));
    setText(u"region.previous"_s, tr("Previous part of the window"));
    setText(u"theme.system"_s, tr("Colours like the system"));
    setText(u"theme.light"_s, tr("Light"));
    setText(u"theme.dark"_s, tr("Dark"));
    setText(u"theme.hc-light"_s, tr("High contrast, light"));
    setText(u"theme.hc-dark"_s, tr("High contrast, dark"));
    setText(u"language.system"_s, tr("Language of the system"));
    setText(u"language.en"_s, u"English"_s);
    setText(u"language.fr"_s, u"Français"_s);
    setText(u"plan"_s, tr("Review the plan"));
    setText(u"run"_s, tr("Run now…"));
    setText(u"keyboard"_s, tr("Keyboard"));
    setText(u"about"_s, tr("About Tierdeck"));
    setPageActions(m_pageActions);
}

void WindowActions::setDone(const QString &undo, const QString &redo, const QString &final)
{
    m_toUndo = undo;
    m_toRedo = redo;
    m_final = final;
    // The texts name files and drafts: an ampersand in them is no mnemonic.
    const auto named = [](const QString &text, QString what) { return text.arg(what.replace(u'&', u"&&"_s)); };
    setText(u"undo"_s, undo.isEmpty() ? tr("Undo") : named(tr("Undo: %1"), undo));
    setText(u"redo"_s, !redo.isEmpty()  ? named(tr("Redo: %1"), redo)
                       : final.isEmpty() ? tr("Redo")
                                         : named(tr("Redo (cannot be done again: %1)"), final));
    m_actions.value(u"undo"_s)->setEnabled(!undo.isEmpty());
    m_actions.value(u"redo"_s)->setEnabled(!redo.isEmpty());
}

void WindowActions::setPageActions(const QList<QAction *> &actions)
{
    m_pageActions = actions;
    m_photos->clear();
    m_photos->addAction(m_actions.value(u"add"_s));
    m_photos->addAction(m_actions.value(u"folder"_s));
    m_photos->addAction(m_actions.value(u"find"_s));
    if (!actions.isEmpty())
        m_photos->addSeparator();
    for (QAction *action : actions)
        m_photos->addAction(action);
}

QList<Command> WindowActions::commands() const
{
    QList<Command> commands;
    const auto command = [](const QAction *action, const QString &id, const QString &group) {
        QString text = action->text();
        text.remove(u'&');
        return Command{.id = id,
                       .group = group,
                       .text = text,
                       .icon = action->property("td:icon").toString(),
                       .shortcut = action->shortcut().toString(QKeySequence::NativeText),
                       .keywords = {},
                       .run = [action] { const_cast<QAction *>(action)->trigger(); }};
    };
    for (QAction *action : m_pageActions) {
        if (!action->isSeparator() && action->isEnabled() && !action->text().isEmpty())
            commands.append(command(action, QString(u"action.page."_s % action->text()), tr("Actions")));
    }
    for (const QString &id : m_order) {
        const QAction *action = m_actions.value(id);
        const bool page = id.startsWith("page."_L1);
        if (id == "palette"_L1 || page || !action->isEnabled())
            continue;
        const bool setting = id.startsWith("theme."_L1) || id.startsWith("language."_L1);
        if (!setting)
            commands.append(command(action, QString(u"action."_s % id), tr("Actions")));
    }
    for (const PageEntry &page : m_pages)
        commands.append(command(m_actions.value(u"page."_s + page.id), QString(u"page."_s % page.id), tr("Pages")));
    for (const QString &id : m_order) {
        if (!id.startsWith("theme."_L1) && !id.startsWith("language."_L1))
            continue;
        Command entry = command(m_actions.value(id), QString(u"setting."_s % id), tr("Settings"));
        entry.keywords = id.startsWith("theme."_L1) ? tr("Colours") : tr("Language");
        commands.append(entry);
    }
    return commands;
}

QList<std::pair<QString, QString>> WindowActions::keys() const
{
    QList<std::pair<QString, QString>> keys;
    const auto take = [&keys](const QAction *action) {
        if (action->shortcut().isEmpty())
            return;
        QString text = action->text();
        text.remove(u'&');
        keys.append({text, action->shortcut().toString(QKeySequence::NativeText)});
    };
    for (const QString &id : m_order)
        take(m_actions.value(id));
    for (const QAction *action : m_pageActions)
        take(action);
    return keys;
}

void WindowActions::toggleMenuBar()
{
    QMenuBar *bar = m_window->menuBar();
    bar->setVisible(bar->isHidden());
    if (bar->isVisible()) {
        bar->setFocus(Qt::MenuBarFocusReason);
        bar->setActiveAction(bar->actions().value(0));
    }
}

bool WindowActions::eventFilter(QObject *watched, QEvent *event)
{
    // Alt pressed and let go alone, or F10, shows the menu bar; any other key in between was a chord.
    if (event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        m_altAlone = key->key() == Qt::Key_Alt && key->modifiers() == Qt::AltModifier;
        if (event->type() == QEvent::KeyPress && key->key() == Qt::Key_F10 && key->modifiers() == Qt::NoModifier) {
            toggleMenuBar();
            return true;
        }
    } else if (event->type() == QEvent::KeyRelease) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Alt && m_altAlone) {
            m_altAlone = false;
            toggleMenuBar();
            return true;
        }
    } else if (event->type() == QEvent::MouseButtonPress) {
        m_altAlone = false;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace td
