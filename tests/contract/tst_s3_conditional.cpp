// SPDX-License-Identifier: GPL-3.0-or-later
// A put looks at its key before, unless the server itself refuses to overwrite: which it is asked once.
#include "contract/storekit.h"
#include "storage/s3store.h"
#include "support/fakefault.h"
#include "support/fakes3config.h"
#include "support/testprogram.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace td;
using namespace td::test;

namespace
{

S3Config asking(const FakeS3 &server)
{
    S3Config config = configOf(server);
    config.provider.conditionalPut = ConditionalPut::Ask;
    return config;
}

qsizetype looks(const FakeS3 &server)
{
    return server.log(u"HeadObject"_s).size();
}

} // namespace

class TestS3Conditional : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void servers_data()
    {
        QTest::addColumn<FakeS3Options>("options");
        QTest::addColumn<bool>("honours");
        FakeS3Options versioned;
        versioned.versioned = true;
        FakeS3Options careless;
        careless.honoursIfNoneMatch = false;
        FakeS3Options carelessVersioned = careless;
        carelessVersioned.versioned = true;
        FakeS3Options refusing;
        refusing.dialect = FakeS3Options::Dialect::B2;
        QTest::newRow("refuses to overwrite") << FakeS3Options{} << true;
        QTest::newRow("refuses to overwrite, keeps versions") << versioned << true;
        QTest::newRow("overwrites") << careless << false;
        QTest::newRow("overwrites, keeps versions") << carelessVersioned << false;
        QTest::newRow("does not know the header") << refusing << false;
    }
    void servers()
    {
        QFETCH(FakeS3Options, options);
        QFETCH(bool, honours);
        FakeS3 server(options);
        const auto store = makeS3Store(asking(server));
        for (const QString &key : {u"hot/1.jpg"_s, u"hot/2.jpg"_s, u"hot/3.jpg"_s}) {
            const auto stored = putBytes(*store, key, key.toUtf8());
            QVERIFY2(stored, told(stored).constData());
        }
        QCOMPARE(server.keys(), (QStringList{u"hot/1.jpg"_s, u"hot/2.jpg"_s, u"hot/3.jpg"_s}));
        QCOMPARE(server.storedVersions(), 3);
        QCOMPARE(looks(server), honours ? 0 : 3);

        const auto foreign = putBytes(*store, u"hot/2.jpg"_s, "foreign"_ba);
        QVERIFY(!foreign);
        QCOMPARE(foreign.error().code, ErrorCode::AlreadyExists);
        QCOMPARE(*server.object(u"hot/2.jpg"_s), "hot/2.jpg"_ba);
        QVERIFY(putBytes(*store, u"hot/2.jpg"_s, "hot/2.jpg"_ba));
        QCOMPARE(server.storedVersions(), 3);
    }

    void aServerThatCouldNotAnswerIsAskedAgain()
    {
        FakeS3 server;
        const auto store = makeS3Store(asking(server));
        server.script(faults::status(503, "SlowDown").on("PUT"));
        QVERIFY(putBytes(*store, u"hot/1.jpg"_s, "one"_ba));
        QVERIFY(looks(server) > 0);
        server.clearLog();
        QVERIFY(putBytes(*store, u"hot/2.jpg"_s, "two"_ba));
        QCOMPARE(looks(server), 0);
        QCOMPARE(server.keys(), (QStringList{u"hot/1.jpg"_s, u"hot/2.jpg"_s}));
    }
};

TD_TEST(TestS3Conditional)
#include "tst_s3_conditional.moc"
