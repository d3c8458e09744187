// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QTimer>

#include <functional>

class QVBoxLayout;
class QPushButton;
class QToolButton;

namespace td
{

class TextLabel;

/// One message that goes by itself: 6 s, 10 s with Undo; stays while hovered or focused.
class Toast : public QFrame
{
    Q_OBJECT
public:
    Toast(const QString &text, bool withUndo, QWidget *parent);
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void undoClicked();
    void closed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QToolButton *m_close;
    TextLabel *m_text;
    QTimer m_life;
};

/// At most three toasts, bottom right of its parent. Undo deeds go to the window's undo list.
class ToastStack : public QWidget
{
    Q_OBJECT
public:
    explicit ToastStack(QWidget *parent);
    /// `undo` may be empty.
    Toast *showToast(const QString &text, const std::function<void()> &undo);
    void place();
    [[nodiscard]] QList<Toast *> toasts() const { return m_toasts; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QList<Toast *> m_toasts;
    int m_bottomMargin = 40;
};

} // namespace td
