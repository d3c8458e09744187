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
}

QString storeWord(const TierStores &stores, Tier tier)
{
    const auto store = stores.of(tier);
    return store && !(*store)->isLocal() ? (*store)->displayName() : tierWord(tier);
}

TierWatch::TierWatch(const UiServices &services, QObject *parent)
    : QObject(parent)
    , m_services(services)
{
    m_timer.setInterval(EveryMs);
    connect(&m_timer, &QTimer::timeout, this, [this] { check(); });
    m_timer.start();
}

TierWatch::~TierWatch()
{
    m_stop.request_stop();
}

void TierWatch::check(bool now)
{
    if (m_busy) {
        m_again = m_again || now;
        return;
    }
    m_busy = true;
    runAsync(
        m_services.pool, this,
        [&health = m_services.engine.health, now, stop = m_stop.get_token()] { health.check(now, stop); },
        [this] {
            m_busy = false;
            tell();
            if (std::exchange(m_again, false))
                check(true);
        });
}

void TierWatch::tell()
{
    const TierStores &stores = m_services.engine.parts.stores;
    QStringList silent;
    QStringList refusing;
    std::optional<Error> first;
    const auto states = m_services.engine.health.states();
    for (const auto &[tier, state] : states.asKeyValueRange()) {
        if (!state.problem)
            continue;
        (state.isOffline() ? silent : refusing).append(storeWord(stores, tier));
        if (!state.isOffline() && !first)
            first = state.problem;
    }
    silent.removeDuplicates();
    refusing.removeDuplicates();
    if (first) {
        Q_EMIT changed(Status::Error, tr("%1 cannot be reached: %2").arg(refusing.join(u", "_s), errorSentence(*first)),
                       errorRemedy(*first));
    } else if (!silent.isEmpty()) {
        const qint64 waiting = m_services.queue.snapshot().waiting;
        QString goesOn = tr("What the catalogue knows can be read.");
        if (waiting > 0)
            goesOn += u' ' + tr("%Ln action(s) will run when the network is back.", nullptr, int(waiting));
        Q_EMIT changed(Status::Warn, tr("Offline: %1 does not answer.").arg(silent.join(u", "_s)), goesOn);
    } else {
        Q_EMIT changed(Status::Ok, tr("All tiers reachable"), {});
    }
}

} // namespace td
