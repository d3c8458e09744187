// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/leasekeeper.h"

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

constexpr Seconds RenewEvery{20};
/// Without a renewal for this long nothing new is started: the term may end before the next one succeeds.
constexpr Seconds LostAfter{40};

} // namespace

Error leaseHeldError(const std::optional<LeaseRepository::Lease> &lease)
{
    QString who = u"another console"_s;
    if (lease)
        who = u"process %1 on %2, since %3"_s.arg(lease->holder.pid).arg(lease->holder.host, toIso(lease->since));
    return {.code = ErrorCode::Aborted,
            .reason = u"lifecycle.running"_s,
            .message = u"A lifecycle run is under way in %1"_s.arg(who),
            .where = lease ? holderToText(lease->holder) : QString(),
            .remedy = u"Wait until it has finished"_s};
}

Result<std::unique_ptr<LeaseKeeper>> LeaseKeeper::take(const EngineParts &parts, const QString &name)
{
    LeaseRepository &leases = parts.catalogue.leases();
    TD_ASSIGN(const bool taken, leases.acquire(name, parts.self, LeaseTerm, parts.holderDead, parts.clock.now()));
    if (!taken) {
        TD_ASSIGN(const std::optional<LeaseRepository::Lease> lease, leases.find(name));
        return fail(leaseHeldError(lease));
    }
    return std::unique_ptr<LeaseKeeper>(new LeaseKeeper(parts, name));
}

LeaseKeeper::LeaseKeeper(const EngineParts &parts, QString name)
    : m_parts(parts)
    , m_name(std::move(name))
    , m_thread([this](std::stop_token stop) { renewLoop(std::move(stop)); })
{
}

LeaseKeeper::~LeaseKeeper()
{
    m_thread.request_stop();
    m_thread.join();
    // A lease that cannot be given back runs out by itself after its term.
    if (!m_lost.stop_requested())
        std::ignore = m_parts.catalogue.leases().release(m_name, m_parts.self);
}

Result<void> LeaseKeeper::confirm()
{
    Result<bool> ours = m_parts.catalogue.leases().renew(m_name, m_parts.self, LeaseTerm, m_parts.clock.now());
    if (!ours)
        return fail(std::move(ours).error());
    if (*ours)
        return {};
    m_lost.request_stop();
    return fail(ErrorCode::Aborted, u"lifecycle.lease_lost"_s,
                u"Another console has taken the lifecycle over, so this run has stopped"_s, m_name,
                u"Look at the history of runs, then run again"_s);
}

void LeaseKeeper::renewLoop(std::stop_token stop)
{
    using Steady = std::chrono::steady_clock;
    auto renewed = Steady::now();
    std::unique_lock lock(m_mutex);
    while (!stop.stop_requested()) {
        m_wake.wait_for(lock, stop, RenewEvery, [] { return false; });
        if (stop.stop_requested())
            return;
        if (confirm())
            renewed = Steady::now();
        else if (Steady::now() - renewed >= LostAfter)
            m_lost.request_stop();
        if (m_lost.stop_requested())
            return;
    }
}

} // namespace td
