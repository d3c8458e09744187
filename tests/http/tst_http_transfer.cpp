// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/httphouse.h"
#include "support/testprogram.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <atomic>
#include <thread>

using namespace Qt::StringLiterals;
using namespace td;
using namespace td::test;

/// Pictures in and out, many clients at once, and the end of the service.
class HttpTransferTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void picturesComeBack();
    void whatTheClientHasIsNotSentAgain();
    void partsOfPictures_data();
    void partsOfPictures();
    void damagedPicturesAreNotSent();
    void readsCountAsAccess();
    void uploadsInPiecesArrive();
    void connectionsAreKept();
    void longWorkHoldsUpNobody();
    void manyClientsAtOnce();
    void stopWaitsForWhatIsInHand();
    void stopEndsWithoutSlowClients();
    void nothingIsLeftInTheSpool();
};

namespace
{

QString uploadOne(const HttpHouse &house, const QByteArray &token, quint32 seed, int size = 2000)
{
    return house.upload("/api/storage/upload", token, {{"a.jpg", fakePhoto(seed, size)}})
        .json()
        .value("photo_id"_L1)
        .toString();
}

HttpAnswer askWith(const HttpHouse &house, const QString &id, const QByteArray &token, const QByteArray &head)
{
    WireClient client(house.port());
    client.send("GET /api/storage/photo/" + id.toLatin1() + "/download HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" +
                "Authorization: Bearer " + token + "\r\n" + head + "\r\n");
    return client.readAnswer();
}

QByteArray downloadPath(const QString &id, const QByteArray &variant = "master")
{
    return "/api/storage/photo/" + id.toLatin1() + "/download?variant=" + variant;
}

} // namespace

void HttpTransferTest::picturesComeBack()
{
    HttpHouse house;
    const QByteArray token = house.token(TokenRole::Operator);
    const QString id = uploadOne(house, token, 1, 3'000'000);
    const Photo photo = house.fixture.photo(id);
    const HttpAnswer master = house.get(downloadPath(id) + "&download=true", token);
    QCOMPARE(master.status, 200);
    QCOMPARE(sha256Of(master.body), photo.sha256);
    QCOMPARE(master.headers.value("content-type"), photo.mimeType.toLatin1());
    QCOMPARE(master.headers.value("etag"), QByteArray('"' + photo.sha256.toLatin1() + '"'));
    QCOMPARE(master.headers.value("x-content-type-options"), QByteArray("nosniff"));
    QVERIFY(master.headers.value("content-disposition").startsWith("attachment; filename*=UTF-8''a."));
    const HttpAnswer small = house.get(downloadPath(id, "small"), token);
    QCOMPARE(small.status, 200);
    QVERIFY(!small.body.isEmpty() && small.body.size() < master.body.size());
    const HttpAnswer head = house.ask("HEAD", downloadPath(id), token);
    QCOMPARE(head.status, 200);
    QVERIFY(head.body.isEmpty());
    QCOMPARE(head.headers.value("content-length").toLongLong(), master.body.size());
    QCOMPARE(house.get(downloadPath(id, "nonsense"), token).status, 404);
    QCOMPARE(house.get("/api/storage/photo/nobody/download", token).status, 404);
}

void HttpTransferTest::whatTheClientHasIsNotSentAgain()
{
    HttpHouse house;
    const QByteArray token = house.token(TokenRole::Operator);
    const QString id = uploadOne(house, token, 1);
    const QByteArray etag = '"' + house.fixture.photo(id).sha256.toLatin1() + '"';
    const QByteArrayList known{etag, QByteArray("W/" + etag), QByteArray("\"other\", " + etag), "*"};
    for (const QByteArray &tags : known) {
        const HttpAnswer same = askWith(house, id, token, "If-None-Match: " + tags + "\r\n");
        QVERIFY2(same.status == 304, tags.constData());
        QVERIFY(same.body.isEmpty());
        QCOMPARE(same.headers.value("etag"), etag);
        QCOMPARE(same.headers.value("content-type"), QByteArray("image/jpeg"));
        QCOMPARE(same.headers.value("content-length").toLongLong(), house.fixture.photo(id).compressedSizeBytes);
    }
    const HttpAnswer other = askWith(house, id, token, "If-None-Match: \"other\"\r\n");
    QCOMPARE(other.status, 200);
    QCOMPARE(sha256Of(other.body), house.fixture.photo(id).sha256);
    // Nobody else learns from it that the photo exists.
    QCOMPARE(askWith(house, id, house.token(TokenRole::Viewer, u"ana"_s), "If-None-Match: *\r\n").status, 404);
}

