// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/format.h"
#include "ui/support/reasontext.h"
#include "ui/support/varianttext.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

struct EventTexts {
    Q_DECLARE_TR_FUNCTIONS(td::EventText)
};

QString movedSentence(const Event &event)
{
    const QString to = event.detail.value("to"_L1).toString().toUpper();
    const QString from = event.detail.value("from"_L1).toString().toUpper();
    const int count = int(event.count);
    if (event.what == "promoted"_L1)
        return EventTexts::tr("%Ln photo(s) promoted to HOT", nullptr, count);
    if (event.what == "archived"_L1)
        return EventTexts::tr("%Ln photo(s) archived to COLD", nullptr, count);
    if (to.isEmpty())
        return EventTexts::tr("%Ln photo(s) moved", nullptr, count);
    if (from.isEmpty())
        return EventTexts::tr("%Ln photo(s) moved to %1", nullptr, count).arg(to);
    return EventTexts::tr("%Ln photo(s) moved from %1 to %2", nullptr, count).arg(from, to);
}

QString uploadedSentence(const Event &event)
{
    const int count = int(event.count);
    const QString user = event.detail.value("user"_L1).toString();
    const bool named = !user.isEmpty() && user != "default"_L1;
    if (!event.draftId.isEmpty() && named)
        return EventTexts::tr("%1 added %Ln photo(s) to %2", nullptr, count).arg(user, event.draftId);
    if (!event.draftId.isEmpty())
        return EventTexts::tr("%Ln photo(s) added to %1", nullptr, count).arg(event.draftId);
    return EventTexts::tr("%Ln photo(s) added", nullptr, count);
}

QString runEventSentence(const Event &event)
{
    RunResult run;
    const QJsonObject &d = event.detail;
    run.promotedToHot = d.value("promoted_to_hot"_L1).toInteger();
    run.archivedToCold = d.value("archived_to_cold"_L1).toInteger();
    run.tempDeleted = d.value("temp_deleted"_L1).toInteger();
    run.publishedDeleted = d.value("published_deleted"_L1).toInteger();
    run.oldDeleted = d.value("old_deleted"_L1).toInteger();
    run.purged = d.value("purged"_L1).toInteger();
    run.withheld = d.value("withheld"_L1).toInteger();
    const QJsonValue failed = d.value("failed"_L1);
    run.failedCount = failed.isArray() ? failed.toArray().size() : failed.toInteger();
    return EventTexts::tr("Run: %1").arg(runSentence(run));
}

QString variantsSentence(const Event &event)
{
    const auto words = [&event](QLatin1StringView key) {
        QStringList names = event.detail.value(key).toString().split(u", "_s, Qt::SkipEmptyParts);
        for (QString &name : names)
            name = variantWord(name);
        return names.join(u", "_s);
    };
    const QString made = words("made"_L1);
    const QString removed = words("removed"_L1);
    if (removed.isEmpty())
        return EventTexts::tr("Sizes made: %1").arg(made);
    return made.isEmpty() ? EventTexts::tr("Sizes removed: %1").arg(removed)
                          : EventTexts::tr("Sizes made: %1; removed: %2").arg(made, removed);
}

QString drillSentence(const Event &event)
{
    const auto failures = event.detail.value("failures"_L1).toInteger();
    if (failures > 0)
        return EventTexts::tr("Restore drill: %1 of %Ln photo(s) did not come back", nullptr, int(event.count))
            .arg(format::count(failures));
    return EventTexts::tr("Restore drill: %Ln photo(s) came back as they were stored", nullptr, int(event.count));
}

} // namespace

