// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/pages/guiprofile.h"
#include "ui/mainwindow.h"

#include <QTest>

namespace td::test
{

/// The main window over a profile, 1280 by 800, on the screen.
[[nodiscard]] inline std::unique_ptr<MainWindow> shownWindow(GuiProfile &profile)
{
    auto window = std::make_unique<MainWindow>(profile.services());
    window->resize(1280, 800);
    window->show();
    if (!QTest::qWaitForWindowExposed(window.get()))
        qFatal("the window is not shown");
    return window;
}

} // namespace td::test
