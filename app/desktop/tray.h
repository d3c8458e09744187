// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services.h"

#include <QMenu>
#include <QSystemTrayIcon>

namespace td
{

/// The icon in the tray, while the operator wants the program to stay there when its window is closed.
class Tray : public QObject
{
    Q_OBJECT
public:
    explicit Tray(const UiServices &services, QObject *parent = nullptr);
    /// Kept in state "ui/tray". The program then ends by the menu of the icon, or Quit in the window.
    void setStays(bool stays);

Q_SIGNALS:
    void openRequested();

private:
    void showSnapshot(const QueueSnapshot &snapshot);
    void retranslate();

    const UiServices &m_services;
    QSystemTrayIcon m_icon;
    QMenu m_menu;
    QAction *m_open;
    QAction *m_pause;
    QAction *m_quit;
};

} // namespace td
