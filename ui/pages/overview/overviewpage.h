// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/page.h"
#include "ui/pages/overview/overviewdata.h"

class QGridLayout;
class QHBoxLayout;
class QBoxLayout;
class QScrollArea;

namespace td
{

class AdviceActions;
class ChartCard;
class EmptyState;
class ErrorDetail;
class MoneyLabel;
class NeedsYouCard;
class ExplainedLabel;
class TextLabel;
class TierCard;
class TimelineList;
class TonightCard;

/// What is stored where, what it costs, what comes next, what needs a person, what happened.
class OverviewPage : public Page
{
    Q_OBJECT
public:
    explicit OverviewPage(const UiServices &services, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    void activated(const QVariantMap &arguments) override;
    void deactivated() override { m_shown = false; }
    void reload() override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildSentence();
    void buildTiers();
    void buildCards();
    void buildFirst();
    void connectRun();
    void loadParts();
    void loadAdvice();
    void show(const OverviewData &data);
    void showSentence(const OverviewData &data);
    void showTiers(const OverviewData &data);
    void showTrend(const OverviewData &data);
    void showEvents(const OverviewData &data);
    [[nodiscard]] QString providerText(const OverviewData::TierInfo &info) const;
    [[nodiscard]] QString problemWords(const OverviewData::TierInfo &info, Instant now) const;
    void noteFor(Tier tier, const OverviewData &data, struct TierFigures &figures) const;
    void arrange();
    void askRun();
    void openAlert(const Alert &alert);

    const UiServices &m_services;
    AdviceActions *m_advice;
    QScrollArea *m_scroll;
    QWidget *m_content;
    QWidget *m_sentence;
    TextLabel *m_photos;
    MoneyLabel *m_money;
    ExplainedLabel *m_allHot;
    QWidget *m_tierRow;
    QGridLayout *m_tierGrid;
    QList<TierCard *> m_tiers;
    QList<QWidget *> m_arrows;
    QWidget *m_upper;
    QWidget *m_lower;
    QBoxLayout *m_upperRow;
    QBoxLayout *m_lowerRow;
    TonightCard *m_tonight;
    NeedsYouCard *m_needs;
    ChartCard *m_trend;
    class Card *m_lately;
    TimelineList *m_timeline;
    TextLabel *m_nothingYet;
    EmptyState *m_first;
    ErrorDetail *m_error;
    std::optional<OverviewData> m_data;
    int m_columns = 0;
    int m_tierColumns = 0;
    bool m_empty = false;
    bool m_busy = false, m_stale = false, m_shown = false;
    bool m_advising = false, m_adviceStale = false;
};

} // namespace td
