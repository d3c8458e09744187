// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/copies.h"

#include "catalog/eventlog.h"
#include "catalog/filtersql.h"
#include "catalog/rows.h"

#include <QSet>

#include <algorithm>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

QString selectCopies(const QString &tail)
{
    return "SELECT "_L1 % CopyColumns % " FROM copies c "_L1 % tail;
}

/// "hot/a.jpg" -> "hot/a", ".jpg", as withSuffix() cuts it.
std::pair<QString, QString> cut(const QString &key)
{
    const qsizetype slash = key.lastIndexOf(u'/');
    const qsizetype dot = key.lastIndexOf(u'.');
    if (dot <= slash + 1)
        return {key, {}};
    return {key.first(dot), key.sliced(dot)};
}

bool isSuffixed(const QString &key, const QString &stem, const QString &extension)
{
    const qsizetype from = stem.size() + 1;
    const qsizetype length = key.size() - from - extension.size();
    if (length <= 0 || !key.endsWith(extension))
        return false;
    const QStringView number = QStringView(key).sliced(from, length);
    return std::ranges::all_of(number, [](QChar c) { return c >= u'0' && c <= u'9'; });
}

SqlCondition gapCondition(VariantGap gap, const QStringList &wanted)
{
    const QString listed = u"(SELECT value FROM json_each(?))"_s;
    const QString readable = u"FROM copies c WHERE c.photo_id = p.photo_id AND c.state IN ('verified', 'suspect')"_s;
    if (gap == VariantGap::Missing)
        return {.where =
                    "(SELECT count(DISTINCT c.variant) "_L1 % readable % " AND c.variant IN "_L1 % listed % ") < ?"_L1,
                .args = {jsonText(wanted), wanted.size()}};
    return {.where = "EXISTS (SELECT 1 "_L1 % readable %
                     " AND c.variant NOT IN ('master', 'original') AND c.variant NOT IN "_L1 % listed % ')'_L1,
            .args = {jsonText(wanted)}};
}

} // namespace

Result<std::optional<Copy>> findCopy(Connection &connection, qint64 copyId)
{
    return connection.one<Copy>(selectCopies(u"WHERE c.copy_id = ?"_s), {copyId}, copyOf);
}

Result<std::optional<Copy>> SqlCopies::ofKey(const QString &key)
{
    const QString sql = selectCopies(u"WHERE c.key = ? AND c.state IN ('verified', 'suspect') ORDER BY c.copy_id"_s);
    return m_store.read([&](Connection &c) { return c.one<Copy>(sql, {key}, copyOf); });
}

Result<QList<Copy>> SqlCopies::ofPhoto(const QString &photoId, bool withGone)
{
    const QString where = withGone ? u"WHERE c.photo_id = ? ORDER BY c.copy_id"_s
                                   : u"WHERE c.photo_id = ? AND c.state <> 'gone' ORDER BY c.copy_id"_s;
    return m_store.read([&](Connection &c) { return c.all<Copy>(selectCopies(where), {photoId}, copyOf); });
}

Result<int> SqlCopies::keyUses(const QString &baseKey)
{
    const auto [stem, extension] = cut(baseKey);
    const QString from = stem % '-'_L1;
    const QString to = stem % '.'_L1; // the character after '-'
    return m_store.read([&](Connection &c) -> Result<int> {
        // Copies, what purged photos had, and what uploads that came to nothing may have written.
        QSet<QString> keys;
        for (const QString &sql :
             {u"SELECT key FROM copies WHERE key = ? OR (key >= ? AND key < ?)"_s,
              u"SELECT key FROM retired_keys WHERE key = ? OR (key >= ? AND key < ?)"_s,
              u"SELECT target_key FROM journal_copies WHERE target_key = ? OR (target_key >= ? AND "
              "target_key < ?)"_s}) {
            TD_TRY(c.each(sql, {baseKey, from, to}, [&](const QSqlQuery &q) {
                const QString key = q.value(0).toString();
                if (key == baseKey || isSuffixed(key, stem, extension))
                    keys.insert(key);
            }));
        }
        return int(keys.size());
    });
}

Result<QList<Copy>> SqlCopies::after(qint64 copyId, int limit)
{
    return m_store.read([&](Connection &c) {
        return c.all<Copy>(
            selectCopies(u"WHERE c.copy_id > ? AND c.state IN ('verified', 'suspect') ORDER BY c.copy_id LIMIT ?"_s),
            {copyId, limit}, copyOf);
    });
}

