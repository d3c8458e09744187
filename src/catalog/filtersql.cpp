// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/filtersql.h"

#include "catalog/totals.h"

#include <algorithm>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qint64 NarrowCount = 20'000;
constexpr qsizetype TrigramLength = 3;

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
        return {.where = m_terms.isEmpty() ? u"1"_s : m_terms.join(" AND "_L1), .args = m_args, .isNarrow = narrow};
    }
    bool narrow = false;

private:
    QStringList m_terms;
    QVariantList m_args;
};

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

/// Users, drafts and tags are few: their names are searched in their own tables. File names and ids go through the
/// full-text index when that leaves few rows, else the list is walked in order, which then soon finds enough.
Result<void> addText(Connection &connection, const QString &text, Terms &terms)
{
    const QString like = likePart(text);
    const QString named =
        u"p.user_id IN (SELECT id FROM users WHERE id LIKE ? ESCAPE '\\') OR "
        "p.draft_id IN (SELECT id FROM drafts WHERE id LIKE ? ESCAPE '\\' OR title LIKE ? ESCAPE '\\')"_s;
    const QString tagged =
        u"p.seq IN (SELECT t.seq FROM photo_tags t WHERE t.tag IN (SELECT tag FROM tag_uses WHERE tag LIKE ? "
        "ESCAPE '\\'))"_s;
    const QVariantList names{like, like, like};
    const QString own = u"p.filename LIKE ? ESCAPE '\\' OR p.photo_id LIKE ? ESCAPE '\\'"_s;
    const bool useIndex = text.size() >= TrigramLength && !text.contains(QChar(0));
    const QString match = trigramQuery(text);
    if (useIndex) {
        // How many, without reading them all.
        TD_ASSIGN(const qint64 found,
                  connection.number(
                      u"SELECT count(*) FROM (SELECT rowid FROM photo_search WHERE photo_search MATCH ? LIMIT ?)"_s,
                      {match, NarrowCount}));
        TD_ASSIGN(const qint64 byName,
                  connection.number(
                      u"SELECT (SELECT ifnull(sum(tn + hn + cn + xtn + xhn + xcn), 0) FROM totals WHERE scope = 'user' "
                      "AND key LIKE ? ESCAPE '\\') + (SELECT ifnull(sum(tn + hn + cn + xtn + xhn + xcn), 0) FROM "
                      "totals WHERE scope = 'draft' AND key IN (SELECT id FROM drafts WHERE id LIKE ? ESCAPE '\\' OR "
                      "title LIKE ? ESCAPE '\\')) + (SELECT ifnull(sum(uses), 0) FROM tag_uses WHERE tag LIKE ? "
                      "ESCAPE '\\')"_s,
                      {like, like, like, like}));
        if (found < NarrowCount && byName < NarrowCount) {
            const QString inIndex = u"SELECT rowid FROM photo_search WHERE photo_search MATCH ?"_s;
            QString seqs = "p.seq IN ("_L1 % inIndex %
                           " UNION SELECT p2.seq FROM photo_metadata p2 WHERE p2.user_id IN (SELECT id FROM users "
                           "WHERE id LIKE ? ESCAPE "
                           "'\\') UNION SELECT p3.seq FROM photo_metadata p3 WHERE p3.draft_id IN (SELECT id FROM "
                           "drafts WHERE id LIKE ? "
                           "ESCAPE '\\' OR title LIKE ? ESCAPE '\\') UNION SELECT t.seq FROM photo_tags t WHERE t.tag "
                           "IN (SELECT tag FROM "
                           "tag_uses WHERE tag LIKE ? ESCAPE '\\'))"_L1;
            terms.add(seqs, {match, like, like, like, like});
            terms.narrow = true;
        }
    }
    // All three-letter groups being there is not yet the text; LIKE only knows the case of ASCII, so other texts trust
    // the index.
    if (!useIndex || isAscii(text))
        terms.add(QString('('_L1 % own % " OR "_L1 % named % " OR "_L1 % tagged % ')'_L1),
                  QVariantList{like, like} + names + QVariantList{like});
    else if (!terms.narrow)
        terms.add(QString("(p.seq IN (SELECT rowid FROM photo_search WHERE photo_search MATCH ?) OR "_L1 % named %
                          " OR "_L1 % tagged % ')'_L1),
                  QVariantList{match} + names + QVariantList{like});
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
        terms.add(u"p.original_sha256 IN (SELECT original_sha256 FROM photo_metadata WHERE deleted_at IS NULL AND "
                  "original_sha256 <> '' GROUP BY original_sha256 HAVING count(*) > 1) AND EXISTS (SELECT 1 FROM "
                  "photo_metadata o "
                  "WHERE o.deleted_at IS NULL AND o.original_sha256 <> '' AND o.original_sha256 = p.original_sha256 "
                  "AND o.seq < "
                  "p.seq)"_s);
    }
    if (!filter.text.trimmed().isEmpty())
        TD_TRY(addText(connection, filter.text.trimmed(), terms));
    return terms.condition();
}

QString sortExpression(PhotoSortField field)
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
        return u"p.filename"_s;
    case PhotoSortField::DraftId:
        return u"ifnull(p.draft_id, '')"_s;
    }
    return u"p.upload_date"_s;
}

QString orderBy(const PhotoSort &sort, bool isNarrow)
{
    const QString direction = sort.descending ? u" DESC"_s : u""_s;
    // The unary plus keeps SQLite from walking the sort's index when the condition leaves few rows.
    const QString key = isNarrow ? QString('+'_L1 % sortExpression(sort.field)) : sortExpression(sort.field);
    return " ORDER BY "_L1 % key % direction % (isNarrow ? ", +p.seq"_L1 : ", p.seq"_L1) % direction;
}

} // namespace td
