// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

namespace td
{

/// For what is drawn on paper, which is white whatever the window looks like.
[[nodiscard]] QColor printColor(ColorRole role);

} // namespace td
