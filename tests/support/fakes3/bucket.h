// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/fakes3/exchange.h"

#include <QDateTime>

namespace td::test::fake
{

struct Version {
    FakeObject object;
    QDateTime modified;
};

struct Upload {
    QByteArray key;
    QMap<QByteArray, QByteArray> headers;
    QMap<int, QByteArray> parts;
    QDateTime started;
};

/// What the server keeps: a plain value, so that a request which must have no effect runs on a copy.
struct Bucket {
    bool versioned = false;
    QMap<QByteArray, QList<Version>> keys; ///< newest first; in the order of the keys' bytes, as S3 lists them
    QMap<QByteArray, Upload> uploads;
    qint64 lastId = 0;

    /// The current version, or null when there is none or a marker hides it.
    [[nodiscard]] const Version *current(const QByteArray &key) const;
    [[nodiscard]] const Version *version(const QByteArray &key, const QString &versionId) const;
    /// The new version's id, empty in a bucket without versions.
    QString store(const QByteArray &key, const QByteArray &bytes, const QByteArray &etag,
                  const QMap<QByteArray, QByteArray> &headers, const QDateTime &now);
    /// A delete marker where there are versions, else the end of the object; id of the marker.
    QString hide(const QByteArray &key, const QDateTime &now);
    void removeVersion(const QByteArray &key, const QString &versionId);
};

[[nodiscard]] QByteArray md5Hex(const QByteArray &bytes);

} // namespace td::test::fake
