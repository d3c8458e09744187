// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of PhotosPage and how they hang together.
#include "ui/pages/photos/celldelegate.h"
#include "ui/pages/photos/filtermenu.h"
#include "ui/pages/photos/photodelegate.h"
#include "ui/pages/photos/photofilters.h"
#include "ui/pages/photos/photogridview.h"
#include "ui/pages/photos/photoinspector.h"
#include "ui/pages/photos/photospage.h"
#include "ui/pages/photos/phototoolbar.h"
#include "ui/pages/photos/photoviewer.h"
#include "ui/pages/photos/thumbnailcache.h"
#include "ui/pages/photos/savedviews.h"
#include "ui/support/explainedview.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/filterchipbar.h"
#include "ui/widgets/inspectorsplit.h"
#include "ui/widgets/selectionbar.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace td
{

void PhotosPage::buildHead(QWidget *head)
{
    auto *layout = new QVBoxLayout(head);
    layout->setContentsMargins(PhotoGridView::Frame, space::s1, space::s4, space::s1);
    layout->setSpacing(space::s2);
    auto *line = new QHBoxLayout;
    line->setSpacing(space::s2);
    m_chips = new FilterChipBar;
    m_filterMenu = new FilterMenu(m_services, m_chips);
    m_chips->setAddMenu(m_filterMenu);
    m_chips->setAddText(tr("Filter"));
    line->addWidget(m_chips, 1);
    m_trash = makeIconButton(u"trash"_s, tr("Show the trash"));
    m_trash->setCheckable(true);
    line->addWidget(m_trash, 0, Qt::AlignTop);
    QToolButton *duplicates = makeIconButton(u"copy"_s, tr("Find duplicates"));
    connect(duplicates, &QToolButton::clicked, this, [this] { Q_EMIT openPage(u"duplicates"_s, {}); });
    line->addWidget(duplicates, 0, Qt::AlignTop);
    m_views = makeButton(tr("Saved views"), ButtonKind::Ghost);
    m_viewsMenu = new QMenu(m_views);
    m_views->setMenu(m_viewsMenu);
    line->addWidget(m_views, 0, Qt::AlignTop);
    layout->addLayout(line);
    m_bar = new PhotoToolBar;
    layout->addWidget(m_bar);
}

void PhotosPage::buildViews()
{
    m_stack = new QStackedWidget;
    m_grid = new PhotoGridView;
    m_delegate = new PhotoDelegate(*m_model, *m_thumbs, m_grid);
    m_grid->setItemDelegate(m_delegate);
    m_grid->setModel(m_model);
    m_grid->setContextMenuPolicy(Qt::CustomContextMenu);
    // On the page's own ground, not on the white of a field.
    QPalette ground = m_grid->palette();
    m_grid->viewport()->setAutoFillBackground(false);
    m_grid->setPalette(ground);

    m_table = new QTableView;
    m_table->setModel(m_model);
    m_table->setSelectionModel(m_grid->selectionModel());
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setItemDelegate(new PhotoCellDelegate(*m_model, *m_thumbs, m_table));
    m_table->setAccessibleName(tr("Photos as a table"));
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setWordWrap(false);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    m_table->setDragEnabled(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(std::max(44, fontMetrics().height() + 2 * space::s3));
    QHeaderView *header = m_table->horizontalHeader();
    header->setSectionsMovable(true);
    header->setSortIndicatorShown(true);
    header->setHighlightSections(false);
    header->setStretchLastSection(true);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    m_actions.insert(u"explain"_s, explainFigures(*m_table, PhotoListModel::Cost));
    const int em = fontMetrics().averageCharWidth();
    const QList<int> widths{60, 26 * em, 20 * em, 92, 11 * em, 9 * em, 13 * em, 13 * em, 18 * em, 13 * em};
    for (int column = 0; column < widths.size(); ++column)
        header->resizeSection(column, widths.at(column));

    m_first = new EmptyState(u"photos"_s, tr("Drop your first photos here"),
                             tr("JPEG, PNG, GIF or WebP, files or folders. They stay on this computer until a rule moves them."));
    connect(m_first->addButton(tr("Add photos"), false, u"add"_s), &QPushButton::clicked, this, [this] {
        auto *dialog = new QFileDialog(window(), tr("Add photos"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(QFileDialog::ExistingFiles);
        connect(dialog, &QFileDialog::filesSelected, this,
                [this](const QStringList &files) { Q_EMIT addPhotos(files, m_model->filter().draft); });
        dialog->open();
    });
    m_none = new EmptyState(u"filter"_s, tr("No photo matches these filters"), {});
    connect(m_none->addButton(tr("Clear filters"), false), &QPushButton::clicked, this, [this] { setFilter({}); });
    m_emptyTrash = new EmptyState(u"trash"_s, tr("The trash is empty"),
                                  tr("Photos that rules or you delete wait here before they are destroyed."));
    connect(m_emptyTrash->addButton(tr("Back to all photos"), false), &QPushButton::clicked, this, [this] { setFilter({}); });
    m_tableRoom = new QWidget;
    auto *room = new QVBoxLayout(m_tableRoom);
    room->setContentsMargins(PhotoGridView::Frame, 0, space::s4, space::s4);
    room->addWidget(framed(m_table));
    for (QWidget *part : std::initializer_list<QWidget *>{m_grid, m_tableRoom, m_first, m_none, m_emptyTrash})
        m_stack->addWidget(part);
    m_stack->setContentsMargins(0, 0, 0, 0);
}

void PhotosPage::connectParts()
{
    connect(m_chips, &FilterChipBar::removed, this, [this](const QString &id) { setFilter(without(m_model->filter(), id)); });
    connect(m_chips, &FilterChipBar::edited, this, [this](const QString &, const QPoint &at) { m_filterMenu->popup(at); });
    connect(m_filterMenu, &FilterMenu::chosen, this, &PhotosPage::setFilter);
    connect(m_trash, &QToolButton::clicked, this, [this](bool on) {
        PhotoFilter filter = m_model->filter();
        filter.trash = on ? TrashScope::Only : TrashScope::Without;
        setFilter(filter);
    });
    connect(m_viewsMenu, &QMenu::aboutToShow, this, &PhotosPage::fillViewsMenu);
    connect(m_savedViews, &SavedViews::failed, this, &Page::errorRaised);
    connect(m_bar, &PhotoToolBar::sortChosen, this, &PhotosPage::setSort);
    connect(m_bar, &PhotoToolBar::gridChosen, this, &PhotosPage::setGridShown);
    connect(m_bar, &PhotoToolBar::thumbSizeChosen, m_grid, &PhotoGridView::setThumbSize);
    connect(m_bar, &PhotoToolBar::inspectorToggled, this, &PhotosPage::setInspectorShown);
    connect(m_split, &InspectorSplit::focusReturned, this,
            [this] { (m_gridShown ? static_cast<QWidget *>(m_grid) : m_table)->setFocus(Qt::OtherFocusReason); });
    connect(m_split, &InspectorSplit::openChanged, m_bar, &PhotoToolBar::setInspectorShown);
    connect(m_grid, &PhotoGridView::thumbSizeChanged, this, [this](int px) {
        m_bar->setThumbSize(px);
        saveState();
    });
    connect(m_grid, &PhotoGridView::visibleRowsChanged, this, &PhotosPage::updateWanted);
    connect(m_table->verticalScrollBar(), &QAbstractSlider::valueChanged, m_grid, [this] { updateWanted(); });
    connect(m_grid, &PhotoGridView::dragRequested, this, &PhotosPage::startDrag);
    connect(m_grid->selectionModel(), &QItemSelectionModel::selectionChanged, this, &PhotosPage::updateSelection);
    connect(m_grid, &QAbstractItemView::activated, this, &PhotosPage::openViewer);
    connect(m_table, &QAbstractItemView::activated, this, &PhotosPage::openViewer);
    for (QAbstractItemView *view : std::initializer_list<QAbstractItemView *>{m_grid, m_table})
        connect(view, &QWidget::customContextMenuRequested, this,
                [this, view](const QPoint &at) { showContextMenu(view->viewport()->mapToGlobal(at)); });
    connect(m_table->horizontalHeader(), &QHeaderView::sectionClicked, this, [this](int section) {
        const bool sameColumn = m_table->horizontalHeader()->sortIndicatorSection() == section;
        const bool ascending = sameColumn && m_table->horizontalHeader()->sortIndicatorOrder() == Qt::AscendingOrder;
        m_model->sort(section, ascending ? Qt::AscendingOrder : Qt::DescendingOrder);
    });
    m_table->horizontalHeader()->setSectionsClickable(true);
    connect(m_table->horizontalHeader(), &QWidget::customContextMenuRequested, this, [this](const QPoint &at) {
        auto *menu = new QMenu(m_table);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        fillColumnsMenu(*menu);
        menu->popup(m_table->horizontalHeader()->mapToGlobal(at));
    });
    connect(m_model, &PhotoListModel::stateChanged, this, &PhotosPage::showState);
    connect(m_model, &PhotoListModel::sumsChanged, this, &PhotosPage::showSums);
    connect(m_model, &PhotoListModel::sortRequested, this, &PhotosPage::setSort);
    connect(m_model, &QAbstractItemModel::dataChanged, this, [this] {
        if (m_pendingRow)
            updateSelection();
    });
    connect(m_model, &QAbstractItemModel::modelReset, this, &PhotosPage::updateSelection);
    connect(m_thumbs, &ThumbnailCache::ready, this, [this] {
        (m_gridShown ? m_grid->viewport() : m_table->viewport())->update();
    });
    connect(m_selectionBar, &SelectionBar::closed, this, [this] { m_grid->clearSelection(); });
    connect(m_deeds, &PhotoActions::toast, this, &Page::toast);
    connect(m_deeds, &PhotoActions::errorRaised, this, &Page::errorRaised);
    connect(m_deeds, &PhotoActions::changed, this, &PhotosPage::reload);
    connect(m_deeds, &PhotoActions::busyChanged, this, [this](bool busy, const QString &text) { m_bar->setBusy(busy ? text : QString()); });
    connect(m_viewer, &PhotoViewer::stepRequested, this, &PhotosPage::stepViewer);
    connect(m_viewer, &PhotoViewer::closed, this, [this] { escape(); });
}

} // namespace td
