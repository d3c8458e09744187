// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/time.h"

/// English pieces of the sentences that core makes for JSON and logs. The window formats its own.
namespace td
{

/// "1 photo", "72,418 photos".
[[nodiscard]] QString countText(qint64 count, QStringView one, QStringView many);
/// "71,204".
[[nodiscard]] QString groupedText(qint64 number);
/// Decimal units, three significant digits: "614 kB", "1.25 GB".
[[nodiscard]] QString sizeText(qint64 bytes);
/// "$0.87", "$0.0016", "0.87 EUR"; never "0.00" for an amount that is not zero.
[[nodiscard]] QString moneyText(double amount, const QString &currency);
/// "51 hours" below four days, else "91 days"; whole units, rounded down.
[[nodiscard]] QString spanText(Seconds span);
/// "2026-08-21", UTC.
[[nodiscard]] QString dateText(Instant instant);

} // namespace td
