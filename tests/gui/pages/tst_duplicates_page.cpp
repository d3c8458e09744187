// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/guiprofile.h"
#include "gui/pages/pageprobe.h"
#include "support/testprogram.h"
#include "ui/pages/duplicates/duplicatespage.h"
#include "ui/pages/duplicates/groupcard.h"
#include "ui/widgets/segmentedcontrol.h"

#include <QImage>

using namespace td;
using namespace td::test;
using namespace Qt::StringLiterals;

namespace
{

/// The page over a profile, shown.
struct Scene {
    GuiProfile profile;
    std::unique_ptr<DuplicatesPage> page;
    std::unique_ptr<PageProbe> probe;

    void open(const QVariantMap &arguments = {})
    {
        page = std::make_unique<DuplicatesPage>(profile.services(), nullptr);
        probe = std::make_unique<PageProbe>(*page);
        page->resize(1000, 700);
        page->show();
        page->activated(arguments);
    }
    [[nodiscard]] QList<DuplicateGroupCard *> cards() const
    {
        QList<DuplicateGroupCard *> shown;
        for (DuplicateGroupCard *card : page->findChildren<DuplicateGroupCard *>()) {
            if (card->isVisible())
                shown.append(card);
        }
        return shown;
    }
    [[nodiscard]] QPushButton *button(const QString &text) const
    {
        for (QPushButton *button : page->findChildren<QPushButton *>()) {
            if (button->text() == text && button->isVisible())
                return button;
        }
        return nullptr;
    }
    /// The same file twice in one draft.
    QStringList twice()
    {
        const QString file = profile.picture(1);
        return profile.addFiles({file, file}, u"d"_s);
    }
};

} // namespace

/// The page of duplicates: what it shows, and that each of its deeds can be taken back.
class DuplicatesPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhenThereAreNone()
    {
        Scene scene;
        scene.profile.addPhotos(2, u"d"_s);
        scene.open();
        QTRY_VERIFY(!scene.page->findChildren<QWidget *>().isEmpty());
        QTRY_VERIFY(!scene.button(u"Keep the best of all…"_s)->isEnabled());
        QCOMPARE(scene.cards().size(), 0);
    }

    void keepsTheBestAndTakesItBack()
    {
        Scene scene;
        const QStringList ids = scene.twice();
        scene.open();
        QTRY_COMPARE(scene.cards().size(), 1);
        shot(*scene.page, u"duplicates"_s);
        scene.button(u"Keep the best"_s)->click();
        QTRY_COMPARE(scene.probe->toasts.size(), 1);
        QVERIFY(scene.profile.photo(ids.last()).deletedAt);
        QVERIFY(!scene.profile.photo(ids.first()).deletedAt);
        QTRY_COMPARE(scene.cards().size(), 0);
        scene.probe->undo();
        QTRY_COMPARE(scene.cards().size(), 1);
        QVERIFY(!scene.profile.photo(ids.last()).deletedAt);
        QVERIFY(scene.probe->errors.isEmpty());
    }

    void remembersDecisions_data()
    {
        QTest::addColumn<QString>("button");
        QTest::newRow("keep all") << u"Keep all"_s;
        QTest::newRow("not duplicates") << u"Not duplicates"_s;
    }
    void remembersDecisions()
    {
        QFETCH(const QString, button);
        Scene scene;
        const QStringList ids = scene.twice();
        scene.open();
        QTRY_COMPARE(scene.cards().size(), 1);
        scene.button(button)->click();
        QTRY_COMPARE(scene.cards().size(), 0);
        QCOMPARE(scene.profile.engine().duplicates.decisions()->size(), 1);
        QVERIFY(!scene.profile.photo(ids.last()).deletedAt);
        scene.probe->undo();
        QTRY_COMPARE(scene.cards().size(), 1);
        QVERIFY(scene.profile.engine().duplicates.decisions()->isEmpty());
    }

    void asksBeforeItActsOnAll()
    {
        Scene scene;
        const QString a = scene.profile.picture(1);
        const QString b = scene.profile.picture(2);
        scene.profile.addFiles({a, a, b, b, b}, u"d"_s);
        scene.open();
        QTRY_COMPARE(scene.cards().size(), 2);
        scene.button(u"Keep the best of all…"_s)->click();
        QTRY_VERIFY(openSheet(*scene.page));
        QVERIFY(press(*scene.page, u"Keep"_s));
        QCOMPARE(scene.cards().size(), 2);
        scene.button(u"Keep the best of all…"_s)->click();
        QTRY_VERIFY(openSheet(*scene.page));
        QVERIFY(press(*scene.page, u"Move to trash"_s));
        QTRY_COMPARE(scene.cards().size(), 0);
        PhotoFilter trash;
        trash.trash = TrashScope::Only;
        QCOMPARE(scene.profile.engine().library.sums(trash)->count, 3);
    }

    void findsLookAlikes()
    {
        Scene scene;
        const QString file = scene.profile.picture(1, {640, 480});
        const QString smaller = QString(scene.profile.folder() + u"/smaller.png"_s);
        QVERIFY(QImage(file).scaled(320, 240, Qt::IgnoreAspectRatio, Qt::SmoothTransformation).save(smaller));
        const QStringList ids = scene.profile.addFiles({smaller, file}, u"d"_s);
        scene.open();
        QTRY_VERIFY(!scene.button(u"Keep the best of all…"_s)->isEnabled());
        scene.open({{u"near"_s, true}});
        QTRY_COMPARE(scene.cards().size(), 1);
        scene.button(u"Show in Photos"_s)->click();
        QCOMPARE(scene.probe->opened, u"photos"_s);
        QCOMPARE(scene.probe->openedWith.value(u"ids"_s).toStringList(), (QStringList{ids.last(), ids.first()}));
    }
};

TD_WINDOW_TEST(DuplicatesPageTest)
#include "tst_duplicates_page.moc"
