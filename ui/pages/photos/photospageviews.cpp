// SPDX-License-Identifier: GPL-3.0-or-later
// Saved views, and the way to one photo.
#include "ui/pages/photos/filtermenu.h"
#include "ui/pages/photos/photofilters.h"
#include "ui/pages/photos/photogridview.h"
#include "ui/pages/photos/photospage.h"
#include "ui/pages/photos/photoviewer.h"
#include "ui/pages/photos/savedviews.h"
#include "ui/pages/photos/thumbnailcache.h"

#include <QMenu>
#include <QPointer>
#include <QTableView>

using namespace Qt::StringLiterals;

namespace td
{

void PhotosPage::fillViewsMenu()
{
    m_viewsMenu->clear();
    const QStringList names = m_savedViews->names();
    for (const QString &name : names) {
        QString shown = name;
        m_viewsMenu->addAction(shown.replace(u'&', u"&&"_s), this,
                               [this, name] { setFilter(filterFromMap(m_savedViews->definition(name))); });
    }
    if (!names.isEmpty())
        m_viewsMenu->addSeparator();
    QAction *save = m_viewsMenu->addAction(tr("Save this view…"), this, [this] {
        askText(this, tr("Save this view"), tr("Name"), tr("Save"), {}, [this](const QString &name) { saveView(name); });
    });
    save->setEnabled(m_model->filter() != PhotoFilter{});
    if (names.isEmpty())
        return;
    QMenu *remove = m_viewsMenu->addMenu(tr("Remove"));
    for (const QString &name : names) {
        QString shown = name;
        remove->addAction(shown.replace(u'&', u"&&"_s), this, [this, name] {
            const QVariantMap before = m_savedViews->definition(name);
            m_savedViews->remove(name);
            Q_EMIT toast(tr("View %1 removed").arg(name),
                         Deed([views = QPointer(m_savedViews), name, before] { if (views) views->save(name, before); },
                              [views = QPointer(m_savedViews), name] { if (views) views->remove(name); }));
        });
    }
}

void PhotosPage::saveView(const QString &name)
{
    m_savedViews->save(name, filterToMap(m_model->filter()));
    Q_EMIT toast(tr("View %1 saved").arg(name), {});
}

void PhotosPage::selectPhoto(const QString &photoId)
{
    runAsync(
        m_services.pool, this,
        [&library = m_services.engine.library, photoId] { return library.findAll({photoId}); },
        [this, photoId](const Result<QList<Photo>> &photos) {
            if (!photos || photos->isEmpty())
                return;
            const Photo &photo = photos->constFirst();
            const int row = m_model->rowOfSeq(photo.seq);
            if (row < 0) {
                if (photo.deletedAt && m_model->filter().trash != TrashScope::Only) {
                    m_selectWhenReady = photoId;
                    PhotoFilter filter;
                    filter.trash = TrashScope::Only;
                    setFilter(filter);
                }
                return;
            }
            const QModelIndex index = m_model->index(row, 0);
            m_grid->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
            m_grid->scrollTo(index, QAbstractItemView::PositionAtCenter);
            m_table->scrollTo(index, QAbstractItemView::PositionAtCenter);
            setInspectorShown(true);
        });
}

void PhotosPage::openViewer()
{
    const PhotoRow *row = m_model->loadedRow(m_grid->currentIndex().row());
    if (!row)
        return;
    m_viewer->setGeometry(rect());
    m_viewer->showPhoto(row->photo, m_thumbs->picture(row->photo, QSize(480, 480), devicePixelRatioF()));
    m_viewer->show();
    m_viewer->raise();
    m_viewer->setFocus();
}

void PhotosPage::stepViewer(int by)
{
    const int row = m_grid->currentIndex().row() + by;
    if (row < 0 || row >= m_model->rowCount())
        return;
    m_grid->selectionModel()->setCurrentIndex(m_model->index(row, 0),
                                              QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    m_grid->scrollTo(m_model->index(row, 0));
    if (m_model->row(row))
        openViewer();
}

} // namespace td
