// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QFrame>

class QPushButton;
class QHBoxLayout;
class QToolButton;

namespace td
{

class StatusLabel;
class TextLabel;

/// A state of the page or the window, in one sentence, with at most two actions. Only info can be dismissed.
class Banner : public QFrame
{
    Q_OBJECT
public:
    explicit Banner(Status status = Status::Info, const QString &text = {}, QWidget *parent = nullptr);
    void setMessage(Status status, const QString &text, const QString &remedy = {});
    QPushButton *addButton(const QString &text);
    void clearButtons();
    [[nodiscard]] Status status() const { return m_status; }
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void dismissed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    class Icon;
    Icon *m_icon;
    TextLabel *m_text;
    QHBoxLayout *m_buttons;
    QToolButton *m_close;
    Status m_status;
};

} // namespace td
