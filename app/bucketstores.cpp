// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bucketstores.h"

#include "app/logging.h"
#include "engine/tenure.h"
#include "storage/b2account.h"
#include "storage/deferredstore.h"
#include "storage/providerprofile.h"
#include "storage/retryingstore.h"
#include "storage/s3store.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

const QString IdSetting = u"catalogue.id"_s;
const QString IdLease = u"catalogue-id"_s;
constexpr Seconds IdLeaseTerm{30};

QString cacheKey(const S3Config &config)
{
    return QString(config.provider.id + u':' + config.bucket);
}

QJsonObject cachedEndpoints(const QString &file)
{
    QFile in(file);
    return in.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(in.readAll()).object() : QJsonObject();
}

/// Only saves a question to the provider at the next start, so a failure is a line in the log and no more.
void rememberEndpoint(const QString &file, const S3Config &config)
{
    QJsonObject endpoints = cachedEndpoints(file);
    endpoints.insert(cacheKey(config), config.endpoint);
    QSaveFile out(file);
    const bool isWritten =
        out.open(QIODevice::WriteOnly) && out.write(QJsonDocument(endpoints).toJson()) > 0 && out.commit();
    if (!isWritten)
        qCWarning(logApp) << "the endpoint of" << config.bucket << "was not kept:" << out.errorString();
}

void setEndpoint(S3Config &config, const QString &endpoint)
{
    config.endpoint = endpoint;
    config.region = signingRegion(config.provider, hostOfEndpoint(endpoint), config.region);
}

Result<std::shared_ptr<ObjectStore>> storeAtFoundEndpoint(S3Config config, const QString &cache, std::stop_token stop)
{
    const HttpOptions options{.caFile = config.caFile,
                              .proxy = config.proxy,
                              .connectTimeoutSeconds = config.connectTimeoutSeconds,
                              .stallSeconds = config.stallSeconds};
    TD_ASSIGN(const QString found, findB2Endpoint(config.accessKey, config.secret, options, std::move(stop)));
    TD_ASSIGN(const QString endpoint, checkedEndpoint(found));
    setEndpoint(config, endpoint);
    rememberEndpoint(cache, config);
    return makeS3Store(config);
}

BucketClaim claimFor(const QString &bucket, const BucketParts &parts)
{
    const QString setting = QString(u"bucket.marker:"_s + bucket);
    // The id, and since the profile took over, whose tenure it is (engine/tenure.h).
    const auto idIn = [&catalogue = parts.catalogue, &ids = parts.ids, &clock = parts.clock,
                       self = parts.self](QString Tenure::*which) -> Result<QString> {
        TD_ASSIGN(const QString id, catalogueId(catalogue, ids, self, clock.now()));
        TD_ASSIGN(const Tenure tenure, tenureOf(catalogue));
        const QString part = tenure.*which;
        return part.isEmpty() ? id : QString(id + u'/' + part);
    };
    const auto id = [idIn] { return idIn(&Tenure::current); };
    return {.catalogueId = id,
            .formerId = [idIn] { return idIn(&Tenure::former); },
            .isMarked = [&catalogue = parts.catalogue, setting, id]() -> Result<bool> {
                TD_ASSIGN(const std::optional<QString> value, catalogue.settings().value(setting));
                TD_ASSIGN(const QString mine, id());
                return value && *value == mine;
            },
            .setMarked = [&catalogue = parts.catalogue, setting, id]() -> Result<void> {
                TD_ASSIGN(const QString mine, id());
                return catalogue.settings().setValue(setting, mine);
            }};
}

} // namespace

std::shared_ptr<ObjectStore> unguardedBucket(const RemoteBinding &binding, const QString &endpointCache)
{
    S3Config config = binding.config;
    if (binding.findEndpoint) {
        const auto cached = checkedEndpoint(cachedEndpoints(endpointCache).value(cacheKey(config)).toString());
        if (!cached) {
            return std::make_shared<DeferredStore>(binding.name,
                                                   QString(config.provider.name + u" · "_s + config.bucket),
                                                   [config, cache = endpointCache](std::stop_token stop) {
                                                       return storeAtFoundEndpoint(config, cache, std::move(stop));
                                                   });
        }
        setEndpoint(config, *cached);
    }
    return makeS3Store(config);
}

QString endpointCacheOf(const QString &cacheFolder)
{
    return QString(cacheFolder + u"/endpoints.json"_s);
}

Result<QString> catalogueId(Catalogue &catalogue, IdSource &ids, const Holder &self, Instant now)
{
    TD_ASSIGN(const std::optional<QString> known, catalogue.settings().value(IdSetting));
    if (known)
        return *known;
    // two consoles that start at once must not mark buckets with different ids
    const auto nobodyIsDead = [](const Holder &) { return false; };
    TD_ASSIGN(const bool isOurs, catalogue.leases().acquire(IdLease, self, IdLeaseTerm, nobodyIsDead, now));
    if (!isOurs) {
        return fail(ErrorCode::Unavailable, u"catalog.busy"_s, u"Another console is giving the catalogue its id."_s,
                    IdSetting, u"Try again in a moment."_s);
    }
    TD_ASSIGN(const std::optional<QString> meanwhile, catalogue.settings().value(IdSetting));
    const QString id = meanwhile ? *meanwhile : ids.newId();
    if (!meanwhile)
        TD_TRY(catalogue.settings().setValue(IdSetting, id));
    TD_TRY(catalogue.leases().release(IdLease, self));
    return id;
}

std::shared_ptr<BucketGuard> bucketStore(const RemoteBinding &binding, const BucketParts &parts,
                                         std::shared_ptr<StoreMeter> meter)
{
    std::shared_ptr<ObjectStore> store = withMeter(unguardedBucket(binding, parts.endpointCache), std::move(meter));
    store = withLimits(
        std::move(store), [parallel = binding.parallel] { return parallel; }, parts.limit);
    store = withRetries(std::move(store));
    return std::make_shared<BucketGuard>(std::move(store), binding.name, claimFor(binding.name, parts));
}

} // namespace td
