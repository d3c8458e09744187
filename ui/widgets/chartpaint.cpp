// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/chartpaint.h"

#include "ui/theme/paint.h"
#include "ui/widgets/tierbadge.h"

#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

double niceTop(double highest, int &ticks)
{
    if (highest <= 0) {
        ticks = 1;
        return 1;
    }
    const double raw = highest / 2;
    const double magnitude = std::pow(10.0, std::floor(std::log10(raw)));
    double best = 0;
    for (const double step : {1.0, 2.0, 2.5, 5.0, 10.0}) {
        const double candidate = step * magnitude;
        const int needed = int(std::ceil(highest / candidate - 1e-9));
        if (needed <= 5) {
            best = candidate;
            ticks = qMax(1, needed);
            break;
        }
    }
    return best * ticks;
}

QColor seriesColour(const ChartData &data, int index)
{
    const Theme &theme = Theme::current();
    const ChartSeries &series = data.series.at(index);
    if (series.tier)
        return theme.tier(*series.tier);
    if (series.role)
        return theme.color(*series.role);
    return theme.chart(index);
}

double valueAt(const ChartSeries &series, int column)
{
    const double value = column < series.values.size() ? series.values.at(column) : 0;
    return std::isnan(value) ? 0 : value;
}

/// Height of the stack up to and including `index`.
double stacked(const ChartData &data, int index, int column)
{
    double sum = 0;
    for (int i = 0; i <= index; ++i)
        sum += valueAt(data.series.at(i), column);
    return sum;
}

double highestOf(const ChartData &data)
{
    double highest = 0;
    for (int column = 0; column < data.categories.size(); ++column) {
        if (data.kind == ChartKind::StackedArea) {
            highest = qMax(highest, stacked(data, int(data.series.size()) - 1, column));
        } else {
            for (const ChartSeries &series : data.series)
                highest = qMax(highest, valueAt(series, column));
        }
    }
    return highest;
}

QString formatted(const ChartData &data, double value)
{
    return data.format ? data.format(value) : QString::number(value);
}

struct EndLabel {
    double y = 0;
    double height = 0;
    int series = -1; ///< -1: the total
    double value = 0;
};

QFont strongFont()
{
    return Theme::current().font(TextRole::Medium);
}

double labelHeight(const ChartSeries &series)
{
    const QFontMetrics metrics(Theme::current().font(TextRole::Small));
    return (series.tier ? tierBadgeSize(series.tier, false).height() : metrics.height()) + metrics.height();
}

double labelsWidth(const ChartData &data)
{
    const QFontMetrics metrics(Theme::current().font(TextRole::Small));
    double width = 0;
    for (const ChartSeries &series : data.series) {
        if (!series.direct || series.values.isEmpty())
            continue;
        const double name = series.tier ? tierBadgeSize(series.tier, false).width() : metrics.horizontalAdvance(series.name);
        width = qMax(width, name);
        width = qMax(width, double(QFontMetrics(strongFont()).horizontalAdvance(formatted(data, series.values.last()))));
    }
    if (data.kind == ChartKind::StackedArea && data.showTotal && !data.categories.isEmpty() && !data.series.isEmpty()) {
        const double total = stacked(data, int(data.series.size()) - 1, int(data.categories.size()) - 1);
        width = qMax(width, double(QFontMetrics(strongFont()).horizontalAdvance(formatted(data, total))));
    }
    return width > 0 ? width + space::s4 : 0;
}

