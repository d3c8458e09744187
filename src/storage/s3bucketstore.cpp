// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/s3bucketstore.h"

#include "core/digest.h"
#include "storage/cancelled.h"
#include "storage/forwardingsource.h"
#include "storage/s3errors.h"
#include "storage/s3store.h"

namespace td
{

using namespace Qt::StringLiterals;

namespace
{
constexpr qsizetype MaxKeyBytes = 1024;
constexpr qint64 BodyChunkBytes = 256 * 1024;
/// Up to here a body is read once and kept: it must be hashed before it is sent.
constexpr qint64 ReadOnceBytes = 4 * 1024 * 1024;
/// A cancelled put tidies up after itself, but does not keep its caller for it.
constexpr std::chrono::seconds AbortPatience{5};

tl::unexpected<Error> wrongSize(qint64 given, qint64 announced, const QString &key)
{
    return fail(ErrorCode::DataLoss, u"object.size"_s,
                u"The source gave %1 bytes instead of %2."_s.arg(given).arg(announced), key);
}

Result<QByteArray> readOnce(const QString &key, ByteSource &body, const std::stop_token &stop)
{
    TD_TRY(body.rewind());
    QByteArray bytes(body.size(), Qt::Uninitialized);
    qint64 filled = 0;
    while (filled < bytes.size()) {
        if (stop.stop_requested())
            return cancelled(key);
        TD_ASSIGN(const qint64 n, body.read(bytes.data() + filled, std::min(BodyChunkBytes, bytes.size() - filled)));
        if (n <= 0)
            return wrongSize(filled, bytes.size(), key);
        filled += n;
    }
    return bytes;
}

/// Header values are ASCII; other text travels as RFC 2047 has it.
QByteArray headerText(const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    const bool plain = std::ranges::all_of(utf8, [](char c) { return c >= 0x20 && c < 0x7f; });
    return plain ? utf8 : QByteArray("=?UTF-8?B?" + utf8.toBase64() + "?=");
}

Instant modifiedOf(const HttpReply &reply, const char *header)
{
    return fromHttpDate(reply.headers.value(header)).value_or(Instant{});
}
} // namespace

Result<void> checkS3Key(const QString &key)
{
    const QList<QStringView> parts = QStringView(key).split(u'/');
    const bool leaves = std::ranges::any_of(parts, [](QStringView part) { return part == u"." || part == u".."; });
    if (key.isEmpty() || key.startsWith(u'/') || key.contains(QChar(u'\0')) || leaves || !key.isValidUtf16() ||
        key.toUtf8().size() > MaxKeyBytes)
        return fail(ErrorCode::InvalidArgument, u"key.invalid"_s, u"This cannot be the key of an object."_s,
                    shownText(key));
    return {};
}

std::shared_ptr<ObjectStore> makeS3Store(const S3Config &config)
{
    return std::make_shared<S3BucketStore>(config);
}

S3BucketStore::S3BucketStore(S3Config config, S3Client::Now now)
    : m_client(std::move(config), std::move(now))
{
}

QString S3BucketStore::name() const
{
    return u"s3:"_s + m_client.config().bucket + u'@' + m_client.host();
}

QString S3BucketStore::displayName() const
{
    return m_client.config().provider.name + u" · "_s + m_client.config().bucket;
}

ObjectInfo S3BucketStore::infoOf(const QString &key, const HttpReply &reply) const
{
    return {.key = key,
            .size = reply.headers.value("content-length").toLongLong(),
            .etag = bareEtag(reply.headers.value("etag")),
            .versionId = m_client.versionId(reply),
            .modified = modifiedOf(reply, "last-modified")};
}

bool S3BucketStore::provesMd5(const QString &etag, const QString &md5) const
{
    return m_client.config().provider.etagIsMd5 && md5.size() == 32 && etag.compare(md5, Qt::CaseInsensitive) == 0;
}

Result<S3BucketStore::Digests> S3BucketStore::digestsOf(const PutRequest &request, ByteSource &body,
                                                        const std::stop_token &stop)
{
    TD_TRY(body.rewind());
    Digest sha256(Digest::Algorithm::Sha256);
    Digest md5(Digest::Algorithm::Md5);
    QByteArray chunk(std::clamp<qint64>(body.size(), 1, BodyChunkBytes), Qt::Uninitialized);
    Digests digests;
    for (;;) {
        if (stop.stop_requested())
            return cancelled(request.key);
        TD_ASSIGN(const qint64 n, body.read(chunk.data(), chunk.size()));
        if (n <= 0)
            break;
        sha256.add(QByteArrayView(chunk.constData(), n));
        md5.add(QByteArrayView(chunk.constData(), n));
        digests.size += n;
    }
    if (digests.size != body.size())
        return wrongSize(digests.size, body.size(), request.key);
    digests.sha256 = sha256.hex();
    digests.md5 = md5.hex();
    if (!request.sha256.isEmpty() && digests.sha256 != request.sha256)
        return fail(ErrorCode::DataLoss, u"object.checksum"_s,
                    u"The bytes to be stored are not those that were announced: their checksum differs."_s, request.key,
                    u"Read the source again; if it happens twice, check its disk."_s);
    return digests;
}

Result<sigv4::Pairs> S3BucketStore::objectHeaders(const PutRequest &request) const
{
    const S3Config &config = m_client.config();
    sigv4::Pairs headers{
        {"Content-Type", request.contentType.isEmpty() ? "application/octet-stream"_ba : request.contentType.toUtf8()}};
    qsizetype metadataBytes = 0;
    for (auto it = request.metadata.begin(); it != request.metadata.end(); ++it) {
        headers.append({m_client.vendorHeader("meta-" + it.key().toUtf8().toLower()), headerText(it.value())});
        metadataBytes += it.key().size() + headers.last().value.size();
    }
    if (metadataBytes > config.provider.maxMetadataBytes)
        return fail(ErrorCode::InvalidArgument, u"s3.metadata_too_large"_s,
                    u"The object's metadata have %1 bytes; %2 takes %3."_s.arg(metadataBytes)
                        .arg(config.provider.name)
                        .arg(config.provider.maxMetadataBytes),
                    request.key);
    if (!config.storageClass.isEmpty())
        headers.append({m_client.vendorHeader("storage-class"), config.storageClass.toUtf8()});
    return headers;
}

Result<ObjectInfo> S3BucketStore::put(const PutRequest &request, ByteSource &body, std::stop_token stop)
{
    TD_TRY(checkS3Key(request.key));
    if (request.key.startsWith(SetAsideFolder))
        return fail(ErrorCode::InvalidArgument, u"key.invalid"_s,
                    u"This place is kept for objects that were set aside."_s, request.key);
    // The server compares both with what arrives: hashing here as well would prove nothing more.
    const bool inOne = body.size() <= m_client.config().provider.multipartFrom;
    if (inOne && !request.sha256.isEmpty() && !request.md5.isEmpty())
        return putBody(request, body, {request.sha256, request.md5, body.size()}, std::move(stop));
    if (body.size() > ReadOnceBytes) {
        // whoever counts or paces what is sent must not take the first reading for it
        TD_ASSIGN(const Digests digests, digestsOf(request, undecorated(body), stop));
        return putBody(request, body, digests, std::move(stop));
    }
    TD_ASSIGN(QByteArray bytes, readOnce(request.key, body, stop));
    BytesSource kept(std::move(bytes));
    TD_ASSIGN(const Digests digests, digestsOf(request, kept, stop));
    return putBody(request, kept, digests, std::move(stop));
}

Result<ObjectInfo> S3BucketStore::putBody(const PutRequest &request, ByteSource &body, const Digests &digests,
                                          std::stop_token stop)
{
    const bool inParts = digests.size > m_client.config().provider.multipartFrom;
    const bool onlyIfNew = !inParts && m_conditionalPuts.areHonoured(*this, m_client, request.key, stop);
    if (!onlyIfNew) {
        TD_ASSIGN(const std::optional<ObjectInfo> there, peek(request.key, stop));
        if (there)
            return sameOrTaken(request.key, digests, std::move(stop));
    }
    return inParts ? putInParts(request, body, digests, std::move(stop))
                   : putWhole(request, body, digests, onlyIfNew, std::move(stop));
}

Result<ObjectInfo> S3BucketStore::putWhole(const PutRequest &request, ByteSource &body, const Digests &digests,
                                           bool onlyIfNew, std::stop_token stop)
{
    TD_ASSIGN(sigv4::Pairs headers, objectHeaders(request));
    headers.append({"Content-MD5", QByteArray::fromHex(digests.md5.toLatin1()).toBase64()});
    if (onlyIfNew)
        headers.append(sigv4::Pair{"If-None-Match", "*"});
    const Result<HttpReply> reply = m_client.send(
        {.method = "PUT", .key = request.key, .headers = headers, .body = &body, .bodySha256 = digests.sha256}, stop);
    if (!reply && (reply.error().code == ErrorCode::AlreadyExists || reply.error().reason == u"s3.precondition"_s))
        return sameOrTaken(request.key, digests, std::move(stop));
    if (!reply)
        return fail(reply.error());
    if (!reply->headers.contains("etag")) {
        // No confirmation: another put of this key may have come first, which Swift tells so.
        TD_ASSIGN(const std::optional<ObjectInfo> there, peek(request.key, stop));
        if (there)
            return sameOrTaken(request.key, digests, std::move(stop));
        return fail(m_client.notStorage(request.key));
    }
    ObjectInfo stored = infoOf(request.key, *reply);
    stored.size = digests.size;
    stored.modified = modifiedOf(*reply, "date");
    return stored;
}

Result<ObjectInfo> S3BucketStore::putInParts(const PutRequest &request, ByteSource &body, const Digests &digests,
                                             std::stop_token stop)
{
    TD_ASSIGN(const sigv4::Pairs headers, objectHeaders(request));
    MultipartUpload upload(m_client, request.key, headers);
    const QString id = QString(request.key + u'\n' + digests.sha256);
    MultipartState state;
    {
        const QMutexLocker lock(&m_mutex);
        state = m_interrupted.take(id);
        if (!state.uploadId.isEmpty())
            m_liveUploads.insert(state.uploadId);
    }
    const auto changed = [this](const MultipartState &now) {
        const QMutexLocker lock(&m_mutex);
        m_liveUploads.insert(now.uploadId);
    };
    Result<ObjectInfo> stored = upload.run(body, state, changed, stop);
    {
        const QMutexLocker lock(&m_mutex);
        m_liveUploads.remove(state.uploadId);
        if (!stored && isRetryable(stored.error().code) && !state.parts.isEmpty())
            m_interrupted.insert(id, state);
    }
    if (stored)
        return stored;
    const bool lost = stored.error().code == ErrorCode::NotFound || stored.error().reason == u"s3.upload_parts"_s;
    if (lost) {
        // The upload is gone: completed by an answer that never came, or aborted by somebody.
        TD_ASSIGN(const std::optional<ObjectInfo> there, peek(request.key, stop));
        if (there)
            return sameOrTaken(request.key, digests, std::move(stop));
    }
    // A retry goes on where this one broke off; nobody goes on with what was cancelled or refused.
    if (!state.uploadId.isEmpty() && (!isRetryable(stored.error().code) || state.parts.isEmpty())) {
        const auto aborted = MultipartUpload::abort(m_client, request.key, state.uploadId, {}, AbortPatience);
        if (!aborted)
            stored.error().detail += u" (its parts are still stored: %1)"_s.arg(aborted.error().message);
    }
    if (lost) // from the start it may well succeed
        stored.error().code = ErrorCode::Unavailable;
    return stored;
}

Result<ObjectInfo> S3BucketStore::sameOrTaken(const QString &key, const Digests &digests, std::stop_token stop)
{
    TD_ASSIGN(const Verification there,
              verify(key, {.size = digests.size, .sha256 = digests.sha256, .md5 = digests.md5}, stop));
    if (there.proof == Proof::Missing)
        return fail(ErrorCode::Unavailable, u"s3.contradiction"_s,
                    u"%1 says of one object both that it is there and that it is not."_s.arg(m_client.host()), key);
    if (there.proof != Proof::Verified)
        return fail(ErrorCode::AlreadyExists, u"object.exists"_s,
                    u"Another object with other bytes is already stored under this key."_s, key,
                    u"Nothing was overwritten; store it under a new key."_s);
    TD_ASSIGN(const std::optional<ObjectInfo> info, peek(key, std::move(stop)));
    if (!info)
        return fail(ErrorCode::Unavailable, u"s3.contradiction"_s,
                    u"%1 says of one object both that it is there and that it is not."_s.arg(m_client.host()), key);
    return *info;
}

} // namespace td
