// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

namespace td
{

/// What can be wrong with a request, whoever the provider is.
enum class S3Fault {
    AccessDenied,
    AccountProblem,
    BadDigest,
    BucketExists,
    BucketName,
    ClockSkew,
    Conflict,
    EncryptionKey,
    Exists,
    Incomplete,
    InvalidRequest,
    Locked,
    NeedsRestore,
    NoSuchBucket,
    NoSuchKey,
    NoSuchUpload,
    NoSuchVersion,
    NotConfigured,
    NotImplemented,
    NotStorage,
    Precondition,
    ProxyLogin,
    Quota,
    Range,
    SlowDown,
    StorageClass,
    TimedOut,
    TokenExpired,
    TooLarge,
    Unauthenticated,
    Unavailable,
    UploadParts,
    WrongEndpoint,
    WrongKey,
    WrongRegion,
    WrongSecret,
};

/// How a fault is said; %1 is the bucket in those that name it.
struct S3Words {
    S3Fault fault;
    ErrorCode code;
    const char *reason;
    const char *message;
    const char *remedy;
};
[[nodiscard]] const S3Words &wordsOf(S3Fault fault);

/// What a provider's code means, or what the status alone says when the code is unknown or missing.
[[nodiscard]] S3Fault faultOf(int status, const QString &providerCode, const QString &message, bool ofBucket);

} // namespace td
