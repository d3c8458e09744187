// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/container.h"

#include "app/bucketstores.h"
#include "app/diskspace.h"
#include "app/folderplace.h"
#include "app/logging.h"
#include "app/messenger.h"
#include "app/privatefolder.h"
#include "app/tierguard.h"

#include "catalog/postgrescatalogue.h"
#include "catalog/sqlitecatalogue.h"
#include "engine/processholder.h"
#include "engine/restorehold.h"
#include "imaging/isolation/isolatedprocessor.h"
#include "storage/folderstore.h"
#include "storage/heldstore.h"

#include <QDir>
#include <QFileInfo>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

/// A close look at one picture must not hold up the thumbnails.
constexpr int ScreenHelpers = 2;

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

std::shared_ptr<FolderStore> storeFor(const TierBinding &binding, Tier tier, const Settings &settings)
{
    const ProfilePaths &paths = settings.paths;
    const QString name = settings.postgres ? folderStoreName(thisProcess().host, binding.folder) : u"folder"_s;
    const QString place = binding.folder == paths.root
                              ? u"this computer"_s
                              : u"this computer, %1"_s.arg(QDir::toNativeSeparators(binding.folder));
    return std::make_shared<FolderStore>(binding.folder, QString(tierName(tier) + u'/'), name, place);
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
    TD_TRY(asProblem(engine.rules.transfers()));
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
    std::unique_ptr<IsolatedProcessor> images;
    std::unique_ptr<IsolatedProcessor> screen;
    std::unique_ptr<Catalogue> catalogue;
    TierStores stores;
    QList<FolderTier> folders;
    QMap<Tier, std::shared_ptr<BucketGuard>> buckets;
    QMap<Tier, std::shared_ptr<StoreMeter>> meters;
    std::shared_ptr<BandwidthLimit> bandwidthLimit;
    std::unique_ptr<ProfileLinkKeys> linkKeys;
    std::unique_ptr<Engine> engine;
    Mover::Recovery recovery;
    bool isHeld = false; ///< restored from a backup (restorehold.h), when it was opened

    [[nodiscard]] Result<void> openCatalogue();
    [[nodiscard]] Result<void> openStores();
    [[nodiscard]] Result<void> guard() const;
    void setStore(Tier tier, const TierBinding &binding, std::shared_ptr<ObjectStore> store);
    [[nodiscard]] Result<void> checkHomes() const;
    [[nodiscard]] BucketParts bucketParts();
};

Result<void> Container::Parts::openCatalogue()
{
    OpenOptions how;
    how.clock = clock.get();
    how.backupFolder = settings.paths.backups;
    if (settings.postgres) {
        TD_ASSIGN(catalogue, PostgresCatalogue::open(*settings.postgres, how));
    } else {
        TD_ASSIGN(catalogue, SqliteCatalogue::open(settings.paths.catalogue, how));
    }
    TD_ASSIGN(const auto hold, restoreHold(*catalogue));
    isHeld = hold.has_value();
    return {};
}

void Container::Parts::setStore(Tier tier, const TierBinding &binding, std::shared_ptr<ObjectStore> store)
{
    if (isHeld && liesOutside(binding, settings.paths))
        store = std::make_shared<HeldStore>(std::move(store), [this] { return refuseHeld(*catalogue); });
    stores.set(tier, std::move(store));
}

BucketParts Container::Parts::bucketParts()
{
    if (!bandwidthLimit)
        bandwidthLimit =
            std::make_shared<BandwidthLimit>([this] { return engine ? engine->bandwidth.rates() : BandwidthRates{}; });
    return {.catalogue = *catalogue,
            .ids = *ids,
            .clock = *clock,
            .self = thisProcess(),
            .endpointCache = endpointCacheOf(settings.paths.cache),
            .limit = bandwidthLimit};
}

/// A tier that was switched to another provider is read and written there and nowhere else.
Result<void> Container::Parts::checkHomes() const
{
    for (const Tier tier : {Tier::Hot, Tier::Cold}) {
        TD_ASSIGN(const std::optional<QString> home, catalogue->providerCopies().home(tier));
        const auto store = stores.of(tier);
        if (!home || (store && (*store)->name() == *home))
            continue;
        const QString name = tierName(tier);
        return fail(
            Error{.code = ErrorCode::FailedPrecondition,
                  .reason = u"provider.moved"_s,
                  .message = u"%1 was switched to %2, but this profile still binds it to %3"_s.arg(
                      name.toUpper(), *home, store ? (*store)->name() : u"nothing"_s),
                  .where = name,
                  .remedy = u"Run `tierdeck-cli provider copy --from %1 --to FILE.json --switch` with the file of "
                            "the switch once more, or set %1.provider, %1.bucket, %1.endpoint, %1.key_id and "
                            "%1.secret to it."_s.arg(name),
                  .detail = *home});
    }
    return {};
}

