// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/pricetext.h"

#include "core/pricevalues.h"
#include "ui/support/format.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{
struct Tr {
    Q_DECLARE_TR_FUNCTIONS(td::PriceText)
};
} // namespace

QString pricePresetName(const QString &preset)
{
    if (preset == "source-2025-11"_L1)
        return Tr::tr("First estimate, November 2025");
    if (preset == "list-2026-09"_L1)
        return Tr::tr("List prices, September 2026");
    if (preset == OwnPrices)
        return Tr::tr("Own prices");
    return preset;
}

QString priceSource(const PriceBook &book)
{
    return Tr::tr("%1, as of %2").arg(pricePresetName(book.preset),
                                      format::locale().toString(book.asOf, QLocale::LongFormat));
}

QString priceText(double price, const QString &currency)
{
    constexpr int MostDecimals = 6;
    QString digits = QString::number(price, 'f', MostDecimals);
    const qsizetype least = digits.indexOf(u'.') + 3;
    while (digits.size() > least && digits.endsWith(u'0'))
        digits.chop(1);
    const int decimals = int(digits.size() - digits.indexOf(u'.') - 1);
    // The symbol stands where the language puts it.
    const QLocale locale = format::locale();
    return format::money(1, currency).replace(locale.toString(1.0, 'f', 2), locale.toString(price, 'f', decimals));
}

} // namespace td
