// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/check.h"

namespace td
{

/// Every copy of the catalogue against its store: size of all, bytes of the share that is to be read. Never removes a
/// row.
[[nodiscard]] Result<void> checkCopies(const EngineParts &parts, const CheckOptions &options, CheckReport &report,
                                       const ProgressFn &progress, std::stop_token stop);

} // namespace td
