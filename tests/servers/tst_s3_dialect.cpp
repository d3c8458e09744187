// SPDX-License-Identifier: GPL-3.0-or-later
// What the contract does not ask of every store, asked of real S3 servers: odd keys, ranges, pages, batches, versions,
// links, copies, refusals, and the probe.
#include "contract/storekit.h"
#include "core/digest.h"
#include "storage/curlhandle.h"
#include "storage/s3store.h"
#include "support/s3bench.h"
#include "support/testprogram.h"

#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace td;
using namespace td::test;

namespace
{
Result<HttpReply> plainly(const RealS3 &server, const QByteArray &method, const QString &url,
                          ByteSource *body = nullptr, const sigv4::Pairs &headers = {})
{
    CurlHandle curl;
    return curl.send({.caFile = server.caFile},
                     {.method = method, .url = url.toUtf8(), .headers = headers, .body = body}, {});
}

Instant now()
{
    return std::chrono::floor<Seconds>(std::chrono::system_clock::now());
}

LinkRequest linkTo(const QString &key)
{
    LinkRequest request;
    request.key = key;
    return request;
}

QByteArray rangeOf(ObjectStore &store, const QString &key, qint64 from, qint64 length)
{
    QByteArray got;
    const auto info = store.getRange(key, from, length,
                                     [&got](QByteArrayView chunk, bool) -> Result<void> {
                                         got.append(chunk);
                                         return {};
                                     },
                                     {});
    return info ? got : QByteArray('!' + told(info));
}

struct Hidden {
    int versions = 0;
    int markers = 0;
};
Hidden hiddenUnder(ObjectStore &store, const QString &prefix)
{
    Hidden hidden;
    const auto listed = store.listHidden(prefix,
                                         [&hidden](const HiddenVersion &version) -> Result<void> {
                                             ++(version.isMarker ? hidden.markers : hidden.versions);
                                             return {};
                                         },
                                         {});
    return listed ? hidden : Hidden{-1, -1};
}
} // namespace

class TestS3Dialect : public QObject
{
    Q_OBJECT

private:
    RealS3 m_server;
    /// A store over a new bucket of the server of this row.
    std::shared_ptr<ObjectStore> fresh(bool versioned = false)
    {
        return makeS3Store(configOf(m_server, m_server.freshBucket(versioned)));
    }
    bool onlyPlainHttp() { return m_server.scheme == "http"_L1; }

private Q_SLOTS:
    void initTestCase_data()
    {
        QTest::addColumn<QString>("label");
        TD_NEED_REAL_SERVERS(!realS3Servers().isEmpty());
        for (const RealS3 &server : realS3Servers())
            QTest::newRow(qPrintable(server.label())) << server.label();
    }
    void init()
    {
        QFETCH_GLOBAL(QString, label);
        for (const RealS3 &server : realS3Servers()) {
            if (server.label() == label)
                m_server = server;
        }
    }

    void oddKeys()
    {
        const auto store = fresh();
        const QStringList keys{u"a b.jpg"_s,
                               u"a+b.jpg"_s,
                               u"100%.jpg"_s,
                               u"%41%2F.jpg"_s,
                               u"a//b.jpg"_s,
                               u"folder/"_s,
                               u"back\\slash"_s,
                               u"été à Nîmes.jpg"_s,
                               u"e\u0301.jpg"_s,
                               u"写真.jpg"_s,
                               u"😀🏳️‍🌈.jpg"_s,
                               u"?versionId=1&x=#"_s,
                               u"~!@$*()_-=;:'\",.<>[]{}|^`"_s,
                               QString(1024, u'k'),
                               QString(512, u'é')};
        for (const QString &key : keys) {
            const QByteArray bytes = key.toUtf8();
            const auto put = putBytes(*store, key, bytes);
            QVERIFY2(put, told(put).constData());
            const auto read = readAll(*store, key, {});
            QVERIFY2(read, told(read).constData());
            QCOMPARE(*read, bytes);
            const auto link = store->link(linkTo(key), now());
            QVERIFY2(link && *link, qPrintable(key));
            const auto fetched = plainly(m_server, "GET", **link);
            QVERIFY2(fetched, told(fetched).constData());
            QCOMPARE(fetched->body, bytes);
        }
        QStringList sorted = keys;
        sorted.sort();
        QCOMPARE(keysOf(*store, QString()), sorted);
        QVERIFY(!putBytes(*store, QString(1025, u'k'), "x"_ba));
        QList<ObjectRef> all;
        for (const QString &key : keys)
            all.append({key, {}});
        const auto kept = store->removeAll(all, {});
        QVERIFY2(kept, told(kept).constData());
        QCOMPARE(kept->size(), 0);
        QCOMPARE(keysOf(*store, QString()), QStringList());
    }

