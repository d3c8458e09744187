// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/filtersql.h"

#include "catalog/rows.h"
#include "catalog/totals.h"

#include <algorithm>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qint64 NarrowCount = 5'000;

/// Collects terms joined by AND.
class Terms
{
public:
    void add(const QString &term, const QVariantList &args = {})
    {
        m_terms.append(term);
        m_args.append(args);
    }
    [[nodiscard]] SqlCondition condition() const
    {
        return {.where = m_terms.isEmpty() ? u"true"_s : m_terms.join(" AND "_L1), .args = m_args, .isNarrow = narrow};
    }
    bool narrow = false;

private:
    QStringList m_terms;
    QVariantList m_args;
};

/// What of the catalogue's few names holds the text: users, drafts (by id or title), tags; as JSON lists to bind.
struct NameMatches {
    QString users, drafts, tags; ///< empty when none
    qint64 photos = 0;           ///< at most this many photos have one of them
};

Result<NameMatches> matchingNames(Connection &connection, const QString &like)
{
    const QString counts =
        u"SELECT coalesce(sum(tn + hn + cn + xtn + xhn + xcn), 0) FROM totals WHERE scope = '%1' AND key IN "
        "(SELECT value FROM json_each(?))"_s;
    const auto collect = [&](const QString &sql, const QVariantList &args, const QString &countSql, QString &json,
                             qint64 &photos) -> Result<void> {
        TD_ASSIGN(const QStringList names, connection.texts(sql, args));
        if (names.isEmpty())
            return {};
        json = jsonText(names);
        TD_ASSIGN(const qint64 count, connection.number(countSql, {json}));
        photos += count;
        return {};
    };
    NameMatches m;
    TD_TRY(collect(u"SELECT id FROM users WHERE id LIKE ? ESCAPE '\\'"_s, {like}, counts.arg("user"_L1), m.users,
                   m.photos));
    TD_TRY(collect(u"SELECT id FROM drafts WHERE id LIKE ? ESCAPE '\\' OR title LIKE ? ESCAPE '\\'"_s, {like, like},
                   counts.arg("draft"_L1), m.drafts, m.photos));
    TD_TRY(collect(u"SELECT tag FROM tag_uses WHERE tag LIKE ? ESCAPE '\\'"_s, {like},
                   u"SELECT coalesce(sum(uses), 0) FROM tag_uses WHERE tag IN (SELECT value FROM json_each(?))"_s, m.tags,
                   m.photos));
    return m;
}

/// Alternatives joined by OR.
class Choices
{
public:
    void add(const QString &term, const QVariantList &args)
    {
        m_terms.append(term);
        m_args.append(args);
    }
    [[nodiscard]] QString sql(QLatin1StringView between) const { return m_terms.join(between); }
    [[nodiscard]] QVariantList args() const { return m_args; }

private:
    QStringList m_terms;
    QVariantList m_args;
};

/// The rows that the full-text index or a name leads to, when they are few.
Choices fewRows(const QString &indexed, const NameMatches &names)
{
    const QString listed = u"(SELECT value FROM json_each(?))"_s;
    Choices rows;
    rows.add(u"SELECT CAST(value AS BIGINT) FROM json_each(?)"_s, {indexed});
    if (!names.users.isEmpty())
        rows.add(QString("SELECT seq FROM photo_metadata WHERE user_id IN "_L1 % listed), {names.users});
    if (!names.drafts.isEmpty())
        rows.add(QString("SELECT seq FROM photo_metadata WHERE draft_id IN "_L1 % listed), {names.drafts});
    if (!names.tags.isEmpty())
        rows.add(QString("SELECT seq FROM photo_tags WHERE tag IN "_L1 % listed), {names.tags});
    return rows;
}

