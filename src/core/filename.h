// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace td
{

/// A name for a file that is handed out, from words that anybody may have written: one part of a path, of at most 200
/// bytes, that no system takes for a folder, a device, a stream or an option, and that shows as it is. `ending` comes
/// without its dot. Of words that leave nothing, `fallback` is taken, which must be plain.
[[nodiscard]] QString safeFileName(const QString &words, const QString &ending, const QString &fallback);

} // namespace td