    void ranges()
    {
        const auto store = fresh();
        const QByteArray bytes = noise(100'000, 4);
        QVERIFY(putBytes(*store, u"a"_s, bytes));
        QVERIFY(putBytes(*store, u"empty"_s, QByteArray()));
        QCOMPARE(rangeOf(*store, u"a"_s, 0, 10), bytes.left(10));
        QCOMPARE(rangeOf(*store, u"a"_s, 70'000, 20'000), bytes.mid(70'000, 20'000));
        QCOMPARE(rangeOf(*store, u"a"_s, 99'990, 500), bytes.right(10));
        QCOMPARE(rangeOf(*store, u"a"_s, 100'000, 5), QByteArray());
        QCOMPARE(rangeOf(*store, u"a"_s, 3, 0), QByteArray());
        QCOMPARE(rangeOf(*store, u"empty"_s, 0, 5), QByteArray());
        const auto info = store->getRange(u"a"_s, 5, 5, [](QByteArrayView, bool) -> Result<void> { return {}; }, {});
        QCOMPARE(info->size, 100'000);
        QVERIFY(rangeOf(*store, u"nothing"_s, 0, 5).startsWith('!'));
    }

    void whatIsToldOfAnObject()
    {
        const auto store = fresh();
        const QByteArray bytes = "some bytes";
        BytesSource body(bytes);
        const auto put = store->put({.key = u"hot/a.jpg"_s,
                                     .contentType = u"image/jpeg"_s,
                                     .sha256 = hashOf(bytes),
                                     .metadata = {{u"photo-id"_s, u"été"_s}}},
                                    body, {});
        QVERIFY2(put, told(put).constData());
        QCOMPARE(put->etag, md5Hex(bytes));
        const auto head = store->head(u"hot/a.jpg"_s, {});
        QVERIFY(head && *head);
        QCOMPARE((*head)->etag, md5Hex(bytes));
        QVERIFY(std::chrono::abs((*head)->modified - now()) < Seconds{120});
        const auto byEtag = store->verify(u"hot/a.jpg"_s, {bytes.size(), hashOf(bytes), md5Hex(bytes)}, {});
        QCOMPARE(byEtag->method, u"etag"_s);
        QCOMPARE(byEtag->proof, Proof::Verified);
        // An MD5 that does not match proves nothing yet: the bytes decide.
        const auto byBytes = store->verify(u"hot/a.jpg"_s, {bytes.size(), hashOf(bytes), md5Hex("other")}, {});
        QCOMPARE(byBytes->method, u"sha256"_s);
        QCOMPARE(byBytes->proof, Proof::Verified);
    }

    void pagesAndBatches()
    {
        if (!onlyPlainHttp())
            return;
        const auto store = fresh();
        // More than a page and more than a batch, which are 1,000 keys. Swift is slow: its pages are set to 100 keys
        // (swift-s3), and that a longer list is removed in several batches is Ceph's row alone.
        const int count = m_server.name == "swift"_L1 ? 250 : 1100;
        QList<ObjectRef> all;
        QStringList keys;
        for (int i = 0; i < count; ++i) {
            keys.append(u"cold/%1 é.jpg"_s.arg(i, 5, 10, QChar(u'0')));
            all.append({keys.last(), {}});
        }
        std::atomic<int> failures = 0;
        {
            std::vector<std::jthread> threads;
            for (int t = 0; t < 8; ++t) {
                threads.emplace_back([&, t] {
                    for (int i = t; i < keys.size(); i += 8)
                        failures += putBytes(*store, keys.at(i), "x"_ba) ? 0 : 1;
                });
            }
        }
        QCOMPARE(failures.load(), 0);
        QVERIFY(putBytes(*store, u"hot/kept"_s, "x"_ba));
        QCOMPARE(keysOf(*store, u"cold/"_s), keys);
        all.append({u"cold/was never there"_s, {}});
        const auto kept = store->removeAll(all, {});
        QVERIFY2(kept, told(kept).constData());
        QCOMPARE(kept->size(), 0);
        QCOMPARE(keysOf(*store, QString()), QStringList{u"hot/kept"_s});
    }

    void versions()
    {
        const auto store = fresh(true);
        const QString key = u"hot/a.jpg"_s;
        // Swift 2.30 never ends the removal of a marker while a longer key of the same beginning exists.
        const QString neighbour = m_server.name == "swift"_L1 ? u"hot/b.jpg"_s : u"hot/a.jpg2"_s;
        QVERIFY(putBytes(*store, key, "one"_ba));
        QVERIFY(putBytes(*store, neighbour, "neighbour"_ba));
        const auto removed = store->remove(key, {}, {});
        QVERIFY2(removed, told(removed).constData());
        QVERIFY(!*store->head(key, {}));
        QCOMPARE(hiddenUnder(*store, QString()).versions, 0);
        QCOMPARE(hiddenUnder(*store, QString()).markers, 0);
        QCOMPARE(keysOf(*store, QString()), QStringList{neighbour});
        // by version: only that one goes
        const auto first = putBytes(*store, key, "two"_ba);
        QVERIFY(first && !first->versionId.isEmpty());
        QCOMPARE((*store->head(key, {}))->versionId, first->versionId);
        QVERIFY(store->remove(key, first->versionId, {}));
        QVERIFY(store->remove(key, first->versionId, {}));
        QVERIFY(!*store->head(key, {}));
        QCOMPARE(hiddenUnder(*store, QString()).versions, 0);
        // names without versions in a batch
        QVERIFY(putBytes(*store, key, "three"_ba));
        const auto kept = store->removeAll({{key, {}}, {neighbour, {}}}, {});
        QVERIFY2(kept, told(kept).constData());
        QCOMPARE(hiddenUnder(*store, QString()).versions, 0);
        QCOMPARE(hiddenUnder(*store, QString()).markers, 0);
        QCOMPARE(keysOf(*store, QString()), QStringList());
    }

    void links()
    {
        const auto store = fresh();
        QVERIFY(putBytes(*store, u"a b.jpg"_s, "bytes"_ba));
        LinkRequest named = linkTo(u"a b.jpg"_s);
        named.expires = Seconds{60};
        named.downloadName = u"été \"1\".jpg"_s;
        const auto fetched = plainly(m_server, "GET", **store->link(named, now()));
        QVERIFY2(fetched, told(fetched).constData());
        QCOMPARE(fetched->body, "bytes"_ba);
        QVERIFY(fetched->headers.value("content-disposition").contains("UTF-8''%C3%A9t%C3%A9"));
        QCOMPARE(plainly(m_server, "GET", **store->link(named, now() - Seconds{3600}))->status, 403);
        const QString forged = QString(**store->link(named, now())).replace(u"Signature="_s, u"Signature=0"_s);
        QCOMPARE(plainly(m_server, "GET", forged)->status, 403);

        LinkRequest upload = linkTo(u"new.jpg"_s);
        upload.method = LinkRequest::Method::Put;
        upload.contentType = u"image/jpeg"_s;
        upload.contentLength = 5;
        const auto address = store->link(upload, now());
        QVERIFY(address && *address);
        BytesSource other("xx.jp"_ba);
        QCOMPARE(plainly(m_server, "PUT", **address, &other, {{"Content-Type", "text/html"}})->status, 403);
        BytesSource longer("longer"_ba);
        QCOMPARE(plainly(m_server, "PUT", **address, &longer, {{"Content-Type", "image/jpeg"}})->status, 403);
        BytesSource right("bytes"_ba);
        const auto stored = plainly(m_server, "PUT", **address, &right, {{"Content-Type", "image/jpeg"}});
        QVERIFY2(stored && stored->status == 200, stored ? stored->body.constData() : told(stored).constData());
        QCOMPARE(*readAll(*store, u"new.jpg"_s, {}), "bytes"_ba);
    }

    void copiesInsideTheProvider()
    {
        const auto hot = fresh();
        const auto cold = fresh();
        const QByteArray bytes = noise(300'000, 3);
        QVERIFY(putBytes(*hot, u"hot/a é+.jpg"_s, bytes));
        const PutRequest target{
            .key = u"cold/a.jpg"_s, .contentType = u"image/jpeg"_s, .sha256 = hashOf(bytes), .metadata = {}};
        for (int twice = 0; twice < 2; ++twice) {
            const auto copied = cold->copyFrom(*hot, u"hot/a é+.jpg"_s, target, {});
            QVERIFY2(copied && *copied, told(copied).constData());
            QCOMPARE((*copied)->size, bytes.size());
        }
        QCOMPARE(*readAll(*cold, u"cold/a.jpg"_s, {}), bytes);
        QCOMPARE(cold->copyFrom(*hot, u"hot/nothing"_s, target, {}).error().code, ErrorCode::NotFound);
        QVERIFY(putBytes(*hot, u"hot/b.jpg"_s, "other"_ba));
        PutRequest clash = target;
        clash.sha256 = hashOf("other"_ba);
        QCOMPARE(cold->copyFrom(*hot, u"hot/b.jpg"_s, clash, {}).error().code, ErrorCode::AlreadyExists);
        QCOMPARE(*readAll(*cold, u"cold/a.jpg"_s, {}), bytes);
    }

    void setAsideTwiceADay()
    {
        const auto store = fresh();
        QVERIFY(putBytes(*store, u"hot/a.jpg"_s, "one"_ba));
        const auto first = store->setAside(u"hot/a.jpg"_s, {});
        QVERIFY2(first, told(first).constData());
        QVERIFY(putBytes(*store, u"hot/a.jpg"_s, "two"_ba));
        const auto second = store->setAside(u"hot/a.jpg"_s, {});
        QVERIFY2(second, told(second).constData());
        QCOMPARE(*readAll(*store, *first, {}), "one"_ba);
        QCOMPARE(*readAll(*store, *second, {}), "two"_ba);
        QCOMPARE(keysOf(*store, QString()), QStringList());
        QCOMPARE(keysOf(*store, u"set-aside/"_s).size(), 2);
    }

    void refusals()
    {
        const QString bucket = m_server.freshBucket();
        S3Config config = configOf(m_server, bucket);
        config.secret = Secret("wrong");
        QCOMPARE(makeS3Store(config)->head(u"a"_s, {}).error().code, ErrorCode::PermissionDenied); // HEAD has no words
        QCOMPARE(keysOf(*makeS3Store(config), {}), QStringList{u"!s3.wrong_secret"_s});
        config.accessKey = u"UNKNOWN:UNKNOWN"_s;
        const auto unknown = makeS3Store(config)->list({}, [](const ObjectInfo &) -> Result<void> { return {}; }, {});
        QCOMPARE(unknown.error().code, ErrorCode::Unauthenticated);

        config = configOf(m_server, bucket);
        config.accessKey = m_server.otherAccessKey;
        config.secret = Secret(m_server.otherSecret.toUtf8());
        QCOMPARE(putBytes(*makeS3Store(config), u"a"_s, "x"_ba).error().code, ErrorCode::PermissionDenied);

        // A missing bucket is not an empty one, and not one without this object.
        const auto nowhere = makeS3Store(configOf(m_server, u"no-such-bucket-anywhere"_s));
        QCOMPARE(keysOf(*nowhere, {}), QStringList{u"!s3.no_such_bucket"_s});
        QCOMPARE(nowhere->head(u"a"_s, {}).error().reason, u"s3.no_such_bucket"_s);
        QCOMPARE(nowhere->verify(u"a"_s, {1, hashOf("x"_ba)}, {}).error().reason, u"s3.no_such_bucket"_s);
        QCOMPARE(readAll(*nowhere, u"a"_s, {}).error().reason, u"s3.no_such_bucket"_s);
        QCOMPARE(nowhere->remove(u"a"_s, {}, {}).error().reason, u"s3.no_such_bucket"_s);
        QCOMPARE(putBytes(*nowhere, u"a"_s, "x"_ba).error().reason, u"s3.no_such_bucket"_s);

        if (m_server.scheme == "https"_L1) {
            config = configOf(m_server, bucket);
            config.caFile.clear();
            QCOMPARE(keysOf(*makeS3Store(config), {}), QStringList{u"!tls.unknown_authority"_s});
        }
    }

    void bucketsAsHostNames()
    {
        S3Config config = configOf(m_server, m_server.freshBucket());
        config.endpoint = m_server.virtualHost;
        config.provider.virtualHost = true;
        const auto store = makeS3Store(config);
        const auto put = putBytes(*store, u"hot/a é.jpg"_s, "bytes"_ba);
        QVERIFY2(put, told(put).constData());
        QCOMPARE(*readAll(*store, u"hot/a é.jpg"_s, {}), "bytes"_ba);
        QCOMPARE(keysOf(*store, QString()), QStringList{u"hot/a é.jpg"_s});
        QCOMPARE(plainly(m_server, "GET", **store->link(linkTo(u"hot/a é.jpg"_s), now()))->body, "bytes"_ba);
    }

    void theProbeFindsAllWell()
    {
        for (const bool versioned : {false, true}) {
            const auto store = fresh(versioned);
            const auto report = store->probe(u"hot/"_s, u"1234"_s, {});
            QVERIFY2(report, told(report).constData());
            QStringList found;
            for (const StoreCheck &check : report->checks) {
                if (check.outcome == StoreCheck::Outcome::Failed || check.outcome == StoreCheck::Outcome::Warning)
                    found.append(check.id);
                QVERIFY(!check.message.isEmpty());
            }
            // These servers' users own the account.
            QCOMPARE(found, QStringList{u"scope"_s});
            QVERIFY(report->isUsable());
            QVERIFY(std::chrono::abs(*report->clockSkew) < Seconds{5});
            QCOMPARE(keysOf(*store, QString()), QStringList());
            QCOMPARE(hiddenUnder(*store, QString()).versions, 0);
        }
    }
};

TD_TEST(TestS3Dialect)
#include "tst_s3_dialect.moc"
