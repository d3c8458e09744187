// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/cursor.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qsizetype HashLength = 16;

template <typename T> QJsonValue maybe(const std::optional<T> &value)
{
    return value ? QJsonValue(*value) : QJsonValue();
}

QJsonValue maybeTime(const std::optional<Instant> &value)
{
    return value ? QJsonValue(toIso(*value)) : QJsonValue();
}

QString hashOf(const PhotoFilter &f, const PhotoSort &sort)
{
    const QJsonArray all{f.tier ? QJsonValue(tierName(*f.tier)) : QJsonValue(),
                         f.user,
                         f.draft,
                         f.withoutDraft,
                         QJsonArray::fromStringList(f.tags),
                         maybe(f.published),
                         maybe(f.pinned),
                         maybe(f.damaged),
                         f.kind,
                         f.text.trimmed(),
                         int(f.trash),
                         maybe(f.minBytes),
                         maybe(f.maxBytes),
                         maybeTime(f.uploadedFrom),
                         maybeTime(f.uploadedBefore),
                         maybeTime(f.accessedFrom),
                         maybeTime(f.accessedBefore),
                         maybe(f.savedBelowPercent),
                         f.duplicatesOnly,
                         f.camera,
                         f.lens,
                         f.capturedFrom ? f.capturedFrom->toString(Qt::ISODate) : QString(),
                         f.capturedTo ? f.capturedTo->toString(Qt::ISODate) : QString(),
                         maybe(f.minPixels),
                         f.shape ? pictureShapeName(*f.shape) : QString(),
                         maybe(f.hasPosition),
                         sortFieldName(sort.field),
                         sort.descending};
    const QByteArray json = QJsonDocument(all).toJson(QJsonDocument::Compact);
    return QString::fromLatin1(QCryptographicHash::hash(json, QCryptographicHash::Sha256).toHex().left(HashLength));
}

} // namespace

QString cursorFor(const PageMark &mark, const PhotoFilter &filter, const PhotoSort &sort)
{
    const QJsonObject json{
        {u"h"_s, hashOf(filter, sort)}, {u"k"_s, mark.key.toString()}, {u"s"_s, QString::number(mark.seq)}};
    return QString::fromLatin1(QJsonDocument(json)
                                   .toJson(QJsonDocument::Compact)
                                   .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

Result<PageMark> readCursor(const QString &cursor, const PhotoFilter &filter, const PhotoSort &sort)
{
    const auto decoded = QByteArray::fromBase64Encoding(cursor.toLatin1(), QByteArray::Base64UrlEncoding |
                                                                               QByteArray::OmitTrailingEquals |
                                                                               QByteArray::AbortOnBase64DecodingErrors);
    const QJsonObject json = decoded ? QJsonDocument::fromJson(*decoded).object() : QJsonObject();
    bool isNumber = false;
    PageMark mark{.key = json.value("k"_L1).toString(), .seq = json.value("s"_L1).toString().toLongLong(&isNumber)};
    bool keyFits = true;
    if (sort.field == PhotoSortField::CompressedSize)
        mark.key = mark.key.toString().toLongLong(&keyFits);
    if (!isNumber || !json.value("h"_L1).isString() || !json.value("k"_L1).isString())
        return fail(ErrorCode::InvalidArgument, u"cursor.malformed"_s,
                    u"The cursor is not one that a page of photos gave."_s, cursor.left(80),
                    u"Start again without a cursor."_s);
    if (json.value("h"_L1).toString() != hashOf(filter, sort) || !keyFits)
        return fail(ErrorCode::InvalidArgument, u"cursor.mismatch"_s,
                    u"The cursor belongs to another filter or another order."_s, cursor.left(80),
                    u"Use the same filter and order as for the page before, or start again without a cursor."_s);
    return mark;
}

} // namespace td
