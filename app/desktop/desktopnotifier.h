// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/desktopnotice.h"

#include <QDBusConnection>
#include <QHash>
#include <QObject>

namespace td
{

/// Shows notices through org.freedesktop.Notifications; without such a service it does nothing. GUI thread, never
/// waits.
class DesktopNotifier : public QObject
{
    Q_OBJECT
public:
    explicit DesktopNotifier(const QDBusConnection &bus, QObject *parent = nullptr);
    void show(const DesktopNotice &notice);

private Q_SLOTS:
    void actionInvoked(uint number, const QString &action);
    void closed(uint number, uint reason);

private:
    void send(const DesktopNotice &notice);

    QDBusConnection m_bus;
    QHash<QString, uint> m_numbers;       ///< id -> number of the service
    QHash<uint, DesktopNotice> m_notices; ///< those that are shown
};

} // namespace td
