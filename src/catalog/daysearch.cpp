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

QString inside(const QString &column)
{
    return u"p.%1 >= ? AND p.%1 < ?"_s.arg(column);
}

} // namespace

std::optional<DaySearch> daySearch(const QString &text)
{
    const std::optional<DaySpan> days = daysMeant(text);
    if (!days)
        return {};
    const QDate after = days->last.addDays(1);
    return DaySearch{
        .uploaded = {.where = inside(u"upload_date"_s), .args = {beginningOf(days->first), beginningOf(after)}},
        .captured = {.where = inside(u"captured_at"_s), // the camera's own clock
                     .args = {days->first.toString(Qt::ISODate), after.toString(Qt::ISODate)}}};
}

Result<QString> fewSeqs(Connection &connection, const DaySearch &days)
{
    const QString from = u"FROM photo_metadata p WHERE p.deleted_at IS NULL AND "_s;
    QStringList seqs;
    qint64 found = 0;
    for (const SqlCondition &part : {days.uploaded, days.captured}) {
        TD_ASSIGN(const qint64 some, connection.number(QString("SELECT count(*) FROM (SELECT 1 "_L1 % from %
                                                               part.where % " LIMIT ?) AS few"_L1),
                                                       QVariantList(part.args) << MostOfDays));
        found += some;
        seqs.append(QString("SELECT p.seq "_L1 % from % part.where));
    }
    return found < MostOfDays ? seqs.join(" UNION ALL "_L1) : QString();
}

} // namespace td
