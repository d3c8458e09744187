// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/container.h"
#include "engine/backup/nightlybackup.h"
#include "ui/services.h"

#include <QTimer>

#include <memory>
#include <thread>

namespace td
{

/// What runs behind one window: the opened profile, its queue, schedule, change feed and threads, wired into UiServices.
/// Dies in the order that work in hand needs: watchers first, then the queue, then the threads, the catalogue last.
class Console
{
public:
    /// `keyring`: unset, the Settings page says that no secret can be kept.
    Console(std::unique_ptr<Container> container, SettingsSource source, std::shared_ptr<Keyring> keyring = {});
    ~Console();
    Console(const Console &) = delete;
    Console &operator=(const Console &) = delete;

    /// Queue, schedule and change feed begin to work; what was under way to a bucket is recovered.
    void start();
    [[nodiscard]] UiServices &services() { return *m_services; }
    [[nodiscard]] QSettings &state() { return m_state; }

private:
    void recoverInBackground();
    void syncInBackground();
    void sweepTempInBackground();

    std::unique_ptr<Container> m_container;
    const SettingsSource m_source;
    std::stop_source m_stop;
    QSettings m_state;
    QThreadPool m_pool;
    QThreadPool m_thumbPool;
    QThreadPool m_workPool;
    std::unique_ptr<TransferQueue> m_queue;
    std::unique_ptr<Scheduler> m_scheduler;
    std::unique_ptr<BackupClock> m_backups;
    std::unique_ptr<ChangeFeed> m_feed;
    std::unique_ptr<UiServices> m_services;
    std::jthread m_sync; ///< of the local copies, once after the start
    QTimer m_sweepTick;
};

} // namespace td
