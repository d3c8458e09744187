// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/transferindicator.h"

#include "ui/support/format.h"
#include "ui/theme/icons.h"
#include "ui/theme/paint.h"

#include <QEvent>
#include <QPainter>

namespace td
{

using namespace Qt::StringLiterals;

TransferIndicator::TransferIndicator(QWidget *parent)
    : QAbstractButton(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    describe();
    hide();
}

void TransferIndicator::setSnapshot(const QueueSnapshot &snapshot)
{
    m_snapshot = snapshot;
    describe();
    setVisible(!snapshot.isIdle() || snapshot.failed > 0);
}

void TransferIndicator::setTextVisible(bool visible)
{
    if (visible == m_textVisible)
        return;
    m_textVisible = visible;
    updateGeometry();
    update();
}

void TransferIndicator::describe()
{
    QString text;
    if (m_snapshot.isIdle() && m_snapshot.failed > 0) {
        text = tr("%1 failed").arg(format::count(m_snapshot.failed));
    } else {
        text = tr("%1 of %2").arg(format::count(m_snapshot.batchDone), format::count(m_snapshot.batchTotal));
        if (m_snapshot.paused)
            text = tr("%1, paused").arg(text);
        else if (m_snapshot.secondsLeft)
            text = QString(text % u" · "_s % format::duration(Seconds(*m_snapshot.secondsLeft)));
    }
    if (text != m_text) {
        m_text = text;
        updateGeometry();
    }
    setAccessibleName(tr("Transfers: %1").arg(text));
    setToolTip(tr("Transfers: %1").arg(text));
    update();
}

int TransferIndicator::wholeWidth() const
{
    return space::s2 + 20 + fontMetrics().horizontalAdvance(m_text) + space::s2 + space::s2;
}

QSize TransferIndicator::sizeHint() const
{
    const int bare = space::s2 + 20 + space::s2;
    return {m_textVisible ? wholeWidth() : bare, qMax(32, fontMetrics().height() + 14)};
}

void TransferIndicator::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (underMouse() || isDown())
        paintRound(painter, rect(), radius::control, theme.color(ColorRole::Hover));
    const QRectF ring(space::s2 + 2, height() / 2.0 - 8, 16, 16);
    if (m_snapshot.isIdle()) {
        paintIcon(painter, ring.adjusted(-2, -2, 2, 2), u"error"_s, iconsize::control, theme.color(ColorRole::Error));
    } else {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.color(ColorRole::Border), 3));
        painter.drawEllipse(ring);
        const double share = m_snapshot.batchTotal > 0 ? double(m_snapshot.batchDone) / double(m_snapshot.batchTotal) : 0;
        painter.setPen(QPen(theme.color(ColorRole::Accent), 3, Qt::SolidLine, Qt::RoundCap));
        painter.drawArc(ring, 90 * 16, -int(qMax(0.04, share) * 360 * 16));
        if (m_snapshot.failed > 0) {
            painter.setPen(QPen(theme.color(ColorRole::Canvas), 1.5));
            painter.setBrush(theme.color(ColorRole::Error));
            painter.drawEllipse(QPointF(ring.right(), ring.top()), 4, 4);
        }
    }
    if (m_textVisible) {
        painter.setPen(theme.color(ColorRole::Text2));
        painter.drawText(rect().adjusted(space::s2 + 20 + space::s2, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, m_text);
    }
    if (hasKeyboardFocus(*this))
        paintFocusRing(painter, rect(), radius::control);
}

void TransferIndicator::changeEvent(QEvent *event)
{
    QAbstractButton::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        describe();
}

} // namespace td
