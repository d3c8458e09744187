// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/console.h"

#include "app/samples/samples.h"

#include <QCoreApplication>
#include <QDir>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

constexpr int SampleCount = 48;
constexpr quint64 SampleSeed = 20251120;

QString nameOf(const SettingsSource &source, const ProfilePaths &paths)
{
    return source.profile.isEmpty() ? QCoreApplication::translate("td::Console", "Local profile") : QDir(paths.root).dirName();
}

QList<Rules::Value> asRuleValues(const Settings &settings)
{
    QList<Rules::Value> values;
    for (const SettingValue &value : settings.values)
        values.append({value.key, value.value, value.source});
    return values;
}

} // namespace

Console::Console(std::unique_ptr<Container> container, SettingsSource source)
    : m_container(std::move(container))
    , m_source(std::move(source))
    , m_state(QString(m_container->settings().paths.root + u"/window.ini"_s), QSettings::IniFormat)
{
    m_pool.setMaxThreadCount(4);
    m_thumbPool.setMaxThreadCount(qMax(2, QThread::idealThreadCount()));
    Engine &engine = m_container->engine();
    m_queue = std::make_unique<TransferQueue>(engine.parts, engine.ingest, engine.library);
    m_scheduler = std::make_unique<Scheduler>(engine.parts, engine.rules, engine.lifecycle);
    m_feed = std::make_unique<ChangeFeed>(engine.parts.catalogue);
    const ProfilePaths paths = m_container->settings().paths;
    const QString samples = QString(paths.cache + u"/samples"_s);
    m_services = std::make_unique<UiServices>(UiServices{.engine = engine,
                                                         .queue = *m_queue,
                                                         .scheduler = *m_scheduler,
                                                         .feed = *m_feed,
                                                         .state = m_state,
                                                         .pool = m_pool,
                                                         .thumbPool = m_thumbPool,
                                                         .profileName = nameOf(m_source, paths),
                                                         .profilePath = paths.root,
                                                         .sampleFolder = samples,
                                                         .makeSamples = {},
                                                         .profileValues = {},
                                                         .setProfileValue = {},
                                                         .setThemeMode = {},
                                                         .setLanguage = {}});
    m_services->makeSamples = [samples](std::stop_token stop) -> Result<QString> {
        TD_TRY(renderSamples(samples, SampleCount, SampleSeed, std::move(stop)));
        return samples;
    };
    m_services->profileValues = [this]() -> Result<QList<Rules::Value>> {
        const auto settings = loadSettings(m_source);
        if (!settings)
            return fail(joined(settings.error()));
        return asRuleValues(*settings);
    };
    m_services->setProfileValue = [this](const QString &key, const QString &value) {
        return writeProfileSetting(m_source, key, value);
    };
}

Console::~Console()
{
    m_feed.reset();
    m_scheduler.reset();
    m_queue.reset();
    m_pool.clear();
    m_thumbPool.clear();
    m_pool.waitForDone();
    m_thumbPool.waitForDone();
    m_state.sync();
}

void Console::start()
{
    m_queue->start();
    m_scheduler->start();
    m_feed->start();
}

} // namespace td
