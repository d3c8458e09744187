// SPDX-License-Identifier: GPL-3.0-or-later
// Providers in trouble, as the window tells it: on the tier's card, in the banner and at the foot; what is here stays
// readable.
#include "gui/pages/shownwindow.h"
#include "support/awaystore.h"
#include "support/testprogram.h"
#include "ui/shell/bannerarea.h"
#include "ui/shell/tierwatch.h"
#include "ui/shell/windowactions.h"
#include "ui/support/errortext.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/tiercard.h"

#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace td;
using namespace td::test;

class TestTierHealth : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_profile = std::make_unique<GuiProfile>();
        m_profile->addPhotos(3, u"Robe"_s);
        m_away = std::make_shared<AwayStore>(std::nullopt);
        m_profile->engine().parts.stores.set(Tier::Hot, m_away);
        m_window = shownWindow(*m_profile);
        m_window->showPage(u"overview"_s);
    }
    void cleanup()
    {
        m_window.reset();
        m_profile.reset();
    }

    void cardNamesItsProvider()
    {
        QTRY_VERIFY(card()->accessibleName().contains(u"Away Storage · photos"_s));
        QVERIFY(!button(*card()));
        QVERIFY(!m_window->banners()->ids().contains(u"tiers"_s));
    }

    void troubleIsToldAndMended_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("note");
        QTest::addColumn<QString>("banner");
        QTest::newRow("no network") << int(ErrorCode::Unavailable) << u"No answer since"_s
                                    << u"Offline: Away Storage · photos does not answer."_s;
        QTest::newRow("wrong key") << int(ErrorCode::Unauthenticated) << u"Key refused since"_s
                                   << u"Away Storage · photos cannot be reached: "_s;
        QTest::newRow("no right") << int(ErrorCode::PermissionDenied) << u"Access refused since"_s
                                  << u"Away Storage · photos cannot be reached: "_s;
        QTest::newRow("no bucket") << int(ErrorCode::NotFound) << u"Not found since"_s
                                   << u"Away Storage · photos cannot be reached: "_s;
    }
    void troubleIsToldAndMended()
    {
        QFETCH(int, code);
        QFETCH(QString, note);
        QFETCH(QString, banner);
        m_away->setError(Error{.code = ErrorCode(code),
                               .reason = u"test.trouble"_s,
                               .message = u"It is so."_s,
                               .where = {},
                               .remedy = u"Do something."_s});
        m_window->windowActions()->action(u"reload"_s)->trigger();
        QTRY_VERIFY2(card()->accessibleDescription().contains(note), qPrintable(card()->accessibleDescription()));
        QTRY_VERIFY(m_window->banners()->ids().contains(u"tiers"_s));
        shot(*m_window, u"tierhealth-"_s + QString::fromLatin1(QTest::currentDataTag()).replace(u' ', u'-'));
        auto *line = m_window->banners()->findChild<Banner *>();
        QVERIFY2(line->text().startsWith(banner), qPrintable(line->text()));
        // The figures of the catalogue stay, and so does everything that needs no provider.
        QVERIFY(m_window->currentPage()->findChildren<TierCard *>().first()->accessibleDescription().startsWith(
            u"3 photo"_s));
        QVERIFY(m_profile->engine().library.sums({}));
        QPushButton *test = button(*card());
        QVERIFY(test);
        QTest::mouseClick(test, Qt::LeftButton);
        QCOMPARE(m_window->currentPageId(), u"settings"_s);
        m_window->showPage(u"overview"_s);
        m_away->setError(std::nullopt);
        m_window->windowActions()->action(u"reload"_s)->trigger();
        QTRY_VERIFY(!m_window->banners()->ids().contains(u"tiers"_s));
        QTRY_VERIFY(!card()->accessibleDescription().contains(note) && !button(*card()));
    }

    /// The tiers are asked once a minute: a page is read again when one answers again, not each time that all do.
    void goodNewsIsNewsOnce()
    {
        m_window->showPage(u"settings"_s, {{u"section"_s, u"tiers"_s}});
        auto *watch = m_window->findChild<TierWatch *>();
        QSignalSpy told(watch, &TierWatch::changed);
        const auto check = [&] {
            settle();
            told.clear();
            watch->check(true);
            QTRY_VERIFY(!told.isEmpty());
            settle();
        };
        const auto testButton = [this] {
            for (QPushButton *found : m_window->currentPage()->findChildren<QPushButton *>()) {
                if (found->accessibleName() == "Test HOT"_L1)
                    return QPointer(found);
            }
            return QPointer<QPushButton>();
        };
        QTRY_VERIFY(testButton());
        check();
        QPointer<QPushButton> shown = testButton();
        check();
        QVERIFY(shown);
        m_away->setError(Error{.code = ErrorCode::Unavailable,
                               .reason = u"test.trouble"_s,
                               .message = u"It is so."_s,
                               .where = {},
                               .remedy = {}});
        check();
        QVERIFY(shown);
        m_away->setError(std::nullopt);
        check();
        QTRY_VERIFY(!shown);
    }

private:
    void settle()
    {
        for (int round = 0; round < 3; ++round) {
            m_profile->services().pool.waitForDone();
            QCoreApplication::processEvents();
            QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        }
    }
    TierCard *card() { return m_window->currentPage()->findChildren<TierCard *>().value(1); }
    static QPushButton *button(TierCard &card)
    {
        auto *found = card.findChild<QPushButton *>();
        return found && found->isVisible() ? found : nullptr;
    }
    std::unique_ptr<GuiProfile> m_profile;
    std::unique_ptr<MainWindow> m_window;
    std::shared_ptr<AwayStore> m_away;
};

TD_WINDOW_TEST(TestTierHealth)
#include "tst_tierhealth.moc"
