// SPDX-License-Identifier: GPL-3.0-or-later
// The daily verification of remote tiers, and the restore drill.
#include "engine/dailyproofs.h"
#include "engine/restoredrill.h"
#include "storage/forwardingstore.h"
#include "support/fixture.h"
#include "support/memorystore.h"
#include "support/testprogram.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace td;
using namespace td::test;

namespace
{

/// A store that is not on this computer.
class Away final : public ForwardingStore
{
public:
    using ForwardingStore::ForwardingStore;
    [[nodiscard]] bool isLocal() const override { return false; }
};

/// HOT away from this computer, with `photos` photos.
struct Bench {
    Fixture f;
    std::shared_ptr<MemoryStore> away = std::make_shared<MemoryStore>(u"away"_s);
    QList<Photo> photos;

    explicit Bench(int count)
    {
        f.remote.insert(Tier::Hot, std::make_shared<Away>(away));
        f.reopen();
        for (int i = 1; i <= count; ++i) {
            const Photo photo = f.upload(quint32(i), u"d"_s);
            if (const auto moved = f.engine().mover.move(photo.photoId, Tier::Hot, true, {}, {}); !moved)
                qFatal("%s", qPrintable(moved.error().message));
            photos.append(f.photo(photo.photoId));
        }
    }
    const QList<Copy> copiesOf(const Photo &photo) { return *f.catalogue().copies().ofPhoto(photo.photoId); }
    DailyProofs proofs() { return {f.engine().parts, f.engine().rules}; }
    CheckReport run()
    {
        const auto report = proofs().run({}, {});
        if (!report)
            qFatal("%s", qPrintable(report.error().message));
        return *report;
    }
    void set(const QString &key, const QString &value)
    {
        if (const auto done = f.engine().rules.set(key, value); !done)
            qFatal("%s", qPrintable(done.error().message));
    }
    void damage(const Photo &photo)
    {
        away->overwrite(photo.storagePath, QByteArray(int(photo.compressedSizeBytes), 'x'));
    }
    QStringList alerts()
    {
        QStringList ids;
        const auto report = f.engine().advisor.report();
        if (!report)
            qFatal("%s", qPrintable(report.error().message));
        for (const Alert &alert : report->alerts)
            ids.append(alert.id);
        return ids;
    }
};

} // namespace

class ProofsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsItsShareEveryDay();
    void keepsToTheBytes();
    void isDueOnceADay();
    void canBeSwitchedOff();
    void tellsOfDamage();
    void anEmptyBucketIsNoDamage();
    void drillsBringPhotosBack();
    void drillsTellWhatDoesNotComeBack();
};

void ProofsTest::readsItsShareEveryDay()
{
    Bench b(5);     // 20 objects
    b.f.upload(99); // TEMP is on this computer: not its matter
    b.set(u"check.daily_percent"_s, u"20"_s);
    qint64 verified = 0;
    for (int day = 0; day < 5; ++day) {
        b.f.clock.advance(Day);
        verified += b.run().verified;
    }
    QCOMPARE(verified, qint64(20));
    const Instant since = b.f.clock.now() - 5 * Day;
    for (const Photo &photo : std::as_const(b.photos)) {
        for (const Copy &copy : b.copiesOf(photo))
            QVERIFY(copy.verifiedAt && *copy.verifiedAt > since);
    }
}

void ProofsTest::keepsToTheBytes()
{
    Bench b(4);
    b.set(u"check.daily_percent"_s, u"100"_s);
    b.set(u"check.daily_bytes"_s, u"1"_s);
    QCOMPARE(b.run().verified, qint64(1)); // one always, so that large ones come round as well
    b.set(u"check.daily_bytes"_s, u"0"_s);
    QCOMPARE(b.run().verified, qint64(16));
}

void ProofsTest::isDueOnceADay()
{
    Bench b(2);
    QVERIFY(b.proofs().runIfDue({}, {})->has_value());
    QVERIFY(!b.proofs().runIfDue({}, {})->has_value());
    b.f.clock.advance(Day);
    QVERIFY(b.proofs().runIfDue({}, {})->has_value());
}

void ProofsTest::canBeSwitchedOff()
{
    Bench b(2);
    b.set(u"check.daily_percent"_s, u"0"_s);
    QVERIFY(!b.proofs().runIfDue({}, {})->has_value());
    QVERIFY(!b.f.engine().rules.set(u"check.daily_percent"_s, u"101"_s));
}

void ProofsTest::tellsOfDamage()
{
    Bench b(2);
    b.set(u"check.daily_percent"_s, u"100"_s);
    QVERIFY(!b.alerts().contains(u"damaged_copies"_s));
    b.damage(b.photos.first());
    const CheckReport report = b.run();
    QCOMPARE(report.mismatched, qint64(1));
    QCOMPARE(report.findings.size(), 1);
    QCOMPARE(report.findings.first().photoId, b.photos.first().photoId);
    QVERIFY(b.alerts().contains(u"damaged_copies"_s));
    const auto last = b.proofs().last();
    QVERIFY(last && *last);
    QCOMPARE((*last)->mismatched, qint64(1));
}

void ProofsTest::anEmptyBucketIsNoDamage()
{
    Bench b(2);
    b.set(u"check.daily_percent"_s, u"100"_s);
    for (const Photo &photo : std::as_const(b.photos)) {
        for (const Copy &copy : b.copiesOf(photo))
            QVERIFY(b.away->remove(copy.key, {}, {}));
    }
    const auto report = b.proofs().run({}, {});
    QVERIFY(!report);
    QCOMPARE(report.error().reason, u"tier.looks_empty"_s);
    for (const Copy &copy : b.copiesOf(b.photos.first()))
        QCOMPARE(copy.state, CopyState::Verified);
}

void ProofsTest::drillsBringPhotosBack()
{
    Bench b(5);
    const auto drill = RestoreDrill(b.f.engine().parts, b.f.engine().library).run(3, {}, {});
    QVERIFY(drill);
    QCOMPARE(drill->items.size(), 3);
    QCOMPARE(drill->failures(), qint64(0));
    QVERIFY(!b.alerts().contains(u"drill_failed"_s));
    const QList<Event> events = *b.f.catalogue().events().latest(1);
    QCOMPARE(events.first().what, u"restore_drill"_s);
    QCOMPARE(b.f.photo(b.photos.first().photoId).accessCount, b.photos.first().accessCount);
}

void ProofsTest::drillsTellWhatDoesNotComeBack()
{
    Bench b(3);
    b.damage(b.photos.at(1));
    const auto drill = RestoreDrill(b.f.engine().parts, b.f.engine().library).run(10, {}, {});
    QVERIFY(drill);
    QCOMPARE(drill->items.size(), 3);
    QCOMPARE(drill->failures(), qint64(1));
    QVERIFY(b.alerts().contains(u"drill_failed"_s));
}

TD_TEST(ProofsTest)
#include "tst_proofs.moc"
