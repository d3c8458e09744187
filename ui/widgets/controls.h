// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/icons.h"

#include <QAbstractButton>
#include <QPushButton>
#include <QToolButton>

namespace td
{

enum class ButtonKind { Normal, Primary, Danger, Ghost };

/// A text button; `iconName` may be empty. `compact` ones are 28 px high, for cards, chips and tables.
[[nodiscard]] QPushButton *makeButton(const QString &text, ButtonKind kind = ButtonKind::Normal, const QString &iconName = {},
                                      QWidget *parent = nullptr);
[[nodiscard]] QPushButton *makeCompactButton(const QString &text, ButtonKind kind = ButtonKind::Normal,
                                             QWidget *parent = nullptr);
void setButtonKind(QPushButton &button, ButtonKind kind);
void setButtonIcon(QPushButton &button, const QString &iconName);
/// An icon button of 32 px; `name` is tooltip and accessible name.
[[nodiscard]] QToolButton *makeIconButton(const QString &iconName, const QString &name, QWidget *parent = nullptr);

/// On or off, like a check box but for what takes effect at once. Text is its label for readers only.
class Switch : public QAbstractButton
{
    Q_OBJECT
public:
    explicit Switch(const QString &accessibleName, QWidget *parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    bool hitButton(const QPoint &pos) const override { return rect().contains(pos); }
};

/// A 1 px line in the border colour.
class Divider : public QWidget
{
    Q_OBJECT
public:
    explicit Divider(Qt::Orientation orientation = Qt::Horizontal, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Qt::Orientation m_orientation;
};

} // namespace td
