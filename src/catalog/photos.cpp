// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/photos.h"

#include "catalog/cursor.h"
#include "catalog/filtersql.h"
#include "catalog/rows.h"
#include "catalog/totals.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int MaxPage = 1000;

QString selectPhotos(const QString &tail)
{
    return "SELECT "_L1 % PhotoColumns % " FROM photo_metadata p "_L1 % tail;
}

/// The rows of a JSON list in its order; `column` is what the list holds.
QString selectListed(const QString &column)
{
    return "SELECT "_L1 % PhotoColumns % " FROM json_each(?) j CROSS JOIN photo_metadata p ON "_L1 %
           listedIn(column, u"j"_s) % " ORDER BY j.key"_L1;
}

/// The key of the order and the number of a row; the unary plus keeps SQLite from walking the order's index.
std::pair<QString, QString> orderKeys(const Database &database, PhotoSortField field, bool isNarrow)
{
    const QString expression = sortExpression(database, field);
    return isNarrow ? std::pair(QString('+'_L1 % expression), u"+p.seq"_s) : std::pair(expression, u"p.seq"_s);
}

/// Leaves only what comes after a row of the list.
void startAfter(const PageMark &mark, const Database &database, const PhotoSort &sort, SqlCondition &condition)
{
    for (SqlCondition &way : condition.ways)
        startAfter(mark, database, sort, way);
    const auto [key, seq] = orderKeys(database, sort.field, condition.isNarrow);
    const QString bound = sortBound(database, sort.field);
    // The first comparison is implied by the second; SQLite needs it to enter the index of an expression.
    condition.where +=
        sort.descending
            ? " AND "_L1 % key % " <= "_L1 % bound % " AND ("_L1 % key % ", "_L1 % seq % ") < ("_L1 % bound % ", ?)"_L1
            : " AND "_L1 % key % " >= "_L1 % bound % " AND ("_L1 % key % ", "_L1 % seq % ") > ("_L1 % bound % ", ?)"_L1;
    condition.args << mark.key << mark.key << mark.seq;
}

/// The seqs of all ways in order: what the ways find is merged, as far as somebody reads.
QString seqsByWays(const SqlCondition &condition, const Database &database, const PhotoSort &sort, QVariantList &args)
{
    QStringList parts;
    for (const SqlCondition &way : condition.ways) {
        const auto [key, seq] = orderKeys(database, sort.field, way.isNarrow);
        parts.append(QString("SELECT "_L1 % seq % " AS seq, "_L1 % key %
                             " AS sort_key FROM photo_metadata p WHERE "_L1 % way.where));
        args += way.args;
    }
    const QLatin1StringView direction = sort.descending ? " DESC"_L1 : ""_L1;
    return parts.join(" UNION ALL "_L1) % " ORDER BY sort_key"_L1 % direction % ", seq"_L1 % direction;
}

QVariant keyOf(const Photo &photo, PhotoSortField field)
{
    switch (field) {
    case PhotoSortField::PhotoId:
        return photo.photoId;
    case PhotoSortField::UploadDate:
        return toIso(photo.uploadDate);
    case PhotoSortField::LastAccessDate:
        return toIso(photo.lastAccessDate);
    case PhotoSortField::CompressedSize:
        return photo.compressedSizeBytes;
    case PhotoSortField::Filename:
        return photo.filename;
    case PhotoSortField::DraftId:
        return photo.draftId;
    }
    return {};
}

/// True when the filter says no more than the table of totals can answer; scope and key are set then.
bool answeredByTotals(const PhotoFilter &filter, QString &scope, QString &key)
{
    PhotoFilter rest = filter;
    rest.tier.reset();
    rest.trash = TrashScope::Without;
    const int groups = int(!filter.user.isEmpty()) + int(!filter.draft.isEmpty()) + int(!filter.kind.isEmpty()) +
                       int(filter.withoutDraft);
    if (groups > 1)
        return false;
    scope = !filter.user.isEmpty()   ? u"user"_s
            : !filter.kind.isEmpty() ? u"kind"_s
            : groups == 1            ? u"draft"_s
                                     : u"all"_s;
    key = QString(filter.user % filter.kind % filter.draft);
    rest.user.clear();
    rest.draft.clear();
    rest.kind.clear();
    rest.withoutDraft = false;
    return rest == PhotoFilter{};
}

