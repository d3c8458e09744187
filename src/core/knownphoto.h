// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tier.h"
#include "core/time.h"

#include <QJsonObject>
#include <QStringList>

#include <optional>

namespace td
{

/// What another catalogue knows of a photo whose file is taken over from there; kept as it is.
struct KnownPhoto {
    QString photoId;
    QString userId;
    QString draftId;
    QString filename;
    QString path;           ///< of the file, as that catalogue wrote it
    Tier tier = Tier::Temp; ///< where it was; the clock of TEMP begins anew
    std::optional<Instant> uploadDate;
    std::optional<Instant> lastAccessDate;
    std::optional<Instant> publishedDate;
    bool publishedToVinted = false;
    qint64 accessCount = 0;
    bool isPublic = false;
    bool pinned = false;
    QString kind;      ///< empty: the option's
    QString ownerType; ///< empty: the option's
    QStringList tags;
    QJsonObject metadata;
};

} // namespace td
