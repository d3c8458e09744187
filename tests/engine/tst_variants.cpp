// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/queue.h"
#include "engine/variants.h"
#include "engine/variantsettings.h"
#include "support/fixture.h"
#include "support/testprogram.h"

#include <QFile>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace td;
using td::test::fakePhoto;
using td::test::Fault;
using td::test::Fixture;

namespace
{

constexpr int VariantPatience = 20'000;

QList<Copy> copiesOf(Fixture &f, const QString &photoId)
{
    return f.catalogue().copies().ofPhoto(photoId).value_or(QList<Copy>());
}

/// name -> key of the readable copies.
QMap<QString, QString> keysOf(Fixture &f, const QString &photoId)
{
    QMap<QString, QString> keys;
    for (const Copy &copy : copiesOf(f, photoId)) {
        if (copy.state == CopyState::Verified)
            keys.insert(copy.variant, copy.key);
    }
    return keys;
}

qint64 bytesOf(Fixture &f, const QString &photoId)
{
    qint64 bytes = 0;
    for (const Copy &copy : copiesOf(f, photoId))
        bytes += copy.size;
    return bytes;
}

void want(Fixture &f, const QString &sizes)
{
    if (const auto set = f.engine().rules.set(u"image.variants"_s, sizes); !set)
        qFatal("%s", qPrintable(set.error().message));
}

QString reasonOf(const Result<VariantOutcome> &outcome)
{
    return outcome ? u"ok"_s : outcome.error().reason;
}

} // namespace

class TestVariants : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void makesWhatIsMissing_data();
    void makesWhatIsMissing();
    void removesOnlyOnRequest();
    void makesAnewOnRequest();
    void coverIsThePhotoItself();
    void storedAndPriced();
    void followTheirPhoto();
    void refusals();
    void oneAtATime();
    void whatACrashLeft();
    void findsThoseThatNeedIt();
    void isWorkOfTheQueue();
    void cancelLeavesNothing();
};

void TestVariants::makesWhatIsMissing_data()
{
    QTest::addColumn<int>("tier");
    for (const Tier tier : AllTiers)
        QTest::newRow(qPrintable(tierName(tier))) << int(tier);
}

void TestVariants::makesWhatIsMissing()
{
    QFETCH(const int, tier);
    Fixture f;
    want(f, u"small"_s);
    const Photo before = f.upload(1);
    QVERIFY(f.engine().library.moveOne(before.photoId, Tier(tier), {}, {}));
    const QMap<QString, QString> kept = keysOf(f, before.photoId);
    QCOMPARE(kept.keys(), QStringList({variant::Master, u"small"_s}));
    want(f, u"small,large,platform_instagram,banner=1200"_s);
    const auto done = f.engine().variants.complete(before.photoId, {}, {});
    QVERIFY2(done, done ? "" : qPrintable(done.error().message));
    QCOMPARE(done->made, QStringList({u"large"_s, u"platform_instagram"_s, u"banner"_s}));
    QCOMPARE(done->removed, QStringList());
    const QMap<QString, QString> now = keysOf(f, before.photoId);
    QCOMPARE(now.size(), 5);
    QCOMPARE(now.value(variant::Master), kept.value(variant::Master));
    QCOMPARE(now.value(u"small"_s), kept.value(u"small"_s));
    QVERIFY(now.value(u"banner"_s).startsWith(tierName(Tier(tier))));
    const Photo after = f.photo(before.photoId);
    QCOMPARE(after.sha256, before.sha256);
    QCOMPARE(after.storedBytes, bytesOf(f, before.photoId));
    QCOMPARE(after.lastAccessDate, f.photo(before.photoId).lastAccessDate);
    QCOMPARE(f.violations({{before.photoId, before.sha256}}), QStringList());
    // Again: there is nothing left to do.
    const auto again = f.engine().variants.complete(before.photoId, {}, {});
    QVERIFY(again && again->made.isEmpty() && again->bytes == 0);
    QCOMPARE(f.engine().library.details(before.photoId)->history.first().what, u"variants"_s);
}

