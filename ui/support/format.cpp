// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/format.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QTimeZone>

#include <cmath>
#include <limits>

namespace td::format
{

using namespace Qt::StringLiterals;

namespace
{

/// Smaller amounts are only said to be so.
constexpr double LeastMoney = 0.0001;

QLocale theLocale(QLocale::English, QLocale::UnitedStates);
QTimeZone theZone;

struct FormatTexts {
    Q_DECLARE_TR_FUNCTIONS(td::format)
};

bool isFrench()
{
    return theLocale.language() == QLocale::French;
}

QDateTime local(Instant at)
{
    const QDateTime utc = QDateTime::fromSecsSinceEpoch(unixSeconds(at), Qt::UTC);
    return theZone.isValid() ? utc.toTimeZone(theZone) : utc.toLocalTime();
}

QString grouped(QString digits)
{
    // French groups by a narrow no-break space; some versions of the locale data use a plain one.
    if (isFrench())
        digits.replace(QChar(0x00A0), QChar(0x202F));
    return digits;
}

QString withSymbol(const QString &digits, const QString &currency)
{
    const QString symbol = currency == "USD"_L1 ? u"$"_s : currency == "EUR"_L1 ? u"€"_s : currency;
    if (isFrench())
        return QString(digits % QChar(0x00A0) % symbol);
    return symbol.size() == 1 ? QString(symbol % digits) : QString(symbol % QChar(0x00A0) % digits);
}

/// Three significant digits, no trailing zeros lost: 1.24, 12.4, 124.
QString threeDigits(double value)
{
    const int decimals = value >= 99.95 ? 0 : value >= 9.995 ? 1 : 2;
    return grouped(theLocale.toString(value, 'f', decimals));
}

QString dayMonth(const QDate &day)
{
    return theLocale.toString(day, isFrench() ? u"d MMM"_s : u"d MMM"_s);
}

} // namespace

void setLocale(const QLocale &locale)
{
    theLocale = locale;
}

QLocale locale()
{
    return theLocale;
}

void setTimeZone(const QByteArray &iana)
{
    theZone = QTimeZone(iana);
}

QString money(double amount, const QString &currency)
{
    const double size = std::abs(amount);
    const QString sign = amount < 0 ? QString(QChar(0x2212)) : QString();
    if (size == 0)
        return withSymbol(theLocale.toString(0.0, 'f', 2), currency);
    if (size < LeastMoney)
        return QString((amount < 0 ? u"> "_s : u"< "_s) % sign %
                       withSymbol(theLocale.toString(LeastMoney, 'f', 4), currency));
    if (size < 0.01) {
        // Four significant digits at most, and no zeros behind that say nothing.
        QString digits = QString::number(size, 'f', size < 0.001 ? 7 : 6);
        digits.truncate(int(digits.indexOf(u'.')) + 1 + (size < 0.001 ? 5 : 4));
        digits = theLocale.toString(digits.toDouble(), 'f', size < 0.001 ? 5 : 4);
        while (digits.endsWith(u'0'))
            digits.chop(1);
        return QString(sign % withSymbol(digits, currency));
    }
    return QString(sign % withSymbol(grouped(theLocale.toString(size, 'f', 2)), currency));
}

QString moneyPerMonth(double amount, const QString &currency)
{
    return FormatTexts::tr("%1 a month").arg(money(amount, currency));
}

QString signedMoney(double amount, const QString &currency)
{
    const QString text = money(amount, currency);
    if (amount > 0 && amount < LeastMoney)
        return QString(text.left(2) % u'+' % text.mid(2));
    return amount > 0 ? QString(u'+' % text) : text;
}

QString bytes(qint64 bytes)
{
    static const std::array<const char *, 5> english{"B", "kB", "MB", "GB", "TB"};
    static const std::array<const char *, 5> french{"o", "ko", "Mo", "Go", "To"};
    double value = double(bytes);
    std::size_t unit = 0;
    while (value >= 999.5 && unit + 1 < english.size()) {
        value /= 1000;
        ++unit;
    }
    const QString digits = unit == 0 ? QString::number(bytes) : threeDigits(value);
    const QString name = QString::fromLatin1(isFrench() ? french[unit] : english[unit]);
    return QString(digits % QChar(0x00A0) % name);
}

QString exactBytes(qint64 bytes)
{
    return FormatTexts::tr("%1 byte(s)", nullptr, int(qMin<qint64>(bytes, std::numeric_limits<int>::max()))).arg(count(bytes));
}

QString count(qint64 value)
{
    return grouped(theLocale.toString(value));
}

QString shortCount(qint64 value)
{
    if (value < 1000)
        return QString::number(value);
    const double thousands = double(value) / 1000;
    if (thousands < 999.5) {
        const bool tenths = thousands < 9.95 && value % 1000 >= 100;
        const QString digits = tenths ? theLocale.toString(std::floor(thousands * 10) / 10, 'f', 1)
                                                : QString::number(qint64(thousands));
        return isFrench() ? QString(digits % QChar(0x00A0) % u'k') : QString(digits % u'k');
    }
    const QString digits = theLocale.toString(std::floor(thousands / 100) / 10, 'f', 1);
    return isFrench() ? QString(digits % QChar(0x00A0) % u'M') : QString(digits % u'M');
}

QString percent(double value, int decimals)
{
    return QString(theLocale.toString(value, 'f', decimals) % QChar(0x00A0) % u'%');
}

QString number(double value, int maxDecimals)
{
    QString digits = grouped(theLocale.toString(value, 'f', maxDecimals));
    if (maxDecimals > 0) {
        while (digits.endsWith(u'0'))
            digits.chop(1);
        if (digits.endsWith(theLocale.decimalPoint()))
            digits.chop(1);
    }
    return digits;
}

QString timeOfDay(QTime time)
{
    return time.toString(u"HH:mm"_s);
}

QString timeOfDay(Instant at)
{
    return timeOfDay(local(at).time());
}

QString date(Instant at, Instant now)
{
    const QDate day = local(at).date();
    if (day.year() == local(now).date().year())
        return dayMonth(day);
    return theLocale.toString(day, u"d MMM yyyy"_s);
}

QString shortDate(Instant at, Instant now)
{
    const qint64 days = local(at).date().daysTo(local(now).date());
    if (days == 0)
        return timeOfDay(at);
    if (days == 1)
        return FormatTexts::tr("yesterday");
    return date(at, now);
}

QString dateTime(Instant at, Instant now)
{
    const qint64 days = local(at).date().daysTo(local(now).date());
    if (days == 0)
        return FormatTexts::tr("today %1").arg(timeOfDay(at));
    if (days == 1)
        return FormatTexts::tr("yesterday %1").arg(timeOfDay(at));
    if (days == -1)
        return FormatTexts::tr("tomorrow %1").arg(timeOfDay(at));
    return QString(date(at, now) % u' ' % timeOfDay(at));
}

QString exact(Instant at)
{
    const QDateTime moment = local(at);
    return QString(moment.toString(u"yyyy-MM-dd HH:mm:ss"_s) % u' ' % moment.timeZoneAbbreviation());
}

QString duration(Seconds seconds)
{
    const qint64 total = qMax<qint64>(0, seconds.count());
    const QChar gap(0x00A0);
    const auto part = [gap](qint64 value, const QString &unit) { return QString(QString::number(value) % gap % unit); };
    const QString day = FormatTexts::tr("d", "days, short");
    const QString hour = FormatTexts::tr("h", "hours, short");
    const QString minute = FormatTexts::tr("min", "minutes, short");
    if (total < 60)
        return part(total, FormatTexts::tr("s", "seconds, short"));
    if (total < 3600)
        return part(total / 60, minute);
    if (total < 86400) {
        const qint64 minutes = total % 3600 / 60;
        const QString hours = part(total / 3600, hour);
        return minutes ? QString(hours % gap % part(minutes, minute)) : hours;
    }
    const qint64 hours = total % 86400 / 3600;
    const QString days = part(total / 86400, day);
    return hours && total < 7 * 86400 ? QString(days % gap % part(hours, hour)) : days;
}

QString age(Seconds seconds)
{
    const qint64 total = qMax<qint64>(0, seconds.count());
    if (total < 3600)
        return FormatTexts::tr("%n minute(s)", nullptr, int(total / 60));
    if (total < 3 * 86400)
        return FormatTexts::tr("%n hour(s)", nullptr, int(total / 3600));
    return FormatTexts::tr("%n day(s)", nullptr, int(total / 86400));
}

QString rate(double bytesPerSecond)
{
    return FormatTexts::tr("%1/s").arg(bytes(qint64(bytesPerSecond)));
}

QString nextRun(Instant at, Instant now)
{
    const QDateTime then = local(at);
    const QString time = timeOfDay(at);
    const qint64 days = local(now).date().daysTo(then.date());
    const bool night = then.time().hour() < 6;
    if ((days == 1 && night) || (days == 0 && night && local(now).time().hour() < 6))
        return FormatTexts::tr("tonight at %1").arg(time);
    if (days == 0)
        return FormatTexts::tr("today at %1").arg(time);
    if (days == 1)
        return FormatTexts::tr("tomorrow at %1").arg(time);
    return FormatTexts::tr("%1 at %2").arg(date(at, now), time);
}

} // namespace td::format
