// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/textlabel.h"

#include <QEvent>
#include <QPainter>
#include <QStyle>

namespace td
{

TextLabel::TextLabel(const QString &text, TextRole role, ColorRole color, QWidget *parent)
    : QLabel(text, parent)
    , m_role(role)
    , m_color(color)
{
    setTextFormat(Qt::PlainText);
    connect(&Theme::current(), &Theme::changed, this, &TextLabel::refresh);
    refresh();
}

void TextLabel::setRole(TextRole role)
{
    m_role = role;
    refresh();
}

void TextLabel::setColorRole(ColorRole color)
{
    m_color = color;
    refresh();
}

void TextLabel::setElided(Qt::TextElideMode mode)
{
    m_elide = mode;
    updateGeometry();
    update();
}

void TextLabel::refresh()
{
    if (m_refreshing)
        return;
    m_refreshing = true;
    setFont(Theme::current().font(m_role));
    QPalette colours;
    // Inside an item view the ground is Base, and what is written on it Text.
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text})
        colours.setColor(role, Theme::current().color(m_color));
    setPalette(colours);
    m_refreshing = false;
}

void TextLabel::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::ApplicationFontChange)
        refresh();
}

QSize TextLabel::minimumSizeHint() const
{
    const QSize hint = QLabel::minimumSizeHint();
    if (m_elide == Qt::ElideNone)
        return hint;
    return {qMin(hint.width(), fontMetrics().averageCharWidth() * 6), fontMetrics().height()};
}

void TextLabel::resizeEvent(QResizeEvent *event)
{
    QLabel::resizeEvent(event);
    if (m_elide != Qt::ElideNone)
        refreshToolTip();
}

void TextLabel::refreshToolTip()
{
    const bool cut = fontMetrics().horizontalAdvance(text()) > contentsRect().width();
    setToolTip(cut ? text() : QString());
}

void TextLabel::paintEvent(QPaintEvent *event)
{
    if (m_elide == Qt::ElideNone) {
        QLabel::paintEvent(event);
        return;
    }
    QPainter painter(this);
    const QString shown = fontMetrics().elidedText(text(), m_elide, contentsRect().width());
    style()->drawItemText(&painter, contentsRect(), int(alignment()), palette(), isEnabled(), shown, foregroundRole());
}

} // namespace td
