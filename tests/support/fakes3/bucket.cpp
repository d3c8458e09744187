// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fakes3/bucket.h"

#include <QCryptographicHash>

using namespace Qt::StringLiterals;

namespace td::test::fake
{

QByteArray md5Hex(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Md5).toHex();
}

const Version *Bucket::current(const QByteArray &key) const
{
    const auto found = keys.constFind(key);
    return found == keys.cend() || found->constFirst().object.isMarker ? nullptr : &found->constFirst();
}

const Version *Bucket::version(const QByteArray &key, const QString &versionId) const
{
    const auto found = keys.constFind(key);
    if (found == keys.cend())
        return nullptr;
    for (const Version &version : *found) {
        if (version.object.versionId == versionId)
            return &version;
    }
    return nullptr;
}

QString Bucket::store(const QByteArray &key, const QByteArray &bytes, const QByteArray &etag,
                      const QMap<QByteArray, QByteArray> &headers, const QDateTime &now)
{
    Version version{.object = {.bytes = bytes, .etag = etag, .versionId = {}, .headers = headers}, .modified = now};
    QList<Version> &versions = keys[key];
    if (versioned)
        version.object.versionId = u"v%1"_s.arg(++lastId, 8, 10, QChar(u'0'));
    else
        versions.clear();
    versions.prepend(version);
    return version.object.versionId;
}

QString Bucket::hide(const QByteArray &key, const QDateTime &now)
{
    if (!versioned) {
        keys.remove(key);
        return {};
    }
    Version marker;
    marker.object.versionId = u"m%1"_s.arg(++lastId, 8, 10, QChar(u'0'));
    marker.object.isMarker = true;
    marker.modified = now;
    keys[key].prepend(marker);
    return marker.object.versionId;
}

void Bucket::removeVersion(const QByteArray &key, const QString &versionId)
{
    const auto found = keys.find(key);
    if (found == keys.end())
        return;
    found->removeIf([&versionId](const Version &version) { return version.object.versionId == versionId; });
    if (found->isEmpty())
        keys.erase(found);
}

} // namespace td::test::fake
