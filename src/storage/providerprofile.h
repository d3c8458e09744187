// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/s3config.h"

#include <QByteArray>
#include <QList>

#include <optional>

namespace td
{

/// The providers shipped with the program, in the order in which a list shows them; the last is any S3 endpoint.
[[nodiscard]] const QList<ProviderProfile> &providerProfiles();
[[nodiscard]] std::optional<ProviderProfile> providerProfile(const QString &id);
/// The provider that a host belongs to; nothing for hosts nobody claims.
[[nodiscard]] std::optional<ProviderProfile> providerOfHost(const QString &host);

/// One resources/providers document. Internal, naming the field, when one is missing, unknown or out of range.
[[nodiscard]] Result<ProviderProfile> parseProviderProfile(const QByteArray &json);
/// The documents as they were compiled in.
[[nodiscard]] QList<QByteArray> providerDocuments();

/// "https://host[:port]" in lower case. InvalidArgument ("endpoint.invalid") for anything but https (http only to this
/// computer), for user names, paths and parameters; a missing scheme is https.
[[nodiscard]] Result<QString> checkedEndpoint(const QString &endpoint);
[[nodiscard]] QString hostOfEndpoint(const QString &endpoint);
/// True for names and addresses of this computer.
[[nodiscard]] bool isLoopbackHost(const QString &host);

/// The region to sign with: what the host's provider fixes, else `given`, else the label of the host, else the default.
[[nodiscard]] QString signingRegion(const ProviderProfile &provider, const QString &host, const QString &given);
/// 3 to 63 letters, digits, dashes and dots (capitals too: older buckets have them). InvalidArgument
/// ("bucket.invalid").
[[nodiscard]] Result<void> checkBucketName(const QString &bucket);

} // namespace td
