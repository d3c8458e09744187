// SPDX-License-Identifier: GPL-3.0-or-later
// What the meter counts and the bandwidth limit paces of a bucket is what the server got: each byte that was sent,
// once.
#include "contract/storekit.h"
#include "storage/limitedstore.h"
#include "storage/meteredstore.h"
#include "storage/s3bucketstore.h"
#include "support/fakes3config.h"
#include "support/testprogram.h"
#include "support/virtualtime.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace td;
using namespace td::test;

namespace
{

constexpr qsizetype MB = 1'000'000;
constexpr qint64 PartBytes = 5 * 1024 * 1024;

/// Parts from 12 MB on, of 5 MiB each.
S3Config inParts(const FakeS3 &server)
{
    S3Config config = configOf(server);
    config.provider.partBytes = PartBytes;
    config.provider.multipartFrom = 12 * MB;
    return config;
}

qint64 arrived(const FakeS3 &server)
{
    qint64 bytes = 0;
    for (const QString &operation : {u"PutObject"_s, u"UploadPart"_s}) {
        for (const FakeRequest &request : server.log(operation))
            bytes += request.bodyBytes;
    }
    return bytes;
}

/// Nobody waits for the last piece, of a quarter of a second, nor for the tenth that is free.
bool isPaced(std::chrono::microseconds took, qint64 bytes, qint64 rate)
{
    const double seconds = double(took.count()) / 1e6;
    const double needed = double(bytes) / double(rate);
    return seconds <= needed * 1.05 && seconds >= needed - 0.4;
}

} // namespace

class TestS3Metering : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sizes_data()
    {
        QTest::addColumn<qsizetype>("size");
        QTest::newRow("small, kept in memory") << qsizetype(600'000);
        QTest::newRow("whole, streamed") << 6 * MB;
        QTest::newRow("in parts") << 17 * MB;
    }
    void sizes()
    {
        QFETCH(qsizetype, size);
        FakeS3 server;
        VirtualTime time;
        constexpr qint64 rate = 1 * MB;
        const auto limit = std::make_shared<BandwidthLimit>(
            [] { return BandwidthRates{.upload = rate, .download = rate}; }, time.waiting());
        const auto meter = std::make_shared<StoreMeter>();
        const auto store = withLimits(
            withMeter(std::make_shared<S3BucketStore>(inParts(server)), meter), [] { return 4; }, limit);
        const QByteArray bytes = noise(size, 7);

        const auto start = time.now();
        const auto stored = putBytes(*store, u"hot/a"_s, bytes);
        QVERIFY2(stored, told(stored).constData());
        QCOMPARE(arrived(server), size);
        QCOMPARE(meter->bytesOut.load(), size);
        QVERIFY2(isPaced(time.now() - start, size, rate), qPrintable(QString::number((time.now() - start).count())));

        const auto before = time.now();
        QCOMPARE(readAll(*store, u"hot/a"_s, {}).value_or(QByteArray()), bytes);
        QCOMPARE(meter->bytesIn.load(), size);
        QVERIFY2(isPaced(time.now() - before, size, rate), qPrintable(QString::number((time.now() - before).count())));
    }

    /// Parts that are there already are looked at again, not sent again.
    void goneOnWith()
    {
        FakeS3 server;
        const auto meter = std::make_shared<StoreMeter>();
        const auto store = withMeter(std::make_shared<S3BucketStore>(inParts(server)), meter);
        const QByteArray bytes = noise(17 * MB, 8);
        server.script(faults::status(503, "SlowDown").operation(u"UploadPart"_s).nth(3));
        QVERIFY(!putBytes(*store, u"hot/a"_s, bytes));
        const qint64 first = meter->bytesOut;
        QCOMPARE(first, 3 * PartBytes);
        const auto stored = putBytes(*store, u"hot/a"_s, bytes);
        QVERIFY2(stored, told(stored).constData());
        QCOMPARE(meter->bytesOut.load() - first, qint64(bytes.size()) - 2 * PartBytes);
        QCOMPARE(arrived(server), meter->bytesOut.load());
        QCOMPARE(server.object(u"hot/a"_s), std::optional(bytes));
    }
};

TD_TEST(TestS3Metering)
#include "tst_s3_metering.moc"
