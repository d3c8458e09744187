// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/knownphoto.h"
#include "core/result.h"

#include <QList>

#include <memory>
#include <vector>

namespace td
{

class Connection;

/// Every photo that an SQLite database with the source's table `photo_metadata` knows and has not deleted, in the order
/// of their ids. The file is only read, and not held: each call sees it as it is then. Columns beside the source's are
/// taken where they are there. Blocks; the thread that opened it.
class ForeignPhotos
{
public:
    /// FailedPrecondition ("import.no_photos_table") without that table, NotFound without the file, InvalidArgument
    /// ("import.no_database") for another kind of file.
    [[nodiscard]] static Result<std::unique_ptr<ForeignPhotos>> open(const QString &file);
    ~ForeignPhotos();

    /// Rows of the table, those of deleted photos among them.
    [[nodiscard]] qsizetype rows() const { return qsizetype(m_rows.size()); }
    /// The photos of the next `most` rows; empty lists come only of rows without photos, or after the last.
    [[nodiscard]] Result<QList<KnownPhoto>> next(qsizetype most);
    [[nodiscard]] bool isAtEnd() const { return m_at == m_rows.size(); }

private:
    ForeignPhotos(const QString &file, std::unique_ptr<Connection> connection);
    const QString m_file;
    const std::unique_ptr<Connection> m_connection;
    std::vector<qint64> m_rows; ///< in the order of the ids: all that is kept of photos that are not read yet
    std::size_t m_at = 0;
};

} // namespace td
