// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/moneylabel.h"

#include <QTableView>

class QStandardItemModel;

namespace td
{

struct FigureRow {
    QStringList cells;
    QStringList exact = {}; ///< for CSV: figures as a program reads them; empty: as `cells`
    Explanation explanation = {};
    bool total = false;
};

/// A short table of figures, as high as its rows; a click, Enter or ? on one says how it came to be.
class FigureTable : public QTableView
{
    Q_OBJECT
public:
    explicit FigureTable(const QString &accessibleName, QWidget *parent = nullptr);
    /// The first `texts` columns are words, the others figures; the last of the words takes the room that is left.
    void setColumns(const QStringList &titles, int texts);
    void setRows(const QList<FigureRow> &rows);
    [[nodiscard]] const QList<FigureRow> &rows() const { return m_rows; }
    [[nodiscard]] QString csv() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void fill();
    void fit();
    void explain(const QModelIndex &index);

    QStandardItemModel *m_model;
    QStringList m_titles;
    int m_texts = 1;
    QList<FigureRow> m_rows;
};

} // namespace td
