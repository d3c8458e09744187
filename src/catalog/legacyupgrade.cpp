// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/legacyupgrade.h"

#include <QRegularExpression>

#include <array>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

/// The same instant as YYYY-MM-DDTHH:MM:SSZ, or NULL for what is no date (31 February included).
QString uniform(QLatin1StringView column)
{
    const QString c = column;
    // "+0 days" makes SQLite work the date out: 31 February becomes 3 March and is found out.
    return u"(CASE WHEN %1 GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]*' AND date(substr(%1, 1, 10), '+0 days') = "
           "substr(%1, 1, 10) THEN strftime('%Y-%m-%dT%H:%M:%SZ', %1) END)"_s.replace("%1"_L1, c);
}

Result<QStringList> columnsOf(Connection &connection, const QString &table)
{
    return connection.texts(u"SELECT name FROM pragma_table_info(?)"_s, {table});
}

/// Keeps a table of the source under another name and takes over the columns that both know.
Result<void> setAside(Connection &connection, const QString &table)
{
    TD_ASSIGN(const QStringList columns, columnsOf(connection, table));
    if (columns.isEmpty())
        return {};
    TD_TRY(connection.execOnce(QString("CREATE TABLE source_"_L1 % table % " AS SELECT * FROM "_L1 % table)));
    TD_TRY(connection.execOnce(QString("DROP TABLE "_L1 % table)));
    return {};
}

struct Field {
    QLatin1StringView name;
    QLatin1StringView fallback; ///< SQL over the row itself, used when the text is no instant
};

/// Notes every text that is no instant, with what replaces it, before it is replaced.
Result<qint64> noteUnreadable(Connection &connection, const Field &field, const QString &now)
{
    const QString sql =
        "INSERT INTO upgrade_notes(at, photo_id, field, old_value, new_value) SELECT ?, photo_id, '"_L1 % field.name %
        "', "_L1 % field.name % ", "_L1 % field.fallback % " FROM photo_metadata WHERE "_L1 % field.name %
        " IS NOT NULL AND "_L1 % field.name % " <> '' AND "_L1 % uniform(field.name) % " IS NULL"_L1;
    return connection.exec(sql, {now});
}

/// A photo that looks older than it is would be deleted too early, so what cannot be read counts from now on.
Result<qint64> makeInstantsUniform(Connection &connection, const QString &now)
{
    TD_TRY(connection.exec(u"CREATE TEMP TABLE upgrade_now AS SELECT ? AS at"_s, {now}));
    const QLatin1StringView nowSql("(SELECT at FROM upgrade_now)");
    const std::array fields{
        Field{"created_at"_L1, nowSql}, Field{"upload_date"_L1, nowSql},    Field{"last_access_date"_L1, nowSql},
        Field{"updated_at"_L1, nowSql}, Field{"published_date"_L1, nowSql}, Field{"scheduled_deletion"_L1, "NULL"_L1},
    };
    qint64 unreadable = 0;
    for (const Field &field : fields) {
        TD_ASSIGN(const qint64 noted, noteUnreadable(connection, field, now));
        unreadable += noted;
        const QString sql = "UPDATE photo_metadata SET "_L1 % field.name % " = CASE WHEN "_L1 % field.name %
                            " IS NULL OR "_L1 % field.name % " = '' THEN NULL ELSE ifnull("_L1 % uniform(field.name) %
                            ", "_L1 % field.fallback % ") END"_L1;
        TD_TRY(connection.exec(sql));
    }
    TD_TRY(connection.execOnce(u"DROP TABLE upgrade_now"_s));
    return unreadable;
}