void TestVariants::removesOnlyOnRequest()
{
    Fixture f;
    want(f, u"small,large,banner=1200"_s);
    const Photo photo = f.upload(1);
    const QMap<QString, QString> before = keysOf(f, photo.photoId);
    want(f, u"small"_s);
    QVERIFY(f.engine().variants.complete(photo.photoId, {}, {}));
    QCOMPARE(keysOf(f, photo.photoId), before);
    const auto pruned = f.engine().variants.complete(photo.photoId, {.make = true, .remake = false, .prune = true}, {});
    QVERIFY(pruned);
    QCOMPARE(pruned->removed, QStringList({u"large"_s, u"banner"_s}));
    QVERIFY(pruned->bytes < 0);
    QCOMPARE(keysOf(f, photo.photoId).keys(), QStringList({variant::Master, u"small"_s}));
    QCOMPARE(f.photo(photo.photoId).storedBytes, bytesOf(f, photo.photoId));
    QCOMPARE(f.violations(), QStringList());
    // No key is ever used twice.
    want(f, u"small,large"_s);
    QVERIFY(f.engine().variants.complete(photo.photoId, {}, {}));
    QVERIFY(keysOf(f, photo.photoId).value(u"large"_s) != before.value(u"large"_s));
}

void TestVariants::makesAnewOnRequest()
{
    Fixture f;
    want(f, u"small,medium"_s);
    f.overrides.insert(u"image.keep_original"_s, u"true"_s);
    f.restart();
    const Photo photo = f.upload(1);
    const QMap<QString, QString> before = keysOf(f, photo.photoId);
    const auto done = f.engine().variants.complete(photo.photoId, {.make = true, .remake = true, .prune = false}, {});
    QVERIFY2(done, done ? "" : qPrintable(done.error().message));
    QCOMPARE(done->made, QStringList({u"small"_s, u"medium"_s}));
    QCOMPARE(done->bytes, 0);
    const QMap<QString, QString> after = keysOf(f, photo.photoId);
    QCOMPARE(after.keys(), before.keys());
    for (const QString &name : {variant::Master, variant::Original})
        QCOMPARE(after.value(name), before.value(name));
    for (const QString &name : {u"small"_s, u"medium"_s})
        QVERIFY(after.value(name) != before.value(name));
    QCOMPARE(f.violations({{photo.photoId, photo.sha256}}), QStringList());
}

void TestVariants::coverIsThePhotoItself()
{
    Fixture f;
    want(f, u"small,cover"_s);
    const Photo photo = f.upload(1);
    QCOMPARE(keysOf(f, photo.photoId).keys(), QStringList({variant::Master, u"small"_s}));
    QCOMPARE(*f.engine().library.bytes(photo.photoId, variant::Cover, {}),
             *f.engine().library.bytes(photo.photoId, variant::Master, {}));
    QCOMPARE(f.engine().links.issue({.photoId = photo.photoId, .variant = variant::Cover})->url,
             f.engine().links.issue({.photoId = photo.photoId, .variant = variant::Master})->url);
    const QString file = f.profile() + u"/cover.jpg"_s;
    QVERIFY(f.engine().library.saveTo(photo.photoId, variant::Cover, file, false, {}));
    QCOMPARE(QFile(file).size(), photo.compressedSizeBytes);
    // A size of its own makes it a picture of its own.
    want(f, u"small,cover=1000"_s);
    QCOMPARE(f.engine().variants.complete(photo.photoId, {}, {})->made, QStringList{variant::Cover});
    QVERIFY(*f.engine().library.bytes(photo.photoId, variant::Cover, {}) !=
            *f.engine().library.bytes(photo.photoId, variant::Master, {}));
    // And without it again, that one is no longer wanted.
    want(f, u"small,cover"_s);
    QCOMPARE(f.engine().variants.count(VariantGap::Unwanted).value_or(-1), 1);
}

void TestVariants::storedAndPriced()
{
    Fixture f;
    want(f, u"small"_s);
    const Photo photo = f.upload(1);
    QVERIFY(f.engine().library.moveOne(photo.photoId, Tier::Hot, {}, {}));
    const auto before = f.engine().accounts.stats();
    want(f, u"small,medium,large,telegram"_s);
    const auto done = f.engine().variants.complete(photo.photoId, {}, {});
    QVERIFY(done && done->bytes > 0);
    const auto after = f.engine().accounts.stats();
    QVERIFY(before && after);
    QCOMPARE(after->totals.live.value(Tier::Hot).bytes, before->totals.live.value(Tier::Hot).bytes + done->bytes);
    QCOMPARE(after->totals.live.value(Tier::Hot).bytes, bytesOf(f, photo.photoId));
    QVERIFY(after->breakdown.total > before->breakdown.total);
    QCOMPARE(f.engine().library.sums({})->bytes, bytesOf(f, photo.photoId));
    QCOMPARE(*f.catalogue().selfCheck(false), QStringList());
}

