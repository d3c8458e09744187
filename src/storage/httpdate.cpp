// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/httpdate.h"

#include <QStringList>

#include <algorithm>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{
constexpr qint64 LongestWait = 86400;

/// "Nov" -> "11"; empty for no month.
QString monthNumber(const QString &name)
{
    static constexpr const char *Months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                             "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto found =
        std::ranges::find_if(Months, [&name](const char *month) { return name == QLatin1String(month); });
    return found == std::end(Months) ? QString()
                                     : QString::number(found - std::begin(Months) + 1).rightJustified(2, u'0');
}

std::optional<Instant> instantFrom(const QString &year, const QString &month, const QString &day, const QString &time)
{
    return fromIso(QString(year + u'-' + monthNumber(month) + u'-' + day.rightJustified(2, u'0') + u'T' + time + u'Z'));
}
} // namespace

std::optional<Instant> fromHttpDate(QByteArrayView text)
{
    const QStringList words = QString::fromLatin1(text).simplified().split(u' ');
    // Sun, 06 Nov 1994 08:49:37 GMT
    if (words.size() == 6 && words.at(5) == "GMT"_L1)
        return instantFrom(words.at(3), words.at(2), words.at(1), words.at(4));
    // Sunday, 06-Nov-94 08:49:37 GMT
    if (words.size() == 4 && words.at(3) == "GMT"_L1) {
        const QStringList date = words.at(1).split(u'-');
        if (date.size() != 3 || date.at(2).size() != 2)
            return std::nullopt;
        const QString century = date.at(2) < "70"_L1 ? u"20"_s : u"19"_s;
        return instantFrom(century + date.at(2), date.at(1), date.at(0), words.at(2));
    }
    // Sun Nov  6 08:49:37 1994
    if (words.size() == 5)
        return instantFrom(words.at(4), words.at(1), words.at(2), words.at(3));
    return std::nullopt;
}

std::optional<qint64> retryAfterSeconds(QByteArrayView value, Instant now)
{
    const QByteArray text = value.toByteArray().trimmed();
    if (text.isEmpty())
        return std::nullopt;
    if (std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; })) {
        bool fits = false;
        const qint64 seconds = text.toLongLong(&fits);
        return fits ? std::min(seconds, LongestWait) : LongestWait;
    }
    const auto date = fromHttpDate(text);
    if (!date)
        return std::nullopt;
    return std::clamp(qint64((*date - now).count()), qint64{0}, LongestWait);
}

} // namespace td
