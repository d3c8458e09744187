// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace td
{

/// A rendition as the window calls it: "Small", "Facebook"; its own name when the operator chose one.
[[nodiscard]] QString variantWord(const QString &name);

} // namespace td
