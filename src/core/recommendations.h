// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/breakeven.h"
#include "core/costs.h"
#include "core/plan.h"
#include "core/query.h"
#include "core/quota.h"

namespace td
{

enum class Severity { Info, Warning, Error };
[[nodiscard]] QString severityName(Severity severity); ///< "info", "warning", "error"

/// A proposal with its money, its evidence and a deed. `id` is stable so that a dismissal sticks.
struct Recommendation {
    QString id;      ///< "temp_backlog", "sold_drafts", "hot_idle", "cold_missing", "poor_compression", "duplicates"...
    Severity severity = Severity::Info;
    QString text;    ///< English sentence for JSON; the window makes its own from `id` and `args`
    QVariantMap args; ///< numbers of the sentence: "count", "bytes", "days"...
    double monthlyAmount = 0;
    qint64 evidenceCount = 0;
    std::optional<PhotoFilter> evidence; ///< the photos it speaks of
    QStringList evidenceIds;             ///< drafts or photos, when a filter cannot tell
    QString action; ///< "run_lifecycle", "publish_drafts", "configure_cold", "open_photos", "trash_duplicates"...
};

struct Alert {
    QString id; ///< "cost", "temp_count", "hot_size", "cost_rise", "failed_moves", "missed_run", "link_abuse", "disk"
    Severity severity = Severity::Warning;
    QString text;
    QVariantMap args;
};

struct AlertLimits {
    double monthlyCost = 50;
    qint64 tempPhotos = 1000;
    double hotGb = 100;
    double costRisePercent = 30; ///< in 7 days
    double diskFreePercent = 5;
    qint64 linkUses = 50; ///< of one link, when that is far more than of others
};

/// Everything the advice is computed from; gathered by the engine.
struct AdviceFacts {
    Instant now{};
    TierTotals totals;
    PriceBook prices;
    Policy policy;
    bool coldConfigured = true;
    bool scheduleOn = false;
    std::optional<Instant> lastRun;
    qint64 overdueTemp = 0;       ///< photos in TEMP past their limit
    QStringList soldLookingDrafts; ///< not marked published, with one of the signs below
    qint64 soldLookingPhotos = 0;
    qint64 soldLookingBytes = 0;
    qint64 soldByOrders = 0;   ///< of those drafts: they have orders
    qint64 soldBySiblings = 0; ///< some of their photos are published, others not
    qint64 soldByIdle = 0;     ///< nothing was added or looked at for long
    CountBytes hotIdle;           ///< HOT past half of the idle limit and not accessed
    CountBytes coldRead;          ///< COLD read often
    CountBytes poorlyCompressed;
    CountBytes duplicates;        ///< surplus copies of the same bytes
    CountBytes damaged;
    qint64 failedTransfers = 0;
    qint64 openJournal = 0;       ///< moves that wait for recovery
    QMap<Tier, TierWaste> waste;  ///< that the last check found
    std::optional<Instant> checkedAt; ///< the last check; unset: never
    bool hasRemoteTier = false;
    CountBytes unprotected;       ///< one copy, and that on this computer
    std::optional<Tier> unprotectedTier; ///< when all of them are in one tier
    std::optional<BreakEven> archive; ///< of a photo of the mean size from HOT to COLD
    std::optional<double> cost7DaysAgo;
    double diskFreePercent = 100;
    bool missedRun = false;
    QList<QuotaStanding> fullQuotas; ///< nearly full or full, the fullest first
    qint64 abusedLinks = 0;       ///< links used far more often than usual
    QStringList dismissed;
};

/// What counts as "poorly compressed" and "read often"; the engine gathers the facts with the same numbers.
inline constexpr double PoorCompressionPercent = 10;
inline constexpr int ColdReadDays = 30;
/// A draft that nobody touched for so long looks sold; a tier that was not checked for so long should be.
inline constexpr int SoldIdleDays = 60;
inline constexpr int CheckEveryDays = 90;
/// Photos younger than this are still on their way to a second place.
inline constexpr int ProtectAfterHours = 24;

inline const QString AllClearText = QStringLiteral("Stockage bien optimisé !");

/// Ranked by severity, then money. Empty means all clear (JSON then shows AllClearText).
[[nodiscard]] QList<Recommendation> recommend(const AdviceFacts &facts);
[[nodiscard]] QList<Alert> alertsFor(const AdviceFacts &facts, const AlertLimits &limits);

} // namespace td