void paintGrid(QPainter &painter, const ChartData &data, const ChartGeometry &g)
{
    const Theme &theme = Theme::current();
    const QFont caption = theme.font(TextRole::Caption);
    const QFontMetrics metrics(caption);
    painter.setFont(caption);
    for (int i = 0; i <= g.ticks; ++i) {
        const double value = g.top * i / g.ticks;
        const double y = std::round(g.y(value)) + 0.5;
        painter.setPen(QPen(theme.color(ColorRole::Grid), 1));
        painter.drawLine(QPointF(g.plot.left(), y), QPointF(g.plot.right(), y));
        painter.setPen(theme.color(ColorRole::Text2));
        painter.drawText(QRectF(g.plot.left() - 200 - space::s2, y - metrics.height() / 2.0, 200, metrics.height()),
                         Qt::AlignRight | Qt::AlignVCenter, formatted(data, value));
    }
    double widest = 1;
    for (const QString &name : data.categories)
        widest = qMax(widest, double(metrics.horizontalAdvance(name)));
    const double pitch = g.columns > 1 ? g.plot.width() / (g.bars ? g.columns : g.columns - 1) : g.plot.width();
    constexpr double MostNamed = 12;
    const int step = qMax(int(std::ceil(g.columns / MostNamed)), int(std::ceil((widest + space::s1) / qMax(1.0, pitch))));
    // Counted from the end, so that the present is always named.
    for (int i = g.columns - 1; i >= 0; i -= step) {
        const double x = g.x(i);
        painter.drawText(QRectF(x - widest, g.plot.bottom() + space::s1, widest * 2, metrics.height() + 2), Qt::AlignCenter,
                         data.categories.at(i));
    }
}

QPolygonF stackEdge(const ChartData &data, const ChartGeometry &g, int index)
{
    QPolygonF edge;
    for (int c = 0; c < g.columns; ++c)
        edge.append(QPointF(g.x(c), g.y(index < 0 ? 0 : stacked(data, index, c))));
    return edge;
}

bool isVisibleSeries(const ChartSeries &series)
{
    return std::any_of(series.values.cbegin(), series.values.cend(), [](double value) { return value > 0; });
}

