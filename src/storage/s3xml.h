// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/objectstore.h"

#include <QByteArray>
#include <QSet>
#include <QStringList>

namespace td::s3xml
{

/// Reads and writes the XML of S3. Pure. What is no complete, well-formed document of the expected kind (HTML of a
/// captive portal, a cut answer, a DTD, over 16 MB, too deep, a missing or impossible field) is Unavailable
/// "s3.bad_reply", never an empty success; an <Error> where something else was expected is that error (s3errors.h),
/// even inside a 200.

inline constexpr qsizetype MaxBytes = 16 * 1024 * 1024;
inline constexpr int MaxDepth = 32;

/// The error document. Never holds StringToSign, signatures or keys.
struct ErrorBody {
    QString code;
    QString message;
    QString resource;
    QString requestId;
    QString hostId;
    QString bucket;
    QString key;
    QString region;   ///< the one the server expects, when it says so
    QString endpoint; ///< where the bucket really is, when it says so
    QString condition;
    QString storageClass;
    std::optional<Instant> serverTime;
    std::optional<Instant> requestTime;
    std::optional<qint64> retryAfterSeconds;
};
/// Nothing when the body is no error document (empty, HTML, cut): the caller then speaks of the status alone.
[[nodiscard]] std::optional<ErrorBody> parseError(const QByteArray &body);

/// ListObjectsV2. A truncated page without a token is an error.
struct ListPage {
    QList<ObjectInfo> objects; ///< without version ids; ETags without quotes
    QStringList commonPrefixes;
    bool truncated = false;
    QString nextToken; ///< continuation-token of the next request; empty only when not truncated
};
[[nodiscard]] Result<ListPage> parseListPage(const QByteArray &body);

struct VersionEntry {
    QString key;
    QString versionId; ///< "null" for an object from before versioning
    qint64 size = 0;
    QString etag;
    bool isLatest = false;
    bool isMarker = false;
    Instant modified{};
};
struct VersionsPage {
    QList<VersionEntry> versions; ///< in the order of the document
    bool truncated = false;
    QString nextKeyMarker;
    QString nextVersionIdMarker;
};
[[nodiscard]] Result<VersionsPage> parseVersionsPage(const QByteArray &body);

struct UploadsPage {
    QList<UnfinishedUpload> uploads;
    bool truncated = false;
    QString nextKeyMarker;
    QString nextUploadIdMarker;
};
[[nodiscard]] Result<UploadsPage> parseUploadsPage(const QByteArray &body);

/// Follows the pages of one listing: a server that hands out a place a second time would send us round for ever.
class PageTrail
{
public:
    /// Before the next page is asked for; Unavailable "s3.listing_loops" when this place was already given.
    [[nodiscard]] Result<void> advance(const QString &token, const QString &second = {});

private:
    QSet<std::pair<QString, QString>> m_seen;
};

/// The upload id.
[[nodiscard]] Result<QString> parseInitiateUpload(const QByteArray &body);
struct Stored {
    QString etag; ///< without quotes; may be empty
    std::optional<Instant> modified;
};
[[nodiscard]] Result<Stored> parseCompleteUpload(const QByteArray &body);
[[nodiscard]] Result<Stored> parseCopyResult(const QByteArray &body); ///< CopyObject and UploadPartCopy

/// Those of `asked` that were not removed, each with its reason. One the reply does not mention counts as not removed
/// ("s3.delete_unconfirmed"): ask without Quiet. A missing object is success.
[[nodiscard]] Result<QList<ObjectFailure>> parseDeleteResult(const QByteArray &body, const QList<ObjectRef> &asked);

enum class Versioning { Never, Enabled, Suspended };
[[nodiscard]] Result<Versioning> parseVersioning(const QByteArray &body);

struct LifecycleRule {
    QString id;
    bool enabled = false;
    QString prefix;
    bool hasOtherFilter = false; ///< tags or sizes: the rule covers only some objects of the prefix
    std::optional<int> expireDays;
    std::optional<Instant> expireDate;
    bool expiresMarkers = false;
    std::optional<int> noncurrentDays;
    std::optional<int> abortUploadDays;
    QStringList transitions; ///< storage classes objects move to
};
[[nodiscard]] Result<QList<LifecycleRule>> parseLifecycle(const QByteArray &body);

struct CorsRule {
    QStringList origins;
    QStringList methods;
    QStringList headers;
    QStringList exposed;
    std::optional<int> maxAgeSeconds;
};
[[nodiscard]] Result<QList<CorsRule>> parseCors(const QByteArray &body);

/// Whether XML 1.0 can carry the text at all. Keys that it cannot carry are removed one by one.
[[nodiscard]] bool fitsXml(QStringView text);
/// Body of POST ?delete, not quiet. InvalidArgument for more than 1000, none, or a key that does not fit into XML.
[[nodiscard]] Result<QByteArray> deleteObjectsBody(const QList<ObjectRef> &objects);

struct Part {
    int number = 0; ///< from 1
    QString etag;   ///< without quotes
};
/// Body of CompleteMultipartUpload. InvalidArgument unless the numbers ascend from 1 to 10,000 and each has an ETag.
[[nodiscard]] Result<QByteArray> completeUploadBody(const QList<Part> &parts);

} // namespace td::s3xml
