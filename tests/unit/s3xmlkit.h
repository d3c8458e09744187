// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/s3xml.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>

namespace td::s3xmlkit
{

using namespace Qt::StringLiterals;

/// The samples of replies that were published with other programs; empty without TIERDECK_TEST_DATA.
inline QString samplesFolder()
{
    const QString data = qEnvironmentVariable("TIERDECK_TEST_DATA");
    return data.isEmpty() ? data : QString(data + u"/s3-xml"_s);
}

inline QByteArray sample(const QString &name)
{
    QFile file(QString(samplesFolder() + u'/' + name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline QJsonDocument sampleJson(const QString &name)
{
    return QJsonDocument::fromJson(sample(name));
}

/// One line of what each reader makes of a reply, "list 2" for two objects; nothing from those that refuse it.
inline QStringList takenAs(const QByteArray &body)
{
    using namespace s3xml;
    QStringList taken;
    if (const auto error = parseError(body))
        taken += u"error "_s + error->code;
    if (const auto page = parseListPage(body))
        taken += u"list %1"_s.arg(page->objects.size());
    if (const auto page = parseVersionsPage(body))
        taken += u"versions %1"_s.arg(page->versions.size());
    if (const auto page = parseUploadsPage(body))
        taken += u"uploads %1"_s.arg(page->uploads.size());
    if (const auto upload = parseInitiateUpload(body))
        taken += u"initiate "_s + *upload;
    if (const auto stored = parseCompleteUpload(body))
        taken += u"complete "_s + stored->etag;
    if (const auto stored = parseCopyResult(body))
        taken += u"copy "_s + stored->etag;
    if (const auto failures = parseDeleteResult(body, {{u"k"_s, {}}}))
        taken += u"delete %1"_s.arg(failures->size());
    if (const auto versioning = parseVersioning(body))
        taken += u"versioning %1"_s.arg(int(*versioning));
    if (const auto rules = parseLifecycle(body))
        taken += u"lifecycle %1"_s.arg(rules->size());
    if (const auto rules = parseCors(body))
        taken += u"cors %1"_s.arg(rules->size());
    return taken;
}

} // namespace td::s3xmlkit
