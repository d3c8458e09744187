// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/costs/costspage.h"

#include "ui/pages/costs/breakdowntab.h"
#include "ui/pages/costs/simulatortab.h"
#include "ui/pages/costs/trendtab.h"
#include "ui/support/async.h"
#include "ui/support/format.h"
#include "ui/support/pricetext.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/errordetail.h"
#include "ui/widgets/foldingrow.h"
#include "ui/widgets/moneylabel.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/widgets/textlabel.h"

#include <QComboBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QPointer>
#include <QSaveFile>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace td
{

CostsPage::CostsPage(const UiServices &services, QWidget *parent)
    : Page(parent)
    , m_services(services)
    , m_total(new MoneyLabel(TextRole::Display))
    , m_saving(new TextLabel({}, TextRole::Body, ColorRole::Text2))
    , m_prices(new QComboBox)
    , m_tabs(new SegmentedControl)
    , m_error(new ErrorDetail)
    , m_stack(new QStackedWidget)
    , m_breakdown(new BreakdownTab(services, this))
    , m_trend(new TrendTab(services, this))
    , m_simulator(new SimulatorTab(services, this))
{
    m_total->setSignVisible(true);
    m_tabs->addSegment(u"breakdown"_s, tr("Breakdown"));
    m_tabs->addSegment(u"trend"_s, tr("Trend"));
    m_tabs->addSegment(u"simulator"_s, tr("Simulator"));
    m_tabs->setCurrent(u"breakdown"_s);
    m_tabs->setAccessibleName(tr("View of the costs"));
    m_prices->setAccessibleName(tr("Prices"));
    for (const QString &preset : Rules::pricePresets())
        m_prices->addItem(pricePresetName(preset), preset);
    auto *exportButton = makeButton(tr("Export CSV…"), ButtonKind::Normal, u"download"_s);

    auto *pricesLabel = new TextLabel(tr("Prices"), TextRole::Body, ColorRole::Text2);
    auto *figures = new FoldingRow(FoldingRow::group({m_total}, 0), FoldingRow::group({pricesLabel, m_prices, exportButton}, space::s4));
    auto *bar = new FoldingRow(FoldingRow::group({m_tabs}, 0), m_saving);

    m_error->hide();
    m_error->setRetryVisible(true);
    m_stack->addWidget(m_breakdown);
    m_stack->addWidget(m_trend);
    m_stack->addWidget(m_simulator);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::s6, space::s2, space::s6, 0);
    layout->setSpacing(space::s4);
    layout->addWidget(figures);
    layout->addWidget(bar);
    layout->addWidget(m_error);
    layout->addWidget(m_stack, 1);

    connect(m_tabs, &SegmentedControl::currentChanged, this, &CostsPage::loadTab);
    connect(m_prices, &QComboBox::activated, this, [this](int index) { choosePrices(m_prices->itemData(index).toString()); });
    connect(exportButton, &QPushButton::clicked, this, &CostsPage::exportCsv);
    connect(m_error, &ErrorDetail::retryRequested, this, &CostsPage::reload);
    connect(m_breakdown, &BreakdownTab::openPhotos, this,
            [this](const QVariantMap &arguments) { Q_EMIT openPage(u"photos"_s, arguments); });
    connect(m_simulator, &SimulatorTab::labRequested, this, [this] { Q_EMIT openPage(u"lab"_s, {}); });
    connect(m_simulator, &SimulatorTab::toast, this, &Page::toast);
    connect(m_breakdown, &BreakdownTab::failed, this, &Page::errorRaised);
    connect(m_trend, &TrendTab::failed, this, &Page::errorRaised);
    connect(m_simulator, &SimulatorTab::failed, this, &Page::errorRaised);
}

void CostsPage::activated(const QVariantMap &arguments)
{
    if (const QString tab = arguments.value(u"tab"_s).toString(); !tab.isEmpty())
        m_tabs->setCurrent(tab);
    reload();
}

void CostsPage::reload()
{
    m_answer.run(
        m_services.pool, this,
        [&engine = m_services.engine]() -> Result<Figures> {
            TD_ASSIGN(Accounts::Stats stats, engine.accounts.stats());
            TD_ASSIGN(PriceBook prices, engine.rules.prices());
            return Figures{stats, prices};
        },
        [this](const Result<Figures> &figures) {
            m_error->setVisible(!figures);
            if (!figures)
                m_error->setError(figures.error());
            else
                show(*figures);
        });
    loadTab();
}

