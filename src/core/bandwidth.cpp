// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bandwidth.h"

#include <QStringList>
#include <QTime>

#include <array>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int MinutesOfDay = 24 * 60;
constexpr int MinutesOfWeek = 7 * MinutesOfDay;
constexpr qint64 LeastRate = 10'000; // below, a store would take the pace for a dead line
constexpr double MostRate = 1e12;
const QStringList DayNames{u"mon"_s, u"tue"_s, u"wed"_s, u"thu"_s, u"fri"_s, u"sat"_s, u"sun"_s};

tl::unexpected<Error> invalid(const QString &part)
{
    return fail(ErrorCode::InvalidArgument, u"bandwidth.invalid"_s, u"\"%1\" is no bandwidth limit"_s.arg(part),
                u"transfers.bandwidth"_s,
                u"Give a rate such as 2M, 2M/500K (up/down) or off, or times with rates: \"08:00,2M 22:00,off\"; at "
                "least 10K a second"_s);
}

std::optional<qint64> rateFrom(const QString &text)
{
    if (text.compare("off"_L1, Qt::CaseInsensitive) == 0)
        return 0;
    QString number = text;
    double unit = 1;
    if (!number.isEmpty()) {
        const qsizetype at = u"KMG"_s.indexOf(number.back().toUpper());
        if (at >= 0) {
            unit = std::array{1e3, 1e6, 1e9}.at(std::size_t(at));
            number.chop(1);
        }
    }
    bool isNumber = false;
    const double value = number.toDouble(&isNumber) * unit;
    if (!isNumber || !(value >= double(LeastRate) && value <= MostRate))
        return std::nullopt;
    return qint64(value);
}

std::optional<BandwidthRates> ratesFrom(const QString &text)
{
    const QStringList both = text.split(u'/');
    if (both.size() > 2)
        return std::nullopt;
    const auto upload = rateFrom(both.first());
    const auto download = rateFrom(both.last());
    if (!upload || !download)
        return std::nullopt;
    return BandwidthRates{.upload = *upload, .download = *download};
}

QString rateText(qint64 rate)
{
    if (rate == 0)
        return u"off"_s;
    if (rate % 1'000'000'000 == 0)
        return QString(QString::number(rate / 1'000'000'000) % u'G');
    if (rate % 1'000'000 == 0)
        return QString(QString::number(rate / 1'000'000) % u'M');
    if (rate % 1'000 == 0)
        return QString(QString::number(rate / 1'000) % u'K');
    return QString::number(rate);
}

QString ratesText(const BandwidthRates &rates)
{
    const QString upload = rateText(rates.upload);
    return rates.upload == rates.download ? upload : QString(upload % u'/' % rateText(rates.download));
}

} // namespace

Result<BandwidthTimetable::Change> BandwidthTimetable::changeFrom(const QString &part)
{
    Change change;
    QString time = part.section(u',', 0, 0);
    if (const qsizetype dash = time.indexOf(u'-'); dash >= 0) {
        change.day = int(DayNames.indexOf(time.first(dash).toLower())) + 1;
        if (change.day == 0)
            return invalid(part);
        time.remove(0, dash + 1);
    }
    const QTime at = QTime::fromString(time, u"H:mm"_s);
    const auto rates = ratesFrom(part.section(u',', 1));
    if (!at.isValid() || !rates)
        return invalid(part);
    change.minute = at.msecsSinceStartOfDay() / 60'000;
    change.rates = *rates;
    return change;
}

Result<BandwidthTimetable> BandwidthTimetable::parse(const QString &text)
{
    const QStringList parts = text.simplified().split(u' ', Qt::SkipEmptyParts);
    BandwidthTimetable table;
    if (parts.size() == 1 && !parts.first().contains(u',')) {
        const auto always = ratesFrom(parts.first());
        if (!always)
            return invalid(parts.first());
        if (*always != BandwidthRates{})
            table.m_changes.append({.day = 0, .minute = 0, .rates = *always});
        return table;
    }
    for (const QString &part : parts) {
        TD_ASSIGN(const Change change, changeFrom(part));
        table.m_changes.append(change);
    }
    if (table.m_changes.size() == 1 && table.m_changes.first().day == 0)
        table.m_changes.first().minute = 0; // what never changes holds always
    return table;
}

BandwidthRates BandwidthTimetable::limitAt(const QDateTime &local) const
{
    const int now = (local.date().dayOfWeek() - 1) * MinutesOfDay + local.time().msecsSinceStartOfDay() / 60'000;
    BandwidthRates rates;
    int nearest = MinutesOfWeek;
    for (const Change &change : m_changes) {
        for (int day = 1; day <= 7; ++day) {
            if (change.day != 0 && change.day != day)
                continue;
            const int ago = (now - ((day - 1) * MinutesOfDay + change.minute) + MinutesOfWeek) % MinutesOfWeek;
            if (ago <= nearest) { // of two at one moment the later written one holds
                nearest = ago;
                rates = change.rates;
            }
        }
    }
    return rates;
}

QString BandwidthTimetable::text() const
{
    if (m_changes.isEmpty())
        return u"off"_s;
    if (m_changes.size() == 1 && m_changes.first().day == 0)
        return ratesText(m_changes.first().rates);
    QStringList parts;
    for (const Change &change : m_changes) {
        QString day;
        if (change.day > 0) {
            day = QString(DayNames.at(change.day - 1) % u'-');
            day[0] = day.at(0).toUpper();
        }
        parts.append(QString(day % QTime::fromMSecsSinceStartOfDay(change.minute * 60'000).toString(u"HH:mm"_s) % u',' %
                             ratesText(change.rates)));
    }
    return parts.join(u' ');
}

} // namespace td
