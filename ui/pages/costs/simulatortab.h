// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services.h"
#include "ui/support/async.h"
#include "ui/support/deed.h"

#include <QTimer>
#include <QWidget>

class QPushButton;

namespace td
{

class ChartCard;
class SliderField;
class TextLabel;

/// Change a rule or the inflow on sliders and see 24 months of the real catalogue under both policies.
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
    };
    void setStart(const Policy &policy, const ForecastAssumptions &assumed);
    void replay();
    void show(const Curves &curves);
    void askApply();
    void apply(const Policy &policy, bool quiet = false);
    [[nodiscard]] QMap<QString, QString> changes() const;
    [[nodiscard]] ForecastAssumptions assumed() const;
    [[nodiscard]] bool isChanged() const;

    const UiServices &m_services;
    NewestAnswer m_answer;
    QTimer m_debounce;
    QMap<QString, SliderField *> m_rules; ///< setting name -> slider
    SliderField *m_uploads;
    SliderField *m_share;
    ChartCard *m_chart;
    TextLabel *m_result;
    QPushButton *m_apply;
    QPushButton *m_reset;
    ForecastAssumptions m_learned;
    Policy m_policy;
    bool m_loaded = false;
    bool m_busy = false;
    bool m_again = false;
};

} // namespace td
