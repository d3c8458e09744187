// SPDX-License-Identifier: GPL-3.0-or-later
// Listing and removing: what is there, what is hidden, what was left half done.
#include "storage/s3bucketstore.h"

#include "core/digest.h"
#include "storage/cancelled.h"
#include "storage/s3xml.h"

namespace td
{

using namespace Qt::StringLiterals;

namespace
{
Result<void> checkPrefix(const QString &prefix)
{
    // "hot/" and "ho" are prefixes of keys, although a key may not end so.
    return prefix.isEmpty() ? Result<void>{} : checkS3Key(prefix.endsWith(u'/') ? prefix + u'x' : prefix);
}

/// Follows the pages of one listing; `onPage` answers the markers of the next page, or nothing at the end.
using Markers = std::optional<std::pair<QString, QString>>;
Result<void> eachPage(S3Client &client, sigv4::Pairs query, const std::pair<QByteArray, QByteArray> &markerNames,
                      const std::function<Result<Markers>(const QByteArray &body)> &onPage, const std::stop_token &stop)
{
    query.append(sigv4::Pair{"encoding-type", "url"});
    s3xml::PageTrail trail;
    for (sigv4::Pairs where;;) {
        if (stop.stop_requested())
            return cancelled(client.config().bucket);
        TD_ASSIGN(const HttpReply reply, client.send({.method = "GET", .query = query + where}, stop));
        TD_ASSIGN(const Markers next, onPage(reply.body));
        if (!next)
            return {};
        TD_TRY(trail.advance(next->first, next->second));
        where = {{markerNames.first, next->first.toUtf8()}};
        if (!next->second.isEmpty())
            where.append({markerNames.second, next->second.toUtf8()});
    }
}

Result<void> eachVersion(S3Client &client, const QString &prefix,
                         const std::function<Result<bool>(const s3xml::VersionEntry &)> &each,
                         const std::stop_token &stop)
{
    const auto onPage = [&](const QByteArray &body) -> Result<Markers> {
        TD_ASSIGN(const s3xml::VersionsPage page, s3xml::parseVersionsPage(body));
        for (const s3xml::VersionEntry &entry : page.versions) {
            TD_ASSIGN(const bool goOn, each(entry));
            if (!goOn)
                return Markers();
        }
        return page.truncated ? Markers({page.nextKeyMarker, page.nextVersionIdMarker}) : Markers();
    };
    return eachPage(client, {{"versions", {}}, {"prefix", prefix.toUtf8()}, {"max-keys", "1000"}},
                    {"key-marker", "version-id-marker"}, onPage, stop);
}
} // namespace

Result<void> S3BucketStore::list(const QString &prefix, const std::function<Result<void>(const ObjectInfo &)> &each,
                                 std::stop_token stop)
{
    TD_TRY(checkPrefix(prefix));
    const bool showsSetAside = prefix.startsWith(SetAsideFolder);
    s3xml::PageTrail firstKeys;
    const auto onPage = [&](const QByteArray &body) -> Result<Markers> {
        TD_ASSIGN(const s3xml::ListPage page, s3xml::parseListPage(body));
        if (!page.objects.isEmpty()) // the same page under another token
            TD_TRY(firstKeys.advance(page.objects.first().key));
        for (const ObjectInfo &object : page.objects) {
            if (showsSetAside || !object.key.startsWith(SetAsideFolder))
                TD_TRY(each(object));
        }
        return page.truncated ? Markers({page.nextToken, QString()}) : Markers();
    };
    return eachPage(m_client, {{"list-type", "2"}, {"prefix", prefix.toUtf8()}, {"max-keys", "1000"}},
                    {"continuation-token", {}}, onPage, stop);
}

Result<void> S3BucketStore::listHidden(const QString &prefix,
                                       const std::function<Result<void>(const HiddenVersion &)> &each,
                                       std::stop_token stop)
{
    TD_TRY(checkPrefix(prefix));
    const auto listed = eachVersion(
        m_client, prefix,
        [&](const s3xml::VersionEntry &entry) -> Result<bool> {
            if (entry.isMarker || !entry.isLatest)
                TD_TRY(each({.key = entry.key,
                             .versionId = entry.versionId,
                             .size = entry.size,
                             .isMarker = entry.isMarker,
                             .modified = entry.modified}));
            return true;
        },
        stop);
    // A provider that does not know the question keeps no versions.
    if (!listed && listed.error().code == ErrorCode::Unimplemented)
        return {};
    return listed;
}

Result<QList<ObjectRef>> S3BucketStore::versionsOf(const QString &key, std::stop_token stop)
{
    QList<ObjectRef> versions;
    TD_TRY(eachVersion(
        m_client, key,
        [&](const s3xml::VersionEntry &entry) -> Result<bool> {
            if (entry.key == key)
                versions.append({entry.key, entry.versionId});
            // The key itself comes before all longer ones.
            return entry.key == key;
        },
        stop));
    return versions;
}

Result<HttpReply> S3BucketStore::removeOne(const QString &key, const QString &versionId, std::stop_token stop)
{
    sigv4::Pairs query;
    if (!versionId.isEmpty())
        query.append({m_client.versionParameter(), versionId.toUtf8()});
    Result<HttpReply> reply = m_client.send({.method = "DELETE", .key = key, .query = query}, std::move(stop));
    if (!reply && reply.error().code == ErrorCode::NotFound)
        return HttpReply{.status = 204};
    return reply;
}

Result<void> S3BucketStore::remove(const QString &key, const QString &versionId, std::stop_token stop)
{
    TD_TRY(checkS3Key(key));
    if (!versionId.isEmpty() || !m_client.config().provider.alwaysVersioned) {
        TD_ASSIGN(const HttpReply reply, removeOne(key, versionId, stop));
        const bool onlyHidden = versionId.isEmpty() && (reply.headers.value("x-amz-delete-marker") == "true" ||
                                                        reply.headers.contains("x-amz-version-id"));
        if (!onlyHidden)
            return {};
    }
    TD_ASSIGN(const QList<ObjectRef> versions, versionsOf(key, stop));
    // The oldest first: no old version shows itself again when this is interrupted.
    for (auto version = versions.crbegin(); version != versions.crend(); ++version)
        TD_TRY(removeOne(version->key, version->versionId, stop));
    return {};
}

bool S3BucketStore::keepsNoVersions(std::stop_token stop)
{
    if (m_client.config().provider.alwaysVersioned)
        return false;
    {
        const QMutexLocker lock(&m_mutex);
        if (m_keepsNoVersions)
            return *m_keepsNoVersions;
    }
    const Result<HttpReply> reply = m_client.send({.method = "GET", .query = {{"versioning", {}}}}, std::move(stop));
    const auto state = reply ? s3xml::parseVersioning(reply->body) : Result<s3xml::Versioning>(fail(reply.error()));
    const bool none = state ? *state == s3xml::Versioning::Never : state.error().code == ErrorCode::Unimplemented;
    const QMutexLocker lock(&m_mutex);
    if (state || !isRetryable(state.error().code))
        m_keepsNoVersions = none;
    return none;
}

Result<QList<ObjectFailure>> S3BucketStore::removeBatch(const QList<ObjectRef> &objects, std::stop_token stop)
{
    TD_ASSIGN(const QByteArray xml, s3xml::deleteObjectsBody(objects));
    BytesSource body(xml);
    Digest md5(Digest::Algorithm::Md5);
    md5.add(xml);
    TD_ASSIGN(const HttpReply reply,
              m_client.send({.method = "POST",
                             .query = {{"delete", {}}},
                             .headers = {{"Content-Type", "application/xml"}, {"Content-MD5", md5.raw().toBase64()}},
                             .body = &body,
                             .bodySha256 = sha256Hex(xml)},
                            std::move(stop)));
    return s3xml::parseDeleteResult(reply.body, objects);
}

Result<QList<ObjectFailure>> S3BucketStore::removeAll(const QList<ObjectRef> &objects, std::stop_token stop)
{
    const ProviderProfile &provider = m_client.config().provider;
    QList<ObjectFailure> failed;
    QList<ObjectRef> together;
    QList<ObjectRef> alone;
    const bool batches = provider.batchDelete && !m_noBatchDelete && objects.size() > 1;
    // Without its version id an object of a versioned bucket would only be hidden by a batch.
    const bool namesSuffice = batches && keepsNoVersions(stop);
    for (const ObjectRef &object : objects) {
        if (const auto good = checkS3Key(object.key); !good)
            failed.append({object, good.error()});
        else if (batches && s3xml::fitsXml(object.key) && (namesSuffice || !object.versionId.isEmpty()))
            together.append(object);
        else
            alone.append(object);
    }
    for (qsizetype at = 0; at < together.size(); at += provider.batchDeleteKeys) {
        const QList<ObjectRef> batch = together.mid(at, provider.batchDeleteKeys);
        const Result<QList<ObjectFailure>> kept =
            m_noBatchDelete ? Result<QList<ObjectFailure>>() : removeBatch(batch, stop);
        if (!kept && kept.error().code == ErrorCode::Unimplemented)
            m_noBatchDelete = true;
        else if (!kept)
            return fail(kept.error());
        if (m_noBatchDelete)
            alone += batch;
        else
            failed += *kept;
    }
    for (const ObjectRef &object : alone) {
        if (stop.stop_requested())
            return cancelled(object.key);
        if (const auto removed = remove(object.key, object.versionId, stop); !removed)
            failed.append({object, removed.error()});
    }
    return failed;
}

Result<QList<UnfinishedUpload>> S3BucketStore::unfinishedUploads(const QString &prefix, std::stop_token stop)
{
    TD_TRY(checkPrefix(prefix));
    QList<UnfinishedUpload> uploads;
    if (!m_client.config().provider.listsUploads)
        return uploads;
    const auto onPage = [&](const QByteArray &body) -> Result<Markers> {
        TD_ASSIGN(const s3xml::UploadsPage page, s3xml::parseUploadsPage(body));
        uploads += page.uploads;
        return page.truncated ? Markers({page.nextKeyMarker, page.nextUploadIdMarker}) : Markers();
    };
    TD_TRY(eachPage(m_client, {{"uploads", {}}, {"prefix", prefix.toUtf8()}, {"max-uploads", "1000"}},
                    {"key-marker", "upload-id-marker"}, onPage, stop));
    return uploads;
}

Result<void> S3BucketStore::abortUpload(const UnfinishedUpload &upload, std::stop_token stop)
{
    TD_TRY(checkS3Key(upload.key));
    {
        const QMutexLocker lock(&m_mutex);
        m_interrupted.removeIf([&](auto it) { return it.value().uploadId == upload.uploadId; });
    }
    return MultipartUpload::abort(m_client, upload.key, upload.uploadId, std::move(stop));
}

Result<qint64> S3BucketStore::sweepPartials(Seconds olderThan, std::stop_token stop)
{
    TD_ASSIGN(const QList<UnfinishedUpload> uploads, unfinishedUploads({}, stop));
    qint64 swept = 0;
    for (const UnfinishedUpload &upload : uploads) {
        const bool live = [&] {
            const QMutexLocker lock(&m_mutex);
            return m_liveUploads.contains(upload.uploadId);
        }();
        if (live || upload.started > m_client.serverNow() - olderThan)
            continue;
        TD_TRY(abortUpload(upload, stop));
        ++swept;
    }
    return swept;
}

} // namespace td
