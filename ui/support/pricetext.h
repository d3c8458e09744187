// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pricebook.h"

namespace td
{

/// "Source documents, November 2025" for "source-2025-11".
[[nodiscard]] QString pricePresetName(const QString &preset);
/// "Prices: list 2026-09, as of 20 Sep 2026".
[[nodiscard]] QString priceSource(const PriceBook &book);
/// A price with all its digits: "$0.00695" where an amount would be "$0.007".
[[nodiscard]] QString priceText(double price, const QString &currency);

} // namespace td
