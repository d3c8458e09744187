// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commandline.h"

using namespace Qt::StringLiterals;

namespace td::cli
{

namespace
{

QStringList commandNames(const CLI::App &app)
{
    QStringList names;
    for (const CLI::App *sub : app.get_subcommands([](const CLI::App *) { return true; }))
        names.append(text(sub->get_name()));
    return names;
}

/// The option called `name` here or in a command above, or null.
const CLI::Option *findOption(const CLI::App *app, const std::string &name)
{
    for (; app; app = app->get_parent()) {
        if (const CLI::Option *option = app->get_option_no_throw(name))
            return option;
    }
    return nullptr;
}

QStringList optionNames(const CLI::App *app)
{
    QStringList names;
    for (; app; app = app->get_parent()) {
        for (const CLI::Option *option : app->get_options()) {
            for (const std::string &name : option->get_lnames())
                names.append(QString(u"--"_s + text(name)));
        }
    }
    return names;
}

QString commandPath(const CLI::App *app)
{
    QStringList names;
    for (; app; app = app->get_parent())
        names.prepend(text(app->get_name()));
    return names.join(u' ');
}

Error usage(const QString &message, const QString &remedy)
{
    return {
        .code = ErrorCode::InvalidArgument, .reason = u"usage"_s, .message = message, .where = {}, .remedy = remedy};
}

QString helpHint(const CLI::App *app)
{
    return u"See `%1 --help`."_s.arg(commandPath(app));
}

Error unknownWord(const CLI::App *app, const QString &what, const QString &word, const QStringList &known)
{
    const QString near = nearest(word, known);
    return usage(u"There is no %1 \"%2\""_s.arg(what, word),
                 near.isEmpty() ? helpHint(app) : u"Did you mean \"%1\"? %2"_s.arg(near, helpHint(app)));
}

/// The first word that is no command or option where it stands; nothing when all are known.
std::optional<Error> unknownIn(const CLI::App &root, const std::vector<std::string> &arguments)
{
    const CLI::App *app = &root;
    for (std::size_t i = 0; i < arguments.size() && arguments[i] != "--"; ++i) {
        const std::string &word = arguments[i];
        if (word.size() > 1 && word.front() == '-') {
            const std::size_t equals = word.find('=');
            const std::string name = word.substr(0, equals);
            const CLI::Option *option = findOption(app, word.starts_with("--") ? name : word.substr(0, 2));
            if (!option)
                return unknownWord(app, u"option"_s, text(name), optionNames(app));
            if (equals == std::string::npos && option->get_items_expected_min() > 0)
                ++i;
            continue;
        }
        const QStringList names = commandNames(*app);
        if (names.isEmpty())
            continue;
        if (!names.contains(text(word)))
            return unknownWord(app, u"command"_s, text(word), names);
        app = app->get_subcommands([&word](const CLI::App *sub) { return sub->get_name() == word; }).front();
    }
    return std::nullopt;
}

/// How far down the commands go in `arguments`.
const CLI::App *deepest(const CLI::App &root)
{
    const CLI::App *app = &root;
    while (!app->get_subcommands().empty())
        app = app->get_subcommands().front();
    return app;
}

} // namespace

Error usageError(const CLI::App &root, const std::vector<std::string> &arguments, const CLI::ParseError &error)
{
    if (auto unknown = unknownIn(root, arguments))
        return *std::move(unknown);
    const CLI::App *app = deepest(root);
    const QStringList below = commandNames(*app);
    if (!below.isEmpty() && error.get_name() == "RequiredError") {
        return usage(u"`%1` needs a command"_s.arg(commandPath(app)),
                     u"One of: %1. %2"_s.arg(below.join(u", "_s), helpHint(app)));
    }
    return usage(text(error.what()), helpHint(app));
}

void buildCommandLine(CLI::App &root, GlobalOptions &options, Handler &chosen)
{
    root.name("tierdeck-cli");
    root.description("Photo storage in tiers: compress, keep on the cheapest tier that fits, move and delete by rule.");
    root.fallthrough();
    root.require_subcommand(1);
    root.set_version_flag("--version", TIERDECK_VERSION, "Print the version and stop");
    root.add_option_function<std::string>(
            "--profile", [&options](const std::string &value) { options.profile = text(value); },
            "Folder with settings, catalogue and local tiers")
        ->option_text("DIR");
    root.add_flag("--json", options.json, "One JSON document on standard output");
    root.add_flag("-q,--quiet", options.quiet, "No notes and no progress bar");
    root.add_flag("-v,--verbose", options.verbose, "Also show what goes to the log")->excludes("--quiet");

    addUpload(root, chosen);
    addPhotos(root, chosen);
    addDrafts(root, chosen);
    addMigrate(root, chosen);
    addLifecycle(root, chosen);
    addTransfers(root, chosen);
    addQuota(root, chosen);
    addImport(root, chosen);
    addSync(root, chosen);
    addBackup(root, chosen);
    addHealth(root, chosen);
    addLog(root, chosen);
    addCosts(root, chosen);
    addAdvice(root, chosen);
    addCheck(root, chosen);
    addDuplicates(root, chosen);
    addLab(root, chosen);
    addReceipts(root, chosen);
    addLinks(root, chosen);
    addDeliver(root, chosen);
    addProvider(root, chosen);
    addCatalogue(root, chosen);
    addServe(root, chosen);
    addConfig(root, chosen);
    addDemo(root, chosen);
    addCompletion(root, chosen);
    addManual(root, chosen);
    root.footer("Exit status: 0 done, 1 some items failed, 2 wrong usage, 3 configuration, 4 backend,\n"
                "5 integrity, 130 interrupted. `tierdeck-cli demo` shows everything on sample photos.");
}

} // namespace td::cli
