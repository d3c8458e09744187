// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/tierwatch.h"

#include "ui/support/async.h"
#include "ui/support/errortext.h"

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int EveryMs = 60'000;

struct Missing {
    Tier tier;
    Error error;
};

QList<Missing> missingTiers(const TierStores &stores)
{
    QList<Missing> missing;
    for (const Tier tier : AllTiers) {
        if (!stores.has(tier))
            continue;
        const auto store = stores.of(tier);
        if (!store) {
            missing.append({tier, store.error()});
            continue;
        }
        // Asking for one key that is never written touches the root of the store and costs next to nothing.
        const auto answer = (*store)->head(QString(tierName(tier) % u"/.reachable"_s), {});
        if (!answer)
            missing.append({tier, answer.error()});
    }
    return missing;
}

} // namespace

TierWatch::TierWatch(const UiServices &services, QObject *parent)
    : QObject(parent)
    , m_services(services)
{
    m_timer.setInterval(EveryMs);
    connect(&m_timer, &QTimer::timeout, this, &TierWatch::check);
    m_timer.start();
}

void TierWatch::check()
{
    if (m_busy)
        return;
    m_busy = true;
    runAsync(
        m_services.pool, this, [&stores = m_services.engine.parts.stores] { return missingTiers(stores); },
        [this](const QList<Missing> &missing) {
            m_busy = false;
            if (missing.isEmpty()) {
                Q_EMIT changed(Status::Ok, tr("All tiers reachable"), {});
                return;
            }
            QStringList names;
            for (const Missing &one : missing)
                names.append(tierName(one.tier).toUpper());
            Q_EMIT changed(Status::Error, tr("%1 cannot be reached: %2").arg(names.join(u", "_s), errorSentence(missing.first().error)), names);
        });
}

} // namespace td
