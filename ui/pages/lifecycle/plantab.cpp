// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/lifecycle/plantab.h"

#include "engine/unfinished.h"
#include "ui/pages/lifecycle/plandelegate.h"
#include "ui/pages/lifecycle/planmodel.h"
#include "ui/pages/photos/celldelegate.h"
#include "ui/pages/photos/phototexts.h"
#include "ui/pages/photos/thumbnailcache.h"
#include "ui/support/async.h"
#include "ui/support/errortext.h"
#include "ui/support/explain.h"
#include "ui/support/format.h"
#include "ui/theme/icons.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/explainedlabel.h"
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
constexpr qint64 PlanThumbBytes = 24LL << 20;
constexpr qint64 TextMatches = 200'000;
/// Plans of up to this many photos open with every branch unfolded.
constexpr qint64 UnfoldLimit = 500;

struct Planned {
    Plan plan;
    QStringList leftOut;
    PriceBook prices;
    qint64 waiting = 0; ///< photos, for a recovery
};

std::optional<Action> actionOf(const QString &segment)
{
    return segment == "all"_L1 ? std::nullopt : actionFromName(segment);
}
} // namespace

PlanTab::PlanTab(const UiServices &services, QWidget *parent)
    : QWidget(parent)
    , m_services(services)
    , m_model(new PlanModel(services, this))
    , m_thumbs(new ThumbnailCache(services, PlanThumbBytes, this))
{
    build();
    connectParts();
    connectScheduler();
    showState();
}

PlanTab::~PlanTab()
{
    m_stop.request_stop();
    m_stopRecovery.request_stop();
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
    if (std::exchange(m_wantsNextRun, false)) {
        m_when->setCurrentIndex(m_services.scheduler.nextRun() ? 1 : 0);
        m_stale = true;
    }
}

void PlanTab::lookAtNextRun()
{
    m_wantsNextRun = true;
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
    lookWhoRuns();
    if (m_stale || m_failed)
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
    if (m_failed && !m_planning)
        loadPlan();
    else
        compareWithNow();
}

void PlanTab::retry()
{
    m_thumbs->forgetFailures();
    reload();
}

void PlanTab::loadPlan()
{
    m_stop.request_stop();
    m_stop = std::stop_source();
    m_planning = true;
    m_stale = false;
    m_failed = false;
    m_changed = false;
    m_fresh.reset();
    m_banner->hide();
    showState();
    runAsync(
        m_services.pool, this,
        [&engine = m_services.engine, at = lookAt(), stop = m_stop.get_token()]() -> Result<Planned> {
            TD_ASSIGN(PriceBook prices, engine.rules.prices());
            TD_ASSIGN(Plan plan, engine.lifecycle.plan(at, stop, true));
            TD_ASSIGN(const QStringList out, engine.leftOut.photos(plan.asOf));
            TD_ASSIGN(const qint64 waiting, photosWaiting(engine.parts));
            return Planned{std::move(plan), out, std::move(prices), waiting};
        },
        [this, generation = ++m_generation](const Result<Planned> &plan) {
            if (generation != m_generation)
                return;
            m_planning = false;
            if (plan) {
                m_leftOut = {plan->leftOut.cbegin(), plan->leftOut.cend()};
                m_excludeFirst.unite(m_leftOut);
                m_model->setPrices(plan->prices);
                showWaiting(plan->waiting);
                takePlan(plan->plan);
                const QStringList out = m_model->excluded();
                m_leftOut.intersect(QSet<QString>(out.cbegin(), out.cend()));
            } else if (plan.error().code != ErrorCode::Cancelled) {
                m_failed = true;
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
    const bool isForTonight = plan.lookAhead && plan.asOf == m_services.scheduler.nextRun();
    m_model->setPlan(plan, isForTonight);
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
        const Instant now = m_services.engine.parts.clock.now();
        m_banner->setMessage(Status::Info, isForTonight
                                               ? tr("This is what the run will do %1. Untick what it shall leave alone.")
                                                     .arg(format::nextRun(plan.asOf, now))
                                               : tr("A look ahead at %1. It can be read, not run.")
                                                     .arg(format::dateTime(plan.asOf, now)));
        connect(m_banner->addButton(tr("Show what is due now")), &QPushButton::clicked, this, [this] {
            m_when->setCurrentIndex(0);
            loadPlan();
        });
        m_banner->show();
    }
    Q_EMIT ready();
}

void PlanTab::compareWithNow()
{
    if (!m_ready || m_planning || m_comparing || m_model->plan().lookAhead || m_services.scheduler.isRunning())
        return;
    // What was run is no longer a plan: its rows tell how it went.
    if (m_model->hasRowStates())
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
    QWidget *shown = m_frame;
    if (m_planning && (!m_ready || !any))
        shown = m_loading;
    else if (!any)
        shown = m_empty;
    else if (m_model->rowCount() == 0)
        shown = m_none;
    m_stack->setCurrentWidget(shown);
    if (shown == m_frame && m_model->plan().totals.count() <= UnfoldLimit)
        m_tree->expandAll();
    else if (shown == m_frame && m_model->rowCount() == 1)
        m_tree->expand(m_model->index(0, 0));
    if (shown == m_frame)
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
    QString saving;
    const QString nothing = plan.lookAhead ? tr("Nothing will be due then")
        : m_waiting->isHidden() ? tr("Nothing to do now")
                                : tr("Nothing else to do now");
    if (!m_ready) {
        m_summary->setText(m_planning ? tr("Planning…") : tr("No plan"));
        m_asOf->clear();
    } else if (plan.actions.isEmpty()) {
        m_summary->setText(nothing);
    } else {
        m_summary->setText(tr("%Ln photo(s)", nullptr, int(totals.count())) + u" · "_s + format::bytes(totals.bytes()));
        const QString &currency = m_model->prices().currency;
        if (totals.monthlySaving > 0)
            saving = tr("saves %1 a month").arg(format::money(totals.monthlySaving, currency));
        else if (totals.monthlySaving < 0)
            saving = tr("costs %1 more a month").arg(format::money(-totals.monthlySaving, currency));
    }
    if (saving.isEmpty())
        m_saving->setFigure({}, Explanation());
    else
        m_saving->setFigure(saving, [model = m_model] { return explainPlanned(model->ticked(), model->prices()); });
    m_saving->setVisible(!saving.isEmpty());
    if (m_ready) {
        const qsizetype out = m_model->excluded().size();
        QString asOf = plan.lookAhead ? QString() : tr("as of %1").arg(format::timeOfDay(plan.asOf));
        if (out > 0)
            asOf += (asOf.isEmpty() ? QString() : u" · "_s) + tr("%Ln left out", nullptr, int(out));
        m_asOf->setText(asOf);
    }
    const std::optional<Instant> next = m_services.scheduler.nextRun();
    m_ahead->setVisible(m_ready && next && !plan.lookAhead);
    if (!m_ready)
        m_empty->setTexts(tr("No plan"), tr("It could not be made."));
    else
        m_empty->setTexts(nothing, next ? tr("The next run looks again %1.").arg(format::nextRun(*next, now))
                                        : tr("The schedule is off: nothing runs by itself."));
    m_run->setEnabled(m_ready && !m_failed && !m_planning && !running && !plan.lookAhead && !m_changed && totals.count() > 0);
    m_tree->setColumnHidden(PlanModel::Status, !running && m_model->excluded().isEmpty() && !m_model->hasRowStates());
    fitWhy();
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
    m_explain->setEnabled(m_tree->currentIndex().isValid());
    menu->popup(globalPos);
}

} // namespace td
