// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/nightwatch.h"

#include "engine/backup/nightlybackup.h"
#include "ui/dialogs/confirmdialog.h"
#include "ui/dialogs/nightdialogs.h"
#include "ui/shell/bannerarea.h"
#include "ui/support/async.h"
#include "ui/support/format.h"
#include "ui/support/reasontext.h"

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

const QString MissedId = u"missed"_s;
const QString BrakeId = u"brake"_s;

struct BrakeFacts {
    Result<Accounts::Stats> stats;
    Result<Policy> policy;
};

} // namespace

NightWatch::NightWatch(const UiServices &services, BannerArea *banners, QWidget *window)
    : QObject(window)
    , m_services(services)
    , m_banners(banners)
    , m_window(window)
{
    connect(&services.scheduler, &Scheduler::missed, this, &NightWatch::missed);
    connect(&services.scheduler, &Scheduler::finished, this, &NightWatch::finished);
    connect(&services.scheduler, &Scheduler::failed, this, &NightWatch::errorRaised);
    if (services.backupClock)
        connect(services.backupClock, &BackupClock::finished, this, [this](const NightlyBackup &night) {
            Q_EMIT toast(tr("Backup made: %Ln photo(s) in the catalogue", nullptr, int(night.made.set.photos)), {});
        });
    connect(&services.scheduler, &Scheduler::started, this, [this] {
        m_banners->removeNotice(MissedId);
        m_banners->removeNotice(BrakeId);
    });
}

void NightWatch::missed(Instant when)
{
    Notice notice;
    notice.id = MissedId;
    notice.status = Status::Warn;
    const Instant now = m_services.engine.parts.clock.now();
    notice.text = tr("The run of %1 did not happen: the console was closed.").arg(format::dateTime(when, now));
    notice.deeds.append({tr("Not now"), [this] { m_banners->removeNotice(MissedId); }});
    notice.deeds.append({tr("Review and run"), [this, when] {
                             runAsync(
                                 m_services.pool, this,
                                 [&lifecycle = m_services.engine.lifecycle] { return lifecycle.quickTotals(); },
                                 [this, when](const Result<PlanTotals> &totals) {
                                     if (!totals) {
                                         Q_EMIT errorRaised(totals.error());
                                         return;
                                     }
                                     auto *dialog = new MissedRunDialog(when, m_services.engine.parts.clock.now(), *totals, m_window);
                                     connect(dialog, &MissedRunDialog::reviewRequested, this,
                                             [this] { Q_EMIT openPage(u"lifecycle"_s, {{u"tab"_s, u"plan"_s}}); });
                                     dialog->open();
                                 });
                         }});
    m_banners->setNotice(notice);
}

void NightWatch::finished(const RunResult &run)
{
    if (run.withheld > 0) {
        runAsync(
            m_services.pool, this,
            [&engine = m_services.engine] { return BrakeFacts{engine.accounts.stats(), engine.rules.policy()}; },
            [this, run](const BrakeFacts &facts) {
                const qint64 photos = facts.stats ? facts.stats->totals.liveSum().count : 0;
                tellBrake(run, photos, facts.policy.value_or(Policy{}));
            });
        return;
    }
    const QString text = tr("Run: %1").arg(runSentence(run));
    if (run.undoable > 0)
        Q_EMIT toast(text, [this, id = run.runId] { undo(id); });
    else
        Q_EMIT toast(text, {});
}

void NightWatch::tellBrake(const RunResult &run, qint64 photos, const Policy &policy)
{
    Notice notice;
    notice.id = BrakeId;
    notice.status = Status::Error;
    notice.text = brakeSentence(run.withheld, photos, policy) + u'.';
    notice.deeds.append({tr("Review plan"), [this] { Q_EMIT openPage(u"lifecycle"_s, {{u"tab"_s, u"plan"_s}}); }});
    notice.deeds.append({tr("Delete anyway…"), [this, run] { askDelete(run); }});
    m_banners->setNotice(notice);
    if (run.startedBy == "schedule"_L1)
        return;
    auto *dialog = new BrakeDialog(run, photos, policy, m_window);
    connect(dialog, &BrakeDialog::reviewRequested, this, [this] { Q_EMIT openPage(u"lifecycle"_s, {{u"tab"_s, u"plan"_s}}); });
    connect(dialog, &BrakeDialog::deleteRequested, this, [this, run] { askDelete(run); });
    connect(dialog, &BrakeDialog::limitRequested, this, [this] { Q_EMIT openPage(u"lifecycle"_s, {{u"tab"_s, u"rules"_s}}); });
    dialog->open();
}

void NightWatch::askDelete(const RunResult &run)
{
    Confirmation c;
    c.title = tr("Move %Ln photo(s) to the trash?", nullptr, int(run.withheld));
    c.text = tr("The brake is lifted for one run. What goes to the trash can be brought back until it is purged.");
    c.accept = tr("Move %Ln photo(s) to the trash", nullptr, int(run.withheld));
    c.cancel = tr("Keep");
    c.danger = true;
    c.typedCount = run.withheld;
    confirm(m_window, c, [this] {
        RunOptions options;
        options.startedBy = u"window"_s;
        options.confirmed = true;
        if (!m_services.scheduler.runNow(options))
            Q_EMIT toast(tr("A run is already under way"), {});
    });
}

void NightWatch::undo(const QString &runId)
{
    runAsync(
        m_services.workPool, this, [&lifecycle = m_services.engine.lifecycle, runId] { return lifecycle.undo(runId); },
        [this](const Result<BatchOutcome> &outcome) {
            if (!outcome)
                Q_EMIT errorRaised(outcome.error());
            else
                Q_EMIT toast(tr("%Ln photo(s) are back", nullptr, int(outcome->done.size())), {});
        });
}

} // namespace td
