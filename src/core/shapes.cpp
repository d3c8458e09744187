// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/shapes.h"

using namespace Qt::StringLiterals;

namespace td::shapes
{

namespace
{

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

double gb(qint64 bytes)
{
    return sixDecimals(toGb(bytes));
}

QJsonValue orNull(const std::optional<Instant> &instant)
{
    return instant ? QJsonValue(toIso(*instant)) : QJsonValue(QJsonValue::Null);
}

} // namespace

QJsonObject failure(const ItemFailure &failed, const QString &idField)
{
    return {{idField, failed.id}, {u"error"_s, failed.error.message}, {u"code"_s, errorCodeName(failed.error.code)}};
}

QJsonArray failures(const QList<ItemFailure> &failed, const QString &idField)
{
    QJsonArray array;
    for (const ItemFailure &item : failed)
        array.append(failure(item, idField));
    return array;
}

QJsonObject wholeFailure(const Error &error)
{
    const QJsonObject body{
        {u"code"_s, errorCodeName(error.code)}, {u"message"_s, error.message}, {u"remedy"_s, error.remedy}};
    return {{u"ok"_s, false}, {u"error"_s, body}, {u"failed"_s, QJsonArray()}};
}

QJsonObject uploaded(const Photo &photo, const QString &status, const QString &duplicateOf)
{
    return {{u"photo_id"_s, photo.photoId},
            {u"tier"_s, tierName(photo.tier)},
            {u"file_size_bytes"_s, photo.fileSizeBytes},
            {u"compressed_size_bytes"_s, photo.compressedSizeBytes},
            {u"compression_ratio"_s, compressionRatio(photo.fileSizeBytes, photo.compressedSizeBytes)},
            {u"scheduled_deletion"_s, orNull(photo.scheduledDeletion)},
            {u"cdn_url"_s, orNull(photo.cdnUrl)},
            {u"sha256"_s, photo.sha256},
            {u"original_sha256"_s, photo.originalSha256},
            {u"width"_s, photo.width},
            {u"height"_s, photo.height},
            {u"status"_s, status},
            {u"duplicate_of"_s, orNull(duplicateOf)}};
}

QJsonObject photo(const Photo &photo)
{
    return {{u"photo_id"_s, photo.photoId},
            {u"user_id"_s, photo.userId},
            {u"draft_id"_s, orNull(photo.draftId)},
            {u"tier"_s, tierName(photo.tier)},
            {u"file_size_bytes"_s, photo.fileSizeBytes},
            {u"compressed_size_bytes"_s, photo.compressedSizeBytes},
            {u"compression_ratio"_s, compressionRatio(photo.fileSizeBytes, photo.compressedSizeBytes)},
            {u"stored_size_bytes"_s, photo.storedBytes},
            {u"upload_date"_s, toIso(photo.uploadDate)},
            {u"last_access_date"_s, toIso(photo.lastAccessDate)},
            {u"scheduled_deletion"_s, orNull(photo.scheduledDeletion)},
            {u"published_to_vinted"_s, photo.publishedToVinted},
            {u"published_date"_s, orNull(photo.publishedDate)},
            {u"access_count"_s, photo.accessCount},
            {u"storage_path"_s, orNull(photo.storagePath)},
            {u"cdn_url"_s, orNull(photo.cdnUrl)},
            {u"created_at"_s, toIso(photo.createdAt)},
            {u"updated_at"_s, toIso(photo.updatedAt)},
            {u"filename"_s, photo.filename},
            {u"mime_type"_s, photo.mimeType},
            {u"width"_s, photo.width},
            {u"height"_s, photo.height},
            {u"sha256"_s, orNull(photo.sha256)},
            {u"original_sha256"_s, orNull(photo.originalSha256)},
            {u"phash"_s, orNull(photo.phash ? QString::number(*photo.phash, 16).rightJustified(16, u'0') : QString())},
            {u"damaged"_s, photo.damaged},
            {u"archived_at"_s, orNull(photo.archivedAt)},
            {u"promoted_at"_s, orNull(photo.promotedAt)},
            {u"temp_since"_s, orNull(photo.tempSince)},
            {u"deleted_at"_s, orNull(photo.deletedAt)},
            {u"is_public"_s, photo.isPublic},
            {u"pinned"_s, photo.pinned},
            {u"kind"_s, photo.kind},
            {u"owner_type"_s, photo.ownerType},
            {u"tags"_s, QJsonArray::fromStringList(photo.tags)},
            {u"metadata"_s, photo.metadata}};
}

QJsonObject copy(const Copy &copy)
{
    return {{u"variant"_s, copy.variant},
            {u"tier"_s, tierName(copy.tier)},
            {u"backend"_s, copy.backend},
            {u"key"_s, copy.key},
            {u"version_id"_s, orNull(copy.versionId)},
            {u"size_bytes"_s, copy.size},
            {u"sha256"_s, copy.sha256},
            {u"mime_type"_s, copy.mimeType},
            {u"width"_s, copy.width},
            {u"height"_s, copy.height},
            {u"state"_s, copyStateName(copy.state)},
            {u"verified_by"_s, orNull(copy.verifyMethod)},
            {u"verified_at"_s, orNull(copy.verifiedAt)}};
}

QJsonObject event(const Event &event)
{
    return {{u"at"_s, toIso(event.at)},
            {u"what"_s, event.what},
            {u"draft_id"_s, orNull(event.draftId)},
            {u"run_id"_s, orNull(event.runId)},
            {u"detail"_s, event.detail}};
}

QJsonObject photoMetadata(const Photo &value, const Decision &next, const QList<Copy> &copies,
                          const QList<Event> &history)
{
    QJsonObject metadata = photo(value);
    QJsonArray copyArray;
    for (const Copy &one : copies)
        copyArray.append(copy(one));
    QJsonArray eventArray;
    for (const Event &one : history)
        eventArray.append(event(one));
    const bool nothing = next.action == Action::None;
    metadata.insert(u"next_action"_s, nothing ? QJsonValue(QJsonValue::Null) : QJsonValue(actionName(next.action)));
    metadata.insert(u"next_action_at"_s, nothing ? QJsonValue(QJsonValue::Null) : orNull(next.due));
    metadata.insert(u"reason"_s, reasonText(next));
    metadata.insert(u"copies"_s, copyArray);
    metadata.insert(u"history"_s, eventArray);
    return metadata;
}

QJsonObject plannedAction(const PlannedAction &action)
{
    const bool copies = action.action == Action::Promote || action.action == Action::Archive;
    const Decision decision{.action = action.action,
                            .from = action.from,
                            .to = action.to,
                            .isDue = true,
                            .due = std::nullopt,
                            .reason = action.reason};
    return {{u"photo_id"_s, action.photoId},
            {u"action"_s, actionName(action.action)},
            {u"from"_s, tierName(action.from)},
            {u"to"_s, copies ? QJsonValue(tierName(action.to)) : QJsonValue(QJsonValue::Null)},
            {u"rule"_s, ruleName(action.reason.rule)},
            {u"reason"_s, reasonText(decision)},
            {u"bytes"_s, action.bytes},
            {u"monthly_saving"_s, sixDecimals(action.monthlySaving)}};
}

QJsonObject planTotals(const PlanTotals &totals)
{
    return {{u"count"_s, totals.count()},
            {u"bytes"_s, totals.bytes()},
            {u"promote"_s, totals.promote},
            {u"archive"_s, totals.archive},
            {u"trash"_s, totals.trash},
            {u"purge"_s, totals.purge},
            {u"promote_bytes"_s, totals.promoteBytes},
            {u"archive_bytes"_s, totals.archiveBytes},
            {u"trash_bytes"_s, totals.trashBytes},
            {u"purge_bytes"_s, totals.purgeBytes},
            {u"monthly_saving"_s, sixDecimals(totals.monthlySaving)}};
}

QJsonObject plan(const Plan &plan)
{
    QJsonArray actions;
    for (const PlannedAction &action : plan.actions)
        actions.append(plannedAction(action));
    return {{u"ok"_s, true},
            {u"as_of"_s, toIso(plan.asOf)},
            {u"plan_id"_s, orNull(plan.planId)},
            {u"look_ahead"_s, plan.lookAhead},
            {u"actions"_s, actions},
            {u"totals"_s, planTotals(plan.totals)}};
}

QJsonObject runSummary(const RunResult &run)
{
    return {{u"run_id"_s, orNull(run.runId)},
            {u"plan_id"_s, orNull(run.planId)},
            {u"as_of"_s, toIso(run.asOf)},
            {u"started_at"_s, toIso(run.startedAt)},
            {u"finished_at"_s, orNull(run.finishedAt)},
            {u"started_by"_s, run.startedBy},
            {u"dry_run"_s, run.dryRun},
            {u"cancelled"_s, run.cancelled},
            {u"interrupted"_s, run.interrupted},
            {u"temp_deleted"_s, run.tempDeleted},
            {u"published_deleted"_s, run.publishedDeleted},
            {u"promoted_to_hot"_s, run.promotedToHot},
            {u"archived_to_cold"_s, run.archivedToCold},
            {u"old_deleted"_s, run.oldDeleted},
            {u"purged"_s, run.purged},
            {u"withheld"_s, run.withheld},
            {u"monthly_saving"_s, sixDecimals(run.monthlySaving)},
            {u"failed_count"_s, std::max<qint64>(run.failedCount, run.failed.size())},
            {u"undoable"_s, run.undoable},
            {u"undone_at"_s, orNull(run.undoneAt)}};
}

QJsonObject run(const RunResult &run)
{
    QJsonObject object = runSummary(run);
    object.remove(u"failed_count"_s);
    object.remove(u"undoable"_s);
    object.remove(u"interrupted"_s);
    object.remove(u"undone_at"_s);
    object.insert(u"ok"_s, run.failed.isEmpty() && run.failedCount == 0 && run.withheld == 0 && !run.cancelled);
    object.insert(u"failed"_s, failures(run.failed, u"photo_id"_s));
    return object;
}

QJsonObject stats(const TierTotals &totals, const CostBreakdown &costs)
{
    QJsonObject object;
    for (const Tier tier : AllTiers) {
        const CountBytes sum = totals.live.value(tier);
        object.insert(tierName(tier) + u"_count"_s, sum.count);
        object.insert(tierName(tier) + u"_size_gb"_s, gb(sum.bytes));
        object.insert(tierName(tier) + u"_size_bytes"_s, sum.bytes);
    }
    const CountBytes live = totals.liveSum();
    const CountBytes trash = totals.trashSum();
    object.insert(u"total_count"_s, live.count);
    object.insert(u"total_size_gb"_s, gb(live.bytes));
    object.insert(u"total_size_bytes"_s, live.bytes);
    object.insert(u"trash_count"_s, trash.count);
    object.insert(u"trash_size_gb"_s, gb(trash.bytes));
    object.insert(u"trash_size_bytes"_s, trash.bytes);
    object.insert(u"monthly_cost_estimate"_s, sixDecimals(costs.total));
    object.insert(u"savings_vs_all_hot"_s, sixDecimals(costs.savingsVsAllHot));
    object.insert(u"currency"_s, costs.currency);
    return object;
}

QJsonObject breakdown(const CostBreakdown &costs)
{
    const auto line = [](const CostLine &value) {
        return QJsonObject{{u"cost"_s, sixDecimals(value.cost)},
                           {u"size_gb"_s, gb(value.bytes)},
                           {u"size_bytes"_s, value.bytes},
                           {u"count"_s, value.count},
                           {u"percentage"_s, value.percentage}};
    };
    QJsonObject object;
    for (const Tier tier : AllTiers)
        object.insert(tierName(tier), line(costs.tiers.value(tier)));
    object.insert(u"trash"_s, line(costs.trash));
    object.insert(u"total"_s, sixDecimals(costs.total));
    return object;
}

QJsonArray groups(const QList<GroupCost> &groups)
{
    QJsonArray array;
    for (const GroupCost &group : groups) {
        array.append(QJsonObject{{u"key"_s, orNull(group.key)},
                                 {u"label"_s, group.label},
                                 {u"count"_s, group.count},
                                 {u"size_gb"_s, gb(group.bytes)},
                                 {u"size_bytes"_s, group.bytes},
                                 {u"cost"_s, sixDecimals(group.cost)}});
    }
    return array;
}

QJsonArray forecast(const QList<ForecastPoint> &points)
{
    QJsonArray array;
    for (const ForecastPoint &point : points) {
        QJsonObject object{{u"month"_s, point.month.toString(u"yyyy-MM"_s)},
                           {u"cost"_s, sixDecimals(point.cost)},
                           {u"deleted_photos"_s, point.deletedPhotos},
                           {u"peak_bytes"_s, point.peakBytes}};
        for (const Tier tier : AllTiers) {
            object.insert(tierName(tier), QJsonObject{{u"count"_s, point.counts.value(tier)},
                                                      {u"size_gb"_s, gb(point.bytes.value(tier))},
                                                      {u"size_bytes"_s, point.bytes.value(tier)}});
        }
        array.append(object);
    }
    return array;
}

QJsonObject assumptions(const ForecastAssumptions &assumed)
{
    return {{u"uploads_per_day"_s, sixDecimals(assumed.uploadsPerDay)},
            {u"bytes_per_photo"_s, sixDecimals(assumed.bytesPerPhoto)},
            {u"publish_share"_s, sixDecimals(assumed.publishShare)},
            {u"publish_after_days"_s, sixDecimals(assumed.publishAfterDays)}};
}

QJsonObject metrics(const LifecycleMetrics &metrics)
{
    const QJsonObject counters{{u"photos_uploaded"_s, metrics.uploaded},
                               {u"photos_promoted"_s, metrics.promoted},
                               {u"photos_archived"_s, metrics.archived},
                               {u"photos_deleted"_s, metrics.deleted}};
    return {{u"ok"_s, true}, {u"period_days"_s, metrics.days}, {u"metrics"_s, counters}};
}

QJsonObject usage(const QString &user, const TierTotals &totals)
{
    const auto size = [](const CountBytes &sum) {
        return QJsonObject{{u"count"_s, sum.count}, {u"size_gb"_s, gb(sum.bytes)}, {u"size_bytes"_s, sum.bytes}};
    };
    QJsonObject byTier;
    for (const Tier tier : AllTiers)
        byTier.insert(tierName(tier), size(totals.live.value(tier)));
    const CountBytes live = totals.liveSum();
    const QJsonObject body{{u"total_photos"_s, live.count},
                           {u"total_size_gb"_s, gb(live.bytes)},
                           {u"total_size_bytes"_s, live.bytes},
                           {u"by_tier"_s, byTier},
                           {u"trash"_s, size(totals.trashSum())}};
    return {{u"ok"_s, true}, {u"user_id"_s, user}, {u"usage"_s, body}};
}

QJsonObject draft(const Draft &draft, double monthlyCost)
{
    QJsonObject byTier;
    for (const Tier tier : AllTiers) {
        byTier.insert(tierName(tier), QJsonObject{{u"count"_s, draft.photosByTier.value(tier)},
                                                  {u"size_bytes"_s, draft.bytesByTier.value(tier)}});
    }
    return {{u"draft_id"_s, draft.draftId},
            {u"user_id"_s, draft.userId},
            {u"title"_s, orNull(draft.title)},
            {u"published"_s, draft.published},
            {u"published_date"_s, orNull(draft.publishedDate)},
            {u"created_at"_s, toIso(draft.createdAt)},
            {u"removed_at"_s, orNull(draft.removedAt)},
            {u"last_upload"_s, orNull(draft.lastUpload)},
            {u"photo_count"_s, draft.photoCount},
            {u"published_photo_count"_s, draft.publishedPhotoCount},
            {u"size_gb"_s, gb(draft.bytes)},
            {u"size_bytes"_s, draft.bytes},
            {u"monthly_cost"_s, sixDecimals(monthlyCost)},
            {u"by_tier"_s, byTier},
            {u"order_count"_s, draft.orderCount},
            {u"cover_photo_id"_s, orNull(draft.coverPhotoId)}};
}

QJsonObject order(const Order &order)
{
    return {{u"order_id"_s, order.orderId}, {u"draft_id"_s, order.draftId}, {u"ordered_at"_s, toIso(order.orderedAt)}};
}

} // namespace td::shapes
