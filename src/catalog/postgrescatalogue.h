// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/openoptions.h"
#include "core/ports/repositories.h"

#include <QByteArray>

namespace td
{

/// Where a PostgreSQL catalogue is. Empty texts leave the choice to the client library's defaults; the environment and
/// the password file of the user are not read for anything that is set here.
struct PostgresSettings {
    QString host; ///< name, address or the folder of a Unix socket
    int port = 5432;
    QString database;
    QString user;        ///< empty: the operating system's user
    QByteArray password; ///< UTF-8; in no error, log or argument
    QString sslMode;     ///< disable, allow, prefer, require, verify-ca, verify-full; empty: safeSslMode(host)
    QString rootCert;    ///< file with the certificate authorities for verify-ca and verify-full; empty: the library's
};

/// verify-full for another computer, prefer for this one (loopback or a socket).
[[nodiscard]] QString safeSslMode(const QString &host);

/// A catalogue in a PostgreSQL database (13 or later) that any number of consoles share.
class PostgresCatalogue
{
public:
    /// Makes or upgrades the schema (once, whoever comes first) and opens. Needs the right to create tables only when
    /// there is something to make. Unavailable when the server cannot be reached, Unauthenticated when it refuses the
    /// login, FailedPrecondition for a missing database, a server that is too old or a schema that is newer than this
    /// program. Blocks.
    [[nodiscard]] static Result<std::unique_ptr<Catalogue>> open(const PostgresSettings &settings,
                                                                 const OpenOptions &options = {});
};

} // namespace td
