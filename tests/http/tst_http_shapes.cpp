// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/httphouse.h"
#include "support/testprogram.h"

#include <QRegularExpression>
#include <QTest>
#include <QUrl>

using namespace Qt::StringLiterals;
using namespace td;
using namespace td::test;

namespace
{

/// One photo in HOT, one in TEMP.
struct ShapesScene {
    ShapesScene()
    {
        hot = house.fixture.upload(1, u"lamp"_s).photoId;
        temp = house.fixture.upload(2, u"lamp"_s).photoId;
        if (!house.fixture.engine().library.moveTo({hot}, Tier::Hot, {}, {}).failed.isEmpty())
            qFatal("the photo does not move");
        token = house.token(TokenRole::Admin);
    }
    HttpHouse house;
    QString hot, temp;
    QByteArray token;
};

} // namespace

/// Every endpoint over a socket: its status and the fields of its answer.
class HttpShapesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answers_data();
    void answers();
    void uploadTellsOnePhoto();
    void uploadTellsMany();
    void imageUploadTellsItsAddress();
    void objectsAreCountedBySize();
    void aPlanIsListedUpToALimit();
    void editChanges();
    void publishNamesStrangers();
    void publishWantsOneDraft();
    void runNowTellsItsCounters();
    void searchGoesByPages();
    void everyRouteIsDescribed();
    void metricsAreLines();
    void cleanupTestCase() { m_scene.reset(); }

private:
    std::unique_ptr<ShapesScene> m_scene; ///< of the rows of answers()
};

namespace
{

QStringList missingFields(const QJsonObject &object, const QString &paths)
{
    QStringList missing;
    for (const QString &path : paths.split(u' ', Qt::SkipEmptyParts)) {
        QJsonValue value = object;
        for (const QString &name : path.split(u'.')) {
            const bool isThere = value.toObject().contains(name);
            value = value.toObject().value(name);
            if (!isThere) {
                missing.append(path);
                break;
            }
        }
    }
    return missing;
}

} // namespace

