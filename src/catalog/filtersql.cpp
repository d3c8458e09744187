// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/filtersql.h"

#include "catalog/rows.h"
#include "catalog/textfilter.h"
#include "catalog/totals.h"

#include <algorithm>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

/// Photos captured in a range that are sorted by date of upload out of the index alone.
constexpr qint64 CapturedCount = 100'000;

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

Result<void> addTier(Connection &connection, Tier tier, Terms &terms)
{
    TD_ASSIGN(const TierTotals totals, totalsFor(connection, u"all"_s, {}));
    const bool few = totals.live.value(tier).count + totals.trash.value(tier).count < NarrowCount;
    terms.add(few ? u"p.tier = ?"_s : u"+p.tier = ?"_s, {tierName(tier)});
    terms.narrow = terms.narrow || few;
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

/// Photos taken with what is called so; else with what has it in its name.
Result<void> addEquipment(Connection &connection, const QString &kind, const QString &text, Terms &terms)
{
    const QString sql = u"SELECT name FROM equipment WHERE kind = ? AND name LIKE ? ESCAPE '\\'"_s;
    const QString part = likePart(text);
    TD_ASSIGN(QStringList names, connection.texts(sql, {kind, part.sliced(1, part.size() - 2)}));
    if (names.isEmpty()) {
        TD_ASSIGN(names, connection.texts(sql, {kind, part}));
    }
    const QString json = jsonText(names);
    TD_ASSIGN(const qint64 uses, connection.number(u"SELECT coalesce(sum(uses), 0) FROM equipment WHERE kind = ? AND "
                                                   "name IN (SELECT value FROM json_each(?))"_s,
                                                   {kind, json}));
    const bool few = uses < NarrowCount;
    // The first comparison is implied by the second; it opens the index, which knows only photos that have a name.
    terms.add(QString((few ? "p."_L1 : "+p."_L1) % kind % " <> ''"_L1));
    terms.add(QString((few ? "p."_L1 : "+p."_L1) % kind % " IN (SELECT value FROM json_each(?))"_L1), {json});
    terms.narrow = terms.narrow || few;
    return {};
}

/// A condition that an index over the photos outside the trash answers: that way when it finds few of them; else in the
/// form that SQLite answers on its way through the list.
Result<void> addIndexed(Connection &connection, const PhotoFilter &filter, const SqlCondition &indexed,
                        const QString &plain, Terms &terms, qint64 most = NarrowCount)
{
    bool few = false;
    if (filter.trash == TrashScope::Without) {
        TD_ASSIGN(
            const qint64 some,
            connection.number(QString("SELECT count(*) FROM (SELECT 1 FROM photo_metadata p WHERE p.deleted_at IS "
                                      "NULL AND "_L1 %
                                      indexed.where % " LIMIT ?) AS few"_L1),
                              QVariantList(indexed.args) << most));
        few = some < most;
    }
    terms.add(few ? indexed.where : plain, indexed.args);
    terms.narrow = terms.narrow || few;
    return {};
}

Result<void> addShape(Connection &connection, const PhotoFilter &filter, Terms &terms)
{
    const QString name = pictureShapeName(*filter.shape);
    const QString sides = *filter.shape == PictureShape::Landscape  ? u"p.width > p.height"_s
                          : *filter.shape == PictureShape::Portrait ? u"p.width < p.height"_s
                                                                    : u"p.width = p.height AND p.width > 0"_s;
    return addIndexed(
        connection, filter,
        {.where = "p.width > 0 AND (CASE WHEN p.width > p.height THEN 'landscape' WHEN p.width < p.height "
                  "THEN 'portrait' ELSE 'square' END) = '"_L1 %
                  name % '\''_L1,
         .args = {}},
        sides, terms);
}

/// What the camera wrote.
Result<void> addExif(Connection &connection, const PhotoFilter &filter, std::optional<PhotoSortField> order,
                     Terms &terms)
{
    if (!filter.camera.trimmed().isEmpty())
        TD_TRY(addEquipment(connection, u"camera"_s, filter.camera.trimmed(), terms));
    if (!filter.lens.trimmed().isEmpty())
        TD_TRY(addEquipment(connection, u"lens"_s, filter.lens.trimmed(), terms));
    if (filter.capturedFrom || filter.capturedTo) {
        SqlCondition captured{.where = u"p.captured_at >= ?"_s, .args = {}};
        captured.args << (filter.capturedFrom ? filter.capturedFrom->toString(Qt::ISODate) : u"0"_s);
        if (filter.capturedTo) {
            captured.where += " AND p.captured_at < ?"_L1;
            captured.args << filter.capturedTo->addDays(1).toString(Qt::ISODate);
        }
        const QString plain = QString(captured.where).replace("p."_L1, "+p."_L1);
        // The newest uploads may all have been captured later, so that a walk through the list would be long.
        const bool inOneIndex = order == PhotoSortField::UploadDate;
        TD_TRY(addIndexed(connection, filter, captured, plain, terms, inOneIndex ? CapturedCount : NarrowCount));
    }
    if (filter.minPixels)
        TD_TRY(addIndexed(connection, filter, {.where = u"p.pixels >= ?"_s, .args = {*filter.minPixels}},
                          u"+p.pixels >= ?"_s, terms));
    if (filter.shape)
        TD_TRY(addShape(connection, filter, terms));
    if (filter.hasPosition == true)
        TD_TRY(addIndexed(connection, filter, {.where = u"p.has_position = 1"_s, .args = {}}, u"+p.has_position = 1"_s,
                          terms));
    else if (filter.hasPosition == false)
        terms.add(u"+p.has_position = 0"_s);
    return {};
}

} // namespace

