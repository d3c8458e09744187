// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/photo.h"
#include "core/policy.h"

namespace td
{

enum class Action { None, Promote, Archive, Trash, Purge };

/// The row of CHECKLIST part C that speaks; also the counter of a run and the key of a reason.
enum class Rule {
    None,
    Purge,       ///< row 0
    Pinned,      ///< row 1; holds row 0 too (ADR 0005). Since: the delete, for a photo in the trash
    Published,   ///< rows 2 and 3
    TempDraft,   ///< row 4
    TempOrphan,  ///< row 5
    HotIdle,     ///< row 6
    NoCold,      ///< row 6 without COLD: stays, and says so
    ColdExpired, ///< row 7
    MaxTotal,    ///< optional hard cap
    HotExpired,  ///< optional delete from HOT
    Busy,        ///< an open journal entry: nothing is touched
};

[[nodiscard]] QString actionName(Action action); ///< "promote", "archive", "trash", "purge", "none"
[[nodiscard]] std::optional<Action> actionFromName(QStringView name);
[[nodiscard]] QString ruleName(Rule rule); ///< "purge", "published", "temp_draft", "temp_orphan", "hot_idle"...
[[nodiscard]] std::optional<Rule> ruleFromName(QStringView name);

/// What the rules need to know of a photo.
struct LifecycleFacts {
    QString photoId;
    Tier tier = Tier::Temp;
    bool hasDraft = false; ///< in a draft that is not removed
    std::optional<Instant> draftRemovedAt;
    bool published = false;
    std::optional<Instant> publishedDate;
    Instant uploadDate{};
    Instant lastAccessDate{};
    std::optional<Instant> tempSince;
    std::optional<Instant> promotedAt;
    std::optional<Instant> archivedAt;
    std::optional<Instant> deletedAt;
    bool pinned = false;
    bool journalOpen = false;
    bool hasOrders = false; ///< its draft has orders
    std::optional<Instant> lastOrderAt;
    qint64 storedBytes = 0;
};

/// Why, as data: texts are made where people read them.
struct Reason {
    Rule rule = Rule::None;
    std::optional<Instant> since; ///< the moment the age counts from
    Seconds age{0};               ///< at the moment of the decision
    Seconds limit{0};             ///< of the rule

    bool operator==(const Reason &) const = default;
};

struct Decision {
    Action action = Action::None; ///< what happens next, now or at `due`; None when nothing ever will by rule
    Tier from = Tier::Temp;
    Tier to = Tier::Temp;       ///< equals `from` for trash and purge
    bool isDue = false;         ///< the rule's limit is passed: a run at this moment would act
    std::optional<Instant> due; ///< last instant at which it is not yet due (rules say ">")
    Reason reason;
};

/// CHECKLIST part C, first match wins, and what comes next when nothing is due. Pure.
[[nodiscard]] Decision decide(const LifecycleFacts &photo, const Policy &policy, bool coldConfigured, Instant now);

/// One English sentence, for JSON and logs: "Last access 2026-08-21 (91 days), more than 90 days".
[[nodiscard]] QString reasonText(const Decision &decision);

} // namespace td
