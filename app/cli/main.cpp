// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commandline.h"
#include "app/cli/interrupt.h"
#include "app/hardening.h"

#include "core/shapes.h"
#include "imaging/isolation/picturehelper.h"

#include <QCoreApplication>

#include <algorithm>
#include <cstdio>

using namespace Qt::StringLiterals;
using namespace td;
using namespace td::cli;

namespace
{

Q_LOGGING_CATEGORY(logCli, "tierdeck.cli", QtCriticalMsg)

int failed(Output &out, const Error &error, bool alreadySaid)
{
    if (!alreadySaid)
        out.error(error);
    if (!out.hasDocument())
        out.document(shapes::wholeFailure(error));
    return statusOf(error);
}

void answer(bool json, const QString &field, const std::string &value)
{
    if (json) {
        Output(true, false).document({{u"ok"_s, true}, {field, text(value).trimmed()}});
    } else {
        std::fputs(value.c_str(), stdout);
    }
}

int runCommand(const GlobalOptions &options, const Handler &chosen)
{
    const Interrupt interrupt;
    Output out(options.json, options.quiet);
    Session session(options, out, interrupt.token());
    const Result<int> result = chosen(session);
    session.endProgress();
    if (!result) {
        qCWarning(logCli).noquote() << result.error().reason << result.error().message << result.error().where;
        return failed(out, result.error(), session.hasSaid(result.error()));
    }
    return *result;
}

int runProgram(const std::vector<std::string> &arguments)
{
    const bool json = std::find(arguments.begin(), std::find(arguments.begin(), arguments.end(), "--"), "--json") !=
                      std::find(arguments.begin(), arguments.end(), "--");
    GlobalOptions options;
    Handler chosen;
    CLI::App root;
    buildCommandLine(root, options, chosen);
    try {
        root.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
    } catch (const CLI::CallForHelp &) {
        answer(json, u"help"_s, root.help());
        return status::Done;
    } catch (const CLI::CallForVersion &) {
        answer(json, u"version"_s, json ? std::string(TIERDECK_VERSION) : "tierdeck-cli " TIERDECK_VERSION "\n");
        return status::Done;
    } catch (const CLI::ParseError &error) {
        Output out(json, false);
        if (arguments.empty())
            std::fputs(root.help().c_str(), stderr);
        return failed(out, usageError(root, arguments, error), false);
    }
    return runCommand(options, chosen);
}

/// An answer that never arrived is not a success: `tierdeck-cli stats --json > file` on a full disk.
int delivered(int exitStatus)
{
    if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0)
        return exitStatus;
    std::fputs("tierdeck-cli: error: the output could not be written\n", stderr);
    return exitStatus == status::Done ? int(status::Backend) : exitStatus;
}

} // namespace

int main(int argc, char **argv)
{
    if (const std::optional<int> helperStatus = runAsPictureHelper(argc, argv))
        return *helperStatus;
    keepMemoryPrivate();
    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"tierdeck"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(TIERDECK_VERSION));
    try {
        return delivered(runProgram(std::vector<std::string>(argv + 1, argv + argc)));
    } catch (const std::exception &exception) {
        std::fprintf(stderr, "tierdeck-cli: error: %s\n", exception.what());
        return status::Backend;
    }
}
