// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/health.h"

using namespace Qt::StringLiterals;

namespace td
{

bool StoreHealth::State::isOffline() const
{
    return problem && !isLocal && (problem->code == ErrorCode::Unavailable || problem->code == ErrorCode::DeadlineExceeded);
}

StoreHealth::StoreHealth(const EngineParts &parts)
    : m_parts(parts)
{
}

void StoreHealth::check(bool now, std::stop_token stop)
{
    const Instant at = m_parts.clock.now();
    for (const Tier tier : AllTiers) {
        if (stop.stop_requested())
            return;
        if (!m_parts.stores.has(tier))
            continue;
        const auto store = m_parts.stores.of(tier);
        if (!store) {
            note(tier, true, store.error());
            continue;
        }
        const State known = states().value(tier);
        const bool fresh = known.asked && !known.problem && at >= *known.asked && at - *known.asked < AskRemoteEvery;
        if (!(*store)->isLocal() && fresh && !now)
            continue;
        const auto answer = (*store)->head(QString(tierName(tier) % u"/.reachable"_s), stop);
        if (answer)
            note(tier, (*store)->isLocal(), std::nullopt);
        else if (answer.error().code != ErrorCode::Cancelled)
            note(tier, (*store)->isLocal(), answer.error());
    }
}

void StoreHealth::note(Tier tier, bool isLocal, const std::optional<Error> &problem)
{
    const Instant at = m_parts.clock.now();
    const QMutexLocker lock(&m_mutex);
    State &state = m_states[tier];
    const bool sameTrouble = state.problem && problem && state.problem->reason == problem->reason;
    if (!problem)
        state.since.reset();
    else if (!sameTrouble)
        state.since = at;
    state.problem = problem;
    state.asked = at;
    state.isLocal = isLocal;
}

QMap<Tier, StoreHealth::State> StoreHealth::states() const
{
    const QMutexLocker lock(&m_mutex);
    return m_states;
}

} // namespace td
