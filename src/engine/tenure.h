// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/repositories.h"

namespace td
{

/// Profiles that came out of one backup have the same catalogue id, and so has the one that was backed up. What tells
/// the one that acts on their common buckets and folders from the others: each taking-over begins a tenure, and the
/// markers there carry its id.
struct Tenure {
    QString current; ///< empty: this profile was never taken over
    QString former;  ///< of the profile that was backed up
};

[[nodiscard]] Result<Tenure> tenureOf(Catalogue &catalogue);
/// Begun already, it stays as it is: the former one must not be forgotten.
[[nodiscard]] Result<void> beginTenure(Catalogue &catalogue, const QString &id);

} // namespace td
