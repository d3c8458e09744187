// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/overview/overviewpage.h"

#include "ui/dialogs/confirmdialog.h"
#include "ui/pages/overview/needsyou.h"
#include "ui/pages/overview/tonightcard.h"
#include "ui/pages/recommendations/adviceactions.h"
#include "ui/support/async.h"
#include "ui/support/format.h"
#include "ui/support/reasontext.h"
#include "ui/theme/icons.h"
#include "ui/widgets/chartcard.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/errordetail.h"
#include "ui/widgets/explainedlabel.h"
#include "ui/widgets/moneylabel.h"
#include "ui/widgets/textlabel.h"
#include "ui/widgets/tiercard.h"
#include "ui/widgets/timelinelist.h"

#include <QElapsedTimer>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QPainter>
#include <QScrollArea>
#include <QTimer>
#include <QVBoxLayout>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int MaxWidth = 1440;
constexpr int ChartHeight = 380;
constexpr int TwoColumnsEm = 56; ///< of content, in lines of text
constexpr int ThreeTiersEm = 50;
constexpr int AdvicePause = 4; ///< times as long as the advice took

/// The step from one tier to the next.
class Arrow : public QWidget
{
public:
    /// With a parent from the start: shown without one it would be a window of its own.
    explicit Arrow(QWidget *parent)
        : QWidget(parent)
    {
        setFixedWidth(space::s6);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        paintIcon(painter, rect(), u"chevron-right"_s, iconsize::control, Theme::current().color(ColorRole::Text2));
    }
};

} // namespace

OverviewPage::OverviewPage(const UiServices &services, QWidget *parent)
    : Page(parent)
    , m_services(services)
    , m_advice(new AdviceActions(services, this))
    , m_scroll(new QScrollArea)
    , m_content(new QWidget)
    , m_upper(new QWidget)
    , m_lower(new QWidget)
    , m_upperRow(new QBoxLayout(QBoxLayout::LeftToRight, m_upper))
    , m_lowerRow(new QBoxLayout(QBoxLayout::LeftToRight, m_lower))
    , m_error(new ErrorDetail)
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    outer->addWidget(m_scroll);

    auto *holder = new QWidget;
    auto *left = new QHBoxLayout(holder);
    left->setContentsMargins(0, 0, 0, 0);
    m_content->setMaximumWidth(MaxWidth + 2 * space::s6);
    left->addWidget(m_content, 10000);
    left->addStretch(1);
    m_scroll->setWidget(holder);

    auto *column = new QVBoxLayout(m_content);
    column->setContentsMargins(space::s6, space::s1, space::s6, space::s3);
    column->setSpacing(space::s4);
    buildSentence();
    column->addWidget(m_sentence);
    column->addWidget(m_error);
    m_error->hide();
    m_error->setRetryVisible(true);
    connect(m_error, &ErrorDetail::retryRequested, this, &OverviewPage::reload);
    buildTiers();
    column->addWidget(m_tierRow);
    buildCards();
    column->addWidget(m_upper);
    column->addWidget(m_lower, 100);
    buildFirst();
    column->addWidget(m_first, 100);
    m_first->hide();
    column->addStretch(1);

    connect(m_advice, &AdviceActions::openPage, this, &Page::openPage);
    connect(m_advice, &AdviceActions::toast, this, &Page::toast);
    connect(m_advice, &AdviceActions::errorRaised, this, &Page::errorRaised);
    connect(m_advice, &AdviceActions::changed, this, &OverviewPage::reload);
    connectRun();
}

QString OverviewPage::title() const
{
    return tr("Overview");
}

void OverviewPage::buildSentence()
{
    m_sentence = new QWidget;
    auto *row = new QHBoxLayout(m_sentence);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::s1);
    m_photos = new TextLabel(QString(), TextRole::Sentence);
    m_money = new MoneyLabel(TextRole::Heading);
    m_money->setSignVisible(true);
    m_allHot = new ExplainedLabel(QString(), TextRole::Body, ColorRole::Text2);
    m_allHot->setContentsMargins(space::s2, 0, 0, 0);
    m_allHot->setElided(Qt::ElideRight);
    row->addWidget(m_photos);
    row->addWidget(m_money);
    row->addWidget(m_allHot, 1);
    m_sentence->setMinimumHeight(qMax(28, Theme::em() + 10));
    m_money->hide();
}

void OverviewPage::buildTiers()
{
    m_tierRow = new QWidget;
    m_tierGrid = new QGridLayout(m_tierRow);
    m_tierGrid->setContentsMargins(0, 0, 0, 0);
    m_tierGrid->setSpacing(0);
    for (const Tier tier : AllTiers) {
        auto *card = new TierCard(tier, m_tierRow);
        m_tiers.append(card);
        connect(card, &TierCard::clicked, this, [this, tier] { Q_EMIT openPage(u"photos"_s, {{u"tier"_s, tierName(tier)}}); });
        connect(card, &TierCard::actionClicked, this, [this] { Q_EMIT openPage(u"settings"_s, {{u"section"_s, u"tiers"_s}}); });
        if (tier != Tier::Cold)
            m_arrows.append(new Arrow(m_tierRow));
    }
}

