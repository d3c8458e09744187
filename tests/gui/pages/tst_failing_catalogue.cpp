// SPDX-License-Identifier: GPL-3.0-or-later
// Every page while the catalogue fails: it says so with a remedy, offers to try again, loses nothing, and is whole when
// the catalogue is back.
#include "gui/pages/catalogueoutage.h"
#include "gui/pages/pageprobe.h"
#include "gui/pages/shownwindow.h"
#include "support/testprogram.h"
#include "ui/pages/registry.h"
#include "ui/shell/bannerarea.h"
#include "ui/support/errortext.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/errordetail.h"
#include "ui/widgets/rulerow.h"
#include "ui/widgets/skeleton.h"

#include <QAbstractItemView>
#include <QSpinBox>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace td;
using namespace td::test;

namespace
{

/// What is read on a page: its words, and how long its lists are.
QStringList readingOf(const QWidget &page)
{
    QStringList all;
    for (const QWidget *widget : page.findChildren<QWidget *>()) {
        if (!widget->isVisible() || widget->window() != page.window())
            continue;
        if (const auto *label = qobject_cast<const QLabel *>(widget))
            all << label->text();
        else if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
            all << button->text();
        else if (const auto *spin = qobject_cast<const QAbstractSpinBox *>(widget))
            all << spin->text();
        else if (const auto *view = qobject_cast<const QAbstractItemView *>(widget); view && view->model())
            all << u"%1 rows"_s.arg(view->model()->rowCount(view->rootIndex()));
    }
    // the free bytes of a disk that others use
    all.removeIf([](const QString &text) { return text.isEmpty() || text.contains("are free"_L1); });
    all.sort();
    return all;
}

QWidget *errorOn(const QWidget &page)
{
    for (Banner *banner : page.findChildren<Banner *>()) {
        if (banner->isVisible() && banner->status() == Status::Error)
            return banner;
    }
    for (ErrorDetail *detail : page.findChildren<ErrorDetail *>()) {
        if (detail->isVisible())
            return detail;
    }
    return nullptr;
}

QPushButton *retryOn(const QWidget &page)
{
    static const QStringList words{u"Try again"_s, u"Retry"_s, u"Check again"_s, u"Check all"_s};
    for (QPushButton *button : page.findChildren<QPushButton *>()) {
        if (button->isVisible() && button->isEnabled() && words.contains(button->text()))
            return button;
    }
    return nullptr;
}

bool clickOn(const QWidget &page, const QString &text)
{
    for (QAbstractButton *button : page.findChildren<QAbstractButton *>()) {
        if (button->isVisible() && button->isEnabled() && button->text() == text) {
            button->click();
            return true;
        }
    }
    return false;
}

} // namespace

class FailingCatalogueTest : public QObject
{
    Q_OBJECT

private:
    struct Opened {
        std::unique_ptr<Page> page;
        std::unique_ptr<PageProbe> probe;
    };
    std::unique_ptr<GuiProfile> m_profile;
    std::unique_ptr<CatalogueOutage> m_outage;
    QStringList m_ids;

    Opened open(const QString &id, const QVariantMap &arguments)
    {
        Opened opened;
        for (const PageEntry &entry : pageRegistry()) {
            if (entry.id == id)
                opened.page.reset(entry.make(m_profile->services(), nullptr));
        }
        opened.probe = std::make_unique<PageProbe>(*opened.page);
        opened.page->resize(1100, 800);
        opened.page->show();
        opened.page->activated(arguments);
        settle();
        return opened;
    }
    void settle()
    {
        for (int round = 0; round < 4; ++round) {
            m_profile->services().pool.waitForDone();
            m_profile->services().thumbPool.waitForDone();
            m_profile->services().workPool.waitForDone();
            QTest::qWait(10);
        }
    }

private Q_SLOTS:
    void init()
    {
        if (m_profile)
            return; // pages that only read share one
        m_profile = std::make_unique<GuiProfile>();
        m_ids = m_profile->addPhotos(3, u"Robe"_s);
        m_profile->addFiles({m_profile->picture(1), m_profile->picture(1)}, u"Robe"_s);
        m_profile->clock().advance(50 * Hour);
        m_outage = std::make_unique<CatalogueOutage>(m_profile->folder() + u"/Local profile/catalog.db"_s);
    }
    void cleanup()
    {
        m_outage->end();
        if (qstrcmp(QTest::currentTestFunction(), "pageTellsAndRecovers") != 0)
            cleanupTestCase();
    }
    void cleanupTestCase()
    {
        m_outage.reset();
        m_profile.reset();
    }

