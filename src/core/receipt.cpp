// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/receipt.h"

#include <QJsonArray>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

QJsonValue placeOf(const QHash<qint64, Copy> &copies, qint64 copyId, const QString &key)
{
    const auto copy = copies.constFind(copyId);
    if (copy == copies.cend())
        return key.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(QJsonObject{{u"key"_s, key}});
    return QJsonObject{{u"tier"_s, tierName(copy->tier)},
                       {u"backend"_s, copy->backend},
                       {u"key"_s, copy->key},
                       {u"version_id"_s, copy->versionId}};
}

} // namespace

QJsonObject receiptOf(const JournalEntry &entry, const QHash<qint64, Copy> &copies, Instant finishedAt)
{
    QJsonArray objects;
    for (const JournalCopy &step : entry.copies) {
        const Copy target = copies.value(step.targetCopyId);
        const Copy source = copies.value(step.sourceCopyId);
        objects.append(QJsonObject{
            {u"variant"_s, step.variant},
            {u"sha256"_s, step.sha256.isEmpty() ? source.sha256 : step.sha256},
            {u"md5"_s, target.md5.isEmpty() ? source.md5 : target.md5},
            {u"size_bytes"_s, step.size},
            {u"from"_s, placeOf(copies, step.sourceCopyId, step.sourceKey)},
            {u"to"_s, placeOf(copies, step.targetCopyId, step.targetKey)},
            {u"verify_method"_s, target.verifyMethod},
            {u"verified_at"_s, step.verifiedAt ? QJsonValue(toIso(*step.verifiedAt)) : QJsonValue(QJsonValue::Null)},
            {u"source_removed"_s, step.released}});
    }
    return {{u"receipt"_s, entry.id},
            {u"kind"_s, moveKindName(entry.kind)},
            {u"photo_id"_s, entry.photoId},
            {u"run_id"_s, entry.runId},
            {u"from"_s, tierName(entry.from)},
            {u"to"_s, entry.kind == MoveKind::Purge ? QJsonValue(QJsonValue::Null) : QJsonValue(tierName(entry.to))},
            {u"started_at"_s, toIso(entry.startedAt)},
            {u"finished_at"_s, toIso(finishedAt)},
            {u"objects"_s, objects}};
}

} // namespace td