Result<void> Container::Parts::openStores()
{
    const std::array<const TierBinding *, 3> bindings{&settings.temp, &settings.hot, &settings.cold};
    for (const Tier tier : AllTiers) {
        const TierBinding &binding = *bindings[std::size_t(tier)];
        if (!binding.enabled)
            continue;
        if (binding.remote) {
            meters[tier] = std::make_shared<StoreMeter>();
            buckets[tier] = bucketStore(*binding.remote, bucketParts(), meters[tier]);
            setStore(tier, binding, buckets[tier]);
            stores.setParallel(tier, binding.remote->parallel);
            stores.setAccount(tier, billedBy(*binding.remote));
            continue;
        }
        TD_TRY(prepareFolder(binding, tier, settings.paths));
        folders.append({tier, storeFor(binding, tier, settings)});
        setStore(tier, binding, folders.last().store);
    }
    TD_TRY(checkHomes());
    stores.masterTemplate = settings.masterTemplate;
    stores.variantTemplate = settings.variantTemplate;
    return guard();
}

Result<void> Container::Parts::guard() const
{
    return guardFolders(folders, *catalogue, *ids, thisProcess().host, settings.postgres.has_value());
}

Container::Container(std::unique_ptr<Parts> parts)
    : d(std::move(parts))
{
}

Container::~Container()
{
    for (auto it = d->meters.cbegin(); it != d->meters.cend(); ++it) {
        const StoreMeter &meter = **it;
        qCInfo(logApp).noquote().nospace()
            << tierName(it.key()) << ": " << meter.writes << " writes, " << meter.reads << " reads, " << meter.deletes
            << " deletes, " << meter.bytesOut << " bytes sent, " << meter.bytesIn << " bytes received";
    }
}

Result<std::unique_ptr<Container>> Container::open(const Settings &settings, Options options)
{
    auto parts = std::make_unique<Parts>();
    parts->settings = settings;
    parts->clock = options.clock ? options.clock : std::make_shared<SystemClock>();
    parts->ids = options.ids ? options.ids : std::make_shared<RandomIds>();
    parts->images = std::make_unique<IsolatedProcessor>(
        IsolatedProcessor::Options{.program = options.pictureHelper, .helpers = settings.workers});
    parts->screen = std::make_unique<IsolatedProcessor>(
        IsolatedProcessor::Options{.program = options.pictureHelper, .helpers = ScreenHelpers});
    const ProfilePaths &paths = settings.paths;
    for (const QString &folder : {paths.root, paths.cache, paths.backups, paths.logs})
        TD_TRY(makePrivateFolder(folder));
    if (needsKeyring(settings)) {
        const SecretStore secrets(options.keyring, paths.root);
        TD_TRY(completeFromKeyring(parts->settings, secrets));
    }
    TD_TRY(parts->openCatalogue());
    TD_TRY(parts->openStores());

    const LateKeyring late =
        options.lateKeyring ? options.lateKeyring : [keyring = options.keyring] { return keyring; };
    parts->linkKeys = std::make_unique<ProfileLinkKeys>(settings.sharing.linkSecret, late, paths.root);
    parts->engine = std::make_unique<Engine>(
        EngineParts{.catalogue = *parts->catalogue,
                    .stores = parts->stores,
                    .images = *parts->images,
                    .clock = *parts->clock,
                    .ids = *parts->ids,
                    .self = thisProcess(),
                    .holderDead = holderCertainlyDead,
                    .overrides = settings.shared,
                    .workers = settings.workers,
                    .diskSpace = [folder = settings.temp.folder] { return diskSpaceOf(folder); },
                    .lab = parts->images.get(),
                    .links = {.cdnDomain = settings.sharing.cdnDomain,
                              .serviceUrl = settings.sharing.serviceUrl,
                              .keys = parts->linkKeys.get()},
                    .messenger = messengerOf(settings, late),
                    .localCopies = std::make_shared<LocalCopies>(QString(paths.cache + u"/photos"_s))});
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

const IsolatedProcessor &Container::pictures() const
{
    return *d->images;
}

const PictureReader &Container::screen() const
{
    return *d->screen;
}

const Mover::Recovery &Container::recovery() const
{
    return d->recovery;
}

std::shared_ptr<ObjectStore> Container::bucketOutside(const RemoteBinding &binding)
{
    return bucketStore(binding, d->bucketParts(), std::make_shared<StoreMeter>());
}

Result<void> Container::claimPlaces(std::stop_token stop)
{
    Result<void> first = d->guard();
    for (const auto &bucket : std::as_const(d->buckets)) {
        Result<void> claimed = bucket->claim(stop);
        if (first)
            first = std::move(claimed);
    }
    return first;
}

Result<void> Container::adoptBucket(Tier tier, std::stop_token stop)
{
    if (const auto bucket = d->buckets.value(tier))
        return bucket->adopt(std::move(stop));
    return fail(configProblem(tierName(tier), u"%1 is not in a bucket"_s.arg(tierName(tier).toUpper()),
                              u"Give a tier that is bound to a provider."_s));
}

} // namespace td
