// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainter>
#include <QStyleOption>
#include <QWidget>

/// The drawings of TdStyle, one function each.
namespace td::styleparts
{

enum class Variant { Normal, Primary, Danger, Ghost };
[[nodiscard]] Variant variantOf(const QWidget *widget);
[[nodiscard]] bool isCompact(const QWidget *widget);

void pushButtonBevel(QPainter &painter, const QStyleOptionButton &option, const QWidget *widget);
void pushButtonLabel(QPainter &painter, const QStyleOptionButton &option, const QWidget *widget);
void toolButtonPanel(QPainter &painter, const QStyleOption &option, const QWidget *widget);
void checkBox(QPainter &painter, const QStyleOption &option);
void radioButton(QPainter &painter, const QStyleOption &option);
void fieldFrame(QPainter &painter, const QStyleOption &option, const QRect &rect);
void comboBox(QPainter &painter, const QStyleOptionComboBox &option);
void spinBox(QPainter &painter, const QStyleOptionSpinBox &option, const QRect &up, const QRect &down);
void slider(QPainter &painter, const QStyleOptionSlider &option, const QRect &groove, const QRect &handle);
void scrollBar(QPainter &painter, const QStyleOptionSlider &option, const QRect &handle);
void itemPanel(QPainter &painter, const QStyleOptionViewItem &option, const QWidget *widget);
void branch(QPainter &painter, const QStyleOption &option);
void headerSection(QPainter &painter, const QStyleOptionHeader &option);
void tabShape(QPainter &painter, const QStyleOptionTab &option);
void tabLabel(QPainter &painter, const QStyleOptionTab &option);
void progressBar(QPainter &painter, const QStyleOptionProgressBar &option);
void menuItem(QPainter &painter, const QStyleOptionMenuItem &option);
void menuBarItem(QPainter &painter, const QStyleOptionMenuItem &option);
[[nodiscard]] QSize menuItemSize(const QStyleOptionMenuItem &option);

} // namespace td::styleparts
