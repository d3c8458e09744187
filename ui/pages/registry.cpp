// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/registry.h"

#include "ui/pages/costs/costspage.h"
#include "ui/pages/drafts/draftspage.h"
#include "ui/pages/duplicates/duplicatespage.h"
#include "ui/pages/health/healthpage.h"
#include "ui/pages/lab/labpage.h"
#include "ui/pages/lifecycle/lifecyclepage.h"
#include "ui/pages/overview/overviewpage.h"
#include "ui/pages/photos/photospage.h"
#include "ui/pages/recommendations/recommendationspage.h"
#include "ui/pages/settings/settingspage.h"
#include "ui/pages/transfers/transferspage.h"

#include <QCoreApplication>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

struct PageTitles {
    Q_DECLARE_TR_FUNCTIONS(td::Pages)
};

template <typename P>
PageEntry entry(const QString &id, const QString &title, const QString &icon, bool inSideBar = true)
{
    return {id, title, icon, [](const UiServices &services, QWidget *parent) -> Page * { return new P(services, parent); },
            inSideBar};
}

} // namespace

QList<PageEntry> pageRegistry()
{
    return {
        entry<OverviewPage>(u"overview"_s, PageTitles::tr("Overview"), u"overview"_s),
        entry<PhotosPage>(u"photos"_s, PageTitles::tr("Photos"), u"photos"_s),
        entry<DraftsPage>(u"drafts"_s, PageTitles::tr("Drafts"), u"drafts"_s),
        entry<TransfersPage>(u"transfers"_s, PageTitles::tr("Transfers"), u"transfers"_s),
        entry<LifecyclePage>(u"lifecycle"_s, PageTitles::tr("Lifecycle"), u"lifecycle"_s),
        entry<CostsPage>(u"costs"_s, PageTitles::tr("Costs"), u"costs"_s),
        entry<RecommendationsPage>(u"recommendations"_s, PageTitles::tr("Recommendations"), u"recommendations"_s),
        entry<HealthPage>(u"health"_s, PageTitles::tr("Health"), u"health"_s),
        entry<SettingsPage>(u"settings"_s, PageTitles::tr("Settings"), u"settings"_s),
        entry<DuplicatesPage>(u"duplicates"_s, PageTitles::tr("Duplicates"), u"copy"_s, false),
        entry<LabPage>(u"lab"_s, PageTitles::tr("Compression lab"), u"eye"_s, false),
    };
}

} // namespace td