Result<QStringList> SqlCopies::photosWithout(const QString &afterId, int limit)
{
    return m_store.read([&](Connection &c) {
        return c.texts(u"SELECT p.photo_id FROM photo_metadata p WHERE p.photo_id > ? AND NOT EXISTS (SELECT 1 FROM "
                       "copies c WHERE c.photo_id = p.photo_id AND c.state <> 'gone') AND NOT EXISTS (SELECT 1 FROM "
                       "journal j WHERE j.photo_id = p.photo_id AND j.state NOT IN ('done', 'abandoned')) "
                       "ORDER BY p.photo_id LIMIT ?"_s,
                       {afterId, limit});
    });
}

Result<QStringList> SqlCopies::withVariantGap(VariantGap gap, const QStringList &wanted, const QString &afterId,
                                              int limit)
{
    const SqlCondition condition = gapCondition(gap, wanted);
    return m_store.read([&](Connection &c) {
        return c.texts(QString("SELECT p.photo_id FROM photo_metadata p WHERE "_L1 % condition.where %
                               " AND p.photo_id > ? AND p.deleted_at IS NULL ORDER BY p.photo_id LIMIT ?"_L1),
                       QVariantList(condition.args) << afterId << limit);
    });
}

Result<qint64> SqlCopies::variantGapCount(VariantGap gap, const QStringList &wanted)
{
    const SqlCondition condition = gapCondition(gap, wanted);
    return m_store.read([&](Connection &c) {
        return c.number(
            QString("SELECT count(*) FROM photo_metadata p WHERE p.deleted_at IS NULL AND "_L1 % condition.where),
            condition.args);
    });
}

Result<QStringList> SqlCopies::knownKeys(const QStringList &keys)
{
    return m_store.read([&](Connection &c) {
        return c.texts(u"SELECT DISTINCT k.value FROM json_each(?) k WHERE EXISTS (SELECT 1 FROM copies c WHERE c.key "
                       u"= k.value AND "
                       "c.state <> 'gone') OR EXISTS (SELECT 1 FROM journal_copies jc JOIN journal j ON j.id = "
                       "jc.journal_id WHERE "
                       "jc.target_key = k.value AND j.state NOT IN ('done', 'abandoned'))"_s,
                       {jsonText(keys)});
    });
}

Result<void> SqlCopies::setState(qint64 copyId, CopyState state, const QString &method, Instant now)
{
    return m_store.write([&](Connection &c) -> Result<void> {
        const bool proven = state == CopyState::Verified;
        TD_ASSIGN(const qint64 changed,
                  c.exec(u"UPDATE copies SET state = ?, verify_method = CASE WHEN ? = 1 THEN ? ELSE verify_method END, "
                         u"verified_at = "
                         "CASE WHEN ? = 1 THEN ? ELSE verified_at END WHERE copy_id = ?"_s,
                         {copyStateName(state), int(proven), method, int(proven), toIso(now), copyId}));
        if (changed != 1)
            return fail(ErrorCode::NotFound, u"copy.unknown"_s, u"There is no such copy."_s, QString::number(copyId));
        return {};
    });
}

Result<void> SqlCopies::recordHash(qint64 copyId, const QString &sha256, Instant now)
{
    return m_store.write([&](Connection &c) -> Result<void> {
        TD_ASSIGN(const std::optional<Copy> copy, findCopy(c, copyId));
        if (!copy)
            return fail(ErrorCode::NotFound, u"copy.unknown"_s, u"There is no such copy."_s, QString::number(copyId));
        const bool isReadable = copy->state == CopyState::Verified || copy->state == CopyState::Suspect;
        if (!isReadable || (!copy->sha256.isEmpty() && copy->sha256 != sha256))
            return fail(ErrorCode::FailedPrecondition, u"copy.has_hash"_s,
                        u"The copy has changed meanwhile, so its hash was not recorded."_s, copy->key);
        TD_TRY(c.exec(u"UPDATE copies SET sha256 = ?, state = 'verified', verify_method = 'sha256', verified_at = ? "
                      "WHERE copy_id = ?"_s,
                      {sha256, toIso(now), copyId}));
        if (copy->variant == variant::Master)
            TD_TRY(c.exec(u"UPDATE photo_metadata SET sha256 = ?, updated_at = ? WHERE photo_id = ? AND sha256 = ''"_s,
                          {sha256, toIso(now), copy->photoId}));
        return {};
    });
}

