// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/icons.h"
#include "ui/theme/paint.h"
#include "ui/theme/styleparts.h"

#include <QStyle>

namespace td::styleparts
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int MenuIconColumn = 34;

void split(const QString &text, QString &label, QString &shortcut)
{
    const qsizetype tab = text.indexOf(u'\t');
    label = tab < 0 ? text : text.left(tab);
    shortcut = tab < 0 ? QString() : text.mid(tab + 1);
}

} // namespace

QSize menuItemSize(const QStyleOptionMenuItem &option)
{
    if (option.menuItemType == QStyleOptionMenuItem::Separator)
        return {10, 9};
    QString label, shortcut;
    split(option.text, label, shortcut);
    const QFontMetrics metrics(option.font);
    int width = MenuIconColumn + metrics.size(Qt::TextShowMnemonic, label).width() + space::s6;
    if (!shortcut.isEmpty() || option.reservedShortcutWidth > 0)
        width += space::s6 + qMax(metrics.horizontalAdvance(shortcut), 0);
    if (option.menuItemType == QStyleOptionMenuItem::SubMenu)
        width += space::s5;
    return {width, qMax(metrics.height() + 12, 30)};
}

void menuItem(QPainter &painter, const QStyleOptionMenuItem &option)
{
    const Theme &theme = Theme::current();
    const QRect rect = option.rect;
    painter.fillRect(rect, theme.color(ColorRole::Raised));
    if (option.menuItemType == QStyleOptionMenuItem::Separator) {
        painter.setPen(theme.color(ColorRole::Border));
        const int y = rect.center().y();
        painter.drawLine(rect.left() + space::s2, y, rect.right() - space::s2, y);
        return;
    }
    const bool enabled = option.state & QStyle::State_Enabled;
    const bool selected = (option.state & QStyle::State_Selected) && enabled;
    if (selected) {
        const QColor edge = theme.isHighContrast() ? theme.color(ColorRole::Border) : QColor();
        paintRound(painter, rect.adjusted(4, 1, -4, -1), radius::chip, theme.color(ColorRole::Hover), edge);
    }
    const QRect iconBox(rect.left() + 4, rect.top(), MenuIconColumn - 4, rect.height());
    if (option.checkType != QStyleOptionMenuItem::NotCheckable) {
        if (option.checked)
            paintIcon(painter, iconBox, u"check"_s, iconsize::control, theme.color(ColorRole::Accent, enabled ? 1.0 : 0.4));
    } else if (!option.icon.isNull()) {
        QRect box(0, 0, iconsize::control, iconsize::control);
        box.moveCenter(iconBox.center());
        option.icon.paint(&painter, box, Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
    }
    QString label, shortcut;
    split(option.text, label, shortcut);
    painter.setFont(option.font);
    const QColor ink = option.palette.color(enabled ? QPalette::Active : QPalette::Disabled, QPalette::Text);
    painter.setPen(ink);
    const QRect text(rect.left() + MenuIconColumn, rect.top(), rect.width() - MenuIconColumn - space::s3, rect.height());
    painter.drawText(text, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextShowMnemonic | Qt::TextSingleLine, label);
    if (!shortcut.isEmpty()) {
        painter.setPen(enabled ? theme.color(ColorRole::Text3) : ink);
        painter.drawText(text, Qt::AlignVCenter | Qt::AlignRight | Qt::TextSingleLine, shortcut);
    }
    if (option.menuItemType == QStyleOptionMenuItem::SubMenu)
        paintIcon(painter, QRect(rect.right() - 24, rect.top(), 20, rect.height()), u"chevron-right"_s, iconsize::text,
                  theme.color(ColorRole::Text2));
}

void menuBarItem(QPainter &painter, const QStyleOptionMenuItem &option)
{
    const Theme &theme = Theme::current();
    painter.fillRect(option.rect, theme.color(ColorRole::Sunken));
    if (option.state & (QStyle::State_Selected | QStyle::State_Sunken))
        paintRound(painter, option.rect.adjusted(1, 2, -1, -2), radius::chip, theme.color(ColorRole::Hover));
    painter.setPen(theme.color(ColorRole::Text));
    painter.drawText(option.rect, Qt::AlignCenter | Qt::TextShowMnemonic | Qt::TextSingleLine, option.text);
}

void tabShape(QPainter &painter, const QStyleOptionTab &option)
{
    const Theme &theme = Theme::current();
    const bool selected = option.state & QStyle::State_Selected;
    const bool hover = (option.state & QStyle::State_MouseOver) && !selected;
    const QRectF rect = option.rect;
    if (hover)
        paintRound(painter, rect.adjusted(2, 4, -2, -6), radius::control, theme.color(ColorRole::Hover));
    if (selected)
        paintRound(painter, QRectF(rect.left() + space::s3, rect.bottom() - 3, rect.width() - 2 * space::s3, 3), 1.5,
                   theme.color(ColorRole::Accent));
    if (hasKeyboardFocus(option))
        paintFocusRing(painter, rect.adjusted(2, 4, -2, -6), radius::control);
}

void tabLabel(QPainter &painter, const QStyleOptionTab &option)
{
    const Theme &theme = Theme::current();
    const bool selected = option.state & QStyle::State_Selected;
    const bool enabled = option.state & QStyle::State_Enabled;
    QColor ink = theme.color(selected ? ColorRole::Text : ColorRole::Text2);
    if (!enabled)
        ink = option.palette.color(QPalette::Disabled, QPalette::WindowText);
    painter.setPen(ink);
    painter.drawText(option.rect, Qt::AlignCenter | Qt::TextShowMnemonic | Qt::TextSingleLine, option.text);
}

} // namespace td::styleparts
