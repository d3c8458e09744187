// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/transfers/transferspage.h"

#include "ui/pages/transfers/bandwidthbutton.h"
#include "ui/pages/transfers/transfermodel.h"
#include "ui/pages/transfers/transferrows.h"
#include "ui/support/async.h"
#include "ui/support/errortext.h"
#include "ui/support/format.h"
#include "ui/theme/icons.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/card.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/progressrow.h"
#include "ui/widgets/selectionbar.h"
#include "ui/widgets/textlabel.h"

#include <QFileInfo>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QTreeView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{
constexpr int RowsShown = 2000;
constexpr int RunningShown = 8;

QString stepWord(const QString &step)
{
    if (step == "read"_L1)
        return TransfersPage::tr("Reading");
    if (step == "compress"_L1)
        return TransfersPage::tr("Compressing");
    if (step == "store"_L1)
        return TransfersPage::tr("Storing");
    if (step == "move"_L1)
        return TransfersPage::tr("Moving");
    return step;
}

QString groupKey(const QModelIndex &index)
{
    return QString::number(index.data(TransferModel::GroupKindRole).toInt()) + u'/' +
           index.data(TransferModel::CauseRole).toString();
}
} // namespace

TransfersPage::TransfersPage(const UiServices &services, QWidget *parent)
    : Page(parent)
    , m_services(services)
    , m_model(new TransferModel(this))
{
    build();
    m_wait.setSingleShot(true);
    m_wait.setInterval(400);
    connect(&m_wait, &QTimer::timeout, this, &TransfersPage::load);
    m_second.setInterval(1000);
    connect(&m_second, &QTimer::timeout, this, &TransfersPage::countDown);
    connect(&services.queue, &TransferQueue::changed, this, [this](const QueueSnapshot &snapshot) {
        if (!m_shown)
            return;
        showSnapshot(snapshot);
        if (!m_wait.isActive())
            m_wait.start();
    });
    connect(m_model, &TransferModel::groupsChanged, this, &TransfersPage::placeGroupRows);
    connect(m_model, &QAbstractItemModel::dataChanged, this, [this](const QModelIndex &top) {
        if (!top.parent().isValid()) {
            if (auto *row = qobject_cast<TransferGroupRow *>(m_tree->indexWidget(top)))
                row->fill(top);
        }
    });
    connect(m_tree, &QTreeView::collapsed, this,
            [this](const QModelIndex &index) { m_folded.insert(groupKey(index)); });
    connect(m_tree, &QTreeView::expanded, this, [this](const QModelIndex &index) { m_folded.remove(groupKey(index)); });
    connect(m_tree->selectionModel(), &QItemSelectionModel::selectionChanged, this, &TransfersPage::showSelection);
    connect(m_selectionBar, &SelectionBar::closed, m_tree, &QTreeView::clearSelection);
    connect(m_tree, &QTreeView::activated, this, &TransfersPage::openSelected);
    connect(m_tree, &QWidget::customContextMenuRequested, this,
            [this](const QPoint &at) { showContextMenu(m_tree->viewport()->mapToGlobal(at)); });
}

void TransfersPage::activated(const QVariantMap &)
{
    m_shown = true;
    m_bandwidth->load();
    showSnapshot(m_services.queue.snapshot());
    load();
}

void TransfersPage::deactivated()
{
    m_shown = false;
    m_wait.stop();
    m_second.stop();
}

void TransfersPage::reload()
{
    if (m_shown && !m_wait.isActive())
        m_wait.start();
}

bool TransfersPage::escape()
{
    if (!m_tree->selectionModel()->hasSelection())
        return false;
    m_tree->clearSelection();
    return true;
}

