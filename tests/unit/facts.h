// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/decide.h"

#include <QTest>

namespace td::test
{

inline Instant at(const char *iso)
{
    const std::optional<Instant> instant = fromIso(QString::fromLatin1(iso));
    if (!instant)
        qFatal("not a time: %s", iso);
    return *instant;
}

inline const Instant Uploaded = at("2026-01-10T10:00:00Z");

inline LifecycleFacts inTemp(bool hasDraft)
{
    LifecycleFacts facts;
    facts.photoId = QStringLiteral("p");
    facts.tier = Tier::Temp;
    facts.hasDraft = hasDraft;
    facts.uploadDate = facts.lastAccessDate = Uploaded;
    facts.tempSince = Uploaded;
    facts.storedBytes = 1'000'000'000;
    return facts;
}

inline LifecycleFacts inHot()
{
    LifecycleFacts facts = inTemp(true);
    facts.tier = Tier::Hot;
    facts.tempSince.reset();
    facts.promotedAt = Uploaded + 3 * Day;
    return facts;
}

inline LifecycleFacts inCold()
{
    LifecycleFacts facts = inHot();
    facts.tier = Tier::Cold;
    facts.archivedAt = Uploaded + 100 * Day;
    return facts;
}

} // namespace td::test
