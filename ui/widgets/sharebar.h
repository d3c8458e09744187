// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

namespace td
{

struct SharePart {
    QString name;
    double value = 0;
    QColor color;      ///< from the theme; asked again by setParts after Theme::changed
    QString valueText; ///< "$0.75", "86 %"
};

/// One stacked bar. With labels: name and value of each part below it.
class ShareBar : public QWidget
{
    Q_OBJECT
public:
    explicit ShareBar(QWidget *parent = nullptr);
    void setParts(const QList<SharePart> &parts);
    /// What a full bar stands for; 0: the sum of the parts.
    void setTotal(double total);
    void setThickness(int px); ///< 6 by default
    void setLabelled(bool labelled);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return m_labelled; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int layoutLabels(int width, QPainter *painter) const;
    QList<SharePart> m_parts;
    double m_total = 0;
    int m_thickness = 6;
    bool m_labelled = false;
};

} // namespace td
