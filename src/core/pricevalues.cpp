// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pricevalues.h"

#include <cmath>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

struct FigureOfTier {
    QLatin1StringView name;
    double most;
    bool isWhole;
    double (*get)(const TierPrices &);
    void (*put)(TierPrices &, double);
};

constexpr double MostMoney = 1e6;
constexpr double MostCount = 1e12;

const std::array FiguresOfTier{
    FigureOfTier{"gb_month"_L1, MostMoney, false, [](const TierPrices &p) { return p.gbMonth; },
                 [](TierPrices &p, double v) { p.gbMonth = v; }},
    FigureOfTier{"a_per_m"_L1, MostMoney, false, [](const TierPrices &p) { return p.aPerMillion; },
                 [](TierPrices &p, double v) { p.aPerMillion = v; }},
    FigureOfTier{"b_per_m"_L1, MostMoney, false, [](const TierPrices &p) { return p.bPerMillion; },
                 [](TierPrices &p, double v) { p.bPerMillion = v; }},
    FigureOfTier{"retrieval_gb"_L1, MostMoney, false, [](const TierPrices &p) { return p.retrievalGb; },
                 [](TierPrices &p, double v) { p.retrievalGb = v; }},
    FigureOfTier{"egress_gb"_L1, MostMoney, false, [](const TierPrices &p) { return p.egressGb; },
                 [](TierPrices &p, double v) { p.egressGb = v; }},
    FigureOfTier{"egress_free_multiple"_L1, 1000, false, [](const TierPrices &p) { return p.egressFreeMultiple; },
                 [](TierPrices &p, double v) { p.egressFreeMultiple = v; }},
    FigureOfTier{"min_days"_L1, 3650, true, [](const TierPrices &p) { return double(p.minDays); },
                 [](TierPrices &p, double v) { p.minDays = int(v); }},
    FigureOfTier{"min_object_bytes"_L1, MostCount, true, [](const TierPrices &p) { return double(p.minObjectBytes); },
                 [](TierPrices &p, double v) { p.minObjectBytes = qint64(v); }},
    FigureOfTier{"free_gb"_L1, MostMoney, false, [](const TierPrices &p) { return p.freeGb; },
                 [](TierPrices &p, double v) { p.freeGb = v; }},
    FigureOfTier{"free_a"_L1, MostCount, true, [](const TierPrices &p) { return double(p.freeA); },
                 [](TierPrices &p, double v) { p.freeA = qint64(v); }},
    FigureOfTier{"free_b"_L1, MostCount, true, [](const TierPrices &p) { return double(p.freeB); },
                 [](TierPrices &p, double v) { p.freeB = qint64(v); }},
};

QString keyOfFigure(Tier tier, QLatin1StringView name)
{
    return "prices."_L1 % tierName(tier) % u'.' % name;
}

struct PlaceOfFigure {
    Tier tier = Tier::Temp;
    const FigureOfTier *figure = nullptr;
};

PlaceOfFigure placeOf(const QString &key)
{
    for (const Tier tier : AllTiers) {
        for (const FigureOfTier &figure : FiguresOfTier) {
            if (keyOfFigure(tier, figure.name) == key)
                return {tier, &figure};
        }
    }
    return {};
}

tl::unexpected<Error> wrongValue(const QString &key, const QString &value, const QString &allowed)
{
    return fail(ErrorCode::InvalidArgument, u"setting.invalid"_s, u"%1 cannot be \"%2\""_s.arg(key, value.left(60)),
                key, u"Give %1"_s.arg(allowed));
}

} // namespace

QList<PriceField> priceFields()
{
    QList<PriceField> fields;
    for (const Tier tier : AllTiers) {
        for (const FigureOfTier &figure : FiguresOfTier)
            fields.append({.key = keyOfFigure(tier, figure.name), .tier = tier, .name = figure.name});
    }
    return fields;
}

bool isPriceKey(const QString &key)
{
    return key == FreeTierKey || placeOf(key).figure;
}

QString priceValue(const PriceBook &book, const QString &key)
{
    if (key == FreeTierKey)
        return book.applyFreeTier ? u"true"_s : u"false"_s;
    const PlaceOfFigure place = placeOf(key);
    return place.figure ? QString::number(place.figure->get(book.tiers.value(place.tier)), 'g', 12) : QString();
}

Result<void> setPriceValue(PriceBook &book, const QString &key, const QString &value)
{
    const QString text = value.trimmed();
    if (key == FreeTierKey) {
        if (text != "true"_L1 && text != "false"_L1)
            return wrongValue(key, value, u"true or false"_s);
        book.applyFreeTier = text == "true"_L1;
        return {};
    }
    const PlaceOfFigure place = placeOf(key);
    if (!place.figure)
        return fail(ErrorCode::InvalidArgument, u"setting.unknown"_s, u"There is no price %1"_s.arg(key), key);
    bool isNumber = false;
    const double number = text.toDouble(&isNumber);
    const bool fits = isNumber && std::isfinite(number) && number >= 0 && number <= place.figure->most &&
                      (!place.figure->isWhole || number == std::floor(number));
    if (!fits)
        return wrongValue(key, value,
                          u"a %1 from 0 to %2"_s.arg(place.figure->isWhole ? u"whole number"_s : u"number"_s)
                              .arg(place.figure->most, 0, 'f', 0));
    place.figure->put(book.tiers[place.tier], number);
    return {};
}

QString sourceOfPrice(const PriceBook &book, Tier tier, const QString &name)
{
    // In the files the free allowances are an object of their own.
    QString path = name;
    if (path.startsWith("free_"_L1))
        path.replace(0, 5, u"free."_s);
    for (const QString &key : {QString(tierName(tier) % u'.' % path), tierName(tier)}) {
        if (const QString source = book.sources.value(key); !source.isEmpty())
            return source;
    }
    return book.source;
}

} // namespace td
