// SPDX-License-Identifier: GPL-3.0-or-later
// Uploads in parts at real servers: whole, interrupted and gone on with, cancelled, forgotten.
#include "contract/storekit.h"
#include "storage/s3bucketstore.h"
#include "support/s3bench.h"
#include "support/testprogram.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace td;
using namespace td::test;

namespace
{
constexpr qint64 PartBytes = 5 * 1024 * 1024;
constexpr qint64 BodyBytes = 3 * PartBytes + 12345;

/// A body that can be read whole `good` times and then breaks, or asks for cancel, in the middle.
class BreakingSource final : public ByteSource
{
public:
    BreakingSource(QByteArray bytes, int good, std::stop_source stop = std::stop_source(std::nostopstate))
        : m_bytes(bytes)
        , m_body(std::move(bytes))
        , m_good(good)
        , m_stop(std::move(stop))
    {
    }
    [[nodiscard]] qint64 size() const override { return m_bytes.size(); }
    [[nodiscard]] Result<void> rewind() override
    {
        if (m_given > 0)
            --m_good;
        m_given = 0;
        return m_body.rewind();
    }
    [[nodiscard]] Result<qint64> read(char *into, qint64 max) override
    {
        if (m_good <= 0 && m_given > BodyBytes / 2) {
            if (!m_stop.stop_possible())
                return fail(ErrorCode::Unavailable, u"test.read"_s, u"The source broke."_s);
            m_stop.request_stop();
        }
        TD_ASSIGN(const qint64 n, m_body.read(into, std::min<qint64>(max, 100'000)));
        m_given += n;
        return n;
    }

private:
    QByteArray m_bytes;
    BytesSource m_body;
    int m_good;
    std::stop_source m_stop;
    qint64 m_given = 0;
};

PutRequest requestFor(const QString &key, const QByteArray &bytes)
{
    return {.key = key, .contentType = u"image/jpeg"_s, .sha256 = hashOf(bytes), .metadata = {{u"a"_s, u"b"_s}}};
}
} // namespace

class TestS3Multipart : public QObject
{
    Q_OBJECT

private:
    const QByteArray m_bytes = noise(BodyBytes, 11);
    std::optional<S3Config> m_config;

    std::shared_ptr<ObjectStore> store() { return std::make_shared<S3BucketStore>(*m_config); }
    static QStringList unfinished(ObjectStore &store, const QString &prefix = {})
    {
        const auto uploads = store.unfinishedUploads(prefix, {});
        QStringList keys;
        for (const UnfinishedUpload &upload : uploads.value_or(QList<UnfinishedUpload>{{u"!"_s, {}, {}}}))
            keys.append(upload.key);
        return keys;
    }

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
                m_config = configOf(server, server.freshBucket());
        }
        m_config->provider.partBytes = PartBytes;
        m_config->provider.multipartFrom = PartBytes;
    }

    void aLargeObjectGoesInParts()
    {
        const auto s = store();
        BytesSource body(m_bytes);
        const auto put = s->put(requestFor(u"hot/a é.jpg"_s, m_bytes), body, {});
        QVERIFY2(put, told(put).constData());
        QCOMPARE(put->size, BodyBytes);
        const auto head = s->head(u"hot/a é.jpg"_s, {});
        QVERIFY((*head)->etag.endsWith(u"-4"));
        QCOMPARE(*readAll(*s, u"hot/a é.jpg"_s, {}), m_bytes);
        const auto verified = s->verify(u"hot/a é.jpg"_s, {BodyBytes, hashOf(m_bytes), QString(32, u'0')}, {});
        QCOMPARE(verified->proof, Proof::Verified);
        QCOMPARE(verified->method, u"sha256"_s);
        QCOMPARE(unfinished(*s), QStringList());
        // again: the same bytes are success, others are not
        QVERIFY(body.rewind());
        QVERIFY(s->put(requestFor(u"hot/a é.jpg"_s, m_bytes), body, {}));
        const QByteArray other = noise(BodyBytes, 12);
        BytesSource otherBody(other);
        QCOMPARE(s->put(requestFor(u"hot/a é.jpg"_s, other), otherBody, {}).error().code, ErrorCode::AlreadyExists);
    }

    void anInterruptedPutGoesOn()
    {
        const auto s = store();
        BreakingSource breaking(m_bytes, 1);
        const auto broken = s->put(requestFor(u"hot/a.jpg"_s, m_bytes), breaking, {});
        QCOMPARE(broken.error().reason, u"test.read"_s);
        QCOMPARE(unfinished(*s, u"hot/"_s), QStringList{u"hot/a.jpg"_s});
        QCOMPARE(unfinished(*s, u"cold/"_s), QStringList());
        QVERIFY(!*s->head(u"hot/a.jpg"_s, {}));
        const QString begun = s->unfinishedUploads({}, {})->first().uploadId;
        BytesSource body(m_bytes);
        const auto put = s->put(requestFor(u"hot/a.jpg"_s, m_bytes), body, {});
        QVERIFY2(put, told(put).constData());
        QCOMPARE(unfinished(*s), QStringList()); // the begun upload was completed, no second one begun
        QCOMPARE(*readAll(*s, u"hot/a.jpg"_s, {}), m_bytes);
    }

    void aStateGoesOnInAnotherProcess()
    {
        S3Client client(*m_config);
        MultipartState journal;
        MultipartState told;
        const auto note = [&told](const MultipartState &now) { told = now; };
        {
            BreakingSource breaking(m_bytes, 0);
            MultipartUpload upload(client, u"a"_s, {{"Content-Type", "image/jpeg"}});
            QCOMPARE(upload.run(breaking, journal, note, {}).error().reason, u"test.read"_s);
        }
        QCOMPARE(told.uploadId, journal.uploadId);
        QCOMPARE(told.parts.size(), 1);
        // A part that is not of this body is sent again.
        QByteArray changed = m_bytes;
        changed[100] = char(changed[100] ^ 1);
        S3Client later(*m_config);
        MultipartUpload upload(later, u"a"_s, {{"Content-Type", "image/jpeg"}});
        BytesSource body(changed);
        const auto done = upload.run(body, told, note, {});
        QVERIFY2(done, td::test::told(done).constData());
        QCOMPARE(told.uploadId, journal.uploadId);
        QCOMPARE(*readAll(*store(), u"a"_s, {}), changed);
    }

    void aCancelledPutLeavesNoParts()
    {
        const auto s = store();
        std::stop_source stop;
        BreakingSource body(m_bytes, 1, stop);
        const auto put = s->put(requestFor(u"hot/a.jpg"_s, m_bytes), body, stop.get_token());
        QCOMPARE(put.error().code, ErrorCode::Cancelled);
        QCOMPARE(unfinished(*s), QStringList());
        QCOMPARE(keysOf(*s, QString()), QStringList());
    }

    void forgottenPartsAreFoundAndRemoved()
    {
        {
            BreakingSource breaking(m_bytes, 1);
            QVERIFY(!store()->put(requestFor(u"hot/a.jpg"_s, m_bytes), breaking, {}));
        }
        const auto s = store();
        const auto uploads = s->unfinishedUploads({}, {});
        QCOMPARE(uploads->size(), 1);
        QCOMPARE(*s->sweepPartials(Seconds{86400}, {}), 0);
        QCOMPARE(*s->sweepPartials(Seconds{-10}, {}), 1);
        QCOMPARE(unfinished(*s), QStringList());
        QVERIFY(s->abortUpload(uploads->first(), {}));
    }
};

TD_TEST(TestS3Multipart)
#include "tst_s3_multipart.moc"
