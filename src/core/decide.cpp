// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decide.h"

#include "core/texts.h"

#include <array>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

constexpr std::array<std::pair<Action, const char *>, 5> ActionNames{{{Action::None, "none"},
                                                                      {Action::Promote, "promote"},
                                                                      {Action::Archive, "archive"},
                                                                      {Action::Trash, "trash"},
                                                                      {Action::Purge, "purge"}}};

constexpr std::array<std::pair<Rule, const char *>, 12> RuleNames{{{Rule::None, "none"},
                                                                   {Rule::Purge, "purge"},
                                                                   {Rule::Pinned, "pinned"},
                                                                   {Rule::Published, "published"},
                                                                   {Rule::TempDraft, "temp_draft"},
                                                                   {Rule::TempOrphan, "temp_orphan"},
                                                                   {Rule::HotIdle, "hot_idle"},
                                                                   {Rule::NoCold, "no_cold"},
                                                                   {Rule::ColdExpired, "cold_expired"},
                                                                   {Rule::MaxTotal, "max_total"},
                                                                   {Rule::HotExpired, "hot_expired"},
                                                                   {Rule::Busy, "busy"}}};

/// A photo that a rule keeps where it is. A limit of 0 says that the rule is switched off.
Decision stay(const LifecycleFacts &photo, Rule rule, std::optional<Instant> since, Instant now, Seconds limit = {})
{
    Decision decision;
    decision.from = decision.to = photo.tier;
    decision.reason = {.rule = rule, .since = since, .age = since ? now - *since : Seconds{0}, .limit = limit};
    return decision;
}

/// A photo to which `action` happens once more than `limit` has passed since `since`.
Decision actAfter(const LifecycleFacts &photo, Rule rule, Action action, Tier to, Instant since, Seconds limit,
                  Instant now)
{
    Decision decision = stay(photo, rule, since, now, limit);
    decision.action = action;
    decision.to = to;
    decision.due = since + limit;
    decision.isDue = now > *decision.due;
    return decision;
}

/// The epoch stands for "unknown" in rows of imported catalogues.
std::optional<Instant> lastAccess(const LifecycleFacts &photo)
{
    return photo.lastAccessDate > Instant{} ? std::optional(photo.lastAccessDate) : std::nullopt;
}

Instant idleSince(const LifecycleFacts &photo)
{
    return lastAccess(photo).value_or(photo.promotedAt.value_or(photo.uploadDate));
}

Instant coldSince(const LifecycleFacts &photo, ColdAnchor anchor)
{
    const Instant archived = photo.archivedAt.value_or(photo.uploadDate);
    switch (anchor) {
    case ColdAnchor::Upload: return photo.uploadDate;
    case ColdAnchor::LastAccess: return lastAccess(photo).value_or(archived);
    case ColdAnchor::Archived: break;
    }
    return std::max(archived, photo.lastAccessDate);
}

Decision decideTrash(const LifecycleFacts &photo, const Policy &policy, Instant now)
{
    const Instant deleted = *photo.deletedAt;
    Seconds keep = policy.undoHours * Hour;
    if (photo.hasOrders) {
        keep = std::max(keep, Seconds(policy.softDeleteDays * Day));
        if (photo.lastOrderAt)
            keep = std::max(keep, *photo.lastOrderAt + policy.orderDays * Day - deleted);
    }
    Decision decision = actAfter(photo, Rule::Purge, Action::Purge, photo.tier, deleted, keep, now);
    if (keep <= Seconds{0}) // no undo window: at once, not a second later
        decision.isDue = now >= deleted;
    return decision;
}

Decision decidePublished(const LifecycleFacts &photo, const Policy &policy, Instant now)
{
    if (!policy.publishedEnabled || !photo.publishedDate)
        return stay(photo, Rule::Published, photo.publishedDate, now);
    return actAfter(photo, Rule::Published, Action::Trash, photo.tier, *photo.publishedDate, policy.publishedDays * Day,
                    now);
}

