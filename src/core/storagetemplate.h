// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/tier.h"

#include <QJsonObject>

namespace td
{

/// What fills the fields of a storage template.
struct KeyFields {
    Tier tier = Tier::Temp;
    QString photoId, extension, variant, user, draft, product, kind, owner, filename;
    int year = 0, month = 0;
};

inline const QString DefaultMasterTemplate = QStringLiteral("{tier}/{photo_id}.{ext}");
inline const QString DefaultVariantTemplate = QStringLiteral("{tier}/{photo_id}/{variant}.{ext}");

/// Checks fields and shape: must contain {photo_id} or enough to be unique, no "..", no leading slash.
[[nodiscard]] Result<void> checkTemplate(const QString &text, bool forVariant);
/// The object's key. Field values are cleaned so that no key leaves its folder.
[[nodiscard]] Result<QString> keyFor(const QString &text, const KeyFields &fields);
/// "hot/a.jpg", 2 -> "hot/a-2.jpg"; 1 leaves it alone. A key is never used twice.
[[nodiscard]] QString withSuffix(const QString &key, int use);

} // namespace td
