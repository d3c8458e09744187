// SPDX-License-Identifier: GPL-3.0-or-later
// The links on the Health page over a real profile: listed, filtered, copied, revoked, cleaned up; and abuse is told.
#include "gui/pages/guiprofile.h"
#include "gui/pages/pageprobe.h"
#include "support/testprogram.h"
#include "ui/pages/health/healthpage.h"
#include "ui/pages/links/linkstab.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/segmentedcontrol.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QTableView>

using namespace td;
using namespace td::test;
using namespace Qt::StringLiterals;

namespace
{

struct LinksTabBench {
    GuiProfile profile{instantOf(1'763'028'000),
                       {{u"TIERDECK_SERVICE_URL"_s, u"https://photos.example.com"_s},
                        {u"TIERDECK_LINKS_SECRET"_s, u"a-secret-of-the-links-of-this-test-01234"_s}}};
    HealthPage page{profile.services(), nullptr};
    PageProbe probe{page};

    void open()
    {
        page.resize(1000, 700);
        page.show();
        page.activated({{u"tab"_s, u"links"_s}});
    }
    [[nodiscard]] LinksTab &tab() { return page.links(); }
    [[nodiscard]] int rows() { return tab().model().rowCount(); }
    [[nodiscard]] IssuedLink issue(const QString &photo, const QString &to = {}, Seconds life = DefaultLinkLife)
    {
        const auto issued = profile.engine().links.issue({.photoId = photo, .expires = life, .recipient = to});
        if (!issued)
            qFatal("%s", qPrintable(issued.error().message));
        profile.clock().advance(Seconds(1));
        return *issued;
    }
    [[nodiscard]] QPushButton *button(const QString &text)
    {
        for (QPushButton *one : tab().findChildren<QPushButton *>()) {
            if (one->text() == text)
                return one;
        }
        qFatal("no button %s", qPrintable(text));
    }
    [[nodiscard]] QString cell(int row, LinksModel::Column column)
    {
        return tab().model().index(row, column).data().toString();
    }
};

} // namespace

class LinksTabTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingYetLeadsToThePhotos()
    {
        LinksTabBench bench;
        bench.open();
        QPushButton *photos = bench.button(u"Open the photos"_s);
        QTRY_VERIFY(photos->isVisible());
        QVERIFY(!bench.button(u"Copy address"_s)->isEnabled());
        photos->click();
        QCOMPARE(bench.probe.opened, u"photos"_s);
    }

    void aLinkIsCopiedAndRevoked()
    {
        LinksTabBench bench;
        const QAbstractItemModelTester tester(&bench.tab().model());
        const QString photo = bench.profile.addPhotos(1).first();
        const IssuedLink first = bench.issue(photo, u"Ana"_s);
        (void)bench.issue(photo, u"Bruno"_s);
        bench.open();
        QTRY_COMPARE(bench.rows(), 2);
        shot(bench.page, u"health-links"_s);
        QCOMPARE(bench.cell(0, LinksModel::Recipient), u"Bruno"_s);
        QCOMPARE(bench.cell(1, LinksModel::Recipient), u"Ana"_s);
        QCOMPARE(bench.cell(1, LinksModel::Photo), bench.profile.photo(photo).filename);
        QCOMPARE(bench.cell(1, LinksModel::State), u"active"_s);
        QCOMPARE(bench.cell(1, LinksModel::Uses), u"0"_s);

        bench.tab().table().selectRow(1);
        QVERIFY(bench.button(u"Copy address"_s)->isEnabled());
        bench.button(u"Copy address"_s)->click();
        QTRY_COMPARE(QApplication::clipboard()->text(), first.url);

        bench.button(u"Revoke…"_s)->click();
        QTRY_VERIFY(openSheet(bench.page));
        QVERIFY(press(bench.page, u"Revoke"_s));
        QTRY_COMPARE(bench.cell(1, LinksModel::State), u"revoked"_s);
        QVERIFY(bench.probe.errors.isEmpty());
        QVERIFY(!bench.profile.engine().links.use(*parseSignedLink(first.url)));
        // What is over needs no ending, and its address no copying.
        QTRY_VERIFY(!bench.button(u"Copy address"_s)->isEnabled());
        QVERIFY(!bench.button(u"Revoke…"_s)->isEnabled());

        // Of several that are chosen, only what still works is ended.
        bench.tab().table().selectAll();
        bench.button(u"Revoke…"_s)->click();
        QTRY_VERIFY(openSheet(bench.page));
        QVERIFY(std::ranges::any_of(openSheet(bench.page)->findChildren<QLabel *>(), [](const QLabel *label) {
            return label->text() == u"Revoke 1 link(s)?"_s;
        }));
        QVERIFY(press(bench.page, u"Revoke"_s));
        QTRY_COMPARE(bench.cell(0, LinksModel::State), u"revoked"_s);
        QVERIFY(bench.probe.errors.isEmpty());
    }

