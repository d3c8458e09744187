// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done with the photos that are selected.
#include "ui/dialogs/deliverdialog.h"
#include "ui/pages/photos/filtermenu.h"
#include "ui/pages/photos/photodialogs.h"
#include "ui/pages/photos/photodrag.h"
#include "ui/pages/photos/photogridview.h"
#include "ui/pages/photos/photoinspector.h"
#include "ui/pages/photos/photospage.h"
#include "ui/pages/photos/thumbnailcache.h"
#include "ui/support/format.h"
#include "ui/theme/icons.h"
#include "ui/widgets/inspectorsplit.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/selectionbar.h"

#include <QAction>
#include <QClipboard>
#include <QDrag>
#include <QFileDialog>
#include <QGuiApplication>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QTableView>

#include <numeric>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{
constexpr std::size_t DragFolders = 4;
} // namespace

QAction *PhotosPage::addDeed(const QString &id, const QString &text, const QString &iconName, const QKeySequence &keys,
                             const std::function<void()> &run)
{
    auto *action = new QAction(text, this);
    action->setObjectName(id);
    if (!iconName.isEmpty()) {
        action->setIcon(icon(iconName));
        action->setProperty("td:icon", iconName);
    }
    action->setShortcut(keys);
    // Single letters belong to the lists: elsewhere they are typed.
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(action, &QAction::triggered, this, run);
    m_stack->addAction(action);
    m_actions.insert(id, action);
    return action;
}

void PhotosPage::buildActions()
{
    addDeed(u"preview"_s, tr("Open the picture"), u"eye"_s, Qt::Key_Space, [this] { openViewer(); });
    addDeed(u"publish"_s, tr("Publish…"), u"drafts"_s, Qt::CTRL | Qt::Key_Return, [this] { askPublish(); });
    addDeed(u"move"_s, tr("Move to…"), u"transfers"_s, Qt::Key_M, [this] { chooseTier(); });
    addDeed(u"tag"_s, tr("Tag…"), u"add"_s, {}, [this] { chooseTag(); });
    addDeed(u"draft"_s, tr("Draft…"), u"drafts"_s, Qt::Key_D, [this] { chooseDraft(); });
    addDeed(u"link"_s, tr("Link"), u"link"_s, Qt::Key_L, [this] { m_deeds->copyLinks(targets()); });
    addDeed(u"deliver"_s, tr("Send to Telegram…"), u"upload"_s, {}, [this] { askDeliver(); });
    addDeed(u"pin"_s, tr("Pin"), u"pin"_s, Qt::Key_P, [this] {
        const PhotoRow *row = m_model->loadedRow(m_grid->currentIndex().row());
        m_deeds->setPinned(targets(), !(row && row->photo.pinned));
    });
    addDeed(u"copyid"_s, tr("Copy id"), u"copy"_s, QKeySequence::Copy, [this] {
        const PhotoRow *row = m_model->loadedRow(m_grid->currentIndex().row());
        if (row)
            QGuiApplication::clipboard()->setText(row->photo.photoId);
    });
    addDeed(u"save"_s, tr("Save to disk…"), u"download"_s, QKeySequence::Save, [this] { chooseFolder(); });
    addDeed(u"sizes"_s, tr("Make missing sizes"), u"photos"_s, {}, [this] { m_deeds->makeSizes(targets()); });
    addDeed(u"trash"_s, tr("Trash"), u"trash"_s, Qt::Key_Delete, [this] {
        if (m_model->filter().trash == TrashScope::Only)
            askPurge();
        else
            m_deeds->trash(targets());
    });
    addDeed(u"restore"_s, tr("Restore"), u"undo"_s, {}, [this] { m_deeds->restore(targets()); });
    addDeed(u"purge"_s, tr("Delete for good…"), u"trash"_s, Qt::SHIFT | Qt::Key_Delete, [this] { askPurge(); })
        ->setProperty("td:danger", true);
    addDeed(u"more"_s, tr("More"), u"more"_s, {}, [this] {
        showContextMenu(m_selectionBar->mapToGlobal(QPoint(m_selectionBar->width() / 2, space::s4)));
    });
    addDeed(u"grid"_s, tr("Grid"), u"grid"_s, Qt::Key_G, [this] { setGridShown(true); });
    addDeed(u"table"_s, tr("Table"), u"list"_s, Qt::Key_T, [this] { setGridShown(false); });
    QAction *inspector = addDeed(u"inspector"_s, tr("Inspector"), u"panel-right"_s, {},
                                 [this] { setInspectorShown(!m_split->isOpen()); });
    inspector->setShortcuts({QKeySequence(Qt::Key_I), QKeySequence(Qt::ALT | Qt::Key_Return)});
    QAction *larger = addDeed(u"larger"_s, tr("Larger pictures"), {}, {}, [this] { m_grid->setThumbSize(m_grid->thumbSize() + 20); });
    larger->setShortcuts({QKeySequence(Qt::CTRL | Qt::Key_Plus), QKeySequence(Qt::CTRL | Qt::Key_Equal)});
    addDeed(u"smaller"_s, tr("Smaller pictures"), {}, Qt::CTRL | Qt::Key_Minus,
            [this] { m_grid->setThumbSize(m_grid->thumbSize() - 20); });
    connect(m_selectionBar, &SelectionBar::closed, m_grid, [this] { m_grid->setFocus(); });

    const auto one = [this] {
        PhotoTargets target;
        target.ids = {m_inspector->photoId()};
        target.count = 1;
        return target;
    };
    connect(m_inspector, &PhotoInspector::previewRequested, this, &PhotosPage::openViewer);
    connect(m_inspector, &PhotoInspector::pinRequested, this, [this, one](bool on) { m_deeds->setPinned(one(), on); });
    connect(m_inspector, &PhotoInspector::leaveOutRequested, this, [this, one](bool out) { m_deeds->leaveOut(one(), out); });
    connect(m_inspector, &PhotoInspector::linkRequested, this, [this, one] { m_deeds->copyLinks(one()); });
    connect(m_inspector, &PhotoInspector::menuRequested, this, &PhotosPage::showContextMenu);
    connect(m_inspector, &PhotoInspector::moveRequested, this, [this, one](Tier tier) { m_deeds->moveTo(one(), tier); });
    connect(m_inspector, &PhotoInspector::trashRequested, this, [this, one] { m_deeds->trash(one()); });
    connect(m_inspector, &PhotoInspector::restoreRequested, this, [this, one] { m_deeds->restore(one()); });
    connect(m_inspector, &PhotoInspector::purgeRequested, this, &PhotosPage::askPurge);
    connect(m_inspector, &PhotoInspector::tagAdded, this, [this, one](const QString &tag) { m_deeds->addTag(one(), tag); });
    connect(m_inspector, &PhotoInspector::tagRemoved, this, [this, one](const QString &tag) { m_deeds->removeTag(one(), tag); });
    connect(m_inspector, &PhotoInspector::failed, this, &Page::errorRaised);
}

