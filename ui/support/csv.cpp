// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/csv.h"

using namespace Qt::StringLiterals;

namespace td
{

QString csvCell(const QString &text)
{
    bool isNumber = false;
    text.toDouble(&isNumber);
    QString cell = text;
    if (!isNumber) {
        qsizetype at = 0;
        while (at < cell.size() && (cell[at] == u' ' || cell[at] == u'"' || cell[at] == u'\''))
            ++at;
        const QChar first = at < cell.size() ? cell[at] : QChar();
        if (!first.isNull() && u"=+-@\t\r\n|"_s.contains(first))
            cell.prepend(u'\'');
    }
    cell.remove(QChar(0));
    if (cell.contains(u'"') || cell.contains(u',') || cell.contains(u'\n') || cell.contains(u'\r') || cell.contains(u';'))
        cell = u'"' + cell.replace(u'"', u"\"\""_s) + u'"';
    return cell;
}

QString csvText(const QStringList &header, const QList<QStringList> &rows)
{
    const auto line = [](const QStringList &cells) {
        QStringList out;
        for (const QString &cell : cells)
            out << csvCell(cell);
        return QString(out.join(u',') + u"\r\n"_s);
    };
    QString text = line(header);
    for (const QStringList &row : rows)
        text += line(row);
    return text;
}

} // namespace td
