// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/tdstyle.h"

#include "ui/theme/icons.h"
#include "ui/theme/paint.h"
#include "ui/theme/styleparts.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSlider>
#include <QTabBar>

namespace td
{

using namespace Qt::StringLiterals;

TdStyle::TdStyle()
    : QProxyStyle(u"Fusion"_s)
{
    setObjectName(u"tierdeck"_s);
}

void TdStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QAbstractButton *>(widget) || qobject_cast<QComboBox *>(widget) || qobject_cast<QSlider *>(widget)
        || qobject_cast<QAbstractSpinBox *>(widget) || qobject_cast<QTabBar *>(widget) || qobject_cast<QScrollBar *>(widget)
        || qobject_cast<QHeaderView *>(widget) || widget->inherits("QLineEdit"))
        widget->setAttribute(Qt::WA_Hover, true);
    if (widget->inherits("QTipLabel")) // a tip may hold a file's name, which is never markup
        static_cast<QLabel *>(widget)->setTextFormat(Qt::PlainText);
    if (qobject_cast<QPushButton *>(widget) || qobject_cast<QTabBar *>(widget)) {
        // Only the weight is set: size and family go on following the application.
        QFont font;
        font.setWeight(QFont::Medium);
        widget->setFont(font);
    }
}

void TdStyle::unpolish(QWidget *widget)
{
    QProxyStyle::unpolish(widget);
}

int TdStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_ScrollBarExtent: return 10;
    case PM_ScrollBarSliderMin: return 32;
    case PM_ScrollView_ScrollBarSpacing:
    case PM_ScrollView_ScrollBarOverlap: return 0;
    case PM_DefaultFrameWidth: return 1;
    case PM_SpinBoxFrameWidth:
    case PM_ComboBoxFrameWidth: return 1;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical: return 0;
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_ToolBarIconSize:
    case PM_ListViewIconSize:
    case PM_TabBarIconSize: return iconsize::control;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight: return 18;
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing: return space::s2;
    case PM_SliderThickness:
    case PM_SliderControlThickness: return 20;
    case PM_SliderLength: return 20;
    case PM_SplitterWidth: return 5;
    case PM_HeaderMargin: return space::s2;
    case PM_HeaderGripMargin: return space::s1;
    case PM_HeaderMarkSize: return 12;
    case PM_MenuPanelWidth: return 1;
    case PM_MenuHMargin: return 0;
    case PM_MenuVMargin: return space::s1;
    case PM_MenuButtonIndicator: return 18;
    case PM_TabBarTabHSpace: return space::s6;
    case PM_TabBarTabVSpace: return space::s4;
    case PM_TabBarBaseOverlap:
    case PM_TabBarTabOverlap: return 0;
    case PM_ToolTipLabelFrameWidth: return 6;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing: return space::s2;
    case PM_LayoutLeftMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutBottomMargin: return space::s4;
    case PM_FocusFrameHMargin: return 7; // with the 1 px of the view: the text of a cell stands under its head
    case PM_TreeViewIndentation: return space::s5;
    default: return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int TdStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *returnData) const
{
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_ComboBox_Popup:
    case SH_ScrollBar_Transient:
    case SH_TitleBar_NoBorder: return 0;
    case SH_ItemView_ShowDecorationSelected:
    case SH_Slider_SnapToValue: return 1;
    case SH_TabBar_Alignment: return Qt::AlignLeft;
    case SH_Header_ArrowAlignment: return Qt::AlignRight | Qt::AlignVCenter;
    case SH_Table_GridLineColor: return int(Theme::current().color(ColorRole::Border).rgb());
    case SH_ScrollBar_LeftClickAbsolutePosition: return 0;
    default: return QProxyStyle::styleHint(hint, option, widget, returnData);
    }
}

