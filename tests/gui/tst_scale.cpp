// SPDX-License-Identifier: GPL-3.0-or-later
// Every page at 200 %, with large text, in French, in high contrast, from the smallest window to a large one: nothing
// is cut.
#include "gui/pages/guiprofile.h"
#include "gui/reach.h"
#include "support/testprogram.h"
#include "ui/mainwindow.h"
#include "ui/pages/duplicates/groupcard.h"
#include "ui/pages/lab/comparisonview.h"
#include "ui/pages/photos/photogridview.h"
#include "ui/shell/appearance.h"

#include <QPushButton>

using namespace Qt::StringLiterals;
using namespace td;
using namespace td::test;

class TestScale : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void page_data();
    void page();

private:
    void settle();
    [[nodiscard]] bool fill(const QString &id);
    std::unique_ptr<GuiProfile> m_profile;
    std::unique_ptr<Appearance> m_appearance;
    std::unique_ptr<MainWindow> m_window;
    QString m_look; ///< language, points and mode that the window was made with
};

void TestScale::initTestCase()
{
    QCOMPARE(qApp->devicePixelRatio(), 2.0);
    m_profile = std::make_unique<GuiProfile>();
    m_profile->addPhotos(4, u"Veste en lin beige"_s, {u"summer"_s});
    m_profile->clock().advance(60 * Hour);
    QVERIFY(m_profile->engine().lifecycle.run({}, {}, {}, {}));
    m_profile->addPhotos(6, u"Robe fleurie"_s);
    const QString twice = m_profile->picture(1);
    m_profile->addFiles({twice, twice, twice}, u"Veste en lin beige"_s);
    m_profile->clock().advance(50 * Hour);
    QVERIFY(m_profile->engine().rules.set(u"schedule.enabled"_s, u"true"_s));
    m_profile->services().queue.addUploads({m_profile->folder() + u"/nothing.jpg"_s}, false, {});
    m_appearance = std::make_unique<Appearance>(m_profile->services().state);
}

void TestScale::cleanupTestCase()
{
    m_window.reset();
    m_appearance.reset();
    m_profile.reset();
}

void TestScale::settle()
{
    for (int round = 0; round < 3; ++round) {
        m_profile->services().pool.waitForDone();
        m_profile->services().thumbPool.waitForDone();
        m_profile->services().workPool.waitForDone();
        QTest::qWait(15);
    }
}

void TestScale::page_data()
{
    QTest::addColumn<QString>("look");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("part");
    const QStringList pages{u"overview"_s,
                            u"photos"_s,
                            u"drafts"_s,
                            u"transfers"_s,
                            u"lifecycle.plan"_s,
                            u"lifecycle.rules"_s,
                            u"lifecycle.history"_s,
                            u"costs.breakdown"_s,
                            u"costs.trend"_s,
                            u"costs.simulator"_s,
                            u"costs.bill"_s,
                            u"costs.reconcile"_s,
                            u"recommendations"_s,
                            u"duplicates"_s,
                            u"lab"_s,
                            u"settings.tiers"_s,
                            u"settings.rules"_s,
                            u"settings.compression"_s,
                            u"settings.transfers"_s,
                            u"settings.prices"_s,
                            u"settings.alerts"_s,
                            u"settings.verification"_s,
                            u"settings.schedule"_s,
                            u"settings.appearance"_s};
    // Those fold, and have nothing else to be cut off.
    const QStringList narrowPages{u"health.checks"_s, u"health.backups"_s,   u"health.links"_s,
                                  u"health.log"_s,    u"settings.quotas"_s, u"settings.copies"_s};
    const QList<std::pair<QString, QList<QSize>>> looks{{u"fr 10 light"_s, {{1024, 700}, {1920, 1080}}},
                                                        {u"fr 14 dark"_s, {{1024, 700}, {1280, 800}}},
                                                        {u"fr 14 hc-dark"_s, {{1024, 700}}},
                                                        {u"en 10 hc-light"_s, {{1280, 800}}}};
    for (const auto &[look, sizes] : looks) {
        for (const QSize size : sizes) {
            for (const QString &page : size.width() > 1024 ? pages : pages + narrowPages)
                QTest::newRow(qPrintable(
                    QString(QString(look).replace(u' ', u'-') + u'-' + QString::number(size.width()) + u'-' + page)))
                    << look << size << page.section(u'.', 0, 0) << page.section(u'.', 1);
        }
    }
}

/// What a page shows only once something was chosen or done.
bool TestScale::fill(const QString &id)
{
    QWidget *page = m_window->currentPage();
    if (id == "photos"_L1) {
        auto *grid = page->findChild<PhotoGridView *>();
        if (!grid || !QTest::qWaitFor([grid] { return grid->model()->rowCount() > 3; }))
            return false;
        grid->setCurrentIndex(grid->model()->index(1, 0));
    } else if (id == "transfers"_L1) {
        QueueSnapshot busy;
        TransferStatus running;
        running.transfer.state = TransferState::Running;
        running.transfer.path = u"/media/marie/EOS/IMG_2120.jpg"_s;
        running.step = u"compress"_s;
        busy.running = {running};
        busy.waiting = 174;
        busy.failed = 6;
        busy.batchDone = 36;
        busy.batchTotal = 214;
        busy.bytesPerSecond = 4'200'000;
        busy.secondsLeft = 38;
        Q_EMIT m_profile->services().queue.changed(busy);
    } else if (id == "duplicates"_L1) {
        return QTest::qWaitFor([page] { return page->findChild<DuplicateGroupCard *>() != nullptr; });
    } else if (id == "lab"_L1) {
        const auto *view = page->findChild<ComparisonView *>();
        if (view->hasPictures())
            return true;
        for (QPushButton *button : page->findChildren<QPushButton *>()) {
            if (button->property("td:variant").toString() == "primary"_L1)
                button->click();
        }
        return QTest::qWaitFor([view] { return view->hasPictures(); }, 20'000);
    }
    return true;
}

void TestScale::page()
{
    QFETCH(QString, look);
    QFETCH(QSize, size);
    QFETCH(QString, id);
    QFETCH(QString, part);
    if (look != m_look) {
        m_window.reset();
        const QStringList words = look.split(u' ');
        m_appearance->setLanguage(words.at(0));
        qApp->setFont(QFont(u"Inter"_s, words.at(1).toInt()));
        m_appearance->setMode(words.at(2));
        m_window = std::make_unique<MainWindow>(m_profile->services());
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        m_look = look;
    }
    m_window->resize(size);
    m_window->showPage(id, {{u"tab"_s, part}, {u"section"_s, part}});
    settle();
    QVERIFY(fill(id));
    settle();
    shot(*m_window, QString::fromLatin1(QTest::currentDataTag()));
    QCOMPARE(m_window->size(), size);
    const QStringList cut = cutOff(*m_window);
    QVERIFY2(cut.isEmpty(), qPrintable(cut.join(u" | "_s)));
}

static int runAtDoubleScale(int argc, char **argv)
{
    qputenv("QT_SCALE_FACTOR", "2");
    return td::test::runTest<TestScale, QApplication>(argc, argv);
}

TD_TEST_RUN(runAtDoubleScale)
#include "tst_scale.moc"