QString eventSentence(const Event &event)
{
    const int count = int(event.count);
    const QString &what = event.what;
    if (what == "uploaded"_L1)
        return uploadedSentence(event);
    if (what == "promoted"_L1 || what == "archived"_L1 || what == "moved"_L1)
        return movedSentence(event);
    if (what == "rekeyed"_L1)
        return EventTexts::tr("The files of %Ln photo(s) got new names: old links ended", nullptr, count);
    if (what == "trashed"_L1)
        return EventTexts::tr("%Ln photo(s) moved to the trash", nullptr, count);
    if (what == "restored"_L1)
        return EventTexts::tr("%Ln photo(s) restored from the trash", nullptr, count);
    if (what == "purged"_L1)
        return EventTexts::tr("%Ln photo(s) deleted for good", nullptr, count);
    if (what == "published"_L1)
        return EventTexts::tr("%1 published, %Ln photo(s)", nullptr, count).arg(event.draftId);
    if (what == "unpublished"_L1)
        return EventTexts::tr("%1 unpublished, %Ln photo(s)", nullptr, count).arg(event.draftId);
    if (what == "run"_L1)
        return runEventSentence(event);
    if (what == "undo"_L1)
        return EventTexts::tr("Run undone, %Ln photo(s) are back", nullptr, count);
    if (what == "settings"_L1)
        return EventTexts::tr("Settings changed");
    if (what == "pinned"_L1)
        return event.detail.value("pinned"_L1).toBool(true) ? EventTexts::tr("%Ln photo(s) pinned", nullptr, count)
                                                            : EventTexts::tr("%Ln photo(s) unpinned", nullptr, count);
    if (what == "edited"_L1)
        return EventTexts::tr("%Ln photo(s) edited", nullptr, count);
    if (what == "accessed"_L1)
        return EventTexts::tr("%Ln photo(s) read", nullptr, count);
    if (what == "recovered"_L1)
        return EventTexts::tr("Interrupted work finished, %Ln photo(s)", nullptr, count);
    if (what == "repaired"_L1)
        return EventTexts::tr("%Ln photo(s) repaired", nullptr, count);
    if (what == "variants"_L1)
        return variantsSentence(event);
    if (what == "copy_restored"_L1)
        return EventTexts::tr("%Ln stored file(s) replaced from a proven copy", nullptr, count);
    if (what == "take_over"_L1)
        return EventTexts::tr("The buckets and folders of a restored profile taken over");
    if (what == "restore_drill"_L1)
        return drillSentence(event);
    if (what == "backup"_L1)
        return EventTexts::tr("Backup made of %Ln photo(s)", nullptr, count);
    if (what == "backup_drill"_L1)
        return event.detail.value("failures"_L1).toInteger() > 0
                   ? EventTexts::tr("A backup was restored for trial, and is not right")
                   : EventTexts::tr("A backup was restored for trial, and is right");
    return EventTexts::tr("%Ln photo(s) changed", nullptr, count);
}

QString eventIcon(const Event &event)
{
    static const QHash<QString, QString> icons{
        {u"uploaded"_s, u"upload"_s},   {u"promoted"_s, u"tier-hot"_s},  {u"archived"_s, u"tier-cold"_s},
        {u"moved"_s, u"transfers"_s},   {u"trashed"_s, u"trash"_s},      {u"restored"_s, u"undo"_s},
        {u"purged"_s, u"trash"_s},      {u"published"_s, u"drafts"_s},   {u"unpublished"_s, u"drafts"_s},
        {u"run"_s, u"check"_s},         {u"undo"_s, u"undo"_s},          {u"settings"_s, u"settings"_s},
        {u"pinned"_s, u"pin"_s},        {u"edited"_s, u"drafts"_s},      {u"accessed"_s, u"eye"_s},
        {u"recovered"_s, u"refresh"_s}, {u"repaired"_s, u"health"_s},
        {u"variants"_s, u"photos"_s},     {u"copy_restored"_s, u"health"_s}, {u"restore_drill"_s, u"health"_s},
        {u"backup"_s, u"health"_s},     {u"backup_drill"_s, u"health"_s},
    };
    return icons.value(event.what, u"history"_s);
}

} // namespace td
