// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/tempsweep.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

const QString SweptAtKey = u"temp.swept_at"_s;
constexpr qsizetype KeysAtOnce = 500;

Result<QStringList> oldKeys(ObjectStore &store, Instant before, const std::stop_token &stop)
{
    QStringList keys;
    TD_TRY(store.list(
        tierName(Tier::Temp) + u'/',
        [&](const ObjectInfo &object) -> Result<void> {
            if (object.modified < before)
                keys.append(object.key);
            return {};
        },
        stop));
    return keys;
}

} // namespace

Result<SweepReport> TempSweep::run(std::stop_token stop)
{
    SweepReport report;
    TD_ASSIGN(const std::shared_ptr<ObjectStore> store, m_parts.stores.of(Tier::Temp));
    TD_ASSIGN(report.partials, store->sweepPartials(OldEnough, stop));
    // The catalogue is asked after the listing: what it names by then is somebody's.
    TD_ASSIGN(const QStringList keys, oldKeys(*store, m_parts.clock.now() - OldEnough, stop));
    for (qsizetype from = 0; from < keys.size() && !stop.stop_requested(); from += KeysAtOnce) {
        const QStringList some = keys.mid(from, KeysAtOnce);
        TD_ASSIGN(const QStringList named, m_parts.catalogue.copies().knownKeys(some));
        const QSet<QString> known(named.cbegin(), named.cend());
        for (const QString &key : some) {
            if (known.contains(key))
                continue;
            const Result<QString> aside = store->setAside(key, stop);
            if (aside)
                report.aside.append(key);
            else if (aside.error().code != ErrorCode::NotFound)
                report.failed.append({key, aside.error()});
        }
    }
    TD_TRY(m_parts.catalogue.settings().setValue(SweptAtKey, toIso(m_parts.clock.now())));
    return report;
}

Result<std::optional<SweepReport>> TempSweep::runIfDue(std::stop_token stop)
{
    TD_ASSIGN(const std::optional<QString> text, m_parts.catalogue.settings().value(SweptAtKey));
    const std::optional<Instant> last = text ? fromIso(*text) : std::nullopt;
    const Instant now = m_parts.clock.now();
    // A sweep of the future is that of a clock that went ahead.
    if (last && *last <= now && now - *last < Every)
        return std::nullopt;
    TD_ASSIGN(SweepReport report, run(std::move(stop)));
    return std::optional(std::move(report));
}

} // namespace td
