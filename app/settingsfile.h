// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/settings.h"

namespace td
{

/// The settings of settings.json by dotted name; `{"hot":{"folder":"/x"}}` and `{"hot.folder":"/x"}` say the same. A
/// missing file is an empty one. Unknown keys, wrong types and secrets are added to `problems`.
[[nodiscard]] QMap<QString, QString> readSettingsFile(const QString &file, SettingProblems &problems);
/// Sets (or, with an empty value, removes) keys, keeping everything else in the file. Readable by the owner only.
[[nodiscard]] Result<void> writeSettingsFile(const QString &file, const QMap<QString, QString> &values);

} // namespace td
