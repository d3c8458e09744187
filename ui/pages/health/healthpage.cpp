// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/health/healthpage.h"

#include "ui/pages/health/backupstab.h"
#include "ui/pages/health/checkstab.h"
#include "ui/pages/health/logtab.h"
#include "ui/pages/links/linkstab.h"
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
const QStringList HealthTabs{u"checks"_s, u"backups"_s, u"links"_s, u"log"_s};
}

HealthPage::HealthPage(const UiServices &services, QWidget *parent)
    : Page(parent)
    , m_tabs(new SegmentedControl)
    , m_stack(new QStackedWidget)
    , m_checks(new ChecksTab(services, this))
    , m_backups(new BackupsTab(services, this))
    , m_links(new LinksTab(services, this))
    , m_log(new LogTab(services, this))
{
    m_tabs->setAccessibleName(tr("View of the health"));
    m_tabs->addSegment(HealthTabs.at(0), tr("Checks"));
    m_tabs->addSegment(HealthTabs.at(1), tr("Backups"));
    m_tabs->addSegment(HealthTabs.at(2), tr("Links"));
    m_tabs->addSegment(HealthTabs.at(3), tr("Log"));
    m_tabs->setCurrent(HealthTabs.at(0));
    for (QWidget *tab : std::initializer_list<QWidget *>{m_checks, m_backups, m_links, m_log})
        m_stack->addWidget(tab);
    auto *bar = new QHBoxLayout;
    bar->addWidget(m_tabs);
    bar->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::s6, space::s1, space::s6, 0);
    layout->setSpacing(space::s4);
    layout->addLayout(bar);
    layout->addWidget(m_stack, 1);
    connect(m_tabs, &SegmentedControl::currentChanged, this, &HealthPage::showTab);
    relay(m_checks);
    relay(m_backups);
    relay(m_links);
    relay(m_log);
    connect(m_checks, &ChecksTab::openPage, this, &Page::openPage);
    connect(m_checks, &ChecksTab::openTab, this, &HealthPage::openTab);
    connect(m_links, &LinksTab::statusText, this, &Page::statusText);
    connect(m_links, &LinksTab::openPage, this, &Page::openPage);
    connect(m_log, &LogTab::statusText, this, &Page::statusText);
    m_tabs->cycleIn(this);
}

template <typename Tab>
void HealthPage::relay(Tab *tab)
{
    connect(tab, &Tab::toast, this, [this](const QString &text) { Q_EMIT toast(text, {}); });
    connect(tab, &Tab::errorRaised, this, &Page::errorRaised);
}

void HealthPage::openTab(const QString &id)
{
    m_tabs->setCurrent(id);
    showTab(id);
}

void HealthPage::showTab(const QString &id)
{
    const int index = std::max(0, int(HealthTabs.indexOf(id)));
    m_stack->setCurrentIndex(index);
    m_checks->show(m_shown && index == 0);
    m_backups->show(m_shown && index == 1);
    m_links->show(m_shown && index == 2);
    m_log->show(m_shown && index == 3);
}

void HealthPage::activated(const QVariantMap &arguments)
{
    m_shown = true;
    const QString tab = arguments.value(u"tab"_s).toString();
    openTab(HealthTabs.contains(tab) ? tab : m_tabs->current());
}

void HealthPage::deactivated()
{
    m_shown = false;
    showTab(m_tabs->current());
}

void HealthPage::reload()
{
    m_checks->reload();
    m_backups->reload();
    m_links->reload();
    m_log->reload();
}

bool HealthPage::focusFilter()
{
    if (m_stack->currentWidget() == m_log)
        m_log->focusFilter();
    else if (m_stack->currentWidget() == m_links)
        m_links->focusFilter();
    else
        return false;
    return true;
}

} // namespace td
