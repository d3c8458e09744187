// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/tray.h"

#include "ui/theme/icons.h"

#include <QApplication>

using namespace Qt::StringLiterals;

namespace td
{

Tray::Tray(const UiServices &services, QObject *parent)
    : QObject(parent)
    , m_services(services)
    , m_open(m_menu.addAction(QString(), this, &Tray::openRequested))
    , m_pause(m_menu.addAction(QString(), this,
                               [this] { m_services.queue.setPaused(!m_services.queue.snapshot().paused); }))
    , m_quit(m_menu.addAction(QString(), qApp, &QCoreApplication::quit))
{
    m_icon.setIcon(icon(u"logo"_s, ColorRole::Accent));
    m_icon.setContextMenu(&m_menu);
    connect(&m_icon, &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
        if (reason == QSystemTrayIcon::Trigger)
            Q_EMIT openRequested();
    });
    connect(&m_menu, &QMenu::aboutToShow, this, &Tray::retranslate); // the language may have changed
    connect(&services.queue, &TransferQueue::changed, this, &Tray::showSnapshot);
    showSnapshot(services.queue.snapshot());
    setStays(services.state.value(u"ui/tray"_s, false).toBool());
}

void Tray::setStays(bool stays)
{
    m_services.state.setValue(u"ui/tray"_s, stays);
    m_icon.setVisible(stays);
    QApplication::setQuitOnLastWindowClosed(!stays);
}

void Tray::retranslate()
{
    m_open->setText(tr("Open Tierdeck"));
    m_pause->setText(m_services.queue.snapshot().paused ? tr("Resume transfers") : tr("Pause transfers"));
    m_quit->setText(tr("Quit"));
}

void Tray::showSnapshot(const QueueSnapshot &snapshot)
{
    retranslate();
    const qint64 left = snapshot.waiting + snapshot.running.size();
    m_icon.setToolTip(left > 0 ? tr("Tierdeck: %Ln transfer(s) left", nullptr, int(left)) : u"Tierdeck"_s);
}

} // namespace td
