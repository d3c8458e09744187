// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/healthreport.h"

#include "core/texts.h"
#include "engine/healthfindings.h"

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

constexpr qint64 LeastFreeBytes = 200'000'000; ///< below, the next upload or backup fails
constexpr Seconds LookAgainAfter = Hour;       ///< of a store that answered again meanwhile

/// True for what another computer on the same catalogue finds for itself.
bool isOfThisComputer(const QString &name)
{
    return name.startsWith("tier."_L1) || name.startsWith("disk."_L1) || name == "backup.place"_L1;
}

const StoreCheck *worstStep(const StoreReport &report)
{
    const StoreCheck *worst = nullptr;
    for (const StoreCheck &check : report.checks) {
        if (check.outcome == StoreCheck::Outcome::Failed)
            return &check;
        if (check.outcome == StoreCheck::Outcome::Warning && !worst)
            worst = &check;
    }
    return worst;
}

/// What a store that was tried out comes to.
HealthItem storeItem(const QString &name, const QString &place, const Result<StoreReport> &report)
{
    if (!report) {
        HealthItem item = health::failed(name, report.error());
        item.args = {{u"place"_s, place}};
        return item;
    }
    HealthItem item =
        health::found(name, HealthStatus::Ok, u"store.fine"_s, u"%1 takes, gives back and deletes files."_s.arg(place));
    item.args = {{u"place"_s, place}};
    item.steps = report->checks;
    if (report->clockSkew)
        item.args.insert(u"clock_skew_seconds"_s, qint64(report->clockSkew->count()));
    const StoreCheck *worst = worstStep(*report);
    if (!worst)
        return item;
    const bool isFailed = worst->outcome == StoreCheck::Outcome::Failed;
    item.status = isFailed ? HealthStatus::Error : HealthStatus::Warning;
    item.finding = isFailed ? u"store.failed"_s : u"store.warned"_s;
    item.text = u"%1: %2"_s.arg(place, worst->message);
    item.remedy = worst->remedy;
    item.problem = worst->error;
    item.args.insert(u"step"_s, worst->id);
    return item;
}

} // namespace

HealthReport::HealthReport(const EngineParts &parts, const Rules &rules, const StoreHealth &stores, HealthPlaces places)
    : m_parts(parts)
    , m_rules(rules)
    , m_stores(stores)
    , m_places(std::move(places))
{
}

QList<HealthItem> HealthReport::look(const ProgressFn &progress, std::stop_token stop) const
{
    QList<HealthItem> items;
    const qint64 total = 3 + qint64(AllTiers.size());
    const auto step = [&](const QString &what) {
        if (progress)
            progress({.done = items.size(), .total = total, .bytesDone = 0, .bytesTotal = 0, .current = what});
    };
    const auto take = [&](HealthItem item) {
        item.checkedAt = m_parts.clock.now();
        if (!item.problem || item.problem->code != ErrorCode::Cancelled)
            items.append(std::move(item));
    };
    step(u"catalogue"_s);
    take(catalogueItem());
    for (const Tier tier : AllTiers) {
        if (stop.stop_requested() || !m_parts.stores.has(tier))
            continue;
        step(tierName(tier).toUpper());
        take(tierItem(tier, stop));
    }
    if (m_places.backups && !stop.stop_requested()) {
        step(u"backups"_s);
        take(backupPlaceItem(stop));
    }
    items += cheapItems();
    QList<HealthItem> rows = items;
    for (HealthItem &row : rows)
        row.name = rowName(row.name);
    if (const auto recorded = m_parts.catalogue.healthChecks().record(rows); !recorded) {
        items.removeIf([](const HealthItem &item) { return item.name == "catalogue"_L1; });
        items.prepend(health::failed(u"catalogue"_s, recorded.error()));
        items.front().checkedAt = m_parts.clock.now();
    }
    return items;
}

QList<HealthItem> HealthReport::known() const
{
    QList<HealthItem> items;
    const auto rows = m_parts.catalogue.healthChecks().all();
    if (!rows) {
        items.append(health::failed(u"catalogue"_s, rows.error()));
        items.last().checkedAt = m_parts.clock.now();
    } else {
        for (const QString &name : {u"catalogue"_s, u"tier.temp"_s, u"tier.hot"_s, u"tier.cold"_s, u"backup.place"_s}) {
            const auto row = std::ranges::find(*rows, rowName(name), &HealthItem::name);
            if (row == rows->cend())
                continue;
            items.append(*row);
            items.last().name = name;
            tellSilence(items.last());
        }
    }
    // a tier that was never tried out can still be known to give no answer
    const auto states = m_stores.states();
    for (const auto &[tier, state] : states.asKeyValueRange()) {
        const QString name = QString("tier."_L1 % tierName(tier));
        if (!state.problem || std::ranges::any_of(items, [&](const HealthItem &item) { return item.name == name; }))
            continue;
        HealthItem item = health::found(name, HealthStatus::Ok, {}, {});
        tellSilence(item);
        items.append(item);
    }
    return items + cheapItems();
}

