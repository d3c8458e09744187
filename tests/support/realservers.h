// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <memory>
#include <optional>

/// Real servers that this run of ctest started (tests/servers); a test that uses them is added with
/// td_add_server_test(). By hand: `tests/servers/run build/dev/bin/tst_x`. Everything here blocks and belongs to the
/// test's thread.
namespace td::test
{

struct RealS3 {
    QString name;        ///< "ceph" or "swift": what differs between them is in tests/servers/README.md
    QString scheme;      ///< "http" or "https"; both reach the same buckets
    QString endpoint;    ///< https://localhost:12345, path style
    QString virtualHost; ///< https://s3.localhost:12345: buckets as host names (bucket.s3.localhost is 127.0.0.1 for
                         ///< curl and glibc)
    QString region;
    QString accessKey;
    QString secret;
    QString otherAccessKey; ///< a second user who may do nothing in the first one's buckets
    QString otherSecret;
    QString caFile; ///< PEM of the authority that signed the https certificate
    QString directory;

    /// "ceph-https": for the rows of a table-driven test.
    [[nodiscard]] QString label() const { return name + QChar(u'-') + scheme; }
    /// Name of a new, empty bucket, which stays until the servers end; empty when the server refused it, with a
    /// warning in the test's output.
    [[nodiscard]] QString freshBucket(bool versioned = false) const;
};

/// Ceph and Swift, each over http and https; empty when they do not run (then: TD_NEED_REAL_SERVERS).
[[nodiscard]] QList<RealS3> realS3Servers();

/// A database of its own for one test; dropped, whoever is connected, with the last copy of the handle.
using FreshDatabase = std::shared_ptr<const QString>;

struct RealPostgres {
    QString host; ///< "localhost", for TCP with or without TLS
    quint16 port = 0;
    QString socketDirectory; ///< as host: the unix socket; no password asked
    QString user;            ///< owns the fresh databases; no superuser
    QString password;        ///< over TCP (scram-sha-256)
    QString otherUser;       ///< may connect and nothing else
    QString otherPassword;
    QString caFile; ///< for sslmode=verify-full
    QString directory;

    /// A new database of `user`: empty, or a copy of `like`, which nobody may be connected to. Null when the server
    /// refused it, with a warning in the test's output. With the catalogue's schema: support/freshcatalogue.h.
    [[nodiscard]] FreshDatabase freshDatabase(const QString &like = {}) const;
    /// Runs one statement as superuser in `database` (unaligned output, no headings); nullopt when it failed.
    [[nodiscard]] std::optional<QString> asSuperuser(const QString &database, const QString &sql) const;
    /// Cuts every connection to `database`, as a failing network or a restart would.
    void cutConnections(const QString &database) const;
};

[[nodiscard]] std::optional<RealPostgres> realPostgres();

/// A PostgreSQL of one test's own, which it may stop, kill and start again; ended with the object.
class PrivatePostgres
{
public:
    /// Nullptr when it could not be started, with a warning in the test's output.
    [[nodiscard]] static std::unique_ptr<PrivatePostgres> start();
    ~PrivatePostgres();
    PrivatePostgres(const PrivatePostgres &) = delete;
    PrivatePostgres &operator=(const PrivatePostgres &) = delete;

    [[nodiscard]] const RealPostgres &server() const { return m_server; }
    /// Ends the server at once, as a power cut would; its files stay.
    [[nodiscard]] bool kill();
    /// Starts it again on the same files and port.
    [[nodiscard]] bool startAgain();

private:
    PrivatePostgres() = default;
    /// Signals the server's keeper (tests/servers/keeper.py) and waits until it says that the server is in this state.
    [[nodiscard]] bool bring(int signal, const QByteArray &state) const;
    QString m_directory;
    RealPostgres m_server;
};

/// True in tests/run: a server that is missing is then a failure, not a reason to skip.
[[nodiscard]] bool realServersRequired();
/// What to do when they are missing; one sentence.
[[nodiscard]] QString realServersRemedy();

} // namespace td::test

/// Leaves the test function unless `condition` holds: with a failure in tests/run, else with a skip.
///     const QList<RealS3> servers = realS3Servers();
///     TD_NEED_REAL_SERVERS(!servers.isEmpty());
#define TD_NEED_REAL_SERVERS(condition)                                                                                \
    do {                                                                                                               \
        if (condition)                                                                                                 \
            break;                                                                                                     \
        if (td::test::realServersRequired())                                                                           \
            QFAIL(qPrintable(td::test::realServersRemedy()));                                                          \
        QSKIP(qPrintable(td::test::realServersRemedy()));                                                              \
    } while (false)
