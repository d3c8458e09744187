// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace td
{

/// One cell by RFC 4180; a text that a spreadsheet could take for a formula (= + - @, tab, return, also behind spaces or
/// quotes) gets an apostrophe in front. Plain numbers stay numbers.
[[nodiscard]] QString csvCell(const QString &text);
/// Lines end with CR LF; the first is the header.
[[nodiscard]] QString csvText(const QStringList &header, const QList<QStringList> &rows);

} // namespace td
