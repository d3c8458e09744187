// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/sqlcatalogue.h"

namespace td
{

/// A catalogue in one SQLite file on a local disk. Several processes and several of these may share a file.
class SqliteCatalogue final : public SqlCatalogue
{
public:
    /// Makes the file when missing and upgrades an older one (an existing database of the source included) after a copy
    /// of it. DataLoss when it is damaged; FailedPrecondition when it is newer than this program or on a network file
    /// system. Blocks.
    [[nodiscard]] static Result<std::unique_ptr<SqliteCatalogue>> open(const QString &file,
                                                                       const OpenOptions &options = {});

    /// What opening did to an older file; empty texts and lists when nothing.
    [[nodiscard]] QString upgradeCopy() const { return m_upgradeCopy; } ///< the copy made before the upgrade
    /// What was taken over and what could not be read.
    [[nodiscard]] QStringList upgradeNotes() const { return m_upgradeNotes; }

private:
    SqliteCatalogue() = default;
    QString m_upgradeCopy;
    QStringList m_upgradeNotes;
};

} // namespace td
