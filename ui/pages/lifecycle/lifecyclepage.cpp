// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/lifecycle/lifecyclepage.h"

#include "ui/pages/lifecycle/historytab.h"
#include "ui/pages/lifecycle/plantab.h"
#include "ui/pages/lifecycle/rulestab.h"
#include "ui/theme/theme.h"
#include "ui/widgets/segmentedcontrol.h"

#include <QHBoxLayout>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{
const QStringList Tabs{u"plan"_s, u"rules"_s, u"history"_s};
}

LifecyclePage::LifecyclePage(const UiServices &services, QWidget *parent)
    : Page(parent)
    , m_tabs(new SegmentedControl)
    , m_stack(new QStackedWidget)
    , m_plan(new PlanTab(services, this))
    , m_rules(new RulesTab(services, this))
    , m_history(new HistoryTab(services, this))
{
    m_tabs->setAccessibleName(tr("View of the lifecycle"));
    m_tabs->addSegment(Tabs.at(0), tr("Plan"));
    m_tabs->addSegment(Tabs.at(1), tr("Rules"));
    m_tabs->addSegment(Tabs.at(2), tr("History"));
    m_tabs->setCurrent(Tabs.at(0));
    for (QWidget *tab : std::initializer_list<QWidget *>{m_plan, m_rules, m_history})
        m_stack->addWidget(tab);
    auto *bar = new QHBoxLayout;
    bar->addWidget(m_tabs);
    bar->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::s6, space::s1, space::s6, 0);
    layout->setSpacing(space::s4);
    layout->addLayout(bar);
    layout->addWidget(m_stack, 1);
    connect(m_tabs, &SegmentedControl::currentChanged, this, &LifecyclePage::showTab);
    relay(m_plan);
    relay(m_rules);
    relay(m_history);
    connect(m_plan, &PlanTab::openPage, this, &Page::openPage);
    connect(m_history, &HistoryTab::openPage, this, &Page::openPage);
    connect(m_plan, &PlanTab::statusText, this, &Page::statusText);
    connect(m_plan, &PlanTab::showRules, this, [this] { m_tabs->setCurrent(Tabs.at(1)); showTab(Tabs.at(1)); });
    connect(m_plan, &PlanTab::showRun, this, [this](const QString &id) {
        m_tabs->setCurrent(Tabs.at(2));
        showTab(Tabs.at(2));
        m_history->showRun(id);
    });
    connect(m_rules, &RulesTab::saved, m_plan, &PlanTab::reload);
    m_tabs->cycleIn(this);
}

template <typename Tab>
void LifecyclePage::relay(Tab *tab)
{
    connect(tab, &Tab::toast, this, &Page::toast);
    connect(tab, &Tab::errorRaised, this, &Page::errorRaised);
}

void LifecyclePage::showTab(const QString &id)
{
    const int index = std::max(0, int(Tabs.indexOf(id)));
    m_stack->setCurrentIndex(index);
    m_plan->show(m_shown && index == 0);
    m_rules->show(m_shown && index == 1);
    m_history->show(m_shown && index == 2);
}

void LifecyclePage::activated(const QVariantMap &arguments)
{
    m_shown = true;
    const QString run = arguments.value(u"run"_s).toString();
    if (!run.isEmpty())
        m_tabs->setCurrent(Tabs.at(2));
    else if (!arguments.value(u"tab"_s).toString().isEmpty())
        m_tabs->setCurrent(arguments.value(u"tab"_s).toString());
    const QStringList excluded = arguments.value(u"exclude"_s).toStringList();
    if (!excluded.isEmpty())
        m_plan->exclude(excluded);
    if (arguments.value(u"when"_s) == u"next run"_s)
        m_plan->lookAtNextRun();
    showTab(m_tabs->current());
    if (arguments.value(u"part"_s) == u"schedule"_s)
        m_rules->showSchedule();
    if (!run.isEmpty())
        m_history->showRun(run);
}

void LifecyclePage::deactivated()
{
    m_shown = false;
    m_plan->show(false);
    m_rules->show(false);
    m_history->show(false);
}

void LifecyclePage::retry()
{
    m_plan->retry();
    m_rules->reload();
    m_history->reload();
}

void LifecyclePage::reload()
{
    m_plan->reload();
    m_rules->reload();
    m_history->reload();
}

bool LifecyclePage::escape()
{
    if (m_stack->currentWidget() == m_plan)
        return m_plan->escape();
    return m_stack->currentWidget() == m_rules && m_rules->escape();
}

bool LifecyclePage::focusFilter()
{
    if (m_stack->currentWidget() != m_plan)
        return false;
    m_plan->focusFilter();
    return true;
}

} // namespace td
