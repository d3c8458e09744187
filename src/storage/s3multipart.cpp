// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/s3multipart.h"

#include "core/digest.h"
#include "storage/forwardingsource.h"

namespace td
{

using namespace Qt::StringLiterals;

namespace
{
constexpr qint64 MostParts = 10'000;

/// Up to `size` bytes; fewer only at the end of the body.
Result<QByteArray> readPart(ByteSource &body, qint64 size)
{
    QByteArray part(size, Qt::Uninitialized);
    qint64 filled = 0;
    while (filled < size) {
        TD_ASSIGN(const qint64 n, body.read(part.data() + filled, size - filled));
        if (n <= 0)
            break;
        filled += n;
    }
    part.truncate(filled);
    return part;
}

/// False only when the server's ETag is an MD5 and of other bytes.
bool mayBe(const s3xml::Part &part, const QByteArray &bytes)
{
    return part.etag.size() != 32 || part.etag.compare(md5Hex(bytes), Qt::CaseInsensitive) == 0;
}
} // namespace

QString bareEtag(QByteArrayView header)
{
    if (header.startsWith("W/"))
        header = header.sliced(2);
    if (header.size() >= 2 && header.startsWith('"') && header.endsWith('"'))
        header = header.sliced(1, header.size() - 2);
    return QString::fromLatin1(header);
}

qint64 MultipartUpload::partBytesFor(qint64 size, qint64 least)
{
    constexpr qint64 Step = 1024 * 1024;
    const qint64 needed = (size + MostParts - 1) / MostParts;
    return std::max(least, (needed + Step - 1) / Step * Step);
}

Result<QString> MultipartUpload::initiate(std::stop_token stop)
{
    BytesSource nothing{QByteArray()};
    TD_ASSIGN(const HttpReply reply, m_client.send({.method = "POST",
                                                    .key = m_key,
                                                    .query = {{"uploads", {}}},
                                                    .headers = m_headers,
                                                    .body = &nothing,
                                                    .bodySha256 = QString::fromLatin1(sigv4::EmptySha256)},
                                                   std::move(stop)));
    return s3xml::parseInitiateUpload(reply.body);
}

Result<s3xml::Part> MultipartUpload::sendPart(int number, const QByteArray &bytes, const QString &uploadId,
                                              std::stop_token stop)
{
    BytesSource body(bytes);
    Digest md5(Digest::Algorithm::Md5);
    md5.add(bytes);
    TD_ASSIGN(const HttpReply reply,
              m_client.send({.method = "PUT",
                             .key = m_key,
                             .query = {{"partNumber", QByteArray::number(number)}, {"uploadId", uploadId.toUtf8()}},
                             .headers = {{"Content-MD5", md5.raw().toBase64()}},
                             .body = &body,
                             .bodySha256 = sha256Hex(bytes)},
                            std::move(stop)));
    const QString etag = bareEtag(reply.headers.value("etag"));
    if (etag.isEmpty())
        return fail(m_client.notStorage(m_key));
    return s3xml::Part{.number = number, .etag = etag};
}

Result<ObjectInfo> MultipartUpload::complete(const MultipartState &state, qint64 size, std::stop_token stop)
{
    TD_ASSIGN(const QByteArray xml, s3xml::completeUploadBody(state.parts));
    BytesSource body(xml);
    TD_ASSIGN(const HttpReply reply, m_client.send({.method = "POST",
                                                    .key = m_key,
                                                    .query = {{"uploadId", state.uploadId.toUtf8()}},
                                                    .headers = {{"Content-Type", "application/xml"}},
                                                    .body = &body,
                                                    .bodySha256 = sha256Hex(xml)},
                                                   std::move(stop)));
    TD_ASSIGN(const s3xml::Stored stored, s3xml::parseCompleteUpload(reply.body));
    return ObjectInfo{.key = m_key,
                      .size = size,
                      .etag = stored.etag,
                      .versionId = m_client.versionId(reply),
                      .modified = m_client.serverNow()};
}

Result<ObjectInfo> MultipartUpload::run(ByteSource &body, MultipartState &state,
                                        const std::function<void(const MultipartState &)> &changed,
                                        std::stop_token stop)
{
    if (state.uploadId.isEmpty()) {
        state.partBytes = partBytesFor(body.size(), std::max(state.partBytes, m_client.config().provider.partBytes));
        state.parts.clear();
        TD_ASSIGN(state.uploadId, initiate(stop));
        changed(state);
    }
    TD_TRY(body.rewind());
    qint64 at = 0;
    for (int number = 1; at < body.size(); ++number) {
        const bool isThere = state.parts.size() >= number;
        TD_ASSIGN(const QByteArray bytes,
                  readPart(isThere ? undecorated(body) : body, std::min(state.partBytes, body.size() - at)));
        if (bytes.size() != std::min(state.partBytes, body.size() - at))
            return fail(ErrorCode::DataLoss, u"object.size"_s,
                        u"The source gave %1 bytes instead of %2."_s.arg(at + bytes.size()).arg(body.size()), m_key);
        at += bytes.size();
        if (isThere && mayBe(state.parts.at(number - 1), bytes))
            continue;
        state.parts.resize(std::min<qsizetype>(state.parts.size(), number - 1));
        TD_ASSIGN(const s3xml::Part part, sendPart(number, bytes, state.uploadId, stop));
        state.parts.append(part);
        changed(state);
    }
    return complete(state, body.size(), std::move(stop));
}

Result<void> MultipartUpload::abort(S3Client &client, const QString &key, const QString &uploadId, std::stop_token stop,
                                    std::chrono::seconds patience)
{
    const auto reply =
        client.send({.method = "DELETE", .key = key, .query = {{"uploadId", uploadId.toUtf8()}}, .patience = patience},
                    std::move(stop));
    if (!reply && reply.error().code != ErrorCode::NotFound)
        return fail(reply.error());
    return {};
}

} // namespace td