void OverviewPage::buildCards()
{
    m_tonight = new TonightCard;
    m_needs = new NeedsYouCard;
    m_trend = new ChartCard(tr("Cost, last 12 months"));
    m_trend->setMinimumHeight(Theme::em() * 14);
    m_lately = new Card(tr("What happened lately"));
    QPushButton *all = makeCompactButton(tr("All runs"), ButtonKind::Ghost);
    m_lately->addAction(all);
    connect(all, &QPushButton::clicked, this, [this] { Q_EMIT openPage(u"lifecycle"_s, {{u"tab"_s, u"history"_s}}); });
    m_timeline = new TimelineList;
    m_timeline->setFitContents(true);
    m_timeline->setAccessibleName(m_lately->title());
    m_nothingYet = new TextLabel(tr("Nothing yet."), TextRole::Body, ColorRole::Text2);
    m_nothingYet->hide();
    m_lately->body()->addWidget(m_nothingYet);
    m_lately->body()->addWidget(m_timeline);
    m_lately->body()->addStretch(1);
    for (QBoxLayout *row : {m_upperRow, m_lowerRow}) {
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(space::s4);
    }
    m_upperRow->addWidget(m_tonight, 1);
    m_upperRow->addWidget(m_needs, 1);
    m_lowerRow->addWidget(m_trend, 1);
    m_lowerRow->addWidget(m_lately, 1);

    connect(m_tonight, &TonightCard::reviewClicked, this,
            [this] { Q_EMIT openPage(u"lifecycle"_s, {{u"tab"_s, u"plan"_s}, {u"when"_s, u"next run"_s}}); });
    connect(m_tonight, &TonightCard::turnOnClicked, this, [this] { Q_EMIT openPage(u"lifecycle"_s, {{u"tab"_s, u"rules"_s}, {u"part"_s, u"schedule"_s}}); });
    connect(m_tonight, &TonightCard::runClicked, this, &OverviewPage::askRun);
    connect(m_needs, &NeedsYouCard::recommendationClicked, this, [this](const Recommendation &advice) { m_advice->apply(advice); });
    connect(m_needs, &NeedsYouCard::alertClicked, this, &OverviewPage::openAlert);
    connect(m_needs, &NeedsYouCard::retryRequested, this, &OverviewPage::reload);
    connect(m_needs, &NeedsYouCard::allClicked, this, [this] { Q_EMIT openPage(u"recommendations"_s, {}); });
    connect(m_timeline, &TimelineList::linkActivated, this, [this](QVariantMap link) {
        const QString page = link.take(u"page"_s).toString();
        Q_EMIT openPage(page, link);
    });
}

void OverviewPage::buildFirst()
{
    m_first = new EmptyState(u"upload"_s, tr("Drop your first photos here"),
                             tr("JPEG, PNG, GIF or WebP, files or folders. They stay on this computer until a rule moves them."));
    QPushButton *add = m_first->addButton(tr("Choose photos…"), false, u"add"_s);
    connect(add, &QPushButton::clicked, this, [this] { Q_EMIT addPhotos({}, {}); });
    QPushButton *folder = m_first->addButton(tr("Choose a folder…"), false, u"upload"_s);
    connect(folder, &QPushButton::clicked, this, [this] { Q_EMIT openPage(u"folder"_s, {}); });
    if (m_services.makeSamples) {
        QPushButton *samples = m_first->addButton(tr("Try with samples"), false, u"photos"_s);
        connect(samples, &QPushButton::clicked, this, [this] { Q_EMIT openPage(u"samples"_s, {}); });
    }
}

void OverviewPage::connectRun()
{
    connect(&m_services.scheduler, &Scheduler::started, this, [this] { m_tonight->setRunning(true, {}); });
    connect(&m_services.scheduler, &Scheduler::progress, this, [this](const Progress &progress) {
        m_tonight->setRunning(true, tr("Running: %1 of %2").arg(format::count(progress.done), format::count(progress.total)));
    });
    connect(&m_services.scheduler, &Scheduler::finished, this, [this] {
        if (m_shown)
            reload();
    });
    connect(&m_services.scheduler, &Scheduler::failed, this, [this] {
        if (m_shown)
            reload();
    });
    connect(&m_services.scheduler, &Scheduler::scheduleChanged, this, [this] {
        if (m_shown)
            reload();
    });
}

void OverviewPage::activated(const QVariantMap &)
{
    m_shown = true;
    reload();
}

