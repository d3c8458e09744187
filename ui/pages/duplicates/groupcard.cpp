// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/duplicates/groupcard.h"

#include "ui/pages/photos/thumbnailcache.h"
#include "ui/support/format.h"
#include "ui/theme/paint.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/statuslabel.h"
#include "ui/widgets/textlabel.h"

#include <QPainter>
#include <QPainterPath>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

constexpr QSize PictureBox{168, 126};

/// The picture itself, whole, on a sunken ground.
class Picture : public QWidget
{
public:
    Picture(const Photo &photo, ThumbnailCache &thumbs, QWidget *parent)
        : QWidget(parent)
        , m_photo(photo)
        , m_thumbs(thumbs)
    {
        setFixedSize(PictureBox);
        connect(&thumbs, &ThumbnailCache::ready, this, [this](const QString &id) {
            if (id == m_photo.photoId)
                update();
        });
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
        paintRound(painter, rect(), radius::thumb, Theme::current().color(ColorRole::Sunken));
        const QImage image = m_thumbs.picture(m_photo, PictureBox, devicePixelRatioF());
        if (image.isNull())
            return;
        QPainterPath clip;
        clip.addRoundedRect(rect(), radius::thumb, radius::thumb);
        painter.setClipPath(clip);
        const QSize size = image.size().scaled(this->size(), Qt::KeepAspectRatio);
        painter.drawImage(QRect(QPoint((width() - size.width()) / 2, (height() - size.height()) / 2), size), image);
    }

private:
    Photo m_photo;
    ThumbnailCache &m_thumbs;
};

QString stayText(const QString &reason)
{
    if (reason == "pinned"_L1)
        return DuplicateGroupCard::tr("Stays: pinned");
    if (reason == "published"_L1)
        return DuplicateGroupCard::tr("Stays: published");
    if (reason == "ordered"_L1)
        return DuplicateGroupCard::tr("Stays: its draft has orders");
    if (reason == "larger"_L1)
        return DuplicateGroupCard::tr("Stays: larger");
    return DuplicateGroupCard::tr("Stays: another draft");
}

std::pair<Status, QString> fateOf(const DuplicateMember &member)
{
    switch (member.role) {
    case DuplicateRole::Best:
        return {Status::Ok, DuplicateGroupCard::tr("Best")};
    case DuplicateRole::Surplus:
        return {Status::Warn, DuplicateGroupCard::tr("Can go")};
    case DuplicateRole::Kept:
        break;
    }
    return {Status::Info, stayText(member.reason)};
}

QString likenessText(const DuplicateMember &member)
{
    if (member.role == DuplicateRole::Best)
        return QString(QChar::Nbsp); // tiles of a group are of one height
    constexpr double Bits = 64;
    return member.sameBytes
               ? DuplicateGroupCard::tr("Same file")
               : DuplicateGroupCard::tr("%1 alike").arg(format::percent(100 * (1 - member.distance / Bits)));
}

QWidget *tileFor(const DuplicateMember &member, const Photo &photo, Instant now, ThumbnailCache &thumbs)
{
    auto *tile = new QWidget;
    tile->setFixedWidth(PictureBox.width());
    auto *layout = new QVBoxLayout(tile);
    layout->setContentsMargins({});
    layout->setSpacing(space::s1);
    layout->addWidget(new Picture(photo, thumbs, tile));
    const auto [status, fate] = fateOf(member);
    layout->addWidget(new StatusLabel(status, fate));
    const QString name = photo.filename.isEmpty() ? photo.photoId : photo.filename;
    QStringList lines{name, DuplicateGroupCard::tr("%1 × %2 px, %3")
                                .arg(format::count(photo.width), format::count(photo.height),
                                     format::bytes(member.facts.masterBytes))};
    lines << DuplicateGroupCard::tr("Uploaded %1").arg(format::date(member.facts.uploaded, now));
    lines << (member.facts.draftId.isEmpty() ? DuplicateGroupCard::tr("In no draft") : member.facts.draftId);
    lines << likenessText(member);
    for (qsizetype i = 0; i < lines.size(); ++i) {
        auto *line = new TextLabel(lines.at(i), i == 0 ? TextRole::Medium : TextRole::Small,
                                   i == 0 ? ColorRole::Text : ColorRole::Text2);
        line->setElided(Qt::ElideMiddle);
        layout->addWidget(line);
    }
    layout->addStretch();
    tile->setAccessibleName(QString(fate + u": "_s + lines.join(u", "_s)));
    return tile;
}

} // namespace

DuplicateGroupCard::DuplicateGroupCard(const DuplicateGroup &group, const QHash<QString, Photo> &photos, Instant now,
                                       ThumbnailCache &thumbs, QWidget *parent)
    : Card({}, parent)
{
    const int surplus = int(group.surplusIds().size());
    setTitle(group.isExact() ? tr("The same file %Ln time(s)", nullptr, int(group.members.size()))
                             : tr("%Ln photo(s) that look alike", nullptr, int(group.members.size())));
    setHint(surplus > 0 ? tr("%1 would be freed").arg(format::bytes(group.freedBytes())) : tr("Nothing to do"));
    setAccessibleName(title());

    auto *tiles = new QWidget;
    auto *flow = new FlowLayout(tiles, space::s4, space::s4);
    for (qsizetype i = 0; i < group.members.size() && i < MostShown; ++i) {
        const DuplicateMember &member = group.members.at(i);
        Photo photo = photos.value(member.facts.photoId);
        photo.photoId = member.facts.photoId;
        flow->addWidget(tileFor(member, photo, now, thumbs));
    }
    body()->addWidget(tiles);
    if (group.members.size() > MostShown)
        body()->addWidget(new TextLabel(tr("and %1 more").arg(format::count(group.members.size() - MostShown)),
                                        TextRole::Small, ColorRole::Text2));

    auto *deeds = new QHBoxLayout;
    deeds->setSpacing(space::s2);
    const auto add = [&](const QString &text, ButtonKind kind, const QString &tip, auto deed) {
        QPushButton *button = makeCompactButton(text, kind);
        button->setToolTip(tip);
        connect(button, &QPushButton::clicked, this, deed);
        deeds->addWidget(button);
        return button;
    };
    add(tr("Keep the best"), ButtonKind::Normal, tr("Move what can go to the trash"), [this] {
        Q_EMIT keepBest();
    })->setEnabled(surplus > 0);
    add(tr("Keep all"), ButtonKind::Ghost, tr("They all stay, and are not proposed again"),
        [this] { Q_EMIT decided(DuplicateVerdict::Keep); });
    add(tr("Not duplicates"), ButtonKind::Ghost, tr("They are different pictures, and are not proposed again"),
        [this] { Q_EMIT decided(DuplicateVerdict::Distinct); });
    deeds->addStretch();
    add(tr("Show in Photos"), ButtonKind::Ghost, tr("Show these among all photos"), [this] { Q_EMIT showPhotos(); });
    body()->addLayout(deeds);
}

} // namespace td
