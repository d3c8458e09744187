// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/secret.h"

#include <QString>

namespace td
{

/// Where a PostgreSQL catalogue is. What is empty is left to libpq, which then asks its own variables and files.
struct PostgresSettings {
    QString host; ///< name, address, or the folder of a local socket (begins with a slash)
    int port = 5432;
    QString database;
    QString user;
    Secret password;     ///< empty: libpq looks into .pgpass
    QString sslMode;     ///< "disable" ... "verify-full"; verify-full unless the server is on this computer
    QString sslRootCert; ///< PEM bundle; empty: libpq's own

    /// For people and messages; never the password.
    [[nodiscard]] QString displayName() const
    {
        return QString(u"PostgreSQL " + database + u" on " + host + u':' + QString::number(port));
    }
};

} // namespace td
