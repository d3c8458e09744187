// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/links.h"

#include "catalog/filtersql.h"
#include "catalog/photos.h"
#include "catalog/rows.h"

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

/// True for what a link leads to no more: no copy that can be read has its key.
const QString ObjectGone =
    u"(l.object_key <> '' AND l.kind <> 'upload' AND NOT EXISTS (SELECT 1 FROM copies c WHERE c.key = l.object_key AND "
    "c.photo_id = l.photo_id AND c.state IN ('verified', 'suspect')))"_s;

QString selectLinks(const QString &where)
{
    return QString(
        "SELECT l.link_id, l.photo_id, l.variant, l.kind, l.purpose, l.issued_by, l.recipient, l.object_key, "
        "l.key_id, l.issued_at, l.expires_at, l.revoked_at, l.last_used_at, l.uses, CASE WHEN "_L1 %
        ObjectGone % " THEN 1 ELSE 0 END FROM links l "_L1 % where);
}

Link linkOf(const QSqlQuery &q)
{
    return {.linkId = q.value(0).toString(),
            .photoId = q.value(1).toString(),
            .variant = q.value(2).toString(),
            .kind = linkKindFromName(q.value(3).toString()).value_or(LinkKind::File),
            .purpose = q.value(4).toString(),
            .issuedBy = q.value(5).toString(),
            .recipient = q.value(6).toString(),
            .objectKey = q.value(7).toString(),
            .keyId = q.value(8).toString(),
            .issuedAt = instantOrEpoch(q.value(9)),
            .expiresAt = instantFrom(q.value(10)),
            .revokedAt = instantFrom(q.value(11)),
            .lastUsedAt = instantFrom(q.value(12)),
            .uses = q.value(13).toLongLong(),
            .objectGone = q.value(14).toLongLong() != 0};
}

Result<std::optional<Link>> findLink(Connection &connection, const QString &linkId)
{
    return connection.one<Link>(selectLinks(u"WHERE l.link_id = ?"_s), {linkId}, linkOf);
}

Error unknownLink(const QString &linkId)
{
    return {.code = ErrorCode::NotFound,
            .reason = u"link.unknown"_s,
            .message = u"The register has no such link."_s,
            .where = linkId,
            .remedy = u"List the links with: tierdeck-cli links list"_s};
}

/// "WHERE ..." and what it binds.
SqlCondition linkCondition(const LinkFilter &filter, Instant now)
{
    QStringList terms{u"1 = 1"_s};
    QVariantList args;
    if (!filter.photoId.isEmpty()) {
        terms << u"l.photo_id = ?"_s;
        args << filter.photoId;
    }
    if (!filter.text.isEmpty()) {
        terms << u"(l.link_id LIKE ? ESCAPE '\\' OR l.photo_id LIKE ? ESCAPE '\\' OR l.recipient LIKE ? ESCAPE '\\' OR "
                 "EXISTS (SELECT 1 FROM photo_metadata p WHERE p.photo_id = l.photo_id AND p.filename LIKE ? ESCAPE "
                 "'\\'))"_s;
        for (int i = 0; i < 4; ++i)
            args << likePart(filter.text);
    }
    if (filter.state == LinkState::Revoked) {
        terms << u"l.revoked_at IS NOT NULL"_s;
    } else if (filter.state == LinkState::Expired) {
        terms << u"l.revoked_at IS NULL AND l.expires_at IS NOT NULL AND l.expires_at <= ?"_s;
        args << toIso(now);
    } else if (filter.state) {
        terms << u"l.revoked_at IS NULL AND (l.expires_at IS NULL OR l.expires_at > ?)"_s
              << QString((filter.state == LinkState::Moved ? u""_s : u"NOT "_s) % ObjectGone);
        args << toIso(now);
    }
    return {.where = QString("WHERE "_L1 % terms.join(" AND "_L1)), .args = args};
}

} // namespace

Result<void> SqlLinks::add(const Link &link)
{
    return m_store.write([&](Connection &c) -> Result<void> {
        TD_TRY(c.exec(u"INSERT INTO links(link_id, photo_id, variant, kind, purpose, issued_by, recipient, object_key, "
                      "key_id, issued_at, expires_at, uses) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)"_s,
                      {link.linkId, link.photoId, link.variant, linkKindName(link.kind), link.purpose, link.issuedBy,
                       link.recipient, link.objectKey, link.keyId, toIso(link.issuedAt), bindable(link.expiresAt)}));
        if (link.photoId.isEmpty())
            return {};
        return recordAccess(c, {.at = link.issuedAt,
                                .photoId = link.photoId,
                                .purpose = u"link"_s,
                                .who = link.recipient.isEmpty() ? link.issuedBy : link.recipient,
                                .linkId = link.linkId});
    });
}

Result<std::optional<Link>> SqlLinks::find(const QString &linkId)
{
    return m_store.read([&](Connection &c) { return findLink(c, linkId); });
}

Result<QList<Link>> SqlLinks::list(const LinkFilter &filter, const QString &afterId, int limit, Instant now)
{
    return m_store.read([&](Connection &c) -> Result<QList<Link>> {
        SqlCondition condition = linkCondition(filter, now);
        if (!afterId.isEmpty()) {
            condition.where += u" AND (l.issued_at, l.link_id) < (SELECT a.issued_at, a.link_id FROM links a WHERE "
                               "a.link_id = ?)"_s;
            condition.args << afterId;
        }
        return c.all<Link>(
            selectLinks(QString(condition.where % " ORDER BY l.issued_at DESC, l.link_id DESC LIMIT ?"_L1)),
            QVariantList(condition.args) << limit, linkOf);
    });
}

