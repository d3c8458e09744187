// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/moneylabel.h"

#include "ui/theme/icons.h"
#include "ui/theme/paint.h"

#include <QEvent>
#include <QPainter>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int SignSide = 16;

} // namespace

MoneyLabel::MoneyLabel(TextRole role, QWidget *parent)
    : QAbstractButton(parent)
    , m_role(role)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setFocusPolicy(Qt::NoFocus); // until there is something to explain
    setAttribute(Qt::WA_Hover);
    connect(this, &QAbstractButton::clicked, this, &MoneyLabel::openExplanation);
    describe();
}

void MoneyLabel::setAmount(const QString &amount, const QString &unit)
{
    m_amount = amount;
    m_unit = unit;
    describe();
    updateGeometry();
    update();
}

void MoneyLabel::setApproximate(bool approximate)
{
    m_approximate = approximate;
    describe();
    updateGeometry();
    update();
}

void MoneyLabel::setExplanation(const Explanation &explanation)
{
    m_explanation = explanation;
    const bool any = !explanation.lines.isEmpty();
    setFocusPolicy(any ? Qt::StrongFocus : Qt::NoFocus);
    if (any)
        setCursor(Qt::PointingHandCursor);
    else
        unsetCursor();
    describe();
}

void MoneyLabel::setSignVisible(bool visible)
{
    m_sign = visible;
    updateGeometry();
    update();
}

QString MoneyLabel::shown() const
{
    return m_approximate ? QString(u"≥ "_s % m_amount) : m_amount;
}

void MoneyLabel::describe()
{
    const QString figure = QString(shown() % u' ' % m_unit).trimmed();
    setToolTip(m_explanation.lines.isEmpty() ? QString() : tr("Explain this number"));
    setAccessibleName(m_explanation.lines.isEmpty() ? figure : tr("%1, explain").arg(figure));
}

QSize MoneyLabel::sizeHint() const
{
    const Theme &theme = Theme::current();
    const QFontMetrics big(theme.font(m_role));
    int width = big.horizontalAdvance(shown());
    if (!m_unit.isEmpty()) {
        const bool large = m_role == TextRole::Display || m_role == TextRole::Figure;
        const QFontMetrics small(theme.font(large ? TextRole::Body : m_role));
        width += small.horizontalAdvance(m_unit) + (large ? space::s2 : small.horizontalAdvance(u' '));
    }
    if (m_sign)
        width += space::s3 + SignSide;
    return {width + 4, qMax(big.height(), m_sign ? 24 : 0)};
}

void MoneyLabel::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    const QFont font = theme.font(m_role);
    const QFontMetrics big(font);
    painter.setFont(font);
    painter.setPen(theme.color(m_approximate ? ColorRole::Warn : ColorRole::Text));
    const int base = (height() + big.ascent() - big.descent()) / 2;
    painter.drawText(0, base, shown());
    int x = big.horizontalAdvance(shown());
    const int underlineEnd = x;
    if (!m_unit.isEmpty()) {
        const bool large = m_role == TextRole::Display || m_role == TextRole::Figure;
        const QFont unitFont = theme.font(large ? TextRole::Body : m_role);
        painter.setFont(unitFont);
        painter.setPen(theme.color(large ? ColorRole::Text2 : ColorRole::Text));
        x += large ? space::s2 : QFontMetrics(unitFont).horizontalAdvance(u' ');
        painter.drawText(x, base, m_unit);
        x += QFontMetrics(unitFont).horizontalAdvance(m_unit);
    }
    if (m_sign)
        paintIcon(painter, QRectF(x + space::s3, 0, SignSide, height()), u"explain"_s, SignSide,
                  theme.color(underMouse() ? ColorRole::Accent : ColorRole::Text2));
    const bool focus = hasKeyboardFocus(*this);
    if (!m_explanation.lines.isEmpty() && (underMouse() || focus)) {
        painter.setPen(QPen(theme.color(ColorRole::Text2), 1, Qt::DotLine));
        painter.drawLine(0, base + 3, underlineEnd, base + 3);
    }
    if (focus)
        paintFocusRing(painter, rect(), radius::chip);
}

void MoneyLabel::changeEvent(QEvent *event)
{
    QAbstractButton::changeEvent(event);
    if (event->type() == QEvent::ApplicationFontChange)
        updateGeometry();
    if (event->type() == QEvent::LanguageChange)
        describe();
}

void MoneyLabel::openExplanation()
{
    showExplanation(m_explanation, this, QRect(mapToGlobal(QPoint(0, 0)), size()));
}

} // namespace td
