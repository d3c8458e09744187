// SPDX-License-Identifier: GPL-3.0-or-later
// Every page in the window, light and dark, small and large: it shows something, and no text is cut.
#include "gui/pages/guiprofile.h"
#include "support/testprogram.h"
#include "ui/mainwindow.h"
#include "ui/pages/photos/photogridview.h"
#include "ui/widgets/sheet.h"
#include "ui/widgets/skeleton.h"
#include "ui/widgets/textlabel.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QDir>
#include <QLabel>
#include <QScrollArea>
#include <QTableView>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace td;
using namespace td::test;

class PagePictures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void page_data();
    void page();
    void states();

private:
    void settle();
    static QStringList cut(const QWidget &window);
    std::unique_ptr<GuiProfile> m_profile;
    std::unique_ptr<MainWindow> m_window;
};

void PagePictures::initTestCase()
{
    m_profile = std::make_unique<GuiProfile>();
    const QDir shared(QString(qEnvironmentVariable("TIERDECK_TEST_DATA") + u"/images/photos"_s));
    QStringList files;
    const QString shots = qEnvironmentVariable("TIERDECK_SHOTS");
    if (!shots.isEmpty() && shared.exists()) {
        for (const QFileInfo &file : shared.entryInfoList({u"*.jpg"_s}, QDir::Files, QDir::Size)) {
            if (file.size() > 100'000)
                files.append(file.filePath());
        }
    }
    ManualClock &clock = m_profile->clock();
    Engine &engine = m_profile->engine();
    const auto add = [&](int from, int count, const QString &draft) {
        return files.isEmpty() ? m_profile->addPhotos(count, draft)
                               : m_profile->addFiles(files.mid(from, count), draft);
    };
    // One that is old enough for COLD, some that HOT has had for a while, some that came today.
    const QStringList old = add(0, 6, u"Robe fleurie"_s);
    clock.advance(60 * Hour);
    QVERIFY(engine.lifecycle.run({}, {}, {}, {}));
    clock.advance(80 * Day);
    const QStringList hot = add(6, 8, u"Veste en lin beige"_s);
    clock.advance(50 * Hour);
    QVERIFY(engine.lifecycle.run({}, {}, {}, {}));
    clock.advance(9 * Day);
    const QStringList fresh = add(14, 6, u"Sac cuir"_s);
    const QStringList loose = add(20, 3, {});
    QVERIFY(engine.drafts.publish(u"Sac cuir"_s, {fresh.first()}));
    PhotoEdit pin;
    pin.pinned = true;
    pin.addTags = {u"summer"_s, u"studio"_s};
    QVERIFY(engine.library.edit({hot.value(2), fresh.value(1)}, pin));
    QVERIFY(engine.drafts.addOrder(u"Robe fleurie"_s, u"ORD-1042"_s, {}));
    clock.advance(5 * Hour);
    m_profile->services().queue.addUploads({m_profile->folder() + u"/nothing.heic"_s, m_profile->picture(900)}, false,
                                           {});
    QFile bad(m_profile->folder() + u"/photo.heic"_s);
    QVERIFY(bad.open(QIODevice::WriteOnly));
    bad.write("not a picture at all");
    bad.close();
    m_profile->services().queue.addUploads({bad.fileName()}, false, {});
    m_window = std::make_unique<MainWindow>(m_profile->services());
    m_window->resize(1280, 800);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    QTRY_VERIFY(m_profile->services().queue.snapshot().isIdle());
}

void PagePictures::cleanupTestCase()
{
    m_window.reset();
    m_profile.reset();
}

void PagePictures::settle()
{
    // An answer may ask for more: it is quiet when nobody had anything to do for a while.
    QThreadPool &pool = m_profile->services().pool;
    QThreadPool &thumbs = m_profile->services().thumbPool;
    constexpr int QuietRounds = 4;
    for (int quiet = 0; quiet < QuietRounds; ++quiet) {
        if (pool.activeThreadCount() + thumbs.activeThreadCount() > 0)
            quiet = 0;
        pool.waitForDone();
        thumbs.waitForDone();
        QTest::qWait(30);
    }
}

QStringList PagePictures::cut(const QWidget &window)
{
    QStringList found;
    for (const QWidget *widget : window.findChildren<QWidget *>()) {
        if (!widget->isVisible() || widget->visibleRegion().isEmpty())
            continue;
        const auto *label = qobject_cast<const QLabel *>(widget);
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        if ((!label || label->text().isEmpty()) && (!button || button->text().isEmpty()))
            continue;
        const QSize least = widget->minimumSizeHint();
        if (widget->width() < least.width() || widget->height() < least.height())
            found.append((label ? label->text() : button->text()) + u" "_s + QString::number(widget->width()) + u'<' +
                         QString::number(least.width()));
    }
    for (const QScrollArea *area : window.findChildren<QScrollArea *>()) {
        if (area->isVisible() && area->widget() && area->widget()->width() > area->viewport()->width())
            found.append(u"wider than its room: "_s + area->accessibleName());
    }
    return found;
}

void PagePictures::page_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QVariantMap>("arguments");
    QTest::addColumn<int>("scheme");
    QTest::addColumn<QSize>("size");
    const QList<std::pair<QString, QVariantMap>> pages{
        {u"photos"_s, {}},
        {u"drafts"_s, {{u"draft"_s, u"Robe fleurie"_s}}},
        {u"transfers"_s, {}},
        {u"lifecycle"_s, {{u"tab"_s, u"plan"_s}}},
        {u"lifecycle"_s, {{u"tab"_s, u"rules"_s}}},
        {u"lifecycle"_s, {{u"tab"_s, u"history"_s}}},
    };
    for (const auto &[id, arguments] : pages) {
        const QString name =
            id + (arguments.contains(u"tab"_s) ? u'-' + arguments.value(u"tab"_s).toString() : QString());
        for (const auto &[word, scheme] : {std::pair{u"light"_s, Scheme::Light}, std::pair{u"dark"_s, Scheme::Dark}}) {
            for (const QSize size : {QSize(1280, 800), QSize(1920, 1080)})
                QTest::newRow(qPrintable(QString(name + u'-' + word + u'-' + QString::number(size.width()))))
                    << id << arguments << int(scheme) << size;
        }
        QTest::newRow(qPrintable(QString(name + u"-small"_s)))
            << id << arguments << int(Scheme::Light) << QSize(1024, 700);
        QTest::newRow(qPrintable(QString(name + u"-hc"_s)))
            << id << arguments << int(Scheme::HighContrastDark) << QSize(1280, 800);
    }
}

