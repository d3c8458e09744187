// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/repositories.h"
#include "core/ports/services.h"
#include "storage/folderstore.h"

namespace td
{

/// A tier in a folder of this computer.
struct FolderTier {
    Tier tier = Tier::Temp;
    std::shared_ptr<FolderStore> store;
};

/// Makes each folder require its marker (ADR 0006). A folder without one gets it when something lies there or the
/// catalogue has nothing there; otherwise the store refuses every call ("tier.not_mounted") and the rest of the program
/// works. `shared`: other computers use this catalogue, so what it knows may lie in their folders.
[[nodiscard]] Result<void> guardFolders(const QList<FolderTier> &tiers, Catalogue &catalogue, IdSource &ids,
                                        const QString &host, bool shared);

} // namespace td
