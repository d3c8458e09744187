// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/billing.h"

#include "engine/checksummary.h"

#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

constexpr int BillDays = 30;
constexpr int SampledPhotos = 100; ///< the newest, for how many objects a photo has
constexpr qint64 MostTrashed = 200'000;
constexpr qint64 LargestReport = 64'000'000;
constexpr int MostReports = 10'000;

/// Requests that one object of a move or an upload takes beside the one that writes it: a look at the target, and at
/// the source the bytes and a last proof.
constexpr double ReadsOfTarget = 1;
constexpr double ReadsOfSource = 2;

double gbOf(qint64 bytes)
{
    return double(bytes) / BytesPerGb;
}

/// Of the bucket's store, as the catalogue calls it: "s3:BUCKET@HOST".
QString bucketOfStore(const QString &storeName)
{
    if (!storeName.startsWith("s3:"_L1))
        return {};
    return storeName.mid(3, storeName.lastIndexOf(u'@') - 3);
}

Result<QByteArray> readReport(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::NotFound, u"usage.unreadable"_s,
                    u"The report cannot be read: %1"_s.arg(file.errorString()), path, u"Check the path."_s);
    const QByteArray bytes = file.read(LargestReport + 1);
    if (bytes.size() > LargestReport)
        return fail(ErrorCode::InvalidArgument, u"csv.too_large"_s, u"The file is larger than 64 MB"_s, path,
                    u"A daily report has some kilobytes: this is another file."_s);
    return bytes;
}

/// The usage reports below a folder; beside them lie audits and lists of the reports, which count the same again.
QStringList reportsBelow(const QString &folder)
{
    QStringList paths;
    QDirIterator files(folder, {u"usage.*.csv"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext() && paths.size() < MostReports) {
        const QString path = files.next();
        const QString name = QFileInfo(path).fileName();
        if (!name.startsWith("usage.audit"_L1) && !name.endsWith("reportingLocations.csv"_L1) &&
            name != "usage.groups.csv"_L1)
            paths.append(path);
    }
    paths.sort();
    return paths;
}

} // namespace

Billing::Billing(const EngineParts &parts, const Rules &rules)
    : m_parts(parts)
    , m_rules(rules)
{
}

Result<double> Billing::objectsPerPhoto()
{
    TD_ASSIGN(const PhotoPage newest, m_parts.catalogue.photos().page({}, {}, {}, SampledPhotos));
    qint64 objects = 0;
    for (const Photo &photo : newest.photos) {
        TD_ASSIGN(const QList<Copy> copies, m_parts.catalogue.copies().ofPhoto(photo.photoId));
        objects += std::max<qint64>(1, copies.size());
    }
    return newest.photos.isEmpty() ? 1.0 : double(objects) / double(newest.photos.size());
}

Result<Billing::Activity> Billing::activity(Instant from, Instant to, const PriceBook &prices)
{
    Activity activity{.from = from, .to = to, .work = {}, .objectsPerPhoto = 1, .tiers = {}};
    TD_ASSIGN(activity.work, m_parts.catalogue.billing().work(from, to));
    TD_ASSIGN(activity.objectsPerPhoto, objectsPerPhoto());
    TD_ASSIGN(const TierTotals totals, m_parts.catalogue.stats().totals());
    TD_ASSIGN(const QList<TrashedPhoto> trashed, m_parts.catalogue.billing().trashed(MostTrashed));
    for (const Tier tier : AllTiers) {
        TierActivity &one = activity.tiers[tier];
        one.storedGb = gbOf(totals.live.value(tier).bytes + totals.trash.value(tier).bytes);
        const CountBytes read = activity.work.accesses.value(tier);
        one.reads = double(read.count);
        one.retrievedGb = one.egressGb = gbOf(read.bytes);
    }
    const double objects = activity.objectsPerPhoto;
    const qint64 count = totals.liveSum().count + totals.trashSum().count;
    const double photoGb = count > 0 ? gbOf(totals.liveSum().bytes + totals.trashSum().bytes) / double(count) : 0;
    const auto moved = [&](Tier source, Tier target, qint64 photos) {
        activity.tiers[target].writes += double(photos) * objects;
        activity.tiers[target].reads += double(photos) * objects * ReadsOfTarget;
        activity.tiers[source].reads += double(photos) * objects * ReadsOfSource;
        activity.tiers[source].retrievedGb += double(photos) * photoGb;
        activity.tiers[source].egressGb += double(photos) * photoGb;
    };
    activity.tiers[Tier::Temp].writes += double(activity.work.uploaded) * objects;
    moved(Tier::Temp, Tier::Hot, activity.work.promoted);
    moved(Tier::Hot, Tier::Cold, activity.work.archived);
    for (const TrashedPhoto &photo : trashed) {
        if (photo.since)
            activity.tiers[photo.tier].earlyGb += earlyGbMonths(
                prices.tiers.value(photo.tier), photo.bytes, double((to - *photo.since).count()) / double(Day.count()));
    }
    return activity;
}

