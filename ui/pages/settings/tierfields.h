// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace td
{

/// How a field of a tier's place is called in the window.
struct TierFieldWords {
    QString label;
    QString caption;
};
[[nodiscard]] TierFieldWords tierFieldWords(const QString &field);
/// "Cloudflare R2", or the window's words for what is no provider.
[[nodiscard]] QString tierPlaceName(const QString &id, const QString &name);

} // namespace td
