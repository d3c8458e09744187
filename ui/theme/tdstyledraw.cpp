// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/icons.h"
#include "ui/theme/paint.h"
#include "ui/theme/styleparts.h"
#include "ui/theme/tdstyle.h"

#include <QComboBox>
#include <QHeaderView>

namespace td
{

using namespace Qt::StringLiterals;

void TdStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                            const QWidget *widget) const
{
    const Theme &theme = Theme::current();
    switch (element) {
    case PE_PanelButtonCommand:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option))
            styleparts::pushButtonBevel(*painter, *button, widget);
        return;
    case PE_PanelButtonTool: styleparts::toolButtonPanel(*painter, *option, widget); return;
    case PE_FrameDefaultButton:
    case PE_FrameTabWidget:
    case PE_FrameStatusBarItem:
    case PE_PanelItemViewRow: return;
    case PE_FrameFocusRect:
        if (hasKeyboardFocus(*option) && !(widget && widget->inherits("QAbstractButton")) && !(widget && widget->inherits("QTabBar"))
            && !(widget && widget->inherits("QComboBox")) && !(widget && widget->inherits("QSlider")))
            paintFocusRing(*painter, QRectF(option->rect).adjusted(1, 1, -1, -1), radius::chip);
        return;
    case PE_FrameLineEdit: return;
    case PE_PanelLineEdit:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option); frame && frame->lineWidth > 0)
            styleparts::fieldFrame(*painter, *option, option->rect);
        return;
    case PE_IndicatorCheckBox: styleparts::checkBox(*painter, *option); return;
    case PE_IndicatorItemViewItemCheck: {
        QStyleOption plain(*option);
        plain.state &= ~State_HasFocus;
        styleparts::checkBox(*painter, plain);
        return;
    }
    case PE_IndicatorRadioButton: styleparts::radioButton(*painter, *option); return;
    case PE_PanelItemViewItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option))
            styleparts::itemPanel(*painter, *item, widget);
        return;
    case PE_IndicatorBranch: styleparts::branch(*painter, *option); return;
    case PE_Frame:
    case PE_FrameGroupBox:
    case PE_FrameWindow: {
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        if (!frame || frame->lineWidth > 0)
            paintRound(*painter, option->rect, radius::control, {}, theme.color(ColorRole::Border));
        return;
    }
    case PE_FrameMenu: paintRound(*painter, option->rect, 0, {}, theme.color(ColorRole::Border)); return;
    case PE_PanelMenu: painter->fillRect(option->rect, theme.color(ColorRole::Raised)); return;
    case PE_PanelTipLabel:
        painter->fillRect(option->rect, theme.color(ColorRole::Raised));
        paintRound(*painter, option->rect, 0, {}, theme.color(ColorRole::Border));
        return;
    case PE_FrameTabBarBase: {
        painter->save();
        painter->setPen(theme.color(ColorRole::Border));
        painter->drawLine(option->rect.bottomLeft(), option->rect.bottomRight());
        painter->restore();
        return;
    }
    case PE_IndicatorArrowDown:
        paintIcon(*painter, option->rect, u"chevron-down"_s, iconsize::text, theme.color(ColorRole::Text2));
        return;
    case PE_IndicatorArrowRight:
        paintIcon(*painter, option->rect, u"chevron-right"_s, iconsize::text, theme.color(ColorRole::Text2));
        return;
    case PE_IndicatorHeaderArrow:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option)) {
            painter->save();
            painter->translate(QRectF(option->rect).center());
            if (header->sortIndicator == QStyleOptionHeader::SortUp)
                painter->rotate(180);
            paintIcon(*painter, QRectF(-7, -7, 14, 14), u"chevron-down"_s, 12, theme.color(ColorRole::Accent));
            painter->restore();
        }
        return;
    default: QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void TdStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const Theme &theme = Theme::current();
    switch (element) {
    case CE_PushButtonBevel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option))
            styleparts::pushButtonBevel(*painter, *button, widget);
        return;
    case CE_PushButtonLabel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option))
            styleparts::pushButtonLabel(*painter, *button, widget);
        return;
    case CE_HeaderSection:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option))
            styleparts::headerSection(*painter, *header);
        return;
    case CE_HeaderEmptyArea: {
        painter->fillRect(option->rect, theme.color(ColorRole::Surface));
        painter->save();
        painter->setPen(theme.color(ColorRole::Border));
        painter->drawLine(option->rect.bottomLeft(), option->rect.bottomRight());
        painter->restore();
        return;
    }
    case CE_HeaderLabel:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option)) {
            QStyleOptionHeader quiet(*header);
            quiet.state &= ~(State_On | State_Sunken);
            quiet.palette.setColor(QPalette::ButtonText, theme.color(ColorRole::Text2));
            QProxyStyle::drawControl(element, &quiet, painter, widget);
        }
        return;
    case CE_TabBarTabShape:
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option))
            styleparts::tabShape(*painter, *tab);
        return;
    case CE_TabBarTabLabel:
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option))
            styleparts::tabLabel(*painter, *tab);
        return;
    case CE_ProgressBar:
        if (const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(option))
            styleparts::progressBar(*painter, *bar);
        return;
    case CE_MenuItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option))
            styleparts::menuItem(*painter, *item);
        return;
    case CE_MenuEmptyArea: painter->fillRect(option->rect, theme.color(ColorRole::Raised)); return;
    case CE_MenuBarItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option))
            styleparts::menuBarItem(*painter, *item);
        return;
    case CE_MenuBarEmptyArea: painter->fillRect(option->rect, theme.color(ColorRole::Sunken)); return;
    case CE_Splitter: {
        const bool horizontal = option->state & State_Horizontal;
        const QPoint c = option->rect.center();
        painter->fillRect(horizontal ? QRect(c.x(), option->rect.top(), 1, option->rect.height())
                                     : QRect(option->rect.left(), c.y(), option->rect.width(), 1),
                          theme.color(ColorRole::Border));
        return;
    }
    default: QProxyStyle::drawControl(element, option, painter, widget);
    }
}

void TdStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                                 const QWidget *widget) const
{
    switch (control) {
    case CC_ComboBox:
        if (const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option))
            styleparts::comboBox(*painter, *combo);
        return;
    case CC_SpinBox:
        if (const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option))
            styleparts::spinBox(*painter, *spin, subControlRect(control, option, SC_SpinBoxUp, widget),
                                subControlRect(control, option, SC_SpinBoxDown, widget));
        return;
    case CC_Slider:
        if (const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option))
            styleparts::slider(*painter, *slider, subControlRect(control, option, SC_SliderGroove, widget),
                               subControlRect(control, option, SC_SliderHandle, widget));
        return;
    case CC_ScrollBar:
        if (const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option))
            styleparts::scrollBar(*painter, *bar, subControlRect(control, option, SC_ScrollBarSlider, widget));
        return;
    default: QProxyStyle::drawComplexControl(control, option, painter, widget);
    }
}

} // namespace td