void HttpShapesTest::answers_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("target"); ///< %1: a photo in HOT, %2: one in TEMP
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("fields");
    const auto row = [](const char *method, const QString &target, int status, const QString &fields) {
        QTest::addRow("%s %s", method, qPrintable(target)) << QByteArray(method) << target << status << fields;
    };
    row("GET", u"/health"_s, 200, u"ok status"_s);
    row("HEAD", u"/health"_s, 200, {});
    row("GET", u"/openapi.json"_s, 200, u"openapi info paths components"_s);
    row("GET", u"/api/storage/stats"_s, 200,
        u"temp_count temp_size_gb hot_count hot_size_gb cold_count cold_size_gb total_count total_size_gb "
        "monthly_cost_estimate savings_vs_all_hot"_s);
    row("GET", u"/images/storage/stats"_s, 200,
        u"ok total_files total_size_bytes type_breakdown.master type_bytes.master"_s);
    row("GET", u"/storage/stats"_s, 200, u"total_count"_s);
    row("GET", u"/api/storage/stats/breakdown"_s, 200,
        u"ok breakdown.temp.cost breakdown.hot.size_gb breakdown.cold.percentage breakdown.total"_s);
    row("GET", u"/api/storage/costs?by=draft"_s, 200, u"ok breakdown groups by"_s);
    row("GET", u"/api/storage/costs?by=moon"_s, 400, u"ok error.code error.message"_s);
    row("GET", u"/api/storage/costs/forecast?months=3"_s, 200, u"ok forecast assumptions"_s);
    row("GET", u"/api/storage/metrics/lifecycle?days=7"_s, 200,
        u"ok period_days metrics.photos_uploaded metrics.photos_promoted metrics.photos_archived metrics.photos_deleted"_s);
    row("GET", u"/api/storage/metrics/lifecycle?days=0"_s, 400, u"error.code"_s);
    row("GET", u"/api/storage/metrics/recommendations"_s, 200, u"ok recommendations count"_s);
    row("GET", u"/api/storage/metrics/alerts"_s, 200, u"ok alerts"_s);
    row("GET", u"/api/storage/tiers/info"_s, 200,
        u"ok tiers.temp.name tiers.hot.cost_per_gb tiers.cold.rules lifecycle_summary.total_lifecycle"_s);
    row("GET", u"/api/storage/user/usage"_s, 200,
        u"ok user_id usage.total_photos usage.total_size_gb usage.by_tier.temp.count"_s);
    row("GET", u"/api/storage/photos?limit=1"_s, 200, u"ok photos next_cursor"_s);
    row("GET", u"/api/storage/photos?sort=moon"_s, 400, u"error.code"_s);
    row("GET", u"/api/storage/photos?cursor=nonsense"_s, 400, u"error.code"_s);
    row("GET", u"/images/user/images"_s, 200, u"ok images next_cursor"_s);
    row("GET", u"/storage/images"_s, 200, u"ok images next_cursor"_s);
    row("GET", u"/api/storage/photo/%1/metadata"_s, 200,
        u"ok metadata.photo_id metadata.user_id metadata.tier metadata.upload_date metadata.last_access_date "
        "metadata.scheduled_deletion metadata.file_size_bytes metadata.compressed_size_bytes metadata.draft_id "
        "metadata.published_to_vinted metadata.next_action metadata.copies"_s);
    row("GET", u"/storage/images/%1"_s, 200, u"ok metadata.photo_id"_s);
    row("GET", u"/api/storage/photo/nobody/metadata"_s, 404, u"ok error.code"_s);
    row("GET", u"/api/storage/photo/%1/url"_s, 200, u"ok photo_id url"_s);
    row("GET", u"/api/storage/photo/%1/url?expires=0"_s, 400, u"error.code"_s);
    row("GET", u"/storage/images/%1/access?access_type=download"_s, 200, u"ok signed_url expires_at"_s);
    row("GET", u"/storage/images/%2/signed-url"_s, 200, u"ok signed_url expires_at"_s);
    row("GET", u"/images/download/hot/%1.jpg"_s, 200, u"ok storage_path download_url"_s);
    row("GET", u"/images/download/hot/nothing.jpg"_s, 404, u"error.code"_s);
    row("POST", u"/api/storage/photo/%2/migrate"_s, 400, u"error.code"_s);
    row("DELETE", u"/api/storage/photo/%2"_s, 200, u"ok message photo_id"_s);
    row("DELETE", u"/storage/images/%2"_s, 200, u"ok message photo_id"_s);
    row("DELETE", u"/images/hot/%1.jpg"_s, 200, u"ok message photo_id"_s);
    row("DELETE", u"/api/storage/photo/%2/now"_s, 200, u"ok message photo_id"_s);
    row("POST", u"/api/storage/photo/%2/restore"_s, 409, u"error.code"_s);
    row("GET", u"/api/storage/lifecycle/plan"_s, 200, u"as_of plan_id actions actions_count totals"_s);
    row("GET", u"/api/storage/lifecycle/plan?limit=-1"_s, 400, u"error.code"_s);
    row("GET", u"/api/storage/lifecycle/plan?at=never"_s, 400, u"error.code"_s);
    row("GET", u"/api/storage/lifecycle/runs"_s, 200, u"ok runs"_s);
    row("POST", u"/api/storage/lifecycle/runs/nothing/undo"_s, 404, u"error.code"_s);
    row("POST", u"/api/storage/drafts/lamp/publish"_s, 200, u"ok message results.updated_count results.failed"_s);
    row("POST", u"/api/storage/drafts/lamp/unpublish"_s, 200, u"ok results.updated_count"_s);
    row("POST", u"/api/storage/drafts/nothing/publish"_s, 404, u"error.code"_s);
    row("GET", u"/storage/quota"_s, 200, u"ok user_id quotas"_s);
    row("GET", u"/storage/health"_s, 200, u"ok status catalogue.ok tiers disk_free_bytes"_s);
    row("POST", u"/storage/backup"_s, 409, u"error.code"_s);
    row("POST", u"/storage/restore"_s, 409, u"error.code"_s);
    row("DELETE", u"/storage/backups/cleanup"_s, 409, u"error.code"_s);
    row("GET", u"/storage/signed/nonsense?sig=none"_s, 409, u"error.code"_s);
    row("POST", u"/images/presigned-upload"_s, 400, u"error.code"_s);
    row("GET", u"/nowhere"_s, 404, u"ok error.code error.message"_s);
    row("GET", u"/"_s, 404, u"error.code"_s);
    row("PUT", u"/api/storage/stats"_s, 405, u"error.code"_s);
    row("PATCH", u"/api/storage/stats"_s, 405, u"error.code"_s);
}

