// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>

namespace td
{

enum class LogLevel { Debug, Info, Warning, Error };
[[nodiscard]] QString logLevelName(LogLevel level); ///< "debug", "info", "warning", "error"
[[nodiscard]] std::optional<LogLevel> logLevelFromName(QStringView name);

/// The parts of the program that write to the log, without the "tierdeck." of their names.
[[nodiscard]] const QStringList &logModules();

/// From which level on each part of the program is heard: "info", or "info,storage=debug,imaging=error".
struct LogLevels {
    LogLevel base = LogLevel::Info;
    QMap<QString, LogLevel> modules;

    [[nodiscard]] LogLevel of(const QString &category) const; ///< of "tierdeck.storage" or "storage"
};
/// Nothing for what is no such list, or names a module that there is not.
[[nodiscard]] std::optional<LogLevels> logLevelsFrom(const QString &text);

} // namespace td