void TransfersPage::showSnapshot(const QueueSnapshot &snapshot)
{
    m_model->setSnapshot(snapshot);
    QStringList parts;
    if (snapshot.isIdle()) {
        showIdle(snapshot);
    } else {
        const qint64 due = snapshot.waiting - snapshot.backedOff;
        m_title->setText(
            snapshot.paused
                ? tr("Paused: %Ln wait", nullptr, int(due))
                : tr("%1 of %2").arg(format::count(snapshot.batchDone), format::count(snapshot.batchTotal)));
        if (!snapshot.paused && snapshot.bytesPerSecond > 0)
            parts.append(format::rate(snapshot.bytesPerSecond));
        if (!snapshot.paused && snapshot.secondsLeft)
            parts.append(tr("%1 left").arg(format::duration(Seconds{*snapshot.secondsLeft})));
        m_detail->setText(parts.join(u" · "_s));
    }
    m_bar->setVisible(!snapshot.isIdle());
    m_bar->setRange(0, int(std::max<qint64>(1, snapshot.batchTotal)));
    m_bar->setValue(int(snapshot.batchDone));
    m_pause->setText(snapshot.paused ? tr("Resume") : tr("Pause all"));
    setButtonIcon(*m_pause, snapshot.paused ? u"play"_s : u"pause"_s);
    m_pause->setVisible(!snapshot.isIdle() || snapshot.paused);
    m_cancelAll->setVisible(!snapshot.isIdle());
    m_retryAll->setText(tr("Retry %Ln failed", nullptr, int(snapshot.failed)));
    m_retryAll->setVisible(snapshot.failed > 0);
    m_clear->setVisible(snapshot.done + snapshot.cancelled > 0);
    showRunning(snapshot);
    showState();
}

void TransfersPage::showIdle(const QueueSnapshot &snapshot)
{
    m_detail->setText({});
    if (snapshot.backedOff > 0) {
        m_title->setText(tr("%Ln put back for now", nullptr, int(snapshot.backedOff)));
        const Instant now = m_services.engine.parts.clock.now();
        if (snapshot.nextTry && *snapshot.nextTry > now)
            m_detail->setText(tr("next try in %1").arg(format::duration(*snapshot.nextTry - now)));
    } else if (snapshot.failed > 0) {
        m_title->setText(tr("%Ln transfer(s) failed", nullptr, int(snapshot.failed)));
    } else {
        m_title->setText(snapshot.paused ? tr("Paused") : tr("Nothing is moving"));
    }
}

void TransfersPage::showRunning(const QueueSnapshot &snapshot)
{
    const int count = int(std::min<qsizetype>(snapshot.running.size(), RunningShown));
    while (m_rows.size() < count) {
        auto *row = new ProgressRow;
        const int at = int(m_rows.size());
        connect(row, &ProgressRow::cancelRequested, this, [this, at] {
            if (at < m_rowIds.size())
                m_services.queue.cancel({m_rowIds.at(at)});
        });
        m_running->body()->addWidget(row);
        m_rows.append(row);
    }
    m_rowIds.clear();
    for (int i = 0; i < m_rows.size(); ++i) {
        m_rows.at(i)->setVisible(i < count);
        if (i >= count)
            continue;
        const TransferStatus &status = snapshot.running.at(i);
        const Transfer &transfer = status.transfer;
        m_rowIds.append(transfer.id);
        m_rows.at(i)->setName(transfer.kind == TransferKind::Upload ? QFileInfo(transfer.path).fileName()
                                                                    : m_model->nameOf(transfer));
        m_rows.at(i)->setState(ProgressRow::State::Running);
        m_rows.at(i)->setStep(stepWord(status.step));
        m_rows.at(i)->setFraction(status.fraction);
        m_rows.at(i)->setDetail(transfer.bytes > 0 ? format::bytes(transfer.bytes) : QString());
    }
    m_running->setHint(snapshot.running.size() > count
                           ? tr("and %Ln more", nullptr, int(snapshot.running.size() - count))
                           : QString());
    m_running->setVisible(count > 0);
}

void TransfersPage::load()
{
    if (m_loading) {
        m_again = true;
        return;
    }
    m_loading = true;
    runAsync(
        m_services.pool, this, [&engine = m_services.engine] { return read(engine); },
        [this](const Result<TransferRows> &loaded) {
            m_loading = false;
            m_loaded = true;
            m_banner->setVisible(!loaded);
            if (loaded) {
                take(*loaded);
            } else {
                m_banner->clearButtons();
                m_banner->setMessage(Status::Error, errorSentence(loaded.error()), errorRemedy(loaded.error()));
                connect(m_banner->addButton(tr("Try again")), &QPushButton::clicked, this, &TransfersPage::load);
            }
            if (std::exchange(m_again, false) && m_shown)
                m_wait.start();
        });
}

