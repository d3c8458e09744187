// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/decide.h"
#include "core/query.h"

#include <QImage>
#include <QPainter>
#include <QStyledItemDelegate>

namespace td
{

class PhotoListModel;
class ThumbnailCache;
struct PhotoRow;

/// Draws a picture to fill `box` (middle part of it) with rounded corners; without one, the quiet ground, and `failedIcon` on it.
void paintPhoto(QPainter &painter, const QRectF &box, const QImage &image, qreal cornerRadius, const QString &fallbackIcon = {});

/// A cell of the grid: picture 4:3, marks for what is out of the ordinary, name, tier, and when what happens next.
class PhotoDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    PhotoDelegate(const PhotoListModel &model, ThumbnailCache &thumbs, QObject *parent);

    void setNextRun(std::optional<Instant> nextRun) { m_nextRun = nextRun; }
    [[nodiscard]] int captionHeight() const;
    /// Where one is in the list, for the bubble beside the scroll bar.
    [[nodiscard]] QString placeText(const QModelIndex &index) const;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintMarks(QPainter &painter, const QRectF &picture, const PhotoRow &row, bool selected) const;
    void paintCaption(QPainter &painter, const QRectF &box, const PhotoRow &row) const;

    const PhotoListModel &m_model;
    ThumbnailCache &m_thumbs;
    std::optional<Instant> m_nextRun;
};

/// The same in the cells of a table: small picture, badge of the tier.
class PhotoCellDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    PhotoCellDelegate(const PhotoListModel &model, ThumbnailCache &thumbs, QObject *parent);
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const PhotoListModel &m_model;
    ThumbnailCache &m_thumbs;
};

} // namespace td
