// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pricebook.h"

#include <QList>

namespace td
{

/// One figure of a price book that can be edited, by the name of its setting.
struct PriceField {
    QString key; ///< "prices.hot.gb_month"
    Tier tier = Tier::Temp;
    QString name; ///< "gb_month": as in the JSON of the book
};

/// Every figure of every tier, in the order people read them.
[[nodiscard]] QList<PriceField> priceFields();
[[nodiscard]] bool isPriceKey(const QString &key);
/// As setPriceValue() takes it.
[[nodiscard]] QString priceValue(const PriceBook &book, const QString &key);
/// Changes one figure, or "prices.apply_free_tier" (true or false). InvalidArgument ("setting.invalid") names the key
/// and what is allowed. The book's name, date and sources stay as they are.
[[nodiscard]] Result<void> setPriceValue(PriceBook &book, const QString &key, const QString &value);

/// Where a figure comes from: its own source, else the tier's, else that of the whole book.
[[nodiscard]] QString sourceOfPrice(const PriceBook &book, Tier tier, const QString &name);

inline const QString OwnPrices = QStringLiteral("own"); ///< the name of a book that was edited
inline const QString FreeTierKey = QStringLiteral("prices.apply_free_tier");

} // namespace td