QString likePart(const QString &text)
{
    QString escaped = text;
    escaped.replace(u'\\', "\\\\"_L1).replace(u'%', "\\%"_L1).replace(u'_', "\\_"_L1);
    return '%'_L1 % escaped % '%'_L1;
}

Result<SqlCondition> conditionFor(Connection &connection, const PhotoFilter &filter,
                                  std::optional<PhotoSortField> order)
{
    Terms terms;
    // Few photos are pinned or damaged, and each has an index of its own. Said plainly, the trash would let SQLite take an
    // index of all live photos instead (ix_live_pixels): the plus sign keeps it from that.
    const bool isRare = filter.pinned == true || filter.damaged == true;
    if (filter.trash == TrashScope::Without)
        terms.add(isRare ? u"+p.deleted_at IS NULL"_s : u"p.deleted_at IS NULL"_s);
    if (filter.trash == TrashScope::Only)
        terms.add(isRare ? u"+p.deleted_at IS NOT NULL"_s : u"p.deleted_at IS NOT NULL"_s);
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
        TD_TRY(addTier(connection, *filter.tier, terms));
    if (filter.published)
        terms.add(*filter.published ? u"+p.published_to_vinted = 1"_s : u"+p.published_to_vinted = 0"_s);
    addFlag(filter.pinned, u"pinned"_s, terms);
    addFlag(filter.damaged, u"damaged"_s, terms);
    terms.narrow = terms.narrow || isRare;
    if (!filter.kind.isEmpty())
        terms.add(u"p.kind = ?"_s, {filter.kind});
    TD_TRY(addTags(connection, filter.tags, terms));
    addRanges(filter, terms);
    if (filter.duplicatesOnly) {
        // What is pinned, published, ordered or was decided to stay is not free to go (core/duplicates.h).
        terms.add(u"+p.pinned = 0 AND +p.published_to_vinted = 0 AND NOT EXISTS (SELECT 1 FROM drafts d WHERE d.id = "
                  "p.draft_id AND (d.published = 1 OR d.order_count > 0)) AND NOT EXISTS (SELECT 1 FROM "
                  "duplicate_decisions x WHERE x.content = p.original_sha256 AND x.times > 1)"_s);
        // The first comparison is implied by the second; it opens the index, which knows only photos with a hash.
        terms.add(u"p.original_sha256 <> '' AND "
                  "p.original_sha256 IN (SELECT original_sha256 FROM photo_metadata WHERE deleted_at IS NULL AND "
                  "original_sha256 <> '' GROUP BY original_sha256 HAVING count(*) > 1) AND EXISTS (SELECT 1 FROM "
                  "photo_metadata o "
                  "WHERE o.deleted_at IS NULL AND o.original_sha256 <> '' AND o.original_sha256 = p.original_sha256 "
                  "AND o.seq < p.seq AND o.user_id = p.user_id AND coalesce(o.draft_id, '') = "
                  "coalesce(p.draft_id, ''))"_s);
    }
    TD_TRY(addExif(connection, filter, order, terms));
    if (filter.text.trimmed().isEmpty())
        return terms.condition();
    const SqlCondition others = terms.condition();
    TD_ASSIGN(const TextFilter text, textFilter(connection, filter.text.trimmed(), filter.trash, order.has_value()));
    terms.add(text.condition.where, text.condition.args);
    terms.narrow = terms.narrow || text.condition.isNarrow;
    SqlCondition whole = terms.condition();
    for (const SqlCondition &way : text.ways) {
        // The index of uploads is in the order of uploads: it is walked, the rest is sorted.
        const bool isInOrder = !way.isNarrow && !others.isNarrow && order == PhotoSortField::UploadDate;
        whole.ways.append({.where = QString(others.where % " AND "_L1 % way.where),
                           .args = others.args + way.args,
                           .isNarrow = !isInOrder});
    }
    return whole;
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
