// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/photos/photospage.h"

#include "ui/pages/photos/filtermenu.h"
#include "ui/pages/photos/photodelegate.h"
#include "ui/pages/photos/photofilters.h"
#include "ui/pages/photos/photogridview.h"
#include "ui/pages/photos/photoinspector.h"
#include "ui/pages/photos/phototoolbar.h"
#include "ui/pages/photos/photoviewer.h"
#include "ui/pages/photos/savedviews.h"
#include "ui/pages/photos/thumbnailcache.h"
#include "ui/support/errortext.h"
#include "ui/support/format.h"
#include "ui/widgets/banner.h"
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

namespace
{
constexpr qint64 GridThumbBytes = 128LL << 20;
constexpr qint64 SumLimit = 5000;
} // namespace

PhotosPage::PhotosPage(const UiServices &services, QWidget *parent)
    : Page(parent)
    , m_services(services)
    , m_model(new PhotoListModel(services, this))
    , m_thumbs(new ThumbnailCache(services, GridThumbBytes, this))
    , m_deeds(new PhotoActions(services, this))
    , m_savedViews(new SavedViews(services, u"photos"_s, this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    m_left = new QWidget;
    auto *left = new QVBoxLayout(m_left);
    // The frame of a selected cell hangs out, so that pictures stand under the title.
    left->setContentsMargins(space::s6 - PhotoGridView::Frame, 0, 0, 0);
    left->setSpacing(space::s2);
    auto *head = new QWidget;
    buildHead(head);
    left->addWidget(head);
    m_banner = new Banner;
    m_banner->hide();
    left->addWidget(m_banner);
    buildViews();
    left->addWidget(m_stack, 1);
    m_inspector = new PhotoInspector(services, *m_thumbs);
    m_split = new InspectorSplit(m_left, m_inspector, tr("Inspector"));
    layout->addWidget(m_split);
    m_selectionBar = new SelectionBar(m_left);
    m_selectionBar->hide();
    m_viewer = new PhotoViewer(services, this);
    buildActions();
    connectParts();
    restoreState();
    updateActions();
}

PhotosPage::~PhotosPage() = default;

void PhotosPage::activated(const QVariantMap &arguments)
{
    m_shown = true;
    m_savedViews->load();
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

void PhotosPage::retry()
{
    m_thumbs->forgetFailures();
    m_viewer->retry();
    reload();
}

bool PhotosPage::escape()
{
    if (m_viewer->isVisible()) {
        m_viewer->hide();
        (m_gridShown ? static_cast<QWidget *>(m_grid) : m_table)->setFocus();
        return true;
    }
    if (m_split->closeDrawer())
        return true;
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
    m_bar->clearSums();
    m_model->setQuery(filter, m_model->sorting());
    m_grid->scrollToTop();
    m_table->scrollToTop();
    updateActions();
    showState();
}

void PhotosPage::setSort(const PhotoSort &sort)
{
    m_model->setQuery(m_model->filter(), sort);
    showSort(sort);
    saveState();
}

void PhotosPage::showSort(const PhotoSort &sort)
{
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
    m_split->setOpen(shown);
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
        m_stack->setCurrentWidget(m_gridShown ? static_cast<QWidget *>(m_grid) : m_tableRoom);
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
    m_bar->setSums(m_model->sumsByTier(), m_model->prices());
    updateSelection();
}

qint64 PhotosPage::rowsIn(const QItemSelection &selection)
{
    qint64 rows = 0;
    for (const QItemSelectionRange &range : selection)
        rows += range.height();
    return rows;
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
    const QString selected = all ? tr("All %Ln selected", nullptr, int(count)) : tr("%Ln selected", nullptr, int(count));
    m_selectionBar->setSummary(selected, size);
    m_barSummary = selected + size;
    QString status;
    if (count > 0) {
        status = tr("%Ln selected", nullptr, int(count));
        if (!size.isEmpty())
            status += u" · "_s + size;
    }
    Q_EMIT statusText(status);
    updateActions();
    m_selectionBar->setVisible(count >= 2);
    if (count >= 2)
        placeSelectionBar();
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
    fillSelectionBar(m_stack->width(), m_barSummary);
    m_selectionBar->placeOver(m_stack->geometry());
}

void PhotosPage::saveState()
{
    m_services.state.setValue(u"ui/photos/grid"_s, m_gridShown);
    m_services.state.setValue(u"ui/photos/thumb"_s, m_grid->thumbSize());
    m_services.state.setValue(u"ui/photos/sort"_s, sortFieldName(m_model->sorting().field));
    m_services.state.setValue(u"ui/photos/descending"_s, m_model->sorting().descending);
    m_services.state.setValue(u"ui/photos/inspector"_s, m_split->isWanted());
    m_services.state.setValue(u"ui/photos/split"_s, m_split->saveState());
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
    m_split->restoreState(split);
    m_model->presetQuery(filterFromMap(filter), sort);
    m_filterMenu->setFilter(m_model->filter());
    m_chips->setChips(chipsOf(m_model->filter()));
    m_trash->setChecked(m_model->filter().trash == TrashScope::Only);
    showSort(sort);
    m_grid->setThumbSize(thumb);
    m_bar->setThumbSize(thumb);
    m_gridShown = grid;
    m_bar->setGrid(grid);
    m_split->setOpen(inspector);
    showState();
}

} // namespace td