    void aLinkLeadsToItsPhoto()
    {
        LinksTabBench bench;
        const QString photo = bench.profile.addPhotos(1).first();
        (void)bench.issue(photo, u"Ana"_s);
        bench.open();
        QTRY_COMPARE(bench.rows(), 1);
        bench.tab().table().selectRow(0);
        for (QAction *action : bench.tab().table().actions()) {
            if (action->text() == u"Show the photo"_s)
                action->trigger();
        }
        QCOMPARE(bench.probe.opened, u"photos"_s);
        QCOMPARE(bench.probe.openedWith.value(u"ids"_s).toStringList(), QStringList{photo});
    }

    void theListIsFilteredAndCleanedUp()
    {
        LinksTabBench bench;
        const QString photo = bench.profile.addPhotos(1).first();
        (void)bench.issue(photo, u"Ana"_s, Seconds(30));
        (void)bench.issue(photo, u"Bruno"_s, Day);
        bench.profile.clock().advance(Hour);
        bench.open();
        QTRY_COMPARE(bench.rows(), 2);
        auto *text = bench.tab().findChild<QLineEdit *>();
        QVERIFY(text);
        text->setText(u"brun"_s);
        QTRY_COMPARE(bench.rows(), 1);
        QCOMPARE(bench.cell(0, LinksModel::Recipient), u"Bruno"_s);
        text->setText(u"nobody"_s);
        QTRY_COMPARE(bench.rows(), 0);
        text->clear();
        QTRY_COMPARE(bench.rows(), 2);
        auto *states = bench.tab().findChild<SegmentedControl *>();
        states->setCurrent(u"expired"_s);
        bench.tab().reload();
        QTRY_VERIFY(bench.rows() == 1 && bench.cell(0, LinksModel::Recipient) == "Ana"_L1);
        QTRY_VERIFY(bench.button(u"Remove expired ones"_s)->isEnabled());
        bench.button(u"Remove expired ones"_s)->click();
        QTRY_COMPARE(bench.rows(), 0);
        states->setCurrent(u"all"_s);
        bench.tab().reload();
        QTRY_COMPARE(bench.rows(), 1);
        QTRY_VERIFY(!bench.button(u"Remove expired ones"_s)->isEnabled());
    }

    void abuseIsTold()
    {
        LinksTabBench bench;
        QVERIFY(bench.profile.engine().rules.set(u"alerts.link_uses"_s, u"2"_s));
        const QString photo = bench.profile.addPhotos(1).first();
        const IssuedLink issued = bench.issue(photo, u"Ana"_s);
        (void)bench.issue(photo, u"Bruno"_s);
        for (int i = 0; i < 11; ++i)
            QVERIFY(bench.profile.engine().links.use(*parseSignedLink(issued.url)));
        bench.open();
        auto *banner = bench.tab().findChild<Banner *>();
        QTRY_VERIFY(banner->isVisible());
        QVERIFY(banner->text().contains(u"1 link"_s));
        QCOMPARE(bench.rows(), 2);
        bench.button(u"Show them"_s)->click();
        QTRY_COMPARE(bench.rows(), 1);
        QCOMPARE(bench.cell(0, LinksModel::State), u"used far too often"_s);
        QCOMPARE(bench.cell(0, LinksModel::Uses), u"11"_s);
    }

    void controlsHaveNames()
    {
        LinksTabBench bench;
        for (const QWidget *widget : bench.tab().findChildren<QWidget *>()) {
            if (qobject_cast<const QTableView *>(widget) || qobject_cast<const QLineEdit *>(widget) ||
                qobject_cast<const SegmentedControl *>(widget))
                QVERIFY2(!widget->accessibleName().isEmpty(), widget->metaObject()->className());
        }
    }
};

TD_WINDOW_TEST(LinksTabTest)
#include "tst_links_tab.moc"
