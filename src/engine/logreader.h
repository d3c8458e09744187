// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/loglevel.h"
#include "core/result.h"

#include <QList>

namespace td
{

/// One line of the log.
struct LogLine {
    QString time; ///< "2026-11-21T02:00:00.123Z"
    LogLevel level = LogLevel::Info;
    QString message;
    QString module; ///< "tierdeck.storage"
    QString function;
    QByteArray json; ///< as it is written
};

/// Which lines are wanted.
struct LogFilter {
    LogLevel least = LogLevel::Debug;
    QString module; ///< "storage" or "tierdeck.storage"; empty: all
    QString text;   ///< a part of the message, in any case; empty: all
    [[nodiscard]] bool matches(const LogLine &line) const;
};

/// Reads the log of a profile (tierdeck.log, and the older tierdeck.log.1 ...) from its end: never the whole of it, and
/// while others write to it. One thread at a time; blocks.
class LogReader
{
public:
    static constexpr qint64 MostBytes = 64LL * 1024 * 1024; ///< read for one answer

    explicit LogReader(QString folder)
        : m_folder(std::move(folder))
    {
    }
    [[nodiscard]] QString file() const { return QString(m_folder + QLatin1String("/tierdeck.log")); }

    /// The newest that match, at most `limit`, oldest first. None when there is no log yet.
    [[nodiscard]] Result<QList<LogLine>> tail(const LogFilter &filter, int limit);
    /// What was written since the last call of tail() or more(), also when the log was turned over meanwhile.
    [[nodiscard]] Result<QList<LogLine>> more(const LogFilter &filter);

private:
    struct Place {
        quint64 device = 0;
        quint64 inode = 0;
        qint64 offset = 0; ///< behind the last whole line that was read
    };
    [[nodiscard]] Result<void> readFrom(const QString &path, qint64 offset, const LogFilter &filter,
                                        QList<LogLine> &lines);

    QString m_folder;
    Place m_read;
};

/// Nothing for what is no line of the log.
[[nodiscard]] std::optional<LogLine> logLineFrom(const QByteArray &json);

} // namespace td
