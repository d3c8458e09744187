// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/httphouse.h"
#include "support/testprogram.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace td;
using namespace td::test;

/// What is too much, too slow or nonsense is refused, and the service goes on.
class HttpLimitsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wholeRequests_data();
    void wholeRequests();
    void refusalsHaveTheirHeaders();
    void filesAreLimited();
    void chunkedBodiesAreLimited();
    void manyBodiesAtOnceAreLimited();
    void slowHeadsAreCut();
    void slowBodiesAreCut();
    void brokenForms_data();
    void brokenForms();
    void nonsenseIsNeverAnError();
    void statusesComeFromCodes_data();
    void statusesComeFromCodes();
};

namespace
{

const QByteArray StatsLine = "GET /api/storage/stats HTTP/1.1\r\nHost: x\r\nConnection: close\r\n";

/// It still does what it is for.
bool isAlive(const HttpHouse &house)
{
    return house.get("/health", {}).status == 200;
}

HttpAnswer sendRaw(const HttpHouse &house, const QByteArray &bytes)
{
    WireClient client(house.port());
    client.send(bytes);
    return client.readAnswer();
}

} // namespace

void HttpLimitsTest::wholeRequests_data()
{
    QTest::addColumn<QByteArray>("request");  ///< TOKEN stands for one
    QTest::addColumn<QList<int>>("statuses"); ///< 0: closed without a word
    const auto row = [](const char *name, const QByteArray &request, const QList<int> &statuses) {
        QTest::newRow(name) << request << statuses;
    };
    const QByteArray post = "POST /storage/images/search HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                            "Authorization: Bearer TOKEN\r\nContent-Type: application/json\r\n";
    row("no HTTP", "hello\r\n\r\n", {0, 400});
    row("binary", QByteArray("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", 15), {0, 400, 405});
    row("negative length", post + "Content-Length: -5\r\n\r\n{}", {400});
    row("length that is no number", post + "Content-Length: abc\r\n\r\n{}", {400});
    row("length beyond counting", post + "Content-Length: 99999999999999999999999\r\n\r\n{}", {400, 413});
    row("two lengths", post + "Content-Length: 2\r\nContent-Length: 5\r\n\r\n{}abc", {400});
    row("two lengths that agree", post + "Content-Length: 2\r\ncontent-length: 2\r\n\r\n{}", {400});
    row("a length and pieces", post + "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
        {400});
    row("length of exabytes", post + "Content-Length: 9223372036854775807\r\n\r\n{}", {413});
    row("too much JSON", post + "Content-Length: 1048577\r\n\r\n" + QByteArray(1'048'577, ' '), {413});
    row("no JSON", post + "Content-Length: 5\r\n\r\nhello", {400});
    row("a JSON list", post + "Content-Length: 2\r\n\r\n[]", {400});
    row("half a JSON", post + "Content-Length: 7\r\n\r\n{\"a\": [", {400});
    row("NUL in JSON", post + "Content-Length: 20\r\n\r\n{\"query\":\"a\\u0000b\"} ", {400});
    row("wrong type in JSON", post + "Content-Length: 14\r\n\r\n{\"page\":\"one\"}", {400});
    row("huge number in JSON", post + "Content-Length: 14\r\n\r\n{\"page\":1e300}", {400});
    row("head too long", StatsLine + "X: " + QByteArray(200'000, 'x') + "\r\n\r\n", {0, 400, 413, 431});
    row("very many headers", StatsLine + QByteArray("A: b\r\n").repeated(20'000) + "\r\n", {0, 400, 413, 431});
    row("target too long", "GET /" + QByteArray(9'000, 'a') + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        {400, 404, 414});
    row("no path", "GET * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", {400});
    row("NUL in the path", "GET /api/storage/photo/a%00b/url HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", {400});
    row("broken UTF-8", "GET /api/storage/photo/%ff%fe/url HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", {400});
    row("dots",
        "GET /images/download/../../etc/passwd HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
        "Authorization: Bearer TOKEN\r\n\r\n",
        {404});
    row("dots in disguise",
        "GET /images/download/%2e%2e%2f%2e%2e%2fetc%2fpasswd HTTP/1.1\r\nHost: x\r\n"
        "Connection: close\r\nAuthorization: Bearer TOKEN\r\n\r\n",
        {404});
    row("broken escapes",
        "GET /api/storage/photo/%zz%/metadata HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
        "Authorization: Bearer TOKEN\r\n\r\n",
        {400, 404});
}

void HttpLimitsTest::wholeRequests()
{
    QFETCH(QByteArray, request);
    QFETCH(const QList<int>, statuses);
    HttpHouse house;
    const QByteArray token = house.token(TokenRole::Admin);
    const HttpAnswer answer = sendRaw(house, request.replace("TOKEN", token));
    QVERIFY2(statuses.contains(answer.status), QByteArray::number(answer.status).constData());
    QVERIFY(isAlive(house));
}

/// What is refused before it is understood is answered as everything else is.
void HttpLimitsTest::refusalsHaveTheirHeaders()
{
    HttpHouse house;
    const auto check = [](const HttpAnswer &answer, int status) {
        QVERIFY2(answer.status == status, QByteArray::number(answer.status).constData());
        QCOMPARE(answer.headers.value("content-type"), QByteArray("application/json"));
        QCOMPARE(answer.headers.value("x-content-type-options"), QByteArray("nosniff"));
        QCOMPARE(answer.code(), u"INVALID_ARGUMENT"_s);
    };
    check(sendRaw(house, StatsLine + "X: " + QByteArray(40'000, 'x') + "\r\n\r\n"), 431);
    check(sendRaw(house, "GET /" + QByteArray(9'000, 'a') + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"), 414);
    const HttpAnswer put = house.ask("PUT", "/api/storage/stats", {});
    check(put, 405);
    QCOMPARE(put.headers.value("allow"), QByteArray("GET, HEAD"));
    const HttpAnswer patch = house.ask("PATCH", "/storage/images/x", {});
    check(patch, 405);
    QByteArrayList allowed = patch.headers.value("allow").split(',');
    for (QByteArray &method : allowed)
        method = method.trimmed();
    std::ranges::sort(allowed);
    QCOMPARE(allowed, (QByteArrayList{"DELETE", "GET", "HEAD", "PUT"}));
    QCOMPARE(house.ask("PATCH", "/nowhere", {}).status, 404);
}

void HttpLimitsTest::filesAreLimited()
{
    HttpLimits limits = HttpHouse::quickLimits();
    limits.fileBytes = 100'000;
    limits.formBytes = 10'000;
    limits.filesInForm = 3;
    HttpHouse house(limits);
    const QByteArray token = house.token(TokenRole::Operator);
    const auto statusOf = [&](const QList<HttpFormFile> &files, const QByteArray &note = {}) {
        return house.upload("/api/storage/upload", token, files, {{"note", note}}).status;
    };
    QCOMPARE(statusOf({{"a.jpg", fakePhoto(1, 90'000)}}), 201);
    QCOMPARE(statusOf({{"a.jpg", fakePhoto(2, 100'001)}}), 413);
    QCOMPARE(statusOf({{"a.jpg", fakePhoto(3, 300'000)}}), 413);
    QCOMPARE(statusOf({{"a.jpg", fakePhoto(4)}}, QByteArray(10'001, 'x')), 413);
    QCOMPARE(statusOf({{"a.jpg", "1"}, {"b.jpg", "2"}, {"c.jpg", "3"}, {"d.jpg", "4"}}), 400);
    QVERIFY(isAlive(house));
    QCOMPARE(qint64(house.service().counters.spooledBytes), 0);
}

void HttpLimitsTest::chunkedBodiesAreLimited()
{
    HttpLimits limits = HttpHouse::quickLimits();
    limits.jsonBytes = 10'000;
    HttpHouse house(limits);
    const QByteArray head = "POST /storage/images/search HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: "
                            "Bearer " +
                            house.token(TokenRole::Viewer) +
                            "\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";
    const auto chunk = [](const QByteArray &bytes) -> QByteArray {
        return QByteArray::number(bytes.size(), 16) + "\r\n" + bytes + "\r\n";
    };
    QCOMPARE(sendRaw(house, head + chunk("{\"page_size\":") + chunk("3}") + "0\r\n\r\n").status, 200);
    QCOMPARE(sendRaw(house, head + chunk(QByteArray(20'000, ' ')) + "0\r\n\r\n").status, 413);
    WireClient endless(house.port());
    endless.send(head);
    const QByteArray piece = chunk(QByteArray(60'000, ' '));
    for (int i = 0; i < 1'000 && endless.send(piece); ++i) {
    }
    QVERIFY(endless.isClosedByPeer());
    QVERIFY(isAlive(house));
}

void HttpLimitsTest::manyBodiesAtOnceAreLimited()
{
    HttpLimits limits = HttpHouse::quickLimits();
    limits.spoolBytes = 150'000;
    HttpHouse house(limits);
    const QByteArray token = house.token(TokenRole::Operator);
    WireClient first(house.port());
    first.send(house.uploadHead(token, 100'000));
    QTRY_VERIFY(house.service().counters.spooledBytes == 100'000);
    const HttpAnswer refused = house.upload("/api/storage/upload", token, {{"a.jpg", fakePhoto(1, 90'000)}});
    QCOMPARE(refused.status, 503);
    QVERIFY(refused.headers.contains("retry-after"));
}

void HttpLimitsTest::slowHeadsAreCut()
{
    HttpLimits limits = HttpHouse::quickLimits();
    limits.headerTime = std::chrono::milliseconds(300);
    HttpHouse house(limits);
    WireClient slow(house.port());
    slow.send("GET /health HTTP/1.1\r\nHost");
    QVERIFY(slow.isClosedByPeer());
    QTRY_VERIFY(house.service().counters.slowCut == 1);
}

void HttpLimitsTest::slowBodiesAreCut()
{
    HttpLimits limits = HttpHouse::quickLimits();
    limits.graceTime = std::chrono::milliseconds(300);
    HttpHouse house(limits);
    const QByteArray token = house.token(TokenRole::Operator);
    WireClient slow(house.port());
    slow.send(house.uploadHead(token, 1'000) + "------tierdeck");
    QVERIFY(slow.isClosedByPeer());
    QTRY_VERIFY(house.service().counters.slowCut == 1);
    QTRY_VERIFY(house.service().counters.spooledBytes == 0);
    QVERIFY(isAlive(house));
}

void HttpLimitsTest::brokenForms_data()
{
    QTest::addColumn<QByteArray>("contentType");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    const QByteArray whole = HttpHouse::formOf({{"a.jpg", "x"}});
    const QByteArray type = "multipart/form-data; boundary=----tierdeck-test-boundary";
    QTest::newRow("no type") << QByteArray() << whole << 415;
    QTest::newRow("JSON") << QByteArray("application/json") << QByteArray("{}") << 415;
    QTest::newRow("no boundary") << QByteArray("multipart/form-data") << whole << 400;
    QTest::newRow("empty boundary") << QByteArray("multipart/form-data; boundary=") << whole << 400;
    QTest::newRow("long boundary") << QByteArray("multipart/form-data; boundary=" + QByteArray(500, 'b')) << whole
                                   << 400;
    QTest::newRow("other boundary") << QByteArray("multipart/form-data; boundary=other") << whole << 400;
    QTest::newRow("cut off") << type << whole.first(whole.size() - 30) << 400;
    QTest::newRow("no file in it") << type << HttpHouse::formOf({}, {{"draft_id", "x"}}) << 400;
    QTest::newRow("no picture") << type << HttpHouse::formOf({{"a.jpg", "BAD picture"}}) << 415;
    QTest::newRow("fields without files")
        << QByteArray("application/x-www-form-urlencoded") << QByteArray("draft_id=lamp&file=x") << 400;
    QTest::newRow("control characters in a field")
        << type << HttpHouse::formOf({{"a.jpg", "x"}}, {{"draft_id", QByteArray("a\x01z")}}) << 400;
}

void HttpLimitsTest::brokenForms()
{
    QFETCH(const QByteArray, contentType);
    QFETCH(const QByteArray, body);
    QFETCH(const int, status);
    HttpHouse house;
    const HttpAnswer answer =
        house.ask("POST", "/api/storage/upload", house.token(TokenRole::Operator), body, contentType);
    QVERIFY2(answer.status == status, QByteArray(QByteArray::number(answer.status) + answer.body).constData());
    QVERIFY(isAlive(house));
}

/// Requests that were right until bytes of them were changed: any answer but an error of the service.
void HttpLimitsTest::nonsenseIsNeverAnError()
{
    HttpLimits limits = HttpHouse::quickLimits();
    limits.headerTime = limits.graceTime =
        std::chrono::milliseconds(400); // for requests that became longer than they are
    HttpHouse house(limits);
    const QByteArray token = house.token(TokenRole::Admin);
    const QString id = house.fixture.upload(1, u"lamp"_s).photoId;
    const QByteArray form = HttpHouse::formOf({{"a.jpg", fakePhoto(7, 200)}}, {{"draft_id", "lamp"}});
    const QByteArrayList whole{
        house.uploadHead(token, form.size()) + form,
        "POST /storage/images/search?x=%41&y HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer " +
            token +
            "\r\nContent-Type: application/json\r\nContent-Length: "
            "40\r\n\r\n{\"query\":\"lamp\",\"tags\":[\"a\"],\"page\":1}  ",
        "GET /api/storage/photo/" + id.toLatin1() +
            "/url?expires=60&variant=small HTTP/1.1\r\nHost: x\r\n"
            "Connection: close\r\nAuthorization: Bearer " +
            token + "\r\n\r\n",
        "PUT /storage/images/" + id.toLatin1() + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer " +
            token + "\r\nContent-Length: 36\r\n\r\n{\"metadata\":{\"a\":\"b\"},\"pinned\":true} "};
    QRandomGenerator random(20261121);
    QList<int> odd;
    for (int i = 0; i < 200; ++i) {
        QByteArray request = whole.at(i % whole.size());
        // Not in the first line's method, and not in the token: what lies behind them is to be reached.
        const qsizetype from = random.bounded(5, int(request.size()));
        for (int changes = random.bounded(1, 6); changes > 0; --changes) {
            const qsizetype at = std::min<qsizetype>(request.size() - 1, from + random.bounded(40));
            const bool inToken = std::abs(at - request.indexOf(token)) < token.size() + 30;
            if (!inToken)
                request[at] = char(random.bounded(256));
        }
        WireClient client(house.port());
        client.send(request);
        client.endSending();
        const int status = client.readAnswer().status;
        if (status >= 500)
            odd.append(status);
    }
    QCOMPARE(odd, QList<int>());
    QCOMPARE(house.fixture.violations(), QStringList());
}

void HttpLimitsTest::statusesComeFromCodes_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QString>("store");
    QTest::addColumn<int>("status");
    const auto row = [](ErrorCode code, const QString &reason, const QString &store, int status) {
        QTest::addRow("%s %s %s", qPrintable(errorCodeName(code)), qPrintable(reason), qPrintable(store))
            << int(code) << reason << store << status;
    };
    row(ErrorCode::InvalidArgument, u"x"_s, {}, 400);
    row(ErrorCode::Unauthenticated, u"x"_s, {}, 401);
    row(ErrorCode::PermissionDenied, u"x"_s, {}, 403);
    row(ErrorCode::NotFound, u"x"_s, {}, 404);
    row(ErrorCode::AlreadyExists, u"x"_s, {}, 409);
    row(ErrorCode::FailedPrecondition, u"x"_s, {}, 409);
    row(ErrorCode::Aborted, u"x"_s, {}, 409);
    row(ErrorCode::ResourceExhausted, u"http.rate"_s, {}, 429);
    row(ErrorCode::ResourceExhausted, u"quota.bytes"_s, {}, 507);
    row(ErrorCode::ResourceExhausted, u"quota.file_size"_s, {}, 413);
    row(ErrorCode::ResourceExhausted, u"disk.full"_s, {}, 507);
    row(ErrorCode::InvalidArgument, u"image.too_large"_s, {}, 413);
    row(ErrorCode::InvalidArgument, u"image.unsupported"_s, {}, 415);
    row(ErrorCode::Unavailable, u"x"_s, {}, 503);
    row(ErrorCode::Cancelled, u"x"_s, {}, 503);
    row(ErrorCode::DataLoss, u"x"_s, {}, 500);
    row(ErrorCode::PermissionDenied, u"x"_s, u"a bucket"_s, 502);
    row(ErrorCode::Unauthenticated, u"x"_s, u"a bucket"_s, 502);
    row(ErrorCode::Unavailable, u"x"_s, u"a bucket"_s, 503);
}

void HttpLimitsTest::statusesComeFromCodes()
{
    QFETCH(const int, code);
    QFETCH(const QString, reason);
    QFETCH(const QString, store);
    QFETCH(const int, status);
    Error error;
    error.code = ErrorCode(code);
    error.reason = reason;
    error.store = store;
    QCOMPARE(httpStatusOf(error), status);
}

TD_TEST(HttpLimitsTest)
#include "tst_http_limits.moc"
