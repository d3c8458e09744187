// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/daysearch.h"

#include "core/searchdays.h"
#include "core/time.h"

#include <QDateTime>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

/// Photos of one month of a large catalogue; more are found soon enough on the way through the list.
constexpr qint64 MostOfDays = 100'000;

/// The first moment of a day where this computer is: people look for their days.
QString beginningOf(QDate day)
{
    return toIso(Instant{Seconds{day.startOfDay().toSecsSinceEpoch()}});
}

} // namespace

Result<DaySearch> daySearch(Connection &connection, const QString &text)
{
    DaySearch search;
    const std::optional<DaySpan> days = daysMeant(text);
    if (!days)
        return search;
    const QDate after = days->last.addDays(1);
    const QVariantList uploaded{beginningOf(days->first), beginningOf(after)};
    const QVariantList captured{days->first.toString(Qt::ISODate),
                                after.toString(Qt::ISODate)}; // the camera's own clock
    search.holds = u"p.upload_date >= ? AND p.upload_date < ? OR p.captured_at >= ? AND p.captured_at < ?"_s;
    search.holdsArgs = uploaded + captured;
    const QString from = u"FROM photo_metadata WHERE deleted_at IS NULL AND %1 >= ? AND %1 < ?"_s;
    qint64 found = 0;
    for (const auto &[column, bounds] :
         {std::pair(u"upload_date"_s, uploaded), std::pair(u"captured_at"_s, captured)}) {
        TD_ASSIGN(const qint64 some,
                  connection.number("SELECT count(*) FROM (SELECT 1 "_L1 % from.arg(column) % " LIMIT ?) AS few"_L1,
                                    QVariantList(bounds) << MostOfDays));
        found += some;
    }
    if (found < MostOfDays) {
        search.rows =
            "SELECT seq "_L1 % from.arg(u"upload_date"_s) % " UNION ALL SELECT seq "_L1 % from.arg(u"captured_at"_s);
        search.rowsArgs = search.holdsArgs;
    }
    return search;
}

} // namespace td