Result<void> fillColumns(Connection &connection, const QString &now)
{
    TD_TRY(connection.exec(u"UPDATE photo_metadata SET upload_date = coalesce(upload_date, created_at, ?)"_s, {now}));
    TD_TRY(
        connection.exec(u"UPDATE photo_metadata SET published_to_vinted = ifnull(published_to_vinted, 0) <> 0, "
                        "access_count = ifnull(access_count, 0), "
                        "last_access_date = ifnull(last_access_date, upload_date), "
                        "created_at = ifnull(created_at, upload_date), updated_at = ifnull(updated_at, upload_date), "
                        "storage_path = ifnull(storage_path, ''), cdn_url = ifnull(cdn_url, ''), "
                        "draft_id = nullif(draft_id, ''), stored_bytes = compressed_size_bytes, "
                        "temp_since = CASE tier WHEN 'temp' THEN upload_date END"_s));
    TD_TRY(connection.exec(u"UPDATE photo_metadata SET published_date = ? WHERE published_to_vinted = 1 AND "
                           "published_date IS NULL"_s,
                           {now}));
    TD_TRY(connection.exec(u"UPDATE photo_metadata SET published_date = NULL WHERE published_to_vinted = 0"_s));
    TD_TRY(connection.exec(u"UPDATE photo_metadata SET scheduled_deletion = NULL WHERE tier <> 'temp' AND "
                           "published_to_vinted = 0"_s));
    TD_TRY(connection.exec(
        u"UPDATE photo_metadata SET filename = replace(storage_path, rtrim(storage_path, replace(storage_path, '/', '')), '')"_s));
    TD_TRY(connection.exec(
        u"UPDATE photo_metadata SET mime_type = CASE WHEN lower(storage_path) GLOB '*.jp*g' THEN 'image/jpeg' "
        "WHEN lower(storage_path) GLOB '*.png' THEN 'image/png' WHEN lower(storage_path) GLOB '*.gif' THEN "
        "'image/gif' WHEN lower(storage_path) GLOB '*.webp' THEN 'image/webp' ELSE '' END"_s));
    TD_TRY(connection.exec(u"UPDATE photo_metadata SET seq = n.number FROM (SELECT photo_id AS id, row_number() OVER "
                           u"(ORDER BY upload_date, "
                           "photo_id) AS number FROM photo_metadata) AS n WHERE n.id = photo_metadata.photo_id"_s));
    TD_TRY(connection.exec(u"UPDATE counters SET value = (SELECT ifnull(max(seq), 0) FROM photo_metadata) WHERE name = "
                           "'photo_seq'"_s));
    return {};
}

/// Paths of the machine that wrote them ("/app/data/photos/temp/a.jpg") become keys ("temp/a.jpg"): a key is what
/// stores take, and the files lie in the folders of their tiers. A key that two photos would share stays as it was.
Result<void> makePathsKeys(Connection &connection, const QString &now)
{
    TD_TRY(connection.execOnce(
        u"CREATE TEMP TABLE upgrade_keys AS SELECT photo_id, tier || '/' || substr(storage_path, "
        "instr(storage_path, '/' || tier || '/') + length(tier) + 2) AS key FROM photo_metadata WHERE "
        "instr(storage_path, '/' || tier || '/') > 0 AND storage_path NOT GLOB tier || '/*' AND (tier = 'temp' OR "
        "storage_path GLOB '/*')"_s));
    TD_TRY(connection.execOnce(u"DELETE FROM upgrade_keys WHERE key IN (SELECT key FROM upgrade_keys GROUP BY key "
                               "HAVING count(*) > 1) OR key IN (SELECT storage_path FROM photo_metadata)"_s));
    TD_TRY(connection.exec(u"INSERT INTO upgrade_notes(at, photo_id, field, old_value, new_value) SELECT ?, "
                           "p.photo_id, 'storage_path', p.storage_path, k.key FROM upgrade_keys k JOIN photo_metadata "
                           "p ON p.photo_id = k.photo_id"_s,
                           {now}));
    TD_TRY(connection.exec(u"UPDATE photo_metadata SET storage_path = k.key FROM upgrade_keys k WHERE k.photo_id = "
                           "photo_metadata.photo_id"_s));
    return connection.execOnce(u"DROP TABLE upgrade_keys"_s);
}

/// A copy for every photo whose key a store can take. An object that two photos name belongs to neither: whoever was
/// purged first would take it from the other.
Result<qint64> createCopies(Connection &connection)
{
    return connection.exec(
        u"INSERT INTO copies(photo_id, variant, tier, key, size, mime_type, state, created_at) "
        "SELECT photo_id, 'master', tier, storage_path, compressed_size_bytes, mime_type, 'suspect', upload_date "
        "FROM photo_metadata WHERE storage_path <> '' AND storage_path NOT GLOB '/*' AND instr('/' || storage_path || "
        "'/', '//') = 0 AND instr('/' || storage_path || '/', '/../') = 0 AND instr('/' || storage_path || '/', "
        "'/./') = 0 AND storage_path NOT IN (SELECT storage_path FROM photo_metadata GROUP BY storage_path HAVING "
        "count(*) > 1) ORDER BY seq"_s);
}

