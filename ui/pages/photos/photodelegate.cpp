// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/photos/photodelegate.h"

#include "ui/pages/photos/celldelegate.h"
#include "ui/pages/photos/photogridview.h"
#include "ui/pages/photos/phototexts.h"
#include "ui/pages/photos/thumbnailcache.h"
#include "ui/support/format.h"
#include "ui/theme/icons.h"
#include "ui/theme/paint.h"
#include "ui/widgets/tierbadge.h"

#include <QPainterPath>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{
constexpr int MarkSide = 24;

std::optional<Tier> badgeOf(const Photo &photo)
{
    return photo.deletedAt ? std::nullopt : std::optional(photo.tier);
}

/// Ground and ink of the marks that lie on pictures: dark on any theme, so that they read on any picture.
std::pair<QColor, QColor> markColors()
{
    const Theme &theme = Theme::current();
    const bool dark = theme.isDark();
    return {theme.color(dark ? ColorRole::Canvas : ColorRole::Text, 0.66),
            theme.color(dark ? ColorRole::Text : ColorRole::Surface)};
}

void paintMark(QPainter &painter, const QRectF &circle, const QString &iconName, const QColor &ground, const QColor &ink)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(ground);
    painter.drawEllipse(circle);
    paintIcon(painter, circle, iconName, iconsize::text, ink);
}
} // namespace

void paintPhoto(QPainter &painter, const QRectF &box, const QImage &image, qreal cornerRadius, const QString &fallbackIcon)
{
    const Theme &theme = Theme::current();
    painter.save();
    QPainterPath path;
    path.addRoundedRect(box, cornerRadius, cornerRadius);
    if (image.isNull()) {
        painter.fillPath(path, theme.color(ColorRole::Sunken));
        if (!fallbackIcon.isEmpty())
            paintIcon(painter, box, fallbackIcon, iconsize::tile, theme.color(ColorRole::Text3));
    } else {
        const QSizeF part = box.size().scaled(image.size(), Qt::KeepAspectRatio);
        const QRectF source((image.width() - part.width()) / 2, (image.height() - part.height()) / 2, part.width(),
                            part.height());
        painter.setClipPath(path, Qt::IntersectClip);
        painter.drawImage(box, image, source);
        painter.restore();
        painter.save();
    }
    paintRound(painter, box, cornerRadius, {}, theme.color(ColorRole::Border, image.isNull() ? 1.0 : 0.5));
    painter.restore();
}

PhotoDelegate::PhotoDelegate(const PhotoListModel &model, ThumbnailCache &thumbs, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
    , m_thumbs(thumbs)
{
}

int PhotoDelegate::captionHeight() const
{
    const QFontMetrics name(Theme::current().font(TextRole::Medium));
    const int second = std::max(tierBadgeSize(Tier::Temp, false).height(),
                                QFontMetrics(Theme::current().font(TextRole::Small)).height());
    return 6 + name.height() + 3 + second + 2;
}

QString PhotoDelegate::placeText(const QModelIndex &index) const
{
    const PhotoRow *row = m_model.row(index.row());
    if (!row)
        return {};
    switch (m_model.sorting().field) {
    case PhotoSortField::Filename:
        return row->photo.filename.left(12);
    case PhotoSortField::PhotoId:
        return row->photo.photoId.left(8);
    default:
        return sortValueText(row->photo, m_model.sorting().field, m_model.now());
    }
}

void PhotoDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = Theme::current();
    const bool selected = option.state & QStyle::State_Selected;
    const QRectF frame(option.rect);
    if (selected)
        paintRound(*painter, frame, radius::card, theme.color(ColorRole::AccentSoft), theme.color(ColorRole::Accent), 2);
    else if (option.state & QStyle::State_MouseOver)
        paintRound(*painter, frame, radius::card, theme.color(ColorRole::Hover));
    constexpr int inset = PhotoGridView::Frame;
    const QRectF cell = frame.adjusted(inset, inset, -inset, -inset);
    const QRectF picture(cell.left(), cell.top(), cell.width(), cell.width() * 3 / 4);
    const PhotoRow *row = m_model.row(index.row());
    if (!row) {
        paintPhoto(*painter, picture, {}, radius::thumb);
        const QRectF bar(cell.left() + 2, picture.bottom() + 10, cell.width() * 0.6, 8);
        paintRound(*painter, bar, radius::chip, theme.color(ColorRole::Sunken));
    } else {
        const QImage image =
            m_thumbs.picture(row->photo, picture.size().toSize(), painter->device()->devicePixelRatioF());
        const bool failed = image.isNull() && !m_thumbs.failure(row->photo.photoId).isEmpty();
        paintPhoto(*painter, picture, image, radius::thumb, failed ? u"warn"_s : QString());
        paintMarks(*painter, picture, *row, selected);
        paintCaption(*painter, QRectF(cell.left() + 2, picture.bottom() + 6, cell.width() - 4, cell.bottom() - picture.bottom()),
                     *row);
    }
    if (hasKeyboardFocus(option) && !selected)
        paintFocusRing(*painter, frame, radius::card);
    else if (hasKeyboardFocus(option))
        paintFocusRing(*painter, frame.adjusted(3, 3, -3, -3), radius::thumb);
}

