// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recommendations.h"
#include "engine/accounts.h"
#include "engine/billing.h"

#include <memory>

namespace td
{

/// Recommendations and alerts from what is really there. Blocking; any worker thread.
class Advisor
{
public:
    Advisor(const EngineParts &parts, const Rules &rules, Accounts &accounts, Billing &billing);
    ~Advisor();

    struct Report {
        QList<Recommendation> recommendations;
        QList<Alert> alerts;
        PriceBook prices; ///< that the amounts are computed with
        Instant checkedAt{};
    };
    /// What was counted among the photos holds until the catalogue changes, ten minutes at most; who asks while it is
    /// being counted waits for that count.
    [[nodiscard]] Result<Report> report();
    [[nodiscard]] Result<void> dismiss(const QString &recommendationId);

private:
    const EngineParts &m_parts;
    const Rules &m_rules;
    Accounts &m_accounts;
    Billing &m_billing;
    struct Counted;
    std::unique_ptr<Counted> m_counted;
};

} // namespace td
