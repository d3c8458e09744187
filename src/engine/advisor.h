// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recommendations.h"
#include "engine/accounts.h"
#include "engine/billing.h"

namespace td
{

/// Recommendations and alerts from what is really there. Blocking; any worker thread.
class Advisor
{
public:
    Advisor(const EngineParts &parts, const Rules &rules, Accounts &accounts, Billing &billing);

    struct Report {
        QList<Recommendation> recommendations;
        QList<Alert> alerts;
        PriceBook prices; ///< that the amounts are computed with
        Instant checkedAt{};
    };
    [[nodiscard]] Result<Report> report();
    [[nodiscard]] Result<void> dismiss(const QString &recommendationId);

private:
    const EngineParts &m_parts;
    const Rules &m_rules;
    Accounts &m_accounts;
    Billing &m_billing;
};

} // namespace td
