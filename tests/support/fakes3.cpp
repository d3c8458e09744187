// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fakes3.h"

#include "support/fakes3/accounts.h"
#include "support/fakes3/server.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace td::test
{

bool FakeRequest::hasCredentials() const
{
    static const QList<QByteArray> inQuery{"X-Amz-Signature", "X-Amz-Credential", "X-Amz-Security-Token",
                                           "X-Goog-Signature", "X-Goog-Credential"};
    return headers.contains("authorization") || headers.contains("x-amz-security-token") ||
           std::ranges::any_of(inQuery, [this](const QByteArray &name) { return query.contains(name); });
}

FakeS3::FakeS3(FakeS3Options options)
    : d(std::make_unique<fake::Server>(std::move(options)))
{
}
FakeS3::~FakeS3() = default;

const FakeS3Options &FakeS3::options() const
{
    return d->options;
}

QString FakeS3::endpoint() const
{
    return d->endpoint();
}

quint16 FakeS3::port() const
{
    return d->port;
}

void FakeS3::script(ServerFault fault)
{
    const std::lock_guard lock(d->mutex);
    d->faults.append(std::move(fault));
}

void FakeS3::clearFaults()
{
    const std::lock_guard lock(d->mutex);
    d->faults.clear();
}

int FakeS3::faultsFired() const
{
    const std::lock_guard lock(d->mutex);
    return d->fired;
}

void FakeS3::deny(const QStringList &operations)
{
    const std::lock_guard lock(d->mutex);
    d->options.denied = operations;
}

void FakeS3::setClockAhead(std::chrono::seconds ahead)
{
    const std::lock_guard lock(d->mutex);
    d->options.clockAhead = ahead;
}

void FakeS3::setDown(bool down)
{
    if (down == d->isDown)
        return;
    if (down) {
        d->stopListening();
        return;
    }
    d->isDown = false;
    d->listenAgain();
}

void FakeS3::putObject(const QString &key, const QByteArray &bytes, const QMap<QByteArray, QByteArray> &headers)
{
    const std::lock_guard lock(d->mutex);
    d->bucket.store(key.toUtf8(), bytes, fake::md5Hex(bytes), headers, d->now());
}

std::optional<QByteArray> FakeS3::object(const QString &key) const
{
    const std::lock_guard lock(d->mutex);
    const fake::Version *version = d->bucket.current(key.toUtf8());
    return version ? std::optional(version->object.bytes) : std::nullopt;
}

QStringList FakeS3::keys() const
{
    const std::lock_guard lock(d->mutex);
    QStringList keys;
    for (auto it = d->bucket.keys.cbegin(); it != d->bucket.keys.cend(); ++it) {
        if (!it->constFirst().object.isMarker)
            keys.append(QString::fromUtf8(it.key()));
    }
    return keys;
}

QList<FakeObject> FakeS3::versions(const QString &key) const
{
    const std::lock_guard lock(d->mutex);
    QList<FakeObject> objects;
    for (const fake::Version &version : d->bucket.keys.value(key.toUtf8()))
        objects.append(version.object);
    return objects;
}

qint64 FakeS3::storedVersions() const
{
    const std::lock_guard lock(d->mutex);
    qint64 count = 0;
    for (const QList<fake::Version> &versions : d->bucket.keys)
        count += std::ranges::count_if(versions, [](const fake::Version &v) { return !v.object.isMarker; });
    return count;
}

QStringList FakeS3::unfinishedUploads() const
{
    const std::lock_guard lock(d->mutex);
    QStringList uploads;
    for (auto it = d->bucket.uploads.cbegin(); it != d->bucket.uploads.cend(); ++it)
        uploads.append(QString::fromUtf8(it->key + ' ' + it.key()));
    return uploads;
}

void FakeS3::removeEverything()
{
    const std::lock_guard lock(d->mutex);
    d->bucket.keys.clear();
    d->bucket.uploads.clear();
}

QList<FakeRequest> FakeS3::log() const
{
    const std::lock_guard lock(d->mutex);
    return d->requests;
}

QList<FakeRequest> FakeS3::log(const QString &operation) const
{
    QList<FakeRequest> requests = log();
    requests.removeIf([&operation](const FakeRequest &request) { return request.operation != operation; });
    return requests;
}

void FakeS3::clearLog()
{
    const std::lock_guard lock(d->mutex);
    d->requests.clear();
    d->logStart = d->requestCount + 1;
}

QMap<QString, int> FakeS3::bodiesStored() const
{
    static const QStringList storing{u"PutObject"_s, u"CopyObject"_s, u"CompleteMultipartUpload"_s};
    QMap<QString, int> count;
    for (const FakeRequest &request : log()) {
        if (request.applied && storing.contains(request.operation))
            ++count[request.key];
    }
    return count;
}

int FakeS3::refusedSignatures() const
{
    const std::lock_guard lock(d->mutex);
    return d->refusedSignatures;
}

int FakeS3::openConnections() const
{
    const std::lock_guard lock(d->mutex);
    return int(std::ranges::count_if(d->connections, [](const auto &connection) { return !connection.finished; }));
}

int FakeS3::mostAtOnce() const
{
    const std::lock_guard lock(d->mutex);
    return d->mostAtOnce;
}

QString FakeS3::b2AuthorizeUrl() const
{
    return endpoint() + u"/b2api/v3/b2_authorize_account"_s;
}

QString FakeS3::googleTokenUrl() const
{
    return endpoint() + u"/token"_s;
}

QByteArray FakeS3::googleServiceAccount() const
{
    return fake::serviceAccountJson(googleTokenUrl());
}

void FakeS3::expireGoogleTokens()
{
    const std::lock_guard lock(d->mutex);
    d->googleTokens.clear();
}

} // namespace td::test
