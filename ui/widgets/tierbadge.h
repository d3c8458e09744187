// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QPainter>
#include <QWidget>

#include <optional>

namespace td
{

/// Size of the pill for this tier in the theme's badge font. Compact: icon only.
[[nodiscard]] QSize tierBadgeSize(std::optional<Tier> tier, bool compact);
/// Paints the pill at `topLeft`; no tier paints the trash (icon and word, no fill).
void paintTierBadge(QPainter &painter, const QPointF &topLeft, std::optional<Tier> tier, bool compact);
/// "TEMP", "HOT", "COLD", or "Trash" in the operator's language.
[[nodiscard]] QString tierBadgeWord(std::optional<Tier> tier);

/// Pill with icon and word of a tier.
class TierBadge : public QWidget
{
    Q_OBJECT
public:
    explicit TierBadge(std::optional<Tier> tier = Tier::Temp, QWidget *parent = nullptr);
    void setTier(std::optional<Tier> tier);
    void setCompact(bool compact);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void describe();
    std::optional<Tier> m_tier;
    bool m_compact = false;
};

} // namespace td
