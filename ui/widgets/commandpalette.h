// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QListView>
#include <QPointer>

#include <functional>

class QLineEdit;

namespace td
{

/// One thing that the palette can do.
struct Command {
    QString id;
    QString group; ///< "Actions", "Pages", "Photos", "Drafts", "Settings"
    QString text;
    QString icon;
    QString shortcut;
    QString keywords; ///< found by, never shown
    std::function<void()> run;
};

/// Ctrl+K: one field over the window, results in groups. ">" shows only actions, "#" tags, "@" users.
class CommandPalette : public QFrame
{
    Q_OBJECT
public:
    explicit CommandPalette(QWidget *window);
    /// Asked at each opening.
    void setCommands(std::function<QList<Command>()> provider);
    /// Asked for each text; answers by addResults() with the same text, later, below what is already shown.
    void setSearch(std::function<void(const QString &text)> search);
    void addResults(const QString &text, const QList<Command> &results);
    void openWith(const QString &text = {});
    void closePalette();
    [[nodiscard]] QStringList shownIds() const;

Q_SIGNALS:
    void closed();

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    class Model;
    void place();
    void refilter();
    void runCurrent();
    QWidget *m_window;
    QLineEdit *m_field;
    QListView *m_list;
    Model *m_model;
    QList<Command> m_commands;
    std::function<QList<Command>()> m_provider;
    std::function<void(const QString &)> m_search;
    QStringList m_recent;
    QPointer<QWidget> m_before;
};

} // namespace td
