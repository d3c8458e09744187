// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/grammar.h"

#include "app/cli/commands.h"

using namespace Qt::StringLiterals;

namespace td::cli
{

namespace
{

/// What stands between two marks; CLI11 shows checks as "TEXT:{temp,hot,cold}" and "INT:INT in [1 - 1000]".
QString between(const QString &type, QChar from, QChar to)
{
    const qsizetype open = type.indexOf(from);
    const qsizetype close = type.indexOf(to);
    return open >= 0 && close > open ? type.mid(open + 1, close - open - 1) : QString();
}

GrammarOption described(const CLI::Option &option)
{
    const QString type = text(option.get_type_name());
    GrammarOption one;
    one.help = text(option.get_description());
    one.values = between(type, u'{', u'}').split(u',', Qt::SkipEmptyParts);
    one.range = between(type, u'[', u']');
    one.fallback = text(option.get_default_str());
    one.takesValue = option.get_items_expected_min() > 0;
    if (option.get_items_expected_max() > 0) {
        const QString own = text(option.get_option_text());
        one.placeholder = own.isEmpty() ? type.section(u':', 0, 0) : own;
    }
    one.isOptional = !option.get_required();
    one.isList = option.get_items_expected_max() > 1;
    if (option.get_positional()) {
        one.names = {text(option.get_name(true))};
        return one;
    }
    for (const std::string &name : option.get_lnames())
        one.names.append(QString(u"--"_s + text(name)));
    for (const std::string &name : option.get_snames())
        one.names.append(QString(u"-"_s + text(name)));
    return one;
}

void walk(const CLI::App &app, const QString &path, QList<GrammarCommand> &commands)
{
    GrammarCommand command{.path = path,
                           .help = text(app.get_description()),
                           .footer = text(app.get_footer()),
                           .commands = {},
                           .arguments = {},
                           .options = {}};
    for (const CLI::Option *option : app.get_options())
        (option->get_positional() ? command.arguments : command.options).append(described(*option));
    const auto below = app.get_subcommands([](const CLI::App *) { return true; });
    for (const CLI::App *sub : below)
        command.commands.append(text(sub->get_name()));
    commands.append(command);
    for (const CLI::App *sub : below)
        walk(*sub, QString(path + u' ' + text(sub->get_name())).trimmed(), commands);
}

} // namespace

QStringList GrammarCommand::words() const
{
    QStringList words;
    for (const GrammarOption &argument : arguments)
        words.append(argument.values);
    return words;
}

QList<GrammarCommand> grammarOf(const CLI::App &root)
{
    QList<GrammarCommand> commands;
    walk(root, {}, commands);
    return commands;
}

} // namespace td::cli