Decision decideTemp(const LifecycleFacts &photo, const Policy &policy, Instant now)
{
    const Instant since = photo.tempSince.value_or(photo.uploadDate);
    const Seconds limit = policy.tempHours * Hour;
    if (photo.hasDraft) {
        if (!policy.promoteEnabled)
            return stay(photo, Rule::TempDraft, since, now);
        return actAfter(photo, Rule::TempDraft, Action::Promote, Tier::Hot, since, limit, now);
    }
    if (!policy.orphanEnabled)
        return stay(photo, Rule::TempOrphan, since, now);
    Seconds orphanLimit = limit;
    if (photo.draftRemovedAt)
        orphanLimit = std::max(orphanLimit, *photo.draftRemovedAt + policy.orphanGraceHours * Hour - since);
    switch (policy.orphanAction) {
    case OrphanAction::Promote:
        return actAfter(photo, Rule::TempOrphan, Action::Promote, Tier::Hot, since, orphanLimit, now);
    case OrphanAction::Hold: return stay(photo, Rule::TempOrphan, since, now, orphanLimit);
    case OrphanAction::Trash: break;
    }
    return actAfter(photo, Rule::TempOrphan, Action::Trash, Tier::Temp, since, orphanLimit, now);
}

Decision decideHot(const LifecycleFacts &photo, const Policy &policy, bool coldConfigured, Instant now)
{
    const Instant since = idleSince(photo);
    if (coldConfigured) {
        if (!policy.archiveEnabled)
            return stay(photo, Rule::HotIdle, since, now);
        return actAfter(photo, Rule::HotIdle, Action::Archive, Tier::Cold, since, policy.hotIdleDays * Day, now);
    }
    if (policy.hotDeleteEnabled)
        return actAfter(photo, Rule::HotExpired, Action::Trash, Tier::Hot, since, policy.hotDeleteDays * Day, now);
    return stay(photo, Rule::NoCold, since, now, policy.hotIdleDays * Day);
}

Decision decideCold(const LifecycleFacts &photo, const Policy &policy, Instant now)
{
    const Instant since = coldSince(photo, policy.coldAnchor);
    if (!policy.coldEnabled)
        return stay(photo, Rule::ColdExpired, since, now);
    return actAfter(photo, Rule::ColdExpired, Action::Trash, Tier::Cold, since, policy.coldDays * Day, now);
}

Decision decideTier(const LifecycleFacts &photo, const Policy &policy, bool coldConfigured, Instant now)
{
    switch (photo.tier) {
    case Tier::Temp: return decideTemp(photo, policy, now);
    case Tier::Hot: return decideHot(photo, policy, coldConfigured, now);
    case Tier::Cold: break;
    }
    return decideCold(photo, policy, now);
}

/// "101 days", or "just over 90 days" where whole days would make the sentence look wrong.
QString ageText(const Reason &reason)
{
    const QString age = spanText(reason.age);
    if (reason.age > reason.limit && reason.limit > Seconds{0} && age == spanText(reason.limit))
        return "just over "_L1 % age;
    return age;
}

/// "2026-08-21 (101 days), more than 90 days", "2026-08-21 (12 days), at most 90 days" or the rule that is off.
QString sinceText(const Decision &decision, QLatin1StringView ruleIsOff)
{
    const Reason &reason = decision.reason;
    const QString when = dateText(reason.since.value_or(Instant{})) % " ("_L1 % ageText(reason) % u')';
    if (decision.action == Action::None)
        return when % "; "_L1 % ruleIsOff;
    return when % (decision.isDue ? ", more than "_L1 : ", not yet more than "_L1) % spanText(reason.limit);
}

QString publishedText(const Decision &decision)
{
    const Reason &reason = decision.reason;
    if (!reason.since)
        return u"Published on an unknown date, so no rule acts"_s;
    const QString published = "Published "_L1 % dateText(*reason.since);
    if (decision.action == Action::None)
        return published % "; the rule for published photos is off"_L1;
    return published % ", kept "_L1 % spanText(reason.limit);
}

