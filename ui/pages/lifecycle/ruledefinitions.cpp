// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/lifecycle/ruledefinitions.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{
struct RuleTexts {
    Q_DECLARE_TR_FUNCTIONS(td::RuleTexts)
};

QString orphanName(OrphanAction action)
{
    switch (action) {
    case OrphanAction::Promote:
        return u"promote"_s;
    case OrphanAction::Hold:
        return u"hold"_s;
    case OrphanAction::Trash:
        break;
    }
    return u"trash"_s;
}

QString anchorName(ColdAnchor anchor)
{
    switch (anchor) {
    case ColdAnchor::Upload:
        return u"upload"_s;
    case ColdAnchor::LastAccess:
        return u"last_access"_s;
    case ColdAnchor::Archived:
        break;
    }
    return u"archived"_s;
}

RuleDefinition make(const QString &id, QString (*sentence)(int), int Policy::*number, bool Policy::*enabled = nullptr)
{
    RuleDefinition rule;
    rule.id = id;
    rule.sentence = sentence;
    rule.number = [number](Policy &policy) -> int & { return policy.*number; };
    if (enabled)
        rule.enabled = [enabled](Policy &policy) -> bool & { return policy.*enabled; };
    return rule;
}

QList<RuleDefinition> movingRules()
{
    RuleDefinition promote = make(
        u"lifecycle.temp_hours"_s,
        [](int n) { return RuleTexts::tr("Move photos of a draft from TEMP to HOT after %1 hour(s)", nullptr, n); },
        &Policy::tempHours, &Policy::promoteEnabled);
    promote.group = RuleTexts::tr("Moving");
    promote.minimum = 1;
    promote.caption = RuleTexts::tr("Photos in no draft wait the same hours before their own rule.");
    RuleDefinition archive = make(
        u"lifecycle.hot_idle_days"_s,
        [](int n) { return RuleTexts::tr("Archive from HOT to COLD after %1 day(s) without access", nullptr, n); },
        &Policy::hotIdleDays, &Policy::archiveEnabled);
    archive.minimum = 1;
    return {promote, archive};
}

QList<RuleDefinition> deletingRules()
{
    RuleDefinition published = make(
        u"lifecycle.published_days"_s,
        [](int n) { return RuleTexts::tr("Trash published photos %1 day(s) after publishing", nullptr, n); },
        &Policy::publishedDays, &Policy::publishedEnabled);
    published.group = RuleTexts::tr("Deleting");
    RuleDefinition orphan = make(
        u"lifecycle.orphan_grace_hours"_s,
        [](int n) { return RuleTexts::tr("Photos in no draft, %1 hour(s) after its removal:", nullptr, n); },
        &Policy::orphanGraceHours, &Policy::orphanEnabled);
    orphan.caption = RuleTexts::tr("In TEMP. Photos that never had a draft wait the hours of TEMP instead.");
    orphan.choices = {{u"trash"_s, RuleTexts::tr("to the trash")},
                      {u"promote"_s, RuleTexts::tr("move to HOT")},
                      {u"hold"_s, RuleTexts::tr("leave them")}};
    orphan.choice = [](const Policy &policy) { return orphanName(policy.orphanAction); };
    orphan.setChoice = [](Policy &policy, const QString &id) {
        policy.orphanAction = id == "promote"_L1 ? OrphanAction::Promote
                              : id == "hold"_L1  ? OrphanAction::Hold
                                                 : OrphanAction::Trash;
    };
    RuleDefinition cold = make(
        u"lifecycle.cold_days"_s, [](int n) { return RuleTexts::tr("Trash from COLD after %1 day(s)", nullptr, n); },
        &Policy::coldDays, &Policy::coldEnabled);
    cold.minimum = 1;
    cold.choices = {{u"archived"_s, RuleTexts::tr("since archived")},
                    {u"upload"_s, RuleTexts::tr("since uploaded")},
                    {u"last_access"_s, RuleTexts::tr("since last access")}};
    cold.choice = [](const Policy &policy) { return anchorName(policy.coldAnchor); };
    cold.setChoice = [](Policy &policy, const QString &id) {
        policy.coldAnchor = id == "upload"_L1        ? ColdAnchor::Upload
                            : id == "last_access"_L1 ? ColdAnchor::LastAccess
                                                     : ColdAnchor::Archived;
    };
    RuleDefinition hot = make(
        u"lifecycle.hot_delete_days"_s,
        [](int n) { return RuleTexts::tr("Trash from HOT after %1 day(s) without access", nullptr, n); },
        &Policy::hotDeleteDays, &Policy::hotDeleteEnabled);
    hot.minimum = 1;
    hot.caption = RuleTexts::tr("For those who have no COLD.");
    RuleDefinition total = make(
        u"lifecycle.max_total_days"_s,
        [](int n) { return RuleTexts::tr("Trash any photo %1 day(s) after its upload", nullptr, n); },
        &Policy::maxTotalDays, &Policy::maxTotalEnabled);
    total.minimum = 1;
    return {published, orphan, cold, hot, total};
}

QList<RuleDefinition> safetyRules()
{
    RuleDefinition undo = make(
        u"lifecycle.undo_hours"_s,
        [](int n) { return RuleTexts::tr("Keep photos in the trash for %1 hour(s)", nullptr, n); }, &Policy::undoHours);
    undo.group = RuleTexts::tr("Safety");
    undo.caption = RuleTexts::tr("Until then a run can be undone. 0 deletes at once.");
    RuleDefinition soft = make(
        u"lifecycle.soft_delete_days"_s,
        [](int n) { return RuleTexts::tr("Keep photos with orders in the trash for %1 day(s)", nullptr, n); },
        &Policy::softDeleteDays);
    RuleDefinition orders = make(
        u"lifecycle.order_days"_s,
        [](int n) { return RuleTexts::tr("An order protects the photos of its draft for %1 day(s)", nullptr, n); },
        &Policy::orderDays);
    RuleDefinition count = make(
        u"lifecycle.brake_count"_s,
        [](int n) { return RuleTexts::tr("Stop a run that would delete more than %1 photo(s)", nullptr, n); },
        &Policy::brakeCount);
    count.minimum = 1;
    count.maximum = 10'000'000;
    RuleDefinition percent = make(
        u"lifecycle.brake_percent"_s,
        [](int) { return RuleTexts::tr("Stop a run that would delete more than %1 % of the photos"); },
        &Policy::brakePercent);
    percent.minimum = 1;
    percent.maximum = 100;
    RuleDefinition floor = make(
        u"lifecycle.brake_minimum"_s,
        [](int n) { return RuleTexts::tr("The percentage counts from %1 photo(s) on", nullptr, n); },
        &Policy::brakeMinimum);
    floor.maximum = 1'000'000;
    return {undo, soft, orders, count, percent, floor};
}
} // namespace

QList<RuleDefinition> ruleDefinitions()
{
    return movingRules() + deletingRules() + safetyRules();
}

} // namespace td
