// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/container.h"
#include "app/targetfile.h"
#include "ui/tiermover.h"

namespace td
{

/// Moves a tier of an opened profile. A move under way is noted in the profile's folder and its secret in the keyring,
/// so that the next start can go on with it.
class ProfileMover final : public TierMover
{
public:
    ProfileMover(SettingsSource source, Container &container, std::shared_ptr<Keyring> keyring);

    [[nodiscard]] Result<TierMovePlan> plan(const TierEntry &entry) override;
    [[nodiscard]] Result<TierMoveOutcome> move(const TierEntry &entry, const ProgressFn &progress,
                                               std::stop_token stop) override;
    [[nodiscard]] Result<std::optional<TierEntry>> unfinished(Tier tier) override;
    [[nodiscard]] Result<void> giveUp(Tier tier) override;

private:
    struct Target {
        TargetFile file;
        Secret secret;
    };
    [[nodiscard]] Result<Target> targetOf(const TierEntry &entry) const;
    [[nodiscard]] Result<std::optional<Secret>> keptSecret(const TargetFile &target) const;
    [[nodiscard]] Result<std::optional<QString>> home(Tier tier) const;
    [[nodiscard]] Result<void> rebind(const Target &target) const;
    [[nodiscard]] Result<Settings> settings() const;

    const SettingsSource m_source;
    const ProfilePaths m_paths;
    Container &m_container;
    const SecretStore m_secrets;
};

} // namespace td