Result<TransferRows> TransfersPage::read(Engine &engine)
{
    TransferRepository &transfers = engine.parts.catalogue.transfers();
    TransferRows rows;
    TD_ASSIGN(rows.listed, transfers.list({TransferState::Failed, TransferState::Paused, TransferState::Done,
                                           TransferState::Cancelled},
                                          RowsShown));
    TD_ASSIGN(rows.upcoming, transfers.upcoming(RowsShown));
    TD_ASSIGN(rows.causes, transfers.groups());
    QStringList ids;
    for (const Transfer &transfer : QList<Transfer>(rows.listed + rows.upcoming)) {
        if (transfer.kind != TransferKind::Upload)
            ids.append(transfer.photoId);
    }
    TD_ASSIGN(const QList<Photo> photos, engine.library.findAll(ids));
    for (const Photo &photo : photos)
        rows.names.insert(photo.photoId, photo.filename);
    return rows;
}

void TransfersPage::take(const TransferRows &rows)
{
    // A new order makes the rows anew: what was selected stays so.
    QList<qint64> selected;
    for (const QModelIndex &row : m_tree->selectionModel()->selectedRows()) {
        if (const Transfer *transfer = m_model->transfer(row))
            selected.append(transfer->id);
    }
    const Transfer *current = m_model->transfer(m_tree->currentIndex());
    const qint64 currentId = current ? current->id : 0;
    m_model->setRows(rows, m_services.engine.parts.clock.now());
    if (!selected.isEmpty() && !m_tree->selectionModel()->hasSelection()) {
        QItemSelection again;
        for (const qint64 id : std::as_const(selected)) {
            if (const QModelIndex index = m_model->indexOf(id); index.isValid())
                again.select(index, index);
        }
        m_tree->selectionModel()->setCurrentIndex(m_model->indexOf(currentId), QItemSelectionModel::NoUpdate);
        m_tree->selectionModel()->select(again, QItemSelectionModel::ClearAndSelect);
    }
    if (m_model->hasPutBack() && m_shown)
        m_second.start();
    else
        m_second.stop();
    showSelection();
    showState();
}

void TransfersPage::countDown()
{
    m_model->setNow(m_services.engine.parts.clock.now());
    if (const QueueSnapshot &snapshot = m_services.queue.snapshot(); snapshot.isIdle())
        showIdle(snapshot);
}

void TransfersPage::placeGroupRows()
{
    for (int group = 0; group < m_model->rowCount(); ++group) {
        const QModelIndex index = m_model->index(group, 0);
        auto *row = new TransferGroupRow;
        row->fill(index);
        m_tree->setIndexWidget(index, row);
        const QPersistentModelIndex place(index);
        connect(row, &TransferGroupRow::retryRequested, this, [this, place] {
            const TransferCause cause = m_model->causeOf(place);
            if (cause.reason.isEmpty())
                m_services.queue.retry(m_model->idsOf(place));
            else
                m_services.queue.retryFailed(cause);
        });
        connect(row, &TransferGroupRow::cancelRequested, this,
                [this, place] { m_services.queue.cancel(m_model->idsOf(place)); });
        connect(row, &TransferGroupRow::clearRequested, this, [this] { m_services.queue.clearFinished(); });
        connect(row, &TransferGroupRow::settingsRequested, this, [this] { Q_EMIT openPage(u"settings"_s, {}); });
        const auto kind = m_model->kindOf(index);
        // What failed shows its cause and folds; the rest is open as long as it is short.
        const bool open = kind != TransferModel::GroupKind::Failed || m_model->rowCount(index) <= 5;
        const bool folded = m_folded.contains(groupKey(index));
        const QSignalBlocker quiet(m_tree);
        m_tree->setExpanded(index, open && !folded);
    }
}

void TransfersPage::showState()
{
    const QueueSnapshot snapshot = m_services.queue.snapshot();
    if (!m_model->isEmpty())
        m_stack->setCurrentIndex(0);
    else if (m_loaded && snapshot.isIdle())
        m_stack->setCurrentIndex(1);
    else
        m_stack->setCurrentIndex(2);
    // The empty page says it already.
    m_title->setVisible(m_stack->currentIndex() != 1 || snapshot.paused);
}

} // namespace td
