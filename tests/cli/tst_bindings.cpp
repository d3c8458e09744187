// SPDX-License-Identifier: GPL-3.0-or-later
// How settings and variables bind the tiers to places, without any of these places being reached.
#include "app/settings.h"
#include "support/testprogram.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace td;

namespace
{

const QString R2Set = u"R2_BUCKET_NAME=photos R2_ENDPOINT_URL=https://0123.r2.cloudflarestorage.com "
                      "R2_ACCESS_KEY_ID=key R2_SECRET_ACCESS_KEY=canary"_s;
const QString CloudflareSet = u"CLOUDFLARE_BUCKET_NAME=photos CLOUDFLARE_ACCOUNT_ID=0123 "
                              "CLOUDFLARE_ACCESS_KEY_ID=key CLOUDFLARE_SECRET_ACCESS_KEY=canary"_s;
const QString AwsSet = u"AWS_S3_BUCKET=photos AWS_ACCESS_KEY_ID=key AWS_SECRET_ACCESS_KEY=canary"_s;
const QString B2Set = u"B2_BUCKET_NAME=Uzeur-bot B2_APPLICATION_KEY_ID=key B2_APPLICATION_KEY=canary "
                      "B2_ENDPOINT=https://s3.eu-central-003.backblazeb2.com"_s;
const QString OwnSet = u"TIERDECK_HOT_BUCKET=photos TIERDECK_HOT_ENDPOINT=http://127.0.0.1:8000 "
                       "TIERDECK_HOT_KEY_ID=key TIERDECK_HOT_SECRET=canary"_s;

QProcessEnvironment environmentOf(const QString &words)
{
    QProcessEnvironment environment;
    for (const QString &word : words.split(u' ', Qt::SkipEmptyParts))
        environment.insert(word.section(u'=', 0, 0), word.section(u'=', 1));
    return environment;
}

QString said(const SettingProblems &problems)
{
    QString text;
    for (const Error &problem : problems)
        text += problem.where + u": "_s + problem.message + u" "_s + problem.remedy + u"\n"_s;
    return text;
}

} // namespace

