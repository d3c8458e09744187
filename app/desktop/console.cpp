// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/console.h"

#include "app/desktop/profilebackups.h"
#include "app/desktop/profilemessenger.h"
#include "app/desktop/profilemover.h"
#include "app/desktop/profileplaces.h"
#include "app/healthplaces.h"
#include "app/logging.h"
#include "app/samples/samples.h"
#include "engine/localsync.h"
#include "engine/tempsweep.h"

#include <QCoreApplication>
#include <QDir>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

constexpr int SampleCount = 48;
constexpr int WorkAtOnce = 8; ///< mostly waiting for disks and networks
constexpr int SweepLookMs = 15 * 60 * 1000; ///< looks that often whether a sweep of TEMP is due
constexpr quint64 SampleSeed = 20251120;

QString nameOf(const SettingsSource &source, const ProfilePaths &paths)
{
    return source.profile.isEmpty() ? QCoreApplication::translate("td::Console", "Local profile") : QDir(paths.root).dirName();
}

} // namespace

Console::Console(std::unique_ptr<Container> container, SettingsSource source, std::shared_ptr<Keyring> keyring)
    : m_container(std::move(container))
    , m_source(std::move(source))
    , m_state(QString(m_container->settings().paths.root + u"/window.ini"_s), QSettings::IniFormat)
{
    m_pool.setMaxThreadCount(4);
    m_thumbPool.setMaxThreadCount(qMax(2, QThread::idealThreadCount()));
    m_workPool.setMaxThreadCount(WorkAtOnce);
    Engine &engine = m_container->engine();
    m_queue = std::make_unique<TransferQueue>(engine.parts, engine.ingest, engine.library);
    m_scheduler = std::make_unique<Scheduler>(engine.parts, engine.rules, engine.lifecycle);
    const auto desk = std::make_shared<ProfileBackups>(m_source, *m_container, keyring);
    m_backups = std::make_unique<BackupClock>(engine.parts, engine.rules, [desk] { return desk->place(); });
    QObject::connect(m_backups.get(), &BackupClock::failed, m_backups.get(), [](const Error &error) {
        qCWarning(logApp).noquote() << "backup:" << error.message << error.where;
    });
    QObject::connect(m_scheduler.get(), &Scheduler::failed, m_scheduler.get(), [](const Error &error) {
        qCWarning(logApp).noquote() << "nightly work:" << error.message << error.where;
    });
    // what fails at night is told in one place
    QObject::connect(m_backups.get(), &BackupClock::failed, m_scheduler.get(), &Scheduler::failed);
    QObject::connect(m_backups.get(), &BackupClock::finished, m_scheduler.get(),
                     [scheduler = m_scheduler.get()](const NightlyBackup &night) {
                         for (const Error &problem : night.problems)
                             Q_EMIT scheduler->failed(problem);
                         if (night.drill && !night.drill->isPassed())
                             Q_EMIT scheduler->failed(night.drill->failed.first().error);
                     });
    m_feed = std::make_unique<ChangeFeed>(engine.parts.catalogue);
    const ProfilePaths paths = m_container->settings().paths;
    const QString samples = QString(paths.cache + u"/samples"_s);
    m_services = std::make_unique<UiServices>(UiServices{.engine = engine,
                                                         .pictures = m_container->screen(),
                                                         .queue = *m_queue,
                                                         .scheduler = *m_scheduler,
                                                         .feed = *m_feed,
                                                         .state = m_state,
                                                         .pool = m_pool,
                                                         .thumbPool = m_thumbPool,
                                                         .workPool = m_workPool,
                                                         .profileName = nameOf(m_source, paths),
                                                         .profilePath = paths.root,
                                                         .sampleFolder = samples,
                                                         .makeSamples = {},
                                                         .setThemeMode = {},
                                                         .setLanguage = {}});
    m_services->makeSamples = [samples](std::stop_token stop) -> Result<QString> {
        TD_TRY(renderSamples(samples, SampleCount, SampleSeed, std::move(stop)));
        return samples;
    };
    m_services->health = std::make_shared<HealthReport>(
        engine.parts, engine.rules, engine.health,
        healthPlacesOf(*m_container, [keyring] { return keyring; }));
    m_services->backups = desk;
    m_services->backupClock = m_backups.get();
    m_services->logFolder = paths.logs;
    m_services->deliveryChat = m_container->settings().sharing.telegramAdmin;
    m_services->tierMover = std::make_shared<ProfileMover>(m_source, *m_container, keyring);
    m_services->messenger = std::make_shared<ProfileMessenger>(m_source, *m_container, keyring);
    m_services->tierPlaces = std::make_shared<ProfilePlaces>(
        m_source, paths, std::move(keyring), engine, [container = m_container.get()](Tier tier, std::stop_token stop) {
            return container->adoptBucket(tier, std::move(stop));
        });
}

Console::~Console()
{
    m_stop.request_stop();
    m_sweepTick.stop();
    m_sync = {};
    m_feed.reset();
    m_backups.reset();
    m_scheduler.reset();
    m_queue.reset();
    m_pool.clear();
    m_thumbPool.clear();
    m_workPool.clear();
    m_pool.waitForDone();
    m_thumbPool.waitForDone();
    m_workPool.waitForDone();
    m_state.sync();
}

void Console::start()
{
    m_queue->start();
    m_scheduler->start();
    m_backups->start();
    m_feed->start();
    QObject::connect(&m_sweepTick, &QTimer::timeout, &m_sweepTick, [this] { sweepTempInBackground(); });
    m_sweepTick.start(SweepLookMs);
    const Settings &settings = m_container->settings();
    if (settings.hot.remote || settings.cold.remote) {
        recoverInBackground();
        syncInBackground();
    }
}

void Console::syncInBackground()
{
    m_sync = std::jthread([&engine = m_container->engine(), stop = m_stop.get_token()] {
        const auto done = LocalSync(engine.parts, engine.rules, engine.library).run({}, stop);
        if (!done)
            qCWarning(logApp) << "local copies:" << done.error().message;
        else
            qCInfo(logApp) << "local copies:" << done->fetched << "fetched," << done->evicted << "removed,"
                           << done->failed.size() << "failed";
    });
}

void Console::sweepTempInBackground()
{
    m_workPool.start([&engine = m_container->engine(), stop = m_stop.get_token()] {
        const auto swept = TempSweep(engine.parts).runIfDue(stop);
        if (!swept)
            qCWarning(logApp) << "temp sweep:" << swept.error().message;
        else if (*swept)
            qCInfo(logApp) << "temp sweep:" << (*swept)->partials << "unfinished writes removed,"
                           << (*swept)->aside.size() << "unknown objects set aside";
    });
}

void Console::recoverInBackground()
{
    m_workPool.start([&mover = m_container->engine().mover, stop = m_stop.get_token()] {
        const auto recovered = mover.recover(stop);
        if (!recovered)
            qCWarning(logApp) << "recovery:" << recovered.error().message;
        else if (recovered->finished + recovered->rolledBack > 0 || !recovered->failed.isEmpty())
            qCInfo(logApp) << "recovery:" << recovered->finished << "finished," << recovered->rolledBack << "rolled back,"
                           << recovered->failed.size() << "failed";
    });
}

} // namespace td
