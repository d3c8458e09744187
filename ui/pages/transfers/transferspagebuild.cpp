// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/confirmdialog.h"
#include "ui/pages/photos/celldelegate.h"
#include "ui/pages/transfers/bandwidthbutton.h"
#include "ui/pages/transfers/transfermodel.h"
#include "ui/pages/transfers/transferrows.h"
#include "ui/pages/transfers/transferspage.h"
#include "ui/theme/icons.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/card.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/foldingrow.h"
#include "ui/widgets/rategraph.h"
#include "ui/widgets/selectionbar.h"
#include "ui/widgets/textlabel.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QTreeView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace td
{

void TransfersPage::build()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::s6, space::s1, space::s6, space::s4);
    layout->setSpacing(space::s3);
    buildHead(*layout);
    m_banner = new Banner;
    m_banner->hide();
    layout->addWidget(m_banner);
    m_running = new Card(tr("Under way"));
    m_running->body()->setSpacing(0);
    m_running->hide();
    layout->addWidget(m_running);
    m_stack = new QStackedWidget;
    buildList();
    m_idle = new EmptyState(u"transfers"_s, tr("Nothing is moving"),
                            tr("Photos that you add or move appear here until they are done."));
    connect(m_idle->addButton(tr("Add photos…"), false, u"add"_s), &QPushButton::clicked, this,
            [this] { Q_EMIT addPhotos({}, {}); });
    m_stack->addWidget(framed(m_tree));
    m_stack->addWidget(m_idle);
    m_stack->addWidget(new QWidget);
    layout->addWidget(m_stack, 1);
    m_selectionBar = new SelectionBar(this);
    m_selectionBar->hide();
}

void TransfersPage::buildHead(QVBoxLayout &layout)
{
    m_title = new TextLabel({}, TextRole::Sentence);
    m_detail = new TextLabel({}, TextRole::Body, ColorRole::Text2);
    m_pause = makeButton({});
    m_cancelAll = makeButton(tr("Cancel all"));
    m_retryAll = makeButton({});
    m_clear = makeButton(tr("Clear done"), ButtonKind::Ghost);
    m_bandwidth = new BandwidthButton(m_services);
    layout.addWidget(new FoldingRow(
        FoldingRow::group({m_title, m_detail}, space::s2),
        FoldingRow::group({m_bandwidth, m_clear, m_retryAll, m_cancelAll, m_pause}, space::s2)));
    m_bar = new QProgressBar;
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("Progress of the whole queue"));
    m_bar->hide();
    layout.addWidget(m_bar);
    m_rate = new RateGraph;
    m_rate->hide();
    layout.addWidget(m_rate);

    TransferQueue &queue = m_services.queue;
    m_sample.setInterval(1000);
    connect(&m_sample, &QTimer::timeout, this, [this, &queue] {
        const QueueSnapshot snapshot = queue.snapshot();
        if (snapshot.isIdle() && m_rate->isFlat())
            return;
        m_rate->add(snapshot.isIdle() || snapshot.paused ? 0 : snapshot.bytesPerSecond);
        m_rate->setVisible(!m_rate->isFlat());
    });
    m_sample.start();
    connect(m_bandwidth, &BandwidthButton::settingsRequested, this,
            [this] { Q_EMIT openPage(u"settings"_s, {{u"section"_s, u"transfers"_s}}); });
    connect(m_bandwidth, &BandwidthButton::failed, this, &Page::errorRaised);
    connect(m_bandwidth, &BandwidthButton::toast, this, &Page::toast);
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

void TransfersPage::buildList()
{
    m_tree = new QTreeView;
    m_tree->setModel(m_model);
    m_tree->setItemDelegate(new TransferDelegate(m_tree));
    m_tree->setHeaderHidden(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_tree->setAccessibleName(tr("Transfers"));
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    m_tree->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    const auto reorder = [this](TransferPlace place) { return [this, place] { reorderSelected(place); }; };
    m_order = {addAction(tr("To the top"), u"to-top"_s, Qt::ALT | Qt::Key_Home, reorder(TransferPlace::Top)),
               addAction(tr("Up"), u"chevron-up"_s, Qt::ALT | Qt::Key_Up, reorder(TransferPlace::Up)),
               addAction(tr("Down"), u"chevron-down"_s, Qt::ALT | Qt::Key_Down, reorder(TransferPlace::Down)),
               addAction(tr("To the end"), u"to-end"_s, Qt::ALT | Qt::Key_End, reorder(TransferPlace::Bottom))};
    m_retry = addAction(tr("Try again"), u"refresh"_s, Qt::Key_R, [this] { retrySelected(); });
    m_cancel = addAction(tr("Cancel"), u"close"_s, Qt::Key_Delete, [this] { cancelSelected(); });
}

QAction *TransfersPage::addAction(const QString &text, const QString &iconName, const QKeySequence &key,
                                  std::function<void()> deed)
{
    auto *action = new QAction(icon(iconName), text, m_tree);
    action->setProperty("td:icon", iconName);
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetShortcut);
    connect(action, &QAction::triggered, this, std::move(deed));
    m_tree->QWidget::addAction(action);
    return action;
}

} // namespace td
