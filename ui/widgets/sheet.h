// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QDialog>
#include <QPointer>

class QVBoxLayout;
class QHBoxLayout;
class QPushButton;

namespace td
{

class TextLabel;

/// Base of the dialogs: title, body, buttons at the foot. Shown with open(); deletes itself when closed; gives the focus back.
/// Esc rejects: nothing happens.
class Sheet : public QDialog
{
    Q_OBJECT
public:
    enum Width { Narrow = 480, Wide = 640 };

    explicit Sheet(const QString &title, Width width, QWidget *parent);
    [[nodiscard]] QVBoxLayout *body() const { return m_body; }
    void setTitle(const QString &title);
    /// At the right of the title.
    void addTitleWidget(QWidget *widget);
    /// A line of text, wrapped.
    TextLabel *addText(const QString &text, ColorRole color = ColorRole::Text2);
    /// Left of the buttons, for a rare deed.
    QPushButton *addLeftButton(const QString &text);
    /// Closes with rejected(). Add before the accepting one. Default when `safe`: Enter does nothing harmful.
    QPushButton *addCancel(const QString &text, bool safe = false);
    /// Closes with accepted().
    QPushButton *addAccept(const QString &text, bool danger = false);
    /// Any other button at the right; does not close by itself.
    QPushButton *addButton(const QString &text);
    void showEvent(QShowEvent *event) override;
    void done(int result) override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void orderTabs(); ///< the buttons last, from left to right
    TextLabel *m_title;
    QHBoxLayout *m_head;
    QVBoxLayout *m_body;
    QHBoxLayout *m_buttons;
    QPointer<QWidget> m_before;
};

} // namespace td
