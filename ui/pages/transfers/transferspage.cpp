// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/transfers/transferspage.h"

#include "ui/dialogs/confirmdialog.h"
#include "ui/pages/photos/celldelegate.h"
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
#include "ui/widgets/textlabel.h"

#include <QAction>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QMenu>
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
    return QString::number(index.data(TransferModel::GroupKindRole).toInt()) + u'/'
        + index.data(TransferModel::ReasonRole).toString();
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
    connect(m_tree, &QTreeView::collapsed, this, [this](const QModelIndex &index) { m_folded.insert(groupKey(index)); });
    connect(m_tree, &QTreeView::expanded, this, [this](const QModelIndex &index) { m_folded.remove(groupKey(index)); });
    connect(m_tree, &QTreeView::activated, this, &TransfersPage::openSelected);
    connect(m_tree, &QWidget::customContextMenuRequested, this,
            [this](const QPoint &at) { showContextMenu(m_tree->viewport()->mapToGlobal(at)); });
}

void TransfersPage::build()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::s6, space::s1, space::s6, space::s4);
    layout->setSpacing(space::s3);
    auto *head = new QHBoxLayout;
    head->setSpacing(space::s2);
    m_title = new TextLabel({}, TextRole::Sentence);
    m_detail = new TextLabel({}, TextRole::Body, ColorRole::Text2);
    m_pause = makeButton({});
    m_cancelAll = makeButton(tr("Cancel all"));
    m_retryAll = makeButton({});
    m_clear = makeButton(tr("Clear done"), ButtonKind::Ghost);
    head->addWidget(m_title);
    head->addWidget(m_detail);
    head->addStretch(1);
    for (QPushButton *button : {m_clear, m_retryAll, m_cancelAll, m_pause})
        head->addWidget(button);
    layout->addLayout(head);
    m_bar = new QProgressBar;
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("Progress of the whole queue"));
    m_bar->hide();
    layout->addWidget(m_bar);
    m_banner = new Banner;
    m_banner->hide();
    layout->addWidget(m_banner);
    m_running = new Card(tr("Under way"));
    m_running->body()->setSpacing(0);
    m_running->hide();
    layout->addWidget(m_running);

    m_stack = new QStackedWidget;
    m_tree = new QTreeView;
    m_tree->setModel(m_model);
    m_tree->setItemDelegate(new TransferDelegate(m_tree));
    m_tree->setHeaderHidden(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_tree->setAccessibleName(tr("Transfers"));
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    m_tree->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    const auto add = [this](const QString &text, const QString &iconName, const QKeySequence &key, void (TransfersPage::*deed)()) {
        auto *action = new QAction(icon(iconName), text, m_tree);
        action->setShortcut(key);
        action->setShortcutContext(Qt::WidgetShortcut);
        connect(action, &QAction::triggered, this, deed);
        m_tree->addAction(action);
    };
    add(tr("Try again"), u"refresh"_s, Qt::Key_R, &TransfersPage::retrySelected);
    add(tr("Cancel"), u"close"_s, Qt::Key_Delete, &TransfersPage::cancelSelected);
    m_idle = new EmptyState(u"transfers"_s, tr("Nothing is moving"), tr("Photos that you add or move appear here until they are done."));
    m_stack->addWidget(framed(m_tree));
    m_stack->addWidget(m_idle);
    m_stack->addWidget(new QWidget);
    layout->addWidget(m_stack, 1);

    TransferQueue &queue = m_services.queue;
    connect(m_pause, &QPushButton::clicked, this, [&queue] { queue.setPaused(!queue.snapshot().paused); });
    connect(m_retryAll, &QPushButton::clicked, this, [&queue] { queue.retryFailed(); });
    connect(m_clear, &QPushButton::clicked, this, [&queue] { queue.clearFinished(); });
    connect(m_cancelAll, &QPushButton::clicked, this, [this, &queue] {
        const qint64 count = queue.snapshot().waiting + queue.snapshot().running.size();
        Confirmation question;
        question.title = tr("Cancel %Ln transfer(s)?", nullptr, int(count));
        question.text = tr("Files that are not stored yet stay where they are. They can be tried again from the list.");
        question.accept = tr("Cancel %Ln transfer(s)", nullptr, int(count));
        question.cancel = tr("Go on");
        question.danger = true;
        confirm(this, question, [&queue] { queue.cancelAll(); });
    });
}

void TransfersPage::activated(const QVariantMap &)
{
    m_shown = true;
    showSnapshot(m_services.queue.snapshot());
    load();
}

void TransfersPage::deactivated()
{
    m_shown = false;
    m_wait.stop();
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
    QString title;
    if (snapshot.paused && !snapshot.isIdle())
        title = tr("Paused: %Ln wait", nullptr, int(snapshot.waiting));
    else if (!snapshot.isIdle())
        title = tr("%1 of %2").arg(format::count(snapshot.batchDone), format::count(snapshot.batchTotal));
    else if (snapshot.failed > 0)
        title = tr("%Ln transfer(s) failed", nullptr, int(snapshot.failed));
    else
        title = tr("Nothing is moving");
    m_title->setText(title);
    QStringList parts;
    if (!snapshot.isIdle() && !snapshot.paused) {
        if (snapshot.bytesPerSecond > 0)
            parts.append(format::rate(snapshot.bytesPerSecond));
        if (snapshot.secondsLeft)
            parts.append(tr("%1 left").arg(format::duration(Seconds{*snapshot.secondsLeft})));
    }
    m_detail->setText(parts.join(u" · "_s));
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
    m_running->setHint(snapshot.running.size() > count ? tr("and %Ln more", nullptr, int(snapshot.running.size() - count)) : QString());
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
        m_services.pool, this,
        [&engine = m_services.engine]() -> Result<Loaded> {
            Loaded loaded;
            const QList<TransferState> states{TransferState::Failed, TransferState::Waiting, TransferState::Paused,
                                              TransferState::Done, TransferState::Cancelled};
            TD_ASSIGN(loaded.transfers, engine.parts.catalogue.transfers().list(states, RowsShown));
            QStringList ids;
            for (const Transfer &transfer : std::as_const(loaded.transfers)) {
                if (transfer.kind == TransferKind::Move)
                    ids.append(transfer.photoId);
            }
            TD_ASSIGN(const QList<Photo> photos, engine.library.findAll(ids));
            for (const Photo &photo : photos)
                loaded.names.insert(photo.photoId, photo.filename);
            return loaded;
        },
        [this](const Result<Loaded> &loaded) {
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

void TransfersPage::take(const Loaded &loaded)
{
    m_model->setTransfers(loaded.transfers, loaded.names);
    showState();
}

void TransfersPage::placeGroupRows()
{
    for (int group = 0; group < m_model->rowCount(); ++group) {
        const QModelIndex index = m_model->index(group, 0);
        auto *row = new TransferGroupRow;
        row->fill(index);
        m_tree->setIndexWidget(index, row);
        const QPersistentModelIndex place(index);
        connect(row, &TransferGroupRow::retryRequested, this, [this, place](const QString &reason) {
            if (m_model->kindOf(place) == TransferModel::GroupKind::Failed)
                m_services.queue.retryFailed(TransferCause{reason, {}});
            else
                m_services.queue.retry(m_model->idsOf(place));
        });
        connect(row, &TransferGroupRow::cancelRequested, this, [this, place] { m_services.queue.cancel(m_model->idsOf(place)); });
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
}

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
