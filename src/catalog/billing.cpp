// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/billing.h"

#include "catalog/rows.h"

#include <QSet>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

/// Of the drafts that are quiet, those that became so last are looked at; one that nobody touched for years tells
/// nothing new.
constexpr int QuietDrafts = 500;

const QString UsageColumns = QStringLiteral("day, provider, account, bucket_id, bucket, byte_hours, uploaded_bytes, "
                                            "downloaded_bytes, free_downloaded_bytes, deleted_bytes, class_a, class_b, "
                                            "class_c, class_d");

UsageDay usageDayFrom(const QSqlQuery &q)
{
    int at = 0;
    const auto next = [&] { return q.value(at++); };
    UsageDay day;
    day.day = QDate::fromString(next().toString(), Qt::ISODate);
    day.provider = next().toString();
    day.account = next().toString();
    day.bucketId = next().toString();
    day.bucket = next().toString();
    day.byteHours = next().toDouble();
    day.uploadedBytes = next().toLongLong();
    day.downloadedBytes = next().toLongLong();
    day.freeDownloadedBytes = next().toLongLong();
    day.deletedBytes = next().toLongLong();
    day.classA = next().toLongLong();
    day.classB = next().toLongLong();
    day.classC = next().toLongLong();
    day.classD = next().toLongLong();
    return day;
}

/// What the drafts have that are still on sale: photos that are neither published nor in the trash. Written so that
/// SQLite goes from draft to draft (it keeps the order of a CROSS JOIN, and takes no index for what has a plus) and is
/// done when it has enough of them.
const QString UnsoldPhotos =
    QStringLiteral("count(p.seq), coalesce(sum(p.stored_bytes), 0) FROM drafts d CROSS JOIN photo_metadata p ON "
                   "p.draft_id = d.id AND p.deleted_at IS NULL AND +p.published_to_vinted = 0 WHERE d.removed_at IS "
                   "NULL AND d.published = 0 AND ");

/// A sign, and the condition on `drafts d` that shows it.
struct SignQuery {
    QString sign, since, condition, having;
    QVariantList args;
};

QList<SignQuery> signQueries(Instant idleBefore)
{
    const QString idle = toIso(idleBefore);
    return {
        {.sign = u"orders"_s,
         .since = u"d.last_order_at"_s,
         .condition = u"d.order_count > 0"_s,
         .having = {},
         .args = {}},
        {.sign = u"siblings"_s,
         .since = u"NULL"_s,
         .condition = u"d.id IN (SELECT s.draft_id FROM photo_metadata s WHERE s.deleted_at IS NULL AND "
                      "s.published_to_vinted = 1 AND s.pinned = 0 AND s.published_date IS NOT NULL)"_s,
         .having = {},
         .args = {}},
        {.sign = u"idle"_s,
         .since = u"max(p.last_access_date)"_s,
         .condition = u"d.id IN (SELECT q.id FROM drafts q WHERE q.removed_at IS NULL AND "
                      "coalesce(q.last_upload, q.created_at) < ? ORDER BY coalesce(q.last_upload, q.created_at) DESC, "
                      "q.id DESC LIMIT %1)"_s.arg(QuietDrafts),
         .having = u" HAVING max(p.last_access_date) < ? AND max(CASE WHEN p.tier = 'hot' THEN 1 ELSE 0 END) = 1"_s,
         .args = {idle, idle}},
    };
}

} // namespace

Result<CountedWork> SqlBilling::work(Instant from, Instant before)
{
    const QString first = toIso(from);
    const QString end = toIso(before);
    return m_store.read([&](Connection &c) -> Result<CountedWork> {
        CountedWork work;
        for (const auto &[what, counter] : {std::pair{u"uploaded"_s, &work.uploaded},
                                            {u"promoted"_s, &work.promoted},
                                            {u"archived"_s, &work.archived}}) {
            TD_ASSIGN(*counter, c.number(u"SELECT count(*) FROM events WHERE what = ? AND at >= ? AND at < ? AND "
                                         "photo_id <> ''"_s,
                                         {what, first, end}));
        }
        TD_TRY(c.each(u"SELECT p.tier, count(*), coalesce(sum(p.compressed_size_bytes), 0) FROM access_log a JOIN "
                      "photo_metadata p ON p.photo_id = a.photo_id WHERE a.at >= ? AND a.at < ? GROUP BY p.tier"_s,
                      {first, end}, [&](const QSqlQuery &q) {
                          if (const auto tier = tierFromName(q.value(0).toString()))
                              work.accesses.insert(*tier, {q.value(1).toLongLong(), q.value(2).toLongLong()});
                      }));
        return work;
    });
}

Result<QList<TrashedPhoto>> SqlBilling::trashed(qint64 limit)
{
    return m_store.read([&](Connection &c) {
        return c.all<TrashedPhoto>(
            u"SELECT tier, stored_bytes, CASE tier WHEN 'temp' THEN temp_since WHEN 'hot' THEN promoted_at ELSE "
            "archived_at END FROM photo_metadata WHERE deleted_at IS NOT NULL LIMIT ?"_s,
            {limit}, [](const QSqlQuery &q) {
                return TrashedPhoto{.tier = tierFromName(q.value(0).toString()).value_or(Tier::Temp),
                                    .bytes = q.value(1).toLongLong(),
                                    .since = instantFrom(q.value(2))};
            });
    });
}

