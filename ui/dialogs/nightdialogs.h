// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan.h"
#include "core/policy.h"
#include "ui/widgets/sheet.h"

namespace td
{

/// A run stopped before deleting too much: why, and what now. Reviewing is the safe default.
class BrakeDialog : public Sheet
{
    Q_OBJECT
public:
    BrakeDialog(const RunResult &run, qint64 catalogueSize, const Policy &policy, QWidget *parent);

Q_SIGNALS:
    void reviewRequested();
    void deleteRequested();
    void limitRequested();
};

/// A night without a run: what it would have done.
class MissedRunDialog : public Sheet
{
    Q_OBJECT
public:
    MissedRunDialog(Instant when, Instant now, const PlanTotals &totals, QWidget *parent);

Q_SIGNALS:
    void reviewRequested();
};

/// "Stopped before deleting 3,104 photos (31 % of the catalogue; the limit is 20 %)".
[[nodiscard]] QString brakeSentence(qint64 withheld, qint64 catalogueSize, const Policy &policy);

} // namespace td
