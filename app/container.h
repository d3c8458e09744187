// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/linkkeys.h"
#include "app/settings.h"

#include "engine/engine.h"

#include <memory>

namespace td
{

class IsolatedProcessor;
class PictureReader;

/// The computer's clock.
class SystemClock final : public Clock
{
public:
    [[nodiscard]] Instant now() const override;
};

/// The composition root: the only place that names concrete catalogue, stores and codecs. Owns all of them and the
/// Engine over them, in the order in which they may die.
class Container
{
public:
    struct Options {
        std::shared_ptr<Clock> clock;          ///< unset: the system's
        std::shared_ptr<IdSource> ids;         ///< unset: random UUIDs
        std::shared_ptr<Keyring> keyring = {}; ///< unset: there is none
        LateKeyring lateKeyring = {};          ///< for links and deliveries, which few commands need; unset: `keyring`
        bool recover = true;                   ///< finish or roll back what dead processes left
        std::stop_token stop = {};
        /// The program whose helper processes decode pictures: this one, which then calls runAsPictureHelper() first.
        QString pictureHelper = QStringLiteral("/proc/self/exe");
    };

    /// Makes the profile's folders (0700), opens the catalogue (creating or migrating it) and recovers the journal.
    /// Blocks. Needs no network, except for a PostgreSQL catalogue and for recovering what was under way to a bucket.
    [[nodiscard]] static Result<std::unique_ptr<Container>> open(const Settings &settings, Options options);
    ~Container();
    Container(const Container &) = delete;
    Container &operator=(const Container &) = delete;

    [[nodiscard]] Engine &engine();
    [[nodiscard]] const Settings &settings() const;
    [[nodiscard]] TierStores &stores();
    /// Decodes uploads; for config test.
    [[nodiscard]] const IsolatedProcessor &pictures() const;
    /// Decodes what the window shows, beside the uploads.
    [[nodiscard]] const PictureReader &screen() const;
    /// What recovery did at open.
    [[nodiscard]] const Mover::Recovery &recovery() const;
    /// A bucket that no tier is bound to, as careful as those of the tiers. Lives no longer than the container.
    [[nodiscard]] std::shared_ptr<ObjectStore> bucketOutside(const RemoteBinding &binding);
    /// The operator says that the bucket of the tier is this catalogue's (bucketguard.h). FailedPrecondition when the
    /// tier is not in a bucket. Blocks.
    [[nodiscard]] Result<void> adoptBucket(Tier tier, std::stop_token stop);
    /// Marks the buckets and folders of the tiers as this profile's after it took them over, so that another profile
    /// with the same catalogue finds out.
    [[nodiscard]] Result<void> claimPlaces(std::stop_token stop);

private:
    struct Parts;
    explicit Container(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> d;
};

} // namespace td
