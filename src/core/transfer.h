// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bandwidth.h"
#include "core/retrypolicy.h"
#include "core/tier.h"

#include <QJsonObject>

namespace td
{

/// Work that a queue does and shows (table transfers).
enum class TransferKind { Upload, Move, Variants };
enum class TransferState { Waiting, Running, Paused, Done, Failed, Cancelled };
[[nodiscard]] QString transferKindName(TransferKind kind);
[[nodiscard]] std::optional<TransferKind> transferKindFromName(QStringView name);
[[nodiscard]] QString transferStateName(TransferState state);
[[nodiscard]] std::optional<TransferState> transferStateFromName(QStringView name);

struct Transfer {
    qint64 id = 0;
    TransferKind kind = TransferKind::Upload;
    TransferState state = TransferState::Waiting;
    QString path;    ///< file of an upload
    QString photoId; ///< of what is there already, or of an upload once stored
    Tier to = Tier::Temp;
    QJsonObject options; ///< UploadOptions of an upload, VariantWish of renditions
    qint64 bytes = 0;    ///< size of the file or of the photo
    qint64 resultBytes = 0;
    QString errorReason; ///< Error::reason; with the store it groups failures by cause
    QString errorText;
    QString remedy;
    int attempts = 0;
    Instant createdAt{};
    std::optional<Instant> finishedAt;
    QString errorStore = {}; ///< Error::store
    int rounds = 0;          ///< times that it failed for a cause that may pass, and was put back
    std::optional<Instant> notBefore = std::nullopt; ///< waits at least until then
    QString host = {}; ///< of an upload: the computer that has the file; the others leave it alone
};

/// What the queue does side by side: uploads, renditions, and moves to each tier.
struct TransferLane {
    TransferKind kind = TransferKind::Upload;
    Tier to = Tier::Temp;
    [[nodiscard]] auto operator<=>(const TransferLane &) const = default;
};
[[nodiscard]] inline TransferLane laneOf(const Transfer &transfer)
{
    return {transfer.kind, transfer.kind == TransferKind::Move ? transfer.to : Tier::Temp};
}

/// Why transfers failed, and where.
struct TransferCause {
    QString reason;
    QString store; ///< as people call it; empty when no store is to blame
    [[nodiscard]] bool operator==(const TransferCause &) const = default;
};

/// Transfers that failed for one cause, or failed and wait to be tried again.
struct TransferGroup {
    TransferCause cause;
    qint64 failed = 0;
    qint64 backedOff = 0;           ///< are tried again by themselves
    std::optional<Instant> nextTry; ///< of the first of those
    Transfer first;                 ///< the oldest, with message and remedy
};

/// Waiting transfers that were put back until later.
struct TransferBackoff {
    qint64 count = 0;
    std::optional<Instant> until; ///< when the first of them is due
};

/// Where a waiting transfer goes in the queue.
enum class TransferPlace { Top, Up, Down, Bottom };

/// What becomes of a transfer that was not carried out: a cause that may pass puts it back for a while, until `retries`
/// rounds are used up; a store that is only left alone for a moment costs no round; everything else is a failure.
[[nodiscard]] Transfer afterFailure(Transfer transfer, const Error &error, int retries, Instant now);

/// The shared settings of transfers (transfers.*).
struct TransferRules {
    BandwidthTimetable bandwidth;
    int retries = DefaultTransferRounds; ///< rounds after which a transfer is left to the operator
    bool paused = false;
};

} // namespace td
