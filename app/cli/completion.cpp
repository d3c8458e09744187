// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commandline.h"
#include "app/cli/grammar.h"

using namespace Qt::StringLiterals;

namespace td::cli
{

namespace
{

QString quoted(const QString &value)
{
    return QString(u'\'' + QString(value).replace(u'\'', u"'\\''"_s) + u'\'');
}

/// Shell lines that put the known value words of each option into `words`, by `prev` inside a `path`.
QString valueCases(const QList<GrammarCommand> &nodes)
{
    QString lines;
    for (const GrammarCommand &node : nodes) {
        for (const GrammarOption &option : node.options) {
            if (option.takesValue) {
                for (const QString &name : option.names)
                    lines +=
                        u"        '%1 %2') words='%3'; takes=1 ;;\n"_s.arg(node.path, name, option.values.join(u' '));
            }
        }
    }
    return lines;
}

/// Shell lines that descend into commands.
QString pathCases(const QList<GrammarCommand> &nodes)
{
    QStringList paths;
    for (const GrammarCommand &node : nodes) {
        if (!node.path.isEmpty())
            paths.append(quoted(node.path));
    }
    return paths.join(u'|');
}

QString wordCases(const QList<GrammarCommand> &nodes)
{
    QStringList global;
    for (const GrammarOption &option : nodes.first().options)
        global.append(option.names);
    QString lines;
    for (const GrammarCommand &node : nodes) {
        QStringList options;
        for (const GrammarOption &option : node.options)
            options.append(option.names);
        if (!node.path.isEmpty())
            options.append(global);
        options.removeDuplicates();
        lines += u"        '%1') commands='%2'; options='%3' ;;\n"_s.arg(
            node.path, (node.commands + node.words()).join(u' '), options.join(u' '));
    }
    return lines;
}

const char BashTemplate[] = R"(# bash completion for tierdeck-cli
_tierdeck_cli() {
    local cur="${COMP_WORDS[COMP_CWORD]}" prev="${COMP_WORDS[COMP_CWORD-1]}"
    local path="" next commands="" options="" words="" takes="" i
    COMPREPLY=()
    for ((i = 1; i < COMP_CWORD; i++)); do
        next="${path:+$path }${COMP_WORDS[i]}"
        case "$next" in
        @PATHS@) path="$next" ;;
        esac
    done
    case "$path $prev" in
@VALUES@    esac
    if [[ -z $takes ]]; then
        case " $prev" in
@GLOBALS@        esac
    fi
    if [[ -n $takes ]]; then
        if [[ -n $words ]]; then
            COMPREPLY=($(compgen -W "$words" -- "$cur"))
        else
            COMPREPLY=($(compgen -f -- "$cur"))
        fi
        return
    fi
    case "$path" in
@WORDS@    esac
    if [[ $cur == -* ]]; then
        COMPREPLY=($(compgen -W "$options" -- "$cur"))
    elif [[ -n $commands ]]; then
        COMPREPLY=($(compgen -W "$commands" -- "$cur"))
    else
        COMPREPLY=($(compgen -f -- "$cur"))
    fi
}
complete -o filenames -F _tierdeck_cli tierdeck-cli
)";

const char ZshTemplate[] = R"(#compdef tierdeck-cli
# zsh completion for tierdeck-cli
_tierdeck_cli() {
    local cur="${words[CURRENT]}" prev="${words[CURRENT-1]}"
    local line="" next commands="" options="" values="" takes="" i
    for ((i = 2; i < CURRENT; i++)); do
        next="${line:+$line }${words[i]}"
        case "$next" in
        @PATHS@) line="$next" ;;
        esac
    done
    case "$line $prev" in
@VALUES@    esac
    if [[ -z $takes ]]; then
        case " $prev" in
@GLOBALS@        esac
    fi
    if [[ -n $takes ]]; then
        if [[ -n $values ]]; then
            compadd -- ${=values}
        else
            _files
        fi
        return
    fi
    case "$line" in
@WORDS@    esac
    if [[ $cur == -* ]]; then
        compadd -- ${=options}
    elif [[ -n $commands ]]; then
        compadd -- ${=commands}
    else
        _files
    fi
}
if [[ "${funcstack[1]}" == "_tierdeck-cli" ]]; then
    _tierdeck_cli "$@"