    void pageTellsAndRecovers_data()
    {
        QTest::addColumn<QVariantMap>("arguments");
        for (const QString &id :
             {u"overview"_s, u"photos"_s, u"drafts"_s, u"transfers"_s, u"recommendations"_s, u"duplicates"_s})
            QTest::newRow(qPrintable(id)) << QVariantMap();
        const QList<std::pair<QString, QStringList>> tabs{
            {u"lifecycle"_s, {u"plan"_s, u"rules"_s, u"history"_s}},
            {u"costs"_s, {u"breakdown"_s, u"bill"_s, u"trend"_s, u"simulator"_s, u"reconcile"_s}},
            {u"health"_s, {u"checks"_s, u"backups"_s, u"links"_s}}};
        for (const auto &[id, parts] : tabs) {
            for (const QString &part : parts)
                QTest::newRow(qPrintable(QString(id % u'.' % part))) << QVariantMap{{u"tab"_s, part}};
        }
        for (const QString &part : {u"compression"_s, u"alerts"_s, u"quotas"_s})
            QTest::newRow(qPrintable(QString(u"settings."_s % part))) << QVariantMap{{u"section"_s, part}};
        QTest::newRow("lab") << QVariantMap();
    }
    void pageTellsAndRecovers()
    {
        QFETCH(QVariantMap, arguments);
        const QString id = QString::fromLatin1(QTest::currentDataTag()).section(u'.', 0, 0);
        const QStringList whole = readingOf(*open(id, arguments).page);
        QVERIFY(!whole.isEmpty());

        m_outage->begin();
        const Opened opened = open(id, arguments);
        QWidget *told = errorOn(*opened.page);
        const bool isRaised = !opened.probe->errors.isEmpty();
        const QString sentence = errorSentence(
            {.code = ErrorCode::Internal, .reason = u"catalog.failed"_s, .message = {}, .where = {}, .remedy = {}});
        const bool isWritten = readingOf(*opened.page).join(u'\n').contains(sentence);
        QVERIFY2(told || isRaised || isWritten, qPrintable(readingOf(*opened.page).join(u" | "_s)));
        // what the page does not show itself the window does, with its own button
        if (told || isWritten)
            QVERIFY2(retryOn(*opened.page), qPrintable(readingOf(*opened.page).join(u" | "_s)));
        else
            QVERIFY(!errorRemedy(opened.probe->errors.first()).isEmpty());
        for (const Skeleton *waiting : opened.page->findChildren<Skeleton *>())
            QVERIFY2(!waiting->isVisible(), "it looks as if it were still reading");

        m_outage->end();
        opened.probe->errors.clear();
        if (QPushButton *retry = retryOn(*opened.page); retry && !isRaised)
            retry->click();
        else
            opened.page->retry();
        settle();
        QTRY_VERIFY(!errorOn(*opened.page));
        QVERIFY(opened.probe->errors.isEmpty());
        QTRY_COMPARE(readingOf(*opened.page).join(u" | "_s), whole.join(u" | "_s));
    }

