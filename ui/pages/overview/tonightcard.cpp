// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/overview/tonightcard.h"

#include "ui/support/format.h"
#include "ui/support/reasontext.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/errordetail.h"
#include "ui/widgets/runsummary.h"
#include "ui/widgets/skeleton.h"
#include "ui/widgets/statuslabel.h"
#include "ui/widgets/textlabel.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace td
{

using namespace Qt::StringLiterals;

TonightCard::TonightCard(QWidget *parent)
    : Card(tr("Next run"), parent)
    , m_skeleton(new Skeleton(3))
    , m_summary(new RunSummary)
    , m_nothing(new StatusLabel(Status::Ok))
    , m_error(new ErrorDetail)
    , m_last(new StatusLabel)
    , m_foot(new QBoxLayout(QBoxLayout::LeftToRight))
    , m_buttons(new QWidget)
    , m_run(makeButton(tr("Run now…"), ButtonKind::Ghost))
    , m_turnOn(makeButton(tr("Turn on…"), ButtonKind::Ghost))
    , m_review(makeButton(tr("Review plan")))
{
    m_nothing->setQuiet(true);
    m_last->setQuiet(true);
    body()->addSpacing(space::s1);
    for (QWidget *part : {static_cast<QWidget *>(m_skeleton), static_cast<QWidget *>(m_summary), static_cast<QWidget *>(m_nothing),
                          static_cast<QWidget *>(m_error)})
        body()->addWidget(part);
    body()->addSpacing(space::s3);
    body()->addStretch(1);
    m_last->setFont(Theme::current().font(TextRole::Small));
    auto *buttons = new QHBoxLayout(m_buttons);
    buttons->setContentsMargins(0, 0, 0, 0);
    buttons->setSpacing(space::s3);
    buttons->addStretch(1);
    for (QPushButton *button : {m_turnOn, m_run, m_review})
        buttons->addWidget(button);
    m_foot->setSpacing(space::s2);
    m_foot->addWidget(m_last, 1);
    m_foot->addWidget(m_buttons);
    body()->addLayout(m_foot);
    m_summary->hide();
    m_nothing->hide();
    m_error->hide();
    m_turnOn->hide();
    m_last->hide();
    m_run->setEnabled(false);
    m_review->setEnabled(false);
    connect(m_run, &QPushButton::clicked, this, &TonightCard::runClicked);
    connect(m_turnOn, &QPushButton::clicked, this, &TonightCard::turnOnClicked);
    connect(m_review, &QPushButton::clicked, this, &TonightCard::reviewClicked);
}

void TonightCard::setData(const OverviewData &data, std::optional<Instant> nextRun)
{
    QString title = tr("If it ran now");
    QString hint = tr("The nightly run is off");
    if (nextRun) {
        title = format::nextRun(*nextRun, data.now);
        title[0] = title.at(0).toUpper();
        hint = tr("in %1").arg(format::duration(*nextRun - data.now));
    }
    setTitle(title);
    setHint(hint);
    m_turnOn->setVisible(!nextRun);
    m_skeleton->hide();
    m_error->setVisible(!data.tonight);
    const bool any = data.tonight && data.tonight->count() > 0;
    m_summary->setVisible(any);
    m_nothing->setVisible(data.tonight && !any);
    if (!data.tonight)
        m_error->setError(data.tonight.error());
    else if (any)
        m_summary->setTotals(*data.tonight);
    else
        m_nothing->setStatus(Status::Ok, nextRun ? tr("Nothing to do tonight") : tr("Nothing to do right now"));
    m_run->setEnabled(true);
    m_review->setEnabled(true);
    setLastRun(data.runs, data.now);
    fitFoot();
}

void TonightCard::setLastRun(const Result<QList<RunResult>> &runs, Instant now)
{
    m_last->setVisible(true);
    if (!runs || runs->isEmpty()) {
        m_last->setIconName(u"clock"_s);
        m_last->setStatus(Status::Neutral, tr("No run yet"));
        return;
    }
    const RunResult &run = runs->first();
    const QString when = format::dateTime(run.startedAt, now);
    m_last->setIconName({});
    if (run.failedCount > 0 || run.withheld > 0) {
        m_last->setStatus(Status::Warn, tr("Last run %1: %2").arg(when, runSentence(run)));
        return;
    }
    m_last->setStatus(Status::Ok, run.done() > 0 ? tr("Last run %1, %Ln done", nullptr, int(run.done())).arg(when)
                                                 : tr("Last run %1, nothing to do").arg(when));
}

void TonightCard::fitFoot()
{
    const int room = width() - 2 * space::s4 - space::s2;
    const bool fits = m_last->sizeHint().width() + m_buttons->sizeHint().width() <= room;
    m_foot->setDirection(fits ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

void TonightCard::resizeEvent(QResizeEvent *event)
{
    Card::resizeEvent(event);
    fitFoot();
}

void TonightCard::setRunning(bool running, const QString &progress)
{
    m_run->setEnabled(!running);
    if (running) {
        m_last->show();
        m_last->setIconName(u"refresh"_s);
        m_last->setStatus(Status::Neutral, progress.isEmpty() ? tr("A run is under way") : progress);
    }
}

} // namespace td
