// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/guiprofile.h"
#include "gui/pages/pageprobe.h"
#include "support/testprogram.h"
#include "ui/pages/drafts/draftsmodel.h"
#include "ui/pages/drafts/draftspage.h"

#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QListView>

using namespace Qt::StringLiterals;
using namespace td;
using namespace td::test;

class DraftsPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void listsDraftsWithTheirSums();
    void publishesAfterAskingAndTakesItBack();
    void createsAndRemoves();
    void selectsTheOneItIsAskedFor();
    void filtersByName();
    void readsALongListInPages();

private:
    void open(const QVariantMap &arguments = {});
    [[nodiscard]] Draft draft(const QString &id) { return m_profile->engine().drafts.find(id).value_or(Draft{}); }
    std::unique_ptr<GuiProfile> m_profile;
    std::unique_ptr<DraftsPage> m_page;
    std::unique_ptr<PageProbe> m_probe;
};

void DraftsPageTest::init()
{
    m_profile = std::make_unique<GuiProfile>();
}

void DraftsPageTest::cleanup()
{
    m_probe.reset();
    m_page.reset();
    m_profile.reset();
}

void DraftsPageTest::open(const QVariantMap &arguments)
{
    m_page = std::make_unique<DraftsPage>(m_profile->services(), nullptr);
    m_probe = std::make_unique<PageProbe>(*m_page);
    m_page->resize(1100, 700);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    m_page->activated(arguments);
    QTRY_COMPARE(m_page->model().state(), DraftsModel::State::Ready);
}

void DraftsPageTest::listsDraftsWithTheirSums()
{
    m_profile->addPhotos(2, u"Robe"_s);
    m_profile->addPhotos(3, u"Veste"_s);
    open();
    DraftsModel &model = m_page->model();
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.draft(0).draftId, u"Veste"_s);
    QCOMPARE(model.draft(0).photoCount, 3);
    QVERIFY(!model.draft(0).coverPhotoId.isEmpty());
    m_profile->addPhotos(1, u"Sac"_s);
    m_page->reload();
    QTRY_COMPARE(model.rowCount(), 3);
}

void DraftsPageTest::publishesAfterAskingAndTakesItBack()
{
    m_profile->addPhotos(2, u"Robe"_s);
    open({{u"draft"_s, u"Robe"_s}});
    auto *list = m_page->findChild<QListView *>(u"drafts"_s);
    QTRY_VERIFY(list->currentIndex().isValid());
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(openSheet(*m_page));
    QVERIFY(!draft(u"Robe"_s).published);
    openSheet(*m_page)->findChild<QPushButton *>(u"accept"_s)->click();
    QTRY_VERIFY(draft(u"Robe"_s).published);
    QTRY_VERIFY(m_probe->undo);
    m_probe->undo();
    QTRY_VERIFY(!draft(u"Robe"_s).published);
    QVERIFY(m_probe->errors.isEmpty());
}

void DraftsPageTest::createsAndRemoves()
{
    open();
    QCOMPARE(m_page->model().rowCount(), 0);
    for (QPushButton *button : m_page->findChildren<QPushButton *>()) {
        if (button->text() == "New draft"_L1 && button->isVisible()) {
            button->click();
            break;
        }
    }
    QTRY_VERIFY(openSheet(*m_page));
    openSheet(*m_page)->findChild<QLineEdit *>()->setText(u"Jupe"_s);
    QVERIFY(press(*m_page, u"Create"_s));
    QTRY_COMPARE(m_page->model().rowCount(), 1);
    auto *list = m_page->findChild<QListView *>(u"drafts"_s);
    QTRY_COMPARE(list->currentIndex().row(), 0);
    QTRY_VERIFY(!openSheet(*m_page));
    m_page->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Delete);
    QTRY_VERIFY(openSheet(*m_page));
    QVERIFY(press(*m_page, u"Remove draft"_s));
    QTRY_COMPARE(m_page->model().rowCount(), 0);
}

void DraftsPageTest::selectsTheOneItIsAskedFor()
{
    m_profile->addPhotos(1, u"Robe"_s);
    m_profile->addPhotos(1, u"Veste"_s);
    open({{u"draft"_s, u"Robe"_s}});
    auto *list = m_page->findChild<QListView *>(u"drafts"_s);
    QTRY_COMPARE(list->currentIndex().data(DraftsModel::IdRole).toString(), u"Robe"_s);
    Q_EMIT list->activated(list->currentIndex());
    QCOMPARE(m_probe->opened, u"photos"_s);
    QCOMPARE(m_probe->openedWith.value(u"draft"_s).toString(), u"Robe"_s);
    QVERIFY(m_page->escape());
    QVERIFY(!list->currentIndex().isValid());
}

void DraftsPageTest::filtersByName()
{
    m_profile->addPhotos(1, u"Robe fleurie"_s);
    m_profile->addPhotos(1, u"Veste"_s);
    open();
    QVERIFY(m_page->focusFilter());
    m_page->findChild<QLineEdit *>()->setText(u"fleur"_s);
    QTRY_COMPARE(m_page->model().rowCount(), 1);
    QCOMPARE(m_page->model().draft(0).draftId, u"Robe fleurie"_s);
    QVERIFY(m_page->escape());
    QTRY_COMPARE(m_page->model().rowCount(), 2);
}

void DraftsPageTest::readsALongListInPages()
{
    for (int i = 0; i < 130; ++i)
        QVERIFY(m_profile->engine().drafts.create(u"draft %1"_s.arg(i, 3, 10, QChar(u'0')), u"default"_s, {}));
    DraftsModel model(m_profile->services());
    model.setQuery(DraftScope::All, {});
    QTRY_COMPARE(model.rowCount(), 100);
    QVERIFY(model.canFetchMore({}));
    model.fetchMore({});
    QTRY_COMPARE(model.rowCount(), 130);
    QSet<QString> seen;
    for (int row = 0; row < model.rowCount(); ++row)
        seen.insert(model.draft(row).draftId);
    QCOMPARE(seen.size(), 130);
}

TD_WINDOW_TEST(DraftsPageTest)
#include "tst_drafts_page.moc"
