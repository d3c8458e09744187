// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/filtersql.h"
#include "catalog/sqlitedatabase.h"

#include <algorithm>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qsizetype TrigramLength = 3;

bool isAscii(const QString &text)
{
    return std::ranges::all_of(text, [](QChar c) { return c.unicode() < 128; });
}

/// Every three letters of the text, for the full-text index; each must be there.
QString trigramQuery(const QString &text)
{
    QStringList parts;
    for (qsizetype i = 0; i + TrigramLength <= text.size(); ++i) {
        QString part = text.mid(i, TrigramLength);
        part.replace(u'"', "\"\""_L1);
        const QString quoted = '"'_L1 % part % '"'_L1;
        if (!parts.contains(quoted))
            parts.append(quoted);
    }
    return parts.join(" AND "_L1);
}

} // namespace

NameOrder SqliteDatabase::nameOrder() const
{
    return {.expression = u"p.filename"_s, .bound = u"?"_s}; // the column is COLLATE NOCASE
}

TextSearch SqliteDatabase::textSearch(const QString &text) const
{
    const QString like = likePart(text);
    const QString match = trigramQuery(text);
    const bool useIndex = text.size() >= TrigramLength && !text.contains(QChar(0));
    TextSearch search;
    if (useIndex) {
        search.rows = u"SELECT rowid FROM photo_search WHERE photo_search MATCH ? LIMIT ?"_s;
        search.rowsArgs = {match};
    }
    // All three-letter groups being there is not yet the text. LIKE knows the case of ASCII alone, so other texts trust
    // the index.
    if (!useIndex || isAscii(text)) {
        search.holds = u"p.filename LIKE ? ESCAPE '\\' OR p.photo_id LIKE ? ESCAPE '\\'"_s;
        search.holdsArgs = {like, like};
    } else {
        search.holds = u"p.seq IN (SELECT rowid FROM photo_search WHERE photo_search MATCH ?)"_s;
        search.holdsArgs = {match};
    }
    return search;
}

} // namespace td
