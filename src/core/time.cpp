// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/time.h"

#include <QDateTime>

namespace td
{

namespace
{

/// Reads characters of ISO text one by one; every take() says whether it fitted.
class IsoReader
{
public:
    explicit IsoReader(QStringView text)
        : m_at(text.utf16())
        , m_end(m_at + text.size())
    {
    }

    [[nodiscard]] bool atEnd() const { return m_at == m_end; }
    [[nodiscard]] bool take(char16_t wanted)
    {
        if (m_at == m_end || *m_at != wanted)
            return false;
        ++m_at;
        return true;
    }
    [[nodiscard]] bool takeNumber(int digits, int &value)
    {
        if (m_end - m_at < digits)
            return false;
        value = 0;
        for (int i = 0; i < digits; ++i, ++m_at) {
            const unsigned digit = unsigned(*m_at) - u'0';
            if (digit > 9)
                return false;
            value = value * 10 + int(digit);
        }
        return true;
    }
    [[nodiscard]] bool skipDigits()
    {
        const char16_t *begin = m_at;
        while (m_at != m_end && *m_at >= u'0' && *m_at <= u'9')
            ++m_at;
        return m_at != begin;
    }

private:
    const char16_t *m_at;
    const char16_t *m_end;
};

/// "Z", "+02:00", "+0200", "+02", or nothing, which is UTC as SQLite writes it.
bool takeZone(IsoReader &reader, int &offsetSeconds)
{
    offsetSeconds = 0;
    if (reader.atEnd())
        return true;
    if (reader.take(u'Z') || reader.take(u'z'))
        return reader.atEnd();
    const bool east = reader.take(u'+');
    if (!east && !reader.take(u'-'))
        return false;
    int hours = 0;
    int minutes = 0;
    if (!reader.takeNumber(2, hours))
        return false;
    const bool colon = reader.take(u':');
    if ((colon || !reader.atEnd()) && !reader.takeNumber(2, minutes))
        return false;
    if (!reader.atEnd() || hours > 23 || minutes > 59)
        return false;
    offsetSeconds = (hours * 3600 + minutes * 60) * (east ? 1 : -1);
    return true;
}

void putNumber(QChar *&at, unsigned value, int digits)
{
    for (int i = digits - 1; i >= 0; --i, value /= 10)
        at[i] = QChar(char16_t(u'0' + value % 10));
    at += digits;
}

} // namespace

QString toIso(Instant instant)
{
    const auto days = std::chrono::floor<std::chrono::days>(instant);
    const std::chrono::year_month_day date{days};
    const auto seconds = unsigned((instant - days).count());
    // Four digits always, so that text order is time order.
    const int year = std::clamp(int(date.year()), 0, 9999);
    QString text(20, Qt::Uninitialized);
    QChar *at = text.data();
    putNumber(at, unsigned(year), 4);
    *at++ = u'-';
    putNumber(at, unsigned(date.month()), 2);
    *at++ = u'-';
    putNumber(at, unsigned(date.day()), 2);
    *at++ = u'T';
    putNumber(at, seconds / 3600, 2);
    *at++ = u':';
    putNumber(at, seconds / 60 % 60, 2);
    *at++ = u':';
    putNumber(at, seconds % 60, 2);
    *at = u'Z';
    return text;
}

QString toIso(const std::optional<Instant> &instant)
{
    return instant ? toIso(*instant) : QString();
}

std::optional<Instant> fromIso(QStringView text)
{
    IsoReader reader(text);
    int year = 0;
    int month = 0;
    int day = 0;
    if (!reader.takeNumber(4, year) || !reader.take(u'-') || !reader.takeNumber(2, month) || !reader.take(u'-') ||
        !reader.takeNumber(2, day))
        return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(unsigned(month)),
                                           std::chrono::day(unsigned(day))};
    if (!date.ok())
        return std::nullopt;
    const Instant midnight = std::chrono::sys_days(date);
    if (reader.atEnd())
        return midnight;

    int hour = 0;
    int minute = 0;
    int second = 0;
    if (!reader.take(u'T') && !reader.take(u' ') && !reader.take(u't'))
        return std::nullopt;
    if (!reader.takeNumber(2, hour) || !reader.take(u':') || !reader.takeNumber(2, minute) || !reader.take(u':') ||
        !reader.takeNumber(2, second) || hour > 23 || minute > 59 || second > 59)
        return std::nullopt;
    if (reader.take(u'.') && !reader.skipDigits())
        return std::nullopt;
    int offset = 0;
    if (!takeZone(reader, offset))
        return std::nullopt;
    return midnight + Seconds(hour * 3600 + minute * 60 + second - offset);
}

QDate utcDay(Instant instant)
{
    return QDateTime::fromSecsSinceEpoch(unixSeconds(instant), Qt::UTC).date();
}

} // namespace td