void HealthReport::tellSilence(HealthItem &item) const
{
    const auto tier = item.name.startsWith("tier."_L1) ? tierFromName(QStringView(item.name).mid(5)) : std::nullopt;
    if (!tier)
        return;
    const StoreHealth::State state = m_stores.states().value(*tier);
    if (!state.asked || *state.asked < item.checkedAt)
        return;
    if (state.problem) {
        HealthItem silent = health::failed(item.name, *state.problem);
        silent.args = item.args;
        silent.action = u"open_tiers"_s;
        silent.checkedAt = *state.asked;
        item = silent;
    } else if (item.status == HealthStatus::Error && *state.asked - item.checkedAt > LookAgainAfter) {
        item.finding = u"store.again"_s;
        item.status = HealthStatus::Warning;
        item.text = u"It answers again; it was found wrong when it was tried out."_s;
        item.remedy = u"Look again: tierdeck-cli health"_s;
        item.problem.reset();
    }
}

HealthItem HealthReport::catalogueItem() const
{
    const QString name = u"catalogue"_s;
    const Result<QStringList> findings = m_parts.catalogue.selfCheck(false);
    if (!findings)
        return health::failed(name, findings.error());
    if (findings->isEmpty()) {
        HealthItem item = health::found(name, HealthStatus::Ok, u"catalogue.fine"_s,
                                        u"%1 is whole, and its counters agree."_s.arg(m_places.catalogue));
        item.args = {{u"place"_s, m_places.catalogue}};
        return item;
    }
    HealthItem item = health::failed(name, {.code = ErrorCode::DataLoss,
                                            .reason = u"catalog.damaged"_s,
                                            .message = findings->join(u"; "_s),
                                            .where = m_places.catalogue,
                                            .remedy = u"Run `tierdeck-cli check --repair`; if that does not help, "
                                                      "restore a backup."_s});
    item.action = u"open_backups"_s;
    return item;
}

HealthItem HealthReport::tierItem(Tier tier, const std::stop_token &stop) const
{
    const QString name = QString("tier."_L1 % tierName(tier));
    const auto store = m_parts.stores.of(tier);
    if (!store)
        return health::failed(name, store.error());
    HealthItem item = storeItem(name, (*store)->displayName(),
                                (*store)->probe(QString(tierName(tier) + u'/'), m_parts.ids.newId(), stop));
    if (item.status != HealthStatus::Ok)
        item.action = u"open_tiers"_s;
    return item;
}

HealthItem HealthReport::backupPlaceItem(const std::stop_token &stop) const
{
    const QString name = u"backup.place"_s;
    const Result<BackupPlace> place = m_places.backups();
    HealthItem item = place ? storeItem(name, place->target->displayName(),
                                        place->target->probe(u"probe/"_s, m_parts.ids.newId(), stop))
                            : health::failed(name, place.error());
    if (item.status != HealthStatus::Ok) {
        item.action = u"open_backups"_s;
    } else if (m_places.backupsAreOnProfileDisk) {
        item.finding = u"place.same_disk"_s;
        item.text = u"Backups lie on the disk of this profile, and are lost together with it."_s;
        item.remedy = u"To survive that disk, set backup.folder or backup.bucket."_s;
    }
    return item;
}

QList<HealthItem> HealthReport::cheapItems() const
{
    const Instant now = m_parts.clock.now();
    QList<HealthItem> items = diskItems();
    const auto take = [&items](const QString &name, const Result<HealthItem> &item) {
        items.append(item ? *item : health::failed(name, item.error()));
    };
    take(u"journal"_s, health::journal(m_parts, now));
    take(u"lease"_s, health::leases(m_parts, now));
    take(u"lifecycle"_s, health::nightlyRun(m_parts, m_rules, now));
    take(u"verification"_s, health::verification(m_parts, m_rules, now));
    take(u"backup"_s, health::lastBackup(m_parts, m_rules, now));
    take(u"backup.trial"_s, health::backupTrial(m_parts, m_rules, now));
    if (const auto held = health::restored(m_parts); !held)
        items.append(health::failed(u"restored"_s, held.error()));
    else if (*held)
        items.append(**held);
    for (HealthItem &item : items)
        item.checkedAt = now;
    return items;
}

QList<HealthItem> HealthReport::diskItems() const
{
    QList<HealthItem> items;
    const Result<AlertLimits> limits = m_rules.alertLimits();
    for (const WatchedDisk &disk : m_places.disks)
        items.append(diskItem(disk, limits.value_or(AlertLimits{}).diskFreePercent));
    return items;
}

HealthItem HealthReport::diskItem(const WatchedDisk &disk, double leastPercent) const
{
    const QString name = QString("disk."_L1 % disk.name);
    const auto [free, total] = m_places.space ? m_places.space(disk.folder) : std::pair<qint64, qint64>();
    if (total <= 0)
        return health::found(name, HealthStatus::Warning, u"disk.unknown"_s,
                             u"The free space of %1 cannot be told."_s.arg(disk.folder));
    const double percent = 100.0 * double(free) / double(total);
    const bool isFull = free < LeastFreeBytes;
    const bool isLow = isFull || percent < leastPercent;
    HealthItem item = health::found(name,
                                    isFull  ? HealthStatus::Error
                                    : isLow ? HealthStatus::Warning
                                            : HealthStatus::Ok,
                                    isLow ? u"disk.low"_s : u"disk.fine"_s,
                                    u"%1 of %2 are free at %3."_s.arg(sizeText(free), sizeText(total), disk.folder));
    item.args = {{u"free_bytes"_s, free}, {u"total_bytes"_s, total}, {u"folder"_s, disk.folder}};
    if (isLow)
        item.remedy = u"Free disk space, or move a tier to another disk."_s;
    return item;
}

QString HealthReport::rowName(const QString &name) const
{
    return isOfThisComputer(name) ? QString(name % u'@' % m_parts.self.host) : name;
}

} // namespace td
