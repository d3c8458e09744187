// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/ingest.h"

#include <QJsonArray>

namespace td
{

using namespace Qt::StringLiterals;

QJsonObject uploadOptionsToJson(const UploadOptions &options)
{
    QJsonObject json{{u"user"_s, options.user},
                     {u"draft"_s, options.draft},
                     {u"tags"_s, QJsonArray::fromStringList(options.tags)},
                     {u"kind"_s, options.kind},
                     {u"public"_s, options.isPublic},
                     {u"duplicates"_s, options.duplicates == DuplicatePolicy::Store ? u"store"_s : u"skip"_s}};
    if (options.keepOriginal)
        json.insert(u"keep_original"_s, *options.keepOriginal);
    return json;
}

UploadOptions uploadOptionsFromJson(const QJsonObject &json)
{
    UploadOptions options;
    options.user = json.value("user"_L1).toString(options.user);
    options.draft = json.value("draft"_L1).toString();
    for (const QJsonValue &tag : json.value("tags"_L1).toArray())
        options.tags.append(tag.toString());
    options.kind = json.value("kind"_L1).toString(options.kind);
    options.isPublic = json.value("public"_L1).toBool();
    if (json.contains("keep_original"_L1))
        options.keepOriginal = json.value("keep_original"_L1).toBool();
    if (json.value("duplicates"_L1) == "store"_L1)
        options.duplicates = DuplicatePolicy::Store;
    return options;
}

} // namespace td
