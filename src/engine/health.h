// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/context.h"

#include <QMutex>

namespace td
{

/// Whether the stores of the tiers answer: what was found when each was asked last. Thread-safe.
class StoreHealth
{
public:
    /// A remote store that answers is not asked again sooner: every question is billed.
    static constexpr Seconds AskRemoteEvery{300};

    struct State {
        std::optional<Error> problem; ///< unset: it answered
        std::optional<Instant> since; ///< when the problem was seen first
        std::optional<Instant> asked; ///< unset: never
        bool isLocal = true;
        [[nodiscard]] bool isOffline() const; ///< a remote store that gives no answer, as without a network
    };

    explicit StoreHealth(const EngineParts &parts);

    /// Asks every configured tier for a key that is never written. Blocking; any worker thread. With `now` a remote store
    /// is asked even if it answered a moment ago.
    void check(bool now, std::stop_token stop);
    /// As last known, without asking; tiers that are not configured are not in it.
    [[nodiscard]] QMap<Tier, State> states() const;

private:
    void note(Tier tier, bool isLocal, const std::optional<Error> &problem);

    const EngineParts &m_parts;
    mutable QMutex m_mutex;
    QMap<Tier, State> m_states;
};

} // namespace td