void TestVariants::followTheirPhoto()
{
    Fixture f;
    want(f, u"none"_s);
    const Photo photo = f.upload(1);
    want(f, u"small,large"_s);
    QVERIFY(f.engine().variants.complete(photo.photoId, {}, {}));
    for (const Tier tier : {Tier::Hot, Tier::Cold, Tier::Hot}) {
        QVERIFY(f.engine().library.moveOne(photo.photoId, tier, {}, {}));
        QCOMPARE(keysOf(f, photo.photoId).size(), 3);
        QCOMPARE(f.violations({{photo.photoId, photo.sha256}}), QStringList());
    }
    QVERIFY(f.engine().library.trash({photo.photoId}));
    QVERIFY(f.engine().library.restore({photo.photoId}));
    QCOMPARE(keysOf(f, photo.photoId).size(), 3);
    QVERIFY(f.engine().library.purge({photo.photoId}, {}, {}).failed.isEmpty());
    QCOMPARE(f.storedKeys(), QStringList());
}

void TestVariants::refusals()
{
    Fixture f;
    want(f, u"small"_s);
    const Photo photo = f.upload(1);
    want(f, u"small,large"_s);
    QCOMPARE(reasonOf(f.engine().variants.complete(u"nobody"_s, {}, {})), u"photo.unknown"_s);
    QVERIFY(f.engine().library.trash({photo.photoId}));
    QCOMPARE(reasonOf(f.engine().variants.complete(photo.photoId, {}, {})), u"photo.in_trash"_s);
    QVERIFY(f.engine().library.restore({photo.photoId}));
    // Stored bytes that are no longer the master's make no rendition.
    QFile master(f.masterPath(photo.photoId));
    QVERIFY(master.open(QIODevice::ReadWrite) && master.write("X") == 1);
    master.close();
    QCOMPARE(reasonOf(f.engine().variants.complete(photo.photoId, {}, {})), u"copy.damaged"_s);
    QCOMPARE(keysOf(f, photo.photoId).size(), 2);
    // The master and the original are nothing that this may take away or make.
    VariantChange change{.photoId = photo.photoId, .tier = Tier::Temp, .made = {}, .removed = {}};
    for (const Copy &copy : copiesOf(f, photo.photoId)) {
        if (copy.variant == variant::Master)
            change.removed = {copy.copyId};
    }
    const auto entry = f.catalogue().journal().beginVariants(change, f.self, f.clock.now());
    QVERIFY(!entry);
    QCOMPARE(entry.error().reason, u"journal.plan"_s);
    QVERIFY(f.catalogue().journal().open()->isEmpty());
}

void TestVariants::oneAtATime()
{
    Fixture f;
    want(f, u"none"_s);
    const Photo photo = f.upload(1);
    Copy made;
    made.photoId = photo.photoId;
    made.variant = u"small"_s;
    made.key = u"temp/"_s + photo.photoId + u"/small.jpg"_s;
    made.backend = f.store(Tier::Temp).name();
    const VariantChange change{.photoId = photo.photoId, .tier = Tier::Temp, .made = {made}, .removed = {}};
    const Holder other{u"testhost"_s, 99, u"1"_s};
    f.holderDead = [](const Holder &) { return false; };
    f.reopen();
    const auto entry = f.catalogue().journal().beginVariants(change, other, f.clock.now());
    QVERIFY2(entry, entry ? "" : qPrintable(entry.error().message));
    // Whoever makes renditions keeps moves, other renditions and the trash away, and the other way round.
    QCOMPARE(f.engine().library.moveOne(photo.photoId, Tier::Hot, {}, {}).error().reason, u"photo.busy"_s);
    want(f, u"large"_s);
    QCOMPARE(reasonOf(f.engine().variants.complete(photo.photoId, {}, {})), u"photo.busy"_s);
    QVERIFY(!f.engine().library.trash({photo.photoId})->failed.isEmpty());
    QVERIFY(f.catalogue().journal().abandon(entry->id, other, u"enough"_s, f.clock.now()));
    QVERIFY(f.engine().variants.complete(photo.photoId, {}, {}));
    QCOMPARE(f.violations(), QStringList());
}

