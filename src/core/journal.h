// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/photo.h"

#include <QList>

namespace td
{

enum class MoveKind { Upload, Move, Purge, Variants };
/// Journal states, one row per photo (RELIABILITY 2.2, SPEC section 5). Before Committed a crash rolls back, from then
/// on it finishes.
enum class MoveState { Intent, Copied, Verified, Committed, Done, Abandoned, Attention };

[[nodiscard]] QString moveKindName(MoveKind kind);
[[nodiscard]] std::optional<MoveKind> moveKindFromName(QStringView name);
[[nodiscard]] QString moveStateName(MoveState state);
[[nodiscard]] std::optional<MoveState> moveStateFromName(QStringView name);
[[nodiscard]] constexpr bool isOpen(MoveState state)
{
    return state != MoveState::Done && state != MoveState::Abandoned;
}

/// Who works: a process on a host. Alive or dead can be told on the same host.
struct Holder {
    QString host;
    qint64 pid = 0;
    QString started; ///< start time of the process, so that a reused pid is not mistaken for it
    [[nodiscard]] bool operator==(const Holder &) const = default;
};
[[nodiscard]] QString holderToText(const Holder &holder); ///< "host/pid/started"
[[nodiscard]] std::optional<Holder> holderFromText(QStringView text);

/// One variant's way inside a move (table journal_copies).
struct JournalCopy {
    qint64 id = 0;
    QString variant;
    qint64 sourceCopyId = 0; ///< 0 where nothing goes: an upload, a rendition that is made
    qint64 targetCopyId = 0; ///< 0 where there is no row yet or none comes: an upload, a purge, renditions
    QString sourceKey;
    QString targetKey;
    QString sha256;
    qint64 size = 0;
    bool copied = false;
    bool verified = false;
    std::optional<Instant> verifiedAt;
    bool released = false;
};

struct JournalEntry {
    qint64 id = 0;
    QString photoId;
    MoveKind kind = MoveKind::Move;
    MoveState state = MoveState::Intent;
    Tier from = Tier::Temp;
    Tier to = Tier::Temp;
    QString runId;
    Holder holder;
    Instant startedAt{};
    Instant updatedAt{};
    QString lastError;
    QList<JournalCopy> copies;
};

/// Renditions that are to be made of a photo, and copies of renditions that are to go; either may be empty.
struct VariantChange {
    QString photoId;
    Tier tier = Tier::Temp; ///< where the photo is
    QList<Copy> made;       ///< as they will be catalogued; ids are given by the catalogue
    QList<qint64> removed;  ///< never of a master or an original
};

} // namespace td