class BindingsTest : public QObject
{
    Q_OBJECT

private:
    [[nodiscard]] tl::expected<Settings, SettingProblems> load(const QString &words) const
    {
        return loadSettings({.profile = m_folder.path(), .commandLine = {}, .environment = environmentOf(words)});
    }
    void write(const QByteArray &json)
    {
        QFile file(m_folder.filePath(u"settings.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(json);
    }

    QTemporaryDir m_folder;

private Q_SLOTS:
    void cleanup() { QFile::remove(m_folder.filePath(u"settings.json"_s)); }
    void variablesBind_data();
    void variablesBind();
    void partialSetsNameWhatIsMissing_data();
    void partialSetsNameWhatIsMissing();
    void contradictions_data();
    void contradictions();
    void whatDoesNotCount_data();
    void whatDoesNotCount();
    void coldFollowsHot();
    void aProfileBinds();
    void anEnvironmentSetNeverMixesWithTheProfile();
    void oneBucketNeedsTiersInItsKeys();
    void theNameOfABucketStays();
    void credentialsOfTheServiceManager();
    void serviceAccounts();
    void secretsAreNotShown();
    void postgres();
};

void BindingsTest::variablesBind_data()
{
    QTest::addColumn<QString>("environment");
    QTest::addColumn<QString>("tier");
    QTest::addColumn<QString>("provider");
    QTest::addColumn<QString>("endpoint");
    QTest::addColumn<QString>("region");
    const auto row = [](const char *name, const QString &environment, const QString &tier, const QString &provider,
                        const QString &endpoint, const QString &region) {
        QTest::newRow(name) << environment << tier << provider << endpoint << region;
    };
    const QString r2 = u"https://0123.r2.cloudflarestorage.com"_s;
    row("r2", R2Set, u"hot"_s, u"r2"_s, r2, u"auto"_s);
    row("r2 ignores AWS_REGION", R2Set + u" AWS_REGION=eu-west-1"_s, u"hot"_s, u"r2"_s, r2, u"auto"_s);
    row("cloudflare, from the account", CloudflareSet, u"hot"_s, u"r2"_s, r2, u"auto"_s);
    row("cloudflare, with endpoint",
        CloudflareSet + u" CLOUDFLARE_ENDPOINT_URL=https://x.eu.r2.cloudflarestorage.com"_s, u"hot"_s, u"r2"_s,
        u"https://x.eu.r2.cloudflarestorage.com"_s, u"auto"_s);
    row("aws", AwsSet, u"hot"_s, u"aws"_s, u"https://s3.us-east-1.amazonaws.com"_s, u"us-east-1"_s);
    row("aws, region", AwsSet + u" AWS_REGION=eu-west-3"_s, u"hot"_s, u"aws"_s, u"https://s3.eu-west-3.amazonaws.com"_s,
        u"eu-west-3"_s);
    row("b2", B2Set, u"cold"_s, u"b2"_s, u"https://s3.eu-central-003.backblazeb2.com"_s, u"eu-central-003"_s);
    row("b2, short name of the key",
        u"B2_BUCKET_NAME=Uzeur-bot B2_KEY_ID=key B2_APPLICATION_KEY=canary "
        "B2_ENDPOINT=https://s3.eu-central-003.backblazeb2.com"_s,
        u"cold"_s, u"b2"_s, u"https://s3.eu-central-003.backblazeb2.com"_s, u"eu-central-003"_s);
    row("b2 tells its endpoint", u"B2_BUCKET_NAME=Uzeur-bot B2_KEY_ID=key B2_APPLICATION_KEY=canary"_s, u"cold"_s,
        u"b2"_s, {}, u"us-east-1"_s);
    row("own", OwnSet, u"hot"_s, u"s3"_s, u"http://127.0.0.1:8000"_s, u"us-east-1"_s);
    row("own, AWS_REGION", OwnSet + u" AWS_REGION=default"_s, u"hot"_s, u"s3"_s, u"http://127.0.0.1:8000"_s,
        u"default"_s);
    row("own, region", OwnSet + u" AWS_REGION=x TIERDECK_HOT_REGION=y"_s, u"hot"_s, u"s3"_s, u"http://127.0.0.1:8000"_s,
        u"y"_s);
    row("own, with a dialect", OwnSet + u" TIERDECK_HOT_PROVIDER=b2"_s, u"hot"_s, u"b2"_s, u"http://127.0.0.1:8000"_s,
        u"us-east-1"_s);
    row("own, the host says the provider",
        QString(OwnSet).replace(u"http://127.0.0.1:8000"_s, u"https://0123.r2.cloudflarestorage.com"_s), u"hot"_s,
        u"r2"_s, r2, u"auto"_s);
    row("own COLD", QString(OwnSet).replace(u"_HOT_"_s, u"_COLD_"_s), u"cold"_s, u"s3"_s, u"http://127.0.0.1:8000"_s,
        u"us-east-1"_s);
    row("STORAGE_PROVIDER settles it", R2Set + u' ' + AwsSet + u" STORAGE_PROVIDER=aws"_s, u"hot"_s, u"aws"_s,
        u"https://s3.us-east-1.amazonaws.com"_s, u"us-east-1"_s);
    row("so does our own", R2Set + u' ' + AwsSet + u" TIERDECK_HOT_PROVIDER=r2 STORAGE_PROVIDER=aws"_s, u"hot"_s,
        u"r2"_s, r2, u"auto"_s);
}

void BindingsTest::variablesBind()
{
    QFETCH(QString, environment);
    QFETCH(QString, tier);
    const auto settings = load(environment);
    QVERIFY2(settings.has_value(), qPrintable(settings ? QString() : said(settings.error())));
    const TierBinding &binding = tier == "hot"_L1 ? settings->hot : settings->cold;
    QVERIFY(binding.remote);
    const S3Config &config = binding.remote->config;
    QTEST(config.provider.id, "provider");
    QTEST(config.endpoint, "endpoint");
    QTEST(config.region, "region");
    QCOMPARE(config.accessKey, u"key"_s);
    QCOMPARE(config.secret.reveal(), "canary"_ba);
    QCOMPARE(config.bucket, tier == "hot"_L1 || !environment.contains("B2_"_L1) ? u"photos"_s : u"Uzeur-bot"_s);
    QCOMPARE(binding.remote->findEndpoint, config.endpoint.isEmpty());
}

void BindingsTest::partialSetsNameWhatIsMissing_data()
{
    QTest::addColumn<QString>("environment");
    QTest::addColumn<QStringList>("missing");
    QTest::newRow("r2") << u"R2_BUCKET_NAME=photos"_s
                        << QStringList{u"R2_ENDPOINT_URL"_s, u"R2_ACCESS_KEY_ID"_s, u"R2_SECRET_ACCESS_KEY"_s};
    QTest::newRow("r2, only the secret") << R2Set.section(u' ', 0, -2) << QStringList{u"R2_SECRET_ACCESS_KEY"_s};
    QTest::newRow("cloudflare") << u"CLOUDFLARE_BUCKET_NAME=photos CLOUDFLARE_ACCESS_KEY_ID=k"_s
                                << QStringList{u"CLOUDFLARE_ENDPOINT_URL or CLOUDFLARE_ACCOUNT_ID"_s,
                                               u"CLOUDFLARE_SECRET_ACCESS_KEY"_s};
    QTest::newRow("aws") << u"AWS_S3_BUCKET=photos AWS_ACCESS_KEY_ID=k"_s << QStringList{u"AWS_SECRET_ACCESS_KEY"_s};
    QTest::newRow("gcp") << u"GCP_BUCKET_NAME=photos GCP_PROJECT_ID=p"_s << QStringList{u"GCP_CREDENTIALS_PATH"_s};
    QTest::newRow("b2") << u"B2_BUCKET_NAME=photos"_s
                        << QStringList{u"B2_APPLICATION_KEY_ID or B2_KEY_ID"_s, u"B2_APPLICATION_KEY"_s};
    QTest::newRow("own") << u"TIERDECK_COLD_BUCKET=photos"_s
                         << QStringList{u"TIERDECK_COLD_ENDPOINT"_s, u"TIERDECK_COLD_KEY_ID"_s,
                                        u"TIERDECK_COLD_SECRET"_s};
    QTest::newRow("own provider") << u"TIERDECK_HOT_PROVIDER=r2"_s
                                  << QStringList{u"TIERDECK_HOT_BUCKET"_s,
                                                 u"TIERDECK_HOT_ENDPOINT or TIERDECK_HOT_ACCOUNT"_s};
}

void BindingsTest::partialSetsNameWhatIsMissing()
{
    QFETCH(QString, environment);
    QFETCH(QStringList, missing);
    const auto settings = load(environment);
    QVERIFY(!settings);
    QCOMPARE(settings.error().size(), 1);
    const QString text = said(settings.error());
    for (const QString &name : missing)
        QVERIFY2(text.contains(name), qPrintable(text));
    for (const QString &word : environment.split(u' ')) {
        if (!word.contains("BUCKET"_L1) && !word.contains("PROVIDER"_L1))
            QVERIFY2(!text.contains(word.section(u'=', 0, 0)), qPrintable(text));
    }
    QVERIFY(!text.contains("canary"_L1));
}

void BindingsTest::contradictions_data()
{
    QTest::addColumn<QString>("environment");
    QTest::addColumn<QStringList>("says");
    QTest::newRow("two for HOT") << QString(R2Set + u' ' + AwsSet)
                                 << QStringList{u"R2_BUCKET_NAME"_s, u"AWS_S3_BUCKET"_s};
    QTest::newRow("ours and theirs") << QString(R2Set + u' ' + OwnSet)
                                     << QStringList{u"TIERDECK_HOT_BUCKET"_s, u"R2_BUCKET_NAME"_s};
    QTest::newRow("STORAGE_PROVIDER without its bucket")
        << QString(R2Set + u" STORAGE_PROVIDER=gcp"_s) << QStringList{u"STORAGE_PROVIDER"_s, u"R2_BUCKET_NAME"_s};
    QTest::newRow("endpoint of another") << QString(B2Set).replace(u"s3.eu-central-003.backblazeb2.com"_s,
                                                                   u"0123.r2.cloudflarestorage.com"_s)
                                         << QStringList{u"B2_ENDPOINT"_s, u"Cloudflare R2"_s};
    QTest::newRow("plain http") << QString(OwnSet).replace(u"127.0.0.1"_s, u"example.com"_s)
                                << QStringList{u"TIERDECK_HOT_ENDPOINT"_s, u"https"_s};
    QTest::newRow("bucket in the path") << QString(OwnSet).replace(u":8000"_s, u":8000/photos"_s)
                                        << QStringList{u"TIERDECK_HOT_ENDPOINT"_s, u"/photos"_s};
    QTest::newRow("a class that is not read at once") << QString(AwsSet + u" TIERDECK_HOT_STORAGE_CLASS=GLACIER"_s)
                                                      << QStringList{u"TIERDECK_HOT_STORAGE_CLASS"_s, u"STANDARD_IA"_s};
    QTest::newRow("a class where there are none")
        << QString(B2Set + u" TIERDECK_COLD_STORAGE_CLASS=STANDARD"_s) << QStringList{u"Backblaze B2"_s};
    QTest::newRow("no place") << u"TIERDECK_HOT_PROVIDER=tape"_s << QStringList{u"tape"_s, u"r2"_s};
    QTest::newRow("HOT off") << u"TIERDECK_HOT_PROVIDER=none"_s << QStringList{u"folder"_s};
    QTest::newRow("parallel") << QString(OwnSet + u" TIERDECK_HOT_PARALLEL=0"_s)
                              << QStringList{u"TIERDECK_HOT_PARALLEL"_s};
    QTest::newRow("cdn") << QString(R2Set + u" R2_CDN_DOMAIN=photos.example.com/x"_s)
                         << QStringList{u"R2_CDN_DOMAIN"_s};
    QTest::newRow("relative ca") << QString(OwnSet + u" TIERDECK_HOT_CA_FILE=ca.pem"_s)
                                 << QStringList{u"TIERDECK_HOT_CA_FILE"_s};
}

void BindingsTest::contradictions()
{
    QFETCH(QString, environment);
    QFETCH(QStringList, says);
    const auto settings = load(environment);
    QVERIFY(!settings);
    const QString text = said(settings.error());
    for (const QString &part : says)
        QVERIFY2(text.contains(part), qPrintable(text));
    for (const Error &problem : settings.error())
        QVERIFY(!problem.remedy.isEmpty());
    QVERIFY(!text.contains("canary"_L1));
}

void BindingsTest::whatDoesNotCount_data()
{
    QTest::addColumn<QString>("environment");
    QTest::newRow("no bucket") << QString(R2Set.section(u' ', 1) + u' ' + AwsSet.section(u' ', 1) + u' ' +
                                          B2Set.section(u' ', 1));
    QTest::newRow("STORAGE_PROVIDER alone") << u"STORAGE_PROVIDER=aws AWS_REGION=eu-west-1"_s;
    QTest::newRow("our own says folder") << QString(R2Set + u" TIERDECK_HOT_PROVIDER=folder"_s);
}

void BindingsTest::whatDoesNotCount()
{
    QFETCH(QString, environment);
    const auto settings = load(environment);
    QVERIFY2(settings.has_value(), qPrintable(settings ? QString() : said(settings.error())));
    QVERIFY(!settings->hot.remote && !settings->cold.remote);
    QCOMPARE(settings->hot.folder, QDir::cleanPath(m_folder.path()));
    QVERIFY(settings->cold.enabled);
}

void BindingsTest::coldFollowsHot()
{
    QVERIFY(!load(R2Set)->cold.enabled);
    QVERIFY(load(QString(R2Set + u' ' + B2Set))->cold.remote);
    QVERIFY(load(QString(R2Set + u" TIERDECK_COLD_PROVIDER=folder"_s))->cold.enabled);
    QCOMPARE(load(QString(R2Set + u" TIERDECK_COLD_FOLDER=/srv/cold"_s))->cold.folder, u"/srv/cold"_s);
    QVERIFY(load(B2Set)->hot.enabled);
    QVERIFY(!load(B2Set)->hot.remote);
}

void BindingsTest::aProfileBinds()
{
    write(
        R"({"cold": {"provider": "b2", "bucket": "archive", "key_id": "key", "parallel": "4"}, "hot.region": "eu-west-1"})");
    auto settings = load({});
    QVERIFY2(settings.has_value(), qPrintable(settings ? QString() : said(settings.error())));
    QCOMPARE(settings->cold.remote->missingSecret, u"cold.secret"_s);
    QCOMPARE(settings->cold.remote->parallel, 4);
    QVERIFY(settings->cold.remote->findEndpoint);
    settings = load(u"TIERDECK_COLD_SECRET=canary"_s);
    QVERIFY(settings->cold.remote->missingSecret.isEmpty());
    settings = load(AwsSet);
    QCOMPARE(settings->hot.remote->config.region, u"eu-west-1"_s);
    QVERIFY(settings->cold.remote);

    write(R"({"cold": {"provider": "b2", "key_id": "key"}})");
    settings = load({});
    QVERIFY(!settings);
    QVERIFY(said(settings.error()).contains("missing cold.bucket"_L1));
    write(R"({"cold": {"provider": "folder", "bucket": "archive"}})");
    QVERIFY2(!load({})->cold.remote, "what was typed in before stays, and does not count");
    write(R"({"cold": {"secret": "canary"}})");
    settings = load({});
    QVERIFY(!settings);
    QVERIFY(said(settings.error()).contains("cold.secret"_L1) && !said(settings.error()).contains("canary"_L1));
}

void BindingsTest::anEnvironmentSetNeverMixesWithTheProfile()
{
    write(
        R"({"hot": {"provider": "r2", "bucket": "other", "account": "9999", "key_id": "other-key", "ca_file": "/etc/ca.pem"}})");
    const auto partial = load(u"AWS_S3_BUCKET=photos AWS_SECRET_ACCESS_KEY=canary"_s);
    QVERIFY(!partial);
    QVERIFY(said(partial.error()).contains("AWS_ACCESS_KEY_ID"_L1));
    const auto settings = load(AwsSet);
    QVERIFY(settings.has_value());
    QCOMPARE(settings->hot.remote->config.bucket, u"photos"_s);
    QCOMPARE(settings->hot.remote->config.accessKey, u"key"_s);
    QCOMPARE(settings->hot.remote->config.provider.id, u"aws"_s);
    QCOMPARE(settings->hot.remote->config.caFile, u"/etc/ca.pem"_s);
}

void BindingsTest::oneBucketNeedsTiersInItsKeys()
{
    const QString both = OwnSet + u' ' + QString(OwnSet).replace(u"_HOT_"_s, u"_COLD_"_s);
    const auto settings = load(both);
    QVERIFY(settings.has_value());
    QCOMPARE(settings->hot.remote->name, settings->cold.remote->name);
    QVERIFY(!load(QString(both + u" TIERDECK_STORAGE_TEMPLATE={photo_id}.{ext}"_s)));
}

void BindingsTest::theNameOfABucketStays()
{
    const QString found = u"B2_BUCKET_NAME=Uzeur-bot B2_KEY_ID=key B2_APPLICATION_KEY=canary"_s;
    QCOMPARE(load(found)->cold.remote->name, load(B2Set)->cold.remote->name);
    QVERIFY(load(R2Set)->hot.remote->name != load(QString(R2Set).replace(u"0123"_s, u"4567"_s))->hot.remote->name);
    QCOMPARE(load(OwnSet)->hot.remote->name, u"s3:photos@127.0.0.1:8000"_s);
}

void BindingsTest::credentialsOfTheServiceManager()
{
    QDir(m_folder.path()).mkpath(u"credentials"_s);
    QFile file(m_folder.filePath(u"credentials/hot.secret"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("canary\n");
    file.close();
    const QString without =
        OwnSet.section(u' ', 0, -2) + u" CREDENTIALS_DIRECTORY="_s + m_folder.filePath(u"credentials"_s);
    const auto settings = load(without);
    QVERIFY(settings.has_value());
    QCOMPARE(settings->hot.remote->config.secret.reveal(), "canary"_ba);
    const auto value = std::ranges::find(settings->values, u"hot.secret"_s, &SettingValue::key);
    QCOMPARE(value->source, u"credentials"_s);
    QVERIFY(
        load(QString(R2Set.section(u' ', 0, -2) + u" CREDENTIALS_DIRECTORY="_s + m_folder.filePath(u"credentials"_s)))
            .has_value());
}

void BindingsTest::serviceAccounts()
{
    QFile file(m_folder.filePath(u"account.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"client_email\": \"canary\"}\n");
    file.close();
    const QString set = u"GCP_BUCKET_NAME=photos GCP_PROJECT_ID=p GCP_CREDENTIALS_PATH="_s + file.fileName();
    const auto settings = load(set);
    QVERIFY2(settings.has_value(), qPrintable(settings ? QString() : said(settings.error())));
    QVERIFY(settings->hot.remote->config.serviceAccount.reveal().contains("canary"));
    QCOMPARE(settings->hot.remote->config.region, u"auto"_s);
    QCOMPARE(settings->hot.remote->config.endpoint, u"https://storage.googleapis.com"_s);
    QVERIFY(settings->hot.remote->config.accessKey.isEmpty());
    const auto gone = load(QString(set + u".gone"_s));
    QVERIFY(!gone);
    QVERIFY(said(gone.error()).contains("account.json.gone"_L1));
    const auto hmac =
        load(u"TIERDECK_HOT_PROVIDER=gcs TIERDECK_HOT_BUCKET=photos TIERDECK_HOT_KEY_ID=GOOG1 TIERDECK_HOT_SECRET=s"_s);
    QVERIFY(hmac.has_value());
    QCOMPARE(hmac->hot.remote->config.accessKey, u"GOOG1"_s);
    const auto keyring = load(u"TIERDECK_HOT_PROVIDER=gcs TIERDECK_HOT_BUCKET=photos"_s);
    QVERIFY(keyring.has_value());
    QCOMPARE(keyring->hot.remote->missingSecret, u"hot.service_account"_s);
}

void BindingsTest::secretsAreNotShown()
{
    const auto settings = load(QString(R2Set + u" TIERDECK_HOT_SESSION_TOKEN=canary PGPASSWORD=canary"_s));
    QVERIFY(settings.has_value());
    int set = 0;
    for (const SettingValue &value : settings->values) {
        QVERIFY2(!value.value.contains("canary"_L1), qPrintable(value.key));
        set += value.value == "set"_L1 ? 1 : 0;
    }
    QCOMPARE(set, 3);
    QVERIFY(!writeProfileSetting({.profile = m_folder.path(), .commandLine = {}, .environment = {}}, u"hot.secret"_s,
                                 u"x"_s));
    QVERIFY(!QFile::exists(m_folder.filePath(u"settings.json"_s)));
}

void BindingsTest::postgres()
{
    QVERIFY(!load(u"PGHOST=db.example.com"_s)->postgres);
    QVERIFY(!load(u"PGDATABASE=photos"_s)->postgres);
    auto settings = load(u"PGHOST=db.example.com PGDATABASE=photos PGPORT=6432 PGUSER=me PGPASSWORD=canary"_s);
    QVERIFY(settings->postgres);
    QCOMPARE(settings->postgres->port, 6432);
    QCOMPARE(settings->postgres->user, u"me"_s);
    QCOMPARE(settings->postgres->password.reveal(), "canary"_ba);
    QCOMPARE(settings->postgres->sslMode, u"verify-full"_s);
    QCOMPARE(load(u"PGHOST=/run/postgresql PGDATABASE=photos"_s)->postgres->sslMode, u"prefer"_s);
    QCOMPARE(load(u"PGHOST=127.0.0.1 PGDATABASE=photos"_s)->postgres->sslMode, u"prefer"_s);
    QCOMPARE(load(u"PGHOST=db PGDATABASE=photos PGSSLMODE=require"_s)->postgres->sslMode, u"require"_s);
    QVERIFY(!load(u"PGHOST=db PGDATABASE=photos PGPORT=many"_s));
    write(R"({"db": {"host": "db.example.com", "database": "photos"}})");
    QCOMPARE(load({})->postgres->host, u"db.example.com"_s);
}

TD_TEST(BindingsTest)
#include "tst_bindings.moc"