void HttpTransferTest::partsOfPictures_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("first"); ///< from the end when negative
    QTest::addColumn<int>("size");
    const auto row = [](const char *name, const QByteArray &head, int status, int first = 0, int size = 0) {
        QTest::newRow(name) << head << status << first << size;
    };
    row("start", "Range: bytes=0-99", 206, 0, 100);
    row("middle", "Range: bytes=100-199", 206, 100, 100);
    row("end", "Range: bytes=-50", 206, -50, 50);
    row("same bytes as before", "Range: bytes=0-9\r\nIf-Range: ETAG", 206, 0, 10);
    row("other bytes by now", "Range: bytes=0-9\r\nIf-Range: \"x\"", 200);
    row("beyond", "Range: bytes=999999999-", 416);
    row("none", "Range: bytes=-0", 416);
    row("backwards", "Range: bytes=9-2", 200);
    row("two", "Range: bytes=0-1,4-5", 200);
    row("no bytes", "Range: pixels=0-1", 200);
    row("beyond counting", "Range: bytes=0-99999999999999999999999", 200);
}

void HttpTransferTest::partsOfPictures()
{
    QFETCH(QByteArray, head);
    QFETCH(const int, status);
    QFETCH(const int, first);
    QFETCH(const int, size);
    HttpHouse house;
    const QByteArray token = house.token(TokenRole::Operator);
    const QString id = uploadOne(house, token, 1);
    const QByteArray whole = house.get(downloadPath(id), token).body;
    head.replace("ETAG", QByteArray('"' + house.fixture.photo(id).sha256.toLatin1() + '"'));
    const HttpAnswer answer = askWith(house, id, token, head + "\r\n");
    QVERIFY2(answer.status == status, QByteArray::number(answer.status).constData());
    const QByteArray total = QByteArray::number(whole.size());
    if (status == 206) {
        const qsizetype from = first < 0 ? whole.size() + first : first;
        const QByteArray said =
            "bytes " + QByteArray::number(from) + '-' + QByteArray::number(from + size - 1) + '/' + total;
        QCOMPARE(answer.body, whole.sliced(from, size));
        QCOMPARE(answer.headers.value("content-range"), said);
    } else if (status == 200) {
        QCOMPARE(answer.body, whole);
        QCOMPARE(answer.headers.value("accept-ranges"), QByteArray("bytes"));
    } else {
        QCOMPARE(answer.headers.value("content-range"), QByteArray("bytes */" + total));
        QCOMPARE(answer.code(), u"INVALID_ARGUMENT"_s);
    }
}

void HttpTransferTest::damagedPicturesAreNotSent()
{
    HttpHouse house;
    const QByteArray token = house.token(TokenRole::Operator);
    const QString id = uploadOne(house, token, 1);
    QFile file(house.fixture.masterPath(id));
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.putChar('!'));
    file.close();
    const HttpAnswer answer = house.get(downloadPath(id), token);
    QCOMPARE(answer.status, 500);
    QCOMPARE(answer.code(), u"DATA_LOSS"_s);
}

void HttpTransferTest::readsCountAsAccess()
{
    HttpHouse house;
    const QByteArray token = house.token(TokenRole::Operator);
    const QString id = uploadOne(house, token, 1);
    house.fixture.clock.advance(5 * Hour);
    QCOMPARE(house.get(downloadPath(id), token).status, 200);
    QCOMPARE(house.fixture.photo(id).accessCount, 1);
    QCOMPARE(house.fixture.photo(id).lastAccessDate, house.fixture.clock.now());
    const auto log = house.fixture.catalogue().accesses().ofPhoto(id, 10);
    QVERIFY(log && log->size() == 1);
    QCOMPARE(log->first().who, u"token-1"_s);
}

