// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/s3client.h"
#include "storage/s3xml.h"

namespace td
{

/// How far an upload in parts has come; what a journal keeps to go on after an interruption. A default one starts anew.
struct MultipartState {
    QString uploadId;
    qint64 partBytes = 0;     ///< of every part but the last
    QList<s3xml::Part> parts; ///< the server has these, from number 1 on without a gap
};

/// One object sent in equal parts. Holds one part in memory. One thread.
class MultipartUpload
{
public:
    /// `headers`: of the object, as for a single PUT.
    MultipartUpload(S3Client &client, QString key, sigv4::Pairs headers)
        : m_client(client)
        , m_key(std::move(key))
        , m_headers(std::move(headers))
    {
    }

    /// Sends what `state` lacks and completes the object. `state` is true after every step, and `changed` is told, so
    /// that an upload that failed can be gone on with; parts that no longer fit the body are sent again. A failure
    /// leaves the upload on the server: abort() it or go on later. Answers like a put.
    [[nodiscard]] Result<ObjectInfo> run(ByteSource &body, MultipartState &state,
                                         const std::function<void(const MultipartState &)> &changed,
                                         std::stop_token stop);
    /// Frees what an upload holds; one the server does not know is success. `patience` as in S3Request.
    [[nodiscard]] static Result<void> abort(S3Client &client, const QString &key, const QString &uploadId,
                                            std::stop_token stop, std::chrono::seconds patience = {});
    /// Part size for an object of this size: at least `least`, and at most 10,000 parts.
    [[nodiscard]] static qint64 partBytesFor(qint64 size, qint64 least);

private:
    [[nodiscard]] Result<QString> initiate(std::stop_token stop);
    [[nodiscard]] Result<s3xml::Part> sendPart(int number, const QByteArray &bytes, const QString &uploadId,
                                               std::stop_token stop);
    [[nodiscard]] Result<ObjectInfo> complete(const MultipartState &state, qint64 size, std::stop_token stop);

    S3Client &m_client;
    const QString m_key;
    const sigv4::Pairs m_headers;
};

/// An ETag as it is compared: without quotes and weak mark.
[[nodiscard]] QString bareEtag(QByteArrayView header);

} // namespace td
