// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/awaynotices.h"

#include "ui/support/errortext.h"
#include "ui/support/format.h"
#include "ui/support/reasontext.h"

#include <QPointer>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace td
{

AwayNotices::AwayNotices(const UiServices &services, QWidget *window)
    : QObject(window)
    , m_services(services)
    , m_window(window)
{
    connect(&services.queue, &TransferQueue::changed, this, &AwayNotices::tellTransfers);
    connect(&services.scheduler, &Scheduler::finished, this, &AwayNotices::tellRun);
    connect(&services.scheduler, &Scheduler::failed, this, [this](const Error &error) {
        if (error.code != ErrorCode::Cancelled)
            tell({.id = u"night"_s,
                  .title = tr("Nightly work failed"),
                  .text = errorSentence(error),
                  .isUrgent = true,
                  .open = {}},
                 u"health"_s);
    });
    connect(&services.scheduler, &Scheduler::missed, this, [this](Instant when) {
        const QString at = format::dateTime(when, m_services.engine.parts.clock.now());
        tell({.id = u"missed"_s,
              .title = tr("A nightly run did not happen"),
              .text = tr("It was due %1.").arg(at),
              .isUrgent = false,
              .open = {}},
             u"lifecycle"_s, {{u"tab"_s, u"plan"_s}});
    });
}

void AwayNotices::tellRun(const RunResult &run)
{
    if (run.withheld > 0)
        tell({.id = u"run"_s,
              .title = tr("The run stopped before deleting"),
              .text = tr("%Ln photo(s) wait for your answer", nullptr, int(run.withheld)),
              .isUrgent = true,
              .open = {}},
             u"lifecycle"_s, {{u"tab"_s, u"plan"_s}});
    else
        tell({.id = u"run"_s, .title = tr("The run is over"), .text = runSentence(run), .isUrgent = false, .open = {}},
             u"lifecycle"_s, {{u"tab"_s, u"history"_s}});
}

void AwayNotices::tellTransfers(const QueueSnapshot &snapshot)
{
    const bool isMoving = !snapshot.isIdle();
    if (isMoving == m_isMoving)
        return;
    m_isMoving = isMoving;
    if (isMoving) {
        m_doneBefore = snapshot.done;
        m_failedBefore = snapshot.failed;
        return;
    }
    const qint64 done = snapshot.done - m_doneBefore, failed = snapshot.failed - m_failedBefore;
    if (failed > 0)
        tell({.id = u"transfers"_s,
              .title = tr("Transfers failed"),
              .text = tr("%Ln of them", nullptr, int(failed)),
              .isUrgent = true,
              .open = {}},
             u"transfers"_s);
    else if (done > 0)
        tell({.id = u"transfers"_s,
              .title = tr("Transfers are done"),
              .text = tr("%Ln photo(s)", nullptr, int(done)),
              .isUrgent = false,
              .open = {}},
             u"transfers"_s);
}

void AwayNotices::tellAlerts(const QList<Alert> &alerts)
{
    QSet<QString> now;
    for (const Alert &alert : alerts) {
        now.insert(alert.id);
        if (!m_alerts || m_alerts->contains(alert.id))
            continue;
        const AdviceText words = alertText(alert);
        tell({.id = QString(u"alert."_s + alert.id),
              .title = words.title,
              .text = words.text,
              .isUrgent = false,
              .open = {}},
             u"overview"_s);
    }
    m_alerts = now;
}

void AwayNotices::tell(DesktopNotice notice, const QString &page, const QVariantMap &arguments)
{
    if (!m_services.notify || m_window->isActiveWindow() || !m_services.state.value(u"ui/notices"_s, true).toBool())
        return;
    notice.open = [self = QPointer(this), page, arguments] {
        if (self)
            Q_EMIT self->openPage(page, arguments);
    };
    m_services.notify(notice);
}

} // namespace td