void HttpTransferTest::uploadsInPiecesArrive()
{
    HttpHouse house;
    const QByteArray token = house.token(TokenRole::Operator);
    const QByteArray form = HttpHouse::formOf({{"a.jpg", fakePhoto(5, 20'000)}});
    WireClient client(house.port());
    client.send(house.uploadHead(token, form.size()));
    for (qsizetype at = 0; at < form.size(); at += 777)
        QVERIFY(client.send(form.mid(at, 777)));
    const HttpAnswer answer = client.readAnswer();
    QCOMPARE(answer.status, 201);
    const Photo photo = house.fixture.photo(answer.json().value("photo_id"_L1).toString());
    QCOMPARE(photo.originalSha256, sha256Of(fakePhoto(5, 20'000)));
}

/// Requests one after the other on one connection, which the last one ends.
void HttpTransferTest::connectionsAreKept()
{
    HttpHouse house;
    const QByteArray token = house.token(TokenRole::Viewer);
    const auto request = [&token](const QByteArray &target, const QByteArray &rest) -> QByteArray {
        return target + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + token + "\r\n" + rest;
    };
    WireClient client(house.port());
    client.send(request("GET /api/storage/photos", "\r\n"));
    client.send(request("POST /storage/images/search", "Content-Length: 2\r\n\r\n{}"));
    client.send(request("POST /nowhere", "Content-Length: 2\r\n\r\n{}"));
    client.send(request("GET /api/storage/nothing", "\r\n"));
    client.send(request("GET /health", "Connection: close\r\n\r\n"));
    QCOMPARE(client.readAllText().count("HTTP/1.1 "), 5);
}

/// One upload never ends, and there is one thread for uploads: reads and other uploads are answered meanwhile.
void HttpTransferTest::longWorkHoldsUpNobody()
{
    HttpLimits limits = HttpHouse::quickLimits();
    limits.uploadThreads = 1;
    HttpHouse house(limits);
    const QByteArray token = house.token(TokenRole::Operator);
    WireClient waiting(house.port());
    waiting.send(house.uploadHead(token, 50'000));
    QCOMPARE(house.get("/api/storage/photos", token).status, 200);
    QVERIFY(!uploadOne(house, token, 1).isEmpty());
}

void HttpTransferTest::manyClientsAtOnce()
{
    constexpr int clients = 40;
    constexpr int rounds = 3;
    HttpHouse house;
    const QByteArray token = house.token(TokenRole::Operator);
    std::atomic<int> wrong = 0;
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < clients; ++i) {
            threads.emplace_back([&house, &wrong, token, i] {
                for (int round = 0; round < rounds; ++round) {
                    const quint32 seed = quint32(1'000 + i * rounds + round);
                    const QByteArray bytes = fakePhoto(seed, 20'000);
                    const HttpAnswer stored = house.upload("/api/storage/upload", token, {{"a.jpg", bytes}});
                    const QJsonObject photo = stored.json();
                    const HttpAnswer back = house.get(downloadPath(photo.value("photo_id"_L1).toString()), token);
                    const bool isRight = stored.status == 201 && back.status == 200 &&
                                         photo.value("original_sha256"_L1).toString() == sha256Of(bytes) &&
                                         photo.value("sha256"_L1).toString() == sha256Of(back.body);
                    wrong += isRight ? 0 : 1;
                }
            });
        }
    }
    QCOMPARE(int(wrong), 0);
    const auto totals = house.fixture.engine().accounts.stats();
    QVERIFY(totals.has_value());
    QCOMPARE(totals->totals.liveSum().count, clients * rounds);
    QCOMPARE(house.fixture.violations(), QStringList());
}

/// An upload that is under way when the service is told to stop is taken in; new connections are not.
void HttpTransferTest::stopWaitsForWhatIsInHand()
{
    HttpHouse house;
    const QByteArray token = house.token(TokenRole::Operator);
    const QByteArray form = HttpHouse::formOf({{"a.jpg", fakePhoto(9, 50'000)}});
    WireClient uploading(house.port());
    uploading.send(house.uploadHead(token, form.size()) + form.first(1'000));
    QTRY_VERIFY(house.service().counters.inHand == 1);
    const quint16 port = house.port();
    std::jthread stopping([&house] { house.server().stop(); });
    QTRY_VERIFY(!WireClient(port).isConnected());
    QVERIFY(uploading.send(form.sliced(1'000)));
    const HttpAnswer answer = uploading.readAnswer();
    stopping.join();
    QCOMPARE(answer.status, 201);
    QCOMPARE(house.fixture.photo(answer.json().value("photo_id"_L1).toString()).originalSha256,
             sha256Of(fakePhoto(9, 50'000)));
}

void HttpTransferTest::stopEndsWithoutSlowClients()
{
    HttpLimits limits = HttpHouse::quickLimits();
    limits.stopTime = std::chrono::milliseconds(100);
    HttpHouse house(limits);
    WireClient uploading(house.port());
    uploading.send(house.uploadHead(house.token(TokenRole::Operator), 50'000));
    QTRY_VERIFY(house.service().counters.inHand == 1);
    house.server().stop();
    QVERIFY(uploading.isClosedByPeer());
    QCOMPARE(qint64(house.service().counters.inHand), 0);
    QCOMPARE(qint64(house.service().counters.spooledBytes), 0);
}

void HttpTransferTest::nothingIsLeftInTheSpool()
{
    HttpHouse house;
    const QByteArray token = house.token(TokenRole::Operator);
    const QString id = uploadOne(house, token, 1, 200'000);
    QCOMPARE(house.get(downloadPath(id), token).status, 200);
    QVERIFY(QDir(QString(house.fixture.profile() + u"/spool"_s)).isEmpty());
}

TD_TEST(HttpTransferTest)
#include "tst_http_transfer.moc"
