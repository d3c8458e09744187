// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/settings.h"
#include "engine/engine.h"
#include "ui/tierplaces.h"

namespace td
{

/// A bucket of each provider.
[[nodiscard]] QList<TierPlace> providerPlaces();

/// Says in `bound` which secrets the keyring keeps for the settings of `group` ("hot.", "backup."), unless another
/// source has them; a keyring that does not answer is said too.
void addKeptSecrets(TierBound &bound, const SecretStore &secrets, const QString &group);

/// The places of the tiers as a profile's settings, its keyring and the providers' profiles say them.
class ProfilePlaces final : public TierPlaces
{
public:
    /// Marks the bucket that a tier is bound to as this catalogue's (Container::adoptBucket).
    using Adopt = std::function<Result<void>(Tier, std::stop_token)>;

    ProfilePlaces(SettingsSource source, ProfilePaths paths, std::shared_ptr<Keyring> keyring, Engine &engine,
                  Adopt adopt);

    [[nodiscard]] QList<TierPlace> places(Tier tier) const override;
    [[nodiscard]] Result<TierBound> bound(Tier tier) override;
    [[nodiscard]] Result<StoreReport> test(const TierEntry &entry, std::stop_token stop) override;
    [[nodiscard]] Result<void> save(const TierEntry &entry) override;
    [[nodiscard]] Result<void> adopt(Tier tier, std::stop_token stop) override;

private:
    [[nodiscard]] Result<Settings> load() const;
    [[nodiscard]] Result<Settings> trial(const TierEntry &entry) const;
    [[nodiscard]] Result<void> checkNobodyIsLeftBehind(const TierEntry &entry) const;

    const SettingsSource m_source;
    const ProfilePaths m_paths;
    const SecretStore m_secrets;
    Engine &m_engine;
    const Adopt m_adopt;
};

} // namespace td
