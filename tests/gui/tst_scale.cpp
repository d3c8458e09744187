// SPDX-License-Identifier: GPL-3.0-or-later
// Every page at 200 %, with large text, in French, in high contrast, from the smallest window to a large one: nothing is cut.
#include "gui/pages/guiprofile.h"
#include "gui/reach.h"
#include "ui/mainwindow.h"
#include "ui/pages/photos/photogridview.h"
#include "ui/shell/appearance.h"

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
    for (int round = 0; round < 4; ++round) {
        m_profile->services().pool.waitForDone();
        m_profile->services().thumbPool.waitForDone();
        QTest::qWait(20);
    }
}

void TestScale::page_data()
{
    QTest::addColumn<QString>("look");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("part");
    const QStringList pages{u"overview"_s,        u"photos"_s,          u"drafts"_s,          u"transfers"_s,
                            u"lifecycle.plan"_s,  u"lifecycle.rules"_s, u"lifecycle.history"_s, u"costs.breakdown"_s,
                            u"costs.trend"_s,     u"costs.simulator"_s, u"recommendations"_s, u"settings.tiers"_s,
                            u"settings.compression"_s, u"settings.schedule"_s, u"settings.appearance"_s};
    for (const QString &look : {u"fr 10 light"_s, u"fr 14 dark"_s, u"fr 14 hc-dark"_s, u"en 10 hc-light"_s}) {
        for (const QSize size : {QSize(1024, 700), QSize(1280, 800), QSize(1920, 1080)}) {
            for (const QString &page : pages)
                QTest::newRow(qPrintable(QString(QString(look).replace(u' ', u'-') + u'-' + QString::number(size.width()) + u'-' + page)))
                    << look << size << page.section(u'.', 0, 0) << page.section(u'.', 1);
        }
    }
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
    if (id == "photos"_L1) {
        auto *grid = m_window->currentPage()->findChild<PhotoGridView *>();
        QTRY_VERIFY(grid && grid->model()->rowCount() > 3);
        grid->setCurrentIndex(grid->model()->index(1, 0));
        settle();
    }
    shot(*m_window, QString::fromLatin1(QTest::currentDataTag()));
    QCOMPARE(m_window->size(), size);
    const QStringList cut = cutOff(*m_window);
    QVERIFY2(cut.isEmpty(), qPrintable(cut.join(u" | "_s)));
}

int main(int argc, char **argv)
{
    qputenv("QT_SCALE_FACTOR", "2");
    const QApplication app(argc, argv);
    TestScale test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_scale.moc"