Result<QList<Copy>> SqlCopies::longestUnproven(Tier tier, int skip, int limit)
{
    return m_store.read([&](Connection &c) {
        return c.all<Copy>(
            selectCopies(u"WHERE c.tier = ? AND c.state = 'verified' ORDER BY coalesce(c.verified_at, ''), "
                         "c.copy_id LIMIT ? OFFSET ?"_s),
            {tierName(tier), limit, skip}, copyOf);
    });
}

Result<qint64> SqlCopies::verifiedCount(Tier tier)
{
    return m_store.read([&](Connection &c) {
        return c.number(u"SELECT count(*) FROM copies WHERE tier = ? AND state = 'verified'"_s, {tierName(tier)});
    });
}

Result<void> SqlCopies::recordProofs(const QList<qint64> &copyIds, const QString &method, Instant now)
{
    return m_store.write([&](Connection &c) -> Result<void> {
        for (const qint64 id : copyIds)
            TD_TRY(c.exec(
                u"UPDATE copies SET state = 'verified', verify_method = ?, verified_at = ? WHERE copy_id = ? AND "
                "state IN ('verified', 'suspect')"_s,
                {method, toIso(now), id}));
        return {};
    });
}

Result<void> SqlCopies::replace(qint64 copyId, const Copy &made, Instant now)
{
    return m_store.write([&](Connection &c) -> Result<void> {
        TD_ASSIGN(const std::optional<Copy> old, findCopy(c, copyId));
        if (!old || (old->state != CopyState::Verified && old->state != CopyState::Suspect))
            return fail(ErrorCode::FailedPrecondition, u"copy.changed"_s,
                        u"The copy has changed meanwhile, so it was not replaced."_s, made.key);
        TD_ASSIGN(const qint64 taken,
                  c.number(u"SELECT EXISTS (SELECT 1 FROM copies WHERE key = ? AND state <> 'gone')"_s, {made.key}));
        if (taken != 0)
            return fail(ErrorCode::AlreadyExists, u"key.taken"_s,
                        u"Another object has the key that was to be written."_s, made.key, u"Repair again."_s);
        const QString at = toIso(now);
        TD_TRY(c.exec(u"UPDATE copies SET state = 'gone' WHERE copy_id = ?"_s, {copyId}));
        TD_ASSIGN(
            const qint64 newId,
            c.number(u"INSERT INTO copies(photo_id, variant, tier, backend, key, version_id, size, sha256, md5, "
                     "mime_type, width, height, state, verify_method, verified_at, created_at) VALUES (?, ?, ?, ?, "
                     "?, ?, ?, ?, ?, ?, ?, ?, 'verified', ?, ?, ?) RETURNING copy_id"_s,
                     {old->photoId, old->variant, tierName(made.tier), made.backend, made.key, made.versionId,
                      old->size, old->sha256, made.md5, old->mimeType, old->width, old->height, made.verifyMethod, at,
                      at}));
        for (const auto &[id, key] :
             {std::pair("target_copy_id"_L1, "target_key"_L1), std::pair("source_copy_id"_L1, "source_key"_L1)}) {
            TD_TRY(c.exec(QString("UPDATE journal_copies SET "_L1 % id % " = ?, "_L1 % key % " = ? WHERE "_L1 % id %
                                  " = ? AND journal_id IN (SELECT id FROM journal WHERE photo_id = ? AND state NOT IN "
                                  "('done', 'abandoned'))"_L1),
                          {newId, made.key, copyId, old->photoId}));
        }
        if (old->variant == variant::Master)
            TD_TRY(c.exec(u"UPDATE photo_metadata SET storage_path = ?, updated_at = ? WHERE photo_id = ? AND "
                          "storage_path = ?"_s,
                          {made.key, at, old->photoId, old->key}));
        Event event;
        event.at = now;
        event.what = u"copy_restored"_s;
        event.photoId = old->photoId;
        event.detail = {{u"variant"_s, old->variant}, {u"from"_s, old->key}, {u"to"_s, made.key}};
        return writeEvent(c, event);
    });
}

} // namespace td
