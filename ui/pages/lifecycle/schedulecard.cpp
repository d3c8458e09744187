// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/lifecycle/schedulecard.h"

#include "ui/support/async.h"
#include "ui/support/format.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/textlabel.h"

#include <QComboBox>
#include <QCompleter>
#include <QHBoxLayout>
#include <QPointer>
#include <QTimeEdit>
#include <QTimeZone>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace td
{

ScheduleCard::ScheduleCard(const UiServices &services, QWidget *parent)
    : Card({}, parent)
    , m_services(services)
    , m_switch(new Switch(tr("Run every night")))
    , m_time(new QTimeEdit)
    , m_zone(new QComboBox)
    , m_next(new TextLabel({}, TextRole::Small, ColorRole::Text2))
{
    layout()->setContentsMargins(space::s4, space::s2, space::s4, space::s2);
    auto *row = new QHBoxLayout;
    row->setSpacing(space::s4);
    row->addWidget(m_switch, 0, Qt::AlignVCenter);
    auto *sentence = new QWidget;
    auto *flow = new FlowLayout(sentence, space::s2, space::s1);
    flow->addWidget(new TextLabel(tr("Run every day at")));
    m_time->setDisplayFormat(u"HH:mm"_s);
    m_time->setAccessibleName(tr("Hour of the run"));
    flow->addWidget(m_time);
    flow->addWidget(new TextLabel(tr("in")));
    m_zone->setAccessibleName(tr("Time zone"));
    m_zone->setEditable(true);
    m_zone->setInsertPolicy(QComboBox::NoInsert);
    m_zone->setMinimumContentsLength(12);
    m_zone->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    const QList<QByteArray> zones = QTimeZone::availableTimeZoneIds();
    for (const QByteArray &zone : zones) {
        if (zone.contains('/') || zone == "UTC")
            m_zone->addItem(QString::fromLatin1(zone), zone);
    }
    m_zone->completer()->setFilterMode(Qt::MatchContains);
    m_zone->completer()->setCompletionMode(QCompleter::PopupCompletion);
    flow->addWidget(m_zone);
    row->addWidget(sentence, 3);
    m_next->setWordWrap(true);
    m_next->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    row->addWidget(m_next, 2);
    body()->addLayout(row);
    setFocusProxy(m_switch);
    setEnabled(false); // until it is known
    connect(m_switch, &QAbstractButton::toggled, this, &ScheduleCard::change);
    connect(m_time, &QTimeEdit::editingFinished, this, &ScheduleCard::change);
    connect(m_zone, &QComboBox::activated, this, &ScheduleCard::change);
    connect(&m_services.scheduler, &Scheduler::scheduleChanged, this, [this] { showSchedule(m_schedule); });
}

void ScheduleCard::reload()
{
    runAsync(
        m_services.pool, this, [&rules = m_services.engine.rules] { return rules.schedule(); },
        [this](const Result<Rules::Schedule> &schedule) {
            if (!schedule) {
                Q_EMIT errorRaised(schedule.error());
                return;
            }
            setEnabled(true);
            showSchedule(*schedule);
        });
}

void ScheduleCard::showSchedule(const Rules::Schedule &schedule)
{
    m_filling = true;
    m_schedule = schedule;
    const bool on = schedule.enabled.value_or(false);
    m_switch->setChecked(on);
    if (!m_time->hasFocus())
        m_time->setTime(schedule.time);
    int zone = m_zone->findData(schedule.zone);
    if (zone < 0) {
        m_zone->addItem(QString::fromLatin1(schedule.zone), schedule.zone);
        zone = m_zone->count() - 1;
    }
    m_zone->setCurrentIndex(zone);
    const Instant now = m_services.engine.parts.clock.now();
    const std::optional<Instant> next = nextScheduledRun(schedule, now);
    m_next->setText(on && next ? tr("Next run %1, while this window is open").arg(format::nextRun(*next, now))
                               : tr("Off: nothing moves or is deleted by itself"));
    m_filling = false;
}

void ScheduleCard::change()
{
    if (m_filling)
        return;
    Rules::Schedule schedule = m_schedule;
    schedule.enabled = m_switch->isChecked();
    schedule.time = m_time->time();
    schedule.zone = m_zone->currentData().toByteArray();
    // Never answered counts as off: who only passes by the fields has changed nothing.
    const bool same = schedule.enabled == m_schedule.enabled.value_or(false) && schedule.time == m_schedule.time && schedule.zone == m_schedule.zone;
    if (same)
        return;
    Rules::Schedule before = m_schedule;
    // Never answered counts as off, and cannot be written back.
    before.enabled = before.enabled.value_or(false);
    const auto writing = [self = QPointer(this)](const Rules::Schedule &wanted) {
        return [self, wanted] {
            if (self)
                self->write(wanted, {});
        };
    };
    write(schedule, Deed(writing(before), writing(schedule)));
}

void ScheduleCard::write(const Rules::Schedule &schedule, const Deed &deed)
{
    runAsync(
        m_services.pool, this, [&rules = m_services.engine.rules, schedule] { return rules.setSchedule(schedule); },
        [this, schedule, deed](const Result<void> &result) {
            if (!result) {
                Q_EMIT errorRaised(result.error());
                showSchedule(m_schedule);
                return;
            }
            showSchedule(schedule);
            m_services.scheduler.refresh();
            if (deed)
                Q_EMIT toast(schedule.enabled.value_or(false)
                                 ? tr("Runs every day at %1").arg(format::timeOfDay(schedule.time))
                                 : tr("The schedule is off"),
                             deed);
        });
}

} // namespace td
