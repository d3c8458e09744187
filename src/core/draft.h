// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tier.h"
#include "core/time.h"

#include <QList>
#include <QMap>
#include <QString>

namespace td
{

struct Order {
    QString orderId;
    QString draftId;
    Instant orderedAt{};
};

/// The listing that photos belong to. A removed draft keeps its row: its photos count as orphans from `removedAt` on.
struct Draft {
    QString draftId;
    QString userId;
    QString title; ///< empty: show the id
    bool published = false;
    std::optional<Instant> publishedDate;
    Instant createdAt{};
    std::optional<Instant> removedAt;

    // sums over its photos that are not in the trash
    qint64 photoCount = 0;
    qint64 publishedPhotoCount = 0;
    qint64 bytes = 0;
    QMap<Tier, qint64> photosByTier;
    QMap<Tier, qint64> bytesByTier;
    qint64 orderCount = 0;
    QString coverPhotoId; ///< oldest photo of the draft, empty without photos
    std::optional<Instant> lastUpload;
};

/// Which drafts a list shows.
enum class DraftScope { All, Unpublished, Published };

} // namespace td