/// The values of `column` in a table that was set aside, or `otherwise` when it has no such column.
QString sourceValue(const QStringList &columns, const QString &column, const QString &otherwise)
{
    return columns.contains(column, Qt::CaseInsensitive)
               ? QString("ifnull(s."_L1 % column % ", "_L1 % otherwise % ')'_L1)
               : otherwise;
}

Result<void> createOwners(Connection &connection, const QString &now)
{
    TD_ASSIGN(const QStringList users, columnsOf(connection, u"source_users"_s));
    if (users.contains("id"_L1)) {
        const QString created = users.contains("created_at"_L1) ? uniform("s.created_at"_L1) : u"NULL"_s;
        TD_TRY(connection.exec(QString("INSERT OR IGNORE INTO users(id, name, created_at) SELECT s.id, "_L1 %
                                       sourceValue(users, u"name"_s, u"''"_s) % ", ifnull("_L1 % created %
                                       ", ?) FROM source_users s WHERE s.id IS NOT NULL"_L1),
                               {now}));
    }
    TD_TRY(connection.exec(
        u"INSERT OR IGNORE INTO users(id, created_at) SELECT user_id, min(upload_date) FROM photo_metadata "
        "GROUP BY user_id"_s));
    TD_ASSIGN(const QStringList drafts, columnsOf(connection, u"source_drafts"_s));
    if (drafts.contains("id"_L1)) {
        const QString created = drafts.contains("created_at"_L1) ? uniform("s.created_at"_L1) : u"NULL"_s;
        TD_TRY(connection.exec(QString("INSERT OR IGNORE INTO drafts(id, user_id, title, created_at) SELECT s.id, "_L1 %
                                       sourceValue(drafts, u"user_id"_s, u"''"_s) % ", "_L1 %
                                       sourceValue(drafts, u"title"_s, u"''"_s) % ", ifnull("_L1 % created %
                                       ", ?) FROM source_drafts s WHERE s.id IS NOT NULL"_L1),
                               {now}));
    }
    TD_TRY(connection.exec(u"INSERT OR IGNORE INTO drafts(id, user_id, created_at) SELECT draft_id, min(user_id), "
                           "min(upload_date) FROM photo_metadata WHERE draft_id IS NOT NULL GROUP BY draft_id"_s));
    TD_TRY(connection.exec(
        u"UPDATE drafts SET published = 1, published_date = (SELECT min(published_date) FROM photo_metadata "
        "WHERE draft_id = drafts.id) WHERE id IN (SELECT draft_id FROM photo_metadata WHERE draft_id IS NOT "
        "NULL GROUP BY draft_id HAVING min(published_to_vinted) = 1)"_s));
    return {};
}

} // namespace

Result<void> adoptSourceTables(Connection &connection, const QList<Migration> &migrations)
{
    static const QRegularExpression created(u"^CREATE TABLE (?:IF NOT EXISTS )?(\\w+)"_s,
                                            QRegularExpression::MultilineOption);
    TD_ASSIGN(const QStringList present,
              connection.texts(u"SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'photo_metadata'"_s));
    for (const Migration &migration : migrations) {
        for (const QRegularExpressionMatch &match : created.globalMatch(migration.sql)) {
            if (present.contains(match.captured(1), Qt::CaseInsensitive))
                TD_TRY(setAside(connection, match.captured(1)));
        }
    }
    return {};
}

Result<QStringList> adoptSourceRows(Connection &connection, Instant instant)
{
    const QString now = toIso(instant);
    TD_ASSIGN(const qint64 unreadable, makeInstantsUniform(connection, now));
    TD_TRY(fillColumns(connection, now));
    TD_TRY(createOwners(connection, now));
    TD_TRY(makePathsKeys(connection, now));
    TD_ASSIGN(const qint64 copies, createCopies(connection));
    TD_ASSIGN(const qint64 photos, connection.number(u"SELECT count(*) FROM photo_metadata"_s));
    QStringList notes{QString(QString::number(photos) % " photos taken over; "_L1 % QString::number(copies) %
                              " copies are to be proven by a check"_L1)};
    if (photos > copies)
        notes.append(QString(QString::number(photos - copies) % " photos have no storage path of their own"_L1));
    if (unreadable > 0)
        notes.append(QString(QString::number(unreadable) % " timestamps could not be read (table upgrade_notes)"_L1));
    TD_TRY(connection.exec(
        u"INSERT INTO events(at, what, count, detail) VALUES (?, 'repaired', ?, json_object('by', 'upgrade', "
        "'notes', ?))"_s,
        {now, photos, notes.join("; "_L1)}));
    return notes;
}

} // namespace td
