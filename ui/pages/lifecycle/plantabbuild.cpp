// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of PlanTab and how they hang together.
#include "ui/pages/lifecycle/plandelegate.h"
#include "ui/pages/lifecycle/planmodel.h"
#include "ui/pages/lifecycle/plantab.h"
#include "ui/pages/photos/celldelegate.h"
#include "ui/pages/photos/thumbnailcache.h"
#include "ui/theme/icons.h"
#include "ui/widgets/banner.h"
#include "ui/support/explainedview.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/explainedlabel.h"
#include "ui/widgets/foldingrow.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/widgets/skeleton.h"
#include "ui/widgets/textlabel.h"

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollBar>
#include <QStackedWidget>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

bool isUnticked(const QModelIndex &line)
{
    return line.data(Qt::CheckStateRole).toInt() == Qt::Unchecked;
}

} // namespace

void PlanTab::build()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(space::s3);
    m_summary = new TextLabel({}, TextRole::Sentence);
    m_saving = new ExplainedLabel({}, TextRole::Sentence);
    m_asOf = new TextLabel({}, TextRole::Caption, ColorRole::Text2);
    m_when = new QComboBox;
    m_when->setAccessibleName(tr("Moment of the plan"));
    QToolButton *refresh = makeIconButton(u"refresh"_s, tr("Plan again"));
    connect(refresh, &QToolButton::clicked, this, &PlanTab::loadPlan);
    m_run = makeButton(tr("Run now…"), ButtonKind::Normal, u"play"_s);
    m_run->setToolTip(tr("Run exactly this plan (Ctrl+Enter)"));
    m_when->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    layout->addWidget(new FoldingRow(FoldingRow::group({m_summary, m_saving, m_asOf}, space::s3),
                                     FoldingRow::group({m_when, refresh, m_run}, space::s3)));
    m_kind = new SegmentedControl;
    m_kind->setAccessibleName(tr("Kind of action"));
    m_kind->addSegment(u"all"_s, tr("All"));
    m_kind->addSegment(actionName(Action::Promote), tr("To HOT"));
    m_kind->addSegment(actionName(Action::Archive), tr("To COLD"));
    m_kind->addSegment(actionName(Action::Trash), tr("To trash"));
    m_kind->addSegment(actionName(Action::Purge), tr("Delete"));
    m_kind->setCurrent(u"all"_s);
    m_filter = new QLineEdit;
    m_filter->setPlaceholderText(tr("Filter by name, draft or tag"));
    m_filter->setAccessibleName(tr("Filter by name, draft or tag"));
    m_filter->setClearButtonEnabled(true);
    m_filter->addAction(icon(u"search"_s), QLineEdit::LeadingPosition);
    m_filter->setFixedWidth(std::min(300, 26 * fontMetrics().averageCharWidth() + 2 * space::s8));
    m_leaveOut = makeButton(tr("Leave out"));
    m_leaveOut->setEnabled(false);
    m_leaveOut->setToolTip(tr("The selected lines (X)"));
    layout->addWidget(new FoldingRow(FoldingRow::group({m_kind}, 0),
                                     FoldingRow::group({m_leaveOut, m_filter}, space::s2)));

    m_banner = new Banner;
    m_banner->hide();
    layout->addWidget(m_banner);
    m_waiting = new Banner(Status::Warn);
    m_recover = m_waiting->addButton(tr("Finish them now"));
    connect(m_recover, &QPushButton::clicked, this, &PlanTab::recover);
    m_waiting->hide();
    layout->addWidget(m_waiting);
    m_progressRow = new QWidget;
    auto *progress = new QHBoxLayout(m_progressRow);
    progress->setContentsMargins({});
    progress->setSpacing(space::s3);
    m_progress = new QProgressBar;
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Progress of the run"));
    m_progressText = new TextLabel({}, TextRole::Body, ColorRole::Text2);
    QPushButton *cancel = makeButton(tr("Stop"));
    cancel->setToolTip(tr("Stops after the photo in hand"));
    connect(cancel, &QPushButton::clicked, &m_services.scheduler, &Scheduler::cancel);
    progress->addWidget(m_progress, 1);
    progress->addWidget(m_progressText);
    progress->addWidget(cancel);
    m_progressRow->hide();
    layout->addWidget(m_progressRow);

    m_stack = new QStackedWidget;
    m_tree = new QTreeView;
    m_tree->setModel(m_model);
    m_tree->setItemDelegate(new PlanDelegate(*m_model, *m_thumbs, m_tree));
    m_tree->setUniformRowHeights(true);
    m_tree->setAllColumnsShowFocus(true);
    m_tree->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_tree->setAccessibleName(tr("Plan"));
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    m_explain = explainFigures(*m_tree, PlanModel::Saving);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->header()->setStretchLastSection(false);
    const int em = fontMetrics().averageCharWidth();
    m_tree->setColumnWidth(PlanModel::What, 28 * em);
    m_tree->setColumnWidth(PlanModel::Way, 21 * em);
    m_tree->setColumnWidth(PlanModel::Size, 10 * em);
    m_tree->setColumnWidth(PlanModel::Saving, 12 * em);
    m_tree->setColumnWidth(PlanModel::Status, 14 * em);
    m_empty = new EmptyState(u"check"_s, tr("Nothing to do now"), {});
    m_ahead = m_empty->addButton(tr("Look at the next run"), false, u"clock"_s);
    connect(m_ahead, &QPushButton::clicked, this, [this] {
        lookAtNextRun();
        show(true);
    });
    connect(m_empty->addButton(tr("See the rules"), false), &QPushButton::clicked, this, &PlanTab::showRules);
    m_none = new EmptyState(u"filter"_s, tr("No line of the plan matches"), {});
    connect(m_none->addButton(tr("Show the whole plan"), false), &QPushButton::clicked, this, [this] { escape(); });
    m_loading = new QWidget;
    auto *waiting = new QVBoxLayout(m_loading);
    waiting->setContentsMargins({});
    waiting->addWidget(new Skeleton(8));
    waiting->addStretch(1);
    m_frame = framed(m_tree);
    for (QWidget *part : std::initializer_list<QWidget *>{m_frame, m_empty, m_none, m_loading})
        m_stack->addWidget(part);
    layout->addWidget(m_stack, 1);
}

