// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace td
{

/// Keeps the memory of this process, which holds credentials, out of crash dumps and, in a release build, out of the
/// reach of other programs of the same user. Called first in main().
void keepMemoryPrivate();

} // namespace td
