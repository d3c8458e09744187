// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/costs/breakdowntab.h"

#include "ui/pages/costs/costmodel.h"
#include "ui/support/async.h"
#include "ui/support/explain.h"
#include "ui/support/explainedview.h"
#include "ui/support/format.h"
#include "ui/widgets/card.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/widgets/sharebar.h"
#include "ui/widgets/explainedlabel.h"

#include <QAction>
#include <QHeaderView>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{
/// Parts shown in the bar; the rest is one part "Other".
constexpr int BarParts = 5;
/// Rows of a table by draft; more are summed up in the note.
constexpr int TableRows = 2000;
constexpr int ShortTableRows = 9;
/// A whole that is nearer to the sum of its parts differs from it by rounding.
constexpr double NearlyAll = 0.995;
} // namespace

BreakdownTab::BreakdownTab(const UiServices &services, QWidget *parent)
    : QWidget(parent)
    , m_services(services)
    , m_by(new SegmentedControl)
    , m_bar(new ShareBar)
    , m_note(new ExplainedLabel({}, TextRole::Caption, ColorRole::Text3))
    , m_model(new CostModel(this))
    , m_table(new QTableView)
{
    m_by->addSegment(u"tier"_s, tr("Tier"));
    m_by->addSegment(u"draft"_s, tr("Draft"));
    m_by->addSegment(u"user"_s, tr("User"));
    m_by->addSegment(u"kind"_s, tr("Kind"));
    m_by->setCurrent(u"tier"_s);
    m_by->setAccessibleName(tr("Costs by"));

    m_bar->setThickness(14);
    m_bar->setLabelled(true);
    m_note->setWordWrap(true);

    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("Costs"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 2 * space::s2);
    m_table->horizontalHeader()->setStretchLastSection(false);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(CostModel::Name, QHeaderView::Stretch);
    m_table->horizontalHeader()->setSortIndicator(CostModel::Cost, Qt::DescendingOrder);

    m_card = new Card(tr("Cost a month, by"));
    m_card->addAction(m_by);
    m_card->body()->setSpacing(space::s4);
    m_card->body()->addWidget(m_bar);
    m_card->body()->addWidget(m_table, 1);
    m_card->body()->addWidget(m_note);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, space::s6);
    layout->addWidget(m_card, 1);
    layout->addStretch();

    connect(m_by, &SegmentedControl::currentChanged, this, &BreakdownTab::showGrouping);
    connect(m_table, &QTableView::activated, this, &BreakdownTab::openRow);
    addTableActions();
    connect(&Theme::current(), &Theme::changed, this, &BreakdownTab::showGrouping);
}

void BreakdownTab::load(const Accounts::Stats &stats, const PriceBook &prices)
{
    m_stats = stats;
    m_prices = prices;
    showGrouping();
}

QString BreakdownTab::csv() const
{
    return m_model->csv();
}

QString BreakdownTab::grouping() const
{
    return m_by->current();
}

void BreakdownTab::showGrouping()
{
    const int generation = ++m_generation;
    const QString by = m_by->current();
    if (by == "tier"_L1) {
        showTiers();
        return;
    }
    const GroupBy group = by == "draft"_L1 ? GroupBy::Draft : by == "user"_L1 ? GroupBy::User : GroupBy::Kind;
    const QString title = by == "draft"_L1 ? tr("Draft") : by == "user"_L1 ? tr("User") : tr("Kind");
    runAsync(
        m_services.pool, this, [&engine = m_services.engine, group] { return engine.accounts.groups(group); },
        [this, generation, title](const Result<QList<GroupCost>> &groups) {
            if (generation != m_generation)
                return;
            if (!groups)
                Q_EMIT failed(groups.error());
            else
                showGroups(*groups, title);
        });
}

void BreakdownTab::showTiers()
{
    const CostBreakdown &breakdown = m_stats.breakdown;
    QList<CostRow> rows;
    for (const Tier tier : AllTiers) {
        const CostLine line = breakdown.tiers.value(tier);
        rows << CostRow{.key = tierName(tier),
                        .label = tierWord(tier),
                        .tier = tier,
                        .isTrash = false,
                        .count = line.count,
                        .bytes = line.bytes,
                        .cost = line.cost,
                        .share = double(line.percentage),
                        .tiers = {}};
    }
    const CostLine &trash = breakdown.trash;
    rows << CostRow{.key = u"trash"_s,
                    .label = tr("Trash"),
                    .tier = std::nullopt,
                    .isTrash = true,
                    .count = trash.count,
                    .bytes = trash.bytes,
                    .cost = trash.cost,
                    .share = double(trash.percentage),
                    .tiers = {}};
    m_note->setFigure(tr("The trash is stored, and costs, until it is emptied by the nightly run."), Explanation());
    showRows(tr("Tier"), rows);
}

