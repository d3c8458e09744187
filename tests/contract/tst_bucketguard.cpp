// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/digest.h"
#include "storage/bucketguard.h"
#include "storage/deferredstore.h"
#include "support/memorystore.h"
#include "support/testprogram.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace td;
using namespace td::test;

namespace
{

const QString Marker = QString::fromLatin1(BucketMarkerKey);

Result<ObjectInfo> put(ObjectStore &store, const QString &key, const QByteArray &bytes = "photo")
{
    BytesSource body(bytes);
    PutRequest request;
    request.key = key;
    request.sha256 = sha256Hex(bytes);
    return store.put(request, body, {});
}

QStringList keysOf(ObjectStore &store)
{
    QStringList keys;
    const auto listed = store.list({},
                                   [&keys](const ObjectInfo &object) -> Result<void> {
                                       keys << object.key;
                                       return {};
                                   },
                                   {});
    return listed ? keys : QStringList{u"listing failed"_s};
}

QByteArray markerOf(const QString &catalogue)
{
    return QJsonDocument(QJsonObject{{u"catalogue"_s, catalogue}}).toJson();
}

} // namespace

class BucketGuardTest : public QObject
{
    Q_OBJECT

private:
    /// A catalogue of that id over the bucket.
    struct Catalogue {
        QString id;
        bool marked = false;
        int asked = 0;
        QString former = {};
    };
    static std::shared_ptr<BucketGuard> guard(const std::shared_ptr<ObjectStore> &bucket, Catalogue &catalogue)
    {
        return std::make_shared<BucketGuard>(
            bucket, u"s3:photos@example.com"_s,
            BucketClaim{.catalogueId = [&catalogue]() -> Result<QString> {
                            ++catalogue.asked;
                            return catalogue.id;
                        },
                        .formerId = [&catalogue]() -> Result<QString> { return catalogue.former; },
                        .isMarked = [&catalogue]() -> Result<bool> { return catalogue.marked; },
                        .setMarked = [&catalogue]() -> Result<void> {
                            catalogue.marked = true;
                            return {};
                        }});
    }
    static QString reasonOf(const Result<void> &result) { return result ? QString() : result.error().reason; }

private Q_SLOTS:
    void theFirstWriteMarks();
    void anAddressToWriteByMarks();
    void deletesNeedTheMarker_data();
    void deletesNeedTheMarker();
    void theMarkerIsReadOnceForMany();
    void theMarkerIsOutOfReach();
    void theOperatorMayTakeABucketOver();
    void aClaimComparesAgain();
    void whoTookOverMarksAnewOnce();
    void aTestSaysWhoseItIs();
    void aDeferredStoreAsksOnce();
    void aDeferredStoreAsksAgainAfterAFailure();
};

void BucketGuardTest::theFirstWriteMarks()
{
    const auto bucket = std::make_shared<MemoryStore>();
    Catalogue mine{.id = u"mine"_s};
    const auto store = guard(bucket, mine);
    QCOMPARE(store->name(), u"s3:photos@example.com"_s);
    QVERIFY(put(*store, u"hot/a.jpg"_s));
    QVERIFY(mine.marked);
    QVERIFY(readAll(*bucket, Marker, {})->contains("mine"));
    QVERIFY(store->remove(u"hot/a.jpg"_s, {}, {}));
    QCOMPARE(keysOf(*bucket), QStringList{Marker});
}

/// What somebody puts there by such an address must be removable once it was taken.
void BucketGuardTest::anAddressToWriteByMarks()
{
    const auto bucket = std::make_shared<MemoryStore>();
    Catalogue mine{.id = u"mine"_s};
    const auto store = guard(bucket, mine);
    LinkRequest request;
    request.key = u"incoming/a.jpg"_s;
    QVERIFY(store->link(request, {}));
    QVERIFY(!mine.marked); // to read by: nothing is written
    request.method = LinkRequest::Method::Put;
    QVERIFY(store->link(request, {}));
    QVERIFY(mine.marked);
    QVERIFY(put(*bucket, request.key));
    QVERIFY(store->remove(request.key, {}, {}));

    Catalogue theirs{.id = u"theirs"_s};
    const auto stranger = guard(bucket, theirs);
    QCOMPARE(stranger->link(request, {}).error().reason, u"bucket.foreign"_s);
}

