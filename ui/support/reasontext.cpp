// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/reasontext.h"

#include "ui/support/format.h"

#include <QCoreApplication>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

struct ReasonTexts {
    Q_DECLARE_TR_FUNCTIONS(td::ReasonText)
};

QString on(const std::optional<Instant> &at, Instant now)
{
    return at ? format::date(*at, now) : QString();
}

/// "90" beside "101 days", or with its own unit when the age is told in another one.
QString limitText(const Reason &reason)
{
    const qint64 limit = reason.limit.count();
    const bool ageInDays = reason.age.count() >= 3 * 86400;
    if (ageInDays && limit % 86400 == 0)
        return QString::number(limit / 86400);
    if (!ageInDays && limit < 3 * 86400 && limit % 3600 == 0)
        return QString::number(limit / 3600);
    return format::age(reason.limit);
}

QString agedSentence(const Reason &reason, const QString &past, const QString &waiting)
{
    return reason.age > reason.limit ? past.arg(limitText(reason)) : waiting.arg(format::age(reason.limit));
}

QString deed(Action action, Tier to)
{
    switch (action) {
    case Action::Promote:
    case Action::Archive: return ReasonTexts::tr("Moves to %1").arg(tierName(to).toUpper());
    case Action::Trash: return ReasonTexts::tr("Goes to the trash");
    case Action::Purge: return ReasonTexts::tr("Is deleted for good");
    case Action::None: break;
    }
    return ReasonTexts::tr("Nothing planned");
}

} // namespace

QString reasonSentence(const Reason &reason, Action action, Instant now)
{
    Q_UNUSED(action)
    const QString age = format::age(reason.age);
    const QString since = on(reason.since, now);
    switch (reason.rule) {
    case Rule::None: return ReasonTexts::tr("No rule applies");
    case Rule::Busy: return ReasonTexts::tr("A move of this photo is under way");
    case Rule::Pinned:
        return reason.since ? ReasonTexts::tr("In the trash, but pinned, so it is not purged")
                            : ReasonTexts::tr("Pinned, so no rule touches it");
    case Rule::NoCold: return ReasonTexts::tr("There is no COLD tier, so it stays in HOT");
    case Rule::Purge:
        return ReasonTexts::tr("In the trash since %1, kept %2").arg(since, format::age(reason.limit));
    case Rule::Published:
        return ReasonTexts::tr("Published %1, kept %2").arg(since, format::age(reason.limit));
    case Rule::TempDraft:
        return agedSentence(reason, ReasonTexts::tr("In TEMP for %1, more than %2").arg(age, u"%1"_s),
                            ReasonTexts::tr("In TEMP for %1, stays %2").arg(age, u"%1"_s));
    case Rule::TempOrphan:
        return ReasonTexts::tr("In TEMP for %1, in no draft").arg(age);
    case Rule::HotIdle:
    case Rule::HotExpired:
        return agedSentence(reason, ReasonTexts::tr("Last access %1 (%2), more than %3").arg(since, age, u"%1"_s),
                            ReasonTexts::tr("Last access %1 (%2), stays %3 without access").arg(since, age, u"%1"_s));
    case Rule::ColdExpired:
        return agedSentence(reason, ReasonTexts::tr("In COLD and not needed since %1 (%2), more than %3").arg(since, age, u"%1"_s),
                            ReasonTexts::tr("In COLD and not needed since %1 (%2), kept %3").arg(since, age, u"%1"_s));
    case Rule::MaxTotal:
        return agedSentence(reason, ReasonTexts::tr("Uploaded %1 (%2), more than %3").arg(since, age, u"%1"_s),
                            ReasonTexts::tr("Uploaded %1 (%2), kept %3").arg(since, age, u"%1"_s));
    }
    return {};
}

QString nextActionSentence(const Decision &decision, Instant now, std::optional<Instant> nextRun)
{
    const QString what = deed(decision.action, decision.to);
    if (decision.action == Action::None)
        return what;
    if (decision.isDue || (decision.due && *decision.due <= now)) {
        if (nextRun)
            return ReasonTexts::tr("%1 %2").arg(what, format::nextRun(*nextRun, now));
        return ReasonTexts::tr("%1 with the next run").arg(what);
    }
    if (!decision.due)
        return what;
    return ReasonTexts::tr("%1 after %2").arg(what, format::date(*decision.due, now));
}

QString actionWord(Action action)
{
    switch (action) {
    case Action::Promote: return ReasonTexts::tr("Promote");
    case Action::Archive: return ReasonTexts::tr("Archive");
    case Action::Trash: return ReasonTexts::tr("Trash");
    case Action::Purge: return ReasonTexts::tr("Purge");
    case Action::None: break;
    }
    return {};
}

QString ruleTitle(Rule rule)
{
    switch (rule) {
    case Rule::Purge: return ReasonTexts::tr("Delete from the trash for good");
    case Rule::Published: return ReasonTexts::tr("Trash what was published");
    case Rule::TempDraft: return ReasonTexts::tr("Promote from TEMP to HOT");
    case Rule::TempOrphan: return ReasonTexts::tr("Photos in no draft");
    case Rule::HotIdle: return ReasonTexts::tr("Archive from HOT to COLD");
    case Rule::ColdExpired: return ReasonTexts::tr("Trash what COLD no longer needs");
    case Rule::MaxTotal: return ReasonTexts::tr("Trash at the total age limit");
    case Rule::HotExpired: return ReasonTexts::tr("Trash what HOT no longer needs");
    case Rule::NoCold: return ReasonTexts::tr("No COLD tier");
    case Rule::Pinned: return ReasonTexts::tr("Pinned");
    case Rule::Busy: return ReasonTexts::tr("Being moved");
    case Rule::None: break;
    }
    return {};
}

QString runSentence(const RunResult &run)
{
    const qint64 trashed = run.tempDeleted + run.publishedDeleted + run.oldDeleted;
    QStringList parts;
    if (run.promotedToHot > 0)
        parts.append(ReasonTexts::tr("%Ln promoted", nullptr, int(run.promotedToHot)));
    if (run.archivedToCold > 0)
        parts.append(ReasonTexts::tr("%Ln archived", nullptr, int(run.archivedToCold)));
    if (trashed > 0)
        parts.append(ReasonTexts::tr("%Ln to the trash", nullptr, int(trashed)));
    if (run.purged > 0)
        parts.append(ReasonTexts::tr("%Ln purged", nullptr, int(run.purged)));
    if (run.withheld > 0)
        parts.append(ReasonTexts::tr("%Ln withheld", nullptr, int(run.withheld)));
    const qint64 failed = qMax<qint64>(run.failedCount, run.failed.size());
    if (failed > 0)
        parts.append(ReasonTexts::tr("%Ln failed", nullptr, int(failed)));
    return parts.isEmpty() ? ReasonTexts::tr("nothing to do") : parts.join(u", "_s);
}

} // namespace td