void TestVariants::whatACrashLeft()
{
    Fixture f;
    want(f, u"none"_s);
    const Photo photo = f.upload(1);
    want(f, u"small,large"_s);
    // The objects are there, the catalogue knows nothing of them, and the process is dead.
    f.faults.only = [](const QString &name) {
        return name == "journal.commitVariants"_L1 || name == "journal.find"_L1 || name == "journal.takeOver"_L1;
    };
    f.faults.arm(Fault::FailBefore, 1, true);
    QVERIFY(!f.engine().variants.complete(photo.photoId, {}, {}));
    QCOMPARE(f.storedKeys().size(), 3);
    QCOMPARE(keysOf(f, photo.photoId).keys(), QStringList{variant::Master});
    f.restart();
    QCOMPARE(f.engine().mover.recover({})->rolledBack, 1);
    QCOMPARE(f.storedKeys().size(), 1);
    QCOMPARE(f.violations({{photo.photoId, photo.sha256}}), QStringList());
    QVERIFY(f.engine().variants.complete(photo.photoId, {}, {}));
    // After the commit the old ones go, now or at the next start.
    f.faults.only = [](const QString &name) { return name == "store.remove"_L1; };
    f.faults.arm(Fault::FailBefore, 1, true);
    QVERIFY(f.engine().variants.complete(photo.photoId, {.make = true, .remake = true, .prune = false}, {}));
    QCOMPARE(f.storedKeys().size(), 5);
    f.restart();
    QCOMPARE(f.engine().mover.recover({})->finished, 1);
    QCOMPARE(f.storedKeys().size(), 3);
    QCOMPARE(f.violations({{photo.photoId, photo.sha256}}), QStringList());
    QCOMPARE(f.photo(photo.photoId).storedBytes, bytesOf(f, photo.photoId));
}

void TestVariants::findsThoseThatNeedIt()
{
    Fixture f;
    want(f, u"small"_s);
    const QString bare = f.upload(1).photoId;
    want(f, u"small,large"_s);
    const QString whole = f.upload(2).photoId;
    want(f, u"small,large,banner=900"_s);
    const QString rich = f.upload(3).photoId;
    want(f, u"small,large,cover"_s);
    Variants &variants = f.engine().variants;
    QCOMPARE(variants.count(VariantGap::Missing).value_or(-1), 1);
    QCOMPARE(variants.count(VariantGap::Unwanted).value_or(-1), 1);
    QCOMPARE(*variants.incomplete({}, {}), QStringList{bare});
    QCOMPARE(*variants.incomplete({.make = false, .remake = false, .prune = true}, {}), QStringList{rich});
    QCOMPARE(variants.incomplete({.make = true, .remake = true, .prune = false}, {})->size(), 3);
    const VariantReport report =
        variants.completeAll({bare, whole, rich, u"nobody"_s}, {.make = true, .remake = false, .prune = true}, {}, {});
    QCOMPARE(report.photos.size(), 2);
    QCOMPARE(report.unchanged, 1);
    QCOMPARE(report.failed.size(), 1);
    QCOMPARE(variants.count(VariantGap::Missing).value_or(-1) + variants.count(VariantGap::Unwanted).value_or(-1), 0);
}

void TestVariants::isWorkOfTheQueue()
{
    Fixture f;
    want(f, u"none"_s);
    QStringList ids;
    for (quint32 seed = 1; seed <= 12; ++seed)
        ids.append(f.upload(seed).photoId);
    QVERIFY(f.engine().library.moveOne(ids.first(), Tier::Cold, {}, {}));
    want(f, u"small,large"_s);
    {
        TransferQueue queue(f.parts(), f.engine().ingest, f.engine().library);
        QSignalSpy finished(&queue, &TransferQueue::batchFinished);
        queue.start();
        queue.addVariants(std::nullopt, {});
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, VariantPatience);
        QCOMPARE(finished.first().at(0).toLongLong(), 12);
        queue.addVariants(QStringList{u"nobody"_s}, {});
        QSignalSpy refused(&queue, &TransferQueue::refused);
        QTRY_COMPARE_WITH_TIMEOUT(refused.size(), 1, VariantPatience);
    }
    const QList<Transfer> done = *f.catalogue().transfers().list({TransferState::Done}, 100);
    QCOMPARE(done.size(), 12);
    for (const Transfer &transfer : done) {
        QCOMPARE(transfer.kind, TransferKind::Variants);
        QVERIFY(transfer.resultBytes > transfer.bytes);
    }
    QCOMPARE(f.engine().variants.count(VariantGap::Missing).value_or(-1), 0);
    QCOMPARE(f.violations(), QStringList());
}

void TestVariants::cancelLeavesNothing()
{
    Fixture f;
    want(f, u"none"_s);
    const Photo photo = f.upload(1);
    want(f, u"small,medium,large"_s);
    std::stop_source stop;
    const auto cancelled = f.engine().variants.complete(photo.photoId, {}, stop.get_token(),
                                                        [&stop](const QString &step, double fraction) {
                                                            if (step == "store"_L1 && fraction > 0.7)
                                                                stop.request_stop();
                                                        });
    QVERIFY(!cancelled);
    QCOMPARE(cancelled.error().code, ErrorCode::Cancelled);
    QCOMPARE(f.storedKeys().size(), 1);
    QCOMPARE(f.violations({{photo.photoId, photo.sha256}}), QStringList());
}

TD_TEST(TestVariants)
#include "tst_variants.moc"