void CostsPage::show(const Figures &figures)
{
    const CostBreakdown &breakdown = figures.stats.breakdown;
    m_total->setAmount(format::money(breakdown.total, breakdown.currency), tr("a month"));
    explain(figures);
    const double allHot = breakdown.total + breakdown.savingsVsAllHot;
    if (breakdown.savingsVsAllHot > 0)
        m_saving->setText(tr("saves %1 against everything in HOT (%2)")
                              .arg(format::money(breakdown.savingsVsAllHot, breakdown.currency),
                                   format::money(allHot, breakdown.currency)));
    else
        m_saving->clear();
    const int index = m_prices->findData(figures.prices.preset);
    if (index >= 0)
        m_prices->setCurrentIndex(index);
    m_breakdown->load(figures.stats);
}

void CostsPage::explain(const Figures &figures)
{
    const CostBreakdown &breakdown = figures.stats.breakdown;
    Explanation explanation{.title = tr("Why %1").arg(format::moneyPerMonth(breakdown.total, breakdown.currency)),
                            .lines = {},
                            .source = priceSource(figures.prices)};
    for (const Tier tier : AllTiers) {
        const CostLine line = breakdown.tiers.value(tier);
        explanation.lines << ExplainLine{
            //: %1 is a tier, %2 a size, %3 a price
            tr("%1: %2 × %3 a GB")
                .arg(tierWord(tier), format::bytes(line.bytes),
                     format::money(figures.prices.tiers.value(tier).gbMonth, breakdown.currency)),
            format::money(line.cost, breakdown.currency)};
    }
    if (breakdown.trash.bytes > 0)
        explanation.lines << ExplainLine{tr("Trash: %1, until it is emptied").arg(format::bytes(breakdown.trash.bytes)),
                                         format::money(breakdown.trash.cost, breakdown.currency)};
    if (figures.prices.applyFreeTier)
        explanation.lines << ExplainLine{tr("The free allowance of the providers is taken off"), {}};
    explanation.lines << ExplainLine{tr("Together"), format::money(breakdown.total, breakdown.currency), true};
    m_total->setExplanation(explanation);
}

void CostsPage::loadTab()
{
    const QString tab = m_tabs->current();
    if (tab == "trend"_L1) {
        m_stack->setCurrentWidget(m_trend);
        m_trend->load();
    } else if (tab == "simulator"_L1) {
        m_stack->setCurrentWidget(m_simulator);
        m_simulator->load();
    } else {
        m_stack->setCurrentWidget(m_breakdown);
    }
}

void CostsPage::choosePrices(const QString &preset, bool quiet)
{
    runAsync(
        m_services.pool, this,
        [&engine = m_services.engine, preset]() -> Result<PriceBook> {
            TD_ASSIGN(PriceBook before, engine.rules.prices());
            TD_ASSIGN(const PriceBook book, Rules::pricePreset(preset));
            TD_TRY(engine.rules.setPrices(book));
            return before;
        },
        [this, preset, quiet](const Result<PriceBook> &before) {
            if (!before) {
                Q_EMIT errorRaised(before.error());
            } else if (before->preset != preset && !quiet) {
                const auto choosing = [self = QPointer(this)](const QString &book) {
                    return [self, book] {
                        if (self)
                            self->choosePrices(book, true);
                    };
                };
                Q_EMIT toast(tr("Prices: %1").arg(pricePresetName(preset)), Deed(choosing(before->preset), choosing(preset)));
            }
            reload();
        });
}

void CostsPage::exportCsv()
{
    const QString tab = m_tabs->current();
    const QString text = tab == "trend"_L1 ? m_trend->csv() : tab == "simulator"_L1 ? m_simulator->csv() : m_breakdown->csv();
    auto *dialog = new QFileDialog(this, tr("Export costs"), {}, tr("Comma-separated values (*.csv)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"csv"_s);
    dialog->selectFile(u"tierdeck-costs-%1.csv"_s.arg(tab == "breakdown"_L1 ? m_breakdown->grouping() : tab));
    connect(dialog, &QFileDialog::fileSelected, this, [this, text](const QString &path) {
        runAsync(
            m_services.pool, this,
            [path, text]() -> Result<void> {
                QSaveFile file(path);
                if (!file.open(QIODevice::WriteOnly) || file.write(text.toUtf8()) < 0 || !file.commit())
                    return fail(ErrorCode::Unavailable, u"export.failed"_s, u"The file was not written"_s, path,
                                file.errorString());
                return {};
            },
            [this, path](const Result<void> &done) {
                if (!done)
                    Q_EMIT errorRaised(done.error());
                else
                    Q_EMIT toast(tr("Saved as %1").arg(path), {});
            });
    });
    dialog->open();
}

} // namespace td
