// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/event.h"
#include "core/decide.h"
#include "core/plan.h"
#include "core/recommendations.h"

#include <QString>

namespace td
{

/// "Last access 21 Aug (91 days), more than 90".
[[nodiscard]] QString reasonSentence(const Reason &reason, Action action, Instant now);
/// "Moves to COLD tonight, 03:00", "Goes to the trash on 27 Nov", "Nothing planned".
[[nodiscard]] QString nextActionSentence(const Decision &decision, Instant now, std::optional<Instant> nextRun);
/// "archive to COLD", "move to HOT", "trash", "delete for good".
[[nodiscard]] QString actionWord(Action action);
/// Heading of a rule in a plan: "Archive from HOT to COLD".
[[nodiscard]] QString ruleTitle(Rule rule);
/// "38 photos promoted, 176 archived, 9 to trash".
[[nodiscard]] QString runSentence(const RunResult &run);
/// What happened, for timelines.
[[nodiscard]] QString eventSentence(const Event &event);
[[nodiscard]] QString eventIcon(const Event &event);

struct AdviceText {
    QString title; ///< "14 drafts look sold"
    QString text;  ///< "Marking them published saves $0.11 a month"
    QString action; ///< words of the button; empty: none
};
[[nodiscard]] AdviceText adviceText(const Recommendation &recommendation);
[[nodiscard]] AdviceText alertText(const Alert &alert);

} // namespace td
