// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/console.h"
#include "app/desktop/singleinstance.h"
#include "app/logging.h"
#include "ui/mainwindow.h"
#include "ui/shell/appearance.h"

#include <stop_token>

namespace td
{

class DesktopNotifier;
class Tray;

/// What the command line of the window says.
struct DesktopOptions {
    QString profile;
    QString language; ///< "en", "fr" or empty
    QString theme;    ///< a mode of the theme or empty
    QString page;     ///< id of the first page or empty
};

/// Opens the profile without holding up the event loop, then shows the window over it.
class Desktop : public QObject
{
    Q_OBJECT
public:
    explicit Desktop(DesktopOptions options);
    ~Desktop() override;
    void start();

private:
    void opened(Result<std::unique_ptr<Container>> container);
    void showWindow(std::unique_ptr<Container> container);
    void showProblem(const Error &error);
    void raise(const QString &page);

    const DesktopOptions m_options;
    SettingsSource m_source;
    std::optional<Settings> m_settings;
    std::stop_source m_stop;
    QThreadPool m_openPool;
    std::shared_ptr<Keyring> m_keyring;
    // In the order in which they may die, the last one first.
    std::unique_ptr<LogFile> m_log;
    std::unique_ptr<SingleInstance> m_instance;
    std::unique_ptr<QSettings> m_early; ///< state before the profile is open
    std::unique_ptr<Appearance> m_appearance;
    std::unique_ptr<Console> m_console;
    std::unique_ptr<DesktopNotifier> m_notifier;
    std::unique_ptr<Tray> m_tray;
    std::unique_ptr<QWidget> m_waiting;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace td
