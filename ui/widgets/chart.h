// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"
#include "ui/widgets/explanation.h"

#include <QDate>
#include <QWidget>

#include <functional>

namespace td
{

enum class ChartKind { StackedArea, Lines, Bars };

struct ChartSeries {
    QString name;
    QList<double> values; ///< one for each category; NaN: no value there
    std::optional<Tier> tier; ///< takes the tier's colour and badge
    std::optional<ColorRole> role; ///< instead of the palette
    bool dashed = false;
    bool direct = true; ///< labelled at its end
};

struct ChartData {
    ChartKind kind = ChartKind::StackedArea;
    QStringList categories; ///< x axis, e.g. "Dec", "Jan"
    QStringList longCategories; ///< for table and tooltip, e.g. "December 2024"; empty: categories
    QList<ChartSeries> series;
    bool showTotal = true; ///< stacked: label of the sum at the end
    QString totalName;
    std::function<QString(double)> format; ///< of values, in the operator's language
    std::function<Explanation(int column)> explain = {}; ///< how the figures of a column came to be
};

/// Painted chart: horizontal grid, y from 0, direct labels. Hover, the arrow keys, Home and End read a column, aloud where
/// a screen reader listens; a click, Enter or ? explains it.
class Chart : public QWidget
{
    Q_OBJECT
public:
    explicit Chart(QWidget *parent = nullptr);
    void setData(const ChartData &data);
    [[nodiscard]] const ChartData &data() const { return m_data; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    /// Paints into any device, for export.
    void render(QPainter &painter, const QRectF &area) const;
    using QWidget::render;
    /// Explains the column that is read, else the last.
    void explainColumn();
    [[nodiscard]] int currentColumn() const { return m_hover; } ///< that is read; -1: none
    void setCurrentColumn(int column);
    [[nodiscard]] QString columnText(int column) const; ///< "December 2024: HOT $0.31, COLD $0.13"
    [[nodiscard]] QRect columnRect(int column) const;

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    ChartData m_data;
    int m_hover = -1;
};

} // namespace td
