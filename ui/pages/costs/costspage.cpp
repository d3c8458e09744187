// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/costs/costspage.h"

#include "core/pricevalues.h"
#include "ui/pages/costs/billtab.h"
#include "ui/pages/costs/breakdowntab.h"
#include "ui/pages/costs/costreport.h"
#include "ui/pages/costs/priceeditor.h"
#include "ui/pages/costs/reconciletab.h"
#include "ui/pages/costs/simulatortab.h"
#include "ui/pages/costs/trendtab.h"
#include "ui/support/async.h"
#include "ui/support/explain.h"
#include "ui/support/format.h"
#include "ui/support/pricetext.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/errordetail.h"
#include "ui/widgets/foldingrow.h"
#include "ui/widgets/moneylabel.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/widgets/explainedlabel.h"
#include "ui/widgets/textlabel.h"

#include <QComboBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QMenu>
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
    , m_saving(new ExplainedLabel({}, TextRole::Body, ColorRole::Text2))
    , m_prices(new QComboBox)
    , m_tabs(new SegmentedControl)
    , m_error(new ErrorDetail)
    , m_stack(new QStackedWidget)
    , m_breakdown(new BreakdownTab(services, this))
    , m_bill(new BillTab(services, this))
    , m_trend(new TrendTab(services, this))
    , m_simulator(new SimulatorTab(services, this))
    , m_reconcile(new ReconcileTab(services, this))
{
    m_total->setSignVisible(true);
    m_tabs->addSegment(u"breakdown"_s, tr("Breakdown"));
    m_tabs->addSegment(u"bill"_s, tr("Bill"));
    m_tabs->addSegment(u"trend"_s, tr("Trend"));
    m_tabs->addSegment(u"simulator"_s, tr("Simulator"));
    m_tabs->addSegment(u"reconcile"_s, tr("Provider's report"));
    m_tabs->setCurrent(u"breakdown"_s);
    m_tabs->setAccessibleName(tr("View of the costs"));
    m_tabs->cycleIn(this);
    m_prices->setAccessibleName(tr("Prices"));
    for (const QString &preset : Rules::pricePresets())
        m_prices->addItem(pricePresetName(preset), preset);
    auto *editButton = makeButton(tr("Edit prices…"), ButtonKind::Ghost);
    auto *exportButton = makeButton(tr("Export"), ButtonKind::Normal, u"download"_s);
    auto *formats = new QMenu(exportButton);
    formats->addAction(tr("This table as CSV…"), this, &CostsPage::exportCsv);
    formats->addAction(tr("The whole report as PDF…"), this, &CostsPage::exportPdf);
    exportButton->setMenu(formats);

    auto *pricesLabel = new TextLabel(tr("Prices"), TextRole::Body, ColorRole::Text2);
    auto *figures = new FoldingRow(FoldingRow::group({m_total}, 0),
                                   FoldingRow::group({pricesLabel, m_prices, editButton, exportButton}, space::s3));
    auto *bar = new FoldingRow(FoldingRow::group({m_tabs}, 0), m_saving);

    m_error->hide();
    m_error->setRetryVisible(true);
    for (QWidget *tab : std::initializer_list<QWidget *>{m_breakdown, m_bill, m_trend, m_simulator, m_reconcile})
        m_stack->addWidget(tab);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::s6, space::s2, space::s6, 0);
    layout->setSpacing(space::s4);
    layout->addWidget(figures);
    layout->addWidget(bar);
    layout->addWidget(m_error);
    layout->addWidget(m_stack, 1);

    connect(m_tabs, &SegmentedControl::currentChanged, this, &CostsPage::loadTab);
    connect(m_prices, &QComboBox::activated, this,
            [this](int index) { choosePrices(m_prices->itemData(index).toString()); });
    connect(editButton, &QPushButton::clicked, this, &CostsPage::editPrices);
    connect(m_error, &ErrorDetail::retryRequested, this, &CostsPage::reload);
    connectTabs();
}

void CostsPage::connectTabs()
{
    connect(m_breakdown, &BreakdownTab::openPhotos, this,
            [this](const QVariantMap &arguments) { Q_EMIT openPage(u"photos"_s, arguments); });
    connect(m_simulator, &SimulatorTab::labRequested, this, [this] { Q_EMIT openPage(u"lab"_s, {}); });
    connect(m_simulator, &SimulatorTab::toast, this, &Page::toast);
    connect(m_reconcile, &ReconcileTab::toast, this, [this](const QString &text) { Q_EMIT toast(text, {}); });
    connect(m_breakdown, &BreakdownTab::failed, this, &Page::errorRaised);
    connect(m_bill, &BillTab::failed, this, &Page::errorRaised);
    connect(m_trend, &TrendTab::failed, this, &Page::errorRaised);
    connect(m_simulator, &SimulatorTab::failed, this, &Page::errorRaised);
    connect(m_reconcile, &ReconcileTab::failed, this, &Page::errorRaised);
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
    const Explanation explanation = explainBreakdown(breakdown, figures.prices);
    m_total->setExplanation(explanation);
    m_book = figures.prices;
    const double allHot = breakdown.total + breakdown.savingsVsAllHot;
    if (breakdown.savingsVsAllHot > 0)
        m_saving->setFigure(tr("saves %1 against everything in HOT (%2)")
                                .arg(format::money(breakdown.savingsVsAllHot, breakdown.currency),
                                     format::money(allHot, breakdown.currency)),
                            explanation);
    else
        m_saving->setFigure({}, Explanation());
    // Edited prices are in no list: they are one of their own.
    const int own = m_prices->findData(OwnPrices);
    if (figures.prices.preset == OwnPrices && own < 0)
        m_prices->addItem(pricePresetName(OwnPrices), OwnPrices);
    else if (figures.prices.preset != OwnPrices && own >= 0)
        m_prices->removeItem(own);
    if (const int index = m_prices->findData(figures.prices.preset); index >= 0)
        m_prices->setCurrentIndex(index);
    m_breakdown->load(figures.stats, figures.prices);
}

