// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/registry.h"

#include "ui/pages/costs/costspage.h"
#include "ui/pages/overview/overviewpage.h"
#include "ui/pages/recommendations/recommendationspage.h"
#include "ui/pages/settings/settingspage.h"

#include <QCoreApplication>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(td::Pages)
};

template <typename P>
PageEntry entry(const QString &id, const QString &title, const QString &icon)
{
    return {id, title, icon, [](const UiServices &services, QWidget *parent) -> Page * { return new P(services, parent); }};
}

} // namespace

QList<PageEntry> pageRegistry()
{
    return {
        entry<OverviewPage>(u"overview"_s, Texts::tr("Overview"), u"overview"_s),
        entry<CostsPage>(u"costs"_s, Texts::tr("Costs"), u"costs"_s),
        entry<RecommendationsPage>(u"recommendations"_s, Texts::tr("Recommendations"), u"recommendations"_s),
        entry<SettingsPage>(u"settings"_s, Texts::tr("Settings"), u"settings"_s),
    };
}

} // namespace td
