// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pricebook.h"

#include <cmath>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

tl::unexpected<Error> wrongPrice(const QString &key, const QString &problem)
{
    return fail(ErrorCode::InvalidArgument, u"prices.invalid"_s,
                QString("The price list cannot be used: "_L1 % key % u' ' % problem % u'.'), key,
                QString("Correct "_L1 % key % " in the price list."_L1));
}

/// Reads the numbers of one JSON object; the first wrong one is kept as the error.
class NumberReader
{
public:
    NumberReader(QJsonObject json, QString path)
        : m_json(std::move(json))
        , m_path(std::move(path))
    {
    }

    [[nodiscard]] double number(QLatin1StringView key, double fallback = 0)
    {
        const QJsonValue value = m_json.value(key);
        if (value.isUndefined())
            return fallback;
        const double result = value.toDouble(-1);
        if (!value.isDouble() || !std::isfinite(result) || result < 0 || result > 1e12) {
            if (m_wrongKey.isEmpty())
                m_wrongKey = m_path % u'.' % key;
            return fallback;
        }
        return result;
    }
    [[nodiscard]] qint64 whole(QLatin1StringView key, qint64 fallback = 0)
    {
        return std::llround(number(key, double(fallback)));
    }
    [[nodiscard]] const QString &wrongKey() const { return m_wrongKey; }

private:
    QJsonObject m_json;
    QString m_path;
    QString m_wrongKey;
};

Result<TierPrices> tierFromJson(const QJsonObject &json, const QString &path)
{
    NumberReader read(json, path);
    NumberReader free(json.value("free"_L1).toObject(), QString(path % ".free"_L1));
    TierPrices prices;
    prices.provider = json.value("provider"_L1).toString();
    prices.gbMonth = read.number("gb_month"_L1);
    prices.aPerMillion = read.number("a_per_m"_L1);
    prices.bPerMillion = read.number("b_per_m"_L1);
    prices.retrievalGb = read.number("retrieval_gb"_L1);
    prices.egressGb = read.number("egress_gb"_L1);
    prices.egressFreeMultiple = read.number("egress_free_multiple"_L1);
    prices.minDays = int(read.whole("min_days"_L1) % 1'000'000);
    prices.minObjectBytes = read.whole("min_object_bytes"_L1);
    prices.freeGb = free.number("gb"_L1);
    prices.freeA = free.whole("a"_L1);
    prices.freeB = free.whole("b"_L1);
    prices.roundUpUnits = json.value("round_up_units"_L1).toBool();
    prices.monthDays = int(read.whole("month_days"_L1, 30) % 1'000'000);
    for (const NumberReader *reader : {&read, &free}) {
        if (!reader->wrongKey().isEmpty())
            return wrongPrice(reader->wrongKey(), u"must be a number of at least 0"_s);
    }
    if (!json.contains("gb_month"_L1))
        return wrongPrice(QString(path % ".gb_month"_L1), u"is missing"_s);
    return prices;
}

QJsonObject tierToJson(const TierPrices &prices)
{
    QJsonObject json{{u"provider"_s, prices.provider}, {u"gb_month"_s, prices.gbMonth}};
    const auto put = [&json](const QString &key, double value) {
        if (value != 0)
            json.insert(key, value);
    };
    put(u"a_per_m"_s, prices.aPerMillion);
    put(u"b_per_m"_s, prices.bPerMillion);
    put(u"retrieval_gb"_s, prices.retrievalGb);
    put(u"egress_gb"_s, prices.egressGb);
    put(u"egress_free_multiple"_s, prices.egressFreeMultiple);
    put(u"min_days"_s, prices.minDays);
    put(u"min_object_bytes"_s, double(prices.minObjectBytes));
    if (prices.freeGb > 0 || prices.freeA > 0 || prices.freeB > 0)
        json.insert(u"free"_s, QJsonObject{{u"gb"_s, prices.freeGb}, {u"a"_s, prices.freeA}, {u"b"_s, prices.freeB}});
    if (prices.roundUpUnits)
        json.insert(u"round_up_units"_s, true);
    json.insert(u"month_days"_s, prices.monthDays);
    return json;
}

} // namespace

PriceBook sourcePriceBook()
{
    PriceBook book;
    book.preset = u"source-2025-11"_s;
    book.asOf = QDate(2025, 11, 13);
    book.tiers[Tier::Temp] = {.provider = u"local"_s};
    book.tiers[Tier::Hot] = {.provider = u"r2"_s, .gbMonth = 0.015, .freeGb = 10};
    book.tiers[Tier::Cold] = {
        .provider = u"b2"_s, .gbMonth = 0.006, .egressGb = 0.01, .egressFreeMultiple = 3, .freeGb = 10};
    book.source = u"Prices of the source documents, November 2025: own disk 0, Cloudflare R2 0.015, "
                  "Backblaze B2 0.006 USD per GB a month"_s;
    return book;
}

Result<PriceBook> priceBookFromJson(const QJsonObject &json)
{
    PriceBook book;
    book.preset = json.value("preset"_L1).toString();
    if (book.preset.isEmpty())
        return wrongPrice(u"preset"_s, u"must name the price list"_s);
    book.asOf = QDate::fromString(json.value("as_of"_L1).toString(), Qt::ISODate);
    if (!book.asOf.isValid())
        return wrongPrice(u"as_of"_s, u"must be a date such as 2025-11-13"_s);
    book.currency = json.value("currency"_L1).toString(u"USD"_s);
    if (book.currency.isEmpty() || book.currency.size() > 8)
        return wrongPrice(u"currency"_s, u"must be a currency code such as USD"_s);
    book.applyFreeTier = json.value("apply_free_tier"_L1).toBool();
    book.source = json.value("source"_L1).toString();
    const QJsonObject sources = json.value("sources"_L1).toObject();
    for (auto it = sources.begin(); it != sources.end(); ++it)
        book.sources.insert(it.key(), it.value().toString());
    const QJsonObject tiers = json.value("tiers"_L1).toObject();
    for (const Tier tier : AllTiers) {
        const QString path = "tiers."_L1 % tierName(tier);
        const QJsonValue value = tiers.value(tierName(tier));
        if (!value.isObject())
            return wrongPrice(path, u"is missing"_s);
        TD_ASSIGN(book.tiers[tier], tierFromJson(value.toObject(), path));
    }
    return book;
}

QJsonObject priceBookToJson(const PriceBook &book)
{
    QJsonObject tiers;
    for (const Tier tier : AllTiers)
        tiers.insert(tierName(tier), tierToJson(book.tiers.value(tier)));
    QJsonObject json{{u"preset"_s, book.preset},
                     {u"as_of"_s, book.asOf.toString(Qt::ISODate)},
                     {u"currency"_s, book.currency},
                     {u"apply_free_tier"_s, book.applyFreeTier},
                     {u"tiers"_s, tiers},
                     {u"source"_s, book.source}};
    QJsonObject sources;
    for (auto it = book.sources.cbegin(); it != book.sources.cend(); ++it)
        sources.insert(it.key(), *it);
    if (!sources.isEmpty())
        json.insert(u"sources"_s, sources);
    return json;
}

double storageCost(const PriceBook &book, Tier tier, qint64 bytes)
{
    const auto prices = book.tiers.constFind(tier);
    return prices == book.tiers.cend() ? 0 : double(bytes) / BytesPerGb * prices->gbMonth;
}

} // namespace td
