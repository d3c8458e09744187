// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/places.h"

#include "catalog/postgrescatalogue.h"
#include "storage/retryingstore.h"
#include "storage/s3store.h"
#include "support/virtualtime.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace td::test
{

using namespace Qt::StringLiterals;

namespace
{

const QString Variable = u"TIERDECK_TEST_PLACES"_s;

QJsonObject jsonOf(const S3Config &config)
{
    return {{u"endpoint"_s, config.endpoint},
            {u"region"_s, config.region},
            {u"bucket"_s, config.bucket},
            {u"key"_s, config.accessKey},
            {u"secret"_s, QString::fromUtf8(config.secret.reveal())},
            {u"ca"_s, config.caFile}};
}

S3Config configFrom(const QJsonObject &json)
{
    const auto text = [&json](const char *name) { return json.value(QLatin1StringView(name)).toString(); };
    S3Config config;
    config.provider.id = u"s3"_s;
    config.provider.name = u"S3"_s;
    config.endpoint = text("endpoint");
    config.region = text("region");
    config.bucket = text("bucket");
    config.accessKey = text("key");
    config.secret = Secret(text("secret").toUtf8());
    config.caFile = text("ca");
    return config;
}

} // namespace

std::shared_ptr<ObjectStore> impatientStore(const S3Config &config)
{
    const auto time = std::make_shared<VirtualTime>();
    Waiting waiting = time->waiting();
    const auto now = waiting.now;
    waiting.now = [time, now] { return now(); }; // keeps it alive
    return withRetries(makeS3Store(config), {.policy = {}, .waiting = waiting});
}

void Places::fit(Fixture &fixture) const
{
    if (hot)
        fixture.remote.insert(Tier::Hot, impatientStore(*hot));
    if (cold)
        fixture.remote.insert(Tier::Cold, impatientStore(*cold));
    if (!database)
        return;
    fixture.openCatalogue = [settings = *database, &fixture](const Clock &clock) -> std::unique_ptr<Catalogue> {
        OpenOptions options;
        options.clock = &clock;
        options.readers = fixture.readers;
        Result<std::unique_ptr<PostgresCatalogue>> opened = PostgresCatalogue::open(settings, options);
        if (!opened)
            qFatal("catalogue: %s (%s)", qPrintable(opened.error().message), qPrintable(opened.error().detail));
        return *std::move(opened);
    };
}

QProcessEnvironment Places::environment() const
{
    QJsonObject all;
    if (hot)
        all.insert(u"hot"_s, jsonOf(*hot));
    if (cold)
        all.insert(u"cold"_s, jsonOf(*cold));
    if (database)
        all.insert(u"database"_s, QJsonObject{{u"host"_s, database->host},
                                              {u"port"_s, database->port},
                                              {u"name"_s, database->database},
                                              {u"user"_s, database->user}});
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(Variable, QString::fromUtf8(QJsonDocument(all).toJson(QJsonDocument::Compact)));
    return environment;
}

Places Places::inherited()
{
    const QJsonObject all = QJsonDocument::fromJson(qgetenv(Variable.toLatin1().constData())).object();
    Places places;
    if (all.contains(u"hot"_s))
        places.hot = configFrom(all.value(u"hot"_s).toObject());
    if (all.contains(u"cold"_s))
        places.cold = configFrom(all.value(u"cold"_s).toObject());
    if (all.contains(u"database"_s)) {
        const QJsonObject json = all.value(u"database"_s).toObject();
        places.database = PostgresSettings();
        places.database->host = json.value(u"host"_s).toString();
        places.database->port = json.value(u"port"_s).toInt();
        places.database->database = json.value(u"name"_s).toString();
        places.database->user = json.value(u"user"_s).toString();
    }
    return places;
}

} // namespace td::test