void OverviewPage::reload()
{
    loadParts();
    loadAdvice();
}

void OverviewPage::loadParts()
{
    if (m_busy) {
        m_stale = true;
        return;
    }
    m_busy = true;
    runAsync(
        m_services.pool, this,
        [&engine = m_services.engine, next = m_services.scheduler.nextRun()] { return loadOverview(engine, next); },
        [this](const OverviewData &data) {
            m_busy = false;
            show(data);
            if (std::exchange(m_stale, false))
                loadParts();
        });
}

void OverviewPage::loadAdvice()
{
    if (m_advising) {
        m_adviceStale = true;
        return;
    }
    m_advising = true;
    m_adviceStale = false;
    QElapsedTimer since;
    since.start();
    runAsync(
        m_services.pool, this, [&advisor = m_services.engine.advisor] { return advisor.report(); },
        [this, since](const Result<Advisor::Report> &advice) {
            if (advice)
                m_needs->setReport(*advice);
            else
                m_needs->setError(advice.error());
            // While photos come in by the thousand, counting takes a small part of the time, not all of it. Who tries
            // again after an error waits for nothing.
            const qint64 pauseMs = advice ? AdvicePause * since.elapsed() : 0;
            QTimer::singleShot(pauseMs, this, [this] {
                m_advising = false;
                if (std::exchange(m_adviceStale, false) && m_shown)
                    loadAdvice();
            });
        });
}

void OverviewPage::askRun()
{
    const PlanTotals totals = m_data && m_data->tonight ? *m_data->tonight : PlanTotals{};
    confirm(this, runConfirmation(totals), [this] {
        RunOptions options;
        options.startedBy = u"window"_s;
        if (!m_services.scheduler.runNow(options))
            Q_EMIT toast(tr("A run is already under way"), {});
    });
}

void OverviewPage::openAlert(const Alert &alert)
{
    static const QHash<QString, std::pair<QString, QVariantMap>> pages{
        {u"cost"_s, {u"costs"_s, {}}},
        {u"cost_rise"_s, {u"costs"_s, {{u"tab"_s, u"trend"_s}}}},
        {u"temp_count"_s, {u"lifecycle"_s, {{u"tab"_s, u"plan"_s}}}},
        {u"hot_size"_s, {u"photos"_s, {{u"tier"_s, u"hot"_s}}}},
        {u"failed_moves"_s, {u"transfers"_s, {}}},
        {u"missed_run"_s, {u"lifecycle"_s, {{u"tab"_s, u"plan"_s}}}},
        {u"damaged_copies"_s, {u"settings"_s, {{u"section"_s, u"verification"_s}}}},
        {u"drill_failed"_s, {u"settings"_s, {{u"section"_s, u"verification"_s}}}},
        {u"link_abuse"_s, {u"health"_s, {{u"tab"_s, u"links"_s}}}},
        {u"backup_failed"_s, {u"health"_s, {{u"tab"_s, u"backups"_s}}}},
        {u"backup_old"_s, {u"health"_s, {{u"tab"_s, u"backups"_s}}}},
    };
    const auto found = pages.constFind(alert.id);
    if (found != pages.constEnd())
        Q_EMIT openPage(found->first, found->second);
}

void OverviewPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    arrange();
}

void OverviewPage::arrange()
{
    const int em = Theme::em();
    const int content = qMin(width(), MaxWidth) - 2 * space::s6;
    int needed = 0;
    for (const TierCard *card : std::as_const(m_tiers))
        needed += card->minimumSizeHint().width();
    const bool three = content >= ThreeTiersEm * em && content >= needed + 2 * space::s6;
    const int tierColumns = three ? 3 : 1;
    if (tierColumns != m_tierColumns) {
        m_tierColumns = tierColumns;
        for (int i = 0; i < m_tiers.size(); ++i) {
            m_tierGrid->addWidget(m_tiers.at(i), three ? 0 : i, three ? 2 * i : 0);
            m_tierGrid->setColumnStretch(three ? 2 * i : 0, 1);
            if (i < m_arrows.size()) {
                m_arrows.at(i)->setVisible(three);
                if (three)
                    m_tierGrid->addWidget(m_arrows.at(i), 0, 2 * i + 1);
            }
        }
        for (int column = 1; column < 5; ++column)
            m_tierGrid->setColumnStretch(column, three && column % 2 == 0 ? 1 : 0);
        m_tierGrid->setVerticalSpacing(three ? 0 : space::s4);
    }
    const int columns = content >= TwoColumnsEm * em ? 2 : 1;
    if (columns == m_columns)
        return;
    m_columns = columns;
    const auto direction = columns == 2 ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom;
    m_upperRow->setDirection(direction);
    m_lowerRow->setDirection(direction);
    m_lower->setMaximumHeight(columns == 2 ? ChartHeight : 2 * ChartHeight);
}

} // namespace td
