// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services.h"
#include "ui/support/deed.h"
#include "ui/widgets/card.h"

class QComboBox;
class QTimeEdit;

namespace td
{

class Switch;
class TextLabel;

/// When the lifecycle runs by itself; saved at once.
class ScheduleCard : public Card
{
    Q_OBJECT
public:
    explicit ScheduleCard(const UiServices &services, QWidget *parent = nullptr);
    void reload();

Q_SIGNALS:
    void toast(const QString &text, const td::Deed &deed);
    void errorRaised(const td::Error &error);

private:
    void showSchedule(const Rules::Schedule &schedule);
    void change();
    void write(const Rules::Schedule &schedule, const Deed &deed);

    const UiServices &m_services;
    Rules::Schedule m_schedule;
    Switch *m_switch;
    QTimeEdit *m_time;
    QComboBox *m_zone;
    TextLabel *m_next;
    bool m_filling = false;
};

} // namespace td
