// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/policy.h"
#include "ui/pages/lifecycle/ruledefinitions.h"
#include "ui/services.h"
#include "ui/support/deed.h"

#include <QScrollArea>
#include <QTimer>

class QPushButton;

namespace td
{

class Banner;
class RuleRow;
class ScheduleCard;
class TextLabel;

/// The rules as sentences; what a change would do stands beside it before it is saved.
class RulesTab : public QWidget
{
    Q_OBJECT
public:
    RulesTab(const UiServices &services, QWidget *parent);
    void show(bool shown);
    void reload();
    bool escape();
    void showSchedule(); ///< scrolls to it and gives it the focus
    [[nodiscard]] bool isChanged() const;
    [[nodiscard]] RuleRow *row(const QString &id) const;

Q_SIGNALS:
    void toast(const QString &text, const td::Deed &deed);
    void errorRaised(const td::Error &error);
    void saved();
    void ready();

private:
    struct Loaded {
        Policy policy;
        PriceBook prices;
    };
    struct Line {
        RuleDefinition rule;
        RuleRow *row = nullptr;
    };
    void build();
    void load();
    void showPolicy(const Policy &policy);
    [[nodiscard]] Policy edited() const;
    void onEdited(const QString &id);
    void computeConsequence();
    void showConsequence(const QString &id, const PlanTotals &change);
    void save();
    void write(const Policy &policy, const QString &doneText, const Deed &deed);
    void updateBar();

    const UiServices &m_services;
    QScrollArea *m_scroll = nullptr;
    QList<Line> m_lines;
    ScheduleCard *m_schedule = nullptr;
    QWidget *m_bar = nullptr;
    TextLabel *m_barText = nullptr;
    QPushButton *m_save = nullptr;
    QPushButton *m_reset = nullptr;
    Policy m_policy;
    PriceBook m_prices;
    QTimer m_wait;
    QString m_last; ///< rule that was edited last
    bool m_loaded = false;
    bool m_filling = false;
    bool m_shown = false;
    quint64 m_generation = 0;
};

} // namespace td
