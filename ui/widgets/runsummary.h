// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan.h"
#include "ui/theme/theme.h"

#include <QWidget>

class QHBoxLayout;

namespace td
{

/// Counters of a plan or of a run with their badges: 38 promoted TEMP > HOT, 176 archived HOT > COLD, 9 to trash.
class RunSummary : public QWidget
{
    Q_OBJECT
public:
    explicit RunSummary(QWidget *parent = nullptr);
    void setTotals(const PlanTotals &totals);
    void setRun(const RunResult &run);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Column {
        qint64 count = 0;
        QString word;
        std::optional<Tier> from, to; ///< `to` unset: the trash
        bool purge = false;
    };
    void setColumns(QList<Column> columns);
    void retranslate();
    [[nodiscard]] int columnWidth(const Column &column, bool compact) const;
    void paintColumn(QPainter &painter, const QRectF &rect, const Column &column, bool compact) const;
    QList<Column> m_columns;
    qint64 m_promote = 0, m_archive = 0, m_trash = 0, m_purge = 0;
};

} // namespace td
