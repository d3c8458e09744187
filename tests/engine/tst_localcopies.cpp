// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/backup/backupplace.h"
#include "engine/localsync.h"
#include "engine/protection.h"
#include "engine/restorehold.h"
#include "support/fixture.h"
#include "support/memorystore.h"
#include "support/testprogram.h"

#include <QDirIterator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace td;
using td::test::fakePhoto;
using td::test::Fault;
using td::test::Fixture;
using td::test::MemoryStore;
using td::test::sha256Of;

/// Files on this computer of photos that lie at a provider.
class LocalCopiesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsAndFindsByContent();
    void throwsDamagedFilesAway();
    void whatWasReadIsThereWithoutTheProvider();
    void syncFetchesWhatThePolicyWants_data();
    void syncFetchesWhatThePolicyWants();
    void theLeastUsedGoFirst();
    void neverEvictsTheOnlyCopy();
    void nothingStaysOfPurgedPhotos();
    void whatCameAfterTheBackupStays();
    void syncEndsWhereTheProviderIsAway();
    void drillReadsTheTier();
    void countsCopies();
};

namespace
{

/// A fixture whose HOT is at a provider.
struct Distant {
    explicit Distant(const QString &policy, qint64 limit = 1'000'000)
        : hot(std::make_shared<MemoryStore>(u"s3:photos"_s, false))
        , f({}, [&](Fixture &fitted) {
            fitted.remote.insert(Tier::Hot, hot);
            fitted.overrides.insert(u"local.policy"_s, policy);
            fitted.overrides.insert(u"local.limit_bytes"_s, QString::number(limit));
        })
    {
        local = std::make_shared<LocalCopies>(f.profile() + u"-local"_s);
        f.localCopies = local;
        f.reopen();
    }
    ~Distant() { QDir(local->folder()).removeRecursively(); }

