// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/loglevel.h"

#include <QLoggingCategory>
#include <QString>

#include <memory>

namespace td
{

struct Settings;

Q_DECLARE_LOGGING_CATEGORY(logApp)

/// While it lives, every qDebug/qInfo/qWarning of the process becomes a JSON line {time, level, msg, module, function,
/// tag} in <folder>/tierdeck.log (0600), turned over when it is large. Which parts of the program are heard from which
/// level on is decided here alone. Any thread; several processes may share the file. One at a time.
class LogFile
{
public:
    using Level = LogLevel;

    static constexpr qint64 DefaultMaxBytes = 5'000'000;
    static constexpr int DefaultKept = 4;

    struct Options {
        LogLevels levels;
        bool echo = false; ///< what is logged also goes to stderr as plain text
        qint64 maxBytes = DefaultMaxBytes;
        int kept = DefaultKept; ///< old files: tierdeck.log.1 ...
    };
    /// As the settings of the profile want it.
    [[nodiscard]] static Options optionsOf(const Settings &settings, bool echo);

    LogFile(const QString &folder, const Options &options);
    LogFile(const QString &folder, Level level, bool echo, qint64 maxBytes = DefaultMaxBytes);
    ~LogFile();
    LogFile(const LogFile &) = delete;
    LogFile &operator=(const LogFile &) = delete;

    struct Private; ///< public so that Qt's message handler, a plain function, can reach it

private:
    std::unique_ptr<Private> d;
};

} // namespace td
