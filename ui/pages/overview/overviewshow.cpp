// SPDX-License-Identifier: GPL-3.0-or-later
// How the overview's parts are filled from what was read.
#include "ui/pages/overview/needsyou.h"
#include "ui/pages/overview/overviewpage.h"
#include "ui/pages/overview/tonightcard.h"
#include "ui/support/errortext.h"
#include "ui/support/explain.h"
#include "ui/support/format.h"
#include "ui/support/reasontext.h"
#include "ui/widgets/explainedlabel.h"
#include "ui/widgets/chartcard.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/errordetail.h"
#include "ui/widgets/moneylabel.h"
#include "ui/widgets/textlabel.h"
#include "ui/widgets/tiercard.h"
#include "ui/widgets/timelinelist.h"

namespace td
{

using namespace Qt::StringLiterals;

void OverviewPage::show(const OverviewData &data)
{
    m_data = data;
    m_empty = data.isEmpty();
    m_error->setVisible(!data.stats);
    if (!data.stats)
        m_error->setError(data.stats.error());
    m_first->setVisible(m_empty);
    m_upper->setVisible(!m_empty);
    m_lower->setVisible(!m_empty);
    showSentence(data);
    showTiers(data);
    m_tonight->setData(data, m_services.scheduler.nextRun());
    if (m_services.scheduler.isRunning())
        m_tonight->setRunning(true, {});
    showTrend(data);
    showEvents(data);
    arrange();
    Q_EMIT statusText(QString());
}

void OverviewPage::showSentence(const OverviewData &data)
{
    if (!data.stats)
        return;
    const CostBreakdown &costs = data.stats->breakdown;
    const qint64 photos = data.stats->totals.liveSum().count;
    if (photos == 0 && m_empty) {
        m_photos->setText(tr("No photos yet"));
        m_money->hide();
        m_allHot->setFigure({}, Explanation());
        return;
    }
    m_photos->setText(tr("%Ln photo(s) for", nullptr, int(photos)));
    m_money->setAmount(format::money(costs.total, costs.currency), tr("a month"));
    m_money->show();
    const Explanation explanation = data.prices ? explainBreakdown(costs, *data.prices) : Explanation();
    m_money->setExplanation(explanation);
    const double allHot = costs.total + costs.savingsVsAllHot;
    if (costs.savingsVsAllHot > 0)
        m_allHot->setFigure(tr("Keeping everything in HOT would cost %1.").arg(format::money(allHot, costs.currency)),
                            explanation);
    else
        m_allHot->setFigure({}, Explanation());
}

QString OverviewPage::providerText(const OverviewData::TierInfo &info) const
{
    if (!info.local)
        return info.displayName;
    // A local store tells its place in English; the folder behind the comma is a name and stays.
    const QString folder = info.displayName.section(u", "_s, 1);
    return folder.isEmpty() ? tr("this computer") : QString(tr("this computer") % u", "_s % folder);
}

QString OverviewPage::problemWords(const OverviewData::TierInfo &info, Instant now) const
{
    const QString since = info.since ? format::shortDate(*info.since, now) : QString();
    switch (info.problem->code) {
    case ErrorCode::Unavailable:
    case ErrorCode::DeadlineExceeded:
        return info.local ? tr("Not reachable since %1").arg(since) : tr("No answer since %1").arg(since);
    case ErrorCode::Unauthenticated:
        return tr("Key refused since %1").arg(since);
    case ErrorCode::PermissionDenied:
        return tr("Access refused since %1").arg(since);
    case ErrorCode::NotFound:
    case ErrorCode::FailedPrecondition:
        return tr("Not found since %1").arg(since);
    default:
        return tr("In trouble since %1").arg(since);
    }
}

void OverviewPage::noteFor(Tier tier, const OverviewData &data, TierFigures &figures) const
{
    const PlanTotals plan = data.tonight.value_or(PlanTotals{});
    const bool on = m_services.scheduler.nextRun().has_value();
    switch (tier) {
    case Tier::Temp:
        if (plan.promote > 0)
            figures.note = on ? tr("%Ln move to HOT tonight", nullptr, int(plan.promote))
                              : tr("%Ln would move to HOT", nullptr, int(plan.promote));
        else
            figures.note = on ? tr("Nothing moves to HOT tonight") : tr("Nothing would move to HOT now");
        return;
    case Tier::Hot:
        if (plan.archive > 0)
            figures.note = on ? tr("%Ln move to COLD tonight", nullptr, int(plan.archive))
                              : tr("%Ln would move to COLD", nullptr, int(plan.archive));
        else
            figures.note = !data.tiers.value(Tier::Cold).configured ? tr("Photos stay here: there is no COLD tier")
                : on                                                ? tr("Nothing moves to COLD tonight")
                                                                    : tr("Nothing would move to COLD now");
        return;
    case Tier::Cold: {
        const double hot = data.prices ? data.prices->tiers.value(Tier::Hot).gbMonth : 0;
        const double cold = data.prices ? data.prices->tiers.value(Tier::Cold).gbMonth : 0;
        const double saved = double(data.stats->totals.live.value(Tier::Cold).bytes) / BytesPerGb * (hot - cold);
        figures.noteIcon = u"costs"_s;
        figures.note = saved > 0 ? tr("%1 a month less than in HOT").arg(format::money(saved, data.stats->breakdown.currency))
                                 : tr("Nothing is archived yet");
        return;
    }
    }
}

void OverviewPage::showTiers(const OverviewData &data)
{
    for (TierCard *card : std::as_const(m_tiers)) {
        const Tier tier = card->tier();
        const OverviewData::TierInfo info = data.tiers.value(tier);
        TierFigures figures;
        figures.provider = info.configured ? providerText(info) : tr("not set up");
        card->setMissing(!info.configured);
        card->setAction(info.problem ? tr("Test…") : QString());
        if (!info.configured) {
            figures.note = tr("No cold tier. Idle photos stay in HOT.");
            figures.spoken = figures.note;
            card->setFigures(figures);
            continue;
        }
        if (!data.stats) {
            figures.note = tr("Figures cannot be read");
            figures.noteIcon = u"error"_s;
            figures.noteStatus = Status::Error;
            card->setFigures(figures);
            continue;
        }
        const CostBreakdown &costs = data.stats->breakdown;
        const CostLine line = costs.tiers.value(tier);
        figures.amount = format::money(line.cost, costs.currency);
        figures.unit = tr("a month");
        figures.stored = tr("%Ln photo(s) · %1", nullptr, int(line.count)).arg(format::bytes(line.bytes));
        figures.share = costs.total > 0 ? line.cost / costs.total : 0;
        figures.shareText = tr("%1 of cost").arg(format::percent(line.percentage));
        if (data.prices)
            card->setExplanation(explainTierCard(tier, line, *data.prices));
        if (info.problem) {
            figures.note = problemWords(info, data.now);
            figures.noteIcon = u"error"_s;
            figures.noteStatus = Status::Error;
        } else {
            noteFor(tier, data, figures);
        }
        figures.spoken = QString(figures.stored % u", "_s % figures.amount % u' ' % figures.unit % u", "_s % figures.shareText % u". "_s
                                 % figures.note);
        if (info.problem)
            figures.spoken += QString(u". "_s % errorSentence(*info.problem) % u' ' % errorRemedy(*info.problem));
        card->setFigures(figures);
    }
}

void OverviewPage::showTrend(const OverviewData &data)
{
    if (!data.trend) {
        m_trend->setEmptyText(tr("The trend cannot be read"), errorSentence(data.trend.error()));
        return;
    }
    if (data.trend->size() < 2) {
        m_trend->setEmptyText(tr("The trend starts tomorrow"), tr("One point a day is kept."));
        return;
    }
    const QString currency = data.stats ? data.stats->breakdown.currency : u"USD"_s;
    const ChartData chart = overviewTrend(*data.trend, currency);
    if (chart.series.isEmpty()) {
        m_trend->setEmptyText(tr("Nothing cost anything yet"), tr("Photos in TEMP are free."));
        return;
    }
    const bool months = data.trend->size() > 62;
    m_trend->setTitle(months ? tr("Cost, last 12 months") : tr("Cost, last %n day(s)", nullptr, int(data.trend->size())));
    m_trend->setData(chart);
    m_trend->setSummaryText(tr("Cost a month from %1 to %2, from %3 to %4")
                                .arg(chart.longCategories.first(), chart.longCategories.last(),
                                     format::money(data.trend->first().cost, currency), format::money(data.trend->last().cost, currency)));
}

void OverviewPage::showEvents(const OverviewData &data)
{
    QList<TimelineEntry> entries;
    for (const Event &event : data.events.value_or(QList<Event>())) {
        TimelineEntry entry;
        entry.icon = eventIcon(event);
        if (event.what == "run"_L1)
            entry.status = Status::Ok;
        entry.sentence = eventSentence(event);
        entry.time = format::shortDate(event.at, data.now);
        entry.toolTip = format::exact(event.at);
        if (event.what == "run"_L1 || event.what == "undo"_L1)
            entry.link = {{u"page"_s, u"lifecycle"_s}, {u"tab"_s, u"history"_s}, {u"run"_s, event.runId}};
        else if (!event.draftId.isEmpty())
            entry.link = {{u"page"_s, u"drafts"_s}, {u"draft"_s, event.draftId}};
        else if (!event.photoId.isEmpty())
            entry.link = {{u"page"_s, u"photos"_s}, {u"ids"_s, QStringList{event.photoId}}};
        entries.append(entry);
    }
    m_timeline->setEntries(entries);
    m_timeline->setVisible(!entries.isEmpty());
    m_nothingYet->setVisible(entries.isEmpty());
}

} // namespace td
