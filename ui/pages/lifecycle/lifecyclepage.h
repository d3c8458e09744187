// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/page.h"
#include "ui/services.h"

class QStackedWidget;

namespace td
{

class HistoryTab;
class PlanTab;
class RulesTab;
class SegmentedControl;

/// What the rules would do, the rules themselves, and what they did.
class LifecyclePage : public Page
{
    Q_OBJECT
public:
    LifecyclePage(const UiServices &services, QWidget *parent);

    [[nodiscard]] QString title() const override { return tr("Lifecycle"); }
    /// {"tab": "plan" | "rules" | "history"}, {"run": id} opens its receipt, {"exclude": [ids]} unticks them.
    void activated(const QVariantMap &arguments) override;
    void deactivated() override;
    void reload() override;
    void retry() override;
    bool escape() override;
    bool focusFilter() override;

    [[nodiscard]] PlanTab &plan() { return *m_plan; }
    [[nodiscard]] RulesTab &rules() { return *m_rules; }
    [[nodiscard]] HistoryTab &history() { return *m_history; }

private:
    void showTab(const QString &id);
    template <typename Tab>
    void relay(Tab *tab);

    SegmentedControl *m_tabs;
    QStackedWidget *m_stack;
    PlanTab *m_plan;
    RulesTab *m_rules;
    HistoryTab *m_history;
    bool m_shown = false;
};

} // namespace td
