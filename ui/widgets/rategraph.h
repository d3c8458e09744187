// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

namespace td
{

/// The rate of the last two minutes as a line, one value a second; said in words to screen readers.
class RateGraph : public QWidget
{
    Q_OBJECT
public:
    static constexpr int Samples = 120; ///< one a second
    explicit RateGraph(QWidget *parent = nullptr);
    void add(double bytesPerSecond);
    [[nodiscard]] const QList<double> &samples() const { return m_samples; }
    /// Nothing moved in all that time.
    [[nodiscard]] bool isFlat() const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QList<double> m_samples; ///< oldest first
};

} // namespace td