else
    compdef _tierdeck_cli tierdeck-cli
fi
)";

QString filled(const char *shape, const QList<GrammarCommand> &nodes)
{
    QString script = QString::fromLatin1(shape);
    script.replace(u"@PATHS@"_s, pathCases(nodes));
    script.replace(u"@VALUES@"_s, valueCases(nodes.mid(1)));
    QString globals = valueCases(nodes.first(1));
    globals.replace(u"        '"_s, u"            '"_s);
    script.replace(u"@GLOBALS@"_s, globals);
    script.replace(u"@WORDS@"_s, wordCases(nodes));
    return script;
}

QString fishScript(const QList<GrammarCommand> &nodes)
{
    QString script = u"# fish completion for tierdeck-cli\n"
                     u"function __tierdeck_path\n"
                     u"    set -l path\n"
                     u"    for word in (commandline -opc)[2..-1]\n"
                     u"        switch (string join ' ' $path $word)\n"
                     u"            case %1\n"
                     u"                set path $path $word\n"
                     u"        end\n"
                     u"    end\n"
                     u"    string join ' ' -- $path\n"
                     u"end\n"
                     u"function __tierdeck_at\n"
                     u"    test (__tierdeck_path | string collect --allow-empty) = \"$argv\"\n"
                     u"end\n"_s.arg(pathCases(nodes).replace(u'|', u' '));
    for (const GrammarCommand &node : nodes) {
        const QString at = u"complete -c tierdeck-cli -n %1"_s.arg(quoted(u"__tierdeck_at "_s + node.path));
        for (const QString &command : node.commands) {
            const QString path = node.path.isEmpty() ? command : QString(node.path + u' ' + command);
            const auto found =
                std::find_if(nodes.begin(), nodes.end(), [&path](const GrammarCommand &one) { return one.path == path; });
            script += u"%1 -f -a %2 -d %3\n"_s.arg(at, quoted(command), quoted(found->help));
        }
        if (!node.words().isEmpty())
            script += u"%1 -f -a %2\n"_s.arg(at, quoted(node.words().join(u' ')));
        for (const GrammarOption &option : node.options) {
            QString line = node.path.isEmpty() ? u"complete -c tierdeck-cli"_s : at;
            for (const QString &name : option.names) {
                line += name.startsWith("--"_L1) ? QString(u" -l "_s + name.mid(2)) : QString(u" -s "_s + name.mid(1));
            }
            if (!option.values.isEmpty())
                line += u" -x -a %1"_s.arg(quoted(option.values.join(u' ')));
            else if (option.takesValue)
                line += u" -r"_s;
            script += QString(line + u" -d "_s + quoted(option.help) + u'\n');
        }
    }
    return script;
}

} // namespace

QString completionScript(const CLI::App &root, const QString &shell)
{
    const QList<GrammarCommand> nodes = grammarOf(root);
    if (shell == "bash"_L1)
        return filled(BashTemplate, nodes);
    if (shell == "zsh"_L1)
        return filled(ZshTemplate, nodes).replace(u"words='"_s, u"values='"_s);
    return fishScript(nodes);
}

void addCompletion(CLI::App &root, Handler &chosen)
{
    auto shell = std::make_shared<std::string>();
    CLI::App *command = root.add_subcommand("completion", "Print a completion script for a shell");
    command->add_option("shell", *shell, "bash, zsh or fish")
        ->required()
        ->check(CLI::IsMember({"bash", "zsh", "fish"}));
    command->footer("Example: tierdeck-cli completion bash > ~/.local/share/bash-completion/completions/tierdeck-cli");
    command->callback([shell, &root, &chosen] {
        chosen = [shell, &root](Session &session) -> Result<int> {
            const QString script = completionScript(root, text(*shell));
            session.out.document({{u"ok"_s, true}, {u"shell"_s, text(*shell)}, {u"script"_s, script}});
            for (const QString &line : script.chopped(1).split(u'\n'))
                session.out.line(line);
            return status::Done;
        };
    });
}

} // namespace td::cli
