// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services.h"
#include "ui/support/async.h"
#include "ui/widgets/chart.h"

#include <QWidget>

namespace td
{

class ChartCard;
class SegmentedControl;

/// Chart of a cost history, one point a day: stacked per tier.
[[nodiscard]] ChartData trendChart(const QList<CostSnapshot> &snapshots, const QString &currency);

/// What was paid: the daily snapshots of the last weeks or months.
class TrendTab : public QWidget
{
    Q_OBJECT
public:
    TrendTab(const UiServices &services, QWidget *parent);
    void load();
    [[nodiscard]] QString csv() const;

Q_SIGNALS:
    void failed(const td::Error &error);

private:
    const UiServices &m_services;
    NewestAnswer m_answer;
    SegmentedControl *m_range;
    ChartCard *m_card;
};

} // namespace td
