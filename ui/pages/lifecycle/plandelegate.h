// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace td
{

class PlanModel;
class ThumbnailCache;

/// Rows of a plan: small picture and name, badges for the way, state with its icon.
class PlanDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    PlanDelegate(const PlanModel &model, ThumbnailCache &thumbs, QObject *parent);
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintWay(QPainter &painter, const QRect &rect, const QModelIndex &index) const;

    const PlanModel &m_model;
    ThumbnailCache &m_thumbs;
};

} // namespace td
