// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QString>

namespace td
{

/// The operator's sentence for an error, by its reason: what was not done, to what, and why. Falls back to the error's own
/// English message for reasons that have no sentence yet.
[[nodiscard]] QString errorSentence(const Error &error);
/// The same for a failure that only kept its reason and text (transfers).
[[nodiscard]] QString errorSentence(const QString &reason, const QString &fallback, const QString &where = {});
/// What to do, verb first; empty when there is nothing.
[[nodiscard]] QString errorRemedy(const Error &error);
[[nodiscard]] QString errorRemedy(const QString &reason, const QString &fallback);
/// Code, reason, where and detail, one a line, for a report.
[[nodiscard]] QString errorReport(const Error &error);

} // namespace td