    /// What is asked of a page while the catalogue fails is told, is not done, and is done when it is asked again.
    void deedFailsAndIsDoneLater_data()
    {
        QTest::addColumn<QString>("page");
        QTest::addColumn<QVariantMap>("arguments");
        QTest::addColumn<QStringList>("clicks"); ///< of the page, or of the sheet that it opens
        QTest::newRow("publish a draft") << u"drafts"_s << QVariantMap{{u"draft"_s, u"Robe"_s}}
                                         << QStringList{u"Publish…"_s, u"Publish"_s};
        QTest::newRow("keep the best") << u"duplicates"_s << QVariantMap() << QStringList{u"Keep the best"_s};
        QTest::newRow("save a rule") << u"lifecycle"_s << QVariantMap{{u"tab"_s, u"rules"_s}}
                                     << QStringList{u"Save rules"_s};
        QTest::newRow("trash a photo") << u"photos"_s << QVariantMap() << QStringList{};
        QTest::newRow("dismiss advice") << u"recommendations"_s << QVariantMap() << QStringList{u"Dismiss"_s};
    }
    void deedFailsAndIsDoneLater()
    {
        QFETCH(QString, page);
        QFETCH(QVariantMap, arguments);
        QFETCH(QStringList, clicks);
        const Opened opened = open(page, arguments);
        const auto state = [this] { return stateOfAll(); };
        const QString before = state();
        /// Up to the first button that is not there.
        const auto act = [&] {
            if (auto *row = opened.page->findChild<RuleRow *>())
                row->findChild<QSpinBox *>()->setValue(row->value() - 1);
            for (auto *view : opened.page->findChildren<QAbstractItemView *>()) {
                if (view->isVisible() && view->model() && view->model()->rowCount() > 0 && page != "lifecycle"_L1) {
                    view->setFocus();
                    view->setCurrentIndex(view->model()->index(0, 0));
                    view->selectionModel()->select(view->currentIndex(), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
                    if (page == "photos"_L1)
                        QTest::keyClick(view, Qt::Key_Delete);
                }
            }
            settle();
            for (const QString &click : clicks) {
                const QWidget *sheet = openSheet(*opened.page);
                if (!clickOn(sheet ? *sheet : static_cast<const QWidget &>(*opened.page), click))
                    return false;
                settle();
            }
            return true;
        };
        opened.page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(opened.page.get()));
        m_outage->begin();
        (void)act();
        QTRY_VERIFY(!opened.probe->errors.isEmpty() || errorOn(*opened.page));
        QVERIFY(opened.probe->toasts.isEmpty());
        m_outage->end();
        QCOMPARE(state(), before);
        opened.probe->errors.clear();
        opened.page->retry();
        settle();
        QVERIFY2(act(), qPrintable(readingOf(*opened.page).join(u" | "_s)));
        QTRY_VERIFY(state() != before);
        QVERIFY(opened.probe->errors.isEmpty());
    }

    /// The window shows what a page raises, tries again for it, and takes the message away.
    void theWindowTriesAgain()
    {
        const std::unique_ptr<MainWindow> window = shownWindow(*m_profile);
        m_outage->begin();
        window->showPage(u"health"_s, {{u"tab"_s, u"links"_s}});
        QTRY_VERIFY(window->banners()->ids().contains(u"error"_s));
        settle();
        m_outage->end();
        QVERIFY(clickOn(*window->banners(), u"Reload the page"_s));
        QTRY_VERIFY(!window->banners()->ids().contains(u"error"_s));
        QTRY_VERIFY(!window->currentPage()->findChildren<QPushButton *>().isEmpty());
        settle();
        QVERIFY(!window->banners()->ids().contains(u"error"_s));
    }

private:
    /// Of everything that the deeds change.
    QString stateOfAll()
    {
        QStringList all;
        Engine &engine = m_profile->engine();
        if (const auto photos = engine.library.ids({}, 100))
            all << photos->join(u',');
        if (const auto draft = engine.drafts.find(u"Robe"_s))
            all << (draft->published ? u"published"_s : u"not published"_s);
        if (const auto policy = engine.rules.policy()) {
            for (const auto &[name, value] : policyValues(*policy))
                all << value;
        }
        if (const auto advice = engine.advisor.report())
            all << QString::number(advice->recommendations.size());
        return all.join(u'\n');
    }
};

TD_WINDOW_TEST(FailingCatalogueTest)
#include "tst_failing_catalogue.moc"
