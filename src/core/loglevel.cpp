// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/loglevel.h"

#include <array>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

constexpr std::array LevelNames{"debug"_L1, "info"_L1, "warning"_L1, "error"_L1};
constexpr auto CategoryPrefix = "tierdeck."_L1;

} // namespace

QString logLevelName(LogLevel level)
{
    return LevelNames[std::size_t(level)];
}

std::optional<LogLevel> logLevelFromName(QStringView name)
{
    for (std::size_t i = 0; i < LevelNames.size(); ++i) {
        if (name == LevelNames[i])
            return LogLevel(i);
    }
    return std::nullopt;
}

const QStringList &logModules()
{
    static const QStringList list{u"app"_s,     u"cli"_s,   u"delivery"_s, u"http"_s,
                                  u"imaging"_s, u"links"_s, u"storage"_s,  u"window"_s};
    return list;
}

LogLevel LogLevels::of(const QString &category) const
{
    const QString module = category.startsWith(CategoryPrefix) ? category.mid(CategoryPrefix.size()) : category;
    return modules.value(module, base);
}

std::optional<LogLevels> logLevelsFrom(const QString &text)
{
    LogLevels levels;
    bool hasBase = false;
    const QStringList parts = text.split(u',');
    for (const QString &part : parts) {
        const qsizetype equals = part.indexOf(u'=');
        const auto level = logLevelFromName(QStringView(part).mid(equals + 1).trimmed());
        if (!level)
            return std::nullopt;
        if (equals < 0) {
            if (hasBase)
                return std::nullopt;
            levels.base = *level;
            hasBase = true;
            continue;
        }
        const QString module = part.left(equals).trimmed();
        if (!logModules().contains(module))
            return std::nullopt;
        levels.modules.insert(module, *level);
    }
    return levels;
}

} // namespace td