CountBytes pick(const TierTotals &totals, const PhotoFilter &filter)
{
    CountBytes sum;
    const auto take = [&](const QMap<Tier, CountBytes> &part) {
        for (auto it = part.cbegin(); it != part.cend(); ++it) {
            if (!filter.tier || *filter.tier == it.key())
                sum.add(it->count, it->bytes);
        }
    };
    if (filter.trash != TrashScope::Only)
        take(totals.live);
    if (filter.trash != TrashScope::Without)
        take(totals.trash);
    return sum;
}

} // namespace

Error unknownPhoto(const QString &photoId)
{
    return {.code = ErrorCode::NotFound,
            .reason = u"photo.unknown"_s,
            .message = u"There is no photo with this id."_s,
            .where = photoId,
            .remedy = u"Look the id up in the list of photos; it may have been purged."_s};
}

Error photoInTrash(const QString &photoId)
{
    return {.code = ErrorCode::FailedPrecondition,
            .reason = u"photo.in_trash"_s,
            .message = u"The photo is in the trash."_s,
            .where = photoId,
            .remedy = u"Restore it first."_s};
}

Error photoBusy(const QString &photoId)
{
    return {.code = ErrorCode::Aborted,
            .reason = u"photo.busy"_s,
            .message = u"A move of this photo is under way."_s,
            .where = photoId,
            .remedy = u"Try again when the move is done."_s};
}

Result<std::optional<Photo>> findPhoto(Connection &connection, const QString &photoId)
{
    return connection.one<Photo>(selectPhotos(u"WHERE p.photo_id = ?"_s), {photoId}, photoOf);
}

Result<std::optional<Photo>> SqlPhotos::find(const QString &photoId)
{
    return m_store.read([&](Connection &c) { return findPhoto(c, photoId); });
}

Result<QList<Photo>> SqlPhotos::findAll(const QStringList &ids)
{
    return m_store.read(
        [&](Connection &c) { return c.all<Photo>(selectListed(u"photo_id"_s), {jsonText(ids)}, photoOf); });
}

Result<QList<Photo>> SqlPhotos::bySeq(const QList<qint64> &seqs)
{
    QJsonArray list;
    for (const qint64 seq : seqs)
        list.append(seq);
    const QString json = QString::fromLatin1(QJsonDocument(list).toJson(QJsonDocument::Compact));
    return m_store.read([&](Connection &c) { return c.all<Photo>(selectListed(u"seq"_s), {json}, photoOf); });
}

Result<PhotoPage> SqlPhotos::page(const PhotoFilter &filter, const PhotoSort &sort, const QString &cursor, int limit)
{
    std::optional<PageMark> after;
    if (!cursor.isEmpty()) {
        TD_ASSIGN(after, readCursor(cursor, filter, sort));
    }
    const int count = std::clamp(limit, 1, MaxPage);
    return m_store.read([&](Connection &c) -> Result<PhotoPage> {
        TD_ASSIGN(SqlCondition condition, conditionFor(c, filter, sort.field));
        if (after)
            startAfter(*after, c.database(), sort, condition);
        QVariantList args;
        QString tail;
        if (!condition.ways.isEmpty()) {
            tail = "WHERE p.seq IN (SELECT seq FROM ("_L1 % seqsByWays(condition, c.database(), sort, args) %
                   " LIMIT ?) AS found)"_L1 % orderBy(c.database(), sort, true);
        } else {
            args = condition.args;
            tail = "WHERE "_L1 % condition.where % orderBy(c.database(), sort, condition.isNarrow) % " LIMIT ?"_L1;
            // What has to be sorted is sorted by number alone; only the rows of the page are then read in full.
            if (condition.isNarrow)
                tail = "WHERE p.seq IN (SELECT p.seq FROM photo_metadata p "_L1 % tail % ')'_L1 %
                       orderBy(c.database(), sort, true);
        }
        args << count + 1;
        PhotoPage result;
        TD_ASSIGN(result.photos, c.all<Photo>(selectPhotos(tail), args, photoOf));
        if (result.photos.size() > count) {
            result.photos.resize(count);
            const Photo &last = result.photos.constLast();
            result.nextCursor = cursorFor({.key = keyOf(last, sort.field), .seq = last.seq}, filter, sort);
        }
        return result;
    });
}

