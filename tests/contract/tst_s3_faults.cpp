// SPDX-License-Identifier: GPL-3.0-or-later
// A bucket whose server misbehaves: nothing wrong is taken for right, and nothing unknown for known.
#include "contract/storekit.h"
#include "core/digest.h"
#include "storage/b2account.h"
#include "storage/s3bucketstore.h"
#include "storage/s3store.h"
#include "support/fakes3config.h"
#include "support/testprogram.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace td;
using namespace td::test;
using Framing = ServerFault::Framing;
using Listing = ServerFault::Listing;

Q_DECLARE_METATYPE(td::test::ServerFault)

namespace
{
const QString FaultyKey = u"hot/a.jpg"_s;
} // namespace

class TestS3Faults : public QObject
{
    Q_OBJECT

private:
    const QByteArray m_bytes = noise(600'000, 3);
    std::unique_ptr<FakeS3> m_server;
    std::shared_ptr<ObjectStore> m_store;

    void serve(const FakeS3Options &options)
    {
        m_server = std::make_unique<FakeS3>(options);
        m_store = makeS3Store(configOf(*m_server));
    }
    static void row(const char *name, ServerFault fault, const QString &reason)
    {
        QTest::newRow(name) << fault << reason;
    }
    template <typename T> static QString reasonOf(const Result<T> &result)
    {
        return result ? QString() : result.error().reason;
    }

private Q_SLOTS:
    void init() { serve({}); }

    void aPutThatGoesWrong_data()
    {
        QTest::addColumn<ServerFault>("fault");
        QTest::addColumn<QString>("reason");
        row("reset before the body", faults::resetBeforeBody(), u"net.reset"_s);
        row("reset in the body", faults::resetInBody(100'000), u"net.reset"_s);
        row("stored, then reset", faults::resetAfterBody(true), u"net.reset"_s);
        row("not stored, and reset", faults::resetAfterBody(false), u"net.reset"_s);
        row("stored, then closed", faults::closeAfterBody(true), u"net.reset"_s);
        row("not stored, and closed", faults::closeAfterBody(false), u"net.reset"_s);
        row("never answered", faults::hang(), u"net.stalled"_s);
        row("slow down", faults::status(503, "SlowDown"), u"s3.slow_down"_s);
        row("internal error", faults::status(500, "InternalError"), u"s3.unavailable"_s);
        row("not allowed", faults::status(403, "AccessDenied"), u"s3.access_denied"_s);
        row("captive portal", faults::htmlPage(), u"s3.not_s3"_s);
        row("redirect", faults::redirect(307, "https://elsewhere.example"), u"net.redirect"_s);
    }
    void aPutThatGoesWrong()
    {
        QFETCH(ServerFault, fault);
        QFETCH(QString, reason);
        m_server->script(std::move(fault).on("PUT"));
        const auto first = putBytes(*m_store, FaultyKey, m_bytes);
        // A request of which not all was sent yet is sent again on a new connection, unasked.
        if (!first || reason != u"net.reset"_s)
            QCOMPARE(reasonOf(first), reason);
        QVERIFY(first || first.error().code != ErrorCode::Cancelled);
        QCOMPARE(m_server->faultsFired(), 1);
        // Again: whatever became of the first, the object is there once and whole.
        const auto second = putBytes(*m_store, FaultyKey, m_bytes);
        QVERIFY2(second, told(second).constData());
        QCOMPARE(m_server->bodiesStored().value(FaultyKey), 1);
        QCOMPARE(*m_server->object(FaultyKey), m_bytes);
    }

    /// Who counts or paces what is read must not see the bytes of a photo twice.
    void aPhotoIsReadOnce()
    {
        struct Counting final : ByteSource {
            explicit Counting(QByteArray bytes)
                : body(std::move(bytes))
            {
            }
            [[nodiscard]] qint64 size() const override { return body.size(); }
            [[nodiscard]] Result<void> rewind() override { return body.rewind(); }
            [[nodiscard]] Result<qint64> read(char *into, qint64 max) override
            {
                TD_ASSIGN(const qint64 n, body.read(into, max));
                count += n;
                return n;
            }
            BytesSource body;
            qint64 count = 0;
        } source(m_bytes);
        const PutRequest request{.key = FaultyKey, .contentType = {}, .sha256 = hashOf(m_bytes), .metadata = {}};
        QVERIFY(m_store->put(request, source, {}));
        QCOMPARE(source.count, m_bytes.size());
        QCOMPARE(*m_server->object(FaultyKey), m_bytes);
    }

    void ourOwnEchoIsNoConflict()
    {
        S3Config config = configOf(*m_server);
        config.provider.conditionalPut = ConditionalPut::Always;
        m_store = makeS3Store(config);
        m_server->script(faults::closeAfterBody(true).on("PUT"));
        QVERIFY(!putBytes(*m_store, FaultyKey, m_bytes));
        const auto again = putBytes(*m_store, FaultyKey, m_bytes);
        QVERIFY2(again, told(again).constData());
        QCOMPARE(m_server->log(u"PutObject"_s).last().status, 412);
        QCOMPARE(putBytes(*m_store, FaultyKey, "foreign"_ba).error().code, ErrorCode::AlreadyExists);
        QCOMPARE(*m_server->object(FaultyKey), m_bytes);
    }

    void aGetThatGoesWrong_data()
    {
        QTest::addColumn<ServerFault>("fault");
        QTest::addColumn<QString>("reason");
        row("short, with a length", faults::cutReply(5000), u"object.truncated"_s);
        row("short, without a length", faults::cutReply(5000, Framing::UntilClose), u"object.truncated"_s);
        row("short, in chunks", faults::cutReply(5000, Framing::Chunked), u"object.truncated"_s);
        row("reset", faults::resetReply(300'000), u"net.reset"_s);
        row("captive portal", faults::htmlPage(), u"s3.not_s3"_s);
        row("somebody else's 404", faults::reply(404, "<html>no such page</html>"), u"s3.not_s3"_s);
        row("nothing", faults::hang(), u"net.stalled"_s);
        row("a byte now and then", faults::trickle(std::chrono::milliseconds(300)), u"net.stalled"_s);
        row("archived", faults::status(403, "InvalidObjectState"), u"s3.needs_restore"_s);
    }
    void aGetThatGoesWrong()
    {
        QFETCH(ServerFault, fault);
        QFETCH(QString, reason);
        m_server->putObject(FaultyKey, m_bytes);
        m_server->script(std::move(fault).on("GET"));
        const auto read = readAll(*m_store, FaultyKey, {});
        QCOMPARE(reasonOf(read), reason);
        QVERIFY(read.error().code != ErrorCode::NotFound);
        if (reason == u"object.truncated"_s)
            QCOMPARE(read.error().code, ErrorCode::DataLoss);
        QCOMPARE(*readAll(*m_store, FaultyKey, {}), m_bytes);
    }

    void whatIsProvenAndWhatIsNot_data()
    {
        QTest::addColumn<ServerFault>("fault");
        QTest::addColumn<QString>("outcome");
        row("a byte flips on the way", faults::flipByte(77'777).on("GET"), u"mismatch sha256"_s);
        row("half is stored", faults::storesOnly(1000).on("PUT"), u"mismatch size"_s);
        row("no such ETag", faults::etag("\"0123456789abcdef0123456789abcdef-3\"").on("HEAD"), u"verified sha256"_s);
        row("an archive class", faults::status(403, "InvalidObjectState").on("GET"), u"unverifiable size"_s);
        row("HEAD is not allowed", faults::status(403, "AccessDenied").on("HEAD").nth(2), u"s3.access_denied"_s);
        row("a proxy says 404", faults::reply(404, "<html/>").on("").nth(3).times(2), u"s3.not_s3"_s);
    }
    void whatIsProvenAndWhatIsNot()
    {
        QFETCH(ServerFault, fault);
        QFETCH(QString, outcome);
        m_server->script(std::move(fault)); // requests: HEAD and PUT of the put, then those of verify
        QVERIFY(putBytes(*m_store, FaultyKey, m_bytes));
        const auto proof = m_store->verify(FaultyKey, {m_bytes.size(), hashOf(m_bytes)}, {});
        const QStringList names{u"verified"_s, u"unverifiable"_s, u"mismatch"_s, u"missing"_s};
        QCOMPARE(proof ? QString(names.at(int(proof->proof)) + u' ' + proof->method) : proof.error().reason, outcome);
    }

    void theEtagOfDamagedBytesProvesNothing()
    {
        m_server->script(faults::storesFlipped(500).on("PUT"));
        (void)putBytes(*m_store, FaultyKey, m_bytes);
        const auto proof = m_store->verify(FaultyKey, {m_bytes.size(), hashOf(m_bytes), md5Hex(m_bytes)}, {});
        QVERIFY(!proof || proof->proof == Proof::Mismatch);
    }

    void listingsThatGoWrong_data()
    {
        QTest::addColumn<ServerFault>("fault");
        QTest::addColumn<QString>("reason");
        row("no token", faults::listing(Listing::NoToken), u"s3.bad_reply"_s);
        row("the same token again", faults::listing(Listing::LoopingToken).always(), u"s3.listing_loops"_s);
        row("the same page again", faults::listing(Listing::SamePageTwice).nth(2), u"s3.listing_loops"_s);
        row("broken XML", faults::listing(Listing::BrokenXml), u"s3.bad_reply"_s);
        row("endless XML", faults::listing(Listing::EndlessXml), u"net.reply_too_large"_s);
        row("cut", faults::cutReply(400), u"net.cut"_s);
        row("cut without a length", faults::cutReply(400, Framing::UntilClose).nth(2), u"s3.bad_reply"_s);
        row("captive portal", faults::htmlPage().nth(2), u"s3.not_s3"_s);
        row("refused", faults::status(403, "AccessDenied").nth(2), u"s3.access_denied"_s);
    }
    void listingsThatGoWrong()
    {
        QFETCH(ServerFault, fault);
        QFETCH(QString, reason);
        FakeS3Options options;
        options.pageKeys = 10;
        serve(options);
        for (int i = 0; i < 35; ++i)
            m_server->putObject(u"hot/%1.jpg"_s.arg(i, 2, 10, QChar(u'0')), "x");
        QCOMPARE(keysOf(*m_store, u"hot/"_s).size(), 35);
        m_server->script(std::move(fault).operation(u"ListObjectsV2"_s));
        const auto listed = m_store->list(u"hot/"_s, [](const ObjectInfo &) -> Result<void> { return {}; }, {});
        QCOMPARE(reasonOf(listed), reason);
    }

    void aDeleteThatIsUnknown()
    {
        m_server->putObject(FaultyKey, m_bytes);
        m_server->script(faults::htmlPage().on("DELETE"));
        QCOMPARE(reasonOf(m_store->remove(FaultyKey, {}, {})), u"s3.not_s3"_s);
        m_server->script(faults::status(500, "InternalError").on("DELETE").applied());
        QVERIFY(!m_store->remove(FaultyKey, {}, {}));
        QVERIFY(m_store->remove(FaultyKey, {}, {}));
        QVERIFY(!m_server->object(FaultyKey));
    }

    void batchesFallBackToSingleDeletes()
    {
        for (const QString &key : {u"a"_s, u"b"_s, u"c"_s})
            m_server->putObject(key, "x");
        m_server->script(faults::status(501, "NotImplemented").operation(u"DeleteObjects"_s).always());
        const auto kept = m_store->removeAll({{u"a"_s, {}}, {u"b"_s, {}}, {u"c"_s, {}}}, {});
        QVERIFY2(kept, told(kept).constData());
        QCOMPARE(kept->size(), 0);
        QCOMPARE(m_server->keys(), QStringList());
        (void)m_store->removeAll({{u"a"_s, {}}, {u"b"_s, {}}}, {});
        QCOMPARE(m_server->log(u"DeleteObjects"_s).size(), 1);
    }

    void anErrorInsideASuccess()
    {
        m_server->putObject(FaultyKey, m_bytes);
        m_server->script(faults::okWithError().operation(u"CopyObject"_s));
        const auto other = makeS3Store(configOf(*m_server));
        const PutRequest target{.key = u"cold/a.jpg"_s, .contentType = {}, .sha256 = hashOf(m_bytes), .metadata = {}};
        QCOMPARE(other->copyFrom(*m_store, FaultyKey, target, {}).error().code, ErrorCode::Unavailable);
        m_server->script(faults::okWithError().operation(u"CopyObject"_s));
        QVERIFY(!m_store->setAside(FaultyKey, {}));
        QCOMPARE(*m_server->object(FaultyKey), m_bytes);
        // a copy that is not what it should be releases nothing
        m_server->script(faults::storesFlipped(3).operation(u"CopyObject"_s));
        const auto aside = m_store->setAside(FaultyKey, {});
        QVERIFY(aside || *m_server->object(FaultyKey) == m_bytes);
    }

    void whatIsSetAsideTwiceIsOneObject_data()
    {
        QTest::addColumn<QString>("operation");
        QTest::newRow("the copy's answer is lost") << u"CopyObject"_s;
        QTest::newRow("the removal's answer is lost") << u"DeleteObject"_s;
    }
    void whatIsSetAsideTwiceIsOneObject()
    {
        QFETCH(const QString, operation);
        m_server->putObject(FaultyKey, m_bytes);
        m_server->script(faults::status(503, "SlowDown").operation(operation).applied());
        const auto lost = m_store->setAside(FaultyKey, {});
        QVERIFY(!lost);
        const auto aside = m_store->setAside(FaultyKey, {});
        QVERIFY2(aside, told(aside).constData());
        QCOMPARE(m_server->keys(), QStringList{*aside});
        QCOMPARE(*m_server->object(*aside), m_bytes);
        QCOMPARE(m_server->storedVersions(), qint64(1));
    }

    void aWrongClockIsAllowedFor()
    {
        for (const int minutes : {20, -200}) {
            FakeS3Options options;
            options.clockAhead = std::chrono::minutes(minutes);
            serve(options);
            const auto put = putBytes(*m_store, FaultyKey, m_bytes);
            QVERIFY2(put, told(put).constData());
            const qsizetype asked = m_server->log().size();
            QVERIFY(m_store->head(FaultyKey, {}));
            QCOMPARE(m_server->log().size(), asked + 1); // the difference is remembered
            const auto report = m_store->probe(u"hot/"_s, u"1"_s, {});
            const auto clock = std::ranges::find(report->checks, u"clock"_s, &StoreCheck::id);
            QCOMPARE(clock->outcome, StoreCheck::Outcome::Warning);
            QVERIFY(std::chrono::abs(*report->clockSkew - std::chrono::minutes(minutes)) < Seconds{5});
        }
    }

    void askedOnlyOnceMoreForTheClock()
    {
        m_server->script(faults::status(403, "RequestTimeTooSkewed").always().on("GET"));
        QCOMPARE(readAll(*m_store, FaultyKey, {}).error().reason, u"s3.clock_skew"_s);
        QVERIFY(m_server->log().size() <= 2);
    }

    void googleWithAServiceAccount()
    {
        FakeS3Options options;
        options.dialect = FakeS3Options::Dialect::Google;
        serve(options);
        S3Config config = configOf(*m_server);
        config.accessKey.clear();
        config.secret = Secret();
        config.serviceAccount = Secret(m_server->googleServiceAccount());
        config.googleTokenUrl = m_server->googleTokenUrl();
        m_store = makeS3Store(config);
        const auto put = putBytes(*m_store, FaultyKey, m_bytes);
        QVERIFY2(put, told(put).constData());
        m_server->expireGoogleTokens();
        QCOMPARE(*readAll(*m_store, FaultyKey, {}), m_bytes);
        QCOMPARE(m_server->log(u"Token"_s).size(), 2);
        QCOMPARE(keysOf(*m_store, QString()), QStringList{FaultyKey});
        QVERIFY(m_store->remove(FaultyKey, put->versionId, {}));
        QCOMPARE(m_server->keys(), QStringList());
    }

    void backblaze()
    {
        FakeS3Options options;
        options.dialect = FakeS3Options::Dialect::B2;
        serve(options);
        S3Config config = configOf(*m_server);
        config.provider.alwaysVersioned = true;
        m_store = makeS3Store(config);
        QVERIFY(putBytes(*m_store, FaultyKey, m_bytes));
        QVERIFY(m_store->remove(FaultyKey, {}, {}));
        QCOMPARE(m_server->storedVersions(), 0);
        const QString base = m_server->b2AuthorizeUrl().section(u"/b2api"_s, 0, 0);
        const auto endpoint = findB2Endpoint(options.accessKey, Secret(options.secret), {}, {}, base);
        QVERIFY2(endpoint, told(endpoint).constData());
        QVERIFY(endpoint->startsWith(u"http"_s));
        const auto refused = findB2Endpoint(options.accessKey, Secret("wrong"), {}, {}, base);
        QCOMPARE(refused.error().code, ErrorCode::Unauthenticated);
    }
};

TD_TEST(TestS3Faults)
#include "tst_s3_faults.moc"
