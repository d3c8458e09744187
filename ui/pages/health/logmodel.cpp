// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/health/logmodel.h"

#include "ui/support/format.h"
#include "ui/theme/icons.h"

#include <QDateTime>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

QString clockTime(const QString &time)
{
    const QDateTime at = QDateTime::fromString(time, Qt::ISODateWithMs).toLocalTime();
    return at.isValid() ? format::locale().toString(at, u"dd MMM HH:mm:ss"_s) : time;
}

std::pair<QString, ColorRole> levelSign(LogLevel level)
{
    switch (level) {
    case LogLevel::Error:
        return {u"error"_s, ColorRole::Error};
    case LogLevel::Warning:
        return {u"warn"_s, ColorRole::Warn};
    case LogLevel::Info:
        return {u"info"_s, ColorRole::Info};
    case LogLevel::Debug:
        break;
    }
    return {u"info"_s, ColorRole::Text3};
}

} // namespace

QString LogModel::levelText(LogLevel level)
{
    switch (level) {
    case LogLevel::Error:
        return tr("Error");
    case LogLevel::Warning:
        return tr("Warning");
    case LogLevel::Info:
        return tr("Information");
    case LogLevel::Debug:
        return tr("Detail");
    }
    return {};
}

void LogModel::setLines(const QList<LogLine> &lines)
{
    beginResetModel();
    m_lines = lines;
    endResetModel();
}

void LogModel::append(const QList<LogLine> &lines)
{
    if (lines.isEmpty())
        return;
    if (lines.size() >= Most) {
        setLines(lines.last(Most));
        return;
    }
    const qsizetype over = m_lines.size() + lines.size() - Most;
    if (over > 0) {
        beginRemoveRows({}, 0, int(over) - 1);
        m_lines.remove(0, over);
        endRemoveRows();
    }
    beginInsertRows({}, int(m_lines.size()), int(m_lines.size() + lines.size()) - 1);
    m_lines += lines;
    endInsertRows();
}

int LogModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_lines.size());
}

int LogModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant LogModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const LogLine &line = m_lines.at(index.row());
    if (role == Qt::DecorationRole && index.column() == Level) {
        const auto [name, color] = levelSign(line.level);
        return icon(name, color);
    }
    if (role == Qt::ToolTipRole)
        return index.column() == Time ? line.time : line.message;
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Time:
        return clockTime(line.time);
    case Level:
        return levelText(line.level);
    case Module:
        return line.module.startsWith("tierdeck."_L1) ? line.module.mid(9) : line.module;
    case Message:
        return line.message.section(u'\n', 0, 0);
    default:
        return {};
    }
}

QVariant LogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time:
        return tr("When");
    case Level:
        return tr("Level");
    case Module:
        return tr("Part");
    case Message:
        return tr("Message");
    default:
        return {};
    }
}

} // namespace td
