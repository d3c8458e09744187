// SPDX-License-Identifier: GPL-3.0-or-later
// Running the plan that is on screen, and what may come between.
#include "ui/dialogs/confirmdialog.h"
#include "ui/dialogs/nightdialogs.h"
#include "ui/pages/lifecycle/planmodel.h"
#include "ui/pages/lifecycle/plantab.h"
#include "ui/pages/photos/phototexts.h"
#include "ui/support/async.h"
#include "ui/support/errortext.h"
#include "ui/support/format.h"
#include "ui/support/reasontext.h"
#include "ui/theme/icons.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/textlabel.h"

#include <QListWidget>
#include <QProgressBar>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{
constexpr qint64 TypedFrom = 100;
constexpr qsizetype DifferencesShown = 200;

struct PlanChanges {
    struct Line {
        PlannedAction line;
        bool more = false;
    };
    QList<Line> shown; ///< the first of them
    qsizetype total = 0;
    QHash<QString, QString> names; ///< of the photos shown
};

PlanChanges planChangesBetween(const QList<PlannedAction> &before, const QList<PlannedAction> &now, Library &library)
{
    const auto key = [](const PlannedAction &line) -> QString {
        return line.photoId + u'/' + actionName(line.action) + u'/' + tierName(line.to);
    };
    PlanChanges changes;
    const auto collect = [&](const QList<PlannedAction> &lines, const QList<PlannedAction> &others, bool more) {
        QSet<QString> known;
        for (const PlannedAction &line : others)
            known.insert(key(line));
        for (const PlannedAction &line : lines) {
            if (!known.contains(key(line)) && ++changes.total <= DifferencesShown)
                changes.shown.append({line, more});
        }
    };
    collect(now, before, true);
    collect(before, now, false);
    QStringList ids;
    for (const PlanChanges::Line &change : std::as_const(changes.shown))
        ids.append(change.line.photoId);
    if (const Result<QList<Photo>> photos = library.findAll(ids)) {
        for (const Photo &photo : *photos)
            changes.names.insert(photo.photoId, photo.filename);
    }
    return changes;
}
} // namespace

void PlanTab::connectScheduler()
{
    Scheduler &scheduler = m_services.scheduler;
    connect(&scheduler, &Scheduler::started, this, &PlanTab::onStarted);
    connect(&scheduler, &Scheduler::progress, this, [this](const Progress &now) {
        m_progress->setRange(0, now.total > 0 ? int(std::min<qint64>(now.total, 1'000'000)) : 0);
        m_progress->setValue(int(std::min<qint64>(now.done, 1'000'000)));
        m_progressText->setText(tr("%1 of %2").arg(format::count(now.done), format::count(now.total)));
        if (!now.current.isEmpty() && m_shown)
            m_model->setRowState(now.current, PlanModel::RowState::Running);
    });
    connect(&scheduler, &Scheduler::itemDone, this, [this](const QString &photoId, const QString &error) {
        m_model->setRowState(photoId, error.isEmpty() ? PlanModel::RowState::Done : PlanModel::RowState::Failed, error);
    });
    connect(&scheduler, &Scheduler::finished, this, &PlanTab::onFinished);
    connect(&scheduler, &Scheduler::failed, this, &PlanTab::onFailed);
    connect(&scheduler, &Scheduler::scheduleChanged, this, [this] {
        fillWhen();
        showSummary();
    });
}

void PlanTab::askRun()
{
    if (!m_run->isEnabled())
        return;
    Confirmation question = runConfirmation(m_model->totals());
    const qsizetype out = m_model->excluded().size();
    if (out > 0)
        question.text += u' ' + tr("%Ln photo(s) are left out.", nullptr, int(out));
    confirm(this, question, [this] { rememberLeftOut([this] { startRun(false); }); });
}

void PlanTab::rememberLeftOut(const std::function<void()> &next)
{
    m_remember.stop();
    const QStringList excluded = m_model->excluded();
    const QSet<QString> now(excluded.cbegin(), excluded.cend());
    const QStringList out = (now - m_leftOut).values();
    const QStringList in = (m_leftOut - now).values();
    if (!m_ready || !m_model->isTickable() || (out.isEmpty() && in.isEmpty())) {
        if (next)
            next();
        return;
    }
    runAsync(
        m_services.pool, this,
        [&leftOut = m_services.engine.leftOut, out, in]() -> Result<void> {
            TD_TRY(leftOut.set(in, false));
            return leftOut.set(out, true);
        },
        [this, now, next](const Result<void> &done) {
            if (done)
                m_leftOut = now;
            else
                Q_EMIT errorRaised(done.error());
            // This run is told what to leave out in any case.
            if (next)
                next();
        });
}

