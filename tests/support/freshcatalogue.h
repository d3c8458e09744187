// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/migrations.h"
#include "catalog/postgrescatalogue.h"
#include "support/realservers.h"

#include <QCryptographicHash>

namespace td::test
{

[[nodiscard]] inline PostgresSettings settingsOf(const RealPostgres &server, const QString &database)
{
    PostgresSettings settings;
    settings.host = server.socketDirectory;
    settings.port = server.port;
    settings.database = database;
    settings.user = server.user;
    return settings;
}

/// Name of the database on `server` that holds the catalogue's schema and nothing else; made by the first test that
/// asks.
[[nodiscard]] inline QString catalogueTemplate(const RealPostgres &server)
{
    QCryptographicHash steps(QCryptographicHash::Sha256);
    for (const Migration &step : postgresMigrations())
        steps.addData(step.sql.toUtf8());
    const QString name = QStringLiteral("catalogue_") + QString::fromLatin1(steps.result().toHex().left(20));
    const QString maintenance = QStringLiteral("postgres");
    const QString count = QStringLiteral("SELECT count(*) FROM pg_database WHERE datname = '%1'");
    if (server.asSuperuser(maintenance, count.arg(name)) == QStringLiteral("1"))
        return name;
    const FreshDatabase made = server.freshDatabase();
    if (!made)
        return {};
    if (const auto opened = PostgresCatalogue::open(settingsOf(server, *made)); !opened)
        qFatal("catalogue: %s (%s)", qPrintable(opened.error().message), qPrintable(opened.error().detail));
    // It gets its name when it is complete; another test may have been quicker.
    const QString rename = QStringLiteral("DO $$ BEGIN ALTER DATABASE %1 RENAME TO %2; "
                                          "EXCEPTION WHEN duplicate_database THEN NULL; END $$");
    return server.asSuperuser(maintenance, rename.arg(*made, name)) ? name : QString();
}

/// A new database of the run's server, as a console leaves it that only opened it. It is a copy of one that was
/// migrated once for all tests of the run; who tests the migrations takes RealPostgres::freshDatabase().
[[nodiscard]] inline FreshDatabase freshCatalogue(const RealPostgres &server)
{
    static const QString like = catalogueTemplate(server);
    return like.isEmpty() ? nullptr : server.freshDatabase(like);
}

} // namespace td::test
