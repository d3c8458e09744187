// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/costs.h"
#include "core/result.h"
#include "core/time.h"
#include "core/usagereport.h"

/// What is needed for a bill beside what is stored, and what providers say they counted. Every method is one transaction
/// or one consistent read (ports/repositories.h).
namespace td
{

/// What happened to photos in a period, as far as it costs requests.
struct CountedWork {
    qint64 uploaded = 0;
    qint64 promoted = 0;
    qint64 archived = 0;
    QMap<Tier, CountBytes> accesses; ///< by where the photo is now
};

/// Photos in the trash of a tier, by how long they were there: what a minimum duration still bills.
struct TrashedPhoto {
    Tier tier = Tier::Temp;
    qint64 bytes = 0;
    std::optional<Instant> since; ///< in the tier
};

/// A draft that has the signs of one that was sold and was not marked published.
struct SoldSign {
    QString draftId;
    QString sign; ///< "orders", "siblings", "idle"
    qint64 photos = 0; ///< not published and not in the trash
    qint64 bytes = 0;
    std::optional<Instant> since; ///< of the sign
};

struct UsageBucket {
    QString provider, bucketId, bucket;
    QDate from, to;
    qint64 days = 0;
};

class BillingRepository
{
public:
    virtual ~BillingRepository() = default;
    [[nodiscard]] virtual Result<CountedWork> work(Instant from, Instant before) = 0;
    [[nodiscard]] virtual Result<QList<TrashedPhoto>> trashed(qint64 limit) = 0;
    /// Drafts that are not published as a whole: with orders; with photos that are published beside others that are
    /// not; or in HOT, with the last upload and every access before `idleBefore`. Each draft once, by its strongest sign.
    [[nodiscard]] virtual Result<QList<SoldSign>> soldSigns(Instant idleBefore, int limit) = 0;

    /// The days of one report, in one transaction; a day of a bucket that is there already is replaced. How many were
    /// new.
    [[nodiscard]] virtual Result<qint64> saveUsage(const QList<UsageDay> &days, const QString &source, Instant now) = 0;
    /// Of buckets only, never the account's rows.
    [[nodiscard]] virtual Result<QList<UsageDay>> usage(const QString &bucketId, QDate from, QDate to) = 0;
    [[nodiscard]] virtual Result<QList<UsageBucket>> usageBuckets() = 0;
    /// Forgets every report; how many days went.
    [[nodiscard]] virtual Result<qint64> clearUsage() = 0;
};

/// A filter that somebody gave a name, for one page.
struct SavedView {
    QString name;
    QString definition; ///< JSON
};

class ViewRepository
{
public:
    virtual ~ViewRepository() = default;
    [[nodiscard]] virtual Result<QList<SavedView>> views(const QString &page) = 0; ///< by name
    [[nodiscard]] virtual Result<void> save(const QString &page, const SavedView &view, Instant now) = 0; ///< or replaces
    [[nodiscard]] virtual Result<void> remove(const QString &page, const QString &name) = 0;
};

} // namespace td
