// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace td
{

/// What is said for one Error::reason; "%1" stands for the file, photo or key it happened to.
struct ErrorEntry {
    const char *reason;
    const char *sentence;
    const char *remedy; ///< empty: the error's own
};
/// All of them.
[[nodiscard]] std::span<const ErrorEntry> errorEntries();
/// Those of remote storage alone.
[[nodiscard]] std::span<const ErrorEntry> storageErrorEntries();
/// Those of a database server alone.
[[nodiscard]] std::span<const ErrorEntry> databaseErrorEntries();
/// Those of backups alone.
[[nodiscard]] std::span<const ErrorEntry> backupErrorEntries();
/// Those of quotas, imports and local copies alone.
[[nodiscard]] std::span<const ErrorEntry> keepingErrorEntries();
/// Those of links and deliveries alone.
[[nodiscard]] std::span<const ErrorEntry> sharingErrorEntries();
/// Those of usage reports alone.
[[nodiscard]] std::span<const ErrorEntry> billingErrorEntries();

} // namespace td
