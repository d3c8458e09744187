// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/chart.h"

#include <QPainter>

namespace td
{

/// Where the values of a chart lie on the screen.
struct ChartGeometry {
    QRectF plot;
    double top = 1;
    int ticks = 2;
    int columns = 0;
    bool bars = false;

    [[nodiscard]] double x(int column) const
    {
        if (bars)
            return plot.left() + plot.width() * (column + 0.5) / qMax(1, columns);
        return columns < 2 ? plot.center().x() : plot.left() + plot.width() * column / (columns - 1);
    }
    [[nodiscard]] double y(double value) const { return plot.bottom() - plot.height() * value / top; }
};

[[nodiscard]] ChartGeometry chartGeometry(const ChartData &data, const QRectF &area);
void paintChart(QPainter &painter, const ChartData &data, const QRectF &area);
/// What a column says: its name, then each series with its value, then the sum.
[[nodiscard]] QStringList chartColumnLines(const ChartData &data, int column);
/// The line and the box that read one column.
void paintChartColumn(QPainter &painter, const ChartData &data, const QRectF &area, int column);

} // namespace td
