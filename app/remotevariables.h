// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/settings.h"

namespace td
{

/// The variables of remote providers and of PostgreSQL (CHECKLIST part D). A provider's variables count only with its
/// bucket. This version has no remote storage: a binding is a problem that says what to unset; a partial one also names
/// what is missing.
[[nodiscard]] SettingProblems remoteVariableProblems(const QProcessEnvironment &environment);
/// Names of the settings of remote storage.
[[nodiscard]] QStringList remoteSettingKeys();

} // namespace td