void HttpShapesTest::answers()
{
    QFETCH(const QByteArray, method);
    QFETCH(const QString, target);
    QFETCH(const int, status);
    QFETCH(const QString, fields);
    if (!m_scene)
        m_scene = std::make_unique<ShapesScene>();
    QByteArray path = target.toUtf8();
    path.replace("%1", m_scene->hot.toUtf8()).replace("%2", m_scene->temp.toUtf8());
    const HttpAnswer answer = m_scene->house.ask(method, path, m_scene->token);
    // What only looks, and what is refused, leaves the house to the next row.
    if (status < 400 && method != "GET" && method != "HEAD")
        m_scene.reset();
    QVERIFY2(answer.status == status, QByteArray(QByteArray::number(answer.status) + ' ' + answer.body).constData());
    QCOMPARE(answer.headers.value("content-type"), QByteArray("application/json"));
    QCOMPARE(missingFields(answer.json(), fields), QStringList());
    if (status >= 400) {
        QCOMPARE(answer.json().value("ok"_L1), QJsonValue(false));
        QCOMPARE(answer.json().value("error"_L1).toObject().keys(), (QStringList{u"code"_s, u"message"_s}));
    }
}

void HttpShapesTest::uploadTellsOnePhoto()
{
    HttpHouse house;
    const QByteArray token = house.token(TokenRole::Operator);
    const HttpAnswer answer = house.upload("/api/storage/upload", token, {{"a.jpg", fakePhoto(1)}},
                                           {{"draft_id", "lamp"}, {"tags", "red"}, {"tags", "wool"}});
    QCOMPARE(answer.status, 201);
    const QJsonObject photo = answer.json();
    QCOMPARE(missingFields(photo, u"photo_id tier file_size_bytes compressed_size_bytes compression_ratio "
                                  "scheduled_deletion cdn_url sha256 status"_s),
             QStringList());
    QCOMPARE(photo.value("tier"_L1).toString(), u"temp"_s);
    QCOMPARE(photo.value("status"_L1).toString(), u"stored"_s);
    const Photo stored = house.fixture.photo(photo.value("photo_id"_L1).toString());
    QCOMPARE(stored.draftId, u"lamp"_s);
    QCOMPARE(stored.filename, u"a.jpg"_s);
    QCOMPARE(stored.tags, (QStringList{u"red"_s, u"wool"_s}));
    const HttpAnswer again = house.upload("/images/upload", token, {{"a.jpg", fakePhoto(1)}}, {{"draft_id", "lamp"}});
    QCOMPARE(again.json().value("status"_L1).toString(), u"skipped"_s);
}

void HttpShapesTest::uploadTellsMany()
{
    HttpHouse house;
    const QByteArray token = house.token(TokenRole::Operator);
    const HttpAnswer answer =
        house.upload("/api/storage/upload", token, {{"a.jpg", fakePhoto(1)}, {"b.jpg", QByteArray("BAD picture")}});
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.json().value("photos"_L1).toArray().size(), 1);
    const QJsonArray failed = answer.json().value("failed"_L1).toArray();
    QCOMPARE(failed.size(), 1);
    QCOMPARE(failed.first().toObject().value("filename"_L1).toString(), u"b.jpg"_s);
    QCOMPARE(house.upload("/api/storage/upload", token, {}).status, 400);
}

