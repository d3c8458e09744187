// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

namespace td
{

/// Makes the folder (0700) and the file (0600) when missing, and keeps others from reading the file. Fails on network
/// file systems, where SQLite's locks cannot be trusted.
[[nodiscard]] Result<void> prepareCatalogueFile(const QString &file);
/// True for file system types of statfs(2) that lie on another computer.
[[nodiscard]] bool isNetworkFileSystem(quint64 magic);

} // namespace td
