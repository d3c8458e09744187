// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commandline.h"
#include "app/cli/grammar.h"

using namespace Qt::StringLiterals;

namespace td::cli
{

namespace
{

// names are not broken at the end of a line
const char ManualHead[] = R"(.nh
.ad l
.SH NAME
tierdeck\-cli \- photo storage in tiers, at the prompt
.SH SYNOPSIS
.B tierdeck\-cli
.RI [ OPTION ]...\& " COMMAND " [ ARGUMENT ]...
.SH DESCRIPTION
Tierdeck compresses photos, keeps each on the cheapest tier that fits, and moves and deletes them by rule.
TEMP is a folder of this computer, HOT and COLD are folders or buckets at an S3 provider.
.B tierdeck\-cli
is the same engine as the window
.BR tierdeck (1),
for the prompt, for scripts and for a timer.
.PP
With nothing configured everything is kept in folders of the profile.
.B tierdeck\-cli demo
shows the whole way of sample photos in a temporary one.
)";

const char ManualTail[] = R"(.SH EXIT STATUS
.TP
.B 0
Done, also when there was nothing to do.
.TP
.B 1
Some items failed, each named on standard error; or deletes were withheld until they are confirmed.
.TP
.B 2
Wrong usage.
.TP
.B 3
Configuration or credentials: nothing could be attempted.
.TP
.B 4
Storage or network: nothing could be attempted.
.TP
.B 5
Integrity: a photo is missing or damaged.
.TP
.B 130
Interrupted.
.SH ENVIRONMENT
Every setting
.I a.b
is also the variable
.BR TIERDECK_A_B ,
and wins over the profile:
.B TIERDECK_HOT_PROVIDER
is
.IR hot.provider .
The variables of providers, such as
.B R2_BUCKET_NAME
and
.BR B2_BUCKET_NAME ,
and of PostgreSQL
.RB ( PGHOST ,
.BR PGDATABASE )
are understood too.
.TP
.B CREDENTIALS_DIRECTORY
Folder of
.BR systemd.exec (5)
credentials: a file named after a setting, such as
.IR hot.secret ,
holds that secret.
.TP
.BR XDG_DATA_HOME ", " XDG_CONFIG_HOME ", " XDG_CACHE_HOME
Where the profile is when no
.B \-\-profile
is given.
.SH FILES
.TP
.I ~/.local/share/tierdeck
The profile: catalogue, local tiers, logs.
.TP
.I ~/.config/tierdeck/settings.json
Where the tiers are, and other settings of this computer; never a secret.
.TP
.I /usr/lib/systemd/user/tierdeck\-lifecycle.timer
Runs the rules at 03:00 while the user's manager runs:
.BR "systemctl \-\-user enable \-\-now tierdeck\-lifecycle.timer" .
Beside it
.I tierdeck\-backup.timer
makes backups at 02:00.
.TP
.I /usr/lib/systemd/system/tierdeck\-lifecycle@.timer
The same for a user who is not logged in:
.BR "systemctl enable \-\-now tierdeck\-lifecycle@USER.timer" .
Secrets are read from
.IR /etc/credstore/tierdeck.USER.hot.secret
and its like, because no keyring is unlocked then.
.SH SEE ALSO
.BR tierdeck (1),
.BR systemd.timer (5)
)";

/// Text that roff prints as it is, also at the begin of a line.
QString roff(const QString &plain)
{
    QString escaped = plain;
    escaped.replace(u'\\', u"\\e"_s).replace(u'-', u"\\-"_s).replace(u'`', u"\\(ga"_s).replace(u'\'', u"\\(aq"_s);
    escaped.replace(u'~', u"\\(ti"_s).replace(u'^', u"\\(ha"_s).replace(u"\n"_s, u"\n.br\n"_s);
    return escaped.startsWith(u'.') ? QString(u"\\&"_s + escaped) : escaped;
}

QString bold(const QString &plain)
{
    return u"\\fB%1\\fR"_s.arg(roff(plain));
}

