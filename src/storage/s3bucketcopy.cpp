// SPDX-License-Identifier: GPL-3.0-or-later
// Copies inside the provider, links, and the probe.
#include "storage/s3bucketstore.h"

#include "core/digest.h"
#include "storage/s3probe.h"
#include "storage/s3xml.h"

namespace td
{

using namespace Qt::StringLiterals;

namespace
{
/// Providers copy more than this only in parts.
constexpr qint64 LargestCopy = 5LL * 1024 * 1024 * 1024;
constexpr int SetAsideTries = 100;

/// So that a browser saves under this name whatever letters are in it (RFC 6266).
QByteArray attachmentNamed(const QString &name)
{
    return "attachment; filename*=UTF-8''" + sigv4::percentEncode(name.toUtf8());
}
} // namespace

Result<ObjectInfo> S3BucketStore::copyInside(const S3Client &source, const ObjectInfo &from,
                                             const sigv4::Pairs &headers, const QString &to, std::stop_token stop)
{
    sigv4::Pairs all = headers;
    QByteArray place = source.copySource(from.key);
    if (!from.versionId.isEmpty() && m_client.versionParameter() == "versionId")
        place += "?versionId=" + sigv4::percentEncode(from.versionId.toUtf8());
    all.append({m_client.vendorHeader("copy-source"), place});
    if (!from.etag.isEmpty())
        all.append({m_client.vendorHeader("copy-source-if-match"), QString(u'"' + from.etag + u'"').toUtf8()});
    BytesSource nothing{QByteArray()};
    TD_ASSIGN(const HttpReply reply, m_client.send({.method = "PUT",
                                                    .key = to,
                                                    .headers = all,
                                                    .body = &nothing,
                                                    .bodySha256 = QString::fromLatin1(sigv4::EmptySha256)},
                                                   std::move(stop)));
    TD_ASSIGN(const s3xml::Stored stored, s3xml::parseCopyResult(reply.body));
    return ObjectInfo{.key = to,
                      .size = from.size,
                      .etag = stored.etag,
                      .versionId = m_client.versionId(reply),
                      .modified = stored.modified.value_or(m_client.serverNow())};
}

Result<std::optional<ObjectInfo>> S3BucketStore::copyFrom(ObjectStore &source, const QString &sourceKey,
                                                          const PutRequest &target, std::stop_token stop)
{
    auto *neighbour = dynamic_cast<S3BucketStore *>(&source);
    if (neighbour == nullptr || !m_client.isSameAccount(neighbour->m_client))
        return std::nullopt;
    TD_TRY(checkS3Key(target.key));
    TD_ASSIGN(const std::optional<ObjectInfo> from, source.head(sourceKey, stop));
    if (!from)
        return fail(ErrorCode::NotFound, u"object.missing"_s, u"There is no object under this key."_s, sourceKey);
    if (from->size > LargestCopy)
        return std::nullopt;
    TD_ASSIGN(const std::optional<ObjectInfo> there, peek(target.key, stop));
    if (there) {
        const Digests digests{.sha256 = target.sha256, .md5 = {}, .size = from->size};
        TD_ASSIGN(ObjectInfo same, sameOrTaken(target.key, digests, std::move(stop)));
        return same;
    }
    TD_ASSIGN(sigv4::Pairs headers, objectHeaders(target));
    headers.append({m_client.vendorHeader("metadata-directive"), "REPLACE"});
    Result<ObjectInfo> copied = copyInside(neighbour->m_client, *from, headers, target.key, std::move(stop));
    if (!copied && copied.error().code == ErrorCode::Unimplemented)
        return std::nullopt;
    if (!copied)
        return fail(copied.error());
    return *std::move(copied);
}

Result<bool> S3BucketStore::isSameObject(const ObjectInfo &one, const ObjectInfo &other, std::stop_token stop)
{
    if (one.size != other.size)
        return false;
    // An MD5 that both show is proof; two opaque ETags prove nothing.
    if (one.etag.size() == 32 && provesMd5(one.etag, other.etag))
        return true;
    Digest hash;
    const ByteSink sink = [&hash](QByteArrayView chunk, bool) -> Result<void> {
        hash.add(chunk);
        return {};
    };
    TD_TRY(get(one.key, sink, stop));
    const QString sha256 = hash.hex();
    TD_TRY(get(other.key, sink, std::move(stop)));
    return hash.hex() == sha256;
}

Result<QString> S3BucketStore::setAside(const QString &key, std::stop_token stop)
{
    TD_TRY(checkS3Key(key));
    if (key.startsWith(SetAsideFolder))
        return fail(ErrorCode::InvalidArgument, u"key.invalid"_s, u"This object was set aside already."_s, key);
    TD_ASSIGN(const std::optional<ObjectInfo> from, head(key, stop));
    const QString day = QString(toIso(m_client.serverNow()).left(10));
    // A long key keeps its end, which says what it is.
    const QString tail = key.toUtf8().size() > 900 ? QString(sha256Hex(key.toUtf8()) % u'-' % key.right(200)) : key;
    QString to;
    std::optional<ObjectInfo> copy;
    for (int n = 1;; ++n) {
        if (n > SetAsideTries)
            return fail(ErrorCode::AlreadyExists, u"object.exists"_s,
                        u"Too many objects of this name were set aside."_s, key);
        to = SetAsideFolder + day + (n == 1 ? QString() : u'-' + QString::number(n)) + u'-' + tail;
        TD_ASSIGN(const std::optional<ObjectInfo> taken, peek(to, stop));
        // A try before this one may have come so far, or to its end, when its answer was lost.
        if (taken && !from)
            return to;
        if (!from)
            return fail(ErrorCode::NotFound, u"object.missing"_s, u"There is no object under this key."_s, key);
        if (!taken)
            break;
        TD_ASSIGN(const bool isSame, isSameObject(*from, *taken, stop));
        if (isSame) {
            copy = taken;
            break;
        }
    }
    if (!copy) {
        TD_TRY(copyInside(m_client, *from, {}, to, stop));
        TD_ASSIGN(copy, head(to, stop));
    }
    bool proven = false;
    if (copy) {
        TD_ASSIGN(proven, isSameObject(*from, *copy, stop));
    }
    if (!proven)
        return fail(ErrorCode::DataLoss, u"object.checksum"_s,
                    u"The copy that was set aside differs; the object stays."_s, key,
                    u"Look at both objects, then try again."_s);
    // Only the version that was copied goes; older ones that would show again are hidden, not destroyed.
    TD_TRY(removeOne(key, from->versionId, stop));
    TD_ASSIGN(const std::optional<ObjectInfo> older, peek(key, stop));
    if (older)
        TD_TRY(removeOne(key, {}, std::move(stop)));
    return to;
}

Result<std::optional<QString>> S3BucketStore::link(const LinkRequest &request, Instant now)
{
    TD_TRY(checkS3Key(request.key));
    if (request.method == LinkRequest::Method::Put) {
        const sigv4::Request upload =
            sigv4::uploadRequest({}, "/", request.contentType.toUtf8(), request.contentLength);
        TD_ASSIGN(const QString address, m_client.link("PUT", request.key, {}, upload.headers, now, request.expires));
        return address;
    }
    sigv4::Pairs query;
    if (!request.downloadName.isEmpty())
        query.append({"response-content-disposition", attachmentNamed(request.downloadName)});
    TD_ASSIGN(const QString address, m_client.link("GET", request.key, query, {}, now, request.expires));
    return address;
}

Result<StoreReport> S3BucketStore::probe(const QString &prefix, const QString &id, std::stop_token stop)
{
    return S3Probe(*this, m_client, prefix, id, std::move(stop)).run();
}

} // namespace td
