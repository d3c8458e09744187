// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/s3faults.h"

#include <algorithm>
#include <string_view>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{
using enum S3Fault;

constexpr S3Words AllWords[] = {
    {AccessDenied, ErrorCode::PermissionDenied, "s3.access_denied", "The access key may not do this in the bucket %1.",
     "Give the key the right to read, write, list and delete in this bucket, or use another key."},
    {AccountProblem, ErrorCode::PermissionDenied, "s3.account", "The provider has closed or limited the account.",
     "Look into the provider's console: a bill, a confirmation or a block is waiting there."},
    {BadDigest, ErrorCode::DataLoss, "s3.bad_digest", "The bytes that arrived are not those that were sent.",
     "Nothing was stored. Try again; if it happens twice, check the network and the memory of this computer."},
    {BucketExists, ErrorCode::AlreadyExists, "s3.bucket_exists", "A bucket with the name %1 already exists.",
     "Use the existing bucket, or choose another name."},
    {BucketName, ErrorCode::InvalidArgument, "s3.bucket_name", "The provider does not take %1 as the name of a bucket.",
     "Enter the name exactly as the provider shows it."},
    {ClockSkew, ErrorCode::Unauthenticated, "s3.clock_skew", "The clock of this computer is wrong.",
     "Set the clock of this computer, best by turning on network time; then try again."},
    {Conflict, ErrorCode::Aborted, "s3.conflict", "Another request changed the object at the same time.",
     "Try again in a moment."},
    {EncryptionKey, ErrorCode::FailedPrecondition, "s3.encryption_key",
     "The key that encrypts the bucket %1 cannot be used.",
     "Turn the encryption key on again in the provider's console."},
    {Exists, ErrorCode::AlreadyExists, "object.exists", "Another object is already stored under this key.",
     "Nothing was overwritten; store it under a new key."},
    {Incomplete, ErrorCode::Unavailable, "s3.incomplete", "Not all bytes arrived at the storage service.",
     "Try again; check the network if it happens often."},
    {InvalidRequest, ErrorCode::InvalidArgument, "s3.invalid_request",
     "The storage service does not accept the request.", "Copy the details into a report: this should not happen."},
    {Locked, ErrorCode::FailedPrecondition, "s3.locked", "The object is locked by a rule of the bucket %1.",
     "Wait until the lock ends, or remove the retention rule in the provider's console."},
    {NeedsRestore, ErrorCode::FailedPrecondition, "s3.needs_restore",
     "The object is in an archive class and must be restored before it can be read.",
     "Restore it, and read it when the provider has it ready."},
    {NoSuchBucket, ErrorCode::FailedPrecondition, "s3.no_such_bucket", "There is no bucket %1 at this endpoint.",
     "Check the bucket's name, the endpoint and the account."},
    {NoSuchKey, ErrorCode::NotFound, "object.missing", "The object does not exist.", ""},
    {NoSuchUpload, ErrorCode::NotFound, "s3.no_such_upload", "The begun upload is gone.", "Begin the upload again."},
    {NoSuchVersion, ErrorCode::NotFound, "s3.no_such_version", "This version of the object does not exist.", ""},
    {NotConfigured, ErrorCode::NotFound, "s3.not_configured", "The bucket %1 has no such setting.", ""},
    {NotImplemented, ErrorCode::Unimplemented, "s3.not_implemented", "The provider does not offer this.",
     "Check that the right provider is chosen for this endpoint."},
    {NotStorage, ErrorCode::Unavailable, "s3.not_s3", "Something other than the storage service answered.",
     "Check the endpoint, and that no proxy or login page answers in its place; then try again."},
    {Precondition, ErrorCode::FailedPrecondition, "s3.precondition",
     "The object is not in the state the request expected.", "Run a check to see what is stored."},
    {ProxyLogin, ErrorCode::Unauthenticated, "s3.proxy_login", "The proxy asks for a name and a password.",
     "Enter them in the proxy setting."},
    {Quota, ErrorCode::FailedPrecondition, "s3.quota", "The space or the spending limit of the account is used up.",
     "Raise the limit in the provider's console, or free space; then try again."},
    {Range, ErrorCode::InvalidArgument, "s3.range", "The object is shorter than what was asked for.",
     "Run a check to see what is stored."},
    {SlowDown, ErrorCode::ResourceExhausted, "s3.slow_down", "The storage service asks to slow down.",
     "Nothing to do: it goes on by itself. Lower the number of parallel transfers if it happens often."},
    {StorageClass, ErrorCode::InvalidArgument, "s3.storage_class", "The provider does not know the storage class.",
     "Choose another storage class for this tier."},
    {TimedOut, ErrorCode::Unavailable, "s3.request_timeout", "The storage service waited too long for bytes.",
     "Nothing to do: it is tried again. Check the network if it happens often."},
    {TokenExpired, ErrorCode::Unauthenticated, "s3.token_expired", "The session token has expired or is not valid.",
     "Enter fresh credentials."},
    {TooLarge, ErrorCode::InvalidArgument, "s3.too_large", "The object is too large or too small for the provider.",
     "Copy the details into a report: this should not happen."},
    {Unauthenticated, ErrorCode::Unauthenticated, "s3.unauthenticated",
     "The storage service does not accept the credentials.", "Check the access key and its secret."},
    {Unavailable, ErrorCode::Unavailable, "s3.unavailable", "The storage service has a problem at the moment.",
     "Nothing to do: it is tried again. Look at the provider's status page if it lasts."},
    {UploadParts, ErrorCode::FailedPrecondition, "s3.upload_parts",
     "The storage service does not have the parts of the upload.", "Begin the upload again."},
    {WrongEndpoint, ErrorCode::FailedPrecondition, "s3.wrong_endpoint", "The bucket %1 is not at this endpoint.",
     "Enter the endpoint the provider shows for the bucket."},
    {WrongKey, ErrorCode::Unauthenticated, "s3.wrong_key", "The provider does not know the access key.",
     "Check the access key; at Backblaze use an application key, not the master key."},
    {WrongRegion, ErrorCode::FailedPrecondition, "s3.wrong_region", "The bucket %1 is in another region.",
     "Enter the region the provider shows for the bucket."},
    {WrongSecret, ErrorCode::Unauthenticated, "s3.wrong_secret", "The secret does not belong to the access key.",
     "Enter the secret again; without it, make a new key at the provider."},
};

