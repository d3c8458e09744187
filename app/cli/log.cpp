// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include "engine/logreader.h"

#include <QDateTime>
#include <QJsonArray>

#include <condition_variable>
#include <cstdio>
#include <mutex>

using namespace Qt::StringLiterals;

namespace td::cli
{

namespace
{

constexpr int MostLogLines = 100'000;
constexpr std::chrono::milliseconds FollowPause{500};

struct LogArguments {
    bool follow = false;
    std::string level;
    std::string module;
    std::string text;
    int limit = 50;
};

QString lineText(const LogLine &line)
{
    const QDateTime at = QDateTime::fromString(line.time, Qt::ISODateWithMs).toLocalTime();
    const QString module = line.module.startsWith("tierdeck."_L1) ? line.module.mid(9) : line.module;
    return u"%1  %2  %3  %4"_s.arg(at.toString(u"yyyy-MM-dd HH:mm:ss.zzz"_s), logLevelName(line.level).leftJustified(7),
                                   module.leftJustified(8), line.message);
}

/// Until it is stopped.
Result<int> follow(Session &session, LogReader &reader, const LogFilter &filter)
{
    std::mutex mutex;
    std::condition_variable_any wake;
    while (!session.stop.stop_requested()) {
        TD_ASSIGN(const QList<LogLine> lines, reader.more(filter));
        for (const LogLine &line : lines)
            session.out.line(lineText(line));
        if (std::fflush(stdout) != 0)
            return status::Done; // who read it has gone
        std::unique_lock lock(mutex);
        wake.wait_for(lock, session.stop, FollowPause, [] { return false; });
    }
    return status::Interrupted;
}

Result<int> showLog(Session &session, const LogArguments &arguments)
{
    if (arguments.follow && session.global.json)
        return fail(ErrorCode::InvalidArgument, u"usage"_s, u"--follow has no end, and --json is one document"_s,
                    u"--follow"_s, u"Leave one of them out."_s);
    TD_ASSIGN(const Settings settings, session.settings());
    LogReader reader(settings.paths.logs);
    const LogFilter filter{.least = logLevelFromName(text(arguments.level)).value_or(LogLevel::Debug),
                           .module = text(arguments.module),
                           .text = text(arguments.text)};
    TD_ASSIGN(const QList<LogLine> lines, reader.tail(filter, arguments.limit));
    QJsonArray documents;
    for (const LogLine &line : lines) {
        session.out.line(lineText(line));
        documents.append(QJsonObject{{u"time"_s, line.time},
                                     {u"level"_s, logLevelName(line.level)},
                                     {u"msg"_s, line.message},
                                     {u"module"_s, line.module},
                                     {u"function"_s, line.function}});
    }
    if (lines.isEmpty() && !arguments.follow)
        session.out.line(u"Nothing of that is in %1."_s.arg(reader.file()));
    session.out.document(
        {{u"ok"_s, true}, {u"file"_s, reader.file()}, {u"count"_s, qint64(documents.size())}, {u"lines"_s, documents}});
    return arguments.follow ? follow(session, reader, filter) : Result<int>(status::Done);
}

} // namespace

void addLog(CLI::App &root, Handler &chosen)
{
    auto arguments = std::make_shared<LogArguments>();
    std::vector<std::string> modules;
    for (const QString &module : logModules())
        modules.push_back(module.toStdString());
    CLI::App *command = root.add_subcommand("log", "Show the end of this profile's log");
    command->add_flag("--follow", arguments->follow, "Go on with what is written from now on");
    command->add_option("--level", arguments->level, "Only lines of this level and above")
        ->check(CLI::IsMember({"debug", "info", "warning", "error"}));
    command->add_option("--module", arguments->module, "Only lines of this part of the program")
        ->check(CLI::IsMember(modules));
    command->add_option("--text", arguments->text, "Only lines with this in their message")->option_text("TEXT");
    command->add_option("--limit", arguments->limit, "At most so many lines")
        ->check(CLI::Range(1, MostLogLines))
        ->capture_default_str();
    command->callback(
        [arguments, &chosen] { chosen = [arguments](Session &session) { return showLog(session, *arguments); }; });
}

} // namespace td::cli