void PhotosPage::updateActions()
{
    const bool any = m_grid->selectionModel()->hasSelection();
    const bool trashed = m_model->filter().trash == TrashScope::Only;
    for (const QString &id : {u"publish"_s, u"move"_s, u"tag"_s, u"draft"_s, u"link"_s, u"deliver"_s, u"pin"_s, u"sizes"_s})
        m_actions.value(id)->setEnabled(any && !trashed);
    for (const QString &id : {u"trash"_s, u"purge"_s, u"save"_s, u"preview"_s})
        m_actions.value(id)->setEnabled(any);
    m_actions.value(u"restore"_s)->setEnabled(any && trashed);
    const PhotoRow *row = m_model->loadedRow(m_grid->currentIndex().row());
    m_actions.value(u"pin"_s)->setText(row && row->photo.pinned ? tr("Unpin") : tr("Pin"));
}

void PhotosPage::fillSelectionBar(int room, const QString &summary)
{
    const bool trashed = m_model->filter().trash == TrashScope::Only;
    QStringList ids = trashed ? QStringList{u"restore"_s, u"save"_s, u"purge"_s}
                              : QStringList{u"publish"_s, u"move"_s, u"tag"_s, u"draft"_s, u"link"_s, u"deliver"_s, u"pin"_s, u"trash"_s};
    // What finds no room goes into the menu behind "More", the rarest first.
    QStringList rare{u"deliver"_s, u"draft"_s, u"link"_s, u"pin"_s, u"tag"_s, u"save"_s, u"publish"_s, u"move"_s};
    // In steps, so that a growing selection does not change the bar with every digit.
    constexpr int step = 48;
    const int words = (fontMetrics().horizontalAdvance(summary) / step + 1) * step + 7 * space::s6;
    const QString wanted = ids.join(u' ') + QString::number(room - words) + m_actions.value(u"pin"_s)->text();
    if (m_barFor == wanted)
        return;
    m_barFor = wanted;
    const auto widthOf = [this](const QString &id) {
        const std::unique_ptr<QPushButton> button(makeCompactButton(m_actions.value(id)->text(), ButtonKind::Ghost));
        setButtonIcon(*button, m_actions.value(id)->property("td:icon").toString());
        return button->sizeHint().width() + space::s1;
    };
    const auto needed = [&ids, &widthOf] {
        return std::accumulate(ids.cbegin(), ids.cend(), 0, [&widthOf](int sum, const QString &id) { return sum + widthOf(id); });
    };
    while (words + needed() > room && !rare.isEmpty()) {
        ids.removeAll(rare.takeFirst());
        if (!ids.contains(u"more"_s))
            ids.append(u"more"_s);
    }
    QList<QAction *> shown;
    for (const QString &id : std::as_const(ids))
        shown.append(m_actions.value(id));
    m_selectionBar->setBarActions(shown);
    // New buttons count for the width only once they are shown.
    QMetaObject::invokeMethod(this, [this] { m_selectionBar->placeOver(m_stack->geometry()); }, Qt::QueuedConnection);
}