struct Meaning {
    const char *providerCode;
    S3Fault fault;
};
// In the order of the alphabet: looked up by halves.
constexpr Meaning Meanings[] = {
    {"AccessDenied", AccessDenied},
    {"AccountProblem", AccountProblem},
    {"AllAccessDisabled", AccountProblem},
    {"AuthenticationRequired", Unauthenticated},
    {"AuthorizationHeaderMalformed", WrongRegion},
    {"BadDigest", BadDigest},
    {"BandwidthLimitExceeded", SlowDown},
    {"BucketAlreadyExists", BucketExists},
    {"BucketAlreadyOwnedByYou", BucketExists},
    {"ConditionalRequestConflict", Conflict},
    {"EntityTooLarge", TooLarge},
    {"EntityTooSmall", TooLarge},
    {"ExpiredToken", TokenExpired},
    {"IllegalLocationConstraintException", WrongRegion},
    {"IncompleteBody", Incomplete},
    {"InsufficientStorage", Quota},
    {"InternalError", Unavailable},
    {"InvalidAccessKeyId", WrongKey},
    {"InvalidBucketName", BucketName},
    {"InvalidObjectState", NeedsRestore},
    {"InvalidPart", UploadParts},
    {"InvalidPartOrder", UploadParts},
    {"InvalidPayer", AccountProblem},
    {"InvalidRange", Range},
    {"InvalidRegionName", WrongRegion},
    {"InvalidSecurity", Unauthenticated},
    {"InvalidStorageClass", StorageClass},
    {"InvalidToken", TokenExpired},
    {"KMS.DisabledException", EncryptionKey},
    {"KMS.InvalidStateException", EncryptionKey},
    {"KMS.NotFoundException", EncryptionKey},
    {"NoSuchBucket", NoSuchBucket},
    {"NoSuchKey", NoSuchKey},
    {"NoSuchUpload", NoSuchUpload},
    {"NoSuchVersion", NoSuchVersion},
    {"NotImplemented", NotImplemented},
    {"NotSignedUp", AccountProblem},
    {"ObjectLocked", Locked},
    {"ObjectUnderActiveHold", Locked},
    {"OperationAborted", Conflict},
    {"PermanentRedirect", WrongEndpoint},
    {"PreconditionFailed", Precondition},
    {"QuotaExceeded", Quota},
    {"RequestLimitExceeded", SlowDown},
    {"RequestTimeTooSkewed", ClockSkew},
    {"RequestTimeout", TimedOut},
    {"RestoreAlreadyInProgress", NeedsRestore},
    {"RetentionPolicyNotMet", Locked},
    {"ServiceUnavailable", Unavailable},
    {"SignatureDoesNotMatch", WrongSecret},
    {"SlowDown", SlowDown},
    {"SlowDownRead", SlowDown},
    {"SlowDownWrite", SlowDown},
    {"TemporaryRedirect", WrongEndpoint},
    {"Throttling", SlowDown},
    {"ThrottlingException", SlowDown},
    {"TokenRefreshRequired", TokenExpired},
    {"TooManyRequests", SlowDown},
    {"UserSuspended", AccountProblem},
    {"XAmzContentChecksumMismatch", BadDigest},
    {"XAmzContentSHA256Mismatch", BadDigest},
    {"XMinioAdminBucketQuotaExceeded", Quota},
    {"XMinioStorageFull", Quota},
};

