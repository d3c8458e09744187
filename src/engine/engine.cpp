// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/engine.h"

namespace td
{

Engine::Engine(EngineParts given)
    : parts(std::move(given))
    , rules(parts)
    , bandwidth(parts, rules)
    , mover(parts)
    , ingest(parts, rules)
    , leftOut(parts, rules)
    , lifecycle(parts, rules, mover)
    , library(parts, rules, mover)
    , links(parts, rules, library, mover, ingest)
    , delivery(parts, library, links)
    , variants(parts, rules, library)
    , drafts(parts, rules)
    , duplicates(parts, rules, library)
    , accounts(parts, rules)
    , billing(parts, rules)
    , advisor(parts, rules, accounts, billing)
    , lab(parts, rules, library, accounts)
    , check(parts, mover)
    , health(parts)
    , providerMove(parts)
{
}

} // namespace td
