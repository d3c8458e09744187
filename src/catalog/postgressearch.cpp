// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/filtersql.h"
#include "catalog/postgresdatabase.h"

namespace td
{

using namespace Qt::StringLiterals;

NameOrder PostgresDatabase::nameOrder() const
{
    // Under the collation "C" only ASCII letters have a lower case, as with SQLite's NOCASE.
    return {.expression = u"lower(p.filename)"_s, .bound = u"lower(CAST(? AS text) COLLATE \"C\")"_s};
}

TextSearch PostgresDatabase::textSearch(const QString &text) const
{
    const QString like = likePart(text);
    TextSearch search;
    search.holds = u"folded(p.filename) LIKE folded(?) OR folded(p.photo_id) LIKE folded(?)"_s;
    search.rows = QString("SELECT p.seq FROM photo_metadata p WHERE "_L1 % search.holds % " LIMIT ?"_L1);
    search.holdsArgs = search.rowsArgs = {like, like};
    return search;
}

} // namespace td