void CostsPage::loadTab()
{
    const QString tab = m_tabs->current();
    if (tab == "bill"_L1) {
        m_stack->setCurrentWidget(m_bill);
        m_bill->load();
    } else if (tab == "reconcile"_L1) {
        m_stack->setCurrentWidget(m_reconcile);
        m_reconcile->load();
    } else if (tab == "trend"_L1) {
        m_stack->setCurrentWidget(m_trend);
        m_trend->load();
    } else if (tab == "simulator"_L1) {
        m_stack->setCurrentWidget(m_simulator);
        m_simulator->load();
    } else {
        m_stack->setCurrentWidget(m_breakdown);
    }
}

void CostsPage::choosePrices(const QString &preset)
{
    if (preset == OwnPrices)
        return;
    const Result<PriceBook> book = Rules::pricePreset(preset);
    if (book)
        putPrices(*book);
    else
        Q_EMIT errorRaised(book.error());
}

void CostsPage::putPrices(const PriceBook &book, bool quiet)
{
    runAsync(
        m_services.pool, this,
        [&engine = m_services.engine, book]() -> Result<PriceBook> {
            TD_ASSIGN(PriceBook before, engine.rules.prices());
            TD_TRY(engine.rules.setPrices(book));
            return before;
        },
        [this, book, quiet](const Result<PriceBook> &before) {
            if (!before) {
                Q_EMIT errorRaised(before.error());
            } else if (before->preset != book.preset && !quiet) {
                const auto putting = [self = QPointer(this)](const PriceBook &wanted) {
                    return [self, wanted] {
                        if (self)
                            self->putPrices(wanted, true);
                    };
                };
                Q_EMIT toast(tr("Prices: %1").arg(pricePresetName(book.preset)), Deed(putting(*before), putting(book)));
            }
            reload();
        });
}

void CostsPage::editPrices()
{
    if (m_book.preset.isEmpty())
        return; // not read yet
    auto *editor = new PriceEditor(m_book, window());
    connect(editor, &QDialog::accepted, this, [this, editor] {
        const QMap<QString, QString> changes = editor->changes();
        if (changes.isEmpty())
            return;
        runAsync(
            m_services.pool, this,
            [&engine = m_services.engine, changes] { return engine.rules.setPriceFigures(changes); },
            [this, before = m_book](const Result<void> &done) {
                if (!done)
                    Q_EMIT errorRaised(done.error());
                else
                    Q_EMIT toast(tr("Prices changed"), [self = QPointer(this), before] {
                        if (self)
                            self->putPrices(before, true);
                    });
                reload();
            });
    });
    editor->open();
}

QString CostsPage::tabCsv() const
{
    const QString tab = m_tabs->current();
    if (tab == "bill"_L1)
        return m_bill->csv();
    if (tab == "trend"_L1)
        return m_trend->csv();
    if (tab == "simulator"_L1)
        return m_simulator->csv();
    return tab == "reconcile"_L1 ? m_reconcile->csv() : m_breakdown->csv();
}

void CostsPage::askFile(const QString &title, const QString &filter, const QString &name,
                        const std::function<void(const QString &path)> &chosen)
{
    auto *dialog = new QFileDialog(this, title, {}, filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(name.section(u'.', -1));
    dialog->selectFile(name);
    connect(dialog, &QFileDialog::fileSelected, this, chosen);
    dialog->open();
}

void CostsPage::exportCsv()
{
    const QString tab = m_tabs->current();
    askFile(tr("Export costs"), tr("Comma-separated values (*.csv)"),
            u"tierdeck-costs-%1.csv"_s.arg(tab == "breakdown"_L1 ? m_breakdown->grouping() : tab),
            [this, text = tabCsv()](const QString &path) {
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
}

void CostsPage::exportPdf()
{
    askFile(tr("Save the cost report"), tr("PDF (*.pdf)"), u"tierdeck-costs.pdf"_s, [this](const QString &path) {
        saveCostReport(m_services, this, path, [this, path](const Result<void> &done) {
            if (!done)
                Q_EMIT errorRaised(done.error());
            else
                Q_EMIT toast(tr("Saved as %1").arg(path), {});
        });
    });
}

} // namespace td