void HttpShapesTest::imageUploadTellsItsAddress()
{
    HttpHouse house;
    const QByteArray token = house.token(TokenRole::Operator);
    const HttpAnswer answer =
        house.upload("/storage/images", token, {{"profile.jpg", fakePhoto(1)}},
                     {{"owner_id", "user-123"}, {"image_type", "user"}, {"metadata", R"({"category":"profile"})"}});
    QCOMPARE(answer.status, 201);
    const QJsonObject image = answer.json();
    const QString id = image.value("image_id"_L1).toString();
    QCOMPARE(house.fixture.photo(id).userId, u"user-123"_s);
    QCOMPARE(house.fixture.photo(id).metadata.value("category"_L1).toString(), u"profile"_s);
    const QUrl url(image.value("original_url"_L1).toString());
    QVERIFY(url.scheme() != "file"_L1);
    const HttpAnswer picture = house.get(url.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority), token);
    QCOMPARE(picture.status, 200);
    QCOMPARE(sha256Of(picture.body), house.fixture.photo(id).sha256);
}

void HttpShapesTest::objectsAreCountedBySize()
{
    HttpHouse house;
    for (quint32 seed = 1; seed <= 3; ++seed)
        house.fixture.upload(seed, u"lamp"_s);
    const QString trashed = house.fixture.upload(4, u"lamp"_s).photoId;
    QVERIFY(house.fixture.engine().library.trash({trashed}));
    const QJsonObject stats = house.get("/images/storage/stats", house.token(TokenRole::Viewer)).json();
    const QJsonObject breakdown = stats.value("type_breakdown"_L1).toObject();
    QCOMPARE(breakdown.value("master"_L1).toInt(), 4); // in the trash it is still stored
    QCOMPARE(breakdown.value("small"_L1).toInt(), 4);
    qint64 files = 0;
    qint64 bytes = 0;
    for (const QString &key : house.fixture.storedKeys()) {
        ++files;
        bytes += house.fixture.store().head(key, {}).value()->size;
    }
    QCOMPARE(stats.value("total_files"_L1).toInteger(), files);
    QCOMPARE(stats.value("total_size_bytes"_L1).toInteger(), bytes);
    qint64 byType = 0;
    for (const QJsonValue &value : stats.value("type_bytes"_L1).toObject())
        byType += value.toInteger();
    QCOMPARE(byType, bytes);
}

void HttpShapesTest::aPlanIsListedUpToALimit()
{
    HttpHouse house;
    for (quint32 seed = 1; seed <= 3; ++seed)
        house.fixture.upload(seed, u"lamp"_s);
    house.fixture.clock.advance(72 * Hour);
    const QByteArray token = house.token(TokenRole::Viewer);
    const QJsonObject plan = house.get("/api/storage/lifecycle/plan?limit=2", token).json();
    QCOMPARE(plan.value("actions"_L1).toArray().size(), 2);
    QCOMPARE(plan.value("actions_count"_L1).toInt(), 3);
    QCOMPARE(house.get("/api/storage/lifecycle/plan", token).json().value("actions"_L1).toArray().size(), 3);
}

void HttpShapesTest::editChanges()
{
    HttpHouse house;
    const QByteArray token = house.token(TokenRole::Operator);
    const QString id = house.fixture.upload(1).photoId;
    const QByteArray body =
        R"({"add_tags":["blue"],"pinned":true,"draft_id":"lamp","metadata":{"brand":"x","size":42}})";
    const HttpAnswer answer = house.ask("PUT", "/storage/images/" + id.toLatin1(), token, body, "application/json");
    QVERIFY2(answer.status == 200, answer.body.constData());
    const Photo photo = house.fixture.photo(id);
    QCOMPARE(photo.tags, QStringList{u"blue"_s});
    QVERIFY(photo.pinned);
    QCOMPARE(photo.draftId, u"lamp"_s);
    QCOMPARE(photo.metadata.value("size"_L1).toString(), u"42"_s);
}

void HttpShapesTest::publishNamesStrangers()
{
    HttpHouse house;
    const QString mine = house.fixture.upload(1, u"lamp"_s).photoId;
    const QString other = house.fixture.upload(2, u"dress"_s).photoId;
    const HttpAnswer answer = house.post("/api/storage/drafts/lamp/publish", house.token(TokenRole::Operator),
                                         {{u"draft_id"_s, u"lamp"_s}, {u"photo_ids"_s, QJsonArray{mine, other}}});
    QCOMPARE(answer.status, 200);
    const QJsonObject results = answer.json().value("results"_L1).toObject();
    QCOMPARE(results.value("updated_count"_L1).toInt(), 1);
    QCOMPARE(results.value("failed"_L1).toArray().first().toObject().value("photo_id"_L1).toString(), other);
    QVERIFY(answer.json().value("message"_L1).toString().contains("deleted in 7 days"_L1));
}