QString italic(const QString &plain)
{
    return u"\\fI%1\\fR"_s.arg(roff(plain));
}

/// "temp|hot|cold" or "DAY".
QString valueText(const GrammarOption &option)
{
    QStringList words;
    for (const QString &word : option.values)
        words.append(bold(word));
    return words.isEmpty() ? italic(option.placeholder) : words.join(u"|\\:"_s);
}

QString argumentText(const GrammarOption &argument)
{
    // the parser's own name for text says less than the argument's
    const bool isPlain = argument.placeholder == "TEXT"_L1 && argument.values.isEmpty();
    QString shown = isPlain ? italic(argument.names.constFirst().toUpper()) : valueText(argument);
    if (argument.isList && !argument.placeholder.endsWith("..."_L1))
        shown += u"..."_s;
    return argument.isOptional ? u"[%1]"_s.arg(shown) : shown;
}

QString optionEntry(const GrammarOption &option)
{
    QStringList names;
    for (const QString &name : option.names)
        names.append(bold(name));
    QString entry = u".TP\n"_s + names.join(u", "_s);
    if (!option.placeholder.isEmpty()) {
        const QString value = valueText(option);
        entry += option.takesValue ? QString(u' ' + value) : u"[=%1]"_s.arg(value);
    }
    QStringList notes{roff(option.help)};
    if (!option.range.isEmpty())
        notes.append(u"(%1)"_s.arg(roff(option.range)));
    if (!option.fallback.isEmpty())
        notes.append(u"[default: %1]"_s.arg(roff(option.fallback)));
    return QString(entry + u'\n' + notes.join(u' ') + u'\n');
}

QString commandSection(const GrammarCommand &command)
{
    QString title = bold(command.path);
    for (const GrammarOption &argument : command.arguments)
        title += QString(u' ' + argumentText(argument));
    for (const GrammarOption &option : command.options) {
        if (!option.isOptional)
            title += u" %1 %2"_s.arg(bold(option.names.constFirst()), valueText(option));
    }
    if (!command.commands.isEmpty())
        title += QString(u' ' + italic(u"COMMAND"_s));
    QString section = u".SS %1\n%2.\n"_s.arg(title, roff(command.help));
    for (const GrammarOption &argument : command.arguments) {
        if (!argument.help.isEmpty())
            section += u".TP\n%1\n%2\n"_s.arg(argumentText(argument), roff(argument.help));
    }
    for (const GrammarOption &option : command.options) {
        if (!option.names.contains("--help"_L1))
            section += optionEntry(option);
    }
    if (!command.footer.isEmpty())
        section += u".PP\n%1\n"_s.arg(roff(command.footer));
    return section;
}

} // namespace

QString manualPage(const CLI::App &root)
{
    const QList<GrammarCommand> commands = grammarOf(root);
    QString page =
        u".TH TIERDECK\\-CLI 1 \"\" \"Tierdeck %1\" \"User Commands\"\n"_s.arg(QStringLiteral(TIERDECK_VERSION));
    page += QLatin1String(ManualHead);
    page += u".SH OPTIONS\nGlobal options stand before or after the command.\n"_s;
    for (const GrammarOption &option : commands.constFirst().options)
        page += optionEntry(option);
    page += u".SH COMMANDS\n"_s;
    for (const GrammarCommand &command : commands.mid(1))
        page += commandSection(command);
    return QString(page + QLatin1String(ManualTail));
}

void addManual(CLI::App &root, Handler &chosen)
{
    CLI::App *command = root.add_subcommand("manual", "Print the manual page");
    command->footer("Example: tierdeck-cli manual | man -l -");
    command->callback([&root, &chosen] {
        chosen = [&root](Session &session) -> Result<int> {
            const QString page = manualPage(root);
            session.out.document({{u"ok"_s, true}, {u"page"_s, page}});
            for (const QString &line : page.chopped(1).split(u'\n'))
                session.out.line(line);
            return status::Done;
        };
    });
}

} // namespace td::cli
