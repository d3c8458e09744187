// SPDX-License-Identifier: GPL-3.0-or-later
// Filters with a name: kept in the catalogue, taken over from this window's settings, removed and brought back.
#include "gui/pages/guiprofile.h"
#include "gui/pages/pageprobe.h"
#include "support/testprogram.h"
#include "ui/pages/photos/photofilters.h"
#include "ui/pages/photos/photospage.h"
#include "ui/pages/photos/savedviews.h"

#include <QMenu>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace td;
using namespace td::test;

class SavedViewsTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<GuiProfile> m_profile;

    [[nodiscard]] QStringList stored()
    {
        QStringList names;
        const QList<SavedView> views = m_profile->engine().parts.catalogue.views().views(u"photos"_s).value();
        for (const SavedView &view : views)
            names.append(view.name);
        return names;
    }

private Q_SLOTS:
    void init() { m_profile = std::make_unique<GuiProfile>(); }
    void cleanup() { m_profile.reset(); }

    void definitionsComeBackAsTheyWere()
    {
        PhotoFilter filter;
        filter.tier = Tier::Hot;
        filter.tags = {u"été"_s, u"a/b"_s};
        filter.minBytes = 5'000'000'000;
        filter.published = false;
        filter.uploadedBefore = m_profile->clock().now();
        SavedViews views(m_profile->services(), u"photos"_s, nullptr);
        views.save(u"Big / old & 'co'"_s, filterToMap(filter));
        QTRY_COMPARE(views.names(), QStringList{u"Big / old & 'co'"_s});
        QVERIFY(filterFromMap(views.definition(u"Big / old & 'co'"_s)) == filter);
        SavedViews other(m_profile->services(), u"photos"_s, nullptr); // as another console has it
        other.load();
        QTRY_COMPARE(other.names().size(), 1);
        other.remove(u"Big / old & 'co'"_s);
        QTRY_VERIFY(stored().isEmpty());
    }

    void viewsOfTheWindowAreTakenOver()
    {
        QSettings &state = m_profile->services().state;
        PhotoFilter filter;
        filter.draft = u"Robe"_s;
        state.setValue(u"ui/photos/views/Mine"_s, filterToMap(filter));
        SavedViews views(m_profile->services(), u"photos"_s, nullptr);
        views.load();
        QTRY_COMPARE(views.names(), QStringList{u"Mine"_s});
        QVERIFY(filterFromMap(views.definition(u"Mine"_s)) == filter);
        QVERIFY(!state.contains(u"ui/photos/views/Mine"_s));
    }

    void theMenuUsesThem()
    {
        m_profile->addPhotos(2, u"Robe"_s);
        m_profile->addPhotos(1, u"Veste"_s);
        PhotoFilter filter;
        filter.draft = u"Robe"_s;
        QVERIFY(m_profile->engine().parts.catalogue.views().save(
            u"photos"_s, {.name = u"Robes"_s, .definition = u"{\"draft\":\"Robe\"}"_s}, m_profile->clock().now()));
        PhotosPage page(m_profile->services(), nullptr);
        page.resize(1100, 700);
        page.show();
        page.activated({});
        QTRY_COMPARE(page.savedViews().names(), QStringList{u"Robes"_s});
        QTRY_COMPARE(page.model().rowCount(), 3);
        QAction *use = nullptr;
        for (QMenu *menu : page.findChildren<QMenu *>()) {
            Q_EMIT menu->aboutToShow();
            for (QAction *action : menu->actions()) {
                if (action->text() == u"Robes"_s && !use)
                    use = action;
            }
        }
        QVERIFY(use);
        use->trigger();
        QTRY_COMPARE(page.model().rowCount(), 2);
        QVERIFY(page.model().filter() == filter);
    }
};

TD_WINDOW_TEST(SavedViewsTest)
#include "tst_savedviews.moc"
