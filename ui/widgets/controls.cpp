// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/controls.h"

#include "ui/theme/paint.h"

#include <QPainter>

namespace td
{

using namespace Qt::StringLiterals;

void setButtonKind(QPushButton &button, ButtonKind kind)
{
    QString name;
    switch (kind) {
    case ButtonKind::Normal: break;
    case ButtonKind::Primary: name = u"primary"_s; break;
    case ButtonKind::Danger: name = u"danger"_s; break;
    case ButtonKind::Ghost: name = u"ghost"_s; break;
    }
    button.setProperty("td:variant", name);
    button.updateGeometry();
    button.update();
}

void setButtonIcon(QPushButton &button, const QString &iconName)
{
    button.setProperty("td:icon", iconName.isEmpty() ? QVariant() : QVariant(iconName));
    button.updateGeometry();
    button.update();
}

QPushButton *makeButton(const QString &text, ButtonKind kind, const QString &iconName, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    button->setAutoDefault(false);
    button->setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
    setButtonKind(*button, kind);
    setButtonIcon(*button, iconName);
    return button;
}

QPushButton *makeCompactButton(const QString &text, ButtonKind kind, QWidget *parent)
{
    QPushButton *button = makeButton(text, kind, {}, parent);
    button->setProperty("td:compact", true);
    return button;
}

QToolButton *makeIconButton(const QString &iconName, const QString &name, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setIcon(icon(iconName));
    button->setIconSize(QSize(iconsize::control, iconsize::control));
    button->setToolButtonStyle(Qt::ToolButtonIconOnly);
    button->setToolTip(name);
    button->setAccessibleName(name);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

Switch::Switch(const QString &accessibleName, QWidget *parent)
    : QAbstractButton(parent)
{
    setCheckable(true);
    setAccessibleName(accessibleName);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
}

QSize Switch::sizeHint() const
{
    return {42, 28};
}

void Switch::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    if (!isEnabled())
        painter.setOpacity(0.45);
    const QRectF track(width() / 2.0 - 17, height() / 2.0 - 10, 34, 20);
    const bool on = isChecked();
    const QColor fill = on ? theme.color(ColorRole::Accent) : theme.color(ColorRole::Surface);
    const QColor edge = on ? theme.color(ColorRole::Accent) : theme.color(ColorRole::ControlBorder);
    paintRound(painter, track, 10, fill, edge);
    const QRectF knob(on ? track.right() - 17 : track.left() + 3, track.top() + 3, 14, 14);
    paintRound(painter, knob, 7, on ? theme.color(ColorRole::OnAccent) : theme.color(ColorRole::ControlBorder));
    if (hasKeyboardFocus(*this))
        paintFocusRing(painter, track.adjusted(-3, -3, 3, 3), 13);
}

Divider::Divider(Qt::Orientation orientation, QWidget *parent)
    : QWidget(parent)
    , m_orientation(orientation)
{
    if (orientation == Qt::Horizontal)
        setFixedHeight(1);
    else
        setFixedWidth(1);
}

void Divider::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::current().color(ColorRole::Border));
}

} // namespace td
