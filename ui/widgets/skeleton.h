// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

namespace td
{

/// Grey bars where text will be; appears only after 150 ms of waiting. Does not move.
class Skeleton : public QWidget
{
    Q_OBJECT
public:
    explicit Skeleton(int lines = 3, QWidget *parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    int m_lines;
    bool m_visible = false;
};

} // namespace td
