// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/output.h"

namespace td::cli
{

/// A plan for people: its first `maxRows` actions with their reasons, then the totals.
void showPlan(Output &out, const Plan &plan, const QString &currency, qsizetype maxRows, bool shortIds = false);
/// `withUndo` says how its deletes are taken back.
void showRun(Output &out, const RunResult &run, const QString &currency, bool withUndo = true);

} // namespace td::cli
