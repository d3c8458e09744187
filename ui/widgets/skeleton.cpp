// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/skeleton.h"

#include "ui/theme/paint.h"

#include <QPainter>

namespace td
{

namespace
{
constexpr int WaitMs = 150;
}

Skeleton::Skeleton(int lines, QWidget *parent)
    : QWidget(parent)
    , m_lines(lines)
{
    setAccessibleName(tr("Loading"));
}

QSize Skeleton::sizeHint() const
{
    return {Theme::em() * 12, m_lines * (Theme::em() + space::s3)};
}

void Skeleton::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_visible = false;
    QTimer::singleShot(WaitMs, this, [this] {
        m_visible = true;
        update();
    });
}

void Skeleton::paintEvent(QPaintEvent *)
{
    if (!m_visible)
        return;
    const Theme &theme = Theme::current();
    QPainter painter(this);
    const int em = Theme::em();
    static constexpr std::array shares{0.62, 0.88, 0.45, 0.74, 0.56};
    for (int i = 0; i < m_lines; ++i) {
        const QRectF bar(0, i * (em + space::s3) + em * 0.2, width() * shares[std::size_t(i) % shares.size()], em * 0.7);
        paintRound(painter, bar, radius::chip, theme.color(ColorRole::Sunken),
                   theme.isHighContrast() ? theme.color(ColorRole::Grid) : QColor());
    }
}

} // namespace td
