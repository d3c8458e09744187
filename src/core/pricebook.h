// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/tier.h"

#include <QDate>
#include <QJsonObject>
#include <QMap>

namespace td
{

/// Prices of one tier, in the book's currency. GB are decimal (10^9 bytes). Zero: free or unknown to the provider.
struct TierPrices {
    QString provider; ///< "local", "r2", "b2", "s3", "gcs"
    /// Whose free allowance is drawn on: the provider that the tier is bound to. Not part of a list: empty means
    /// `provider`.
    QString account = {};
    double gbMonth = 0;
    double aPerMillion = 0; ///< write-class operations
    double bPerMillion = 0; ///< read-class operations
    double retrievalGb = 0;
    double egressGb = 0;
    double egressFreeMultiple = 0; ///< of the stored bytes, free each month
    int minDays = 0;               ///< minimum storage duration
    qint64 minObjectBytes = 0;     ///< smaller objects are billed as if they had these
    double freeGb = 0;
    qint64 freeA = 0, freeB = 0;
    bool roundUpUnits = false;
    int monthDays = 30;
};

/// A dated list of prices with a source for each number (resources/prices/*.json, PROVIDERS.md section 1).
struct PriceBook {
    QString preset;
    QDate asOf;
    QString currency = QStringLiteral("USD");
    bool applyFreeTier = false;
    QMap<Tier, TierPrices> tiers;
    QString source; ///< where the numbers come from, for people
    QMap<QString, QString> sources; ///< of one number: "hot.gb_month", or of a tier: "hot"
};

/// The prices of the source documents: 0.00 / 0.015 / 0.006.
[[nodiscard]] PriceBook sourcePriceBook();
[[nodiscard]] Result<PriceBook> priceBookFromJson(const QJsonObject &json);
[[nodiscard]] QJsonObject priceBookToJson(const PriceBook &book);

inline constexpr double BytesPerGb = 1e9;

/// Storage of `bytes` in `tier` for a month, no free tier: what one photo adds.
[[nodiscard]] double storageCost(const PriceBook &book, Tier tier, qint64 bytes);

} // namespace td
