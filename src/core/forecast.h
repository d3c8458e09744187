// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/costs.h"
#include "core/decide.h"

namespace td
{

/// Photos of one cohort: same tier, clocks rounded to the day, same flags. Keeps the replay small at a million photos.
struct Cohort {
    LifecycleFacts facts; ///< photoId is empty; storedBytes is the sum of the cohort
    qint64 count = 0;
};

struct ForecastAssumptions {
    double uploadsPerDay = 0;
    double bytesPerPhoto = 0;
    double publishShare = 0; ///< 0..1 of uploads that get published
    double publishAfterDays = 1;
};

struct ForecastPoint {
    QDate month; ///< first day of the month it ends in
    QMap<Tier, qint64> bytes;
    QMap<Tier, qint64> counts;
    double cost = 0;
    qint64 deletedPhotos = 0; ///< trashed since the start
    qint64 peakBytes = 0;     ///< most that was stored in any night since the start, the trash included
};

/// Replays the rules day by day over the catalogue with an assumed inflow. Pure; no growth with the number of photos.
[[nodiscard]] QList<ForecastPoint> forecast(const QList<Cohort> &catalogue, const Policy &policy, bool coldConfigured,
                                            const PriceBook &book, const ForecastAssumptions &assumed, Instant from,
                                            int months);

} // namespace td