Result<QList<SoldSign>> SqlBilling::soldSigns(Instant idleBefore, int limit)
{
    return m_store.read([&](Connection &c) -> Result<QList<SoldSign>> {
        QList<SoldSign> signs;
        QSet<QString> seen;
        const QList<SignQuery> queries = signQueries(idleBefore);
        for (const SignQuery &query : queries) {
            const QString sql = "SELECT d.id, "_L1 % query.since % ", "_L1 % UnsoldPhotos % query.condition %
                                " GROUP BY d.id"_L1 % query.having % " LIMIT ?"_L1;
            TD_TRY(c.each(sql, QVariantList(query.args) << limit, [&](const QSqlQuery &q) {
                const QString draft = q.value(0).toString();
                if (seen.contains(draft) || signs.size() >= limit)
                    return;
                seen.insert(draft);
                signs.append({.draftId = draft,
                              .sign = query.sign,
                              .photos = q.value(2).toLongLong(),
                              .bytes = q.value(3).toLongLong(),
                              .since = instantFrom(q.value(1))});
            }));
        }
        return signs;
    });
}

Result<qint64> SqlBilling::saveUsage(const QList<UsageDay> &days, const QString &source, Instant now)
{
    const QString at = toIso(now);
    return m_store.write([&](Connection &c) -> Result<qint64> {
        qint64 fresh = 0;
        for (const UsageDay &day : days) {
            const QVariantList key{day.provider, day.account, day.bucketId, day.day.toString(Qt::ISODate)};
            TD_ASSIGN(const qint64 gone, c.exec(u"DELETE FROM usage_days WHERE provider = ? AND account = ? AND "
                                                "bucket_id = ? AND day = ?"_s,
                                                key));
            fresh += gone == 0 ? 1 : 0;
            TD_TRY(c.exec(QString("INSERT INTO usage_days("_L1 % UsageColumns %
                                  ", source, imported_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_L1),
                          {day.day.toString(Qt::ISODate), day.provider, day.account, day.bucketId, day.bucket,
                           day.byteHours, day.uploadedBytes, day.downloadedBytes, day.freeDownloadedBytes,
                           day.deletedBytes, day.classA, day.classB, day.classC, day.classD, source, at}));
        }
        return fresh;
    });
}

Result<QList<UsageDay>> SqlBilling::usage(const QString &bucketId, QDate from, QDate to)
{
    return m_store.read([&](Connection &c) {
        return c.all<UsageDay>(QString("SELECT "_L1 % UsageColumns %
                                       " FROM usage_days WHERE bucket_id = ? AND bucket_id <> '' AND day BETWEEN ? AND "
                                       "? ORDER BY day"_L1),
                               {bucketId, from.toString(Qt::ISODate), to.toString(Qt::ISODate)}, usageDayFrom);
    });
}

Result<QList<UsageBucket>> SqlBilling::usageBuckets()
{
    return m_store.read([](Connection &c) {
        return c.all<UsageBucket>(
            u"SELECT provider, bucket_id, max(bucket), min(day), max(day), count(DISTINCT day) FROM usage_days WHERE "
            "bucket_id <> '' GROUP BY provider, bucket_id ORDER BY 3, 2"_s,
            {}, [](const QSqlQuery &q) {
                return UsageBucket{.provider = q.value(0).toString(),
                                   .bucketId = q.value(1).toString(),
                                   .bucket = q.value(2).toString(),
                                   .from = QDate::fromString(q.value(3).toString(), Qt::ISODate),
                                   .to = QDate::fromString(q.value(4).toString(), Qt::ISODate),
                                   .days = q.value(5).toLongLong()};
            });
    });
}

Result<qint64> SqlBilling::clearUsage()
{
    return m_store.write([](Connection &c) { return c.exec(u"DELETE FROM usage_days"_s); });
}

Result<QList<SavedView>> SqlViews::views(const QString &page)
{
    return m_store.read([&](Connection &c) {
        return c.all<SavedView>(
            u"SELECT name, definition FROM saved_views WHERE page = ? ORDER BY name"_s, {page}, [](const QSqlQuery &q) {
                return SavedView{.name = q.value(0).toString(), .definition = q.value(1).toString()};
            });
    });
}

Result<void> SqlViews::save(const QString &page, const SavedView &view, Instant now)
{
    return m_store.write([&](Connection &c) -> Result<void> {
        TD_TRY(c.exec(u"INSERT INTO saved_views(name, page, definition, created_at) VALUES (?, ?, ?, ?) ON "
                      "CONFLICT(name) DO UPDATE SET page = excluded.page, definition = excluded.definition"_s,
                      {view.name, page, view.definition, toIso(now)}));
        return {};
    });
}

Result<void> SqlViews::remove(const QString &page, const QString &name)
{
    return m_store.write([&](Connection &c) -> Result<void> {
        TD_TRY(c.exec(u"DELETE FROM saved_views WHERE page = ? AND name = ?"_s, {page, name}));
        return {};
    });
}

} // namespace td
