// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/fakes3/bucket.h"

namespace td::test::fake
{

/// What an operation may know: the options of the server, its clock, what it keeps.
struct Context {
    const FakeS3Options &options;
    QDateTime now;
    Bucket &bucket;
};

/// Does what the request asks for and answers as S3 does.
[[nodiscard]] Reply perform(const Request &request, Context &context);

// Its parts, by what they are about.
[[nodiscard]] Reply putObject(const Request &request, Context &context);
[[nodiscard]] Reply copyObject(const Request &request, Context &context);
[[nodiscard]] Reply getObject(const Request &request, Context &context); ///< and HeadObject
[[nodiscard]] Reply deleteObject(const Request &request, Context &context);
[[nodiscard]] Reply deleteObjects(const Request &request, Context &context);

[[nodiscard]] Reply listObjects(const Request &request, Context &context);
[[nodiscard]] Reply listVersions(const Request &request, Context &context);

[[nodiscard]] Reply multipart(const Request &request, Context &context);

/// The object that x-amz-copy-source names, or why not.
[[nodiscard]] const Version *copySource(const Request &request, Context &context, Reply &refusal);
/// Whether body and headers agree (Content-MD5, x-amz-content-sha256); the refusal if not.
[[nodiscard]] std::optional<Reply> damagedBody(const Request &request);
/// Headers of a request that stay with the object.
[[nodiscard]] QMap<QByteArray, QByteArray> keptHeaders(const Request &request);
/// S3's form of a time in XML.
[[nodiscard]] QByteArray xmlTime(const QDateTime &time);

} // namespace td::test::fake
