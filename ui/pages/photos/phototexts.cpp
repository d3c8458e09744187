// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/photos/phototexts.h"

#include "ui/support/format.h"
#include "ui/theme/theme.h"

#include <QCoreApplication>
#include <QDateTime>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{
struct PhotoTexts {
    Q_DECLARE_TR_FUNCTIONS(td::PhotoTexts)
};

QString targetWord(Action action, Tier to)
{
    switch (action) {
    case Action::Promote:
    case Action::Archive:
        return tierWord(to);
    case Action::Trash:
        return PhotoTexts::tr("Trash");
    case Action::Purge:
        return PhotoTexts::tr("Deleted");
    case Action::None:
        break;
    }
    return {};
}
} // namespace

QString runWord(Instant run, Instant now)
{
    const QDateTime at = QDateTime::fromSecsSinceEpoch(unixSeconds(run)).toLocalTime();
    const QDateTime today = QDateTime::fromSecsSinceEpoch(unixSeconds(now)).toLocalTime();
    const qint64 hours = today.secsTo(at) / 3600;
    if (hours < 24 && (at.time().hour() < 6 || at.time().hour() >= 20))
        return PhotoTexts::tr("tonight");
    if (at.date() == today.date())
        return PhotoTexts::tr("today");
    if (at.date() == today.date().addDays(1))
        return PhotoTexts::tr("tomorrow");
    return format::date(run, now);
}

NextWords nextWords(const Decision &decision, Instant now, std::optional<Instant> nextRun)
{
    if (decision.action == Action::None)
        return {};
    const bool soon = decision.isDue || (decision.due && *decision.due < nextRun.value_or(now + Day));
    if (!soon)
        return {nextActionText(decision, now), false};
    return {nextRun ? runWord(*nextRun, now) : PhotoTexts::tr("due"), true};
}

QString nextActionText(const Decision &decision, Instant now)
{
    if (decision.action == Action::None)
        return decision.reason.rule == Rule::Pinned ? PhotoTexts::tr("pinned") : QString();
    const QString target = targetWord(decision.action, decision.to);
    if (decision.isDue || !decision.due || *decision.due < now)
        return PhotoTexts::tr("%1, due").arg(target);
    return PhotoTexts::tr("%1 %2", "tier or trash, date").arg(target, format::date(*decision.due, now));
}

QString photoAccessibleText(const PhotoRow &row, Instant now)
{
    QStringList parts{row.photo.filename, row.photo.deletedAt ? PhotoTexts::tr("in the trash") : tierWord(row.photo.tier)};
    if (!row.photo.draftId.isEmpty())
        parts.append(row.photo.draftId);
    parts.append(format::bytes(row.photo.storedBytes));
    if (row.photo.pinned)
        parts.append(PhotoTexts::tr("pinned"));
    if (row.photo.publishedToVinted)
        parts.append(PhotoTexts::tr("published"));
    if (row.photo.damaged)
        parts.append(PhotoTexts::tr("damaged"));
    const QString next = nextActionText(row.next, now);
    if (!next.isEmpty())
        parts.append(PhotoTexts::tr("next: %1").arg(next));
    return parts.join(u", "_s);
}

QString wayText(Action action, Tier from, Tier to)
{
    const QString arrow = u" → "_s;
    switch (action) {
    case Action::Promote:
    case Action::Archive:
        return tierWord(from) + arrow + tierWord(to);
    case Action::Trash:
        return tierWord(from) + arrow + PhotoTexts::tr("Trash");
    case Action::Purge:
        return PhotoTexts::tr("Trash") + arrow + PhotoTexts::tr("deleted");
    case Action::None:
        break;
    }
    return {};
}

QString savingText(double saving)
{
    return format::signedMoney(-saving);
}

QString sortValueText(const Photo &photo, PhotoSortField field, Instant now)
{
    switch (field) {
    case PhotoSortField::LastAccessDate:
        return format::shortDate(photo.lastAccessDate, now);
    case PhotoSortField::CompressedSize:
        return format::bytes(photo.compressedSizeBytes);
    case PhotoSortField::DraftId:
        return photo.draftId;
    default: {
        const Seconds age = now - photo.uploadDate;
        return age >= Seconds{0} && age < Day ? format::duration(age < Hour ? age : Seconds{age / Hour * Hour})
                                               : format::shortDate(photo.uploadDate, now);
    }
    }
}

QString sortText(const PhotoSort &sort)
{
    switch (sort.field) {
    case PhotoSortField::UploadDate:
        return sort.descending ? PhotoTexts::tr("Uploaded, newest first") : PhotoTexts::tr("Uploaded, oldest first");
    case PhotoSortField::LastAccessDate:
        return sort.descending ? PhotoTexts::tr("Last access, newest first") : PhotoTexts::tr("Last access, oldest first");
    case PhotoSortField::CompressedSize:
        return sort.descending ? PhotoTexts::tr("Size, largest first") : PhotoTexts::tr("Size, smallest first");
    case PhotoSortField::Filename:
        return sort.descending ? PhotoTexts::tr("Name, Z to A") : PhotoTexts::tr("Name, A to Z");
    case PhotoSortField::DraftId:
        return sort.descending ? PhotoTexts::tr("Draft, Z to A") : PhotoTexts::tr("Draft, A to Z");
    case PhotoSortField::PhotoId:
        break;
    }
    return PhotoTexts::tr("By id");
}

} // namespace td
