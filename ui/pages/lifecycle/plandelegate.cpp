// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/lifecycle/plandelegate.h"

#include "ui/pages/lifecycle/planmodel.h"
#include "ui/pages/photos/celldelegate.h"
#include "ui/pages/photos/photodelegate.h"
#include "ui/pages/photos/thumbnailcache.h"
#include "ui/theme/icons.h"
#include "ui/theme/paint.h"
#include "ui/widgets/tierbadge.h"

#include <QApplication>
#include <QPainter>
#include <QTreeView>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{
constexpr int PictureWidth = 40, PictureHeight = 30;
}

PlanDelegate::PlanDelegate(const PlanModel &model, ThumbnailCache &thumbs, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
    , m_thumbs(thumbs)
{
}

QSize PlanDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    size.setHeight(std::max(PictureHeight + space::s2, option.fontMetrics.height() + 2 * space::s2));
    return size;
}

void PlanDelegate::paintWay(QPainter &painter, const QRect &rect, const QModelIndex &index) const
{
    const PlannedAction *line = m_model.action(index);
    if (!line)
        return;
    const bool purge = line->action == Action::Purge;
    const bool trash = line->action == Action::Trash;
    const std::optional<Tier> from = purge ? std::nullopt : std::optional(line->from);
    const std::optional<Tier> to = trash || purge ? std::nullopt : std::optional(line->to);
    const QSize first = tierBadgeSize(from, false);
    const qreal y = rect.center().y() - first.height() / 2.0 + 0.5;
    qreal x = rect.left() + space::s2;
    paintTierBadge(painter, QPointF(x, y), from, false);
    x += first.width();
    paintIcon(painter, QRectF(x, rect.top(), space::s5, rect.height()), u"chevron-right"_s, iconsize::text,
              Theme::current().color(ColorRole::Text3));
    x += space::s5;
    if (purge) {
        painter.setFont(Theme::current().font(TextRole::Small));
        painter.setPen(Theme::current().color(ColorRole::Text2));
        painter.drawText(QRectF(x, rect.top(), rect.right() - x, rect.height()), Qt::AlignVCenter | Qt::AlignLeft, tr("deleted"));
    } else {
        paintTierBadge(painter, QPointF(x, y), to, false);
    }
}

void PlanDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    const Theme &theme = Theme::current();
    const bool branch = m_model.action(index) == nullptr;
    if (branch)
        cell.font = theme.font(TextRole::Medium);
    if (branch && index.column() == PlanModel::Why)
        return; // the group's name reaches over it
    const auto *tree = qobject_cast<const QTreeView *>(cell.widget);
    if (branch && tree && index.column() == PlanModel::What)
        cell.rect.setRight(cell.rect.right() + tree->columnWidth(PlanModel::Why));
    const QString id = m_model.photoId(index);
    const bool out = !branch && m_model.isExcluded(id);
    if (out || (!branch && index.column() == PlanModel::Why))
        cell.palette.setColor(QPalette::Text, theme.color(out ? ColorRole::Text3 : ColorRole::Text2));
    const bool status = index.column() == PlanModel::Status && !branch && !cell.text.isEmpty();
    const bool picture = index.column() == PlanModel::What && !branch;
    if (picture || status || (index.column() == PlanModel::Way && !branch)) {
        // Room in front of the text for the picture or the icon; the way is badges alone.
        const QString text = cell.text;
        cell.text.clear();
        QStyle *style = cell.widget ? cell.widget->style() : QApplication::style();
        style->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);
        painter->save();
        painter->setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
        QRect room = picture ? style->subElementRect(QStyle::SE_ItemViewItemText, &cell, cell.widget) : cellTextRoom(cell);
        if (picture) {
            const Photo *photo = m_model.photo(index);
            const QRectF box(room.left() + space::s1, room.center().y() - PictureHeight / 2.0 + 0.5, PictureWidth, PictureHeight);
            const QImage image =
                photo ? m_thumbs.picture(*photo, box.size().toSize(), painter->device()->devicePixelRatioF()) : QImage();
            paintPhoto(*painter, box, image, radius::chip);
            room.setLeft(int(box.right()) + space::s2);
        } else if (status) {
            const bool failed = index.data(PlanModel::FailedRole).toBool();
            const bool done = index.data(PlanModel::StateRole).toInt() == int(PlanModel::RowState::Done);
            const Status shown = failed ? Status::Error : done ? Status::Ok : Status::Neutral;
            if (failed || done) {
                paintIcon(*painter, QRectF(room.left(), room.top(), iconsize::text, room.height()), statusIcon(shown),
                          iconsize::text, theme.status(shown));
                room.setLeft(room.left() + iconsize::text + space::s1);
            }
        }
        if (index.column() == PlanModel::Way) {
            paintWay(*painter, cell.rect, index);
        } else {
            painter->setFont(cell.font);
            painter->setPen(cell.palette.color(QPalette::Text));
            painter->drawText(room, Qt::AlignVCenter | Qt::AlignLeft,
                              cell.fontMetrics.elidedText(text, Qt::ElideMiddle, room.width()));
        }
        painter->restore();
        return;
    }
    if (index.column() == PlanModel::What) {
        QStyle *style = cell.widget ? cell.widget->style() : QApplication::style();
        style->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);
        return;
    }
    painter->save();
    paintCellGround(*painter, cell);
    paintCellText(*painter, cell, cellTextRoom(cell), cell.text);
    painter->restore();
}

} // namespace td