void PlanTab::fitWhy()
{
    int room = m_tree->viewport()->width();
    for (int column = 0; column < PlanModel::ColumnCount; ++column)
        room -= column == PlanModel::Why || m_tree->isColumnHidden(column) ? 0 : m_tree->columnWidth(column);
    m_tree->setColumnWidth(PlanModel::Why, std::max(room, 48 * fontMetrics().averageCharWidth()));
}

void PlanTab::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    // The tree has its new width only after the layout is through.
    QMetaObject::invokeMethod(this, &PlanTab::fitWhy, Qt::QueuedConnection);
}

void PlanTab::connectParts()
{
    m_typing.setSingleShot(true);
    m_typing.setInterval(200);
    connect(&m_typing, &QTimer::timeout, this, &PlanTab::applyFilter);
    connect(m_filter, &QLineEdit::textChanged, &m_typing, qOverload<>(&QTimer::start));
    connect(m_kind, &SegmentedControl::currentChanged, this, &PlanTab::applyFilter);
    connect(m_when, &QComboBox::activated, this, &PlanTab::loadPlan);
    connect(m_run, &QPushButton::clicked, this, &PlanTab::askRun);
    connect(m_model, &PlanModel::exclusionChanged, this, &PlanTab::showSummary);
    connect(m_leaveOut, &QPushButton::clicked, this, &PlanTab::toggleSelected);
    connect(m_model, &PlanModel::exclusionChanged, this, &PlanTab::tellWhatToToggle);
    connect(m_model, &QAbstractItemModel::modelReset, this, &PlanTab::tellWhatToToggle, Qt::QueuedConnection);
    connect(m_tree->selectionModel(), &QItemSelectionModel::selectionChanged, this, &PlanTab::tellWhatToToggle);
    m_remember.setSingleShot(true);
    m_remember.setInterval(300);
    connect(m_model, &PlanModel::exclusionChanged, &m_remember, qOverload<>(&QTimer::start));
    connect(&m_remember, &QTimer::timeout, this, [this] { rememberLeftOut(); });
    // A scroll bar that comes or goes changes the room, not the size of the tab.
    connect(m_tree->verticalScrollBar(), &QAbstractSlider::rangeChanged, this, &PlanTab::fitWhy, Qt::QueuedConnection);
    connect(m_thumbs, &ThumbnailCache::ready, m_tree->viewport(), qOverload<>(&QWidget::update));
    connect(m_tree, &QTreeView::activated, this, &PlanTab::openSelected);
    connect(m_tree, &QWidget::customContextMenuRequested, this,
            [this](const QPoint &at) { showContextMenu(m_tree->viewport()->mapToGlobal(at)); });
    auto *toggle = new QAction(tr("Leave out or take in"), m_tree);
    toggle->setShortcut(Qt::Key_X);
    toggle->setShortcutContext(Qt::WidgetShortcut);
    connect(toggle, &QAction::triggered, this, &PlanTab::toggleSelected);
    m_tree->addAction(toggle);
    auto *run = new QAction(tr("Run now…"), this);
    run->setShortcut(Qt::CTRL | Qt::Key_Return);
    run->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(run, &QAction::triggered, this, &PlanTab::askRun);
    addAction(run);
}

void PlanTab::toggleSelected()
{
    const QModelIndexList rows = m_tree->selectionModel()->selectedRows(PlanModel::What);
    m_model->setTicked(rows, std::ranges::all_of(rows, isUnticked));
}

void PlanTab::tellWhatToToggle()
{
    const QModelIndexList rows = m_tree->selectionModel()->selectedRows(PlanModel::What);
    const bool takesIn = !rows.isEmpty() && std::ranges::all_of(rows, isUnticked);
    m_leaveOut->setText(takesIn ? tr("Take in") : tr("Leave out"));
    m_leaveOut->setEnabled(!rows.isEmpty() && rows.first().flags().testFlag(Qt::ItemIsUserCheckable));
}

} // namespace td
