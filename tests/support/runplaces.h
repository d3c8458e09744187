// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/fakes3.h"
#include "support/freshcatalogue.h"
#include "support/places.h"
#include "support/testprogram.h"

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

/// True when this run is at two providers with the catalogue on a server, where each step costs ten times what it costs
/// in folders. Tests that try a great many things in a row take a share of them there, and say which.
[[nodiscard]] inline bool isDearRun()
{
    return qEnvironmentVariable("TIERDECK_TEST_PLACES_OF_RUN").contains(QStringLiteral("postgres"));
}

/// True when this run is anywhere but in folders and SQLite, where every single moment is tried.
[[nodiscard]] inline bool isRemoteRun()
{
    return !qEnvironmentVariableIsEmpty("TIERDECK_TEST_PLACES_OF_RUN");
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
            m_database = server ? freshCatalogue(*server) : nullptr;
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

/// Runs a test in the places that ctest names; without their server it is skipped, or fails in tests/run.
template <class Test> int runPlacesTest(int argc, char **argv)
{
    const QString words = qEnvironmentVariable("TIERDECK_TEST_PLACES_OF_RUN");
    if (words.contains(QStringLiteral("postgres")) && !realPostgres()) {
        qWarning().noquote() << realServersRemedy();
        return realServersRequired() ? 1 : SkippedRun;
    }
    return runTest<Test, QCoreApplication>(argc, argv);
}

} // namespace td::test

#define TD_PLACES_TEST(Test) TD_TEST_RUN(td::test::runPlacesTest<Test>)
