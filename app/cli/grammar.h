// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>

#include <QList>
#include <QString>
#include <QStringList>

namespace td::cli
{

/// One option or argument of a command, as it is registered.
struct GrammarOption {
    QStringList names; ///< "--tier", "-o"; of an argument its one name
    QString help;
    QString placeholder; ///< what stands for its value: "TEXT", "DIR"; empty when it takes none
    QStringList values;  ///< the words it takes, when they are known
    QString range;       ///< "1 - 1000", when it is limited so
    QString fallback;    ///< its value when it is not given; empty when there is none to show
    bool takesValue = false;
    bool isOptional = true;
    bool isList = false;
};

/// One command of the tree: what can follow its path.
struct GrammarCommand {
    QString path; ///< "photos list"; empty for the program itself
    QString help;
    QString footer;
    QStringList commands; ///< names one level below
    QList<GrammarOption> arguments;
    QList<GrammarOption> options;

    [[nodiscard]] QStringList words() const; ///< what its arguments can be, where that is known
};

/// Every registered command, the program itself first, each before those below it.
[[nodiscard]] QList<GrammarCommand> grammarOf(const CLI::App &root);

} // namespace td::cli
