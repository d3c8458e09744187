// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/lifecycle/plantab.h"

#include "ui/pages/lifecycle/plandelegate.h"
#include "ui/pages/lifecycle/planmodel.h"
#include "ui/pages/photos/phototexts.h"
#include "ui/pages/photos/thumbnailcache.h"
#include "ui/support/async.h"
#include "ui/support/errortext.h"
#include "ui/support/format.h"
#include "ui/theme/icons.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/widgets/skeleton.h"
#include "ui/widgets/textlabel.h"

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{
constexpr qint64 ThumbBytes = 24LL << 20;
constexpr qint64 TextMatches = 200'000;
/// Plans of up to this many photos open with every branch unfolded.
constexpr qint64 UnfoldLimit = 500;

std::optional<Action> actionOf(const QString &segment)
{
    return segment == "all"_L1 ? std::nullopt : actionFromName(segment);
}
} // namespace

PlanTab::PlanTab(const UiServices &services, QWidget *parent)
    : QWidget(parent)
    , m_services(services)
    , m_model(new PlanModel(services, this))
    , m_thumbs(new ThumbnailCache(services, ThumbBytes, this))
{
    build();
    connectParts();
    connectScheduler();
    showState();
}

PlanTab::~PlanTab()
{
    m_stop.request_stop();
}

void PlanTab::build()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(space::s3);
    auto *top = new QHBoxLayout;
    top->setSpacing(space::s3);
    m_summary = new TextLabel({}, TextRole::Sentence);
    m_asOf = new TextLabel({}, TextRole::Caption, ColorRole::Text2);
    m_when = new QComboBox;
    m_when->setAccessibleName(tr("Moment of the plan"));
    QToolButton *refresh = makeIconButton(u"refresh"_s, tr("Plan again"));
    connect(refresh, &QToolButton::clicked, this, &PlanTab::loadPlan);
    m_run = makeButton(tr("Run now…"), ButtonKind::Normal, u"play"_s);
    m_run->setToolTip(tr("Run exactly this plan (Ctrl+Enter)"));
    top->addWidget(m_summary);
    top->addWidget(m_asOf);
    top->addStretch(1);
    top->addWidget(m_when);
    top->addWidget(refresh);
    top->addWidget(m_run);
    layout->addLayout(top);

    auto *second = new QHBoxLayout;
    second->setSpacing(space::s3);
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
    m_filter->setMaximumWidth(300);
    second->addWidget(m_kind);
    second->addStretch(1);
    second->addWidget(m_filter, 1);
    layout->addLayout(second);

    m_banner = new Banner;
    m_banner->hide();
    layout->addWidget(m_banner);
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
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(PlanModel::Why, QHeaderView::Stretch);
    const int em = fontMetrics().averageCharWidth();
    m_tree->setColumnWidth(PlanModel::What, 44 * em);
    m_tree->setColumnWidth(PlanModel::Way, 26 * em);
    m_tree->setColumnWidth(PlanModel::Size, 12 * em);
    m_tree->setColumnWidth(PlanModel::Saving, 14 * em);
    m_tree->setColumnWidth(PlanModel::Status, 18 * em);
    m_empty = new EmptyState(u"check"_s, tr("Nothing to do now"), {});
    m_none = new EmptyState(u"filter"_s, tr("No line of the plan matches"), {});
    connect(m_none->addButton(tr("Show the whole plan"), false), &QPushButton::clicked, this, [this] { escape(); });
    m_loading = new QWidget;
    auto *waiting = new QVBoxLayout(m_loading);
    waiting->setContentsMargins({});
    waiting->addWidget(new Skeleton(8));
    waiting->addStretch(1);
    for (QWidget *part : std::initializer_list<QWidget *>{m_tree, m_empty, m_none, m_loading})
        m_stack->addWidget(part);
    layout->addWidget(m_stack, 1);
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
    connect(m_thumbs, &ThumbnailCache::ready, m_tree->viewport(), qOverload<>(&QWidget::update));
    connect(m_tree, &QTreeView::activated, this, &PlanTab::openSelected);
    connect(m_tree, &QWidget::customContextMenuRequested, this,
            [this](const QPoint &at) { showContextMenu(m_tree->viewport()->mapToGlobal(at)); });
    auto *toggle = new QAction(tr("Leave out or take in"), m_tree);
    toggle->setShortcut(Qt::Key_X);
    toggle->setShortcutContext(Qt::WidgetShortcut);
    connect(toggle, &QAction::triggered, this, [this] {
        const QModelIndexList rows = m_tree->selectionModel()->selectedRows(PlanModel::What);
        for (const QModelIndex &row : rows) {
            const bool checked = row.data(Qt::CheckStateRole).toInt() == Qt::Checked;
            m_model->setData(row, checked ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
        }
    });
    m_tree->addAction(toggle);
    auto *run = new QAction(tr("Run now…"), this);
    run->setShortcut(Qt::CTRL | Qt::Key_Return);
    run->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(run, &QAction::triggered, this, &PlanTab::askRun);
    addAction(run);
}

