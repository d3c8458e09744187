// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/container.h"
#include "ui/tierplaces.h"

namespace td
{

/// The buckets that the backups of an opened profile can be kept in, for the form that binds tiers to buckets: the tier
/// it speaks of counts for nothing. What is saved holds at once.
class BackupBuckets final : public TierPlaces
{
public:
    BackupBuckets(SettingsSource source, Container &container, std::shared_ptr<Keyring> keyring);

    [[nodiscard]] QList<TierPlace> places(Tier tier) const override;
    [[nodiscard]] Result<TierBound> bound(Tier tier) override;
    [[nodiscard]] Result<StoreReport> test(const TierEntry &entry, std::stop_token stop) override;
    /// FailedPrecondition "backup.same_as_tier" for the bucket of a tier.
    [[nodiscard]] Result<void> save(const TierEntry &entry) override;
    /// Tiers only.
    [[nodiscard]] Result<void> adopt(Tier tier, std::stop_token stop) override;

private:
    [[nodiscard]] Result<Settings> trial(const TierEntry &entry) const;

    const SettingsSource m_source;
    Container &m_container;
    const std::shared_ptr<Keyring> m_keyring;
};

} // namespace td
