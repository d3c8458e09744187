// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/lifecycletexts.h"

using namespace Qt::StringLiterals;

namespace td::cli
{

namespace
{

QString wayText(const PlannedAction &action)
{
    const QString from = tierName(action.from).toUpper();
    switch (action.action) {
    case Action::Promote:
    case Action::Archive:
        return QString(from + u" → "_s + tierName(action.to).toUpper());
    case Action::Trash:
        return QString(from + u" → trash"_s);
    case Action::Purge:
        return QString(from + u" → gone"_s);
    case Action::None:
        break;
    }
    return from;
}

QString savingText(double amount, const QString &currency)
{
    return amount < 0 ? u"costs %1 a month more"_s.arg(moneyText(-amount, currency))
                      : u"saves %1 a month"_s.arg(moneyText(amount, currency));
}

} // namespace

void showPlan(Output &out, const Plan &plan, const QString &currency, qsizetype maxRows, bool shortIds)
{
    if (plan.actions.isEmpty()) {
        out.line(u"Nothing to do as of %1."_s.arg(localTime(plan.asOf)));
        return;
    }
    out.heading(u"Plan as of %1%2"_s.arg(localTime(plan.asOf), plan.lookAhead ? u" (look ahead)"_s : QString()));
    Table table{.header = {u"PHOTO"_s, u"ACTION"_s, u"WAY"_s, u"SIZE"_s, u"WHY"_s}, .numeric = {3}, .rows = {}};
    for (const PlannedAction &action : plan.actions.first(std::min(maxRows, plan.actions.size()))) {
        const Decision decision{.action = action.action,
                                .from = action.from,
                                .to = action.to,
                                .isDue = true,
                                .due = std::nullopt,
                                .reason = action.reason};
        table.rows.append({shortIds ? shortId(action.photoId) : action.photoId, actionName(action.action),
                           wayText(action), sizeText(action.bytes), reasonText(decision)});
    }
    out.table(table);
    if (plan.actions.size() > maxRows)
        out.line(u"... and %1 more (--json lists all)"_s.arg(plan.actions.size() - maxRows));
    const PlanTotals &totals = plan.totals;
    out.line();
    out.line(u"%1 to promote (%2), %3 to archive (%4), %5 to trash (%6), %7 to purge (%8): %9"_s.arg(totals.promote)
                 .arg(sizeText(totals.promoteBytes))
                 .arg(totals.archive)
                 .arg(sizeText(totals.archiveBytes))
                 .arg(totals.trash)
                 .arg(sizeText(totals.trashBytes))
                 .arg(totals.purge)
                 .arg(sizeText(totals.purgeBytes), savingText(totals.monthlySaving, currency)));
}

void showRun(Output &out, const RunResult &run, const QString &currency, bool withUndo)
{
    const QString title = run.dryRun ? u"Dry run: nothing was changed"_s : u"Run %1"_s.arg(run.runId);
    out.heading(title);
    if (run.done() == 0 && run.withheld == 0 && run.failed.isEmpty()) {
        out.line(u"  Nothing to do."_s);
        return;
    }
    QList<std::pair<QString, QString>> facts;
    const auto add = [&facts](const QString &name, qint64 count) {
        if (count > 0)
            facts.append({name, QString::number(count)});
    };
    add(u"promoted to HOT"_s, run.promotedToHot);
    add(u"archived to COLD"_s, run.archivedToCold);
    add(u"trashed: published long enough"_s, run.publishedDeleted);
    add(u"trashed: no draft"_s, run.tempDeleted);
    add(u"trashed: too old in COLD"_s, run.oldDeleted);
    add(u"purged from the trash"_s, run.purged);
    add(u"withheld by the safety brake"_s, run.withheld);
    add(u"failed"_s, std::max<qint64>(run.failedCount, run.failed.size()));
    facts.append({u"money"_s, savingText(run.monthlySaving, currency)});
    out.facts(facts);
    const qint64 trashed = run.tempDeleted + run.publishedDeleted + run.oldDeleted;
    if (trashed > 0 && withUndo && !run.dryRun)
        out.line(u"  Undo the deletes with: tierdeck-cli lifecycle undo %1"_s.arg(run.runId));
}

} // namespace td::cli
