// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QDateTime>
#include <QList>

namespace td
{

/// Bytes a second in each direction; 0: no limit.
struct BandwidthRates {
    qint64 upload = 0;
    qint64 download = 0;
    [[nodiscard]] bool operator==(const BandwidthRates &) const = default;
};

/// The limits of a week, each from a moment on until the next one. As text, e.g. "08:00,2M/1M 22:00,off": from eight in
/// the morning 2 MB/s up and 1 MB/s down, from ten in the evening as fast as it goes. One value counts for both
/// directions, K, M and G are decimal, a day may stand before a time ("Sat-08:00,off"), and a rate alone ("2M", "off")
/// holds always.
class BandwidthTimetable
{
public:
    /// InvalidArgument ("bandwidth.invalid") names the part that is wrong and what is allowed.
    [[nodiscard]] static Result<BandwidthTimetable> parse(const QString &text);
    /// The limit at a local time of this computer.
    [[nodiscard]] BandwidthRates limitAt(const QDateTime &local) const;
    /// In one spelling; parses back to the same table.
    [[nodiscard]] QString text() const;
    [[nodiscard]] bool operator==(const BandwidthTimetable &) const = default;

private:
    struct Change {
        int day = 0;    ///< 1 Monday to 7 Sunday, 0: every day
        int minute = 0; ///< of the day
        BandwidthRates rates;
        [[nodiscard]] bool operator==(const Change &) const = default;
    };
    [[nodiscard]] static Result<Change> changeFrom(const QString &part);
    QList<Change> m_changes; ///< in the order they were written; none: no limit
};

} // namespace td
