// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/restorehold.h"

#include "engine/tenure.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

const QString HoldSetting = u"restore.held"_s;

} // namespace

Result<std::optional<RestoreHold>> restoreHold(Catalogue &catalogue)
{
    TD_ASSIGN(const std::optional<QString> text, catalogue.settings().value(HoldSetting));
    if (!text || text->isEmpty())
        return std::nullopt;
    const QJsonObject note = QJsonDocument::fromJson(text->toUtf8()).object();
    return RestoreHold{.backup = note.value("backup"_L1).toString(),
                       .since = fromIso(note.value("since"_L1).toString()).value_or(Instant{}),
                       .tenure = note.value("tenure"_L1).toString()};
}

Result<void> holdRestored(Catalogue &catalogue, const RestoreHold &hold)
{
    const QJsonObject note{{u"backup"_s, hold.backup}, {u"since"_s, toIso(hold.since)}, {u"tenure"_s, hold.tenure}};
    return catalogue.settings().setValue(HoldSetting,
                                         QString::fromUtf8(QJsonDocument(note).toJson(QJsonDocument::Compact)));
}

Result<void> refuseHeld(Catalogue &catalogue)
{
    TD_ASSIGN(const std::optional<RestoreHold> hold, restoreHold(catalogue));
    if (!hold)
        return {};
    return fail(
        ErrorCode::FailedPrecondition, u"backup.held"_s,
        u"This profile was restored from the backup %1, and the profile that was backed up may still be at work on "
        "the same buckets or folders: nothing is changed there."_s.arg(hold->backup),
        hold->backup, u"When no other profile uses them: tierdeck-cli backup take-over"_s);
}

Result<bool> endRestoreHold(const EngineParts &parts)
{
    TD_ASSIGN(std::optional<RestoreHold> hold, restoreHold(parts.catalogue));
    if (!hold)
        return false;
    // Broken off anywhere and said again, it is the same tenure: a second one would not know who was there before.
    if (hold->tenure.isEmpty()) {
        hold->tenure = parts.ids.newId();
        TD_TRY(holdRestored(parts.catalogue, *hold));
    }
    TD_TRY(beginTenure(parts.catalogue, hold->tenure));
    TD_TRY(parts.catalogue.settings().setValue(HoldSetting, QString()));
    Event event;
    event.at = parts.clock.now();
    event.what = u"take_over"_s;
    event.detail = {{u"backup"_s, hold->backup}};
    TD_TRY(parts.catalogue.events().append(event));
    return true;
}

} // namespace td
