// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pricebook.h"
#include "ui/widgets/explanation.h"

#include <QCoreApplication>

/// Lines that most explanations are made of.
namespace td
{

struct ExplainTexts {
    Q_DECLARE_TR_FUNCTIONS(td::Explain)
};

[[nodiscard]] QString moneyOf(double amount, const PriceBook &prices);
/// "HOT: 50.0 GB × $0.015 a GB", and what that is.
[[nodiscard]] ExplainLine stored(const QString &what, qint64 bytes, Tier tier, double cost, const PriceBook &prices);
[[nodiscard]] ExplainLine together(double cost, const PriceBook &prices);

} // namespace td
