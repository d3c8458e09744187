// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/pricetext.h"

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
    return preset;
}

QString priceSource(const PriceBook &book)
{
    return Tr::tr("%1, as of %2").arg(pricePresetName(book.preset),
                                      format::locale().toString(book.asOf, QLocale::LongFormat));
}

} // namespace td
