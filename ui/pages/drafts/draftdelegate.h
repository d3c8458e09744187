// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace td
{

class DraftsModel;
class ThumbnailCache;
struct Draft;

/// A draft as a row: cover, title, photos by tier, size and cost, what becomes of it, and its one button.
class DraftDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    DraftDelegate(const DraftsModel &model, ThumbnailCache &thumbs, QObject *parent);
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override;

Q_SIGNALS:
    void buttonClicked(const QModelIndex &index);

private:
    [[nodiscard]] QRect buttonRect(const QRect &row, const Draft &draft) const;
    [[nodiscard]] QString buttonText(const Draft &draft) const;
    [[nodiscard]] QString stateText(const Draft &draft) const;
    int paintTiers(QPainter &painter, const Draft &draft, int x, int centre, int right) const;

    const DraftsModel &m_model;
    ThumbnailCache &m_thumbs;
};

} // namespace td