    Photo inHot(quint32 seed, int size = 2'000)
    {
        const Photo photo = f.upload(seed, u"d"_s, size);
        if (!f.engine().mover.move(photo.photoId, Tier::Hot, false, {}, {}))
            qFatal("cannot move");
        return f.photo(photo.photoId);
    }
    SyncReport sync()
    {
        const auto report = LocalSync(f.parts(), f.engine().rules, f.engine().library).run({}, {});
        if (!report)
            qFatal("sync: %s", qPrintable(report.error().message));
        return *report;
    }
    void cut()
    {
        f.faults.only = [](const QString &name) { return name.startsWith("store."_L1); };
        f.faults.arm(Fault::FailBefore, 1, true);
    }

    std::shared_ptr<MemoryStore> hot;
    Fixture f;
    std::shared_ptr<LocalCopies> local;
};

} // namespace

void LocalCopiesTest::keepsAndFindsByContent()
{
    QTemporaryDir folder;
    const LocalCopies local(folder.filePath(u"photos"_s));
    const QByteArray bytes = fakePhoto(1);
    const QString hash = sha256Of(bytes);
    QVERIFY(!local.read(u"a/b \u00e9"_s, hash));
    QVERIFY(local.keep(u"a/b \u00e9"_s, hash, bytes));
    QCOMPARE(local.read(u"a/b \u00e9"_s, hash), bytes);
    QVERIFY(!local.has(u"another"_s, hash));
    QVERIFY(local.keep(QString(300, u'x'), hash, bytes)); // fits no file name, and is no error
    QCOMPARE(local.entries().size(), 1);
    QCOMPARE(local.entries().first().photoId, u"a/b \u00e9"_s);
    local.forget(u"a/b \u00e9"_s, hash);
    QVERIFY(local.entries().isEmpty());
}

void LocalCopiesTest::throwsDamagedFilesAway()
{
    QTemporaryDir folder;
    const LocalCopies local(folder.path());
    const QByteArray bytes = fakePhoto(1);
    QVERIFY(local.keep(u"p"_s, sha256Of(bytes), bytes));
    QFile file(local.entries().first().path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    file.write("x");
    file.close();
    QVERIFY(!local.read(u"p"_s, sha256Of(bytes)));
    QVERIFY(local.entries().isEmpty());
}

void LocalCopiesTest::whatWasReadIsThereWithoutTheProvider()
{
    Distant d(u"cache"_s);
    const Photo photo = d.inHot(1);
    const Photo other = d.inHot(2);
    const auto first = d.f.engine().library.bytes(photo.photoId, variant::Master, {});
    QVERIFY(first);
    d.cut();
    QCOMPARE(*d.f.engine().library.bytes(photo.photoId, variant::Master, {}), *first);
    QVERIFY(d.f.engine().library.thumbnail(photo, 100, {})); // of the master that is here
    const QString file = d.f.profile() + u"-out.jpg"_s;
    QVERIFY(d.f.engine().library.saveTo(photo.photoId, variant::Master, file, true, {}));
    QFile::remove(file);
    QVERIFY(!d.f.engine().library.bytes(other.photoId, variant::Master, {}));
    QVERIFY(!d.f.engine().library.bytes(photo.photoId, variant::Master, {}, Library::Source::Tiers));
}

void LocalCopiesTest::syncFetchesWhatThePolicyWants_data()
{
    QTest::addColumn<QString>("policy");
    QTest::addColumn<qint64>("limit");
    QTest::addColumn<int>("fetched");
    QTest::newRow("keep") << u"keep"_s << qint64(1) << 3;
    QTest::newRow("cache with room") << u"cache"_s << qint64(1'000'000) << 3;
    QTest::newRow("cache for two") << u"cache"_s << qint64(5'000) << 2;
    QTest::newRow("none") << u"none"_s << qint64(1'000'000) << 0;
}

void LocalCopiesTest::syncFetchesWhatThePolicyWants()
{
    QFETCH(const QString, policy);
    QFETCH(const qint64, limit);
    QFETCH(const int, fetched);
    Distant d(policy, limit);
    for (quint32 seed = 1; seed <= 3; ++seed)
        d.inHot(seed);
    d.f.upload(4); // lies in TEMP, on this computer
    for (const LocalCopies::Entry &entry : d.local->entries())
        d.local->forget(entry.photoId, entry.sha256);
    const SyncReport report = d.sync();
    QVERIFY(report.failed.isEmpty());
    QCOMPARE(report.fetched, fetched);
    QCOMPARE(report.wanted, fetched);
    QCOMPARE(d.local->entries().size(), fetched);
    const SyncReport again = d.sync();
    QCOMPARE(again.fetched, 0);
    QCOMPARE(again.present, fetched);
    QCOMPARE(again.evicted, 0);
}

void LocalCopiesTest::theLeastUsedGoFirst()
{
    QTemporaryDir folder;
    const LocalCopies local(folder.path());
    const QList<QByteArray> photos{fakePhoto(1, 1'000), fakePhoto(2, 1'000), fakePhoto(3, 1'000)};
    for (const QByteArray &bytes : photos)
        QVERIFY(local.keep(u"p"_s, sha256Of(bytes), bytes));
    QVERIFY(local.read(u"p"_s, sha256Of(photos.first()))); // the oldest is the last that was used
    const LocalCopies::Evicted evicted = local.trim(2'100, [](const LocalCopies::Entry &) { return true; });
    QCOMPARE(evicted.count, 1);
    QVERIFY(local.has(u"p"_s, sha256Of(photos.at(0))));
    QVERIFY(!local.has(u"p"_s, sha256Of(photos.at(1))));
    QCOMPARE(local.trim(0, [](const LocalCopies::Entry &) { return false; }).count, 0);
    QCOMPARE(local.entries().size(), 2);
}

void LocalCopiesTest::neverEvictsTheOnlyCopy()
{
    Distant d(u"cache"_s);
    const Photo whole = d.inHot(1);
    const Photo doubtful = d.inHot(2);
    QCOMPARE(d.sync().fetched, 2);
    const QList<Copy> copies = *d.f.catalogue().copies().ofPhoto(doubtful.photoId);
    for (const Copy &copy : copies) {
        if (copy.variant == variant::Master)
            QVERIFY(d.f.catalogue().copies().setState(copy.copyId, CopyState::Suspect, {}, d.f.clock.now()));
    }
    d.f.overrides.insert(u"local.policy"_s, u"none"_s);
    d.f.reopen();
    QCOMPARE(d.sync().evicted, 1);
    QVERIFY(!d.local->has(whole.photoId, whole.sha256));
    QVERIFY(d.local->has(doubtful.photoId, doubtful.sha256));
}

void LocalCopiesTest::nothingStaysOfPurgedPhotos()
{
    Distant d(u"keep"_s);
    const Photo here = d.inHot(1);
    const Photo elsewhere = d.inHot(2);
    d.sync();
    QVERIFY(d.local->has(here.photoId, here.sha256));
    QCOMPARE(d.f.engine().library.purge({here.photoId}, {}, {}).done.size(), 1);
    QVERIFY(!d.local->has(here.photoId, here.sha256));
    // Another console purged it: the next sync sees that.
    d.f.localCopies = nullptr;
    d.f.reopen();
    QCOMPARE(d.f.engine().library.purge({elsewhere.photoId}, {}, {}).done.size(), 1);
    d.f.localCopies = d.local;
    d.f.reopen();
    QVERIFY(d.local->has(elsewhere.photoId, elsewhere.sha256));
    QCOMPARE(d.sync().evicted, 1);
    QVERIFY(d.local->entries().isEmpty());
}

void LocalCopiesTest::whatCameAfterTheBackupStays()
{
    Distant d(u"cache"_s);
    const QByteArray bytes = fakePhoto(7, 1'000);
    QVERIFY(d.local->keep(u"later"_s, sha256Of(bytes), bytes));
    QVERIFY(holdRestored(d.f.catalogue(), {.backup = u"of yesterday"_s, .since = d.f.clock.now()}));
    QCOMPARE(d.sync().evicted, 0);
    QVERIFY(d.local->has(u"later"_s, sha256Of(bytes)));
    QVERIFY(*endRestoreHold(d.f.parts()));
    QCOMPARE(d.sync().evicted, 1);
}

void LocalCopiesTest::syncEndsWhereTheProviderIsAway()
{
    Distant d(u"cache"_s);
    for (quint32 seed = 1; seed <= 3; ++seed)
        d.inHot(seed);
    d.cut();
    const SyncReport report = d.sync();
    QCOMPARE(report.fetched, 0);
    QCOMPARE(report.failed.size(), 3);
    d.f.faults.disarm();
    d.f.faults.only = nullptr;
    QCOMPARE(d.sync().fetched, 3);
}

void LocalCopiesTest::drillReadsTheTier()
{
    Distant d(u"cache"_s);
    const Photo photo = d.inHot(1);
    d.sync();
    QVERIFY(d.hot->remove(photo.storagePath, {}, {}));
    QVERIFY(d.f.engine().library.bytes(photo.photoId, variant::Master, {}));
    QVERIFY(!d.f.engine().library.bytes(photo.photoId, variant::Master, {}, Library::Source::Tiers));
}

void LocalCopiesTest::countsCopies()
{
    Distant d(u"cache"_s);
    d.inHot(1);
    const Photo cached = d.inHot(2);
    d.f.upload(3);
    d.f.upload(4);
    QVERIFY(d.f.engine().library.bytes(cached.photoId, variant::Master, {}));
    const auto counted = [&] {
        const auto map = protectionMap(d.f.parts(), d.f.engine().rules);
        return map ? *map : ProtectionMap{};
    };
    ProtectionMap map = counted();
    QCOMPARE(map.photos, 4);
    QCOMPARE(map.one, 3);
    QCOMPARE(map.two, 1);
    QCOMPARE(map.unprotected.count, 2); // those in TEMP
    QVERIFY(!map.backedUp);
    d.f.clock.advance(Hour);
    QVERIFY(d.f.engine().rules.set(u"backup.photos"_s, u"all"_s));
    QVERIFY(setBackupNote(d.f.parts(), BackupLastNote, {{u"at"_s, toIso(d.f.clock.now())}, {u"missing"_s, 0}}));
    map = counted();
    QCOMPARE(map.one, 0);
    QCOMPARE(map.two, 3);
    QCOMPARE(map.three, 1);
    QCOMPARE(map.unprotected.count, 0);
    d.f.clock.advance(Hour);
    d.f.upload(5);
    QCOMPARE(counted().unprotected.count, 1);
}

TD_TEST(LocalCopiesTest)
#include "tst_localcopies.moc"
