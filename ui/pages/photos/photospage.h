// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/page.h"
#include "ui/pages/photos/photoactions.h"
#include "ui/pages/photos/photolistmodel.h"

#include <QTemporaryDir>

class QAction;
class QMenu;
class QPushButton;
class QStackedWidget;
class QTableView;
class QToolButton;

namespace td
{

class Banner;
class EmptyState;
class FilterChipBar;
class FilterMenu;
class InspectorSplit;
class PhotoDelegate;
class PhotoGridView;
class PhotoInspector;
class PhotoToolBar;
class PhotoViewer;
class SavedViews;
class SelectionBar;
class ThumbnailCache;

/// Every photo of the catalogue, as a grid or a table, with filters, an inspector and what can be done with one or many.
class PhotosPage : public Page
{
    Q_OBJECT
public:
    PhotosPage(const UiServices &services, QWidget *parent);
    ~PhotosPage() override;

    [[nodiscard]] QString title() const override { return tr("Photos"); }
    void activated(const QVariantMap &arguments) override;
    void deactivated() override;
    void reload() override;
    void retry() override;
    bool escape() override;

    [[nodiscard]] PhotoListModel &model() { return *m_model; }
    [[nodiscard]] PhotoGridView &grid() { return *m_grid; }
    [[nodiscard]] PhotoActions &deeds() { return *m_deeds; }
    [[nodiscard]] SavedViews &savedViews() { return *m_savedViews; }

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    // photospage.cpp: parts and state
    void buildHead(QWidget *head);
    void buildViews();
    void connectParts();
    void setFilter(const PhotoFilter &filter);
    void setSort(const PhotoSort &sort);
    void showSort(const PhotoSort &sort);
    void setGridShown(bool grid);
    void setInspectorShown(bool shown);
    void showState();
    void showSums();
    void updateSelection();
    [[nodiscard]] static qint64 rowsIn(const QItemSelection &selection);
    void updateWanted();
    void placeSelectionBar();
    void saveState();
    void restoreState();

    // photospageactions.cpp: what can be done
    void buildActions();
    QAction *addDeed(const QString &id, const QString &text, const QString &icon, const QKeySequence &keys,
                     const std::function<void()> &run);
    void updateActions();
    void fillSelectionBar(int room, const QString &summary); ///< as many deeds as there is room for, px
    [[nodiscard]] PhotoTargets targets() const;
    void showContextMenu(const QPoint &globalPos);
    void fillColumnsMenu(QMenu &menu); ///< which columns the table shows
    void chooseTier();
    void chooseTag();
    void chooseDraft();
    void askPublish();
    void askDeliver();
    void askPurge();
    void chooseFolder();
    void startDrag();
    void openViewer();
    void stepViewer(int by);
    void fillViewsMenu();
    void saveView(const QString &name);
    void selectPhoto(const QString &photoId);

    const UiServices &m_services;
    PhotoListModel *m_model;
    ThumbnailCache *m_thumbs;
    PhotoActions *m_deeds;
    SavedViews *m_savedViews;
    FilterChipBar *m_chips = nullptr;
    FilterMenu *m_filterMenu = nullptr;
    QToolButton *m_trash = nullptr;
    QPushButton *m_views = nullptr;
    QMenu *m_viewsMenu = nullptr;
    PhotoToolBar *m_bar = nullptr;
    Banner *m_banner = nullptr;
    InspectorSplit *m_split = nullptr;
    QWidget *m_left = nullptr;
    QStackedWidget *m_stack = nullptr;
    PhotoGridView *m_grid = nullptr;
    PhotoDelegate *m_delegate = nullptr;
    QTableView *m_table = nullptr;
    QWidget *m_tableRoom = nullptr; ///< the table on its card
    EmptyState *m_first = nullptr;
    EmptyState *m_none = nullptr;
    EmptyState *m_emptyTrash = nullptr;
    SelectionBar *m_selectionBar = nullptr;
    PhotoInspector *m_inspector = nullptr;
    PhotoViewer *m_viewer = nullptr;
    QHash<QString, QAction *> m_actions;
    std::vector<std::unique_ptr<QTemporaryDir>> m_dragFolders;
    QString m_selectWhenReady;
    QString m_barSummary;
    QString m_barFor; ///< what the selection bar was last filled for
    bool m_gridShown = true;
    bool m_shown = false;
    bool m_stale = true;
    bool m_pendingRow = false; ///< the one selected row is not loaded yet
};

} // namespace td
