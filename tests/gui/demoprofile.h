// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/container.h"

#include <atomic>

namespace td::test
{

/// A clock that stands still until it is moved.
class StandingClock final : public Clock
{
public:
    explicit StandingClock(Instant at)
        : m_at(at.time_since_epoch().count())
    {
    }
    [[nodiscard]] Instant now() const override { return Instant{Seconds{m_at.load()}}; }
    void set(Instant at) { m_at = at.time_since_epoch().count(); }

private:
    std::atomic<qint64> m_at;
};

/// Thursday 20 November 2025, 22:13 in Paris: the evening that the screenshots show.
[[nodiscard]] Instant demoNow();

struct DemoSize {
    int pictures = 60; ///< rendered and really taken in
    int rows = 3000;   ///< of the year before, catalogue only
};

/// Fills an opened, empty profile with a year in the life of three sellers. The same every time.
[[nodiscard]] Result<void> fillDemo(Container &container, StandingClock &clock, const DemoSize &size);

} // namespace td::test
