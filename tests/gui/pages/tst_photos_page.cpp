// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/guiprofile.h"
#include "gui/pages/pageprobe.h"
#include "support/testprogram.h"
#include "ui/pages/photos/photofilters.h"
#include "ui/pages/photos/photogridview.h"
#include "ui/pages/photos/photospage.h"
#include "ui/pages/photos/thumbnailcache.h"
#include "ui/widgets/selectionbar.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTableView>

using namespace Qt::StringLiterals;
using namespace td;
using namespace td::test;

namespace
{
/// Rows without content, as many as anybody may have.
class LongModel : public QAbstractTableModel
{
public:
    using QAbstractTableModel::QAbstractTableModel;
    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : 1'000'000; }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : 10; }
    QVariant data(const QModelIndex &index, int role) const override
    {
        return role == Qt::DisplayRole ? QVariant(index.row()) : QVariant();
    }
};
} // namespace

class PhotosPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void firstStateInvites();
    void listsEverythingNewestFirst();
    void modelKeepsItsPromisesWhilePhotosComeAndGo();
    void filtersByArgumentsAndChips();
    void filterMapIsTrue_data();
    void filterMapIsTrue();
    void trashIsUndone();
    void pinAndTagAreUndone();
    void purgeAsksFirst();
    void selectAllMeansTheQuery();
    void oneSelectedIsInspected();
    void copiesLinks();
    void gridAndTableShareTheSelection();
    void opensOnePhotoByItsId();
    void thumbnailsStayInsideTheirLimit();
    void gridHoldsAMillionRows();
    void errorIsSaidAndTheRestStays();

private:
    void open(const QVariantMap &arguments = {});
    void select(int first, int last);
    std::unique_ptr<GuiProfile> m_profile;
    std::unique_ptr<PhotosPage> m_page;
    std::unique_ptr<PageProbe> m_probe;
};

void PhotosPageTest::init()
{
    m_profile = std::make_unique<GuiProfile>();
}

void PhotosPageTest::cleanup()
{
    m_probe.reset();
    m_page.reset();
    m_profile.reset();
}

void PhotosPageTest::open(const QVariantMap &arguments)
{
    m_page = std::make_unique<PhotosPage>(m_profile->services(), nullptr);
    m_probe = std::make_unique<PageProbe>(*m_page);
    m_page->resize(1100, 700);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    m_page->activated(arguments);
    QTRY_COMPARE(m_page->model().state(), PhotoListModel::State::Ready);
}

