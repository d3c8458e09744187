// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/registry.h"
#include "ui/widgets/commandpalette.h"

#include <QAction>
#include <QMainWindow>

class QMenu;

namespace td
{

/// Every action of the window, with its key; the menu bar that holds them all (Alt or F10) and the commands of the palette.
class WindowActions : public QObject
{
    Q_OBJECT
public:
    WindowActions(QMainWindow *window, const QList<PageEntry> &pages);
    [[nodiscard]] QAction *action(const QString &id) const;
    /// The actions of the page that is shown join the menu "Photos" (QWidget::actions() of the page).
    void setPageActions(const QList<QAction *> &actions);
    void retranslate(const QList<PageEntry> &pages);
    [[nodiscard]] QList<Command> commands() const;
    void toggleMenuBar();
    /// Empty: there is nothing to undo or redo. `final` names what was undone and cannot be done again.
    void setDone(const QString &undo, const QString &redo, const QString &final);
    /// Text and key of every action that has one, for Help > Keyboard.
    [[nodiscard]] QList<std::pair<QString, QString>> keys() const;

Q_SIGNALS:
    void triggered(const QString &id); ///< "add", "folder", "undo", "page.photos", "theme.dark", "language.fr"...

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QAction *add(const QString &id, const QString &icon, const QKeySequence &key = {});
    void buildMenus();
    void setText(const QString &id, const QString &text);

    QMainWindow *m_window;
    QMap<QString, QAction *> m_actions;
    QStringList m_order;
    QList<PageEntry> m_pages;
    QList<QAction *> m_pageActions;
    QMenu *m_file, *m_edit, *m_view, *m_photos, *m_lifecycle, *m_help, *m_theme, *m_language;
    QString m_toUndo, m_toRedo, m_final;
    bool m_altAlone = false;
};

} // namespace td