void PhotoDelegate::paintMarks(QPainter &painter, const QRectF &picture, const PhotoRow &row, bool selected) const
{
    const Theme &theme = Theme::current();
    const auto [ground, ink] = markColors();
    QStringList marks;
    if (row.photo.damaged)
        marks.append(u"warn"_s);
    if (row.photo.publishedToVinted)
        marks.append(u"drafts"_s);
    if (row.photo.pinned)
        marks.append(u"pin"_s);
    qreal x = picture.right() - space::s2 - MarkSide + 2;
    for (const QString &mark : marks) {
        paintMark(painter, QRectF(x, picture.top() + 6, MarkSide, MarkSide), mark, ground, ink);
        x -= MarkSide + space::s1;
    }
    if (selected)
        paintMark(painter, QRectF(picture.left() + space::s2, picture.top() + space::s2, 22, 22), u"check"_s,
                  theme.color(ColorRole::Accent), theme.color(ColorRole::OnAccent));
}

void PhotoDelegate::paintCaption(QPainter &painter, const QRectF &box, const PhotoRow &row) const
{
    const Theme &theme = Theme::current();
    const QFont nameFont = theme.font(TextRole::Medium);
    const QFontMetrics nameMetrics(nameFont);
    painter.setFont(nameFont);
    painter.setPen(theme.color(ColorRole::Text));
    painter.drawText(QRectF(box.left(), box.top(), box.width(), nameMetrics.height()), Qt::AlignLeft | Qt::AlignVCenter,
                     nameMetrics.elidedText(row.photo.filename, Qt::ElideMiddle, int(box.width())));

    const qreal y = box.top() + nameMetrics.height() + 3;
    NextWords next = nextWords(row.next, m_model.now(), m_nextRun);
    QString value = next.soon ? next.text : sortValueText(row.photo, m_model.sorting().field, m_model.now());
    if (row.photo.deletedAt)
        value = format::shortDate(*row.photo.deletedAt, m_model.now());
    const QFont small = theme.font(TextRole::Small);
    const QFontMetrics metrics(small);
    const bool clock = next.soon && !row.photo.deletedAt;
    const int valueWidth = metrics.horizontalAdvance(value) + (clock ? iconsize::text + space::s1 : 0);
    const QSize full = tierBadgeSize(badgeOf(row.photo), false);
    const bool compact = full.width() + valueWidth + space::s1 > box.width();
    const QSize badge = compact ? tierBadgeSize(badgeOf(row.photo), true) : full;
    paintTierBadge(painter, QPointF(box.left(), y), badgeOf(row.photo), compact);
    const QRectF right(box.left() + badge.width() + space::s1, y, box.width() - badge.width() - space::s1, badge.height());
    painter.setFont(small);
    painter.setPen(theme.color(ColorRole::Text2));
    const QString shown = metrics.elidedText(value, Qt::ElideMiddle, int(right.width()) - (clock ? iconsize::text + space::s1 : 0));
    painter.drawText(right, Qt::AlignRight | Qt::AlignVCenter, shown);
    if (clock) {
        const qreal x = right.right() - metrics.horizontalAdvance(shown) - space::s1 - iconsize::text;
        paintIcon(painter, QRectF(x, right.top(), iconsize::text, right.height()), u"clock"_s, iconsize::text,
                  theme.color(ColorRole::Text2));
    }
}

PhotoCellDelegate::PhotoCellDelegate(const PhotoListModel &model, ThumbnailCache &thumbs, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
    , m_thumbs(thumbs)
{
}

void PhotoCellDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    const PhotoRow *row = m_model.row(index.row());
    paintCellGround(*painter, cell);
    if (!row) {
        const QRectF bar(cell.rect.left() + space::s2, cell.rect.center().y() - 3, std::min<qreal>(cell.rect.width() - space::s4, 90),
                         7);
        if (index.column() != PhotoListModel::Thumbnail)
            paintRound(*painter, bar, radius::chip, Theme::current().color(ColorRole::Sunken));
        return;
    }
    painter->save();
    painter->setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    if (index.column() == PhotoListModel::Thumbnail) {
        const qreal height = cell.rect.height() - 6;
        const QRectF box(cell.rect.left() + space::s2, cell.rect.top() + 3, height * 4 / 3, height);
        const QImage image = m_thumbs.picture(row->photo, box.size().toSize(), painter->device()->devicePixelRatioF());
        paintPhoto(*painter, box, image, radius::chip);
    } else if (index.column() == PhotoListModel::TierColumn) {
        const QSize badge = tierBadgeSize(badgeOf(row->photo), false);
        paintTierBadge(*painter, QPointF(cell.rect.left() + space::s2, cell.rect.center().y() - badge.height() / 2.0 + 0.5),
                       badgeOf(row->photo), false);
    } else {
        if (index.column() == PhotoListModel::Name)
            cell.font = Theme::current().font(TextRole::Medium);
        paintCellText(*painter, cell, cellTextRoom(cell), cell.text);
    }
    painter->restore();
}

} // namespace td