void PhotosPageTest::select(int first, int last)
{
    const QItemSelection rows(m_page->model().index(first, 0), m_page->model().index(last, 0));
    m_page->grid().selectionModel()->select(rows, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    m_page->grid().selectionModel()->setCurrentIndex(m_page->model().index(first, 0), QItemSelectionModel::NoUpdate);
    m_page->grid().setFocus();
}

void PhotosPageTest::firstStateInvites()
{
    open();
    QCOMPARE(m_page->model().rowCount(), 0);
    QVERIFY(!m_page->grid().isVisible());
    m_profile->addPhotos(1);
    m_page->reload();
    QTRY_COMPARE(m_page->model().rowCount(), 1);
    QVERIFY(m_page->grid().isVisible());
}

void PhotosPageTest::listsEverythingNewestFirst()
{
    const QStringList ids = m_profile->addPhotos(5, u"Veste"_s);
    open();
    QCOMPARE(m_page->model().rowCount(), 5);
    QTRY_VERIFY(m_page->model().row(0) && m_page->model().row(4));
    for (int row = 0; row < 5; ++row)
        QCOMPARE(m_page->model().row(row)->photo.photoId, ids.at(4 - row));
    const PhotoRow *first = m_page->model().row(0);
    QCOMPARE(first->next.action, Action::Promote);
    QTRY_COMPARE(m_page->model().sums().count, 5);
}

void PhotosPageTest::modelKeepsItsPromisesWhilePhotosComeAndGo()
{
    const QStringList ids = m_profile->addPhotos(6);
    PhotoListModel model(m_profile->services());
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setQuery({}, {});
    QTRY_COMPARE(model.rowCount(), 6);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    m_profile->addPhotos(2);
    model.reload();
    QTRY_COMPARE(model.rowCount(), 8);
    QVERIFY(m_profile->engine().library.trash({ids.at(2), ids.at(3)}));
    model.reload();
    QTRY_COMPARE(model.rowCount(), 6);
    // New ones at the head and gone ones in the middle are told as such: a selection survives.
    QCOMPARE(resets.count(), 0);
    model.setQuery({}, {.field = PhotoSortField::Filename, .descending = false});
    QTRY_VERIFY(model.row(0) && model.row(0)->photo.photoId == ids.first());
    QCOMPARE(model.data(model.index(0, PhotoListModel::Name), Qt::DisplayRole).toString(), u"IMG_0001.jpg"_s);
    QCOMPARE(model.rowOfSeq(model.seqAt(3)), 3);
}

void PhotosPageTest::filtersByArgumentsAndChips()
{
    m_profile->addPhotos(3, u"Veste"_s, {u"red"_s});
    m_profile->addPhotos(2);
    open({{u"draft"_s, u"Veste"_s}});
    QCOMPARE(m_page->model().rowCount(), 3);
    m_page->activated({{u"tag"_s, u"blue"_s}});
    QTRY_COMPARE(m_page->model().rowCount(), 0);
    QTRY_VERIFY(!m_page->grid().isVisible());
    QVERIFY(m_page->escape());
    QTRY_COMPARE(m_page->model().rowCount(), 5);
    PhotoFilter loose;
    loose.withoutDraft = true;
    m_page->activated({{u"filter"_s, QVariant::fromValue(loose)}});
    QTRY_COMPARE(m_page->model().rowCount(), 2);
}

void PhotosPageTest::filterMapIsTrue_data()
{
    QTest::addColumn<PhotoFilter>("filter");
    QTest::addColumn<int>("chips");
    QTest::newRow("nothing") << PhotoFilter{} << 0;
    PhotoFilter places;
    places.tier = Tier::Cold;
    places.draft = u"A/B"_s;
    places.user = u"Marie"_s;
    places.tags = {u"red"_s, u"blue"_s};
    QTest::newRow("places") << places << 5;
    PhotoFilter states;
    states.published = false;
    states.pinned = true;
    states.damaged = true;
    states.duplicatesOnly = true;
    states.trash = TrashScope::Only;
    QTest::newRow("states") << states << 5;
    PhotoFilter figures;
    figures.minBytes = 300'000;
    figures.maxBytes = 5'000'000;
    figures.savedBelowPercent = 10;
    figures.uploadedFrom = instantOf(1'760'000'000);
    figures.accessedBefore = instantOf(1'761'000'000);
    QTest::newRow("figures") << figures << 5;
}

void PhotosPageTest::filterMapIsTrue()
{
    QFETCH(PhotoFilter, filter);
    QFETCH(int, chips);
    QVERIFY(filterFromMap(filterToMap(filter)) == filter);
    const QList<FilterChip> shown = chipsOf(filter);
    QCOMPARE(shown.size(), chips);
    PhotoFilter left = filter;
    for (const FilterChip &chip : shown)
        left = without(left, chip.id);
    QVERIFY(left == PhotoFilter{});
}

void PhotosPageTest::trashIsUndone()
{
    m_profile->addPhotos(4);
    open();
    select(1, 2);
    QTest::keyClick(&m_page->grid(), Qt::Key_Delete);
    QTRY_COMPARE(m_page->model().rowCount(), 2);
    QTRY_VERIFY(m_probe->undo);
    m_probe->undo();
    QTRY_COMPARE(m_page->model().rowCount(), 4);
    QVERIFY(m_probe->errors.isEmpty());
    QVERIFY2(m_probe->toasts.last().contains(", due again "_L1), qPrintable(m_probe->toasts.last()));
}

void PhotosPageTest::pinAndTagAreUndone()
{
    const QStringList ids = m_profile->addPhotos(3);
    open();
    QTRY_VERIFY(m_page->model().row(0));
    select(0, 1);
    QTest::keyClick(&m_page->grid(), Qt::Key_P);
    QTRY_VERIFY(m_profile->photo(ids.at(2)).pinned && m_profile->photo(ids.at(1)).pinned);
    QVERIFY(!m_profile->photo(ids.at(0)).pinned);
    QTRY_VERIFY(m_probe->undo);
    m_probe->undo();
    QTRY_VERIFY(!m_profile->photo(ids.at(2)).pinned);
    m_probe->undo = {};
    PhotoTargets targets;
    targets.ids = {ids.at(0)};
    targets.count = 1;
    m_page->deeds().addTag(targets, u"summer"_s);
    QTRY_COMPARE(m_profile->photo(ids.at(0)).tags, QStringList{u"summer"_s});
    QTRY_VERIFY(m_probe->undo);
    m_probe->undo();
    QTRY_VERIFY(m_profile->photo(ids.at(0)).tags.isEmpty());
}

void PhotosPageTest::purgeAsksFirst()
{
    const QStringList ids = m_profile->addPhotos(2);
    QVERIFY(m_profile->engine().library.trash({ids.at(0)}));
    open({{u"deleted"_s, true}});
    QCOMPARE(m_page->model().rowCount(), 1);
    QTRY_VERIFY(m_page->model().row(0));
    select(0, 0);
    QTest::keyClick(&m_page->grid(), Qt::Key_Delete, Qt::ShiftModifier);
    QTRY_VERIFY(openSheet(*m_page));
    QTest::keyClick(openSheet(*m_page), Qt::Key_Escape);
    QTRY_VERIFY(!openSheet(*m_page));
    QVERIFY(!m_profile->photo(ids.at(0)).photoId.isEmpty());
    m_page->grid().setFocus();
    QTest::keyClick(&m_page->grid(), Qt::Key_Delete, Qt::ShiftModifier);
    QTRY_VERIFY(openSheet(*m_page));
    auto *accept = openSheet(*m_page)->findChild<QPushButton *>(u"accept"_s);
    QVERIFY(accept);
    accept->click();
    QTRY_VERIFY(m_profile->photo(ids.at(0)).photoId.isEmpty());
    QTRY_COMPARE(m_page->model().rowCount(), 0);
}

void PhotosPageTest::selectAllMeansTheQuery()
{
    m_profile->addPhotos(5, u"Veste"_s);
    m_profile->addPhotos(1);
    open({{u"draft"_s, u"Veste"_s}});
    m_page->grid().setFocus();
    QTest::keySequence(&m_page->grid(), QKeySequence::SelectAll);
    QCOMPARE(m_page->grid().selectionModel()->selection().size(), 1);
    auto *bar = m_page->findChild<SelectionBar *>();
    QVERIFY(bar && bar->isVisible());
    QVERIFY(m_probe->status.startsWith(u'5'));
    QTest::keyClick(&m_page->grid(), Qt::Key_Delete);
    QTRY_COMPARE(m_page->model().rowCount(), 0);
    m_page->activated({{u"withoutDraft"_s, true}});
    QTRY_COMPARE(m_page->model().rowCount(), 1);
}

void PhotosPageTest::oneSelectedIsInspected()
{
    m_profile->addPhotos(3, u"Veste"_s);
    open();
    QTRY_VERIFY(m_page->model().row(0));
    select(1, 1);
    bool named = false;
    for (const QLabel *label : m_page->findChildren<QLabel *>())
        named = named || (label->isVisible() && label->text() == "IMG_0002.jpg"_L1);
    QVERIFY(named);
    QVERIFY(m_probe->status.startsWith(u'1'));
    QVERIFY(m_page->escape());
    QVERIFY(!m_page->grid().selectionModel()->hasSelection());
}

void PhotosPageTest::copiesLinks()
{
    m_profile->addPhotos(2);
    open();
    QTRY_VERIFY(m_page->model().row(0));
    select(0, 1);
    QTest::keyClick(&m_page->grid(), Qt::Key_L);
    QTRY_COMPARE(m_probe->toasts.size(), 1);
    QVERIFY(m_probe->errors.isEmpty());
}

void PhotosPageTest::gridAndTableShareTheSelection()
{
    m_profile->addPhotos(4);
    open();
    QTRY_VERIFY(m_page->model().row(0));
    select(1, 2);
    QTest::keyClick(&m_page->grid(), Qt::Key_T);
    auto *table = m_page->findChild<QTableView *>();
    QVERIFY(table && table->isVisible());
    QCOMPARE(table->selectionModel()->selectedRows().size(), 2);
    table->setFocus();
    QTest::keyClick(table, Qt::Key_G);
    QVERIFY(m_page->grid().isVisible());
    m_page->deactivated();
    QCOMPARE(m_profile->services().state.value(u"ui/photos/grid"_s).toBool(), true);
}

void PhotosPageTest::opensOnePhotoByItsId()
{
    const QStringList ids = m_profile->addPhotos(6);
    open({{u"ids"_s, QStringList{ids.at(1)}}});
    QTRY_VERIFY(m_page->grid().currentIndex().isValid());
    QTRY_VERIFY(m_page->model().row(m_page->grid().currentIndex().row()));
    QCOMPARE(m_page->model().row(m_page->grid().currentIndex().row())->photo.photoId, ids.at(1));
    m_page->activated({{u"ids"_s, QStringList{ids.at(0), ids.at(3)}}});
    QTRY_COMPARE(m_page->model().rowCount(), 2);
}

void PhotosPageTest::thumbnailsStayInsideTheirLimit()
{
    const QStringList ids = m_profile->addPhotos(8);
    constexpr qint64 roomForThree = 3 * 240 * 180 * 4;
    ThumbnailCache cache(m_profile->services(), roomForThree);
    QStringList ready;
    connect(&cache, &ThumbnailCache::ready, this, [&ready](const QString &id) { ready.append(id); });
    for (const QString &id : ids)
        QVERIFY(cache.picture(id, QSize(160, 120), 1).isNull());
    QTRY_COMPARE(ready.size(), ids.size());
    // The newest wish comes before those that waited longer.
    QVERIFY(ready.indexOf(ids.last()) < ready.indexOf(ids.first()));
    qsizetype kept = 0;
    for (const QString &id : ids)
        kept += cache.picture(id, QSize(160, 120), 1).isNull() ? 0 : 1;
    QVERIFY2(kept > 0 && kept < ids.size(), qPrintable(QString::number(kept)));
    cache.keepOnly({});
    QVERIFY(cache.picture(u"nobody"_s, QSize(160, 120), 1).isNull());
    QTRY_VERIFY(!cache.failure(u"nobody"_s).isEmpty());
}

void PhotosPageTest::gridHoldsAMillionRows()
{
    LongModel model;
    PhotoGridView grid;
    grid.resize(900, 600);
    grid.setModel(&model);
    grid.show();
    QVERIFY(QTest::qWaitForWindowExposed(&grid));
    QElapsedTimer timer;
    timer.start();
    grid.selectAll();
    grid.scrollToBottom();
    grid.grab();
    const qint64 took = timer.elapsed();
    QVERIFY2(took < 500, qPrintable(QString::number(took)));
    QCOMPARE(grid.selectionModel()->selection().size(), 1);
    QCOMPARE(grid.visibleRows().second, 999'999);
    const QModelIndex last = model.index(999'999, 0);
    QCOMPARE(grid.indexAt(grid.visualRect(last).center()), last);
    grid.setCurrentIndex(model.index(500'000, 0));
    QVERIFY(grid.viewport()->rect().contains(grid.visualRect(grid.currentIndex()).center()));
    QTest::keyClick(&grid, Qt::Key_Right, Qt::ShiftModifier);
    QTest::keyClick(&grid, Qt::Key_Down, Qt::ShiftModifier);
    QVERIFY(grid.selectionModel()->selectedRows().size() >= 3);
}

void PhotosPageTest::errorIsSaidAndTheRestStays()
{
    const QStringList ids = m_profile->addPhotos(2);
    open();
    QTRY_VERIFY(m_page->model().row(0));
    PhotoTargets targets;
    targets.ids = {ids.at(0), u"unknown"_s};
    targets.count = 2;
    m_page->deeds().trash(targets);
    QTRY_COMPARE(m_probe->errors.size(), 1);
    QTRY_COMPARE(m_page->model().rowCount(), 1);
}

TD_WINDOW_TEST(PhotosPageTest)
#include "tst_photos_page.moc"