Result<Billing::Bill> Billing::bill()
{
    const Instant now = m_parts.clock.now();
    Bill bill;
    TD_ASSIGN(bill.prices, m_rules.prices());
    TD_ASSIGN(bill.activity, activity(now - BillDays * Day, now, bill.prices));
    bill.bill = billOf(bill.prices, bill.activity.tiers);
    return bill;
}

Result<QList<Billing::Move>> Billing::moves()
{
    TD_ASSIGN(const PriceBook prices, m_rules.prices());
    TD_ASSIGN(const TierTotals totals, m_parts.catalogue.stats().totals());
    TD_ASSIGN(const double objects, objectsPerPhoto());
    QList<Move> moves;
    for (const auto &[from, to] :
         {std::pair{Tier::Temp, Tier::Hot}, std::pair{Tier::Hot, Tier::Cold}, std::pair{Tier::Cold, Tier::Hot}}) {
        if (!m_parts.stores.has(to))
            continue;
        const CountBytes live = totals.live.value(from);
        const CountBytes all = totals.liveSum();
        const CountBytes known = live.count > 0 ? live : all;
        if (known.count == 0)
            continue;
        Move move{.from = from,
                  .to = to,
                  .bytes = known.bytes / known.count,
                  .objects = std::max(1, int(std::lround(objects))),
                  .breakEven = {}};
        move.breakEven = breakEvenOf(prices.tiers.value(from), prices.tiers.value(to),
                                     {.bytes = move.bytes, .objects = move.objects});
        moves.append(move);
    }
    return moves;
}

Result<Billing::Imported> Billing::importFile(const QString &path)
{
    TD_ASSIGN(const QByteArray bytes, readReport(path));
    TD_ASSIGN(const QList<UsageDay> days, usageFromB2(bytes));
    Imported imported{.file = path, .days = days.size(), .fresh = 0, .from = days.first().day, .to = {}, .buckets = {}};
    for (const UsageDay &day : days) {
        imported.from = std::min(imported.from, day.day);
        imported.to = std::max(imported.to, day.day);
        if (!day.bucket.isEmpty() && !imported.buckets.contains(day.bucket))
            imported.buckets.append(day.bucket);
    }
    TD_ASSIGN(imported.fresh,
              m_parts.catalogue.billing().saveUsage(days, QFileInfo(path).fileName(), m_parts.clock.now()));
    return imported;
}

Result<QList<Billing::Imported>> Billing::importReports(const QString &path, QList<ItemFailure> &failed,
                                                        const ProgressFn &progress, std::stop_token stop)
{
    const bool isFolder = QFileInfo(path).isDir();
    const QStringList paths = isFolder ? reportsBelow(path) : QStringList{path};
    if (paths.isEmpty())
        return fail(ErrorCode::NotFound, u"usage.no_reports"_s, u"There is no usage report in this folder"_s, path,
                    u"Copy the days of the bucket b2-reports-ACCOUNT here; the files are called usage.*.csv."_s);
    QList<Imported> imported;
    for (const QString &file : paths) {
        if (stop.stop_requested())
            return fail(ErrorCode::Cancelled, u"cancelled"_s, u"The import was stopped"_s);
        if (progress)
            progress({.done = imported.size() + failed.size(), .total = paths.size(), .current = file});
        Result<Imported> one = importFile(file);
        if (one)
            imported.append(*one);
        else if (!isFolder)
            return fail(one.error());
        else
            failed.append({.id = file, .error = one.error()});
    }
    return imported;
}

