// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/policy.h"

#include <QList>
#include <QString>

#include <functional>

namespace td
{

/// One rule as a row: its sentence with the number inside, and how it reads and writes the policy.
struct RuleDefinition {
    QString id;       ///< the setting's name
    QString group;    ///< heading above the first of a group; empty for the rest
    QString (*sentence)(int) = nullptr; ///< for a value, with the plural it needs; "%1" is the number
    QString caption;
    int minimum = 0;
    int maximum = 36500;
    std::function<int &(Policy &)> number;
    std::function<bool &(Policy &)> enabled;                  ///< empty: cannot be switched off
    QList<std::pair<QString, QString>> choices;               ///< id and text; empty: none
    std::function<QString(const Policy &)> choice;
    std::function<void(Policy &, const QString &)> setChoice;
};

/// In the order in which photos meet them.
[[nodiscard]] QList<RuleDefinition> ruleDefinitions();

} // namespace td
