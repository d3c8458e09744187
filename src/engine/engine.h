// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/accounts.h"
#include "engine/advisor.h"
#include "engine/bandwidthnow.h"
#include "engine/billing.h"
#include "engine/check.h"
#include "engine/drafts.h"
#include "engine/delivery.h"
#include "engine/duplicates.h"
#include "engine/health.h"
#include "engine/ingest.h"
#include "engine/lab.h"
#include "engine/leftout.h"
#include "engine/library.h"
#include "engine/lifecycle.h"
#include "engine/links.h"
#include "engine/mover.h"
#include "engine/providercopy.h"
#include "engine/rules.h"
#include "engine/variants.h"

namespace td
{

/// Every service of the engine over one set of parts: what a face (window, command line) is given.
class Engine
{
public:
    explicit Engine(EngineParts parts);
    Engine(const Engine &) = delete;
    Engine &operator=(const Engine &) = delete;

    const EngineParts parts;
    Rules rules;
    BandwidthNow bandwidth;
    Mover mover;
    Ingest ingest;
    LeftOut leftOut;
    Lifecycle lifecycle;
    Library library;
    Links links;
    Delivery delivery;
    Variants variants;
    Drafts drafts;
    Duplicates duplicates;
    Accounts accounts;
    Billing billing;
    Advisor advisor;
    Lab lab;
    Check check;
    StoreHealth health;
    ProviderMove providerMove;
};

} // namespace td