/// Users, drafts and tags are few: the text is looked for in their own tables. File names and ids go through the
/// full-text index when that leaves few rows, else the list is walked in its order, which then soon finds enough.
Result<void> addText(Connection &connection, const QString &text, Terms &terms)
{
    const QString like = likePart(text);
    TD_ASSIGN(const NameMatches names, matchingNames(connection, like));
    const TextSearch search = connection.database().textSearch(text);
    if (!search.rows.isEmpty() && names.photos < NarrowCount) {
        TD_ASSIGN(const QStringList indexed,
                  connection.texts(search.rows, QVariantList(search.rowsArgs) << NarrowCount));
        if (indexed.size() < NarrowCount) {
            const QString seqs = '['_L1 % indexed.join(u',') % ']'_L1;
            const Choices rows = fewRows(seqs, names);
            terms.add(QString("p.seq IN ("_L1 % rows.sql(" UNION ALL "_L1) % ')'_L1), rows.args());
            terms.narrow = true;
        }
    }
    Choices own;
    own.add(search.holds, search.holdsArgs);
    const QString listed = u" IN (SELECT value FROM json_each(?))"_s;
    if (!names.users.isEmpty())
        own.add(QString("p.user_id"_L1 % listed), {names.users});
    if (!names.drafts.isEmpty())
        own.add(QString("p.draft_id"_L1 % listed), {names.drafts});
    if (!names.tags.isEmpty())
        own.add(QString("p.seq IN (SELECT seq FROM photo_tags WHERE tag"_L1 % listed % ')'_L1), {names.tags});
    terms.add(QString('('_L1 % own.sql(" OR "_L1) % ')'_L1), own.args());
    return {};
}

Result<void> addTags(Connection &connection, const QStringList &tags, Terms &terms)
{
    for (const QString &tag : tags) {
        TD_ASSIGN(const qint64 uses, connection.number(u"SELECT uses FROM tag_uses WHERE tag = ?"_s, {tag}));
        if (uses < NarrowCount) {
            terms.add(u"p.seq IN (SELECT seq FROM photo_tags WHERE tag = ?)"_s, {tag});
            terms.narrow = true;
        } else {
            terms.add(u"EXISTS (SELECT 1 FROM photo_tags t WHERE t.tag = ? AND t.seq = p.seq)"_s, {tag});
        }
    }
    return {};
}

void addRanges(const PhotoFilter &filter, Terms &terms)
{
    if (filter.minBytes)
        terms.add(u"p.compressed_size_bytes >= ?"_s, {*filter.minBytes});
    if (filter.maxBytes)
        terms.add(u"p.compressed_size_bytes <= ?"_s, {*filter.maxBytes});
    if (filter.uploadedFrom)
        terms.add(u"p.upload_date >= ?"_s, {toIso(*filter.uploadedFrom)});
    if (filter.uploadedBefore)
        terms.add(u"p.upload_date < ?"_s, {toIso(*filter.uploadedBefore)});
    if (filter.accessedFrom)
        terms.add(u"p.last_access_date >= ?"_s, {toIso(*filter.accessedFrom)});
    if (filter.accessedBefore)
        terms.add(u"p.last_access_date < ?"_s, {toIso(*filter.accessedBefore)});
    if (filter.savedBelowPercent)
        terms.add(u"100.0 * (p.file_size_bytes - min(p.compressed_size_bytes, p.file_size_bytes)) < ? * "
                  "max(p.file_size_bytes, 1)"_s,
                  {*filter.savedBelowPercent});
}

void addFlag(const std::optional<bool> &flag, const QString &column, Terms &terms)
{
    // A literal, not a bound value: only then may SQLite use an index over the flagged rows alone.
    if (flag)
        terms.add(QString("p."_L1 % column % (*flag ? " = 1"_L1 : " = 0"_L1)));
}

} // namespace

QString likePart(const QString &text)
{
    QString escaped = text;
    escaped.replace(u'\\', "\\\\"_L1).replace(u'%', "\\%"_L1).replace(u'_', "\\_"_L1);
    return '%'_L1 % escaped % '%'_L1;
}

