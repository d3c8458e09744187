// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bill.h"
#include "core/breakeven.h"
#include "core/reconciliation.h"

#include <QJsonArray>
#include <QJsonObject>

/// Bills and what is compared with them as JSON (SPEC section 3), and the English of their reasons.
namespace td
{

/// "Old versions and unfinished uploads: 1.2 GB, which the last check found."
[[nodiscard]] QString gapReasonText(const GapReason &reason);

namespace shapes
{

[[nodiscard]] QJsonObject tierBill(const TierBill &bill);
[[nodiscard]] QJsonObject reconciliation(const Reconciliation &reconciliation);
[[nodiscard]] QJsonObject breakEven(const BreakEven &breakEven);

} // namespace shapes

} // namespace td
