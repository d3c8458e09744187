// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QFrame>

class QHBoxLayout;

namespace td
{

class TextLabel;

/// Floating bar over the foot of a list while something is selected. Place it with placeOver() in the list's resizeEvent.
class SelectionBar : public QFrame
{
    Q_OBJECT
public:
    explicit SelectionBar(QWidget *parent = nullptr);
    void setSummary(const QString &strong, const QString &quiet); ///< "3 selected", "2.1 MB"
    /// Actions become buttons; their icon name is the property "td:icon", "td:danger" makes one red.
    void setBarActions(const QList<QAction *> &actions);
    /// Sits at the bottom centre of `area` (in the parent's coordinates).
    void placeOver(const QRect &area);

Q_SIGNALS:
    void closed();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    TextLabel *m_strong;
    TextLabel *m_quiet;
    QHBoxLayout *m_buttons;
};

} // namespace td