QSize TdStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size, const QWidget *widget) const
{
    const int em = option ? option->fontMetrics.height() : Theme::em();
    const int control = qMax(em + 14, 32);
    switch (type) {
    case CT_PushButton: {
        const bool compact = styleparts::isCompact(widget);
        const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
        int width = size.width();
        if (button) {
            width = button->fontMetrics.size(Qt::TextShowMnemonic, button->text).width();
            const bool hasIcon = !button->icon.isNull() || (widget && widget->property("td:icon").isValid());
            if (hasIcon)
                width += iconsize::control + (button->text.isEmpty() ? 0 : space::s2);
            if (button->features & QStyleOptionButton::HasMenu)
                width += iconsize::text + space::s2;
        }
        const bool ghost = styleparts::variantOf(widget) == styleparts::Variant::Ghost;
        const int padding = ghost ? 10 : compact ? 10 : 14;
        return {width + 2 * padding + 2, compact ? qMax(em + 11, 28) : control};
    }
    case CT_ToolButton: {
        const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option);
        if (button && button->toolButtonStyle == Qt::ToolButtonIconOnly && button->text.isEmpty())
            return {qMax(size.width() + 8, 32), qMax(size.height() + 8, 32)};
        return {qMax(size.width() + 12, 32), qMax(size.height() + 8, 32)};
    }
    case CT_LineEdit: return {size.width() + 16, control};
    case CT_ComboBox: return {QProxyStyle::sizeFromContents(type, option, size, widget).width() + 16, control};
    case CT_SpinBox: return {size.width() + 34, control};
    case CT_CheckBox:
    case CT_RadioButton: {
        const QSize base = QProxyStyle::sizeFromContents(type, option, size, widget);
        return {base.width() + 4, qMax(base.height(), 28)};
    }
    case CT_MenuItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option))
            return styleparts::menuItemSize(*item);
        break;
    case CT_MenuBarItem: return {size.width() + 16, qMax(em + 10, 28)};
    case CT_HeaderSection: {
        const QSize base = QProxyStyle::sizeFromContents(type, option, size, widget);
        return {base.width() + 8, qMax(em + 14, 32)};
    }
    case CT_ItemViewItem: {
        const QSize base = QProxyStyle::sizeFromContents(type, option, size, widget);
        return {base.width() + 8, qMax(base.height(), em + 16)};
    }
    case CT_ProgressBar: return {size.width(), 10};
    default: break;
    }
    return QProxyStyle::sizeFromContents(type, option, size, widget);
}

QRect TdStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl sub,
                              const QWidget *widget) const
{
    const QRect r = option->rect;
    if (control == CC_ScrollBar) {
        const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
        if (!bar)
            return {};
        const bool horizontal = bar->orientation == Qt::Horizontal;
        const int length = horizontal ? r.width() : r.height();
        const qint64 range = qint64(bar->maximum) - bar->minimum;
        int handle = length;
        if (range > 0)
            handle = qBound(qMin(32, length), int(qint64(bar->pageStep) * length / (range + bar->pageStep)), length);
        const int start = sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition, length - handle,
                                                  bar->upsideDown);
        const auto part = [&](int from, int size) {
            const QRect p = horizontal ? QRect(r.left() + from, r.top(), size, r.height())
                                       : QRect(r.left(), r.top() + from, r.width(), size);
            return visualRect(bar->direction, r, p);
        };
        switch (sub) {
        case SC_ScrollBarSlider: return part(start, handle);
        case SC_ScrollBarGroove: return r;
        case SC_ScrollBarSubPage: return part(0, start);
        case SC_ScrollBarAddPage: return part(start + handle, length - start - handle);
        default: return {};
        }
    }
    if (control == CC_ComboBox) {
        if (sub == SC_ComboBoxEditField)
            return visualRect(option->direction, r, r.adjusted(10, 2, -30, -2));
        if (sub == SC_ComboBoxArrow)
            return visualRect(option->direction, r, QRect(r.right() - 30, r.top(), 30, r.height()));
    }
    if (control == CC_SpinBox) {
        const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option);
        const int buttons = spin && spin->buttonSymbols == QAbstractSpinBox::NoButtons ? 0 : 22;
        const int half = r.height() / 2;
        const QRect side(r.right() - buttons - 1, r.top() + 2, buttons, r.height() - 4);
        switch (sub) {
        case SC_SpinBoxUp: return visualRect(option->direction, r, QRect(side.left(), side.top() + 1, buttons, half - 3));
        case SC_SpinBoxDown: return visualRect(option->direction, r, QRect(side.left(), r.top() + half, buttons, half - 3));
        case SC_SpinBoxEditField: return visualRect(option->direction, r, r.adjusted(6, 2, -buttons - 4, -2));
        case SC_SpinBoxFrame: return r;
        default: break;
        }
    }
    return QProxyStyle::subControlRect(control, option, sub, widget);
}

QRect TdStyle::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    switch (element) {
    case SE_LineEditContents: {
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        if (frame && frame->lineWidth > 0)
            return option->rect.adjusted(8, 2, -8, -2);
        return option->rect;
    }
    case SE_PushButtonContents: return option->rect.adjusted(6, 0, -6, 0);
    case SE_ProgressBarGroove:
    case SE_ProgressBarContents: return option->rect;
    default: return QProxyStyle::subElementRect(element, option, widget);
    }
}

QIcon TdStyle::standardIcon(StandardPixmap standard, const QStyleOption *option, const QWidget *widget) const
{
    switch (standard) {
    case SP_LineEditClearButton:
    case SP_TitleBarCloseButton:
    case SP_DialogCloseButton: return icon(u"close"_s);
    case SP_MessageBoxInformation: return icon(u"info"_s, ColorRole::Info);
    case SP_MessageBoxWarning: return icon(u"warn"_s, ColorRole::Warn);
    case SP_MessageBoxCritical: return icon(u"error"_s, ColorRole::Error);
    default: return QProxyStyle::standardIcon(standard, option, widget);
    }
}

} // namespace td
