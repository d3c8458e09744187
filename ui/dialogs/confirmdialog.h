// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan.h"
#include "ui/theme/theme.h"
#include "ui/widgets/sheet.h"

#include <functional>

class QLineEdit;

namespace td
{

/// What a confirmation says. Title is the deed with its count.
struct Confirmation {
    QString title;
    QString text;   ///< what is lost, what it frees
    QString accept; ///< "Delete 412 photos"
    QString cancel; ///< "Keep"
    bool danger = false;
    qint64 typedCount = 0; ///< > 0: the count must be typed before it can be accepted
    QWidget *detail = nullptr; ///< e.g. the table of what it concerns; taken over
};

/// Asks before what cannot be undone, or before a deed with a plan to read. accepted() means: do it.
class ConfirmDialog : public Sheet
{
    Q_OBJECT
public:
    ConfirmDialog(const Confirmation &confirmation, QWidget *parent);

private:
    QLineEdit *m_typed = nullptr;
};

/// Opens the dialog and runs `deed` when it is accepted.
void confirm(QWidget *parent, const Confirmation &confirmation, const std::function<void()> &deed);

/// Publish a draft: when its photos go to the trash.
[[nodiscard]] Confirmation publishConfirmation(const QString &draft, qint64 photos, Instant goesOn, Instant now);
/// Purge: typing the count is asked above 100.
[[nodiscard]] Confirmation purgeConfirmation(qint64 photos, qint64 bytes);
/// Undo a night: what returns and what cannot.
[[nodiscard]] Confirmation undoConfirmation(const RunResult &run);
/// Run now, with what it does.
[[nodiscard]] Confirmation runConfirmation(const PlanTotals &totals);

} // namespace td