void PagePictures::page()
{
    QFETCH(QString, id);
    QFETCH(QVariantMap, arguments);
    QFETCH(int, scheme);
    QFETCH(QSize, size);
    m_profile->theme().apply(Scheme(scheme));
    m_window->resize(size);
    m_window->showPage(id, arguments);
    settle();
    if (id == "photos"_L1) {
        auto *view = m_window->currentPage()->findChild<PhotoGridView *>();
        QVERIFY(view);
        QTRY_VERIFY(view->model()->rowCount() > 5);
        view->setCurrentIndex(view->model()->index(5, 0));
        settle();
    }
    shot(*m_window, QString::fromLatin1(QTest::currentDataTag()));
    QCOMPARE(m_window->currentPageId(), id);
    const QStringList cutTexts = cut(*m_window->currentPage());
    QVERIFY2(cutTexts.isEmpty(), qPrintable(cutTexts.join(u" | "_s)));
    for (const Skeleton *waiting : m_window->currentPage()->findChildren<Skeleton *>())
        QVERIFY(!waiting->isVisible());
}

void PagePictures::states()
{
    m_profile->theme().apply(Scheme::Light);
    m_window->resize(1280, 800);
    m_window->showPage(u"photos"_s, {});
    settle();
    auto *grid = m_window->currentPage()->findChild<PhotoGridView *>();
    QVERIFY(grid);
    const QAbstractItemModel *model = grid->model();
    QTRY_VERIFY(model->rowCount() > 8);
    grid->selectionModel()->select(QItemSelection(model->index(1, 0), model->index(4, 0)),
                                   QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    settle();
    shot(*m_window, u"state-photos-many"_s);
    const QStringList cutTexts = cut(*m_window->currentPage());
    QVERIFY2(cutTexts.isEmpty(), qPrintable(cutTexts.join(u" | "_s)));
    grid->setFocus();
    QTest::keyClick(grid, Qt::Key_T);
    settle();
    shot(*m_window, u"state-photos-table"_s);
    auto *table = m_window->currentPage()->findChild<QTableView *>();
    QVERIFY(table && table->isVisible());
    table->setFocus();
    QTest::keyClick(table, Qt::Key_G);
    grid->setCurrentIndex(model->index(2, 0));
    settle();
    QTest::keyClick(grid, Qt::Key_Space);
    settle();
    shot(*m_window, u"state-photos-viewer"_s);
    QVERIFY(m_window->currentPage()->escape());
    QTest::keyClick(grid, Qt::Key_Delete, Qt::ShiftModifier);
    settle();
    shot(*m_window, u"state-photos-purge"_s);
    if (Sheet *sheet = m_window->findChild<Sheet *>()) {
        shot(*sheet, u"state-sheet-purge"_s);
        sheet->reject();
    }
    m_window->showPage(u"photos"_s, {{u"tier"_s, u"cold"_s}, {u"tag"_s, u"blue"_s}});
    settle();
    shot(*m_window, u"state-photos-none"_s);
    m_window->showPage(u"photos"_s, {{u"deleted"_s, true}});
    settle();
    shot(*m_window, u"state-photos-trash"_s);
    m_window->showPage(u"lifecycle"_s, {{u"tab"_s, u"plan"_s}});
    settle();
    QTest::keyClick(m_window->currentPage(), Qt::Key_Return, Qt::ControlModifier);
    settle();
    for (Sheet *sheet : m_window->findChildren<Sheet *>()) {
        if (sheet->isVisible()) {
            shot(*sheet, u"state-sheet-run"_s);
            sheet->reject();
        }
    }
}

TD_WINDOW_TEST(PagePictures)
#include "tst_page_pictures.moc"
