// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/sqlitecatalogue.h"
#include "support/manualclock.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

namespace td::test
{

inline Instant at(const char *text)
{
    const auto instant = fromIso(QString::fromLatin1(text));
    if (!instant)
        qFatal("no instant: %s", text);
    return *instant;
}

/// The value, or an end of the test with the error's text.
template <typename T> T must(Result<T> result)
{
    if (!result)
        qFatal("%s: %s (%s)", qPrintable(result.error().reason), qPrintable(result.error().message),
               qPrintable(result.error().detail));
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

/// The reason of the failure, "ok" when there is none.
template <typename T> QString reasonOf(const Result<T> &result)
{
    return result ? QStringLiteral("ok") : result.error().reason;
}

/// A catalogue file in a temporary folder.
class Shelf
{
public:
    Shelf() { reopen(); }
    void reopen()
    {
        catalogue.reset();
        catalogue = must(SqliteCatalogue::open(file(), options()));
    }
    [[nodiscard]] OpenOptions options() const
    {
        OpenOptions open;
        open.clock = &clock;
        open.busyTimeoutMs = 200;
        return open;
    }
    [[nodiscard]] QString file() const { return folder.filePath(QStringLiteral("profile/catalog.db")); }

    /// A photo with a verified master of `bytes`.
    [[nodiscard]] NewPhoto draftPhoto(const QString &id, Tier tier = Tier::Temp, const QString &draft = {},
                                      qint64 bytes = 100) const
    {
        NewPhoto added;
        Photo &photo = added.photo;
        photo.photoId = id;
        photo.userId = QStringLiteral("u1");
        photo.draftId = draft;
        photo.tier = tier;
        photo.fileSizeBytes = bytes * 4;
        photo.compressedSizeBytes = bytes;
        photo.uploadDate = photo.lastAccessDate = photo.createdAt = photo.updatedAt = clock.now();
        photo.filename = id + QStringLiteral(".jpg");
        photo.storagePath = tierName(tier) + QLatin1Char('/') + id + QStringLiteral(".jpg");
        photo.sha256 = QStringLiteral("sha-") + id;
        photo.originalSha256 = QStringLiteral("original-") + id;
        Copy copy;
        copy.photoId = id;
        copy.variant = variant::Master;
        copy.tier = tier;
        copy.backend = QStringLiteral("folder");
        copy.key = photo.storagePath;
        copy.size = bytes;
        copy.sha256 = photo.sha256;
        copy.state = CopyState::Verified;
        added.copies = {copy};
        return added;
    }
    Photo add(const QString &id, Tier tier = Tier::Temp, const QString &draft = {}, qint64 bytes = 100)
    {
        return must(catalogue->photos().add(draftPhoto(id, tier, draft, bytes)));
    }
    [[nodiscard]] Photo photo(const QString &id)
    {
        const auto found = must(catalogue->photos().find(id));
        if (!found)
            qFatal("no photo %s", qPrintable(id));
        return *found;
    }
    /// Runs SQL beside the catalogue, as another program would; the first column of the first row.
    QVariant sql(const QString &statement) const { return runSql(file(), statement); }
    static QVariant runSql(const QString &file, const QString &statement)
    {
        QVariant first;
        {
            QSqlDatabase db = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("raw"));
            db.setDatabaseName(file);
            if (!db.open())
                qFatal("cannot open %s", qPrintable(file));
            QSqlQuery query(db);
            if (!query.exec(statement))
                qFatal("%s: %s", qPrintable(statement), qPrintable(query.lastError().text()));
            if (query.next())
                first = query.value(0);
        }
        QSqlDatabase::removeDatabase(QStringLiteral("raw"));
        return first;
    }

    QTemporaryDir folder;
    ManualClock clock;
    Holder me{QStringLiteral("host"), 1, QStringLiteral("10")};
    Holder other{QStringLiteral("host"), 2, QStringLiteral("20")};
    std::unique_ptr<SqliteCatalogue> catalogue;
};

} // namespace td::test
