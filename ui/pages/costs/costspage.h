// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/page.h"
#include "ui/services.h"
#include "ui/support/async.h"

class QComboBox;
class QStackedWidget;

namespace td
{

class BreakdownTab;
class ErrorDetail;
class MoneyLabel;
class SegmentedControl;
class SimulatorTab;
class TextLabel;
class TrendTab;

/// The money: what is paid now and for what, how it came to be, and what other rules would cost.
class CostsPage : public Page
{
    Q_OBJECT
public:
    CostsPage(const UiServices &services, QWidget *parent);

    [[nodiscard]] QString title() const override { return tr("Costs"); }
    void activated(const QVariantMap &arguments) override; ///< {"tab": "breakdown" | "trend" | "simulator"}
    void reload() override;

private:
    struct Figures {
        Accounts::Stats stats;
        PriceBook prices;
    };
    void show(const Figures &figures);
    void explain(const Figures &figures);
    void loadTab();
    void choosePrices(const QString &preset, bool quiet = false);
    void exportCsv();

    const UiServices &m_services;
    NewestAnswer m_answer;
    MoneyLabel *m_total;
    TextLabel *m_saving;
    QComboBox *m_prices;
    SegmentedControl *m_tabs;
    ErrorDetail *m_error;
    QStackedWidget *m_stack;
    BreakdownTab *m_breakdown;
    TrendTab *m_trend;
    SimulatorTab *m_simulator;
};

} // namespace td