void PlanTab::startRun(bool confirmed)
{
    RunOptions options;
    options.planId = m_model->plan().planId;
    options.exclude = m_model->excluded();
    options.confirmed = confirmed;
    options.startedBy = u"window"_s;
    if (!m_services.scheduler.runNow(options))
        Q_EMIT errorRaised(Error{.code = ErrorCode::Aborted,
                                 .reason = u"lifecycle.running"_s,
                                 .message = tr("A run is already under way in this window."),
                                 .where = {},
                                 .remedy = {}});
}

void PlanTab::onStarted()
{
    m_model->clearRowStates();
    m_model->setRunning(true);
    m_progress->setRange(0, 0);
    m_progressText->setText(tr("Starting…"));
    m_banner->hide();
    showState();
}

void PlanTab::onFinished(const RunResult &result)
{
    m_model->setRunning(false);
    showState();
    m_banner->clearButtons();
    const QString sentence = runSentence(result);
    const bool bad = result.failedCount > 0 || !result.failed.isEmpty();
    m_banner->setMessage(bad || result.withheld > 0 ? Status::Warn : Status::Ok,
                         result.cancelled ? tr("Run stopped. Done so far: %1").arg(sentence) : tr("Run finished: %1").arg(sentence));
    connect(m_banner->addButton(tr("Show the receipt")), &QPushButton::clicked, this,
            [this, id = result.runId] { Q_EMIT showRun(id); });
    connect(m_banner->addButton(tr("Plan again")), &QPushButton::clicked, this, &PlanTab::loadPlan);
    m_banner->show();
    m_run->setEnabled(false);
    if (result.withheld > 0)
        showBrake(result);
}

void PlanTab::onFailed(const Error &error)
{
    m_model->setRunning(false);
    showState();
    if (error.reason == "plan.changed"_L1) {
        m_changed = true;
        showSummary();
        // The new plan is made at once: the banner then tells what differs.
        using Compared = std::pair<Plan, PlanDifference>;
        runAsync(
            m_services.pool, this,
            [&lifecycle = m_services.engine.lifecycle, shown = m_model->plan().actions,
             stop = m_stop.get_token()]() -> Result<Compared> {
                TD_ASSIGN(Plan plan, lifecycle.plan({}, stop, true));
                const PlanDifference difference = comparePlans(shown, plan.actions);
                return Compared{std::move(plan), difference};
            },
            [this, generation = m_generation](const Result<Compared> &compared) {
                if (generation != m_generation)
                    return;
                if (!compared) {
                    if (compared.error().code != ErrorCode::Cancelled)
                        Q_EMIT errorRaised(compared.error());
                    return;
                }
                m_fresh = compared->first;
                if (compared->second.isEmpty())
                    useNewPlan();
                else
                    showChanged(compared->second);
            });
        return;
    }
    m_banner->clearButtons();
    m_banner->setMessage(Status::Error, errorSentence(error), errorRemedy(error));
    connect(m_banner->addButton(tr("Plan again")), &QPushButton::clicked, this, &PlanTab::loadPlan);
    m_banner->show();
}

void PlanTab::showChanged(const PlanDifference &difference)
{
    QStringList parts;
    if (difference.more > 0)
        parts.append(tr("%Ln more", nullptr, int(difference.more)));
    if (difference.less > 0)
        parts.append(tr("%Ln less", nullptr, int(difference.less)));
    m_banner->clearButtons();
    m_banner->setMessage(Status::Warn, tr("The plan has changed since you read it: %1.").arg(parts.join(u", "_s)));
    connect(m_banner->addButton(tr("Show difference")), &QPushButton::clicked, this, &PlanTab::showDifference);
    connect(m_banner->addButton(tr("Use the new plan")), &QPushButton::clicked, this, &PlanTab::useNewPlan);
    m_banner->show();
}

