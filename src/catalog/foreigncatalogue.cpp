// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/foreigncatalogue.h"

#include "catalog/connection.h"
#include "catalog/sqlitedatabase.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSqlRecord>

#include <algorithm>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

/// Names the columns that are there, so that those of every version can be asked for.
class ForeignRow
{
public:
    explicit ForeignRow(const QSqlQuery &query)
        : m_query(query)
        , m_record(query.record())
    {
    }
    [[nodiscard]] QVariant value(const QString &column) const
    {
        const int at = m_record.indexOf(column);
        return at < 0 ? QVariant() : m_query.value(at);
    }
    [[nodiscard]] QString text(const QString &column) const { return value(column).toString(); }
    [[nodiscard]] bool truth(const QString &column) const { return value(column).toLongLong() != 0; }
    [[nodiscard]] std::optional<Instant> moment(const QString &column) const { return fromIso(text(column)); }

private:
    const QSqlQuery &m_query;
    const QSqlRecord m_record;
};

KnownPhoto photoFrom(const ForeignRow &row)
{
    KnownPhoto photo;
    photo.photoId = row.text(u"photo_id"_s);
    photo.userId = row.text(u"user_id"_s);
    photo.draftId = row.text(u"draft_id"_s);
    photo.path = row.text(u"storage_path"_s);
    photo.filename = row.text(u"filename"_s);
    if (photo.filename.isEmpty())
        photo.filename = photo.path.section(u'/', -1);
    photo.tier = tierFromName(row.text(u"tier"_s)).value_or(Tier::Temp);
    photo.uploadDate = row.moment(u"upload_date"_s);
    if (!photo.uploadDate)
        photo.uploadDate = row.moment(u"created_at"_s);
    photo.lastAccessDate = row.moment(u"last_access_date"_s);
    photo.publishedToVinted = row.truth(u"published_to_vinted"_s);
    photo.publishedDate = row.moment(u"published_date"_s);
    photo.accessCount = std::max<qint64>(0, row.value(u"access_count"_s).toLongLong());
    photo.isPublic = row.truth(u"is_public"_s);
    photo.pinned = row.truth(u"pinned"_s);
    photo.kind = row.text(u"kind"_s);
    photo.ownerType = row.text(u"owner_type"_s);
    for (const QJsonValue &tag : QJsonDocument::fromJson(row.text(u"tags"_s).toUtf8()).array())
        photo.tags.append(tag.toString());
    photo.metadata = QJsonDocument::fromJson(row.text(u"metadata"_s).toUtf8()).object();
    return photo;
}

Error noDatabase(const QString &file, const Error &problem)
{
    return {.code = ErrorCode::InvalidArgument,
            .reason = u"import.no_database"_s,
            .message = u"%1 cannot be read as an SQLite database"_s.arg(file),
            .where = file,
            .remedy = u"Give the file of the old catalogue."_s,
            .detail = problem.detail};
}

} // namespace

ForeignPhotos::ForeignPhotos(const QString &file, std::unique_ptr<Connection> connection)
    : m_file(file)
    , m_connection(std::move(connection))
{
}

ForeignPhotos::~ForeignPhotos() = default;

Result<std::unique_ptr<ForeignPhotos>> ForeignPhotos::open(const QString &file)
{
    if (!QFileInfo(file).isFile())
        return fail(ErrorCode::NotFound, u"import.no_file"_s, u"There is no file %1"_s.arg(file), file,
                    u"Give the file of the old catalogue."_s);
    constexpr int BusyTimeoutMs = 5000;
    auto opened = Connection::open(std::make_shared<SqliteDatabase>(file, BusyTimeoutMs, true), Access::ReadOnly);
    if (!opened)
        return fail(noDatabase(file, opened.error()));
    std::unique_ptr<ForeignPhotos> photos(new ForeignPhotos(file, *std::move(opened)));
    Connection &connection = *photos->m_connection;
    TD_ASSIGN(const qint64 hasPhotos,
              connection.number(
                  u"SELECT EXISTS (SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'photo_metadata')"_s));
    if (hasPhotos == 0)
        return fail(ErrorCode::FailedPrecondition, u"import.no_photos_table"_s,
                    u"The database has no table photo_metadata"_s, file, u"Give the file of the old catalogue."_s);
    const auto take = [&rows = photos->m_rows](const QSqlQuery &query) { rows.push_back(query.value(0).toLongLong()); };
    const auto read = connection.each(u"SELECT rowid FROM photo_metadata ORDER BY photo_id"_s, {}, take);
    if (!read)
        return fail(noDatabase(file, read.error()));
    return photos;
}

Result<QList<KnownPhoto>> ForeignPhotos::next(qsizetype most)
{
    const std::size_t to = std::min(m_rows.size(), m_at + std::size_t(most));
    QStringList numbers;
    for (; m_at < to; ++m_at)
        numbers.append(QString::number(m_rows[m_at]));
    QList<KnownPhoto> photos;
    const auto take = [&photos](const QSqlQuery &query) {
        const ForeignRow row(query);
        if (row.text(u"deleted_at"_s).isEmpty())
            photos.append(photoFrom(row));
    };
    const auto read =
        m_connection->each(u"SELECT p.* FROM json_each(?) k CROSS JOIN photo_metadata p ON p.rowid = k.value "
                           "ORDER BY k.key"_s,
                           {QString('['_L1 % numbers.join(u',') % ']'_L1)}, take);
    if (!read)
        return fail(noDatabase(m_file, read.error()));
    return photos;
}

} // namespace td