void BucketGuardTest::deletesNeedTheMarker_data()
{
    QTest::addColumn<QString>("marker"); // empty: none
    QTest::addColumn<bool>("marked");
    QTest::addColumn<QString>("onDelete");
    QTest::addColumn<QString>("onWrite");
    QTest::newRow("ours") << u"mine"_s << true << QString() << QString();
    QTest::newRow("ours, from a backup that did not know") << u"mine"_s << false << QString() << QString();
    QTest::newRow("another's") << u"theirs"_s << false << u"bucket.foreign"_s << u"bucket.foreign"_s;
    QTest::newRow("another's, once ours") << u"theirs"_s << true << u"bucket.foreign"_s << u"bucket.foreign"_s;
    QTest::newRow("gone") << QString() << true << u"bucket.marker_missing"_s << u"bucket.marker_missing"_s;
    QTest::newRow("never used") << QString() << false << u"bucket.unmarked"_s << QString();
    QTest::newRow("unreadable") << u"\"{"_s << true << u"bucket.foreign"_s << u"bucket.foreign"_s;
}

void BucketGuardTest::deletesNeedTheMarker()
{
    QFETCH(QString, marker);
    QFETCH(bool, marked);
    QFETCH(QString, onDelete);
    const auto filled = [&] {
        auto bucket = std::make_shared<MemoryStore>();
        (void)put(*bucket, u"hot/a.jpg"_s);
        if (!marker.isEmpty())
            (void)put(*bucket, Marker, markerOf(marker));
        return bucket;
    };
    const QList<ObjectRef> objects{{.key = u"hot/a.jpg"_s, .versionId = {}}};
    const QList<std::function<Result<void>(ObjectStore &)>> deletes{
        [](ObjectStore &store) { return store.remove(u"hot/a.jpg"_s, {}, {}); },
        [&](ObjectStore &store) -> Result<void> {
            TD_TRY(store.removeAll(objects, {}));
            return {};
        },
        [](ObjectStore &store) -> Result<void> {
            TD_TRY(store.setAside(u"hot/a.jpg"_s, {}));
            return {};
        },
        [](ObjectStore &store) {
            return store.abortUpload({.key = u"hot/a.jpg"_s, .uploadId = u"1"_s, .started = {}}, {});
        }};
    for (const auto &destroy : deletes) {
        const auto bucket = filled();
        Catalogue mine{.id = u"mine"_s, .marked = marked};
        const auto store = guard(bucket, mine);
        QCOMPARE(reasonOf(destroy(*store)), onDelete);
        if (!onDelete.isEmpty())
            QVERIFY(keysOf(*bucket).contains(u"hot/a.jpg"_s));
    }
    Catalogue mine{.id = u"mine"_s, .marked = marked};
    const auto written = put(*guard(filled(), mine), u"hot/b.jpg"_s);
    QTEST(written ? QString() : written.error().reason, "onWrite");
}

void BucketGuardTest::theMarkerIsReadOnceForMany()
{
    Catalogue mine{.id = u"mine"_s};
    const auto store = guard(std::make_shared<MemoryStore>(), mine);
    for (int i = 0; i < 20; ++i)
        QVERIFY(put(*store, u"hot/%1.jpg"_s.arg(i)));
    QCOMPARE(mine.asked, 1);
}

void BucketGuardTest::theMarkerIsOutOfReach()
{
    Catalogue mine{.id = u"mine"_s};
    const auto store = guard(std::make_shared<MemoryStore>(), mine);
    QVERIFY(put(*store, u"hot/a.jpg"_s));
    QCOMPARE(keysOf(*store), QStringList{u"hot/a.jpg"_s});
    QCOMPARE(reasonOf(store->remove(Marker, {}, {})), u"key.reserved"_s);
    const auto written = put(*store, Marker, markerOf(u"theirs"_s));
    QCOMPARE(written.error().reason, u"key.reserved"_s);
}

void BucketGuardTest::theOperatorMayTakeABucketOver()
{
    const auto bucket = std::make_shared<MemoryStore>();
    QVERIFY(put(*bucket, Marker, markerOf(u"theirs"_s)));
    Catalogue mine{.id = u"mine"_s};
    const auto store = guard(bucket, mine);
    QVERIFY(!put(*store, u"hot/a.jpg"_s));
    QVERIFY(store->adopt({}));
    QVERIFY(put(*store, u"hot/a.jpg"_s));
    QVERIFY(store->remove(u"hot/a.jpg"_s, {}, {}));
    Catalogue theirs{.id = u"theirs"_s, .marked = true};
    QCOMPARE(reasonOf(guard(bucket, theirs)->remove(u"hot/a.jpg"_s, {}, {})), u"bucket.foreign"_s);
}

