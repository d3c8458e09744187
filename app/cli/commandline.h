// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/commands.h"

namespace td::cli
{

/// Registers the global options and every command. `options` is filled by the parser; `chosen` set by the command
/// given.
void buildCommandLine(CLI::App &root, GlobalOptions &options, Handler &chosen);

/// What is wrong with `arguments` (without the program's name), with the command or option that was probably meant.
[[nodiscard]] Error usageError(const CLI::App &root, const std::vector<std::string> &arguments,
                               const CLI::ParseError &error);

/// Completion scripts made from the registered commands; `shell` is bash, zsh or fish.
[[nodiscard]] QString completionScript(const CLI::App &root, const QString &shell);

/// The manual page, in man(7) macros, made from the registered commands.
[[nodiscard]] QString manualPage(const CLI::App &root);

} // namespace td::cli
