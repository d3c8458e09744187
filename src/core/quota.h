// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/time.h"

#include <QJsonObject>
#include <QList>
#include <QString>

#include <optional>

namespace td
{

/// Whose photos a quota bounds. Those of a vendor are no user's.
enum class QuotaScope { User, Vendor, Total };
[[nodiscard]] QString quotaScopeName(QuotaScope scope); ///< "user", "vendor", "total"
[[nodiscard]] std::optional<QuotaScope> quotaScopeFromName(QStringView name);
/// Of a photo, by Photo::ownerType.
[[nodiscard]] QuotaScope quotaScopeOf(QStringView ownerType);

/// Owner of the quota that everybody has who has none of their own.
inline const QString EachOwner = QStringLiteral("*");

/// An unset limit does not bound.
struct QuotaLimits {
    std::optional<qint64> maxFileBytes; ///< of one uploaded file
    std::optional<qint64> maxFiles;     ///< photos, those in the trash too
    std::optional<qint64> maxBytes;     ///< really stored: masters, sizes, originals, trash
    [[nodiscard]] bool operator==(const QuotaLimits &) const = default;
    [[nodiscard]] bool isEmpty() const { return !maxFileBytes && !maxFiles && !maxBytes; }
};
/// What a quota gets that is switched on without numbers: 50 MiB a file, 100 files, 5 GiB.
[[nodiscard]] QuotaLimits usualQuota();

struct Quota {
    QuotaScope scope = QuotaScope::Total;
    QString owner; ///< user or vendor, EachOwner for all without one of their own; empty for the total
    QuotaLimits limits;
    [[nodiscard]] bool operator==(const Quota &) const = default;
};
/// InvalidArgument ("quota.invalid") for an owner that does not fit the scope, no limit at all, or one below 0.
[[nodiscard]] Result<void> checkQuota(const Quota &quota);

/// What counts against a quota.
struct QuotaUse {
    qint64 files = 0; ///< stored
    qint64 bytes = 0;
    qint64 reservedFiles = 0; ///< on their way in, or waiting in the queue
    qint64 reservedBytes = 0;
    [[nodiscard]] bool operator==(const QuotaUse &) const = default;
};

/// A quota of one owner (or of all together) and what is used of it.
struct QuotaStanding {
    Quota quota;       ///< `owner` is a name, also where the limits are those of EachOwner
    bool isOwn = true; ///< false: the limits are those of EachOwner
    QuotaUse use;
    [[nodiscard]] bool operator==(const QuotaStanding &) const = default;
};

/// How much of the limit that is nearest is used, 0..1 and above; 0 without a limit of files or bytes.
[[nodiscard]] double quotaShare(const QuotaStanding &standing);
/// A quota of which so much is used is "nearly full".
inline constexpr double QuotaNearShare = 0.9;

/// What an upload asks room for.
struct QuotaClaim {
    QString owner;
    QString ownerType = QStringLiteral("user"); ///< Photo::ownerType
    qint64 fileBytes = 0;                       ///< of the uploaded file
    qint64 bytes = 0;                           ///< to be stored
    qint64 files = 1;
};

/// Whether the claim fits beside what is used and reserved. ResourceExhausted ("quota.file_size", "quota.files",
/// "quota.bytes"), with what the operator can do.
[[nodiscard]] Result<void> checkClaim(const QuotaStanding &standing, const QuotaClaim &claim);

[[nodiscard]] QJsonObject quotaToJson(const QuotaStanding &standing);

} // namespace td