Result<qint64> SqlLinks::count(const LinkFilter &filter, Instant now)
{
    const SqlCondition condition = linkCondition(filter, now);
    return m_store.read([&](Connection &c) {
        return c.number(QString("SELECT count(*) FROM links l "_L1 % condition.where), condition.args);
    });
}

Result<Link> SqlLinks::use(const QString &linkId, const QString &purpose, Instant now)
{
    return m_store.write([&](Connection &c) -> Result<Link> {
        TD_ASSIGN(std::optional<Link> link, findLink(c, linkId));
        if (!link)
            return fail(unknownLink(linkId));
        if (link->revokedAt)
            return fail(ErrorCode::PermissionDenied, u"link.revoked"_s,
                        u"The link was revoked at %1."_s.arg(toIso(*link->revokedAt)), linkId,
                        u"Ask for a new link."_s);
        if (link->expiresAt && now >= *link->expiresAt)
            return fail(ErrorCode::PermissionDenied, u"link.expired"_s,
                        u"The link expired at %1."_s.arg(toIso(*link->expiresAt)), linkId, u"Ask for a new link."_s);
        TD_TRY(c.exec(u"UPDATE links SET uses = uses + 1, last_used_at = ? WHERE link_id = ?"_s, {toIso(now), linkId}));
        TD_TRY(recordAccess(
            c, {.at = now, .photoId = link->photoId, .purpose = purpose, .who = link->recipient, .linkId = linkId}));
        ++link->uses;
        link->lastUsedAt = now;
        return *std::move(link);
    });
}

Result<bool> SqlLinks::revoke(const QString &linkId, Instant now)
{
    return m_store.write([&](Connection &c) -> Result<bool> {
        TD_ASSIGN(const qint64 changed,
                  c.exec(u"UPDATE links SET revoked_at = ? WHERE link_id = ? AND revoked_at IS NULL"_s,
                         {toIso(now), linkId}));
        return changed > 0;
    });
}

Result<void> SqlLinks::fulfil(const QString &linkId, const QString &photoId, Instant now)
{
    return m_store.write([&](Connection &c) -> Result<void> {
        TD_ASSIGN(const qint64 changed,
                  c.exec(u"UPDATE links SET photo_id = ?, uses = 1, last_used_at = ? WHERE link_id = ? AND kind = "
                         "'upload' AND photo_id = ''"_s,
                         {photoId, toIso(now), linkId}));
        if (changed == 1)
            return {};
        return fail(ErrorCode::FailedPrecondition, u"link.fulfilled"_s, u"The link has brought its photo already."_s,
                    linkId);
    });
}

Result<qint64> SqlLinks::removeExpired(Instant before)
{
    return m_store.write([&](Connection &c) -> Result<qint64> {
        TD_ASSIGN(const qint64 expired,
                  c.exec(u"DELETE FROM links WHERE expires_at < ? AND kind <> 'upload'"_s, {toIso(before)}));
        TD_ASSIGN(const qint64 endless,
                  c.exec(u"DELETE FROM links WHERE expires_at IS NULL AND issued_at < ? AND NOT EXISTS (SELECT 1 FROM "
                         "photo_metadata p WHERE p.photo_id = links.photo_id)"_s,
                         {toIso(before)}));
        return expired + endless;
    });
}

Result<void> SqlLinks::remove(const QString &linkId)
{
    return m_store.write([&](Connection &c) -> Result<void> {
        TD_TRY(c.exec(u"DELETE FROM links WHERE link_id = ?"_s, {linkId}));
        return {};
    });
}

Result<QList<Link>> SqlLinks::lapsedUploads(Instant before, int limit)
{
    return m_store.read([&](Connection &c) {
        return c.all<Link>(selectLinks(u"WHERE l.kind = 'upload' AND l.expires_at < ? ORDER BY l.expires_at LIMIT ?"_s),
                           {toIso(before), limit}, linkOf);
    });
}

Result<std::optional<Instant>> SqlLinks::lastExpiry(const QString &keyId)
{
    return m_store.read([&](Connection &c) -> Result<std::optional<Instant>> {
        TD_ASSIGN(const QVariant last,
                  c.value(u"SELECT max(expires_at) FROM links WHERE key_id = ? AND revoked_at IS NULL"_s, {keyId}));
        return instantFrom(last);
    });
}

Result<QList<Link>> SqlLinks::abused(const LinkAbuse &limits, Instant now)
{
    return m_store.read([&](Connection &c) -> Result<QList<Link>> {
        qint64 used = 0;
        qint64 uses = 0;
        TD_TRY(c.each(u"SELECT count(*), coalesce(sum(uses), 0) FROM links WHERE uses > 0 AND kind = 'service'"_s, {},
                      [&](const QSqlQuery &q) {
                          used = q.value(0).toLongLong();
                          uses = q.value(1).toLongLong();
                      }));
        QList<Link> far;
        TD_TRY(c.each(
            selectLinks(u"WHERE l.uses >= ? AND l.kind = 'service' AND l.revoked_at IS NULL AND l.expires_at > ? "
                        "ORDER BY l.uses DESC, l.link_id"_s),
            {std::max<qint64>(1, limits.leastUses), toIso(now)}, [&](const QSqlQuery &q) {
                Link link = linkOf(q);
                // The mean of the others, so that one link alone cannot hide in its own.
                const double mean = used > 1 ? double(uses - link.uses) / double(used - 1) : 1;
                if (double(link.uses) > limits.timesMean * std::max(1.0, mean))
                    far.append(std::move(link));
            }));
        return far;
    });
}

} // namespace td
