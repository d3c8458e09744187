// SPDX-License-Identifier: GPL-3.0-or-later
// Words of others in requests: keys, metadata and types with line breaks in them never become headers or other
// requests.
#include "contract/storekit.h"
#include "storage/s3bucketstore.h"
#include "support/fakes3config.h"
#include "support/testprogram.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace td;
using namespace td::test;

class TestS3Headers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsInjected_data()
    {
        QTest::addColumn<QString>("words");
        QTest::newRow("a header") << u"a\r\nX-Evil: 1"_s;
        QTest::newRow("a line feed alone") << u"a\nX-Evil: 1"_s;
        QTest::newRow("a carriage return alone") << u"a\rX-Evil: 1"_s;
        QTest::newRow("a request")
            << u"a HTTP/1.1\r\nHost: x\r\n\r\nDELETE /photos/hot/a HTTP/1.1\r\nX-Evil: 1\r\n\r\n"_s;
        QTest::newRow("encoded") << u"a%0d%0aX-Evil:%201"_s;
        QTest::newRow("escapes") << u"a\x1b[31m\x07"_s;
        QTest::newRow("a query") << u"a?delete&X-Evil=1#x"_s;
    }
    void nothingIsInjected()
    {
        QFETCH(QString, words);
        FakeS3 server;
        auto store = std::make_shared<S3BucketStore>(configOf(server));
        const QByteArray bytes = noise(1000, 1);
        BytesSource body(bytes);
        const QString key = u"hot/"_s + words;
        const PutRequest request{
            .key = key, .contentType = u"image/jpeg"_s, .sha256 = hashOf(bytes), .metadata = {{u"filename"_s, words}}};
        const auto stored = store->put(request, body, {});
        if (stored) {
            QCOMPARE(server.keys(), QStringList{key});
            QCOMPARE(readAll(*store, key, {}).value_or(QByteArray()), bytes);
            QVERIFY(store->remove(key, {}, {}));
            QCOMPARE(server.keys(), QStringList());
        } else {
            QCOMPARE(stored.error().code, ErrorCode::InvalidArgument);
        }
        for (const FakeRequest &seen : server.log()) {
            QVERIFY2(!seen.headers.contains("x-evil"), seen.target.constData());
            QVERIFY(seen.status != 0 && seen.operation != QString());
            QCOMPARE(seen.key, key);
        }
    }
};

TD_TEST(TestS3Headers)
#include "tst_s3_headers.moc"