PhotoTargets PhotosPage::targets() const
{
    PhotoTargets targets;
    const QItemSelection selection = m_grid->selectionModel()->selection();
    targets.count = rowsIn(selection);
    if (targets.count > 0 && targets.count == m_model->rowCount() && m_model->ids().isEmpty())
        targets.query = m_model->filter();
    else
        targets.seqs = m_model->seqs(selection);
    return targets;
}

void PhotosPage::showContextMenu(const QPoint &globalPos)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const bool trashed = m_model->filter().trash == TrashScope::Only;
    const QStringList ids = trashed ? QStringList{u"preview"_s, {}, u"restore"_s, u"save"_s, {}, u"purge"_s}
                                    : QStringList{u"preview"_s, {}, u"publish"_s, u"move"_s, u"draft"_s, u"tag"_s, u"pin"_s, {},
                                                  u"link"_s, u"deliver"_s, u"copyid"_s, u"save"_s, u"sizes"_s, {}, u"trash"_s, u"purge"_s};
    for (const QString &id : ids) {
        if (id.isEmpty())
            menu->addSeparator();
        else
            menu->addAction(m_actions.value(id));
    }
    if (!m_gridShown) {
        menu->addSeparator();
        menu->addAction(m_actions.value(u"explain"_s));
        fillColumnsMenu(*menu->addMenu(tr("Columns")));
    }
    menu->popup(globalPos);
}

void PhotosPage::fillColumnsMenu(QMenu &menu)
{
    for (int column = PhotoListModel::Draft; column < PhotoListModel::ColumnCount; ++column) {
        QAction *action = menu.addAction(m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
        action->setCheckable(true);
        action->setChecked(!m_table->isColumnHidden(column));
        connect(action, &QAction::toggled, this, [this, column](bool on) { m_table->setColumnHidden(column, !on); });
    }
}

void PhotosPage::chooseTier()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const PhotoTargets chosen = targets();
    for (const Tier tier : AllTiers) {
        QAction *action = menu->addAction(icon(tierIcon(tier), tierRole(tier)), tierWord(tier), this,
                                          [this, chosen, tier] { m_deeds->moveTo(chosen, tier); });
        action->setEnabled(m_services.engine.parts.stores.has(tier));
        if (!action->isEnabled())
            action->setText(tr("%1 (not connected)").arg(tierWord(tier)));
    }
    const QWidget *near = m_selectionBar->isVisible() ? static_cast<QWidget *>(m_selectionBar) : m_stack;
    const QPoint at = near->mapToGlobal(QPoint(near->width() / 2, m_selectionBar->isVisible() ? -space::s2 : near->height() / 2));
    menu->popup(QPoint(at.x(), at.y() - menu->sizeHint().height()));
}

