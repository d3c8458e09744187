// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal.h"
#include "core/image.h"
#include "core/ports/deliverychannel.h"
#include "core/ports/objectstore.h"
#include "core/ports/repositories.h"
#include "core/ports/services.h"
#include "core/storagetemplate.h"
#include "engine/bytebudget.h"
#include "engine/localcopies.h"

#include <array>
#include <functional>

namespace td
{

/// Name of the store of a folder in a catalogue that several computers share: the folder is only on one of them.
[[nodiscard]] inline QString folderStoreName(const QString &host, const QString &folder)
{
    return QStringLiteral("folder@%1:%2").arg(host, folder);
}
/// For a backend that no tier here is bound to.
[[nodiscard]] inline bool isFolderElsewhere(const QString &backend)
{
    return backend.startsWith(QLatin1String("folder@"));
}

/// Which store serves which tier, and how objects are named there. COLD may be absent.
class TierStores
{
public:
    void set(Tier tier, std::shared_ptr<ObjectStore> store) { m_stores[std::size_t(tier)] = std::move(store); }
    /// Calls at once that the store of the tier takes well; 0 for one on this computer, which the cores bound.
    void setParallel(Tier tier, int calls) { m_parallel[std::size_t(tier)] = calls; }
    [[nodiscard]] int parallel(Tier tier) const { return m_parallel[std::size_t(tier)]; }
    /// Who bills what lies in the tier ("r2"), for its free allowance; empty: whom the price list names.
    void setAccount(Tier tier, const QString &account) { m_accounts[std::size_t(tier)] = account; }
    [[nodiscard]] QString account(Tier tier) const { return m_accounts[std::size_t(tier)]; }
    [[nodiscard]] bool has(Tier tier) const { return m_stores[std::size_t(tier)] != nullptr; }
    /// FailedPrecondition ("tier.not_configured") when the tier has no store.
    [[nodiscard]] Result<std::shared_ptr<ObjectStore>> of(Tier tier) const;

    QString masterTemplate = DefaultMasterTemplate;
    QString variantTemplate = DefaultVariantTemplate;

private:
    std::array<std::shared_ptr<ObjectStore>, 3> m_stores;
    std::array<int, 3> m_parallel{};
    std::array<QString, 3> m_accounts;
};

/// What leads to photos from outside.
struct LinkPlaces {
    QString cdnDomain;            ///< of public photos in HOT; empty: none
    QString serviceUrl;           ///< where the HTTP service is reached, "https://host[:port][/prefix]"; empty: nowhere
    LinkKeyStore *keys = nullptr; ///< what links of the service are signed with
};

inline constexpr qint64 CopyMemoryBytes = 128LL * 1024 * 1024;

/// What every engine service is built from. Owned by the composition root; outlives the services.
struct EngineParts {
    Catalogue &catalogue;
    TierStores &stores;
    const ImageProcessor &images;
    Clock &clock;
    IdSource &ids;
    Holder self;
    /// True only when the holder certainly no longer runs (same host, no such process with that start time).
    std::function<bool(const Holder &)> holderDead;
    /// Setting name -> value from the environment and command line; wins over the catalogue's.
    QMap<QString, QString> overrides;
    int workers = 0; ///< threads for pictures and transfers; 0 = one a core
    /// What all copies on their way from store to store may hold in memory together.
    std::shared_ptr<ByteBudget> copyMemory = std::make_shared<ByteBudget>(CopyMemoryBytes);
    /// Free and total bytes of the disk that TEMP lies on; {0,0} when unknown.
    std::function<std::pair<qint64, qint64>()> diskSpace;
    const ImageLab *lab = nullptr; ///< what compression settings are tried with
    LinkPlaces links = {};
    /// Opens the messenger that photos are delivered by; unset: there is none.
    std::function<Result<std::shared_ptr<DeliveryChannel>>()> messenger = {};
    /// Files on this computer of photos at providers; none when unset.
    std::shared_ptr<const LocalCopies> localCopies = {};
};

/// How far long work is. Called from worker threads, at most every 100 ms or so; must be quick.
struct Progress {
    qint64 done = 0;
    qint64 total = 0;
    qint64 bytesDone = 0;
    qint64 bytesTotal = 0;
    QString current; ///< file or photo in hand
};
using ProgressFn = std::function<void(const Progress &)>;

/// What one transfer does: "read", "compress", "store" or "move", and how far it is as a whole, 0..1. Called from its
/// worker thread, often; must be quick.
using StepFn = std::function<void(const QString &step, double fraction)>;
inline void tellStep(const StepFn &listener, const QString &step, double fraction)
{
    if (listener)
        listener(step, fraction);
}

inline constexpr Seconds ProofMaxAge{600};
inline constexpr Seconds LeaseTerm{60};
inline const QString LifecycleLease = QStringLiteral("lifecycle");

} // namespace td
