// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tier.h"
#include "storage/s3config.h"

#include <QMap>

#include <functional>
#include <optional>

namespace td
{

/// A tier in a bucket of a provider: everything but what only the keyring or the provider itself can say.
struct RemoteBinding {
    S3Config config;
    QString name;              ///< of the store in the catalogue; stays the same however the endpoint is found
    int parallel = 0;          ///< transfers at once
    bool findEndpoint = false; ///< config.endpoint is empty: the provider tells it to the key
    QString missingSecret;     ///< the setting that the keyring must hold, e.g. "hot.secret"; empty: none
    QString boundBy;           ///< the setting or variable that binds the tier
};

/// The settings of one tier as they hold, without "hot." or "cold."; empty ones are not there.
struct TierFields {
    Tier tier = Tier::Hot;
    QString group = {}; ///< of the settings, where it is no tier that they bind: "backup"
    QMap<QString, QString> values;
    QMap<QString, Secret> secrets;
    std::optional<Secret> serviceAccountFile; ///< what gcp.credentials points to
    bool keyringMayKnow = true;               ///< false: everything has to be in the environment
    QString boundBy;
    /// How the operator says a field: "R2_SECRET_ACCESS_KEY", "hot.secret"; empty: not at all.
    std::function<QString(const QString &field)> nameOf;
};

/// The provider that the fields mean: the one that is named, else the one of the endpoint's host, else any S3 endpoint.
[[nodiscard]] ProviderProfile providerOf(const TierFields &fields);
/// Nothing, and `problems` say why, when the set is partial or contradicts itself.
[[nodiscard]] std::optional<RemoteBinding> remoteBinding(const TierFields &fields, QList<Error> &problems);
/// Whose bill a bucket is on: the provider; of one that nobody knows, its host.
[[nodiscard]] QString billedBy(const RemoteBinding &binding);
/// The name of the store of a bucket in the catalogue.
[[nodiscard]] QString bucketStoreName(const ProviderProfile &provider, const QString &endpoint, const QString &bucket);

} // namespace td