void PhotosPage::chooseTag()
{
    const PhotoTargets chosen = targets();
    runAsync(
        m_services.pool, this,
        [&library = m_services.engine.library] { return library.tags(500).value_or(QStringList{}); },
        [this, chosen](const QStringList &known) {
            askText(this, tr("Tag %Ln photo(s)", nullptr, int(chosen.count)), tr("Tag"), tr("Add tag"), known,
                    [this, chosen](const QString &tag) { m_deeds->addTag(chosen, tag); });
        });
}

void PhotosPage::chooseDraft()
{
    const PhotoTargets chosen = targets();
    runAsync(
        m_services.pool, this,
        [&drafts = m_services.engine.drafts] {
            QStringList names;
            const QList<Draft> found = drafts.list(DraftScope::All, {}, {}, 1000).value_or(QList<Draft>{});
            for (const Draft &draft : found)
                names.append(draft.draftId);
            return names;
        },
        [this, chosen](const QStringList &known) {
            askText(this, tr("Set the draft of %Ln photo(s)", nullptr, int(chosen.count)),
                    tr("An existing draft, or the name of a new one"), tr("Set draft"), known,
                    [this, chosen](const QString &draft) { m_deeds->setDraft(chosen, draft); });
        });
}

void PhotosPage::askPublish()
{
    const PhotoTargets chosen = targets();
    askPublishPhotos(this, m_services, chosen.count, {}, [this, chosen] { m_deeds->publish(chosen); });
}

void PhotosPage::askDeliver()
{
    const PhotoTargets chosen = targets();
    auto *dialog = new DeliverDialog(
        m_services, chosen.count, [&library = m_services.engine.library, chosen] { return resolveIds(library, chosen); },
        this);
    dialog->open();
}

void PhotosPage::askPurge()
{
    PhotoTargets chosen = targets();
    if (chosen.count == 0 && !m_inspector->photoId().isEmpty()) {
        chosen.ids = {m_inspector->photoId()};
        chosen.count = 1;
    }
    if (chosen.count == 0)
        return;
    QStringList names;
    qint64 bytes = 0;
    for (const QItemSelectionRange &range : m_grid->selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom() && names.size() < 100; ++row) {
            if (const PhotoRow *known = m_model->loadedRow(row)) {
                names.append(known->photo.filename);
                bytes += known->photo.storedBytes;
            }
        }
    }
    if (chosen.query)
        bytes = m_model->sums().bytes;
    askPurgePhotos(this, chosen.count, bytes, chosen.query || names.size() == chosen.count, names,
                   [this, chosen] { m_deeds->purge(chosen); });
}

void PhotosPage::chooseFolder()
{
    auto *dialog = new QFileDialog(window(), tr("Save %Ln photo(s) to disk", nullptr, int(targets().count)),
                                   m_services.state.value(u"ui/photos/saveFolder"_s,
                                                          QStandardPaths::writableLocation(QStandardPaths::PicturesLocation))
                                       .toString());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::fileSelected, this, [this, chosen = targets()](const QString &folder) {
        m_services.state.setValue(u"ui/photos/saveFolder"_s, folder);
        m_deeds->saveTo(chosen, folder);
    });
    dialog->open();
}

void PhotosPage::startDrag()
{
    const PhotoTargets chosen = targets();
    if (chosen.count == 0 || chosen.count > DragLimit)
        return;
    auto folder = std::make_unique<QTemporaryDir>();
    if (!folder->isValid())
        return;
    const QString path = folder->path();
    m_dragFolders.push_back(std::move(folder));
    if (m_dragFolders.size() > DragFolders)
        m_dragFolders.erase(m_dragFolders.begin());
    const PhotoRow *row = m_model->loadedRow(m_grid->currentIndex().row());
    const QImage image = row ? m_thumbs->picture(row->photo, QSize(120, 90), devicePixelRatioF()) : QImage();
    writeForDrag(m_services, this, chosen, path, [this, image](const QList<QUrl> &urls) {
        // Let go before the files were there: there is nothing to carry any more.
        if (urls.isEmpty() || !(QGuiApplication::mouseButtons() & Qt::LeftButton))
            return;
        auto *data = new QMimeData;
        data->setUrls(urls);
        auto *drag = new QDrag(this);
        drag->setMimeData(data);
        if (!image.isNull())
            drag->setPixmap(QPixmap::fromImage(image.scaledToHeight(int(90 * devicePixelRatioF()), Qt::SmoothTransformation)));
        drag->exec(Qt::CopyAction);
    });
}

} // namespace td
