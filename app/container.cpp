// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/container.h"

#include "app/privatefolder.h"

#include "catalog/sqlitecatalogue.h"
#include "engine/processholder.h"
#include "imaging/imagingprocessor.h"
#include "storage/folderstore.h"

#include <QDir>
#include <QFileInfo>
#include <QStorageInfo>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

class RandomIds final : public IdSource
{
public:
    [[nodiscard]] QString newId() override { return QUuid::createUuid().toString(QUuid::WithoutBraces); }
};

Error configProblem(const QString &where, const QString &message, const QString &remedy)
{
    return {.code = ErrorCode::FailedPrecondition,
            .reason = u"config.invalid"_s,
            .message = message,
            .where = where,
            .remedy = remedy};
}

/// A folder of the operator's must be there already: an unmounted disk must never look like an empty tier.
Result<void> prepareFolder(const TierBinding &binding, Tier tier, const ProfilePaths &paths)
{
    const QString name = tierName(tier);
    if (binding.folder != paths.root && !QFileInfo(binding.folder).isDir()) {
        return fail(configProblem(name + u".folder"_s,
                                  u"The folder of %1, %2, does not exist"_s.arg(name.toUpper(), binding.folder),
                                  u"Mount its disk, or make it: mkdir -p '%1'"_s.arg(binding.folder)));
    }
    return makePrivateFolder(QString(binding.folder + u'/' + name));
}

std::shared_ptr<ObjectStore> storeFor(const TierBinding &binding, Tier tier, const ProfilePaths &paths)
{
    const QString place = binding.folder == paths.root
                              ? u"this computer"_s
                              : u"this computer, %1"_s.arg(QDir::toNativeSeparators(binding.folder));
    return std::make_shared<FolderStore>(binding.folder, QString(tierName(tier) + u'/'), u"folder"_s, place);
}

std::pair<qint64, qint64> spaceOf(const QString &folder)
{
    const QStorageInfo storage(folder);
    return storage.isValid() ? std::pair(storage.bytesAvailable(), storage.bytesTotal())
                             : std::pair<qint64, qint64>(0, 0);
}

/// Overrides are wrong when their name is unknown or their value does not fit: then nothing may start on them.
Result<void> checkOverrides(Engine &engine)
{
    for (auto it = engine.parts.overrides.cbegin(); it != engine.parts.overrides.cend(); ++it) {
        if (engine.rules.knows(it.key()))
            continue;
        TD_ASSIGN(const QList<Rules::Value> all, engine.rules.all());
        QStringList names;
        for (const Rules::Value &value : all)
            names.append(value.key);
        const QString near = nearest(it.key(), names);
        return fail(configProblem(environmentName(it.key()), u"%1 is not a setting of Tierdeck"_s.arg(it.key()),
                                  near.isEmpty() ? u"Unset %1."_s.arg(environmentName(it.key()))
                                                 : u"Did you mean %1?"_s.arg(environmentName(near))));
    }
    if (engine.parts.overrides.isEmpty())
        return {};
    const auto asProblem = [](const auto &result) -> Result<void> {
        if (result)
            return {};
        if (result.error().code != ErrorCode::InvalidArgument)
            return fail(result.error());
        return fail(configProblem(result.error().where, result.error().message, result.error().remedy));
    };
    TD_TRY(asProblem(engine.rules.policy()));
    TD_TRY(asProblem(engine.rules.prices()));
    TD_TRY(asProblem(engine.rules.images()));
    TD_TRY(asProblem(engine.rules.alertLimits()));
    return asProblem(engine.rules.schedule());
}

} // namespace

Instant SystemClock::now() const
{
    return std::chrono::floor<Seconds>(std::chrono::system_clock::now());
}

/// Members die from the last to the first: the engine before what it works on.
struct Container::Parts {
    Settings settings;
    std::shared_ptr<Clock> clock;
    std::shared_ptr<IdSource> ids;
    ImagingProcessor images;
    TierStores stores;
    std::unique_ptr<Catalogue> catalogue;
    std::unique_ptr<Engine> engine;
    Mover::Recovery recovery;
};

Container::Container(std::unique_ptr<Parts> parts)
    : d(std::move(parts))
{
}

Container::~Container() = default;

Result<std::unique_ptr<Container>> Container::open(const Settings &settings, Options options)
{
    auto parts = std::make_unique<Parts>();
    parts->settings = settings;
    parts->clock = options.clock ? options.clock : std::make_shared<SystemClock>();
    parts->ids = options.ids ? options.ids : std::make_shared<RandomIds>();
    const ProfilePaths &paths = settings.paths;
    for (const QString &folder : {paths.root, paths.cache, paths.backups, paths.logs})
        TD_TRY(makePrivateFolder(folder));

    const std::array<const TierBinding *, 3> bindings{&settings.temp, &settings.hot, &settings.cold};
    for (const Tier tier : AllTiers) {
        const TierBinding &binding = *bindings[std::size_t(tier)];
        if (!binding.enabled)
            continue;
        TD_TRY(prepareFolder(binding, tier, paths));
        parts->stores.set(tier, storeFor(binding, tier, paths));
    }
    parts->stores.masterTemplate = settings.masterTemplate;
    parts->stores.variantTemplate = settings.variantTemplate;
    OpenOptions catalogue;
    catalogue.clock = parts->clock.get();
    catalogue.backupFolder = paths.backups;
    TD_ASSIGN(parts->catalogue, SqliteCatalogue::open(paths.catalogue, catalogue));

    parts->engine =
        std::make_unique<Engine>(EngineParts{.catalogue = *parts->catalogue,
                                             .stores = parts->stores,
                                             .images = parts->images,
                                             .clock = *parts->clock,
                                             .ids = *parts->ids,
                                             .self = thisProcess(),
                                             .holderDead = holderCertainlyDead,
                                             .overrides = settings.shared,
                                             .workers = settings.workers,
                                             .diskSpace = [folder = settings.temp.folder] { return spaceOf(folder); }});
    TD_TRY(checkOverrides(*parts->engine));
    if (options.recover) {
        TD_ASSIGN(parts->recovery, parts->engine->mover.recover(options.stop));
    }
    return std::unique_ptr<Container>(new Container(std::move(parts)));
}

Engine &Container::engine()
{
    return *d->engine;
}

const Settings &Container::settings() const
{
    return d->settings;
}

TierStores &Container::stores()
{
    return d->stores;
}

const Mover::Recovery &Container::recovery() const
{
    return d->recovery;
}

} // namespace td
