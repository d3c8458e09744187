// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/decide.h"
#include "core/draft.h"
#include "core/event.h"
#include "core/transfer.h"

#include <QSqlQuery>

/// Rows to values and back. The column lists and the readers below them belong together.
namespace td
{

/// Of `photo_metadata p`.
inline const QString PhotoColumns = QStringLiteral(
    "p.photo_id, p.seq, p.user_id, p.draft_id, p.tier, p.file_size_bytes, p.compressed_size_bytes, p.stored_bytes, "
    "p.upload_date, p.last_access_date, p.scheduled_deletion, p.published_to_vinted, p.published_date, p.access_count, "
    "p.storage_path, p.cdn_url, p.created_at, p.updated_at, p.filename, p.mime_type, p.width, p.height, p.sha256, "
    "p.original_sha256, p.phash, p.damaged, p.archived_at, p.promoted_at, p.temp_since, p.deleted_at, p.is_public, "
    "p.pinned, p.kind, p.owner_type, p.tags, p.metadata");
[[nodiscard]] Photo photoOf(const QSqlQuery &q);

/// Of `copies c`.
inline const QString CopyColumns = QStringLiteral(
    "c.copy_id, c.photo_id, c.variant, c.tier, c.backend, c.key, c.version_id, c.size, c.sha256, c.mime_type, c.width, "
    "c.height, c.state, c.verify_method, c.verified_at, c.created_at, c.md5");
[[nodiscard]] Copy copyOf(const QSqlQuery &q);

/// Of `photo_metadata p LEFT JOIN drafts d ON d.id = p.draft_id`; journalOpen is left false.
inline const QString FactsColumns = QStringLiteral(
    "p.photo_id, p.tier, p.draft_id IS NOT NULL AND d.removed_at IS NULL, d.removed_at, p.published_to_vinted, "
    "p.published_date, p.upload_date, p.last_access_date, p.temp_since, p.promoted_at, p.archived_at, p.deleted_at, "
    "p.pinned, coalesce(d.order_count, 0) > 0, d.last_order_at, p.stored_bytes");
[[nodiscard]] LifecycleFacts factsOf(const QSqlQuery &q);

/// Of `journal j`; without its copies.
inline const QString JournalColumns = QStringLiteral(
    "j.id, j.photo_id, j.kind, j.state, j.from_tier, j.to_tier, j.run_id, j.holder, j.started_at, j.updated_at, "
    "j.last_error");
[[nodiscard]] JournalEntry journalEntryOf(const QSqlQuery &q);

/// Of `journal_copies`.
inline const QString JournalCopyColumns = QStringLiteral(
    "id, variant, source_copy_id, target_copy_id, source_key, target_key, sha256, size, copied, verified, verified_at, "
    "released");
[[nodiscard]] JournalCopy journalCopyOf(const QSqlQuery &q);

/// Of `events e`.
inline const QString EventColumns =
    QStringLiteral("e.id, e.at, e.what, e.photo_id, e.draft_id, e.run_id, e.count, e.detail");
[[nodiscard]] Event eventOf(const QSqlQuery &q);

/// Of `transfers`.
inline const QString TransferColumns = QStringLiteral("id, kind, state, path, photo_id, to_tier, options, bytes, "
                                                      "result_bytes, error_reason, error_text, remedy, attempts, "
                                                      "created_at, finished_at, error_store, rounds, "
                                                      "not_before, host");
[[nodiscard]] Transfer transferOf(const QSqlQuery &q);

/// "2025-11-13T10:00:00Z" read without the general parser; falls back to fromIso().
[[nodiscard]] std::optional<Instant> instantFrom(const QVariant &value);
[[nodiscard]] Instant instantOrEpoch(const QVariant &value);
/// What to bind for an instant that may be missing.
[[nodiscard]] QVariant bindable(const std::optional<Instant> &instant);
/// NULL for an empty text.
[[nodiscard]] QVariant textOrNull(const QString &text);
/// Condition that joins column `column` ("seq" or "photo_id") of `photo_metadata p` to the rows `list` of a json_each.
[[nodiscard]] QString listedIn(const QString &column, const QString &list);
[[nodiscard]] QString jsonText(const QJsonObject &object);
[[nodiscard]] QString jsonText(const QStringList &list);
[[nodiscard]] QJsonObject objectFrom(const QVariant &text);
[[nodiscard]] QStringList stringsFrom(const QVariant &text);

} // namespace td
