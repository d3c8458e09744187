// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/openoptions.h"
#include "core/ports/repositories.h"

#include <memory>

namespace td
{

/// A catalogue in one SQLite file on a local disk. Several processes and several of these may share a file.
class SqliteCatalogue final : public Catalogue
{
public:
    /// Makes the file when missing and upgrades an older one (an existing database of the source included) after a copy
    /// of it. DataLoss when it is damaged; FailedPrecondition when it is newer than this program or on a network file
    /// system. Blocks.
    [[nodiscard]] static Result<std::unique_ptr<SqliteCatalogue>> open(const QString &file,
                                                                       const OpenOptions &options = {});
    ~SqliteCatalogue() override; ///< finishes what is queued

    [[nodiscard]] PhotoRepository &photos() override;
    [[nodiscard]] CopyRepository &copies() override;
    [[nodiscard]] JournalRepository &journal() override;
    [[nodiscard]] LifecycleRepository &lifecycle() override;
    [[nodiscard]] LeaseRepository &leases() override;
    [[nodiscard]] StatsRepository &stats() override;
    [[nodiscard]] DraftRepository &drafts() override;
    [[nodiscard]] EventRepository &events() override;
    [[nodiscard]] TransferRepository &transfers() override;
    [[nodiscard]] SettingRepository &settings() override;
    [[nodiscard]] Result<qint64> changeCounter() override;
    [[nodiscard]] Result<QStringList> selfCheck(bool repairTotals) override;

    /// What opening did to an older file; empty texts and lists when nothing.
    [[nodiscard]] QString upgradeCopy() const;      ///< the copy made before the upgrade
    [[nodiscard]] QStringList upgradeNotes() const; ///< what was taken over and what could not be read

private:
    struct Private;
    explicit SqliteCatalogue(std::unique_ptr<Private> parts);
    std::unique_ptr<Private> d;
};

} // namespace td
