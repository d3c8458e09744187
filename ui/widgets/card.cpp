// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/card.h"

#include "ui/theme/paint.h"
#include "ui/widgets/textlabel.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace td
{

Card::Card(const QString &title, QWidget *parent)
    : QFrame(parent)
    , m_header(new QWidget(this))
    , m_title(new TextLabel(title, TextRole::Heading))
    , m_hint(new TextLabel({}, TextRole::Body, ColorRole::Text2))
    , m_headerLayout(new QHBoxLayout(m_header))
    , m_body(new QVBoxLayout)
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(space::s4, space::s3, space::s4, space::s4);
    outer->setSpacing(space::s3);
    m_headerLayout->setContentsMargins(0, 0, 0, 0);
    m_headerLayout->setSpacing(space::s2);
    m_title->setElided(Qt::ElideRight);
    m_title->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_headerLayout->addWidget(m_title, 1);
    m_headerLayout->addWidget(m_hint);
    m_body->setContentsMargins(0, 0, 0, 0);
    m_body->setSpacing(space::s2);
    outer->addWidget(m_header);
    outer->addLayout(m_body, 1);
    m_hint->hide();
    showHeader();
    setAccessibleName(title);
}

void Card::showHeader()
{
    const bool wanted = !m_title->text().isEmpty() || m_headerLayout->count() > 2;
    m_header->setVisible(wanted);
    layout()->setContentsMargins(space::s4, wanted ? space::s3 : space::s4, space::s4, space::s4);
}

void Card::setTitle(const QString &title)
{
    m_title->setText(title);
    setAccessibleName(title);
    showHeader();
}

QString Card::title() const
{
    return m_title->text();
}

void Card::setHint(const QString &text)
{
    m_hint->setText(text);
    m_hint->setVisible(!text.isEmpty());
}

void Card::addAction(QWidget *widget)
{
    m_headerLayout->addWidget(widget);
    showHeader();
}

void Card::setFlat(bool flat)
{
    m_flat = flat;
    if (flat)
        layout()->setContentsMargins(0, 0, 0, 0);
    update();
}

void Card::setDashed(bool dashed)
{
    m_dashed = dashed;
    update();
}

void Card::setClickable(bool clickable)
{
    m_clickable = clickable;
    setFocusPolicy(clickable ? Qt::StrongFocus : Qt::NoFocus);
    if (clickable)
        setCursor(Qt::PointingHandCursor);
    else
        unsetCursor();
    update();
}

void Card::paintEvent(QPaintEvent *)
{
    if (m_flat)
        return;
    const Theme &theme = Theme::current();
    QPainter painter(this);
    const bool hover = m_clickable && underMouse();
    QColor fill = theme.color(m_pressed ? ColorRole::Hover : ColorRole::Surface);
    if (m_dashed) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(theme.color(ColorRole::ControlBorder), 1, Qt::DashLine));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius::card, radius::card);
    } else {
        paintRound(painter, rect(), radius::card, fill,
                   theme.color(hover ? ColorRole::ControlBorder : ColorRole::Border));
    }
    if (m_clickable && hasKeyboardFocus(*this))
        paintFocusRing(painter, rect(), radius::card);
}

void Card::mousePressEvent(QMouseEvent *event)
{
    if (!m_clickable || event->button() != Qt::LeftButton) {
        QFrame::mousePressEvent(event);
        return;
    }
    m_pressed = true;
    update();
}

void Card::mouseReleaseEvent(QMouseEvent *event)
{
    if (!m_pressed) {
        QFrame::mouseReleaseEvent(event);
        return;
    }
    m_pressed = false;
    update();
    if (rect().contains(event->pos()))
        Q_EMIT clicked();
}

void Card::keyPressEvent(QKeyEvent *event)
{
    const bool go = event->key() == Qt::Key_Space || event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (m_clickable && go)
        Q_EMIT clicked();
    else
        QFrame::keyPressEvent(event);
}

void Card::enterEvent(QEnterEvent *event)
{
    QFrame::enterEvent(event);
    if (m_clickable)
        update();
}

void Card::leaveEvent(QEvent *event)
{
    QFrame::leaveEvent(event);
    if (m_clickable)
        update();
}

} // namespace td
