// SPDX-License-Identifier: GPL-3.0-or-later
// Reading and proving: get, getRange, head, verify.
#include "storage/s3bucketstore.h"

#include "core/digest.h"

namespace td
{

using namespace Qt::StringLiterals;

namespace
{
/// Google tells an object's true size here when what it sends is not what it stores.
constexpr char StoredLength[] = "x-goog-stored-content-length";

tl::unexpected<Error> truncated(qint64 got, qint64 wanted, const QString &key)
{
    return fail(ErrorCode::DataLoss, u"object.truncated"_s, u"%1 bytes came instead of %2."_s.arg(got).arg(wanted), key,
                u"Try again; if it happens twice, verify the object."_s);
}

/// "bytes 5-9/100"; nothing when it does not say all three.
struct ContentRange {
    qint64 first = 0;
    qint64 last = 0;
    qint64 total = 0;
};
std::optional<ContentRange> contentRange(const HttpReply &reply)
{
    const QByteArray text = reply.headers.value("content-range");
    const qsizetype dash = text.indexOf('-');
    const qsizetype slash = text.indexOf('/');
    if (!text.startsWith("bytes ") || dash < 0 || slash < dash)
        return std::nullopt;
    bool good[3] = {};
    const ContentRange range{text.mid(6, dash - 6).toLongLong(&good[0]),
                             text.mid(dash + 1, slash - dash - 1).toLongLong(&good[1]),
                             text.mid(slash + 1).toLongLong(&good[2])};
    return good[0] && good[1] && good[2] ? std::optional(range) : std::nullopt;
}
} // namespace

Result<std::optional<ObjectInfo>> S3BucketStore::peek(const QString &key, std::stop_token stop)
{
    const Result<HttpReply> reply = m_client.send({.method = "HEAD", .key = key}, std::move(stop));
    if (!reply && reply.error().code == ErrorCode::NotFound)
        return std::nullopt;
    if (!reply)
        return fail(reply.error());
    if (!reply->headers.contains("etag"))
        return fail(m_client.notStorage(key));
    ObjectInfo info = infoOf(key, *reply);
    if (reply->headers.contains(StoredLength))
        info.size = reply->headers.value(StoredLength).toLongLong();
    return info;
}

Result<std::optional<ObjectInfo>> S3BucketStore::head(const QString &key, std::stop_token stop)
{
    TD_TRY(checkS3Key(key));
    TD_ASSIGN(std::optional<ObjectInfo> there, peek(key, stop));
    if (there)
        return there;
    // HEAD has no words: this may be a missing bucket or somebody else's 404. Absence must be said by the store itself.
    const Result<HttpReply> asked =
        m_client.send({.method = "GET", .key = key, .headers = {{"Range", "bytes=0-0"}}}, stop);
    if (!asked && asked.error().code == ErrorCode::NotFound)
        return std::nullopt;
    if (!asked && asked.error().reason != u"s3.range"_s)
        return fail(asked.error());
    return peek(key, std::move(stop));
}

Result<ObjectInfo> S3BucketStore::get(const QString &key, const ByteSink &sink, std::stop_token stop)
{
    TD_TRY(checkS3Key(key));
    const Result<HttpReply> reply =
        m_client.send({.method = "GET",
                       .key = key,
                       .onBody = [&](const HttpReply &head, QByteArrayView chunk) -> Result<void> {
                           if (head.headers.contains("etag"))
                               return sink(chunk, false);
                           return fail(m_client.notStorage(key));
                       }},
                      stop);
    if (!reply && reply.error().reason == u"net.cut"_s) {
        Error error = reply.error();
        error.code = ErrorCode::DataLoss;
        error.reason = u"object.truncated"_s;
        return fail(std::move(error));
    }
    if (!reply)
        return fail(reply.error());
    if (!reply->headers.contains("etag"))
        return fail(m_client.notStorage(key));
    ObjectInfo info = infoOf(key, *reply);
    if (!reply->headers.contains("content-length")) {
        // Without a length the end of the connection looks like the end of the object.
        TD_ASSIGN(const std::optional<ObjectInfo> there, peek(key, std::move(stop)));
        info.size = there ? there->size : -1;
    }
    if (reply->bodyBytes != info.size)
        return truncated(reply->bodyBytes, info.size, key);
    return info;
}

Result<ObjectInfo> S3BucketStore::getRange(const QString &key, qint64 from, qint64 length, const ByteSink &sink,
                                           std::stop_token stop)
{
    TD_TRY(checkS3Key(key));
    const auto wholeInfo = [&]() -> Result<ObjectInfo> {
        TD_ASSIGN(const std::optional<ObjectInfo> there, head(key, stop));
        if (!there)
            return fail(ErrorCode::NotFound, u"object.missing"_s, u"There is no object under this key."_s, key);
        return *there;
    };
    if (from < 0 || length < 0)
        return fail(ErrorCode::InvalidArgument, u"object.range"_s, u"This is no range of bytes."_s, key);
    if (length == 0)
        return wholeInfo();
    qint64 at = 0; // of the object, of the next byte that comes
    qint64 given = 0;
    bool begun = false;
    const auto onBody = [&](const HttpReply &head, QByteArrayView chunk) -> Result<void> {
        if (!head.headers.contains("etag"))
            return fail(m_client.notStorage(key));
        if (!begun && head.status == 206) {
            const std::optional<ContentRange> range = contentRange(head);
            if (!range || range->first != from)
                return fail(ErrorCode::DataLoss, u"s3.bad_reply"_s,
                            u"The server sent another part than was asked for."_s, key);
            at = from;
        }
        begun = true;
        // A server that ignores the range sends all of it.
        const qint64 first = std::clamp<qint64>(from - at, 0, chunk.size());
        const qint64 end = std::clamp<qint64>(from + length - at, first, chunk.size());
        at += chunk.size();
        given += end - first;
        return end > first ? sink(chunk.sliced(first, end - first), false) : Result<void>{};
    };
    const QByteArray range = "bytes=" + QByteArray::number(from) + '-' + QByteArray::number(from + length - 1);
    const Result<HttpReply> reply =
        m_client.send({.method = "GET", .key = key, .headers = {{"Range", range}}, .onBody = onBody}, stop);
    if (!reply && reply.error().reason == u"s3.range"_s)
        return wholeInfo();
    if (!reply)
        return fail(reply.error());
    ObjectInfo info = infoOf(key, *reply);
    if (const std::optional<ContentRange> sent = contentRange(*reply); sent && reply->status == 206)
        info.size = sent->total;
    const qint64 wanted = std::clamp<qint64>(info.size - from, 0, length);
    if (given != wanted)
        return truncated(given, wanted, key);
    return info;
}

Result<Verification> S3BucketStore::verify(const QString &key, const Expected &expected, std::stop_token stop)
{
    TD_ASSIGN(const std::optional<ObjectInfo> there, head(key, stop));
    if (!there)
        return Verification{Proof::Missing, u"size"_s};
    if (there->size != expected.size)
        return Verification{Proof::Mismatch, u"size"_s};
    if (provesMd5(there->etag, expected.md5))
        return Verification{Proof::Verified, u"etag"_s};
    if (expected.sha256.isEmpty())
        return Verification{Proof::Unverifiable, u"size"_s};
    return verifyByReading(key, expected, std::move(stop));
}

Result<Verification> S3BucketStore::verifyByReading(const QString &key, const Expected &expected, std::stop_token stop)
{
    Digest hash;
    const ByteSink sink = [&hash](QByteArrayView chunk, bool restart) -> Result<void> {
        if (restart)
            hash.reset();
        hash.add(chunk);
        return {};
    };
    const Result<ObjectInfo> read = get(key, sink, std::move(stop));
    if (!read && read.error().reason == u"s3.needs_restore"_s)
        return Verification{Proof::Unverifiable, u"size"_s};
    if (!read && read.error().code == ErrorCode::NotFound)
        return Verification{Proof::Missing, u"sha256"_s};
    if (!read)
        return fail(read.error());
    return Verification{hash.hex() == expected.sha256 ? Proof::Verified : Proof::Mismatch, u"sha256"_s};
}

} // namespace td
