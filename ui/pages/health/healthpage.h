// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/page.h"
#include "ui/services.h"

class QStackedWidget;

namespace td
{

class BackupsTab;
class ChecksTab;
class LinksTab;
class LogTab;
class SegmentedControl;

/// Whether everything that the program depends on is well; the backups; the links that were given out; the log.
class HealthPage : public Page
{
    Q_OBJECT
public:
    HealthPage(const UiServices &services, QWidget *parent);

    [[nodiscard]] QString title() const override { return tr("Health"); }
    /// {"tab": "checks" | "backups" | "links" | "log"}.
    void activated(const QVariantMap &arguments) override;
    void deactivated() override;
    void reload() override;
    bool focusFilter() override;

    [[nodiscard]] ChecksTab &checks() { return *m_checks; }
    [[nodiscard]] BackupsTab &backups() { return *m_backups; }
    [[nodiscard]] LinksTab &links() { return *m_links; }
    [[nodiscard]] LogTab &log() { return *m_log; }

private:
    void showTab(const QString &id);
    void openTab(const QString &id);
    template <typename Tab>
    void relay(Tab *tab);

    SegmentedControl *m_tabs;
    QStackedWidget *m_stack;
    ChecksTab *m_checks;
    BackupsTab *m_backups;
    LinksTab *m_links;
    LogTab *m_log;
    bool m_shown = false;
};

} // namespace td
