// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/settings/tierfields.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

struct Entry {
    const char *field;
    const char *label;
    const char *caption;
};

constexpr Entry Entries[] = {
    {"folder", QT_TRANSLATE_NOOP("td::TierFields", "Folder"),
     QT_TRANSLATE_NOOP("td::TierFields", "Empty: beside the catalogue. It must exist")},
    {"bucket", QT_TRANSLATE_NOOP("td::TierFields", "Bucket"), ""},
    {"account", QT_TRANSLATE_NOOP("td::TierFields", "Account ID"),
     QT_TRANSLATE_NOOP("td::TierFields", "Where the provider's console shows it; or give the endpoint")},
    {"endpoint", QT_TRANSLATE_NOOP("td::TierFields", "Endpoint"),
     QT_TRANSLATE_NOOP("td::TierFields", "https and the host, without the bucket")},
    {"region", QT_TRANSLATE_NOOP("td::TierFields", "Region"), ""},
    {"key_id", QT_TRANSLATE_NOOP("td::TierFields", "Access key"),
     QT_TRANSLATE_NOOP("td::TierFields", "Its ID, not its secret; best a key for this bucket alone")},
    {"secret", QT_TRANSLATE_NOOP("td::TierFields", "Secret"), ""},
    {"gcp.credentials", QT_TRANSLATE_NOOP("td::TierFields", "Service account"),
     QT_TRANSLATE_NOOP("td::TierFields", "Its JSON key file, in place of access key and secret")},
    {"storage_class", QT_TRANSLATE_NOOP("td::TierFields", "Storage class"),
     QT_TRANSLATE_NOOP("td::TierFields", "For photos stored from now on")},
    {"cdn_domain", QT_TRANSLATE_NOOP("td::TierFields", "CDN domain"),
     QT_TRANSLATE_NOOP("td::TierFields", "Links of public photos begin with it")},
    {"addressing", QT_TRANSLATE_NOOP("td::TierFields", "Bucket in the address"),
     QT_TRANSLATE_NOOP("td::TierFields", "In the path, or as a part of the host's name")},
    {"parallel", QT_TRANSLATE_NOOP("td::TierFields", "Transfers at once"), ""},
    {"ca_file", QT_TRANSLATE_NOOP("td::TierFields", "CA file"),
     QT_TRANSLATE_NOOP("td::TierFields", "For a server whose certificate is your own")},
    {"proxy", QT_TRANSLATE_NOOP("td::TierFields", "Proxy"),
     QT_TRANSLATE_NOOP("td::TierFields", "Empty: as the system says")},
};

QString translated(const char *text)
{
    return *text ? QCoreApplication::translate("td::TierFields", text) : QString();
}

} // namespace

TierFieldWords tierFieldWords(const QString &field)
{
    for (const Entry &entry : Entries) {
        if (field == QLatin1StringView(entry.field))
            return {translated(entry.label), translated(entry.caption)};
    }
    return {field, {}};
}

QString tierPlaceName(const QString &id, const QString &name)
{
    if (id == "folder"_L1)
        return QCoreApplication::translate("td::TierFields", "Folder of this computer");
    if (id == "none"_L1)
        return QCoreApplication::translate("td::TierFields", "Nowhere: idle photos stay in HOT");
    if (id == "s3"_L1)
        return QCoreApplication::translate("td::TierFields", "Another S3 server");
    return name;
}

} // namespace td
