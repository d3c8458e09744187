// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/dropoverlay.h"

#include "ui/theme/icons.h"
#include "ui/theme/paint.h"

#include <QEvent>
#include <QPainter>

namespace td
{

using namespace Qt::StringLiterals;

DropOverlay::DropOverlay(QWidget *parent)
    : QWidget(parent)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAccessibleName(tr("Drop area"));
    parent->installEventFilter(this);
    hide();
}

void DropOverlay::showMessage(const QString &title, const QString &hint)
{
    m_title = title;
    m_hint = hint;
    setAccessibleName(title);
    setGeometry(parentWidget()->rect());
    raise();
    show();
    update();
}

void DropOverlay::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), theme.color(ColorRole::Canvas, 0.88));
    const QRectF frame = QRectF(rect()).adjusted(16.5, 16.5, -16.5, -16.5);
    QPen pen(theme.color(ColorRole::Accent), 2, Qt::CustomDashLine, Qt::RoundCap);
    pen.setDashPattern({4, 3.5});
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(frame, radius::dialog, radius::dialog);

    const QFont titleFont = theme.font(TextRole::Title);
    const QFontMetrics title(titleFont);
    const double centre = frame.center().y();
    const QRectF tile(frame.center().x() - 36, centre - 36 - title.height() - space::s4, 72, 72);
    paintRound(painter, tile, 36, theme.color(ColorRole::TempSoft), theme.isHighContrast() ? theme.color(ColorRole::Temp) : QColor());
    paintIcon(painter, tile, u"tier-temp"_s, iconsize::empty - 8, theme.color(ColorRole::Temp));
    painter.setFont(titleFont);
    painter.setPen(theme.color(ColorRole::Text));
    painter.drawText(QRectF(frame.left(), centre + space::s2, frame.width(), title.height()), Qt::AlignCenter, m_title);
    painter.setFont(theme.font(TextRole::Body));
    painter.setPen(theme.color(ColorRole::Text2));
    painter.drawText(QRectF(frame.left(), centre + space::s4 + title.height(), frame.width(), title.height()), Qt::AlignCenter, m_hint);
}

bool DropOverlay::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        setGeometry(parentWidget()->rect());
    return QWidget::eventFilter(watched, event);
}

} // namespace td
