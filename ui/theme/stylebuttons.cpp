// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/icons.h"
#include "ui/theme/paint.h"
#include "ui/theme/styleparts.h"

#include <QStyle>
#include <QVariant>

namespace td::styleparts
{

using namespace Qt::StringLiterals;

Variant variantOf(const QWidget *widget)
{
    const QString name = widget ? widget->property("td:variant").toString() : QString();
    if (name == "primary"_L1)
        return Variant::Primary;
    if (name == "danger"_L1)
        return Variant::Danger;
    if (name == "ghost"_L1)
        return Variant::Ghost;
    return Variant::Normal;
}

bool isCompact(const QWidget *widget)
{
    return widget && widget->property("td:compact").toBool();
}

namespace
{

struct ButtonColours {
    QColor fill, border, text;
};

ButtonColours buttonColours(const QStyleOption &option, Variant variant)
{
    const Theme &theme = Theme::current();
    const bool enabled = option.state & QStyle::State_Enabled;
    const bool hover = enabled && (option.state & QStyle::State_MouseOver);
    const bool down = enabled && (option.state & (QStyle::State_Sunken | QStyle::State_On));
    const QColor text = theme.color(ColorRole::Text);
    ButtonColours c;
    switch (variant) {
    case Variant::Primary:
    case Variant::Danger: {
        const QColor base = theme.color(variant == Variant::Danger ? ColorRole::Error : ColorRole::Accent);
        c.fill = down ? mix(base, text, 0.78) : hover ? mix(base, text, 0.88) : base;
        c.text = variant == Variant::Danger ? theme.color(ColorRole::Surface) : theme.color(ColorRole::OnAccent);
        if (!enabled) {
            c.fill = theme.color(ColorRole::Sunken);
            c.border = theme.color(ColorRole::Border);
            c.text = option.palette.color(QPalette::Disabled, QPalette::ButtonText);
        }
        return c;
    }
    case Variant::Ghost:
        c.fill = down ? theme.color(ColorRole::AccentSoft) : hover ? theme.color(ColorRole::Hover) : QColor();
        c.text = enabled ? theme.color(ColorRole::Link) : option.palette.color(QPalette::Disabled, QPalette::ButtonText);
        return c;
    case Variant::Normal:
        c.fill = down ? theme.color(ColorRole::Sunken)
                      : hover ? theme.color(ColorRole::Hover) : theme.color(ColorRole::Surface);
        c.border = theme.color(enabled ? ColorRole::ControlBorder : ColorRole::Border);
        c.text = enabled ? text : option.palette.color(QPalette::Disabled, QPalette::ButtonText);
        return c;
    }
    return c;
}

} // namespace

void pushButtonBevel(QPainter &painter, const QStyleOptionButton &option, const QWidget *widget)
{
    const Variant variant = variantOf(widget);
    const ButtonColours c = buttonColours(option, variant);
    QRectF box = option.rect;
    if (hasKeyboardFocus(option)) {
        paintFocusRing(painter, box, radius::control + 1);
        const double inset = focusWidth() + 1;
        box.adjust(inset, inset, -inset, -inset);
    }
    if (c.fill.isValid() || c.border.isValid())
        paintRound(painter, box, radius::control, c.fill, c.border);
}

void pushButtonLabel(QPainter &painter, const QStyleOptionButton &option, const QWidget *widget)
{
    const ButtonColours c = buttonColours(option, variantOf(widget));
    const bool enabled = option.state & QStyle::State_Enabled;
    const bool menu = option.features & QStyleOptionButton::HasMenu;
    const int gap = space::s2;
    const QString iconName = widget ? widget->property("td:icon").toString() : QString();
    const int iconSide = iconName.isEmpty() && option.icon.isNull() ? 0 : iconsize::control;
    const int menuSide = menu ? iconsize::text : 0;

    const QFontMetrics metrics = option.fontMetrics;
    int textWidth = metrics.size(Qt::TextShowMnemonic, option.text).width();
    int total = textWidth + (iconSide ? iconSide + (option.text.isEmpty() ? 0 : gap) : 0) + (menuSide ? menuSide + gap : 0);
    const QRect area = option.rect;
    if (total > area.width()) {
        textWidth = qMax(0, textWidth - (total - area.width()));
        total = area.width();
    }
    int x = area.left() + (area.width() - total) / 2;
    if (iconSide) {
        const QRect box(x, area.top(), iconSide, area.height());
        QColor ink = c.text;
        if (!enabled)
            ink.setAlphaF(0.5F);
        if (!iconName.isEmpty())
            paintIcon(painter, box, iconName, iconSide, ink);
        else
            option.icon.paint(&painter, box, Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
        x += iconSide + (option.text.isEmpty() ? 0 : gap);
    }
    painter.setPen(c.text);
    int flags = Qt::AlignVCenter | Qt::AlignLeft | Qt::TextShowMnemonic | Qt::TextSingleLine;
    if (widget && !widget->style()->styleHint(QStyle::SH_UnderlineShortcut, &option, widget))
        flags |= Qt::TextHideMnemonic;
    painter.drawText(QRect(x, area.top(), textWidth + 1, area.height()), flags, option.text);
    if (menuSide)
        paintIcon(painter, QRect(x + textWidth + gap, area.top(), menuSide, area.height()), u"chevron-down"_s, menuSide,
                  c.text);
}

void toolButtonPanel(QPainter &painter, const QStyleOption &option, const QWidget *widget)
{
    const Theme &theme = Theme::current();
    const bool enabled = option.state & QStyle::State_Enabled;
    const bool hover = enabled && (option.state & QStyle::State_MouseOver);
    const bool on = option.state & QStyle::State_On;
    const bool down = option.state & QStyle::State_Sunken;
    QColor fill;
    if (on)
        fill = theme.color(ColorRole::AccentSoft);
    else if (down)
        fill = theme.color(ColorRole::Sunken);
    else if (hover)
        fill = theme.color(ColorRole::Hover);
    QColor border;
    if (theme.isHighContrast() && (on || hover))
        border = theme.color(ColorRole::Border);
    if (variantOf(widget) == Variant::Normal && widget && widget->property("td:framed").toBool()) {
        border = theme.color(ColorRole::ControlBorder);
        if (!fill.isValid())
            fill = theme.color(ColorRole::Surface);
    }
    if (fill.isValid() || border.isValid())
        paintRound(painter, option.rect, radius::control, fill, border);
    if (hasKeyboardFocus(option))
        paintFocusRing(painter, option.rect, radius::control);
}

void checkBox(QPainter &painter, const QStyleOption &option)
{
    const Theme &theme = Theme::current();
    const bool enabled = option.state & QStyle::State_Enabled;
    const bool on = option.state & QStyle::State_On;
    const bool partly = option.state & QStyle::State_NoChange;
    const qreal side = qMin(qMin(option.rect.width(), option.rect.height()), 18);
    const QRectF box(option.rect.center().x() + 0.5 - side / 2, option.rect.center().y() + 0.5 - side / 2, side, side);
    const QRectF inner = box.adjusted(1, 1, -1, -1);
    painter.save();
    if (!enabled)
        painter.setOpacity(0.45);
    const QColor accent = theme.color(ColorRole::Accent);
    if (on || partly)
        paintRound(painter, inner, radius::chip, accent, accent);
    else
        paintRound(painter, inner, radius::chip, theme.color(ColorRole::Surface),
                   theme.color((option.state & QStyle::State_MouseOver) ? ColorRole::Accent : ColorRole::ControlBorder));
    const QColor ink = theme.color(ColorRole::OnAccent);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(ink, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    if (partly) {
        painter.drawLine(QPointF(box.left() + 5, box.center().y()), QPointF(box.right() - 5, box.center().y()));
    } else if (on) {
        const QPointF points[] = {{box.left() + side * 0.27, box.top() + side * 0.52},
                                  {box.left() + side * 0.44, box.top() + side * 0.69},
                                  {box.left() + side * 0.75, box.top() + side * 0.33}};
        painter.drawPolyline(points, 3);
    }
    painter.restore();
    if (hasKeyboardFocus(option))
        paintFocusRing(painter, box.adjusted(-1, -1, 1, 1), radius::chip + 1);
}

void radioButton(QPainter &painter, const QStyleOption &option)
{
    const Theme &theme = Theme::current();
    const bool enabled = option.state & QStyle::State_Enabled;
    const bool on = option.state & QStyle::State_On;
    const qreal side = qMin(qMin(option.rect.width(), option.rect.height()), 18);
    const QRectF box(option.rect.center().x() + 0.5 - side / 2, option.rect.center().y() + 0.5 - side / 2, side, side);
    const QRectF inner = box.adjusted(1, 1, -1, -1);
    painter.save();
    if (!enabled)
        painter.setOpacity(0.45);
    const QColor accent = theme.color(ColorRole::Accent);
    paintRound(painter, inner, side / 2, theme.color(ColorRole::Surface),
               on ? accent : theme.color(ColorRole::ControlBorder), on ? 1.8 : 1.0);
    if (on)
        paintRound(painter, box.adjusted(5, 5, -5, -5), side / 2, accent);
    painter.restore();
    if (hasKeyboardFocus(option))
        paintFocusRing(painter, box.adjusted(-1, -1, 1, 1), side / 2 + 1);
}

} // namespace td::styleparts
