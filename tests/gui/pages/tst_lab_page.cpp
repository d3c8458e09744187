// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/guiprofile.h"
#include "gui/pages/pageprobe.h"
#include "support/testprogram.h"
#include "ui/pages/lab/comparisonview.h"
#include "ui/pages/lab/labpage.h"
#include "ui/pages/lab/labsettings.h"

#include <QWheelEvent>

using namespace td;
using namespace td::test;
using namespace Qt::StringLiterals;

namespace
{

QPushButton *buttonOf(QWidget &page, const QString &text)
{
    for (QPushButton *button : page.findChildren<QPushButton *>()) {
        if (button->text() == text && button->isVisible())
            return button;
    }
    return nullptr;
}

} // namespace

/// Settings tried in the window: the table, the pictures side by side, and the setting that is used from then on.
class LabPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void triesAndUsesASetting()
    {
        GuiProfile profile;
        profile.addPhotos(5, u"d"_s);
        LabPage page(profile.services(), nullptr);
        PageProbe probe(page);
        page.resize(1000, 900);
        page.show();
        page.activated({});
        buttonOf(page, u"Try"_s)->click();
        QTRY_VERIFY_WITH_TIMEOUT(buttonOf(page, u"Use this setting"_s), 20'000);
        QVERIFY(probe.errors.isEmpty());
        auto *view = page.findChild<ComparisonView *>();
        QTRY_VERIFY_WITH_TIMEOUT(view->hasPictures(), 20'000);
        shot(page, u"lab"_s);
        QCOMPARE(profile.engine().rules.images()->quality, ImagePolicy().quality); // nothing changed yet

        buttonOf(page, u"Use this setting"_s)->click();
        QTRY_COMPARE(probe.toasts.size(), 1);
        QCOMPARE(profile.engine().rules.images()->quality, 75);
        probe.undo();
        QTRY_COMPARE(profile.engine().rules.images()->quality, ImagePolicy().quality);
    }

    void saysWhyWhenThereIsNothingToTry()
    {
        GuiProfile profile;
        LabPage page(profile.services(), nullptr);
        PageProbe probe(page);
        page.show();
        buttonOf(page, u"Try"_s)->click();
        QTRY_COMPARE(probe.errors.size(), 1);
        QCOMPARE(probe.errors.first().reason, u"lab.no_photos"_s);
        QVERIFY(buttonOf(page, u"Try"_s)->isEnabled());
    }

    void comparesUpToFourSettings()
    {
        Theme theme;
        theme.apply(Scheme::Light);
        LabSettings settings;
        settings.show();
        QCOMPARE(settings.texts().size(), 3);
        QPushButton *add = buttonOf(settings, u"Add a setting"_s);
        add->click();
        QCOMPARE(settings.texts().size(), 4);
        QCOMPARE(settings.names().size(), 4);
        QVERIFY(!add->isEnabled());
        QCOMPARE(settings.texts().first(), u"current"_s);
        QVERIFY(settings.texts().at(1).contains(u"quality=75"_s));
    }

    void movesTheLineAndZooms()
    {
        Theme theme;
        theme.apply(Scheme::Light);
        ComparisonView view;
        QImage left(400, 300, QImage::Format_RGB32);
        left.fill(Qt::black);
        QImage right(200, 150, QImage::Format_RGB32);
        right.fill(Qt::white);
        view.setPictures(left, right);
        view.resize(400, 300);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        const auto at = [&](int x) { return view.grab().toImage().pixelColor(x, 150); };
        QCOMPARE(at(100), QColor(Qt::black));
        QCOMPARE(at(300), QColor(Qt::white));
        QTest::mousePress(&view, Qt::LeftButton, {}, {200, 150});
        QTest::mouseMove(&view, {350, 150});
        QTest::mouseRelease(&view, Qt::LeftButton, {}, {350, 150});
        QCOMPARE(view.split(), 0.875);
        QCOMPARE(at(300), QColor(Qt::black));
        view.setFocus();
        QTest::keyClick(&view, Qt::Key_Left);
        QVERIFY(view.split() < 0.875);
        QTest::keyClick(&view, Qt::Key_Plus);
        QVERIFY(view.zoom() > 1);
        QTest::keyClick(&view, Qt::Key_0);
        QCOMPARE(view.zoom(), 0.0);
    }
};

TD_WINDOW_TEST(LabPageTest)
#include "tst_lab_page.moc"