static_assert(std::ranges::is_sorted(Meanings, {},
                                     [](const Meaning &meaning) { return std::string_view(meaning.providerCode); }));

S3Fault faultOfStatus(int status, bool ofBucket)
{
    switch (status) {
    case 401:
        return Unauthenticated;
    case 402:
        return AccountProblem;
    case 403:
        return AccessDenied;
    case 404:
        return ofBucket ? NoSuchBucket : NoSuchKey;
    case 407:
        return ProxyLogin;
    case 408:
        return TimedOut;
    case 409:
        return Conflict;
    case 410:
        return NoSuchKey;
    case 412:
        return Precondition;
    case 413:
        return TooLarge;
    case 416:
        return Range;
    case 429:
        return SlowDown;
    case 501:
        return NotImplemented;
    case 507:
        return Quota;
    case 511:
        return NotStorage;
    default:
        break;
    }
    if (status >= 500)
        return Unavailable;
    if (status >= 400)
        return InvalidRequest;
    return status >= 300 ? WrongEndpoint : NotStorage;
}

bool saysNotConfigured(const QString &code)
{
    return code.startsWith("NoSuch"_L1) || code.endsWith("NotFoundError"_L1) || code == "NoSuchConfiguration"_L1;
}
} // namespace

const S3Words &wordsOf(S3Fault fault)
{
    return *std::ranges::find(AllWords, fault, &S3Words::fault);
}

S3Fault faultOf(int status, const QString &providerCode, const QString &message, bool ofBucket)
{
    // Backblaze has no code of its own for a spending limit.
    if (message.contains("cap exceeded"_L1, Qt::CaseInsensitive))
        return Quota;
    // Nor has Cloudflare one for a key that is not one of its own.
    if (message.startsWith("Credential access key has length"_L1))
        return WrongKey;
    const auto found = std::ranges::lower_bound(
        Meanings, providerCode, {}, [](const Meaning &meaning) { return QString::fromLatin1(meaning.providerCode); });
    if (found != std::end(Meanings) && providerCode == QLatin1String(found->providerCode))
        return found->fault;
    if (status == 404 && saysNotConfigured(providerCode))
        return NotConfigured;
    return faultOfStatus(status, ofBucket);
}

} // namespace td
