// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pricebook.h"

#include <QList>

namespace td
{

/// What a provider bills for, in the order people read it.
enum class BillItem { Storage, Writes, Reads, Retrieval, Egress, EarlyDeletion, FreeCredit };
inline constexpr std::array AllBillItems{BillItem::Storage,   BillItem::Writes, BillItem::Reads,
                                         BillItem::Retrieval, BillItem::Egress, BillItem::EarlyDeletion,
                                         BillItem::FreeCredit};
[[nodiscard]] QString billItemName(BillItem item); ///< "storage", "writes", ..., "free_credit"

/// What was stored in a tier and asked of its provider in a month.
struct TierActivity {
    double storedGb = 0; ///< GB-months: the average of what was stored
    double writes = 0;   ///< class A
    double reads = 0;    ///< class B
    double retrievedGb = 0;
    double egressGb = 0;
    double earlyGb = 0; ///< GB-months still billed for what was deleted before its minimum duration
};

/// One line: quantity x unit price is its cost, but for what is rounded up or given for nothing.
struct BillLine {
    BillItem item = BillItem::Storage;
    double quantity = 0;  ///< GB-months, GB, or requests
    double unitPrice = 0; ///< of a GB-month, a GB, or a million requests
    double cost = 0;      ///< negative for the credit
};

struct TierBill {
    QList<BillLine> lines; ///< those that are not empty; Storage is always there
    double total = 0;
    [[nodiscard]] double costOf(BillItem item) const;
};

/// PROVIDERS.md section 2. Usage is rounded up to whole GB and millions of requests where the provider does, the credit
/// is what the free allowances (when the book applies them) and the free multiple of the egress take off.
[[nodiscard]] TierBill billOf(const TierPrices &prices, bool applyFreeTier, const TierActivity &activity);

struct MonthlyBill {
    QMap<Tier, TierBill> tiers;
    double total = 0;
    QString currency;
    [[nodiscard]] double costOf(BillItem item) const; ///< over all tiers
};
[[nodiscard]] MonthlyBill billOf(const PriceBook &book, const QMap<Tier, TierActivity> &activity);

/// GB-months that a minimum duration adds when bytes of this age are deleted now.
[[nodiscard]] double earlyGbMonths(const TierPrices &prices, qint64 bytes, double ageDays);

} // namespace td
