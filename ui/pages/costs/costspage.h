// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/page.h"
#include "ui/services.h"
#include "ui/support/async.h"

class QComboBox;
class QStackedWidget;

namespace td
{

class BillTab;
class BreakdownTab;
class ErrorDetail;
class MoneyLabel;
class ReconcileTab;
class SegmentedControl;
class SimulatorTab;
class ExplainedLabel;
class TextLabel;
class TrendTab;

/// The money: what is paid now and for what, how it came to be, and what other rules would cost.
class CostsPage : public Page
{
    Q_OBJECT
public:
    CostsPage(const UiServices &services, QWidget *parent);

    [[nodiscard]] QString title() const override { return tr("Costs"); }
    void activated(
        const QVariantMap &arguments) override; ///< {"tab": "breakdown" | "bill" | "trend" | "simulator" | "reconcile"}
    void reload() override;

private:
    struct Figures {
        Accounts::Stats stats;
        PriceBook prices;
    };
    void show(const Figures &figures);
    void loadTab();
    void choosePrices(const QString &preset);
    void putPrices(const PriceBook &book, bool quiet = false);
    void editPrices();
    void connectTabs();
    void exportCsv();
    void exportPdf();
    void askFile(const QString &title, const QString &filter, const QString &name,
                 const std::function<void(const QString &path)> &chosen);
    [[nodiscard]] QString tabCsv() const;

    const UiServices &m_services;
    NewestAnswer m_answer;
    MoneyLabel *m_total;
    ExplainedLabel *m_saving;
    QComboBox *m_prices;
    SegmentedControl *m_tabs;
    ErrorDetail *m_error;
    QStackedWidget *m_stack;
    BreakdownTab *m_breakdown;
    BillTab *m_bill;
    TrendTab *m_trend;
    SimulatorTab *m_simulator;
    ReconcileTab *m_reconcile;
    PriceBook m_book; ///< shown now
};

} // namespace td
