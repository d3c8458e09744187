// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QBoxLayout;

namespace td
{

/// Two groups on one line, the second at the right; one under the other where the line is too short for both. Takes
/// them.
class FoldingRow : public QWidget
{
    Q_OBJECT
public:
    FoldingRow(QWidget *left, QWidget *right, QWidget *parent = nullptr);
    [[nodiscard]] bool hasHeightForWidth() const override;
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] QSize sizeHint() const override;

    /// Widgets side by side, as a group for a row; none of them stretches.
    [[nodiscard]] static QWidget *group(const QList<QWidget *> &widgets, int gap);

protected:
    bool event(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] bool fits(int width) const;
    void fold();
    QWidget *m_left;
    QWidget *m_right;
    QBoxLayout *m_row;
};

} // namespace td
