// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/profilemover.h"

#include "app/placechange.h"
#include "app/tiermove.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

const QString ServiceAccountKey = u"gcp.credentials"_s;
constexpr qint64 LargestServiceAccount = 64 * 1024;
/// What a usual line sends, where no limit says more.
constexpr qint64 UsualBytesPerSecond = 2'500'000;

Result<Secret> secretInFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::NotFound, u"config.invalid"_s,
                    u"The service account cannot be read: %1"_s.arg(file.errorString()), path, u"Check the path."_s);
    return Secret(file.read(LargestServiceAccount));
}

} // namespace

ProfileMover::ProfileMover(SettingsSource source, Container &container, std::shared_ptr<Keyring> keyring)
    : m_source(std::move(source))
    , m_paths(container.settings().paths)
    , m_container(container)
    , m_secrets(std::move(keyring), m_paths.root)
{
}

Result<Settings> ProfileMover::settings() const
{
    auto settings = loadSettings(m_source);
    if (!settings)
        return fail(joined(settings.error()));
    return *std::move(settings);
}

Result<std::optional<QString>> ProfileMover::home(Tier tier) const
{
    return m_container.engine().parts.catalogue.providerCopies().home(tier);
}

/// Of the move that was begun to this place, else of the same key where the tier is bound now.
Result<std::optional<Secret>> ProfileMover::keptSecret(const TargetFile &target) const
{
    const auto noted = readTargetFile(pendingMovePath(m_paths, target.tier), target.tier);
    if (noted && noted->binding.name == target.binding.name) {
        TD_ASSIGN(std::optional<Secret> left, m_secrets.find(targetSecretOf(target.tier)));
        if (left)
            return left;
    }
    TD_ASSIGN(const Settings now, settings());
    const std::optional<RemoteBinding> &bound = bindingIn(now, target.tier).remote;
    const S3Config &config = target.binding.config;
    if (!bound || bound->missingSecret != target.binding.missingSecret ||
        bound->config.provider.id != config.provider.id || bound->config.accessKey != config.accessKey)
        return std::nullopt;
    return m_secrets.find(target.binding.missingSecret);
}

Result<void> ProfileMover::rebind(const Target &target) const
{
    // The copy may have taken hours, in which the settings were changed.
    TD_ASSIGN(const Settings now, settings());
    return rebindTier(m_source, now, m_secrets, target.file, target.secret);
}

Result<ProfileMover::Target> ProfileMover::targetOf(const TierEntry &entry) const
{
    QMap<QString, QString> values = entry.values;
    values.insert(u"provider"_s, entry.place);
    const QString account = values.take(ServiceAccountKey);
    TD_ASSIGN(TargetFile file, targetOfFields(entry.tier, values, tierName(entry.tier)));
    const bool byAccount = file.binding.missingSecret.endsWith(u".service_account"_s);
    Target target{.file = std::move(file),
                  .secret = entry.secrets.value(byAccount ? u"service_account"_s : u"secret"_s)};
    if (target.secret.isEmpty() && byAccount && !account.isEmpty()) {
        TD_ASSIGN(target.secret, secretInFile(account));
    }
    if (target.secret.isEmpty()) {
        TD_ASSIGN(const std::optional<Secret> kept, keptSecret(target.file));
        if (!kept)
            return fail(ErrorCode::FailedPrecondition, u"config.secret_missing"_s,
                        u"The secret of the key to the target is missing"_s, target.file.binding.missingSecret,
                        u"Type it in."_s);
        target.secret = *kept;
    }
    S3Config &config = target.file.binding.config;
    (byAccount ? config.serviceAccount : config.secret) = target.secret;
    return target;
}