void HttpShapesTest::publishWantsOneDraft()
{
    HttpHouse house;
    house.fixture.upload(1, u"lamp"_s);
    const HttpAnswer answer =
        house.post("/api/storage/drafts/lamp/publish", house.token(TokenRole::Operator), {{u"draft_id"_s, u"dress"_s}});
    QCOMPARE(answer.status, 400);
}

void HttpShapesTest::runNowTellsItsCounters()
{
    HttpHouse house;
    house.fixture.upload(1, u"lamp"_s);
    house.fixture.upload(2);
    house.fixture.clock.advance(72 * Hour);
    const HttpAnswer answer = house.post("/api/storage/lifecycle/run-now", house.token(TokenRole::Admin));
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.json().value("message"_L1).toString(), u"Lifecycle job completed successfully"_s);
    const QJsonObject stats = answer.json().value("stats"_L1).toObject();
    QCOMPARE(stats.value("promoted_to_hot"_L1).toInt(), 1);
    QCOMPARE(stats.value("temp_deleted"_L1).toInt(), 1);
    QCOMPARE(missingFields(stats, u"published_deleted archived_to_cold old_deleted"_s), QStringList());
}

void HttpShapesTest::searchGoesByPages()
{
    HttpHouse house;
    for (quint32 seed = 1; seed <= 5; ++seed)
        house.fixture.upload(seed, u"lamp"_s);
    const QByteArray token = house.token(TokenRole::Viewer);
    QStringList seen;
    for (int page = 1; page <= 3; ++page) {
        const HttpAnswer answer = house.post("/storage/images/search", token, {{u"page"_s, page}, {u"page_size"_s, 2}});
        QCOMPARE(answer.json().value("total"_L1).toInt(), 5);
        for (const QJsonValue &image : answer.json().value("images"_L1).toArray())
            seen.append(image.toObject().value("photo_id"_L1).toString());
    }
    seen.removeDuplicates();
    QCOMPARE(seen.size(), 5);
    QCOMPARE(house.post("/storage/images/search", token, {{u"page_size"_s, 0}}).status, 400);
}

void HttpShapesTest::everyRouteIsDescribed()
{
    HttpHouse house;
    const QJsonObject paths = house.get("/openapi.json", {}).json().value("paths"_L1).toObject();
    for (const Route &route : httpRoutes()) {
        const QString path = QString(route.path).replace(u"...}"_s, u"}"_s);
        const QJsonObject operation =
            paths.value(path).toObject().value(httpMethodName(route.method).toLower()).toObject();
        QVERIFY2(!operation.isEmpty(), qPrintable(path));
        QVERIFY(!operation.value("summary"_L1).toString().isEmpty());
        QCOMPARE(operation.value("parameters"_L1).toArray().size(), parametersOf(route).size() + route.query.size());
        QVERIFY(operation.value("responses"_L1).toObject().contains(QString::number(route.success)));
    }
}

void HttpShapesTest::metricsAreLines()
{
    HttpHouse house;
    house.fixture.upload(1);
    const HttpAnswer answer = house.get("/metrics", house.token(TokenRole::Viewer));
    QCOMPARE(answer.status, 200);
    QVERIFY(answer.headers.value("content-type").startsWith("text/plain"));
    QVERIFY(answer.body.contains("tierdeck_photos{tier=\"temp\"} 1\n"));
    static const QRegularExpression line(
        u"^(# (HELP|TYPE) \\S+ .+|[a-z_]+(\\{[a-z_]+=\"[^\"]*\"\\})? -?[0-9.e+-]+)$"_s);
    for (const QByteArray &one : answer.body.trimmed().split('\n'))
        QVERIFY2(line.match(QString::fromUtf8(one)).hasMatch(), one.constData());
}

TD_TEST(HttpShapesTest)
#include "tst_http_shapes.moc"
