// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

namespace td
{

/// How a helper came to its end while it had a photo in hand.
struct HelperDeath {
    int waitStatus = 0;      ///< of waitpid()
    bool hung = false;       ///< we ended it: it took too long
    bool misbehaved = false; ///< we ended it: its answer was not one
    qint64 memoryBytes = 0;  ///< its limit
};

/// Whether somebody else ended it: the photo may try again in another helper.
[[nodiscard]] bool isBlameless(const HelperDeath &death);
/// "image.crashed", "image.deadline" or "image.memory".
[[nodiscard]] Error errorOf(const HelperDeath &death, const QString &name);

} // namespace td
