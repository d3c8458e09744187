// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QSlider;
class QDoubleSpinBox;

namespace td
{

class TextLabel;

/// Label, slider and number bound together, with a tick at the present value.
class SliderField : public QWidget
{
    Q_OBJECT
public:
    SliderField(const QString &label, double minimum, double maximum, double step, const QString &suffix,
                QWidget *parent = nullptr);
    void setLabel(const QString &label, const QString &suffix);
    void setDefault(double value); ///< where the tick stands
    void setValue(double value);
    [[nodiscard]] double value() const;
    [[nodiscard]] bool isChanged() const; ///< differs from the default

Q_SIGNALS:
    void valueChanged(double value);

private:
    class Tick;
    TextLabel *m_label;
    QSlider *m_slider;
    QDoubleSpinBox *m_spin;
    Tick *m_tick;
    double m_minimum, m_step;
    double m_default = 0;
};

} // namespace td