Result<QList<UsageBucket>> Billing::buckets()
{
    return m_parts.catalogue.billing().usageBuckets();
}

Result<qint64> Billing::forgetReports()
{
    return m_parts.catalogue.billing().clearUsage();
}

Result<Billing::Target> Billing::targetOf(const QString &bucketId)
{
    TD_ASSIGN(const QList<UsageBucket> known, buckets());
    if (known.isEmpty())
        return fail(ErrorCode::NotFound, u"usage.none"_s, u"No usage report was imported yet"_s, {},
                    u"Import the daily reports of the bucket b2-reports-ACCOUNT first."_s);
    QMap<QString, Tier> tiers;
    for (const Tier tier : {Tier::Cold, Tier::Hot}) {
        const auto store = m_parts.stores.of(tier);
        if (store)
            tiers.insert(bucketOfStore((*store)->name()), tier);
    }
    for (const UsageBucket &bucket : known) {
        const bool isNamed = bucketId == bucket.bucketId || bucketId == bucket.bucket;
        if (isNamed || (bucketId.isEmpty() && !bucket.bucket.isEmpty() && tiers.contains(bucket.bucket)))
            return Target{.bucket = bucket, .tier = tiers.value(bucket.bucket, Tier::Cold)};
    }
    if (!bucketId.isEmpty())
        return fail(ErrorCode::NotFound, u"usage.none"_s, u"No report speaks of this bucket"_s, bucketId,
                    u"List the buckets that were reported to find its name."_s);
    QStringList names;
    for (const UsageBucket &bucket : known)
        names.append(bucket.bucket.isEmpty() ? bucket.bucketId : bucket.bucket);
    return fail(ErrorCode::FailedPrecondition, u"usage.which_bucket"_s,
                u"No tier of this profile lies in a bucket that was reported"_s, names.mid(0, 20).join(u", "_s),
                u"Name the bucket to compare with."_s);
}

Result<Reconciliation> Billing::reconcile(const Period &period)
{
    TD_ASSIGN(const Target target, targetOf(period.bucketId));
    const QDate to = period.to.value_or(target.bucket.to);
    const QDate from = period.from.value_or(std::max(target.bucket.from, to.addDays(1 - period.days)));
    ReconcileFacts facts;
    facts.tier = target.tier;
    facts.bucket = target.bucket.bucket.isEmpty() ? target.bucket.bucketId : target.bucket.bucket;
    facts.from = from;
    facts.to = to;
    TD_ASSIGN(facts.usage, m_parts.catalogue.billing().usage(target.bucket.bucketId, from, to));
    if (facts.usage.isEmpty())
        return fail(ErrorCode::NotFound, u"usage.none"_s, u"The reports have no day of this period"_s,
                    u"%1 to %2"_s.arg(from.toString(Qt::ISODate), to.toString(Qt::ISODate)),
                    u"Reported are %1 to %2."_s.arg(target.bucket.from.toString(Qt::ISODate),
                                                    target.bucket.to.toString(Qt::ISODate)));
    TD_ASSIGN(facts.snapshots, m_parts.catalogue.stats().snapshots(from, to));
    TD_ASSIGN(const PriceBook prices, m_rules.prices());
    const auto start = [](QDate day) { return Instant{Seconds{day.startOfDay(Qt::UTC).toSecsSinceEpoch()}}; };
    TD_ASSIGN(const Activity counted, activity(start(from), start(to.addDays(1)), prices));
    facts.estimated = counted.tiers.value(target.tier);
    TD_ASSIGN(const CheckSummary last, lastCheckSummary(m_parts));
    const TierWaste waste = last.tiers.value(target.tier);
    facts.hiddenBytes = waste.hidden.bytes + waste.unfinished.bytes;
    facts.orphanBytes = waste.orphans.bytes;
    return td::reconcile(facts, prices);
}

} // namespace td
