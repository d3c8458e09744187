// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/fakes3.h"
#include "support/places.h"
#include "support/realservers.h"

namespace td::test
{

/// How to speak to the scripted server.
[[nodiscard]] inline S3Config configOf(const FakeS3 &server)
{
    S3Config config;
    config.provider.id = QStringLiteral("s3");
    config.provider.name = QStringLiteral("S3");
    config.endpoint = server.endpoint();
    config.region = server.options().region;
    config.bucket = server.options().bucket;
    config.accessKey = server.options().accessKey;
    config.secret = Secret(server.options().secret);
    config.caFile = server.options().https ? FakeS3::caFile() : QString();
    return config;
}

[[nodiscard]] inline PostgresSettings settingsOf(const RealPostgres &server, const QString &database)
{
    PostgresSettings settings;
    settings.host = server.socketDirectory;
    settings.port = server.port;
    settings.database = database;
    settings.user = server.user;
    return settings;
}

/// What this run of a test program keeps its photos in: words of TIERDECK_TEST_PLACES_OF_RUN.
///     (none)    folders and SQLite
///     bucket    HOT and COLD in one versioned bucket: photos are copied inside the provider
///     buckets   HOT and COLD at two providers
///     postgres  the catalogue in a PostgreSQL database
/// Each object has buckets and a database of its own.
class RunPlaces
{
public:
    RunPlaces()
    {
        const QStringList words = qEnvironmentVariable("TIERDECK_TEST_PLACES_OF_RUN").split(u' ', Qt::SkipEmptyParts);
        FakeS3Options options;
        options.versioned = words.contains(QStringLiteral("bucket"));
        if (options.versioned || words.contains(QStringLiteral("buckets"))) {
            hot = std::make_unique<FakeS3>(options);
            places.hot = places.cold = configOf(*hot);
        }
        if (words.contains(QStringLiteral("buckets"))) {
            cold = std::make_unique<FakeS3>(options);
            places.cold = configOf(*cold);
        }
        if (words.contains(QStringLiteral("postgres"))) {
            const std::optional<RealPostgres> server = realPostgres();
            m_database = server ? server->freshDatabase() : nullptr;
            if (!m_database)
                qFatal("%s", qPrintable(realServersRemedy()));
            places.database = settingsOf(*server, *m_database);
        }
    }

    /// What no server may have seen: two bodies under one key, old versions that nobody lists, parts without an end.
    [[nodiscard]] QStringList violations() const
    {
        QStringList wrong;
        for (const FakeS3 *server : {hot.get(), cold.get()}) {
            if (server == nullptr)
                continue;
            const QMap<QString, int> bodies = server->bodiesStored();
            for (auto body = bodies.cbegin(); body != bodies.cend(); ++body) {
                if (body.value() > 1)
                    wrong.append(QStringLiteral("%1 was stored %2 times").arg(body.key()).arg(body.value()));
            }
            if (server->storedVersions() != server->keys().size())
                wrong.append(
                    QStringLiteral("%1 hidden versions").arg(server->storedVersions() - server->keys().size()));
            for (const QString &upload : server->unfinishedUploads())
                wrong.append(QStringLiteral("unfinished upload ") + upload);
        }
        return wrong;
    }

    std::unique_ptr<FakeS3> hot;
    std::unique_ptr<FakeS3> cold; ///< null when it is the same bucket
    Places places;

private:
    FreshDatabase m_database;
};

/// What ctest takes for "skipped".
inline constexpr int SkippedRun = 77;

/// True when the run needs a server that is not there; then `*status` is what main() returns.
[[nodiscard]] inline bool lacksServers(int *status)
{
    const QString words = qEnvironmentVariable("TIERDECK_TEST_PLACES_OF_RUN");
    if (!words.contains(QStringLiteral("postgres")) || realPostgres())
        return false;
    qWarning().noquote() << realServersRemedy();
    *status = realServersRequired() ? 1 : SkippedRun;
    return true;
}

} // namespace td::test

/// As QTEST_GUILESS_MAIN, for programs that ctest runs in several places.
#define TD_PLACES_TEST_MAIN(Test)                                                                                      \
    int main(int argc, char *argv[])                                                                                   \
    {                                                                                                                  \
        QCoreApplication app(argc, argv);                                                                              \
        int status = 0;                                                                                                \
        if (td::test::lacksServers(&status))                                                                           \
            return status;                                                                                             \
        Test test;                                                                                                     \
        return QTest::qExec(&test, argc, argv);                                                                        \
    }
