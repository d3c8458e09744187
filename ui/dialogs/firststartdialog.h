// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services.h"
#include "ui/widgets/sheet.h"

class QComboBox;
class QTimeEdit;
class QStackedWidget;

namespace td
{

class Card;
class Switch;

/// The first start: samples, own folders or providers, then the nightly schedule. Can be left at any step; nothing is changed then.
class FirstStartDialog : public Sheet
{
    Q_OBJECT
public:
    enum class Choice { None, Samples, Folders, Providers };

    FirstStartDialog(const UiServices &services, QWidget *parent);
    [[nodiscard]] Choice choice() const { return m_choice; }
    [[nodiscard]] Rules::Schedule schedule() const;
    [[nodiscard]] bool scheduleAnswered() const { return m_answered; }

private:
    QWidget *buildChoices();
    QWidget *buildSchedule();
    QWidget *languageSwitch();
    void choose(Choice choice);
    void toSchedule();

    const UiServices &m_services;
    QStackedWidget *m_steps;
    Switch *m_on;
    QTimeEdit *m_time;
    QComboBox *m_zone;
    QPushButton *m_skip;
    QPushButton *m_done;
    Choice m_choice = Choice::None;
    bool m_answered = false;
};

} // namespace td