void PlanTab::fillWhen()
{
    const int before = std::max(0, m_when->currentIndex());
    const Instant now = m_services.engine.parts.clock.now();
    const QSignalBlocker quiet(m_when);
    m_when->clear();
    m_when->addItem(tr("Due now"), qint64(0));
    if (const std::optional<Instant> next = m_services.scheduler.nextRun())
        m_when->addItem(format::nextRun(*next, now), qint64(unixSeconds(*next)));
    for (const int days : {1, 7, 30, 90})
        m_when->addItem(tr("In %Ln day(s)", nullptr, days), qint64(unixSeconds(now + days * Day)));
    m_when->setCurrentIndex(std::min(before, m_when->count() - 1));
}

std::optional<Instant> PlanTab::lookAt() const
{
    const qint64 at = m_when->currentData().toLongLong();
    return at > 0 ? std::optional(instantOf(at)) : std::nullopt;
}

void PlanTab::show(bool shown)
{
    m_shown = shown;
    if (!shown) {
        m_thumbs->keepOnly({});
        return;
    }
    fillWhen();
    if (m_stale)
        loadPlan();
    else
        compareWithNow();
}

void PlanTab::reload()
{
    if (!m_shown) {
        m_stale = m_stale || !m_ready;
        return;
    }
    compareWithNow();
}

void PlanTab::loadPlan()
{
    m_stop.request_stop();
    m_stop = std::stop_source();
    m_planning = true;
    m_stale = false;
    m_changed = false;
    m_fresh.reset();
    m_banner->hide();
    showState();
    runAsync(
        m_services.pool, this,
        [&lifecycle = m_services.engine.lifecycle, at = lookAt(), stop = m_stop.get_token()] { return lifecycle.plan(at, stop); },
        [this, generation = ++m_generation](const Result<Plan> &plan) {
            if (generation != m_generation)
                return;
            m_planning = false;
            if (plan) {
                takePlan(*plan);
            } else if (plan.error().code != ErrorCode::Cancelled) {
                m_banner->clearButtons();
                m_banner->setMessage(Status::Error, errorSentence(plan.error()), errorRemedy(plan.error()));
                connect(m_banner->addButton(tr("Try again")), &QPushButton::clicked, this, &PlanTab::loadPlan);
                m_banner->show();
                showState();
            }
        });
}

void PlanTab::takePlan(const Plan &plan)
{
    m_ready = true;
    m_model->clearRowStates();
    m_model->setPlan(plan);
    if (!m_excludeFirst.isEmpty()) {
        QSet<QString> excluded = m_excludeFirst;
        for (const QString &id : m_model->excluded())
            excluded.insert(id);
        m_model->setExcluded(excluded);
        m_excludeFirst.clear();
    }
    const PlanTotals &totals = plan.totals;
    m_kind->setSegmentCount(u"all"_s, format::count(totals.count()));
    m_kind->setSegmentCount(actionName(Action::Promote), format::count(totals.promote));
    m_kind->setSegmentCount(actionName(Action::Archive), format::count(totals.archive));
    m_kind->setSegmentCount(actionName(Action::Trash), format::count(totals.trash));
    m_kind->setSegmentCount(actionName(Action::Purge), format::count(totals.purge));
    applyFilter();
    if (plan.lookAhead) {
        m_banner->clearButtons();
        m_banner->setMessage(Status::Info, tr("A look ahead at %1. It can be read, not run.")
                                               .arg(format::dateTime(plan.asOf, m_services.engine.parts.clock.now())));
        m_banner->show();
    }
    Q_EMIT ready();
}

void PlanTab::compareWithNow()
{
    if (!m_ready || m_planning || m_comparing || m_model->plan().lookAhead || m_services.scheduler.isRunning())
        return;
    m_comparing = true;
    runAsync(
        m_services.pool, this, [&lifecycle = m_services.engine.lifecycle] { return lifecycle.quickTotals(); },
        [this](const Result<PlanTotals> &now) {
            m_comparing = false;
            const PlanTotals &shown = m_model->plan().totals;
            const bool same = now && now->promote == shown.promote && now->archive == shown.archive && now->trash == shown.trash
                && now->purge == shown.purge;
            if (now && !same && !m_planning)
                onFailed(Error{.code = ErrorCode::FailedPrecondition, .reason = u"plan.changed"_s, .message = {}, .where = {}, .remedy = {}});
        });
}

