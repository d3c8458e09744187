// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/console.h"
#include "ui/mainwindow.h"
#include "ui/shell/appearance.h"

#include <cstdio>
#include <memory>

namespace td::test
{

/// The real window, 1280 by 800, over the profile in a folder.
class OpenedWindow
{
public:
    /// Nothing, with the reason on stderr, when the profile cannot be opened.
    [[nodiscard]] static std::unique_ptr<OpenedWindow> open(const QString &profile)
    {
        const SettingsSource source{.profile = profile, .commandLine = {}, .environment = {}};
        const auto settings = loadSettings(source);
        if (!settings) {
            std::fprintf(stderr, "%s\n", qPrintable(settings.error().constFirst().message));
            return nullptr;
        }
        auto container = Container::open(*settings, {});
        if (!container) {
            std::fprintf(stderr, "%s\n", qPrintable(container.error().message));
            return nullptr;
        }
        return std::unique_ptr<OpenedWindow>(new OpenedWindow(*std::move(container), source));
    }

    [[nodiscard]] MainWindow &window() { return *m_window; }
    [[nodiscard]] UiServices &services() { return m_console.services(); }

private:
    OpenedWindow(std::unique_ptr<Container> container, const SettingsSource &source)
        : m_console(std::move(container), source)
        , m_appearance(m_console.state())
    {
        m_console.start();
        m_window = std::make_unique<MainWindow>(m_console.services());
        m_window->resize(1280, 800);
        m_window->show();
    }

    Console m_console;
    Appearance m_appearance;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace td::test
