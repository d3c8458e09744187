// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/statuslabel.h"

#include "ui/theme/icons.h"
#include "ui/theme/paint.h"

#include <QPainter>

namespace td
{

namespace
{
constexpr int StatusIconColumn = 22;
}

StatusLabel::StatusLabel(Status status, const QString &text, QWidget *parent)
    : QWidget(parent)
    , m_status(status)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setStatus(status, text);
}

void StatusLabel::setStatus(Status status, const QString &text)
{
    if (status == m_status && text == m_text)
        return;
    m_status = status;
    m_text = text;
    setAccessibleName(text);
    updateGeometry();
    update();
}

void StatusLabel::setQuiet(bool quiet)
{
    m_quiet = quiet;
    update();
}

void StatusLabel::setIconName(const QString &name)
{
    m_icon = name;
    update();
}

QSize StatusLabel::sizeHint() const
{
    return {StatusIconColumn + fontMetrics().horizontalAdvance(m_text) + 2, qMax(fontMetrics().height(), 18)};
}

QSize StatusLabel::minimumSizeHint() const
{
    return {StatusIconColumn + qMin(fontMetrics().horizontalAdvance(m_text), fontMetrics().averageCharWidth() * 14),
            qMax(fontMetrics().height(), 18)};
}

int StatusLabel::heightForWidth(int width) const
{
    const QRect box = fontMetrics().boundingRect(QRect(0, 0, qMax(20, width - StatusIconColumn), 10000),
                                                 Qt::TextWordWrap | Qt::AlignLeft, m_text);
    return qMax(box.height(), 18);
}

void StatusLabel::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    const QColor ink = theme.status(m_status);
    const int lineHeight = fontMetrics().height();
    const bool oneLine = heightForWidth(width()) <= qMax(lineHeight, 18);
    const QRect iconBox(0, oneLine ? 0 : 0, 16, oneLine ? height() : qMax(lineHeight, 18));
    paintIcon(painter, iconBox, m_icon.isEmpty() ? statusIcon(m_status) : m_icon, 16, ink);
    const bool plain = m_quiet || m_status == Status::Neutral;
    painter.setPen(plain ? theme.color(ColorRole::Text2) : ink);
    const QRect textBox(StatusIconColumn, 0, width() - StatusIconColumn, height());
    painter.drawText(textBox, Qt::TextWordWrap | Qt::AlignLeft | (oneLine ? Qt::AlignVCenter : Qt::AlignTop), m_text);
}

IconTile::IconTile(const QString &iconName, ColorRole ink, ColorRole fill, int side, QWidget *parent)
    : QWidget(parent)
    , m_icon(iconName)
    , m_ink(ink)
    , m_fill(fill)
{
    setFixedSize(side, side);
}

void IconTile::setIcon(const QString &iconName, ColorRole ink, ColorRole fill)
{
    m_icon = iconName;
    m_ink = ink;
    m_fill = fill;
    update();
}

void IconTile::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    const QColor ink = theme.color(m_ink);
    paintRound(painter, rect(), radius::control, theme.color(m_fill), theme.isHighContrast() ? ink : QColor());
    paintIcon(painter, rect(), m_icon, width() >= 36 ? iconsize::tile : iconsize::control, ink);
}

} // namespace td
