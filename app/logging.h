// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLoggingCategory>
#include <QString>

#include <memory>

namespace td
{

Q_DECLARE_LOGGING_CATEGORY(logApp)

/// While it lives, every qDebug/qInfo/qWarning of the process becomes a JSON line {time, level, msg, module, function,
/// tag} in <folder>/tierdeck.log (0600), rotated by size. Any thread; several processes may share the file. One at a
/// time.
class LogFile
{
public:
    enum class Level { Debug, Info, Warning, Error };
    [[nodiscard]] static Level levelFromName(const QString &name);

    static constexpr qint64 DefaultMaxBytes = 5'000'000;
    static constexpr int Kept = 4; ///< old files: tierdeck.log.1 ...

    /// `echo`: what is logged also goes to stderr as plain text.
    LogFile(const QString &folder, Level level, bool echo, qint64 maxBytes = DefaultMaxBytes);
    ~LogFile();
    LogFile(const LogFile &) = delete;
    LogFile &operator=(const LogFile &) = delete;

    struct Private; ///< public so that Qt's message handler, a plain function, can reach it

private:
    std::unique_ptr<Private> d;
};

} // namespace td
