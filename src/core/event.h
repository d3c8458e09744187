// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal.h"
#include "core/plan.h"

#include <QJsonObject>

namespace td
{

/// What happened, for people and for a photo's history (table events).
struct Event {
    qint64 id = 0;
    Instant at{};
    QString what; ///< "uploaded", "promoted", "archived", "moved", "trashed", "restored", "purged", "published",
                  ///< "unpublished", "run", "undo", "settings", "pinned", "edited", "accessed", "recovered", "repaired"
    QString photoId; ///< empty for events of the whole catalogue
    QString draftId;
    QString runId;
    qint64 count = 1;    ///< photos it speaks of
    QJsonObject detail;  ///< from, to, rule, by...
};

/// Work that a queue does and shows (table transfers).
enum class TransferKind { Upload, Move };
enum class TransferState { Waiting, Running, Paused, Done, Failed, Cancelled };
[[nodiscard]] QString transferStateName(TransferState state);
[[nodiscard]] std::optional<TransferState> transferStateFromName(QStringView name);

struct Transfer {
    qint64 id = 0;
    TransferKind kind = TransferKind::Upload;
    TransferState state = TransferState::Waiting;
    QString path;    ///< file of an upload
    QString photoId; ///< of a move, or of an upload once stored
    Tier to = Tier::Temp;
    QJsonObject options; ///< UploadOptions of an upload
    qint64 bytes = 0;    ///< size of the file or of the photo
    qint64 resultBytes = 0;
    QString errorReason; ///< Error::reason, groups failures by cause
    QString errorText;
    QString remedy;
    int attempts = 0;
    Instant createdAt{};
    std::optional<Instant> finishedAt;
};

} // namespace td