QString tempText(const Decision &decision)
{
    const Reason &reason = decision.reason;
    const bool orphan = reason.rule == Rule::TempOrphan;
    const QString stayed =
        "In TEMP for "_L1 % ageText(reason) % (orphan ? ", in no draft"_L1 : ", in a draft that is not published"_L1);
    if (decision.action != Action::None)
        return stayed % (decision.isDue ? "; more than "_L1 : "; not yet more than "_L1) % spanText(reason.limit);
    if (reason.limit > Seconds{0})
        return stayed % "; such photos are held"_L1;
    return stayed % (orphan ? "; the rule for photos without a draft is off"_L1 : "; the promotion rule is off"_L1);
}

QString trashText(const Reason &reason)
{
    const QString since = "In the trash since "_L1 % dateText(reason.since.value_or(Instant{}));
    if (reason.limit <= Seconds{0})
        return since % ", no undo window"_L1;
    return since % " ("_L1 % ageText(reason) % "), kept "_L1 % spanText(reason.limit);
}

} // namespace

QString actionName(Action action)
{
    return QLatin1StringView(ActionNames.at(std::size_t(action)).second);
}

std::optional<Action> actionFromName(QStringView name)
{
    for (const auto &[action, text] : ActionNames) {
        if (name == QLatin1StringView(text))
            return action;
    }
    return std::nullopt;
}

QString ruleName(Rule rule)
{
    return QLatin1StringView(RuleNames.at(std::size_t(rule)).second);
}

std::optional<Rule> ruleFromName(QStringView name)
{
    for (const auto &[rule, text] : RuleNames) {
        if (name == QLatin1StringView(text))
            return rule;
    }
    return std::nullopt;
}

Decision decide(const LifecycleFacts &photo, const Policy &policy, bool coldConfigured, Instant now)
{
    if (photo.journalOpen)
        return stay(photo, Rule::Busy, std::nullopt, now);
    // A pin keeps what is in the trash too: purging is the one rule that cannot be taken back.
    if (photo.pinned)
        return stay(photo, Rule::Pinned, photo.deletedAt, now);
    if (photo.deletedAt)
        return decideTrash(photo, policy, now);
    if (photo.published)
        return decidePublished(photo, policy, now);

    const bool capped = policy.maxTotalEnabled && policy.maxTotalDays > 0; // 0 days: no cap
    if (!capped)
        return decideTier(photo, policy, coldConfigured, now);
    const Decision cap =
        actAfter(photo, Rule::MaxTotal, Action::Trash, photo.tier, photo.uploadDate, policy.maxTotalDays * Day, now);
    if (cap.isDue)
        return cap;
    const Decision next = decideTier(photo, policy, coldConfigured, now);
    if (next.isDue || (next.due && *next.due < *cap.due))
        return next;
    return cap;
}

QString reasonText(const Decision &decision)
{
    const Reason &reason = decision.reason;
    switch (reason.rule) {
    case Rule::None: return u"No rule applies"_s;
    case Rule::Purge: return trashText(reason);
    case Rule::Pinned:
        return reason.since ? u"In the trash, but pinned, so it is not purged"_s : u"Pinned, so no rule touches it"_s;
    case Rule::Published: return publishedText(decision);
    case Rule::TempDraft:
    case Rule::TempOrphan: return tempText(decision);
    case Rule::HotIdle: return "Last access "_L1 % sinceText(decision, "the archive rule is off"_L1);
    case Rule::NoCold: return u"COLD is not configured, so it stays in HOT"_s;
    case Rule::ColdExpired: return "In COLD, last needed "_L1 % sinceText(decision, "the rule for COLD is off"_L1);
    case Rule::MaxTotal: return "Uploaded "_L1 % sinceText(decision, "the total limit is off"_L1);
    case Rule::HotExpired:
        return "Last access "_L1 % sinceText(decision, "the rule is off"_L1) % "; COLD is not configured"_L1;
    case Rule::Busy: return u"A move of this photo is under way"_s;
    }
    return {};
}

} // namespace td
