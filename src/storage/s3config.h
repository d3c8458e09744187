// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/secret.h"

#include <QStringList>

namespace td
{

/// Whether a PUT with If-None-Match: * is refused where an object lies already.
enum class ConditionalPut { Never, Always, Ask };

/// How one provider differs from plain S3. Data of resources/providers/<id>.json, never code; source PROVIDERS notes.
struct ProviderProfile {
    QString id;        ///< "r2", "b2", "aws", "gcs", "s3"
    QString name;      ///< "Cloudflare R2"
    QStringList hosts; ///< an endpoint whose host is one of these, or ends in one after a dot, is this provider's
    QString endpoint; ///< template with {account} and {region}; empty: must be given
    QString region; ///< fixed region for signing ("auto"); "{host}" = label of the host after "s3."; empty: a setting
    QString defaultRegion;      ///< where `region` leaves it to a setting that is not given
    bool endpointByKey = false; ///< the provider tells its endpoint to the key (storage/b2account.h)
    bool globalBuckets = false; ///< one bucket name is one bucket, whatever the endpoint
    bool serviceAccounts = false; ///< takes a service-account JSON in place of key and secret
    QString keyHelp;            ///< where a key is made, for remedies; English
    bool virtualHost = false;      ///< bucket.host/key instead of host/bucket/key
    bool alwaysVersioned = false;  ///< a plain delete only hides: versions must be removed one by one
    ConditionalPut conditionalPut = ConditionalPut::Never;
    bool batchDelete = true;       ///< POST ?delete; without it one DELETE each
    bool etagIsMd5 = true;         ///< of a single PUT; false: never believed
    bool storageClasses = false;   ///< takes x-amz-storage-class
    bool listsUploads = true;      ///< GET ?uploads
    qint64 partBytes = 8 * 1024 * 1024; ///< all parts but the last are of this size
    qint64 multipartFrom = 64 * 1024 * 1024;
    int batchDeleteKeys = 1000;
    int maxMetadataBytes = 2048;
    int parallel = 8; ///< requests at once that the provider takes well
    QStringList storageClassNames;
};

/// Where a bucket is and how to speak to it. Complete and checked.
struct S3Config {
    ProviderProfile provider;
    QString endpoint; ///< scheme://host[:port], no path
    QString region;
    QString bucket;
    QString accessKey;
    Secret secret;
    Secret sessionToken;      ///< may be empty
    Secret serviceAccount;    ///< Google service-account JSON; then accessKey and secret are empty
    QString googleTokenUrl;   ///< empty: the one the service account names
    QString storageClass;     ///< empty: the bucket's default
    QString caFile;           ///< PEM bundle; empty: the system's
    QString proxy;            ///< empty: none, or what the system says
    QString cdnDomain;        ///< empty: none
    int connectTimeoutSeconds = 10;
    int stallSeconds = 30; ///< no byte for so long: given up
};

} // namespace td
