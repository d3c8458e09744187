// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/texts.h"

#include <QLocale>

#include <array>
#include <cmath>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

const QLocale &english()
{
    static const QLocale locale(QLocale::English, QLocale::UnitedStates);
    return locale;
}

} // namespace

QString groupedText(qint64 number)
{
    return english().toString(number);
}

QString countText(qint64 count, QStringView one, QStringView many)
{
    return groupedText(count) % u' ' % (count == 1 ? one : many);
}

QString sizeText(qint64 bytes)
{
    static constexpr std::array units{"bytes", "kB", "MB", "GB", "TB", "PB"};
    if (bytes < 1000)
        return QString::number(bytes) % " bytes"_L1;
    double value = double(bytes);
    std::size_t unit = 0;
    // 999.5 would be shown as 1000: it belongs to the next unit.
    while (value >= 999.5 && unit + 1 < units.size()) {
        value /= 1000;
        ++unit;
    }
    const int decimals = value < 9.995 ? 2 : value < 99.95 ? 1 : 0;
    QString number = QString::number(value, 'f', decimals);
    if (decimals > 0) {
        while (number.endsWith(u'0'))
            number.chop(1);
        if (number.endsWith(u'.'))
            number.chop(1);
    }
    return number % u' ' % QLatin1StringView(units[unit]);
}

QString moneyText(double amount, const QString &currency)
{
    const double size = std::abs(amount);
    QString number;
    if (size > 0 && size < 0.0001)
        number = u"0.0001"_s;
    else if (size > 0 && size < 0.00995)
        number = english().toString(size, 'f', 4);
    else
        number = english().toString(size, 'f', 2);
    const QString sign = amount < 0 ? u"-"_s : QString();
    const QString below = size > 0 && size < 0.0001 ? u"< "_s : QString();
    if (currency == "USD"_L1)
        return below % sign % u'$' % number;
    return below % sign % number % u' ' % currency;
}

QString spanText(Seconds span)
{
    const qint64 seconds = std::max<qint64>(0, span.count());
    if (seconds < 3600 && seconds > 0)
        return countText(seconds / 60, u"minute", u"minutes");
    if (seconds < 4 * Day.count())
        return countText(seconds / 3600, u"hour", u"hours");
    return countText(seconds / Day.count(), u"day", u"days");
}

QString dateText(Instant instant)
{
    return toIso(instant).left(10);
}

} // namespace td
