// SPDX-License-Identifier: GPL-3.0-or-later
// What PhotoInspector says of one photo.
#include "ui/pages/photos/inspectorparts.h"
#include "ui/pages/photos/photoinspector.h"
#include "ui/pages/photos/thumbnailcache.h"
#include "ui/support/async.h"
#include "ui/support/explain.h"
#include "ui/support/format.h"
#include "ui/support/picture.h"
#include "ui/support/reasontext.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/keyvalueinspector.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/widgets/statuslabel.h"
#include "ui/widgets/textlabel.h"
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
    KeyValueRow *cost = add(tr("Cost"), format::moneyPerMonth(monthlyCost, m_prices.currency));
    if (!m_prices.preset.isEmpty())
        cost->explanation = explainPhoto(photo.tier, photo.storedBytes, m_prices);
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
        if (m_leftOut)
            m_next->setContent({}, u"clock"_s, tr("Left out of the next nightly run"), reasonSentence(next.reason, next.action, now));
        else
            m_next->setContent(moves ? std::optional(next.to) : std::nullopt, moves ? tierIcon(next.to) : u"trash"_s,
                               nextActionSentence(next, now, m_nextRun), reasonSentence(next.reason, next.action, now));
        addNextButtons(next);
    }
}

void PhotoInspector::addNextButtons(const Decision &next)
{
    const Instant now = m_services.engine.parts.clock.now();
    const bool moves = next.action == Action::Promote || next.action == Action::Archive;
    const bool nextNight = next.isDue || (next.due && *next.due < m_nextRun.value_or(now));
    if (m_leftOut || nextNight) {
        QPushButton *out = addNextButton(m_leftOut ? tr("Take it in again") : tr("Leave out tonight"), false);
        out->setToolTip(m_leftOut ? tr("The next nightly run may take it again")
                                  : tr("The next nightly run leaves it here; the one after asks the rules again"));
        connect(out, &QPushButton::clicked, this, [this, leave = !m_leftOut] { Q_EMIT leaveOutRequested(leave); });
    } else {
        QPushButton *keep = addNextButton(tr("Leave it here"), false);
        keep->setToolTip(tr("Pins the photo: no rule touches it until you unpin it"));
        connect(keep, &QPushButton::clicked, this, [this] { Q_EMIT pinRequested(true); });
    }
    QPushButton *act = addNextButton(moves ? tr("Move now") : tr("To trash now"), true);
    if (moves)
        connect(act, &QPushButton::clicked, this, [this, to = next.to] { Q_EMIT moveRequested(to); });
    else
        connect(act, &QPushButton::clicked, this, &PhotoInspector::trashRequested);
}

void PhotoInspector::fillCompression(const QList<Copy> &copies)
{
    const double saved = compressionRatio(m_photo.fileSizeBytes, m_photo.compressedSizeBytes);
    const bool kept = std::any_of(copies.cbegin(), copies.cend(), [](const Copy &copy) {
        return copy.variant == variant::Original && copy.state == CopyState::Verified;
    });
    const QString sizes = tr("Before %1, after %2").arg(format::bytes(m_photo.fileSizeBytes), format::bytes(m_photo.compressedSizeBytes));
    const QString share = saved > 0 ? QString(sizes % u" · "_s % tr("%1 saved").arg(format::percent(saved))) : sizes;
    m_compare->setVisible(kept);
    m_compare->setSegmentCount(variant::Master, format::bytes(m_photo.compressedSizeBytes));
    m_compare->setSegmentCount(variant::Original, format::bytes(m_photo.fileSizeBytes));
    m_compare->setCurrent(m_variant == variant::Original ? variant::Original : variant::Master);
    m_compareText->setText(kept ? share : QString(share % u" · "_s % tr("the original was not kept")));
    m_compareText->show();
}

void PhotoInspector::showVariant(const QString &name)
{
    m_variant = name == variant::Original ? name : QString();
    updatePreview();
    if (m_variant.isEmpty() || !m_originalPicture.isNull())
        return;
    const int side = int(std::max(480, m_preview->width()) * devicePixelRatioF());
    runAsync(
        m_services.thumbPool, this,
        [&services = m_services, id = m_photo.photoId, name = m_photo.filename, side]() -> Result<QImage> {
            TD_ASSIGN(const QByteArray bytes, services.engine.library.bytes(id, variant::Original, {}));
            return readPicture(services.pictures, bytes, name, side);
        },
        [this, id = m_photo.photoId](const Result<QImage> &picture) {
            if (id != m_photo.photoId)
                return;
            if (!picture) {
                Q_EMIT failed(picture.error());
                return;
            }
            m_originalPicture = *picture;
            updatePreview();
        });
}

void PhotoInspector::fillProtection(const QList<Copy> &copies)
{
    QSet<QString> places;
    bool local = true;
    for (const Copy &copy : copies) {
        if (copy.variant != variant::Master || copy.state != CopyState::Verified)
            continue;
        places.insert(copy.backend);
        const auto store = m_services.engine.parts.stores.of(copy.tier);
        local = local && store && (*store)->isLocal();
    }
    if (places.isEmpty())
        m_protection->setStatus(Status::Error, tr("No verified copy"));
    else if (places.size() > 1)
        m_protection->setStatus(Status::Ok, tr("Protected: %Ln copies", nullptr, int(places.size())));
    else if (local)
        m_protection->setStatus(Status::Warn, tr("Only one copy, on this computer"));
    else
        m_protection->setStatus(Status::Neutral, tr("One copy, at the provider"));
}

QPushButton *PhotoInspector::addNextButton(const QString &text, bool ghost)
{
    QPushButton *button = makeCompactButton(text, ghost ? ButtonKind::Ghost : ButtonKind::Normal);
    m_next->buttons()->addWidget(button);
    return button;
}

} // namespace td
