// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/page.h"
#include "ui/services.h"

#include <QList>

namespace td
{

/// A page of the window: made on the first visit.
struct PageEntry {
    QString id;
    QString title; ///< in the operator's language
    QString icon;
    std::function<Page *(const UiServices &services, QWidget *parent)> make;
    bool inSideBar = true; ///< else reached by the menu, the palette and from other pages
};

/// All pages, those of the side bar first and in its order. Titles are in the present language: ask again after a switch.
[[nodiscard]] QList<PageEntry> pageRegistry();

} // namespace td
