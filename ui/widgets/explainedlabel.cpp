// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/explainedlabel.h"

#include "ui/theme/paint.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace td
{

void ExplainedLabel::setFigure(const QString &text, const Explanation &explanation)
{
    if (explanation.lines.isEmpty())
        setFigure(text, std::function<Explanation()>());
    else
        setFigure(text, [explanation] { return explanation; });
}

void ExplainedLabel::setFigure(const QString &text, std::function<Explanation()> explain)
{
    setText(text);
    setAsk(std::move(explain));
    setFocusPolicy(m_ask ? Qt::StrongFocus : Qt::NoFocus);
    setAccessibleName(m_ask ? tr("%1, explain").arg(text) : QString());
    setToolTip(m_ask ? tr("Explain this number") : QString());
}

void ExplainedLabel::setExplanation(const Explanation &explanation)
{
    if (explanation.lines.isEmpty())
        setAsk({});
    else
        setAsk([explanation] { return explanation; });
}

void ExplainedLabel::setAsk(std::function<Explanation()> ask)
{
    m_ask = std::move(ask);
    setAttribute(Qt::WA_Hover, bool(m_ask));
    if (m_ask)
        setCursor(Qt::PointingHandCursor);
    else
        unsetCursor();
}

void ExplainedLabel::keyPressEvent(QKeyEvent *event)
{
    const int key = event->key();
    const bool isAsked =
        key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Space || key == Qt::Key_Question;
    if (event->matches(QKeySequence::Copy))
        QGuiApplication::clipboard()->setText(text());
    else if (isAsked && m_ask)
        explain();
    else
        TextLabel::keyPressEvent(event);
}

void ExplainedLabel::mousePressEvent(QMouseEvent *event)
{
    TextLabel::mousePressEvent(event);
    event->setAccepted(bool(m_ask)); // what is taken is also let go here
}

void ExplainedLabel::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && rect().contains(event->position().toPoint()))
        explain();
}

void ExplainedLabel::focusInEvent(QFocusEvent *event)
{
    TextLabel::focusInEvent(event);
    update();
}

void ExplainedLabel::focusOutEvent(QFocusEvent *event)
{
    TextLabel::focusOutEvent(event);
    update();
}

void ExplainedLabel::paintEvent(QPaintEvent *event)
{
    TextLabel::paintEvent(event);
    const bool focus = hasKeyboardFocus(*this);
    QPainter painter(this);
    if (m_ask && (focus || underMouse())) {
        painter.setPen(QPen(Theme::current().color(ColorRole::Text2), 1, Qt::DotLine));
        const QRect words = fontMetrics().boundingRect(rect(), Qt::TextWordWrap | int(alignment()), text());
        painter.drawLine(words.bottomLeft(), words.bottomRight());
    }
    if (focus)
        paintFocusRing(painter, rect(), radius::chip);
}

void ExplainedLabel::explain()
{
    showExplanation(explanation(), this, QRect(mapToGlobal(QPoint(0, 0)), size()));
}

} // namespace td