Result<SqlCondition> conditionFor(Connection &connection, const PhotoFilter &filter)
{
    Terms terms;
    if (filter.trash == TrashScope::Without)
        terms.add(u"p.deleted_at IS NULL"_s);
    if (filter.trash == TrashScope::Only)
        terms.add(u"p.deleted_at IS NOT NULL"_s);
    terms.narrow = filter.trash == TrashScope::Only;
    if (!filter.draft.isEmpty()) {
        terms.add(u"p.draft_id = ?"_s, {filter.draft});
        terms.narrow = true;
    }
    if (filter.withoutDraft)
        terms.add(u"+p.draft_id IS NULL"_s);
    if (!filter.user.isEmpty()) {
        TD_ASSIGN(const TierTotals totals, totalsFor(connection, u"user"_s, filter.user));
        const bool few = totals.liveSum().count + totals.trashSum().count < NarrowCount;
        terms.add(few ? u"p.user_id = ?"_s : u"+p.user_id = ?"_s, {filter.user});
        terms.narrow = terms.narrow || few;
    }
    if (filter.tier)
        terms.add(u"+p.tier = ?"_s, {tierName(*filter.tier)});
    if (filter.published)
        terms.add(*filter.published ? u"+p.published_to_vinted = 1"_s : u"+p.published_to_vinted = 0"_s);
    addFlag(filter.pinned, u"pinned"_s, terms);
    addFlag(filter.damaged, u"damaged"_s, terms);
    terms.narrow = terms.narrow || filter.pinned == true || filter.damaged == true;
    if (!filter.kind.isEmpty())
        terms.add(u"p.kind = ?"_s, {filter.kind});
    TD_TRY(addTags(connection, filter.tags, terms));
    addRanges(filter, terms);
    if (filter.duplicatesOnly) {
        // What is pinned, published, ordered or was decided to stay is not free to go (core/duplicates.h).
        terms.add(u"+p.pinned = 0 AND +p.published_to_vinted = 0 AND NOT EXISTS (SELECT 1 FROM drafts d WHERE d.id = "
                  "p.draft_id AND (d.published = 1 OR d.order_count > 0)) AND NOT EXISTS (SELECT 1 FROM "
                  "duplicate_decisions x WHERE x.content = p.original_sha256 AND x.times > 1)"_s);
        terms.add(u"p.original_sha256 IN (SELECT original_sha256 FROM photo_metadata WHERE deleted_at IS NULL AND "
                  "original_sha256 <> '' GROUP BY original_sha256 HAVING count(*) > 1) AND EXISTS (SELECT 1 FROM "
                  "photo_metadata o "
                  "WHERE o.deleted_at IS NULL AND o.original_sha256 <> '' AND o.original_sha256 = p.original_sha256 "
                  "AND o.seq < p.seq AND o.user_id = p.user_id AND coalesce(o.draft_id, '') = "
                  "coalesce(p.draft_id, ''))"_s);
    }
    if (!filter.text.trimmed().isEmpty())
        TD_TRY(addText(connection, filter.text.trimmed(), terms));
    return terms.condition();
}

QString sortExpression(const Database &database, PhotoSortField field)
{
    switch (field) {
    case PhotoSortField::PhotoId:
        return u"p.photo_id"_s;
    case PhotoSortField::UploadDate:
        return u"p.upload_date"_s;
    case PhotoSortField::LastAccessDate:
        return u"p.last_access_date"_s;
    case PhotoSortField::CompressedSize:
        return u"p.compressed_size_bytes"_s;
    case PhotoSortField::Filename:
        return database.nameOrder().expression;
    case PhotoSortField::DraftId:
        return u"ifnull(p.draft_id, '')"_s;
    }
    return u"p.upload_date"_s;
}

QString sortBound(const Database &database, PhotoSortField field)
{
    return field == PhotoSortField::Filename ? database.nameOrder().bound : u"?"_s;
}

QString orderBy(const Database &database, const PhotoSort &sort, bool isNarrow)
{
    const QString direction = sort.descending ? u" DESC"_s : u""_s;
    // The unary plus keeps SQLite from walking the sort's index when the condition leaves few rows.
    const QString expression = sortExpression(database, sort.field);
    const QString key = isNarrow ? QString('+'_L1 % expression) : expression;
    return " ORDER BY "_L1 % key % direction % (isNarrow ? ", +p.seq"_L1 : ", p.seq"_L1) % direction;
}

} // namespace td