Result<CountBytes> SqlPhotos::sums(const PhotoFilter &filter)
{
    return m_store.read([&](Connection &c) -> Result<CountBytes> {
        QString scope, key;
        if (answeredByTotals(filter, scope, key)) {
            TD_ASSIGN(const TierTotals totals, totalsFor(c, scope, key));
            return pick(totals, filter);
        }
        TD_ASSIGN(const SqlCondition condition, conditionFor(c, filter));
        CountBytes sum;
        TD_TRY(c.each(QString("SELECT count(*), coalesce(sum(p.stored_bytes), 0) FROM photo_metadata p WHERE "_L1 %
                              condition.where),
                      condition.args, [&](const QSqlQuery &q) {
                          sum = {q.value(0).toLongLong(), q.value(1).toLongLong()};
                      }));
        return sum;
    });
}

Result<std::vector<qint64>> SqlPhotos::sequence(const PhotoFilter &filter, const PhotoSort &sort)
{
    return m_store.read([&](Connection &c) -> Result<std::vector<qint64>> {
        TD_ASSIGN(const SqlCondition condition, conditionFor(c, filter, sort.field));
        QVariantList args = condition.ways.isEmpty() ? condition.args : QVariantList();
        const QString sql = condition.ways.isEmpty()
                                ? QString("SELECT p.seq FROM photo_metadata p WHERE "_L1 % condition.where %
                                          orderBy(c.database(), sort, condition.isNarrow))
                                : seqsByWays(condition, c.database(), sort, args);
        std::vector<qint64> seqs;
        TD_TRY(c.each(sql, args, [&](const QSqlQuery &q) { seqs.push_back(q.value(0).toLongLong()); }));
        return seqs;
    });
}

Result<QStringList> SqlPhotos::ids(const PhotoFilter &filter, qint64 limit)
{
    return m_store.read([&](Connection &c) -> Result<QStringList> {
        TD_ASSIGN(SqlCondition condition, conditionFor(c, filter));
        condition.args << limit;
        return c.texts(QString("SELECT p.photo_id FROM photo_metadata p WHERE "_L1 % condition.where %
                               orderBy(c.database(), {}, condition.isNarrow) % " LIMIT ?"_L1),
                       condition.args);
    });
}

Result<QStringList> SqlPhotos::users()
{
    return m_store.read([](Connection &c) { return c.texts(u"SELECT id FROM users ORDER BY id"_s); });
}

Result<QStringList> SqlPhotos::tags(qint64 limit)
{
    return m_store.read([limit](Connection &c) {
        return c.texts(u"SELECT tag FROM tag_uses ORDER BY uses DESC, tag LIMIT ?"_s, {limit});
    });
}

Result<QStringList> SqlPhotos::cameras(qint64 limit)
{
    return m_store.read([limit](Connection &c) {
        return c.texts(u"SELECT name FROM equipment WHERE kind = 'camera' ORDER BY uses DESC, name LIMIT ?"_s, {limit});
    });
}

Result<QStringList> SqlPhotos::lenses(qint64 limit)
{
    return m_store.read([limit](Connection &c) {
        return c.texts(u"SELECT name FROM equipment WHERE kind = 'lens' ORDER BY uses DESC, name LIMIT ?"_s, {limit});
    });
}

Result<QList<Photo>> SqlPhotos::sameOriginal(const QString &originalSha256)
{
    if (originalSha256.isEmpty())
        return QList<Photo>{};
    return m_store.read([&](Connection &c) {
        return c.all<Photo>(
            selectPhotos(u"WHERE p.original_sha256 = ? AND p.original_sha256 <> '' AND p.deleted_at IS NULL "
                         "ORDER BY +p.upload_date, +p.seq"_s),
            {originalSha256}, photoOf);
    });
}

Result<QStringList> SqlPhotos::trashedByRun(const QString &runId)
{
    return m_store.read([&](Connection &c) {
        return c.texts(
            u"SELECT photo_id FROM photo_metadata WHERE deleted_run = ? AND deleted_at IS NOT NULL ORDER BY seq"_s,
            {runId});
    });
}

} // namespace td
