// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/ingest.h"

#include <QJsonArray>

namespace td
{

using namespace Qt::StringLiterals;

QString uploadStatusName(UploadStatus status)
{
    switch (status) {
    case UploadStatus::Stored:
        return u"stored"_s;
    case UploadStatus::Skipped:
        return u"skipped"_s;
    case UploadStatus::Damaged:
        return u"damaged"_s;
    }
    return {};
}

QJsonObject uploadOptionsToJson(const UploadOptions &options)
{
    QJsonObject json{{u"user"_s, options.user},
                     {u"owner_type"_s, options.ownerType},
                     {u"draft"_s, options.draft},
                     {u"tags"_s, QJsonArray::fromStringList(options.tags)},
                     {u"kind"_s, options.kind},
                     {u"public"_s, options.isPublic},
                     {u"duplicates"_s, options.duplicates == DuplicatePolicy::Store ? u"store"_s : u"skip"_s}};
    if (options.keepOriginal)
        json.insert(u"keep_original"_s, *options.keepOriginal);
    QJsonObject renditions;
    for (const auto &[name, file] : options.renditions.asKeyValueRange())
        renditions.insert(name, file);
    if (!renditions.isEmpty())
        json.insert(u"renditions"_s, renditions);
    return json;
}

UploadOptions uploadOptionsFromJson(const QJsonObject &json)
{
    UploadOptions options;
    options.user = json.value("user"_L1).toString(options.user);
    options.ownerType = json.value("owner_type"_L1).toString(options.ownerType);
    options.draft = json.value("draft"_L1).toString();
    for (const QJsonValue &tag : json.value("tags"_L1).toArray())
        options.tags.append(tag.toString());
    options.kind = json.value("kind"_L1).toString(options.kind);
    options.isPublic = json.value("public"_L1).toBool();
    if (json.contains("keep_original"_L1))
        options.keepOriginal = json.value("keep_original"_L1).toBool();
    const QJsonObject renditions = json.value("renditions"_L1).toObject();
    for (auto it = renditions.constBegin(); it != renditions.constEnd(); ++it)
        options.renditions.insert(it.key(), it.value().toString());
    if (json.value("duplicates"_L1) == "store"_L1)
        options.duplicates = DuplicatePolicy::Store;
    return options;
}

} // namespace td