void PlanTab::exclude(const QStringList &photoIds)
{
    m_excludeFirst = {photoIds.cbegin(), photoIds.cend()};
    if (m_ready && !m_planning)
        takePlan(m_model->plan());
}

void PlanTab::applyFilter()
{
    const QString text = m_filter->text().trimmed();
    const std::optional<Action> only = actionOf(m_kind->current());
    if (text.isEmpty()) {
        m_model->setShown(only, {});
        showState();
        return;
    }
    PhotoFilter filter;
    filter.text = text;
    filter.trash = TrashScope::With;
    runAsync(
        m_services.pool, this,
        [&library = m_services.engine.library, filter] { return library.ids(filter, TextMatches); },
        [this, text, only](const Result<QStringList> &ids) {
            if (text != m_filter->text().trimmed())
                return;
            if (!ids) {
                Q_EMIT errorRaised(ids.error());
                return;
            }
            m_model->setShown(only, QSet<QString>(ids->cbegin(), ids->cend()));
            showState();
        });
}

void PlanTab::showState()
{
    const bool running = m_services.scheduler.isRunning();
    const bool any = !m_model->plan().actions.isEmpty();
    QWidget *shown = m_tree;
    if (!m_ready || (m_planning && !any))
        shown = m_loading;
    else if (!any)
        shown = m_empty;
    else if (m_model->rowCount() == 0)
        shown = m_none;
    m_stack->setCurrentWidget(shown);
    if (shown == m_tree && m_model->plan().totals.count() <= UnfoldLimit)
        m_tree->expandAll();
    else if (shown == m_tree && m_model->rowCount() == 1)
        m_tree->expand(m_model->index(0, 0));
    if (shown == m_tree)
        m_tree->setColumnHidden(PlanModel::Status, !running && m_model->excluded().isEmpty() && !m_model->hasRowStates());
    m_progressRow->setVisible(running);
    showSummary();
}

void PlanTab::showSummary()
{
    const Plan &plan = m_model->plan();
    const Instant now = m_services.engine.parts.clock.now();
    const PlanTotals totals = m_model->totals();
    const bool running = m_services.scheduler.isRunning();
    if (!m_ready) {
        m_summary->setText(tr("Planning…"));
        m_asOf->clear();
    } else if (plan.actions.isEmpty()) {
        m_summary->setText(plan.lookAhead ? tr("Nothing will be due then") : tr("Nothing to do now"));
    } else {
        QString text = tr("%Ln photo(s)", nullptr, int(totals.count())) + u" · "_s + format::bytes(totals.bytes());
        if (totals.monthlySaving > 0)
            text += u" · "_s + tr("saves %1 a month").arg(format::money(totals.monthlySaving));
        else if (totals.monthlySaving < 0)
            text += u" · "_s + tr("costs %1 more a month").arg(format::money(-totals.monthlySaving));
        m_summary->setText(text);
    }
    if (m_ready) {
        const qsizetype out = m_model->excluded().size();
        QString asOf = plan.lookAhead ? QString() : tr("as of %1").arg(format::timeOfDay(plan.asOf));
        if (out > 0)
            asOf += (asOf.isEmpty() ? QString() : u" · "_s) + tr("%Ln left out", nullptr, int(out));
        m_asOf->setText(asOf);
    }
    const std::optional<Instant> next = m_services.scheduler.nextRun();
    m_empty->setTexts(plan.lookAhead ? tr("Nothing will be due then") : tr("Nothing to do now"),
                      next ? tr("The next run looks again %1.").arg(format::nextRun(*next, now))
                           : tr("The schedule is off: nothing runs by itself."));
    m_run->setEnabled(m_ready && !m_planning && !running && !plan.lookAhead && !m_changed && totals.count() > 0);
    m_tree->setColumnHidden(PlanModel::Status, !running && m_model->excluded().isEmpty() && !m_model->hasRowStates());
}

bool PlanTab::escape()
{
    if (m_filter->text().isEmpty() && m_kind->current() == "all"_L1)
        return false;
    m_filter->clear();
    m_kind->setCurrent(u"all"_s);
    applyFilter();
    return true;
}

void PlanTab::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void PlanTab::openSelected()
{
    const QString id = m_model->photoId(m_tree->currentIndex());
    if (!id.isEmpty())
        Q_EMIT openPage(u"photos"_s, {{u"ids"_s, QStringList{id}}});
}

void PlanTab::showContextMenu(const QPoint &globalPos)
{
    auto *menu = new QMenu(m_tree);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions(m_tree->actions());
    QAction *open = menu->addAction(icon(u"photos"_s), tr("Show the photo"), this, &PlanTab::openSelected);
    open->setEnabled(!m_model->photoId(m_tree->currentIndex()).isEmpty());
    menu->popup(globalPos);
}

} // namespace td