Result<TierMovePlan> ProfileMover::plan(const TierEntry &entry)
{
    Engine &engine = m_container.engine();
    TD_ASSIGN(const Settings now, settings());
    TD_TRY(checkRebindable(m_source, now, entry.tier));
    TD_ASSIGN(const Target target, targetOf(entry));
    TD_ASSIGN(const auto present, engine.parts.stores.of(entry.tier));
    const auto bucket = m_container.bucketOutside(target.file.binding);
    TierMovePlan plan;
    plan.from = present->displayName();
    plan.to = bucket->displayName();
    PhotoFilter inTier;
    inTier.tier = entry.tier;
    inTier.trash = TrashScope::With;
    TD_ASSIGN(plan.photos, engine.library.sums(inTier));
    plan.isFromBucket = !present->isLocal();
    TD_ASSIGN(const std::optional<QString> lies, home(entry.tier));
    if (lies != bucket->name()) { // else only the profile has to follow
        TD_ASSIGN(plan.left, engine.parts.catalogue.providerCopies().missingTotals(entry.tier, bucket->name()));
    }
    TD_ASSIGN(plan.prices, engine.rules.prices());
    const qint64 limit = engine.bandwidth.rates().upload;
    plan.isLimited = limit > 0;
    plan.bytesPerSecond = limit > 0 ? limit : UsualBytesPerSecond;
    return plan;
}

Result<TierMoveOutcome> ProfileMover::move(const TierEntry &entry, const ProgressFn &progress, std::stop_token stop)
{
    Engine &engine = m_container.engine();
    TD_ASSIGN(const Settings now, settings());
    TD_TRY(checkRebindable(m_source, now, entry.tier));
    TD_ASSIGN(const Target target, targetOf(entry));
    const auto bucket = m_container.bucketOutside(target.file.binding);
    TD_TRY(probeTarget(
        *bucket, entry.tier, engine.parts.ids.newId(), [](const StoreCheck &) {}, stop));
    TierMoveOutcome outcome;
    TD_ASSIGN(const std::optional<QString> lies, home(entry.tier));
    if (lies == bucket->name()) { // switched before, but the profile could not follow
        TD_TRY(rebind(target));
        outcome.isSwitched = true;
        return outcome;
    }
    // From here on a kill leaves what the next start needs to go on.
    TD_TRY(m_secrets.store(targetSecretOf(entry.tier), target.secret));
    TD_TRY(writePendingMove(m_paths, target.file));
    for (int attempt = 1;; ++attempt) {
        TD_ASSIGN(const ProviderMove::Outcome pass, engine.providerMove.copy(entry.tier, bucket, progress, stop));
        outcome.copied.add(pass.copied.count, pass.copied.bytes);
        outcome.left = pass.left;
        outcome.failed = pass.failed;
        if (!pass.failed.isEmpty())
            return outcome;
        const Result<qint64> switched = engine.providerMove.switchTo(entry.tier, *bucket);
        if (switched)
            break;
        if (switched.error().reason != "provider.incomplete"_L1 || attempt == TierSwitchTries)
            return fail(switched.error());
    }
    TD_TRY(rebind(target));
    outcome.isSwitched = true;
    return outcome;
}

Result<std::optional<TierEntry>> ProfileMover::unfinished(Tier tier)
{
    const QString path = pendingMovePath(m_paths, tier);
    if (tier == Tier::Temp || !QFile::exists(path))
        return std::nullopt;
    TD_ASSIGN(const TargetFile target, readTargetFile(path, tier));
    TD_ASSIGN(const std::optional<QString> lies, home(tier));
    TD_ASSIGN(const Settings now, settings());
    const std::optional<RemoteBinding> &bound = bindingIn(now, tier).remote;
    if (lies == target.binding.name && bound && bound->name == target.binding.name) {
        (void)forgetMove(m_paths, m_secrets, tier); // done; what stays is tried again the next time
        return std::nullopt;
    }
    return TierEntry{.tier = tier, .place = target.binding.config.provider.id, .values = target.values, .secrets = {}};
}

Result<void> ProfileMover::giveUp(Tier tier)
{
    const auto noted = readTargetFile(pendingMovePath(m_paths, tier), tier);
    TD_ASSIGN(const std::optional<QString> lies, home(tier));
    if (noted && lies == noted->binding.name)
        return fail(ErrorCode::FailedPrecondition, u"provider.moved"_s,
                    u"%1 lies at %2 already"_s.arg(tierName(tier).toUpper(), *lies), tierName(tier),
                    u"Go on with the move: only the profile has to follow."_s);
    return forgetMove(m_paths, m_secrets, tier);
}

} // namespace td
