// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/explanation.h"
#include "ui/pages/costs/simulatorpanel.h"
#include "ui/services.h"
#include "ui/support/async.h"
#include "ui/support/deed.h"

#include <QTimer>
#include <QWidget>

class QPushButton;

namespace td
{

class ChartCard;
class FigureTable;
class MoneyLabel;
class ExplainedLabel;
class TextLabel;

/// Change a rule, a price or the inflow on sliders and see 24 months of the real catalogue both ways.
class SimulatorTab : public QWidget
{
    Q_OBJECT
public:
    SimulatorTab(const UiServices &services, QWidget *parent);
    void load();
    [[nodiscard]] QString csv() const;

Q_SIGNALS:
    void failed(const td::Error &error);
    void labRequested();
    void toast(const QString &text, const td::Deed &deed);

private:
    struct Curves {
        QList<ForecastPoint> present;
        QList<ForecastPoint> changed;
        bool differs = false;
        ForecastAssumptions assumed;
        PriceBook prices; ///< of the changed curve
    };
    void setStart(const SimulatorStart &start);
    void replay();
    void show(const Curves &curves);
    void showChart(const Curves &curves);
    void showFigures(const Curves &curves);
    [[nodiscard]] static Explanation monthsExplained(const Curves &curves);
    void askApply();
    void apply(const Policy &policy, bool quiet = false);

    const UiServices &m_services;
    NewestAnswer m_answer;
    QTimer m_debounce;
    SimulatorPanel *m_panel;
    ChartCard *m_chart;
    MoneyLabel *m_outcome;
    ExplainedLabel *m_result;
    FigureTable *m_figures;
    QPushButton *m_apply;
    QPushButton *m_reset;
    SimulatorStart m_start;
    bool m_loaded = false;
    bool m_busy = false;
    bool m_again = false;
};

} // namespace td
