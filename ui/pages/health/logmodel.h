// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/logreader.h"

#include <QAbstractTableModel>

namespace td
{

/// The last lines of the log, oldest first; never more than Most of them.
class LogModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Time, Level, Module, Message, ColumnCount };
    static constexpr qsizetype Most = 5000;

    using QAbstractTableModel::QAbstractTableModel;
    void setLines(const QList<LogLine> &lines);
    void append(const QList<LogLine> &lines);
    [[nodiscard]] const LogLine &line(int row) const { return m_lines.at(row); }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    [[nodiscard]] static QString levelText(LogLevel level);

private:
    QList<LogLine> m_lines;
};

} // namespace td
