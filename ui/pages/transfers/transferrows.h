// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/transfers/transfermodel.h"

#include <QStyledItemDelegate>
#include <QWidget>

class QHBoxLayout;
class QPushButton;

namespace td
{

class StatusLabel;
class TextLabel;

/// Head of a branch: what it is, for a failure the cause and its remedy, and what can be done with all of it.
class TransferGroupRow : public QWidget
{
    Q_OBJECT
public:
    explicit TransferGroupRow(QWidget *parent = nullptr);
    void fill(const QModelIndex &index);

Q_SIGNALS:
    void retryRequested();
    void cancelRequested();
    void clearRequested();
    void settingsRequested();

private:
    StatusLabel *m_title;
    TextLabel *m_remedy;
    QPushButton *m_settings;
    QPushButton *m_retry;
    QPushButton *m_cancel;
    QPushButton *m_clear;
};

/// A line of the queue: name, sizes, state.
class TransferDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace td
