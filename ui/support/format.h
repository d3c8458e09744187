// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/time.h"

#include <QLocale>
#include <QString>

/// Numbers, money, sizes and dates as people of the window's language read them. GUI thread.
namespace td::format
{

/// Language of the window; set by the language switch. Decides every format below.
void setLocale(const QLocale &locale);
[[nodiscard]] QLocale locale();

/// "$0.87" / "0,87 $"; four significant digits below a cent; "< $0.0001", "> −$0.0001"; never "$0.00" for a non-zero amount.
[[nodiscard]] QString money(double amount, const QString &currency = QStringLiteral("USD"));
[[nodiscard]] QString moneyPerMonth(double amount, const QString &currency = QStringLiteral("USD")); ///< "$0.87 a month"
[[nodiscard]] QString signedMoney(double amount, const QString &currency = QStringLiteral("USD"));   ///< "−$0.11", "+$0.02"
/// Decimal, three significant digits: "1.24 GB" / "1,24 Go".
[[nodiscard]] QString bytes(qint64 bytes);
[[nodiscard]] QString exactBytes(qint64 bytes); ///< "1,234,567 bytes"
[[nodiscard]] QString count(qint64 value);      ///< "72,418" / "72 418"
[[nodiscard]] QString shortCount(qint64 value); ///< "72k"; sidebar only
[[nodiscard]] QString percent(double value, int decimals = 0); ///< 86 -> "86 %"
[[nodiscard]] QString number(double value, int maxDecimals);

/// "22:02" today, "yesterday", "12 Nov", "12 Nov 2024" when not this year.
[[nodiscard]] QString shortDate(Instant at, Instant now);
/// "today 14:02", "yesterday 14:02", "12 Nov 14:02".
[[nodiscard]] QString dateTime(Instant at, Instant now);
[[nodiscard]] QString date(Instant at, Instant now); ///< "12 Nov"
[[nodiscard]] QString timeOfDay(Instant at);         ///< "14:02"
[[nodiscard]] QString timeOfDay(QTime time);
[[nodiscard]] QString exact(Instant at); ///< ISO date, time and zone, for tooltips
/// "4 h 47 min", "38 s", "2 min", "3 d"; two units at most.
[[nodiscard]] QString duration(Seconds seconds);
/// "101 days", "51 hours": one unit in words, as reasons speak.
[[nodiscard]] QString age(Seconds seconds);
[[nodiscard]] QString rate(double bytesPerSecond); ///< "4.2 MB/s"
/// "today", "tonight at 03:00", "tomorrow at 03:00", "12 Nov at 03:00".
[[nodiscard]] QString nextRun(Instant at, Instant now);
/// Zone in which local times are shown; the system's unless set (tests, screenshots).
void setTimeZone(const QByteArray &iana);

} // namespace td::format
