// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/icons.h"
#include "ui/theme/paint.h"
#include "ui/theme/styleparts.h"

#include <QStyle>
#include <QWidget>

namespace td::styleparts
{

using namespace Qt::StringLiterals;

void fieldFrame(QPainter &painter, const QStyleOption &option, const QRect &rect)
{
    const Theme &theme = Theme::current();
    const bool enabled = option.state & QStyle::State_Enabled;
    const bool focus = option.state & QStyle::State_HasFocus;
    const bool hover = enabled && (option.state & QStyle::State_MouseOver);
    QColor border = theme.color(enabled ? ColorRole::ControlBorder : ColorRole::Border);
    if (hover)
        border = mix(theme.color(ColorRole::Text), border, 0.35);
    paintRound(painter, rect, radius::control, theme.color(enabled ? ColorRole::Surface : ColorRole::Canvas), border);
    if (focus && enabled)
        paintFocusRing(painter, rect, radius::control);
}

void comboBox(QPainter &painter, const QStyleOptionComboBox &option)
{
    const Theme &theme = Theme::current();
    if (option.frame) {
        QStyleOption frame(option);
        if (!option.editable && !hasKeyboardFocus(option))
            frame.state &= ~QStyle::State_HasFocus;
        fieldFrame(painter, frame, option.rect);
    }
    const bool enabled = option.state & QStyle::State_Enabled;
    const QRect arrow(option.rect.right() - 26, option.rect.top(), 20, option.rect.height());
    const bool rtl = option.direction == Qt::RightToLeft;
    paintIcon(painter, rtl ? QStyle::visualRect(option.direction, option.rect, arrow) : arrow, u"chevron-down"_s,
              iconsize::text, theme.color(ColorRole::Text2, enabled ? 1.0 : 0.4));
}

void spinBox(QPainter &painter, const QStyleOptionSpinBox &option, const QRect &up, const QRect &down)
{
    const Theme &theme = Theme::current();
    if (option.frame)
        fieldFrame(painter, option, option.rect);
    if (option.buttonSymbols == QAbstractSpinBox::NoButtons)
        return;
    const auto arrow = [&](const QRect &rect, bool upward, bool enabled, bool pressed) {
        const QPointF c = QRectF(rect).center() + QPointF(0, upward ? 0.5 : -0.5);
        const qreal dy = upward ? -1.8 : 1.8;
        const QPointF points[] = {{c.x() - 3.6, c.y() - dy}, {c.x(), c.y() + dy}, {c.x() + 3.6, c.y() - dy}};
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setBrush(Qt::NoBrush);
        const ColorRole role = pressed ? ColorRole::Accent : ColorRole::Text2;
        painter.setPen(QPen(theme.color(role, enabled ? 1.0 : 0.35), 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPolyline(points, 3);
        painter.restore();
    };
    const bool enabled = option.state & QStyle::State_Enabled;
    const bool pressed = option.state & QStyle::State_Sunken;
    arrow(up, true, enabled && (option.stepEnabled & QAbstractSpinBox::StepUpEnabled),
          pressed && option.activeSubControls == QStyle::SC_SpinBoxUp);
    arrow(down, false, enabled && (option.stepEnabled & QAbstractSpinBox::StepDownEnabled),
          pressed && option.activeSubControls == QStyle::SC_SpinBoxDown);
}

void slider(QPainter &painter, const QStyleOptionSlider &option, const QRect &groove, const QRect &handle)
{
    const Theme &theme = Theme::current();
    const bool enabled = option.state & QStyle::State_Enabled;
    const bool horizontal = option.orientation == Qt::Horizontal;
    QRectF track = groove;
    if (horizontal)
        track = QRectF(groove.left(), groove.center().y() - 1, groove.width(), 3);
    else
        track = QRectF(groove.center().x() - 1, groove.top(), 3, groove.height());
    painter.save();
    if (!enabled)
        painter.setOpacity(0.45);
    paintRound(painter, track, 1.5, theme.color(ColorRole::ControlBorder));
    QRectF filled = track;
    const bool reverse = option.upsideDown == horizontal;
    if (horizontal)
        reverse ? filled.setLeft(handle.center().x()) : filled.setRight(handle.center().x());
    else
        reverse ? filled.setBottom(handle.center().y()) : filled.setTop(handle.center().y());
    paintRound(painter, filled, 1.5, theme.color(ColorRole::Accent));
    const QPointF centre = QRectF(handle).center();
    const QRectF knob(centre.x() - 7, centre.y() - 7, 14, 14);
    paintRound(painter, knob, 7, theme.color(ColorRole::Surface), theme.color(ColorRole::Accent), 2);
    painter.restore();
    if (hasKeyboardFocus(option))
        paintFocusRing(painter, knob.adjusted(-3, -3, 3, 3), 10);
}

void scrollBar(QPainter &painter, const QStyleOptionSlider &option, const QRect &handle)
{
    const Theme &theme = Theme::current();
    if (option.minimum == option.maximum)
        return;
    const bool active = (option.state & (QStyle::State_MouseOver | QStyle::State_Sunken));
    const QColor ink = theme.isHighContrast() ? theme.color(ColorRole::ControlBorder)
                                              : theme.color(ColorRole::ControlBorder, active ? 0.9 : 0.5);
    const QRectF bar = option.orientation == Qt::Horizontal ? QRectF(handle).adjusted(2, 2, -2, -2)
                                                            : QRectF(handle).adjusted(2, 2, -2, -2);
    paintRound(painter, bar, 3, ink);
}

void itemPanel(QPainter &painter, const QStyleOptionViewItem &option, const QWidget *widget)
{
    const Theme &theme = Theme::current();
    const bool selected = option.state & QStyle::State_Selected;
    const bool hover = (option.state & QStyle::State_Enabled) && (option.state & QStyle::State_MouseOver);
    const bool isNavigation = widget && widget->property("td:nav").toBool();
    if (isNavigation && (selected || hover))
        paintRound(painter, QRectF(option.rect).adjusted(0, 1, 0, -1), radius::control,
                   theme.color(selected ? ColorRole::AccentSoft : ColorRole::Hover),
                   theme.isHighContrast() && selected ? theme.color(ColorRole::Border) : QColor());
    else if (selected)
        painter.fillRect(option.rect, theme.color(ColorRole::AccentSoft));
    else if (option.backgroundBrush.style() != Qt::NoBrush)
        painter.fillRect(option.rect, option.backgroundBrush);
    else if (hover)
        painter.fillRect(option.rect, theme.color(ColorRole::Hover));
}

void branch(QPainter &painter, const QStyleOption &option)
{
    if (!(option.state & QStyle::State_Children))
        return;
    const bool open = option.state & QStyle::State_Open;
    paintIcon(painter, option.rect, open ? u"chevron-down"_s : u"chevron-right"_s, iconsize::text,
              Theme::current().color(ColorRole::Text2));
}

void headerSection(QPainter &painter, const QStyleOptionHeader &option)
{
    const Theme &theme = Theme::current();
    const bool hover = (option.state & QStyle::State_MouseOver) && (option.state & QStyle::State_Enabled);
    painter.fillRect(option.rect, theme.color(hover ? ColorRole::Hover : ColorRole::Surface));
    painter.save();
    painter.setPen(theme.color(ColorRole::Border));
    if (option.orientation == Qt::Horizontal)
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    else
        painter.drawLine(option.rect.topRight(), option.rect.bottomRight());
    painter.restore();
}

void progressBar(QPainter &painter, const QStyleOptionProgressBar &option)
{
    const Theme &theme = Theme::current();
    const QRectF track(option.rect.left(), option.rect.center().y() - 2.5, option.rect.width(), 6);
    const QColor edge = theme.isHighContrast() ? theme.color(ColorRole::Grid) : QColor();
    paintRound(painter, track, 3, theme.color(ColorRole::Sunken), edge);
    const QColor ink = theme.color((option.state & QStyle::State_Enabled) ? ColorRole::Accent : ColorRole::Text3);
    if (option.minimum == 0 && option.maximum == 0) {
        // Busy without motion: a full, pale bar; the words beside it say what is going on.
        paintRound(painter, track, 3, theme.color(ColorRole::AccentSoft), edge);
        return;
    }
    const double span = double(option.maximum) - option.minimum;
    const double share = span > 0 ? (double(option.progress) - option.minimum) / span : 0;
    if (share <= 0)
        return;
    QRectF done = track;
    done.setWidth(qMax(6.0, track.width() * qMin(1.0, share)));
    if (option.direction == Qt::RightToLeft)
        done.moveRight(track.right());
    paintRound(painter, done, 3, ink);
}

} // namespace td::styleparts