void paintStack(QPainter &painter, const ChartData &data, const ChartGeometry &g)
{
    const Theme &theme = Theme::current();
    const int count = int(data.series.size());
    painter.setPen(Qt::NoPen);
    for (int i = 0; i < count; ++i) {
        QPolygonF area = stackEdge(data, g, i);
        const QPolygonF lower = stackEdge(data, g, i - 1);
        for (qsizetype c = lower.size() - 1; c >= 0; --c)
            area.append(lower.at(c));
        painter.setBrush(mix(seriesColour(data, i), theme.color(ColorRole::Surface), theme.isDark() ? 0.26 : 0.16));
        painter.drawPolygon(area);
    }
    painter.setBrush(Qt::NoBrush);
    for (int i = 0; i < count; ++i) {
        if (!isVisibleSeries(data.series.at(i)))
            continue;
        const QPolygonF edge = stackEdge(data, g, i);
        if (i + 1 < count) { // the gap between stacked parts
            painter.setPen(QPen(theme.color(ColorRole::Surface), 4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
            painter.drawPolyline(edge);
        }
        painter.setPen(QPen(seriesColour(data, i), 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPolyline(edge);
    }
    if (g.columns > 0 && !data.series.isEmpty()) {
        int top = int(data.series.size()) - 1;
        while (top > 0 && valueAt(data.series.at(top), g.columns - 1) <= 0)
            --top;
        const QPointF end(g.x(g.columns - 1), g.y(stacked(data, int(data.series.size()) - 1, g.columns - 1)));
        painter.setPen(QPen(seriesColour(data, top), 2));
        painter.setBrush(theme.color(ColorRole::Surface));
        painter.drawEllipse(end, 4, 4);
    }
}

void paintLines(QPainter &painter, const ChartData &data, const ChartGeometry &g)
{
    for (int i = 0; i < data.series.size(); ++i) {
        const ChartSeries &series = data.series.at(i);
        QPainterPath path;
        bool open = false;
        for (int c = 0; c < g.columns && c < series.values.size(); ++c) {
            if (std::isnan(series.values.at(c))) {
                open = false;
                continue;
            }
            const QPointF point(g.x(c), g.y(series.values.at(c)));
            open ? path.lineTo(point) : path.moveTo(point);
            open = true;
        }
        QPen pen(seriesColour(data, i), 2, series.dashed ? Qt::CustomDashLine : Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
        if (series.dashed)
            pen.setDashPattern({3, 3});
        painter.setPen(pen);
        painter.setBrush(Qt::NoBrush);
        painter.drawPath(path);
    }
}

void paintBars(QPainter &painter, const ChartData &data, const ChartGeometry &g)
{
    const double pitch = g.plot.width() / qMax(1, g.columns);
    const int groups = qMax(1, int(data.series.size()));
    const double width = qMin(40.0, pitch * 0.6 / groups);
    for (int i = 0; i < data.series.size(); ++i) {
        for (int c = 0; c < g.columns; ++c) {
            const double value = valueAt(data.series.at(i), c);
            if (value <= 0)
                continue;
            const double x = g.x(c) + (i - groups / 2.0) * (width + 1);
            const QRectF bar(x, g.y(value), width, g.plot.bottom() - g.y(value));
            paintRound(painter, bar, qMin(3.0, bar.height() / 2), seriesColour(data, i));
        }
    }
}

QList<EndLabel> endLabels(const ChartData &data, const ChartGeometry &g)
{
    QList<EndLabel> labels;
    const int last = g.columns - 1;
    const bool stack = data.kind == ChartKind::StackedArea;
    if (stack && data.showTotal && data.series.size() > 1) {
        const double total = stacked(data, int(data.series.size()) - 1, last);
        labels.append({g.y(total), double(QFontMetrics(strongFont()).height()), -1, total});
    }
    for (int i = int(data.series.size()) - 1; i >= 0; --i) {
        const ChartSeries &series = data.series.at(i);
        if (!series.direct || series.values.isEmpty())
            continue;
        const double value = valueAt(series, int(series.values.size()) - 1);
        if (stack && value <= 0)
            continue;
        const double middle = stack ? (stacked(data, i, last) + (i ? stacked(data, i - 1, last) : 0)) / 2 : value;
        labels.append({g.y(middle), labelHeight(series), i, value});
    }
    std::sort(labels.begin(), labels.end(), [](const EndLabel &a, const EndLabel &b) {
        return a.y == b.y ? a.series < b.series : a.y < b.y;
    });
    // Pushed apart downwards, then upwards from the foot.
    for (int i = 1; i < labels.size(); ++i) {
        const double least = labels[i - 1].y + (labels[i - 1].height + labels[i].height) / 2 + 3;
        labels[i].y = qMax(labels[i].y, least);
    }
    double limit = g.plot.bottom() + 4;
    for (qsizetype i = labels.size() - 1; i >= 0; --i) {
        labels[i].y = qMin(labels[i].y, limit - labels[i].height / 2);
        limit = labels[i].y - labels[i].height / 2 - 3;
    }
    return labels;
}

void paintEndLabels(QPainter &painter, const ChartData &data, const ChartGeometry &g)
{
    const Theme &theme = Theme::current();
    const double x = g.plot.right() + space::s3;
    for (const EndLabel &label : endLabels(data, g)) {
        const double top = label.y - label.height / 2;
        painter.setPen(theme.color(ColorRole::Text));
        if (label.series < 0) {
            painter.setFont(strongFont());
            painter.drawText(QRectF(x, top, 300, label.height), Qt::AlignLeft | Qt::AlignVCenter, formatted(data, label.value));
            continue;
        }
        const ChartSeries &series = data.series.at(label.series);
        const QFont small = theme.font(TextRole::Small);
        const int line = QFontMetrics(small).height();
        if (series.tier) {
            paintTierBadge(painter, QPointF(x, top), series.tier, false);
        } else {
            painter.setFont(small);
            painter.setPen(seriesColour(data, label.series));
            painter.drawText(QRectF(x, top, 300, line), Qt::AlignLeft | Qt::AlignVCenter, series.name);
        }
        QFont medium = small;
        medium.setWeight(QFont::Medium);
        painter.setFont(medium);
        painter.setPen(theme.color(ColorRole::Text));
        painter.drawText(QRectF(x + (series.tier ? 4 : 0), top + label.height - line, 300, line),
                         Qt::AlignLeft | Qt::AlignVCenter, formatted(data, label.value));
    }
}

} // namespace

ChartGeometry chartGeometry(const ChartData &data, const QRectF &area)
{
    ChartGeometry g;
    g.bars = data.kind == ChartKind::Bars;
    g.columns = int(data.categories.size());
    g.top = niceTop(highestOf(data), g.ticks);
    const QFontMetrics metrics(Theme::current().font(TextRole::Caption));
    double axis = 0;
    for (int i = 0; i <= g.ticks; ++i)
        axis = qMax(axis, double(metrics.horizontalAdvance(formatted(data, g.top * i / g.ticks))));
    const double right = data.kind == ChartKind::Bars ? 0 : labelsWidth(data);
    g.plot = QRectF(area.left() + axis + space::s2, area.top() + metrics.height() / 2.0, area.width() - axis - space::s2 - right - 6,
                    area.height() - metrics.height() * 1.5 - space::s2);
    return g;
}

void paintChart(QPainter &painter, const ChartData &data, const QRectF &area)
{
    if (data.categories.isEmpty() || data.series.isEmpty())
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const ChartGeometry g = chartGeometry(data, area);
    if (data.kind == ChartKind::StackedArea)
        paintStack(painter, data, g);
    paintGrid(painter, data, g);
    if (data.kind == ChartKind::Lines)
        paintLines(painter, data, g);
    else if (data.kind == ChartKind::Bars)
        paintBars(painter, data, g);
    if (data.kind != ChartKind::Bars)
        paintEndLabels(painter, data, g);
    painter.restore();
}

QStringList chartColumnLines(const ChartData &data, int column)
{
    QStringList lines{data.longCategories.value(column, data.categories.value(column))};
    double total = 0;
    for (const ChartSeries &series : data.series) {
        if (column >= series.values.size() || std::isnan(series.values.at(column)))
            continue;
        total += series.values.at(column);
        const QString name = series.tier ? tierWord(*series.tier) : series.name;
        lines.append(QString(name % u"  "_s % formatted(data, series.values.at(column))));
    }
    if (data.kind == ChartKind::StackedArea && data.showTotal && !data.totalName.isEmpty())
        lines.append(QString(data.totalName % u"  "_s % formatted(data, total)));
    return lines;
}

void paintChartColumn(QPainter &painter, const ChartData &data, const QRectF &area, int column)
{
    const ChartGeometry g = chartGeometry(data, area);
    const Theme &theme = Theme::current();
    const double x = std::round(g.x(column)) + 0.5;
    painter.setPen(QPen(theme.color(ColorRole::ControlBorder), 1));
    painter.drawLine(QPointF(x, g.plot.top()), QPointF(x, g.plot.bottom()));
    const QStringList lines = chartColumnLines(data, column);
    const QFont small = theme.font(TextRole::Small);
    const QFontMetrics metrics(small);
    double width = 0;
    for (const QString &line : lines)
        width = qMax(width, double(metrics.horizontalAdvance(line)));
    QRectF box(x + 10, g.plot.top() + 4, width + 2 * space::s3, metrics.height() * lines.size() + 2 * space::s2);
    if (box.right() > g.plot.right())
        box.moveRight(x - 10);
    paintRound(painter, box, radius::control, theme.color(ColorRole::Raised), theme.color(ColorRole::Border));
    painter.setFont(small);
    double y = box.top() + space::s2;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        painter.setPen(theme.color(i ? ColorRole::Text : ColorRole::Text2));
        painter.drawText(QRectF(box.left() + space::s3, y, width + 4, metrics.height()), Qt::AlignLeft | Qt::AlignVCenter, lines.at(i));
        y += metrics.height();
    }
}

} // namespace td
