// SPDX-License-Identifier: GPL-3.0-or-later
// What PhotoInspector says of one photo.
#include "ui/pages/photos/inspectorparts.h"
#include "ui/pages/photos/photoinspector.h"
#include "ui/support/format.h"
#include "ui/support/reasontext.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/keyvalueinspector.h"
#include "ui/widgets/timelinelist.h"

#include <QHBoxLayout>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{
QString mimeWord(const QString &mime)
{
    return mime.section(u'/', 1).toUpper();
}
} // namespace

void PhotoInspector::fillDetails(const Photo &photo, double monthlyCost)
{
    const Instant now = m_services.engine.parts.clock.now();
    const std::optional<Instant> since = photo.tier == Tier::Temp ? photo.tempSince
        : photo.tier == Tier::Hot                                ? photo.promotedAt
                                                                 : photo.archivedAt;
    KeyValueSection section{tr("Details"), {}};
    const auto add = [&section](const QString &label, const QString &value) {
        KeyValueRow row;
        row.label = label;
        row.value = value;
        section.rows.append(row);
        return &section.rows.last();
    };
    add(tr("Tier"), tr("since %1").arg(format::shortDate(since.value_or(photo.uploadDate), now)))->badge = photo.tier;
    const double saved = compressionRatio(photo.fileSizeBytes, photo.compressedSizeBytes);
    add(tr("Size"), saved > 0 ? tr("%1, %2 saved (%3)")
                                    .arg(format::bytes(photo.compressedSizeBytes), format::percent(saved),
                                         format::bytes(photo.fileSizeBytes))
                              : format::bytes(photo.compressedSizeBytes))
        ->toolTip = format::exactBytes(photo.compressedSizeBytes);
    if (photo.width > 0)
        add(tr("Picture"), tr("%1 × %2, %3").arg(format::count(photo.width), format::count(photo.height), mimeWord(photo.mimeType)));
    add(tr("Stored"), format::bytes(photo.storedBytes))->toolTip = tr("Master, variants and original together");
    add(tr("Cost"), format::moneyPerMonth(monthlyCost));
    add(tr("Uploaded"), format::dateTime(photo.uploadDate, now))->toolTip = format::exact(photo.uploadDate);
    add(tr("Last access"), format::dateTime(photo.lastAccessDate, now))->toolTip = format::exact(photo.lastAccessDate);
    if (photo.publishedDate)
        add(tr("Published"), format::dateTime(*photo.publishedDate, now));
    if (photo.damaged)
        add(tr("State"), tr("damaged, original kept"))->status = Status::Warn;
    m_details->setSections({section});
}

void PhotoInspector::fillHistory(const QList<Event> &history)
{
    const Instant now = m_services.engine.parts.clock.now();
    QList<TimelineEntry> entries;
    for (const Event &event : history) {
        TimelineEntry entry;
        entry.icon = eventIcon(event);
        entry.sentence = eventSentence(event);
        entry.time = format::shortDate(event.at, now);
        entry.toolTip = format::exact(event.at);
        if (!event.runId.isEmpty())
            entry.link = {{u"page"_s, u"lifecycle"_s}, {u"run"_s, event.runId}};
        entries.append(entry);
    }
    m_history->setEntries(entries);
}

void PhotoInspector::fillNext(const Photo &photo, const Decision &next)
{
    const Instant now = m_services.engine.parts.clock.now();
    while (QLayoutItem *item = m_next->buttons()->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
    m_next->show();
    if (photo.deletedAt) {
        m_next->setContent({}, u"trash"_s, nextActionSentence(next, now, m_nextRun),
                           tr("In the trash since %1").arg(format::dateTime(*photo.deletedAt, now)));
        connect(addNextButton(tr("Restore"), false), &QPushButton::clicked, this, &PhotoInspector::restoreRequested);
        connect(addNextButton(tr("Delete now…"), true), &QPushButton::clicked, this, &PhotoInspector::purgeRequested);
    } else if (next.action == Action::None) {
        m_next->setContent({}, photo.pinned ? u"pin"_s : u"check"_s, nextActionSentence(next, now, m_nextRun),
                           next.reason.rule == Rule::None ? QString() : reasonSentence(next.reason, next.action, now));
        if (photo.pinned)
            connect(addNextButton(tr("Unpin"), false), &QPushButton::clicked, this, [this] { Q_EMIT pinRequested(false); });
    } else {
        const bool moves = next.action == Action::Promote || next.action == Action::Archive;
        m_next->setContent(moves ? std::optional(next.to) : std::nullopt, moves ? tierIcon(next.to) : u"trash"_s,
                           nextActionSentence(next, now, m_nextRun), reasonSentence(next.reason, next.action, now));
        QPushButton *keep = addNextButton(tr("Leave it here"), false);
        keep->setToolTip(tr("Pins the photo: no rule touches it until you unpin it"));
        connect(keep, &QPushButton::clicked, this, [this] { Q_EMIT pinRequested(true); });
        QPushButton *act = addNextButton(moves ? tr("Move now") : tr("To trash now"), true);
        if (moves)
            connect(act, &QPushButton::clicked, this, [this, to = next.to] { Q_EMIT moveRequested(to); });
        else
            connect(act, &QPushButton::clicked, this, &PhotoInspector::trashRequested);
    }
    m_next->buttons()->addStretch(1);
}

QPushButton *PhotoInspector::addNextButton(const QString &text, bool ghost)
{
    QPushButton *button = makeCompactButton(text, ghost ? ButtonKind::Ghost : ButtonKind::Normal);
    m_next->buttons()->addWidget(button);
    return button;
}

} // namespace td