void PlanTab::showDifference()
{
    if (!m_fresh)
        return;
    runAsync(
        m_services.pool, this,
        [&library = m_services.engine.library, before = m_model->plan().actions, now = m_fresh->actions] {
            return planChangesBetween(before, now, library);
        },
        [this](const PlanChanges &changes) {
            auto *list = new QListWidget;
            list->setAccessibleName(tr("Difference"));
            for (const PlanChanges::Line &change : changes.shown) {
                const QString text = changes.names.value(change.line.photoId, change.line.photoId) + u" · "_s
                    + wayText(change.line.action, change.line.from, change.line.to);
                list->addItem(new QListWidgetItem(icon(change.more ? u"add"_s : u"close"_s),
                                                  change.more ? tr("More: %1").arg(text) : tr("Less: %1").arg(text)));
            }
            if (changes.total > changes.shown.size())
                list->addItem(tr("and %Ln more", nullptr, int(changes.total - changes.shown.size())));
            Confirmation question;
            question.title = tr("What has changed");
            question.text = tr("Since the plan was read, by you, by another console or by the hour.");
            question.detail = list;
            question.accept = tr("Use the new plan");
            question.cancel = tr("Close");
            confirm(this, question, [this] { useNewPlan(); });
        });
}

void PlanTab::lookWhoRuns()
{
    if (m_services.scheduler.isRunning())
        return;
    runAsync(
        m_services.pool, this, [&lifecycle = m_services.engine.lifecycle] { return lifecycle.running(); },
        [this](const Result<std::optional<LeaseRepository::Lease>> &lease) {
            if (!lease || !*lease || m_services.scheduler.isRunning() || (*lease)->holder == m_services.engine.parts.self)
                return;
            m_banner->clearButtons();
            m_banner->setMessage(Status::Info, tr("Running on %1 since %2.")
                                                   .arg((*lease)->holder.host, format::timeOfDay((*lease)->since)));
            m_banner->show();
        });
}

void PlanTab::showWaiting(qint64 photos)
{
    m_waiting->setMessage(Status::Warn,
                          tr("%Ln photo(s) wait for an unfinished move to be recovered.", nullptr, int(photos)));
    m_waiting->setVisible(photos > 0);
}

void PlanTab::recover()
{
    m_recover->setEnabled(false);
    runAsync(
        m_services.workPool, this,
        [&mover = m_services.engine.mover, stop = m_stopRecovery.get_token()] { return mover.recover(stop); },
        [this](const Result<Mover::Recovery> &done) {
            m_recover->setEnabled(true);
            if (!done)
                Q_EMIT errorRaised(done.error());
            else if (!done->failed.isEmpty())
                Q_EMIT errorRaised(done->failed.first().error);
            loadPlan();
        });
}

void PlanTab::useNewPlan()
{
    if (!m_fresh)
        return;
    m_changed = false;
    m_banner->hide();
    const Plan plan = *std::exchange(m_fresh, {});
    const QStringList excluded = m_model->excluded();
    takePlan(plan);
    m_model->setExcluded(QSet<QString>(excluded.cbegin(), excluded.cend()));
}

void PlanTab::showBrake(const RunResult &result)
{
    runAsync(
        m_services.pool, this, [&rules = m_services.engine.rules] { return rules.policy().value_or(Policy{}); },
        [this, result](const Policy &policy) {
            auto *dialog = new BrakeDialog(result, m_model->plan().catalogueSize, policy, this);
            connect(dialog, &BrakeDialog::limitRequested, this, &PlanTab::showRules);
            connect(dialog, &BrakeDialog::deleteRequested, this, &PlanTab::askDeleteAnyway);
            connect(dialog, &BrakeDialog::reviewRequested, this, &PlanTab::loadPlan);
            dialog->open();
        });
}

void PlanTab::askDeleteAnyway()
{
    // The copies are done by now: only a new plan tells what is left to delete.
    runAsync(
        m_services.pool, this,
        [&lifecycle = m_services.engine.lifecycle, stop = m_stop.get_token()] { return lifecycle.plan({}, stop, true); },
        [this](const Result<Plan> &plan) {
            if (!plan) {
                Q_EMIT errorRaised(plan.error());
                return;
            }
            const QStringList excluded = m_model->excluded();
            ++m_generation;
            m_planning = false;
            m_banner->hide();
            takePlan(*plan);
            m_model->setExcluded(QSet<QString>(excluded.cbegin(), excluded.cend()));
            const PlanTotals totals = m_model->totals();
            const qint64 deletes = totals.trash + totals.purge;
            Confirmation question;
            question.title = tr("Delete %Ln photo(s)?", nullptr, int(deletes));
            question.text = tr("%1 to the trash, %2 deleted for good. It frees %3.")
                                .arg(format::count(totals.trash), format::count(totals.purge),
                                     format::bytes(totals.trashBytes + totals.purgeBytes));
            question.accept = tr("Delete %Ln photo(s)", nullptr, int(deletes));
            question.cancel = tr("Keep");
            question.danger = true;
            question.typedCount = deletes > TypedFrom ? deletes : 0;
            confirm(this, question, [this] { startRun(true); });
        });
}

} // namespace td
