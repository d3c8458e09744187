// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/objectstore.h"

namespace td
{

/// One step of a store's test in the operator's words.
struct CheckWords {
    QString name;   ///< "Write"
    QString text;   ///< what was found; empty when the name says it all
    QString remedy; ///< what to do; empty when there is nothing
};
[[nodiscard]] CheckWords checkWords(const StoreCheck &check);

} // namespace td
