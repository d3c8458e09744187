// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

namespace td
{

/// Makes the folder and its missing parents; every new one is open to its owner only (0700). An existing one is left as
/// it is.
[[nodiscard]] Result<void> makePrivateFolder(const QString &path);

} // namespace td
