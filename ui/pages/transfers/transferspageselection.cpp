// SPDX-License-Identifier: GPL-3.0-or-later
// What the operator does with the rows that are selected.
#include "ui/pages/transfers/transfermodel.h"
#include "ui/pages/transfers/transferspage.h"
#include "ui/theme/icons.h"
#include "ui/widgets/selectionbar.h"

#include <QMenu>
#include <QStackedWidget>
#include <QTreeView>

using namespace Qt::StringLiterals;

namespace td
{

QList<qint64> TransfersPage::selectedIds() const
{
    QList<qint64> ids;
    const QModelIndexList rows = m_tree->selectionModel()->selectedRows();
    for (const QModelIndex &row : rows)
        ids += m_model->idsOf(row);
    return ids;
}

void TransfersPage::retrySelected()
{
    if (const QList<qint64> ids = selectedIds(); !ids.isEmpty())
        m_services.queue.retry(ids);
}

void TransfersPage::cancelSelected()
{
    if (const QList<qint64> ids = selectedIds(); !ids.isEmpty())
        m_services.queue.cancel(ids);
}

void TransfersPage::reorderSelected(TransferPlace place)
{
    if (const QList<qint64> ids = selectedIds(); !ids.isEmpty()) {
        m_services.queue.reorder(ids, place);
        reload();
    }
}

void TransfersPage::showSelection()
{
    qsizetype waiting = 0;
    qsizetype retryable = 0;
    qsizetype cancellable = 0;
    qsizetype count = 0;
    for (const QModelIndex &row : m_tree->selectionModel()->selectedRows()) {
        const qsizetype size = m_model->idsOf(row).size();
        const auto kind = m_model->kindOf(row);
        count += size;
        using enum TransferModel::GroupKind;
        waiting += kind == Waiting || kind == PutBack ? size : 0;
        cancellable += kind == Waiting || kind == PutBack ? size : 0;
        retryable += kind == Failed || kind == Cancelled || kind == PutBack ? size : 0;
    }
    m_retry->setEnabled(retryable > 0);
    m_cancel->setEnabled(cancellable > 0);
    for (QAction *action : std::as_const(m_order))
        action->setEnabled(waiting > 0);
    QList<QAction *> shown;
    for (QAction *action : m_order + QList<QAction *>{m_retry, m_cancel}) {
        if (action->isEnabled())
            shown.append(action);
    }
    m_selectionBar->setVisible(!shown.isEmpty());
    if (shown.isEmpty())
        return;
    m_selectionBar->setSummary(tr("%Ln selected", nullptr, int(count)), {});
    m_selectionBar->setBarActions(shown);
    m_selectionBar->placeOver(m_stack->geometry());
    m_selectionBar->raise();
}

void TransfersPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    m_selectionBar->placeOver(m_stack->geometry());
}

void TransfersPage::openSelected()
{
    const Transfer *transfer = m_model->transfer(m_tree->currentIndex());
    if (transfer && !transfer->photoId.isEmpty())
        Q_EMIT openPage(u"photos"_s, {{u"ids"_s, QStringList{transfer->photoId}}});
}

void TransfersPage::showContextMenu(const QPoint &globalPos)
{
    auto *menu = new QMenu(m_tree);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions(m_tree->actions());
    const Transfer *transfer = m_model->transfer(m_tree->currentIndex());
    menu->addAction(icon(u"photos"_s), tr("Show the photo"), this, &TransfersPage::openSelected)
        ->setEnabled(transfer && !transfer->photoId.isEmpty());
    menu->popup(globalPos);
}

} // namespace td
