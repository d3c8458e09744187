// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/fakefault.h"

#include <QMap>
#include <QStringList>
#include <memory>

namespace td::test
{

namespace fake
{
struct Server;
}

/// One request as the server saw it.
struct FakeRequest {
    int number = 0;    ///< in the order of arrival, from 1
    QByteArray method; ///< "PUT"
    QByteArray target; ///< as sent: "/photos/hot/a%20b.jpg?uploads"
    QString operation; ///< as S3 calls it: PutObject, CopyObject, HeadObject, GetObject, DeleteObject, DeleteObjects,
                       ///< ListObjectsV2, ListObjectVersions, CreateMultipartUpload, UploadPart,
                       ///< CompleteMultipartUpload, AbortMultipartUpload, ListMultipartUploads, ListParts,
                       ///< HeadBucket, ListBuckets, GetBucketCors, GetBucketVersioning, GetBucketLocation,
                       ///< AuthorizeAccount (B2), Token (Google); "" for what S3 does not know
    QString bucket;
    QString key;                          ///< decoded
    QMap<QByteArray, QByteArray> query;   ///< decoded
    QMap<QByteArray, QByteArray> headers; ///< names in lower case
    qint64 bodyBytes = 0;                 ///< that arrived
    QByteArray bodySha256;                ///< lower-case hex
    int status = 0;                       ///< of the reply; 0: none was sent
    bool applied = false;                 ///< it changed what the server keeps
    int connection = 0;                   ///< which one it came by, from 1
    std::chrono::steady_clock::time_point at;

    /// Anything that proves who asks: Authorization, a signature in the query, a session token.
    [[nodiscard]] bool hasCredentials() const;
};

struct FakeS3Options {
    enum class Dialect {
        Plain, ///< takes everything it knows
        B2,    ///< always versioned; 400 to x-amz-checksum-* and to If-None-Match; tags and ACLs refused
        R2,    ///< 501 to aws-chunked bodies and unknown list parameters; knows no versions
        Google ///< the bearer token or the HMAC key; 501 to ?versions; generations as version ids
    };
    enum class Certificate { Good, WrongHost, Expired, SelfSigned };

    Dialect dialect = Dialect::Plain;
    QString bucket = QStringLiteral("photos");
    QString region = QStringLiteral("us-east-1"); ///< that signatures must name; "" = any
    QString accessKey = QStringLiteral("FAKEACCESSKEY");
    QByteArray secret = "fake/secret+key";
    QByteArray sessionToken; ///< when set, every request must carry it
    bool versioned = false;
    bool honoursIfNoneMatch = true; ///< false: a PUT with it overwrites, as if it was not there
    bool https = false;
    Certificate certificate = Certificate::Good;
    bool onlyOldTls = false; ///< speaks TLS 1.1 and nothing newer
    QStringList denied;      ///< operations that this key may not do: 403 AccessDenied
    int pageKeys = 1000;     ///< most keys on a page of a listing
    qint64 minPartBytes = 5 * 1024 * 1024;
    std::chrono::seconds clockAhead{
        0};               ///< of the server's clock: Date headers, and 403 RequestTimeTooSkewed beyond 15 min
    QByteArray corsRules; ///< body of GetBucketCors; empty: 404 NoSuchCORSConfiguration
    bool checksSignatures = true;
};

struct FakeObject {
    QByteArray bytes;
    QByteArray etag; ///< without quotes
    QString versionId;
    bool isMarker = false;
    QMap<QByteArray, QByteArray> headers; ///< content-type, x-amz-meta-*, x-amz-storage-class, ...
};

/// An S3 server inside the test's process, on 127.0.0.1, with threads of its own. It keeps one bucket in memory, checks
/// signatures by a computation of its own, Content-MD5 and x-amz-content-sha256, and does what the script tells it to
/// do wrong. All members may be called from any thread while it serves.
class FakeS3
{
public:
    explicit FakeS3(FakeS3Options options = {});
    ~FakeS3();
    FakeS3(const FakeS3 &) = delete;
    FakeS3 &operator=(const FakeS3 &) = delete;

    [[nodiscard]] const FakeS3Options &options() const;
    [[nodiscard]] QString endpoint() const; ///< "http://127.0.0.1:port", or "https://localhost:port"
    [[nodiscard]] quint16 port() const;
    [[nodiscard]] static QString caFile(); ///< PEM; signed the Good, WrongHost and Expired certificates of all fakes

    // ---- faults; the first that matches and has matches left is the one that happens
    void script(ServerFault fault);
    void clearFaults();
    [[nodiscard]] int faultsFired() const;    ///< how often any fault happened
    void deny(const QStringList &operations); ///< replaces options().denied
    void setClockAhead(std::chrono::seconds ahead);
    /// Refuses connections (true) as a server that is down, and ends those there are; false: up again on the same port.
    void setDown(bool down);

    // ---- what it keeps, past all faults and signatures
    void putObject(const QString &key, const QByteArray &bytes, const QMap<QByteArray, QByteArray> &headers = {});
    [[nodiscard]] std::optional<QByteArray> object(const QString &key) const; ///< the current version
    [[nodiscard]] QStringList keys() const;                                   ///< with a current version, sorted
    [[nodiscard]] QList<FakeObject> versions(const QString &key) const;       ///< newest first, markers too
    [[nodiscard]] qint64 storedVersions() const;                              ///< of all keys, without markers
    [[nodiscard]] QStringList unfinishedUploads() const;                      ///< "key uploadId"
    void removeEverything();

    // ---- what was asked
    [[nodiscard]] QList<FakeRequest> log() const;
    [[nodiscard]] QList<FakeRequest> log(const QString &operation) const;
    void clearLog();
    /// How often a body was stored under each key (PutObject, CopyObject, CompleteMultipartUpload that took effect).
    [[nodiscard]] QMap<QString, int> bodiesStored() const;
    [[nodiscard]] int refusedSignatures() const;
    [[nodiscard]] int openConnections() const;
    /// Most requests that were under way at the same moment.
    [[nodiscard]] int mostAtOnce() const;

    // ---- Backblaze: GET <endpoint>/b2api/v{2,3,4}/b2_authorize_account with Basic accessKey:secret
    [[nodiscard]] QString b2AuthorizeUrl() const;
    // ---- Google: POST <endpoint>/token takes a JWT signed with the key of this service account (JSON)
    [[nodiscard]] QString googleTokenUrl() const;
    [[nodiscard]] QByteArray googleServiceAccount() const;
    void expireGoogleTokens(); ///< tokens given so far are refused from now on (401)

private:
    std::unique_ptr<fake::Server> d;
};

} // namespace td::test
