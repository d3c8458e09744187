// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/costs/trendtab.h"

#include "ui/support/explain.h"
#include "ui/support/format.h"
#include "ui/widgets/chartcard.h"
#include "ui/widgets/segmentedcontrol.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace td
{

ChartData trendChart(const QList<CostSnapshot> &snapshots, const QString &currency)
{
    ChartData data;
    data.kind = ChartKind::StackedArea;
    data.totalName = TrendTab::tr("Total");
    data.format = [currency](double value) { return format::money(value, currency); };
    const QLocale locale = format::locale();
    for (const Tier tier : {Tier::Cold, Tier::Hot, Tier::Temp}) {
        ChartSeries series{.name = tierWord(tier), .values = {}, .tier = tier, .role = std::nullopt, .dashed = false,
                           .direct = true};
        bool any = false;
        for (const CostSnapshot &snapshot : snapshots) {
            series.values << snapshot.tierCost.value(tier);
            any = any || snapshot.tierCost.value(tier) > 0;
        }
        if (any)
            data.series << series;
    }
    data.explain = [snapshots, currency](int column) {
        return column < snapshots.size() ? explainSnapshot(snapshots.at(column), currency) : Explanation{};
    };
    for (const CostSnapshot &snapshot : snapshots) {
        data.categories << locale.toString(snapshot.day, u"d MMM"_s);
        data.longCategories << locale.toString(snapshot.day, QLocale::LongFormat);
    }
    return data;
}

TrendTab::TrendTab(const UiServices &services, QWidget *parent)
    : QWidget(parent)
    , m_services(services)
    , m_range(new SegmentedControl)
    , m_card(new ChartCard(tr("Cost a month, as it was")))
{
    m_range->addSegment(u"30"_s, tr("30 days"));
    m_range->addSegment(u"90"_s, tr("90 days"));
    m_range->addSegment(u"365"_s, tr("12 months"));
    m_range->setCurrent(u"90"_s);
    m_range->setAccessibleName(tr("Period"));
    m_card->addAction(m_range);
    m_card->setMaximumHeight(380);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, space::s6);
    layout->addWidget(m_card);
    layout->addStretch();
    connect(m_range, &SegmentedControl::currentChanged, this, &TrendTab::load);
}

void TrendTab::load()
{
    m_answer.run(
        m_services.pool, this,
        [&engine = m_services.engine, days = m_range->current().toInt()] { return engine.accounts.trend(days); },
        [this](const Result<QList<CostSnapshot>> &trend) {
            if (!trend) {
                Q_EMIT failed(trend.error());
                return;
            }
            const ChartData chart = trendChart(*trend, u"USD"_s);
            if (trend->size() < 2 || chart.series.isEmpty()) {
                if (trend->size() < 2)
                    m_card->setEmptyText(tr("The trend starts tomorrow"), tr("One point is recorded each day."));
                else
                    m_card->setEmptyText(tr("Nothing cost anything yet"), tr("Photos in TEMP are free."));
                return;
            }
            m_card->setData(chart);
            m_card->setSummaryText(tr("Cost a month from %1 to %2, from %3 to %4")
                                       .arg(format::locale().toString(trend->first().day, QLocale::LongFormat),
                                            format::locale().toString(trend->last().day, QLocale::LongFormat),
                                            format::money(trend->first().cost), format::money(trend->last().cost)));
        });
}

QString TrendTab::csv() const
{
    return m_card->csv();
}

} // namespace td
