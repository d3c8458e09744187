// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/sliderfield.h"

#include "ui/theme/paint.h"
#include "ui/widgets/textlabel.h"

#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QPainter>
#include <QSignalBlocker>
#include <QSlider>

#include <cmath>

namespace td
{

/// Little mark under the slider where the present value stands.
class SliderField::Tick : public QWidget
{
public:
    explicit Tick(QWidget *parent)
        : QWidget(parent)
    {
        setFixedHeight(8);
    }
    double share = -1;

protected:
    void paintEvent(QPaintEvent *) override
    {
        if (share < 0 || share > 1)
            return;
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const double x = 10 + share * (width() - 20);
        painter.setPen(Qt::NoPen);
        painter.setBrush(Theme::current().color(ColorRole::Text2));
        const QPointF mark[] = {{x, 0}, {x + 4, 7}, {x - 4, 7}};
        painter.drawPolygon(mark, 3);
    }
};

SliderField::SliderField(const QString &label, double minimum, double maximum, double step, const QString &suffix, QWidget *parent)
    : QWidget(parent)
    , m_label(new TextLabel(label))
    , m_slider(new QSlider(Qt::Horizontal))
    , m_spin(new QDoubleSpinBox)
    , m_tick(new Tick(this))
    , m_minimum(minimum)
    , m_step(step)
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(space::s3);
    grid->setVerticalSpacing(space::s1);
    grid->addWidget(m_label, 0, 0, 1, 2);
    grid->addWidget(m_slider, 1, 0);
    grid->addWidget(m_spin, 1, 1);
    grid->addWidget(m_tick, 2, 0);
    grid->setColumnStretch(0, 1);
    m_label->setBuddy(m_spin);
    m_label->setWordWrap(true);
    m_slider->setRange(0, int(std::lround((maximum - minimum) / step)));
    m_spin->setRange(minimum, maximum);
    m_spin->setSingleStep(step);
    m_spin->setDecimals(std::max(0, int(std::ceil(-std::log10(step) - 1e-9))));
    m_spin->setAlignment(Qt::AlignRight);
    setLabel(label, suffix);
    connect(m_slider, &QSlider::valueChanged, this, [this](int position) {
        const QSignalBlocker quiet(m_spin);
        m_spin->setValue(m_minimum + position * m_step);
        Q_EMIT valueChanged(m_spin->value());
    });
    connect(m_spin, &QDoubleSpinBox::valueChanged, this, [this](double value) {
        const QSignalBlocker quiet(m_slider);
        m_slider->setValue(int(std::lround((value - m_minimum) / m_step)));
        Q_EMIT valueChanged(value);
    });
}

void SliderField::setLabel(const QString &label, const QString &suffix)
{
    m_label->setText(label);
    m_spin->setSuffix(suffix.isEmpty() ? QString() : QString(QChar(QChar::Nbsp) % suffix.trimmed()));
    m_slider->setAccessibleName(label);
    m_spin->setAccessibleName(label);
}

void SliderField::setDefault(double value)
{
    m_default = value;
    if (value > m_spin->maximum()) { // what holds now can always be shown
        m_spin->setMaximum(2 * value);
        const QSignalBlocker quiet(m_slider);
        m_slider->setMaximum(int(std::lround((2 * value - m_minimum) / m_step)));
    }
    const double span = m_spin->maximum() - m_minimum;
    m_tick->share = span > 0 ? (value - m_minimum) / span : -1;
    m_tick->setToolTip(tr("Present value: %1").arg(m_spin->textFromValue(value)));
    m_tick->update();
}

void SliderField::setValue(double value)
{
    const QSignalBlocker quietSpin(m_spin);
    const QSignalBlocker quietSlider(m_slider);
    m_spin->setValue(value);
    m_slider->setValue(int(std::lround((value - m_minimum) / m_step)));
}

double SliderField::value() const
{
    return m_spin->value();
}

bool SliderField::isChanged() const
{
    return std::abs(value() - m_default) > m_step / 2;
}

} // namespace td
