// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/photos/photospage.h"

#include "ui/pages/photos/filtermenu.h"
#include "ui/pages/photos/photodelegate.h"
#include "ui/pages/photos/photofilters.h"
#include "ui/pages/photos/photogridview.h"
#include "ui/pages/photos/photoinspector.h"
#include "ui/pages/photos/phototoolbar.h"
#include "ui/pages/photos/photoviewer.h"
#include "ui/pages/photos/thumbnailcache.h"
#include "ui/support/errortext.h"
#include "ui/support/format.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/filterchipbar.h"
#include "ui/widgets/selectionbar.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{
constexpr qint64 ThumbBytes = 128LL << 20;
constexpr qint64 SumLimit = 5000;

qint64 rowsIn(const QItemSelection &selection)
{
    qint64 rows = 0;
    for (const QItemSelectionRange &range : selection)
        rows += range.height();
    return rows;
}
} // namespace

PhotosPage::PhotosPage(const UiServices &services, QWidget *parent)
    : Page(parent)
    , m_services(services)
    , m_model(new PhotoListModel(services, this))
    , m_thumbs(new ThumbnailCache(services, ThumbBytes, this))
    , m_deeds(new PhotoActions(services, this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    m_splitter = new QSplitter(Qt::Horizontal);
    m_splitter->setHandleWidth(1);
    m_splitter->setChildrenCollapsible(false);
    m_left = new QWidget;
    auto *left = new QVBoxLayout(m_left);
    left->setContentsMargins(space::s6, space::s1, 0, 0);
    left->setSpacing(space::s3);
    auto *head = new QWidget;
    head->setContentsMargins(0, 0, space::s4, 0);
    buildHead(head);
    left->addWidget(head);
    m_banner = new Banner;
    m_banner->hide();
    left->addWidget(m_banner);
    buildViews();
    left->addWidget(m_stack, 1);
    m_inspector = new PhotoInspector(services, *m_thumbs);
    m_splitter->addWidget(m_left);
    m_splitter->addWidget(m_inspector);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    layout->addWidget(m_splitter);
    m_selectionBar = new SelectionBar(m_left);
    m_selectionBar->hide();
    m_viewer = new PhotoViewer(services, this);
    buildActions();
    connectParts();
    restoreState();
    updateActions();
}

PhotosPage::~PhotosPage() = default;

void PhotosPage::buildHead(QWidget *head)
{
    auto *layout = new QVBoxLayout(head);
    layout->setContentsMargins(0, 0, space::s4, 0);
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
    for (QWidget *part : std::initializer_list<QWidget *>{m_grid, m_table, m_first, m_none, m_emptyTrash})
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
    connect(m_bar, &PhotoToolBar::sortChosen, this, &PhotosPage::setSort);
    connect(m_bar, &PhotoToolBar::gridChosen, this, &PhotosPage::setGridShown);
    connect(m_bar, &PhotoToolBar::thumbSizeChosen, m_grid, &PhotoGridView::setThumbSize);
    connect(m_bar, &PhotoToolBar::inspectorToggled, this, &PhotosPage::setInspectorShown);
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
        for (int column = PhotoListModel::Draft; column < PhotoListModel::ColumnCount; ++column) {
            QAction *action = menu->addAction(m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
            action->setCheckable(true);
            action->setChecked(!m_table->isColumnHidden(column));
            connect(action, &QAction::toggled, this, [this, column](bool on) { m_table->setColumnHidden(column, !on); });
        }
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

void PhotosPage::activated(const QVariantMap &arguments)
{
    m_shown = true;
    const std::optional<Instant> nextRun = m_services.scheduler.nextRun();
    m_delegate->setNextRun(nextRun);
    m_inspector->setNextRun(nextRun);
    const QStringList ids = arguments.value(u"ids"_s).toStringList();
    if (arguments.value(u"filter"_s).canConvert<PhotoFilter>()) {
        setFilter(arguments.value(u"filter"_s).value<PhotoFilter>());
    } else if (ids.size() == 1) {
        m_selectWhenReady = ids.constFirst();
        setFilter({});
    } else if (!ids.isEmpty()) {
        m_model->setIds(ids);
        m_chips->setChips({{u"ids"_s, tr("Chosen"), tr("%Ln photo(s)", nullptr, int(ids.size()))}});
    } else if (!arguments.isEmpty()) {
        setFilter(filterFromMap(arguments));
    } else if (m_stale) {
        m_model->reload();
    }
    m_stale = false;
}

void PhotosPage::deactivated()
{
    m_shown = false;
    m_thumbs->keepOnly({});
    saveState();
}

void PhotosPage::reload()
{
    if (!m_shown) {
        m_stale = true;
        return;
    }
    m_model->reload();
    m_inspector->refresh();
}

bool PhotosPage::escape()
{
    if (m_viewer->isVisible()) {
        m_viewer->hide();
        (m_gridShown ? static_cast<QWidget *>(m_grid) : m_table)->setFocus();
        return true;
    }
    if (m_grid->selectionModel()->hasSelection()) {
        m_grid->clearSelection();
        return true;
    }
    if (m_model->filter() != PhotoFilter{} || !m_model->ids().isEmpty()) {
        setFilter({});
        return true;
    }
    return false;
}

void PhotosPage::setFilter(const PhotoFilter &filter)
{
    m_grid->clearSelection();
    m_filterMenu->setFilter(filter);
    m_chips->setChips(chipsOf(filter));
    m_trash->setChecked(filter.trash == TrashScope::Only);
    m_bar->setSums(-1, 0);
    m_model->setQuery(filter, m_model->sorting());
    m_grid->scrollToTop();
    m_table->scrollToTop();
    updateActions();
    showState();
}

void PhotosPage::setSort(const PhotoSort &sort)
{
    m_model->setQuery(m_model->filter(), sort);
    m_bar->setSort(sort);
    int column = -1;
    switch (sort.field) {
    case PhotoSortField::Filename:
        column = PhotoListModel::Name;
        break;
    case PhotoSortField::DraftId:
        column = PhotoListModel::Draft;
        break;
    case PhotoSortField::CompressedSize:
        column = PhotoListModel::Size;
        break;
    case PhotoSortField::LastAccessDate:
        column = PhotoListModel::Accessed;
        break;
    default:
        column = PhotoListModel::Uploaded;
    }
    m_table->horizontalHeader()->setSortIndicator(column, sort.descending ? Qt::DescendingOrder : Qt::AscendingOrder);
    saveState();
}

void PhotosPage::setGridShown(bool grid)
{
    m_gridShown = grid;
    m_bar->setGrid(grid);
    showState();
    const QModelIndex current = m_grid->currentIndex();
    if (current.isValid())
        (grid ? static_cast<QAbstractItemView *>(m_grid) : m_table)->scrollTo(current);
    saveState();
}

void PhotosPage::setInspectorShown(bool shown)
{
    m_inspector->setVisible(shown);
    m_bar->setInspectorShown(shown);
    saveState();
}

void PhotosPage::showState()
{
    const bool failed = m_model->state() == PhotoListModel::State::Failed;
    m_banner->setVisible(failed);
    if (failed) {
        m_banner->setMessage(Status::Error, errorSentence(m_model->error()), errorRemedy(m_model->error()));
        m_banner->clearButtons();
        connect(m_banner->addButton(tr("Try again")), &QPushButton::clicked, m_model, &PhotoListModel::reload);
    }
    const bool empty = m_model->state() == PhotoListModel::State::Ready && m_model->rowCount() == 0;
    PhotoFilter untrashed = m_model->filter();
    untrashed.trash = TrashScope::Without;
    if (!empty)
        m_stack->setCurrentWidget(m_gridShown ? static_cast<QWidget *>(m_grid) : m_table);
    else if (m_model->filter() == PhotoFilter{})
        m_stack->setCurrentWidget(m_first);
    else if (m_model->filter().trash == TrashScope::Only && untrashed == PhotoFilter{})
        m_stack->setCurrentWidget(m_emptyTrash);
    else
        m_stack->setCurrentWidget(m_none);
    if (empty && m_stack->currentWidget() == m_none)
        m_none->setTexts(tr("No photo matches %Ln filter(s)", nullptr, int(chipsOf(m_model->filter()).size())),
                         tr("Take one away, or clear them all."));
    m_bar->setCount(m_model->rowCount(), m_model->state() != PhotoListModel::State::Loading);
    if (m_model->state() == PhotoListModel::State::Ready && !m_selectWhenReady.isEmpty())
        selectPhoto(std::exchange(m_selectWhenReady, {}));
}

void PhotosPage::showSums()
{
    m_bar->setSums(m_model->sums().bytes, m_model->monthlyCost());
    updateSelection();
}

void PhotosPage::updateSelection()
{
    const QItemSelection selection = m_grid->selectionModel()->selection();
    const qint64 count = rowsIn(selection);
    m_pendingRow = false;
    qint64 bytes = 0;
    QList<Photo> loaded;
    const bool all = count > 0 && count == m_model->rowCount();
    if (count > 0 && count <= SumLimit) {
        for (const QItemSelectionRange &range : selection) {
            for (int row = range.top(); row <= range.bottom(); ++row) {
                if (const PhotoRow *known = m_model->loadedRow(row)) {
                    bytes += known->photo.storedBytes;
                    loaded.append(known->photo);
                }
            }
        }
    }
    if (all && count > 1)
        bytes = m_model->sums().bytes;
    if (count == 1) {
        const PhotoRow *row = m_model->row(selection.constFirst().top());
        m_pendingRow = row == nullptr;
        if (row && row->photo.photoId != m_inspector->photoId())
            m_inspector->showPhoto(*row);
    } else if (count == 0) {
        m_inspector->showNothing();
    } else {
        m_inspector->showMany(loaded, count, bytes);
    }
    const bool partial = !all && loaded.size() < count;
    const QString size = partial ? QString() : format::bytes(bytes);
    m_selectionBar->setSummary(all ? tr("All %1 selected").arg(format::count(count)) : tr("%1 selected").arg(format::count(count)),
                               size);
    m_selectionBar->setVisible(count >= 2);
    if (count >= 2)
        placeSelectionBar();
    QString status;
    if (count > 0) {
        status = tr("%1 selected").arg(format::count(count));
        if (!size.isEmpty())
            status += u" · "_s + size;
    }
    Q_EMIT statusText(status);
    updateActions();
}

void PhotosPage::updateWanted()
{
    std::pair<int, int> shown{-1, -1};
    if (m_gridShown) {
        shown = m_grid->visibleRows();
    } else {
        const int top = m_table->rowAt(0);
        const int bottom = m_table->rowAt(m_table->viewport()->height() - 1);
        shown = {top, bottom < 0 ? m_model->rowCount() - 1 : bottom};
    }
    QSet<QString> wanted{m_inspector->photoId()};
    for (int row = std::max(0, shown.first); row <= shown.second; ++row) {
        if (const PhotoRow *known = m_model->loadedRow(row))
            wanted.insert(known->photo.photoId);
    }
    m_thumbs->keepOnly(wanted);
}

void PhotosPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    m_viewer->setGeometry(rect());
    placeSelectionBar();
}

void PhotosPage::placeSelectionBar()
{
    m_selectionBar->placeOver(m_stack->geometry());
    m_selectionBar->raise();
}

void PhotosPage::saveState()
{
    m_services.state.setValue(u"ui/photos/grid"_s, m_gridShown);
    m_services.state.setValue(u"ui/photos/thumb"_s, m_grid->thumbSize());
    m_services.state.setValue(u"ui/photos/sort"_s, sortFieldName(m_model->sorting().field));
    m_services.state.setValue(u"ui/photos/descending"_s, m_model->sorting().descending);
    m_services.state.setValue(u"ui/photos/inspector"_s, m_inspector->isVisibleTo(this));
    m_services.state.setValue(u"ui/photos/split"_s, m_splitter->saveState());
    m_services.state.setValue(u"ui/photos/header"_s, m_table->horizontalHeader()->saveState());
    m_services.state.setValue(u"ui/photos/filter"_s, filterToMap(m_model->filter()));
}

void PhotosPage::restoreState()
{
    const QSettings &state = m_services.state;
    PhotoSort sort;
    sort.field = sortFieldFromName(state.value(u"ui/photos/sort"_s).toString()).value_or(PhotoSortField::UploadDate);
    sort.descending = state.value(u"ui/photos/descending"_s, true).toBool();
    const int thumb = state.value(u"ui/photos/thumb"_s, PhotoGridView::DefaultThumb).toInt();
    const bool grid = state.value(u"ui/photos/grid"_s, true).toBool();
    const bool inspector = state.value(u"ui/photos/inspector"_s, true).toBool();
    const QByteArray split = state.value(u"ui/photos/split"_s).toByteArray();
    const QByteArray header = state.value(u"ui/photos/header"_s).toByteArray();
    const QVariantMap filter = state.value(u"ui/photos/filter"_s).toMap();
    if (!header.isEmpty())
        m_table->horizontalHeader()->restoreState(header);
    if (!split.isEmpty())
        m_splitter->restoreState(split);
    else
        m_splitter->setSizes({900, 320});
    m_model->presetQuery(filterFromMap(filter), sort);
    m_filterMenu->setFilter(m_model->filter());
    m_chips->setChips(chipsOf(m_model->filter()));
    m_trash->setChecked(m_model->filter().trash == TrashScope::Only);
    m_bar->setSort(sort);
    m_grid->setThumbSize(thumb);
    m_bar->setThumbSize(thumb);
    m_gridShown = grid;
    m_bar->setGrid(grid);
    m_inspector->setVisible(inspector);
    m_bar->setInspectorShown(inspector);
    showState();
}

} // namespace td
