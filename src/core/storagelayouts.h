// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace td
{

/// A pair of storage templates that lays objects out as another program does (CHECKLIST C45), below the folder of their
/// tier. A file name carries the photo's id, so that no two photos meet under one key.
struct StorageLayout {
    QString name;
    QString masterTemplate;
    QString variantTemplate;
};

inline const QString DefaultLayout = QStringLiteral("s0");

[[nodiscard]] const QList<StorageLayout> &storageLayouts();
[[nodiscard]] std::optional<StorageLayout> storageLayout(const QString &name);

} // namespace td
