// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/costs.h"
#include "core/pricebook.h"
#include "core/query.h"
#include "ui/widgets/explanation.h"

#include <QWidget>

class QMenu;
class QPushButton;
class QSlider;
class QToolButton;

namespace td
{

class SegmentedControl;
class ExplainedLabel;
class TextLabel;

/// Second line of the photos page: how many, how they are sorted, grid or table, size of the pictures, inspector.
class PhotoToolBar : public QWidget
{
    Q_OBJECT
public:
    explicit PhotoToolBar(QWidget *parent = nullptr);

    void setCount(qint64 count, bool known);
    void setSums(const QMap<Tier, CountBytes> &tiers, const PriceBook &prices);
    void clearSums(); ///< not known yet
    void setBusy(const QString &text);              ///< instead of the sums, while long work goes on
    void setSort(const PhotoSort &sort);
    void setGrid(bool grid);
    void setThumbSize(int px);
    void setInspectorShown(bool shown);

Q_SIGNALS:
    void sortChosen(const td::PhotoSort &sort);
    void gridChosen(bool grid);
    void thumbSizeChosen(int px);
    void inspectorToggled(bool shown);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fillSortMenu();
    void fit(); ///< what there is no room for goes away whole

    TextLabel *m_count;
    ExplainedLabel *m_sums;
    QPushButton *m_sort;
    QMenu *m_sortMenu;
    QSlider *m_size;
    SegmentedControl *m_view;
    QToolButton *m_inspector;
    PhotoSort m_current;
    QString m_sumsText;
    Explanation m_sumsExplained;
};

} // namespace td
