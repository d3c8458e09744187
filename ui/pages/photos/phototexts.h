// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/photos/photolistmodel.h"

namespace td
{

/// What happens next, in the few words a list has room for.
struct NextWords {
    QString text;      ///< "tonight", "COLD 3 Dec"; empty when no rule ever acts
    bool soon = false; ///< within the next run, or a day
};
[[nodiscard]] NextWords nextWords(const Decision &decision, Instant now, std::optional<Instant> nextRun);
/// "COLD 3 Dec", "Trash 27 Nov", "never".
[[nodiscard]] QString nextActionText(const Decision &decision, Instant now);
/// "tonight", "today", "tomorrow" or a date, of the next run.
[[nodiscard]] QString runWord(Instant run, Instant now);
/// "IMG_2041, HOT, Veste en lin, 0.6 megabytes, archived 3 December".
[[nodiscard]] QString photoAccessibleText(const PhotoRow &row, Instant now);
/// "HOT → COLD", "HOT → Trash", "Trash → deleted".
[[nodiscard]] QString wayText(Action action, Tier from, Tier to);
/// What a deed that saves `saving` does to the cost: "−$0.0016".
[[nodiscard]] QString savingText(double saving);
/// The value of the sorted column, for the second line of a cell.
[[nodiscard]] QString sortValueText(const Photo &photo, PhotoSortField field, Instant now);
[[nodiscard]] QString sortText(const PhotoSort &sort); ///< "Uploaded, newest first"

} // namespace td
