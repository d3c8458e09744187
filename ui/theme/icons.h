// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QIcon>
#include <QIconEngine>
#include <QPainter>

namespace td
{

/// One-colour SVG filled with a token of the theme in force when it is painted: a live switch needs no new icons.
/// Normal: `role`; on or selected: accent; disabled: 40 %.
class TintedIconEngine : public QIconEngine
{
public:
    TintedIconEngine(QString name, ColorRole role);
    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override;
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override;
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal scale) override;
    QIconEngine *clone() const override;
    QString key() const override;
    bool isNull() override { return false; }

private:
    [[nodiscard]] QColor colorFor(QIcon::Mode mode, QIcon::State state) const;
    QString m_name;
    ColorRole m_role;
};

/// Icon of our own set (":/icons/td/<name>.svg"), else of the desktop's theme, else a dot.
[[nodiscard]] QIcon icon(const QString &name, ColorRole role = ColorRole::Text2);
/// The same as pixels: `side` px square at `ratio` device pixels each; cached.
[[nodiscard]] QPixmap iconPixmap(const QString &name, int side, qreal ratio, const QColor &color);
/// Paints it centred in `rect`, `side` px square.
void paintIcon(QPainter &painter, const QRectF &rect, const QString &name, int side, const QColor &color);

} // namespace td
