// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/forecast.h"
#include "core/policy.h"
#include "ui/widgets/card.h"

class QComboBox;

namespace td
{

class SliderField;

/// What a simulation starts from.
struct SimulatorStart {
    Policy policy;
    PriceBook prices;
    ForecastAssumptions learned;
};

/// The sliders of the simulator: rules, prices, and what is assumed of uploads.
class SimulatorPanel : public Card
{
    Q_OBJECT
public:
    explicit SimulatorPanel(QWidget *parent = nullptr);
    /// Puts everything back to what holds now.
    void setStart(const SimulatorStart &start);
    /// Setting name -> value of every rule and price that was moved.
    [[nodiscard]] QMap<QString, QString> changes() const;
    [[nodiscard]] QMap<QString, QString> ruleChanges() const;
    [[nodiscard]] QMap<QString, QString> priceChanges() const; ///< a list and single prices
    [[nodiscard]] ForecastAssumptions assumed() const;
    [[nodiscard]] bool isChanged() const;

Q_SIGNALS:
    void changed();
    void labRequested();

private:
    void addRule(const QString &key, const QString &label, double most, const QString &suffix);
    void addPrice(Tier tier, const QString &label);
    void listen(SliderField *field);

    QMap<QString, SliderField *> m_rules;  ///< setting name -> slider
    QMap<QString, SliderField *> m_prices; ///< setting name -> slider
    QComboBox *m_list;
    SliderField *m_uploads;
    SliderField *m_share;
    SliderField *m_wait;
    SliderField *m_size;
    QString m_presentList;
    ForecastAssumptions m_learned;
};

} // namespace td
