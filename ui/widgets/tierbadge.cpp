// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/tierbadge.h"

#include "ui/theme/icons.h"
#include "ui/theme/paint.h"

#include <QCoreApplication>
#include <QEvent>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int IconSide = 12;
constexpr int Padding = 6;
constexpr int Gap = 4;

QFont badgeFont(std::optional<Tier> tier)
{
    QFont font = Theme::current().font(TextRole::Caption);
    if (tier) {
        font.setWeight(QFont::DemiBold);
        font.setPointSizeF(font.pointSizeF() * 0.94);
    }
    return font;
}

} // namespace

QString tierBadgeWord(std::optional<Tier> tier)
{
    return tier ? tierWord(*tier) : QCoreApplication::translate("td::TierBadge", "Trash");
}

QSize tierBadgeSize(std::optional<Tier> tier, bool compact)
{
    const QFontMetrics metrics(badgeFont(tier));
    const int height = qMax(20, metrics.height() + 4);
    if (compact && tier)
        return {IconSide + 2 * Padding + 1, height};
    const int word = metrics.horizontalAdvance(tierBadgeWord(tier));
    if (!tier)
        return {iconsize::text + Gap + word, height};
    return {Padding + IconSide + Gap + word + Padding + 1, height};
}

void paintTierBadge(QPainter &painter, const QPointF &topLeft, std::optional<Tier> tier, bool compact)
{
    const Theme &theme = Theme::current();
    const QRectF box(topLeft, QSizeF(tierBadgeSize(tier, compact)));
    painter.save();
    painter.setFont(badgeFont(tier));
    if (!tier) {
        const QColor ink = theme.color(ColorRole::Text2);
        paintIcon(painter, QRectF(box.left(), box.top(), iconsize::text, box.height()), u"trash"_s, iconsize::text, ink);
        painter.setPen(ink);
        painter.drawText(box.adjusted(iconsize::text + Gap, 0, 2, 0), Qt::AlignVCenter | Qt::AlignLeft,
                         tierBadgeWord(tier));
        painter.restore();
        return;
    }
    const QColor ink = theme.tier(*tier);
    paintRound(painter, box, radius::chip, theme.tierSoft(*tier), theme.isHighContrast() ? ink : QColor());
    if (compact) {
        paintIcon(painter, box, tierIcon(*tier), IconSide + 1, ink);
    } else {
        paintIcon(painter, QRectF(box.left() + Padding, box.top(), IconSide, box.height()), tierIcon(*tier), IconSide, ink);
        painter.setPen(ink);
        painter.drawText(box.adjusted(Padding + IconSide + Gap, 0, 2, 0), Qt::AlignVCenter | Qt::AlignLeft,
                         tierBadgeWord(tier));
    }
    painter.restore();
}

TierBadge::TierBadge(std::optional<Tier> tier, QWidget *parent)
    : QWidget(parent)
    , m_tier(tier)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    describe();
}

void TierBadge::setTier(std::optional<Tier> tier)
{
    m_tier = tier;
    describe();
    updateGeometry();
    update();
}

void TierBadge::setCompact(bool compact)
{
    m_compact = compact;
    describe();
    updateGeometry();
    update();
}

void TierBadge::describe()
{
    setAccessibleName(tierBadgeWord(m_tier));
    setToolTip(m_compact ? tierBadgeWord(m_tier) : QString());
}

QSize TierBadge::sizeHint() const
{
    return tierBadgeSize(m_tier, m_compact);
}

void TierBadge::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintTierBadge(painter, QPointF(0, (height() - sizeHint().height()) / 2), m_tier, m_compact);
}

void TierBadge::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::ApplicationFontChange) {
        describe();
        updateGeometry();
    }
}

} // namespace td