void BreakdownTab::showGroups(const QList<GroupCost> &groups, const QString &nameTitle)
{
    double total = 0;
    for (const GroupCost &group : groups)
        total += group.cost;
    QList<CostRow> rows;
    for (const GroupCost &group : groups.mid(0, TableRows)) {
        const QString none = m_by->current() == "draft"_L1 ? tr("In no draft") : tr("Unknown");
        rows << CostRow{.key = group.key,
                        .label = !group.label.isEmpty() ? group.label
                                 : group.key.isEmpty()  ? none
                                                        : group.key,
                        .tier = std::nullopt,
                        .isTrash = false,
                        .count = group.count,
                        .bytes = group.bytes,
                        .cost = group.cost,
                        .share = total > 0 ? 100 * group.cost / total : 0,
                        .tiers = group.tiers};
    }
    QStringList notes;
    if (groups.size() > rows.size())
        notes << tr("The %1 most expensive of %2.").arg(format::count(rows.size()), format::count(groups.size()));
    // what is free is free for a whole tier, so the parts of a total are dearer than the total
    const CostBreakdown &whole = m_stats.breakdown;
    const bool hasCredit = whole.total < NearlyAll * total;
    if (hasCredit)
        notes << tr("Before the free allowance of the providers: with it, everything together costs %1 a month.")
                     .arg(format::money(whole.total, whole.currency));
    m_note->setFigure(notes.join(u' '), hasCredit ? explainBreakdown(whole, m_prices) : Explanation());
    showRows(nameTitle, rows);
}

void BreakdownTab::showRows(const QString &nameTitle, const QList<CostRow> &rows)
{
    const Theme &theme = Theme::current();
    QList<SharePart> parts;
    double other = 0;
    for (qsizetype i = 0; i < rows.size(); ++i) {
        const CostRow &row = rows[i];
        if (row.cost <= 0)
            continue;
        if (!row.tier && !row.isTrash && parts.size() >= BarParts) {
            other += row.cost;
            continue;
        }
        const QColor color = row.tier      ? theme.tier(*row.tier)
                             : row.isTrash ? theme.color(ColorRole::Text3)
                                           : theme.chart(int(parts.size()));
        parts << SharePart{row.label, row.cost, color, format::money(row.cost)};
    }
    if (other > 0)
        parts << SharePart{tr("Other"), other, theme.color(ColorRole::Text3), format::money(other)};
    m_bar->setParts(parts);
    m_bar->setVisible(!parts.isEmpty());
    m_note->setVisible(!m_note->text().isEmpty());
    m_model->setRows(nameTitle, rows);
    fitTable(int(rows.size()));
    // the tiers keep their order
    const bool sorts = m_by->current() != "tier"_L1;
    m_table->setSortingEnabled(sorts);
    if (sorts)
        m_model->sort(m_table->horizontalHeader()->sortIndicatorSection(),
                      m_table->horizontalHeader()->sortIndicatorOrder());
}

void BreakdownTab::fitTable(int rows)
{
    // a short table ends after its last row instead of leaving an empty field below
    const int wanted =
        m_table->horizontalHeader()->sizeHint().height() + rows * m_table->verticalHeader()->defaultSectionSize() + 2;
    const bool isShort = rows <= ShortTableRows;
    m_table->setMinimumHeight(isShort ? wanted : 0);
    m_table->setMaximumHeight(isShort ? wanted : QWIDGETSIZE_MAX);
    m_card->setSizePolicy(QSizePolicy::Preferred, isShort ? QSizePolicy::Maximum : QSizePolicy::Expanding);
}

void BreakdownTab::addTableActions()
{
    m_model->setExplainer([this](const CostRow &row) { return explained(row); });
    explainFigures(*m_table, CostModel::Cost);
    auto *photos = new QAction(tr("Show the photos"), m_table);
    connect(photos, &QAction::triggered, this, [this] {
        if (m_table->currentIndex().isValid())
            openRow(m_table->currentIndex());
    });
    m_table->addAction(photos);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
}

Explanation BreakdownTab::explained(const CostRow &row) const
{
    const CostLine line{.cost = row.cost, .bytes = row.bytes, .count = row.count, .percentage = 0};
    return row.tier || row.isTrash ? explainTier(row.tier, line, m_prices) : explainGroup(row.label, row.tiers, m_prices);
}

void BreakdownTab::openRow(const QModelIndex &index)
{
    const CostRow &row = m_model->row(index.row());
    PhotoFilter filter;
    if (row.tier)
        filter.tier = row.tier;
    else if (row.isTrash)
        filter.trash = TrashScope::Only;
    else if (m_by->current() == "draft"_L1 && row.key.isEmpty())
        filter.withoutDraft = true;
    else if (m_by->current() == "draft"_L1)
        filter.draft = row.key;
    else if (m_by->current() == "user"_L1)
        filter.user = row.key;
    else
        filter.kind = row.key;
    Q_EMIT openPhotos({{u"filter"_s, QVariant::fromValue(filter)}});
}

} // namespace td
