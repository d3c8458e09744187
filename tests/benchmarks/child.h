// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QStringList>

namespace td::bench
{

/// What one run of a program cost.
struct Cost {
    double cpuMs = 0; ///< user and system time of the program and of all that it started
    double peakMib = 0;
    QHash<QString, double> figures; ///< lines "name value" of its standard output
};

/// Runs a program to its end; ends this one with a message when it fails.
[[nodiscard]] Cost run(const QStringList &command);

} // namespace td::bench