/// The one that was there before is locked out; when its operator takes the bucket back, it is not taken again.
void BucketGuardTest::whoTookOverMarksAnewOnce()
{
    const auto bucket = std::make_shared<MemoryStore>();
    Catalogue before{.id = u"one"_s};
    QVERIFY(put(*guard(bucket, before), u"hot/a.jpg"_s));
    Catalogue now{.id = u"one/second"_s, .former = u"one"_s};
    QVERIFY(guard(bucket, now)->remove(u"hot/a.jpg"_s, {}, {}));
    QVERIFY(now.marked);
    const auto locked = put(*guard(bucket, before), u"hot/b.jpg"_s);
    QVERIFY(!locked);
    QCOMPARE(locked.error().reason, u"bucket.foreign"_s);
    Catalogue third{.id = u"one/third"_s, .former = u"one"_s};
    QCOMPARE(reasonOf(guard(bucket, third)->claim({})), u"bucket.foreign"_s);
    QVERIFY(guard(bucket, before)->adopt({}));
    QCOMPARE(reasonOf(guard(bucket, now)->claim({})), u"bucket.foreign"_s);
}

/// That the bucket was compared a moment ago says nothing about a take-over since.
void BucketGuardTest::aClaimComparesAgain()
{
    const auto bucket = std::make_shared<MemoryStore>();
    Catalogue one{.id = u"one"_s};
    const auto store = guard(bucket, one);
    QVERIFY(put(*store, u"hot/a.jpg"_s));
    one = {.id = u"one/second"_s, .former = u"one"_s};
    QVERIFY(store->claim({}));
    Catalogue before{.id = u"one"_s, .marked = true};
    QCOMPARE(reasonOf(guard(bucket, before)->claim({})), u"bucket.foreign"_s);
}

void BucketGuardTest::aTestSaysWhoseItIs()
{
    const auto bucket = std::make_shared<MemoryStore>();
    QVERIFY(put(*bucket, Marker, markerOf(u"theirs"_s)));
    Catalogue mine{.id = u"mine"_s};
    auto report = guard(bucket, mine)->probe(u"hot/"_s, u"1"_s, {});
    QVERIFY(report && !report->isUsable());
    QCOMPARE(report->checks.last().id, u"marker"_s);
    QCOMPARE(report->checks.last().error->reason, u"bucket.foreign"_s);
    report = guard(std::make_shared<MemoryStore>(), mine)->probe(u"hot/"_s, u"1"_s, {});
    QVERIFY(report && report->isUsable());
    QVERIFY(mine.marked);
}

void BucketGuardTest::aDeferredStoreAsksOnce()
{
    int asked = 0;
    const auto real = std::make_shared<MemoryStore>();
    DeferredStore store(u"s3:photos@backblazeb2.com"_s, u"Backblaze B2 · photos"_s,
                        [&](std::stop_token) -> Result<std::shared_ptr<ObjectStore>> {
                            ++asked;
                            return real;
                        });
    QCOMPARE(store.name(), u"s3:photos@backblazeb2.com"_s);
    QCOMPARE(store.displayName(), u"Backblaze B2 · photos"_s);
    QCOMPARE(asked, 0);
    QVERIFY(put(store, u"cold/a.jpg"_s));
    QCOMPARE(*readAll(store, u"cold/a.jpg"_s, {}), "photo"_ba);
    QCOMPARE(keysOf(store), QStringList{u"cold/a.jpg"_s});
    QVERIFY(store.remove(u"cold/a.jpg"_s, {}, {}));
    QVERIFY(keysOf(*real).isEmpty());
    QCOMPARE(asked, 1);
}

void BucketGuardTest::aDeferredStoreAsksAgainAfterAFailure()
{
    ErrorCode answer = ErrorCode::Unavailable;
    DeferredStore store(u"s3:photos@backblazeb2.com"_s, {},
                        [&](std::stop_token) -> Result<std::shared_ptr<ObjectStore>> {
                            if (answer == ErrorCode::Internal)
                                return std::make_shared<MemoryStore>();
                            return fail(answer, u"net.refused"_s, u"No."_s, {}, u"Wait."_s);
                        });
    QCOMPARE(put(store, u"cold/a.jpg"_s).error().code, ErrorCode::Unavailable);
    QCOMPARE(store.probe(u"cold/"_s, u"1"_s, {})->checks.last().id, u"reach"_s);
    answer = ErrorCode::Unauthenticated;
    QCOMPARE(store.probe(u"cold/"_s, u"1"_s, {})->checks.last().id, u"credentials"_s);
    answer = ErrorCode::Internal;
    QVERIFY(put(store, u"cold/a.jpg"_s));
    QVERIFY(store.probe(u"cold/"_s, u"1"_s, {})->isUsable());
}

TD_TEST(BucketGuardTest)
#include "tst_bucketguard.moc"
