// SPDX-License-Identifier: GPL-3.0-or-later
// Disks that are full, read-only or gone, and files that somebody changes (docs/FAULTS.md, D3, D7x, F1x, F2x, F4x).
// Disks are made in memory, in mounts that only this process sees; where the system does not allow that, those are
// skipped.
#include "networkscene.h"

#include "catalog/sqlitecatalogue.h"
#include "storage/folderstore.h"
#include "support/testprogram.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace td;
using namespace td::test;

namespace
{

bool ownMounts = false;

void writeAll(const char *file, const QByteArray &text)
{
    QFile out(QString::fromLatin1(file));
    if (out.open(QIODevice::WriteOnly))
        out.write(text);
}

/// Gives this process mounts of its own; before any thread is there.
void leaveTheMountsOfOthers()
{
    const auto user = ::getuid();
    const auto group = ::getgid();
    const bool isRoot = user == 0;
    if (::unshare(isRoot ? CLONE_NEWNS : CLONE_NEWNS | CLONE_NEWUSER) != 0)
        return;
    if (!isRoot) {
        writeAll("/proc/self/setgroups", "deny");
        writeAll("/proc/self/uid_map", "0 " + QByteArray::number(user) + " 1");
        writeAll("/proc/self/gid_map", "0 " + QByteArray::number(group) + " 1");
    }
    ownMounts = ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0;
}

/// A disk of so many bytes in memory, mounted on a folder.
class Disk
{
public:
    explicit Disk(qint64 bytes)
    {
        const QByteArray options = "size=" + QByteArray::number(bytes);
        m_isMounted = ::mount("tmpfs", path().toLocal8Bit().constData(), "tmpfs", 0, options.constData()) == 0;
    }
    ~Disk()
    {
        if (m_isMounted)
            ::umount2(path().toLocal8Bit().constData(), MNT_DETACH);
    }
    Disk(const Disk &) = delete;
    Disk &operator=(const Disk &) = delete;

    [[nodiscard]] bool isMounted() const { return m_isMounted; }
    [[nodiscard]] QString path() const { return m_folder.path(); }
    /// Writes until so many bytes are left.
    void fillUp(qint64 leave = 0) const
    {
        QFile ballast(path() + u"/ballast"_s);
        if (!ballast.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
            qFatal("no ballast");
        const QByteArray block(4096, 'x');
        while (ballast.write(block) == block.size()) {
        }
        if (leave > 0 && !ballast.resize(std::max<qint64>(0, ballast.size() - leave)))
            qFatal("the ballast cannot shrink");
    }
    void clear() const { QFile::remove(path() + u"/ballast"_s); }
    [[nodiscard]] bool setReadOnly(bool on) const
    {
        return ::mount("none", path().toLocal8Bit().constData(), nullptr, MS_REMOUNT | (on ? MS_RDONLY : 0), nullptr) ==
               0;
    }

private:
    QTemporaryDir m_folder;
    bool m_isMounted = false;
};

/// TEMP on a disk so small that the usual reserve would not fit on it.
std::shared_ptr<ObjectStore> onSmallDisk(const QString &folder)
{
    return std::make_shared<FolderStore>(folder, u"temp/"_s, u"folder"_s, u"a small disk"_s, 0);
}

#define TD_NEED_MOUNTS()                                                                                               \
    if (!ownMounts)                                                                                                    \
    QSKIP("this system gives a process no mounts of its own")

} // namespace

class DiskFaultsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tempIsFull_data();
    void tempIsFull();
    void theDatabasesDiskIsFull();
    void theDatabaseBecomesReadOnly();
    void theFileChangesInTheMove_data();
    void theFileChangesInTheMove();
    void theDiskIsGoneForAWhile();
};

void DiskFaultsTest::tempIsFull_data()
{
    QTest::addColumn<qint64>("left");
    for (const qint64 left : {0, 4096, 40'960, 98'304})
        QTest::addRow("F1x %lld bytes are left", static_cast<long long>(left)) << left;
}

void DiskFaultsTest::tempIsFull()
{
    QFETCH(const qint64, left);
    TD_NEED_MOUNTS();
    const Disk disk(1024 * 1024);
    QVERIFY(disk.isMounted());
    Fixture f;
    f.remote.insert(Tier::Temp, onSmallDisk(disk.path()));
    f.diskSpace = [] { return std::pair<qint64, qint64>(0, 0); };
    f.overrides.insert(u"image.variants"_s, QString());
    f.restart();
    const Photo first = f.upload(1);
    const QStringList keys = f.storedKeys();
    disk.fillUp(left);
    const auto refused = f.engine().ingest.uploadBytes(fakePhoto(2, 100'000), u"big.jpg"_s, {}, {});
    QVERIFY(!refused);
    QVERIFY2(refused.error().code == ErrorCode::ResourceExhausted, qPrintable(refused.error().message));
    disk.clear();
    f.restart();
    QVERIFY(f.engine().mover.recover({}));
    QVERIFY(f.store(Tier::Temp).sweepPartials(Seconds{0}, {}));
    QCOMPARE(f.storedKeys(), keys);
    QCOMPARE(f.violations({{first.photoId, first.sha256}}).join(u"; "_s), QString());
    QVERIFY(f.engine().ingest.uploadBytes(fakePhoto(2, 100'000), u"big.jpg"_s, {}, {}));
    QCOMPARE(f.violations().join(u"; "_s), QString());
}

void DiskFaultsTest::theDatabasesDiskIsFull()
{
    TD_NEED_MOUNTS();
    int failures = 0;
    for (const char *call : {"journal.beginMove", "journal.markCopied", "journal.markVerified", "journal.commitMove",
                             "journal.markReleased", "journal.finish"}) {
        const Disk disk(16 * 1024 * 1024);
        QVERIFY(disk.isMounted());
        FakeS3 bucket;
        Places places;
        places.hot = configOf(bucket);
        Fixture f(disk.path() + u"/profile"_s);
        places.fit(f);
        f.remote.insert(Tier::Temp, onSmallDisk(f.profile()));
        f.diskSpace = [] { return std::pair<qint64, qint64>(0, 0); };
        f.reopen();
        const Photo photo = f.upload(1);
        f.restart(); // the log of the database is empty again, so that it has to grow
        f.faults.only = [&](const QString &name) {
            if (name == QLatin1StringView(call))
                disk.fillUp();
            return true;
        };
        const auto moved = f.engine().mover.move(photo.photoId, Tier::Hot, true, {}, {});
        f.faults.only = nullptr;
        failures += moved ? 0 : 1;
        if (!moved)
            QVERIFY2(moved.error().code == ErrorCode::ResourceExhausted, qPrintable(moved.error().message));
        disk.clear();
        places.fit(f);
        f.restart();
        const auto recovery = f.engine().mover.recover({});
        QVERIFY2(recovery && recovery->failed.isEmpty(), call);
        QCOMPARE(f.violations({{photo.photoId, photo.sha256}}).join(u"; "_s), QString());
        QVERIFY(f.engine().mover.move(photo.photoId, Tier::Hot, true, {}, {}));
        QCOMPARE(f.violations({{photo.photoId, photo.sha256}}).join(u"; "_s), QString());
    }
    QVERIFY2(failures >= 3, "the disk was not full enough to matter");
}

void DiskFaultsTest::theDatabaseBecomesReadOnly()
{
    TD_NEED_MOUNTS();
    const Disk disk(256 * 1024 * 1024);
    QVERIFY(disk.isMounted());
    FakeS3 bucket;
    Places places;
    places.hot = configOf(bucket);
    Photo photo;
    {
        Fixture f(disk.path() + u"/profile"_s);
        photo = f.upload(1);
    }
    QVERIFY(disk.setReadOnly(true));
    const auto opened = SqliteCatalogue::open(disk.path() + u"/profile/catalog.db"_s, {});
    if (opened) { // to look is allowed, to move is not
        Holder self{u"h"_s, 1, u"1"_s};
        QVERIFY((*opened)->photos().find(photo.photoId));
        QVERIFY(!(*opened)->journal().beginMove(photo.photoId, Tier::Temp, Tier::Hot, {}, {}, self, {}));
    } else {
        QVERIFY(!opened.error().message.isEmpty());
    }
    QVERIFY(disk.setReadOnly(false));
    Fixture f(disk.path() + u"/profile"_s);
    places.fit(f);
    f.restart();
    QVERIFY(f.engine().mover.move(photo.photoId, Tier::Hot, true, {}, {}));
    QCOMPARE(f.violations({{photo.photoId, photo.sha256}}).join(u"; "_s), QString());
}

void DiskFaultsTest::theFileChangesInTheMove_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("reason");
    QTest::newRow("F2x another byte") << u"flip"_s << u"copy.damaged"_s;
    QTest::newRow("F2x shorter") << u"truncate"_s << u"copy.damaged"_s;
    QTest::newRow("F2x longer") << u"append"_s << u"copy.damaged"_s;
    QTest::newRow("F2x deleted") << u"delete"_s << u"object.missing"_s;
}

void DiskFaultsTest::theFileChangesInTheMove()
{
    QFETCH(const QString, what);
    QFETCH(const QString, reason);
    NetworkScene scene;
    scene.prepare(Deed::ToHot);
    const QString path = scene.f.masterPath(scene.subject);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray before = file.readAll();
    file.close();
    bool hasChanged = false;
    scene.f.faults.only = [&](const QString &name) {
        if (name != "store.get"_L1 || std::exchange(hasChanged, true))
            return true;
        QByteArray after = before;
        if (what == u"flip"_s)
            after[700] = char(after.at(700) ^ 1);
        else if (what == u"truncate"_s)
            after.truncate(700);
        else
            after.append("more");
        QFile::remove(path);
        QFile changed(path);
        if (what != u"delete"_s && (!changed.open(QIODevice::WriteOnly) || changed.write(after) != after.size()))
            qFatal("not changed");
        return true;
    };
    const auto moved = scene.act();
    scene.f.faults.only = nullptr;
    QVERIFY(hasChanged);
    QVERIFY(!moved);
    QCOMPARE(moved.error().reason, reason);
    QVERIFY2(scene.hot.bodiesStored().value(u"hot/%1.jpg"_s.arg(scene.subject)) == 0, "bad bytes were copied on");
    // Somebody brings the file back from a backup.
    QFile::remove(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(before), before.size());
    file.close();
    int orphans = -1;
    QCOMPARE(scene.wrongAfterRestart(&orphans).join(u"; "_s), QString());
    QVERIFY(scene.act());
    QCOMPARE(scene.wrongAtTheEnd().join(u"; "_s), QString());
}

void DiskFaultsTest::theDiskIsGoneForAWhile()
{
    TD_NEED_MOUNTS();
    for (const char *call : {"store.get", "store.remove"}) {
        const QTemporaryDir real;
        const QTemporaryDir place;
        const auto plugIn = [&] {
            return ::mount(real.path().toLocal8Bit().constData(), place.path().toLocal8Bit().constData(), nullptr,
                           MS_BIND, nullptr) == 0;
        };
        QVERIFY(plugIn());
        NetworkScene scene;
        scene.f.remote.insert(Tier::Temp,
                              std::make_shared<FolderStore>(place.path(), u"temp/"_s, u"folder"_s, u"a stick"_s));
        scene.reopen();
        scene.prepare(Deed::ToHot);
        bool isGone = false;
        scene.f.faults.only = [&](const QString &name) {
            if (name == QLatin1StringView(call) && !std::exchange(isGone, true) &&
                ::umount2(place.path().toLocal8Bit().constData(), MNT_DETACH) != 0)
                qFatal("not unplugged");
            return true;
        };
        const auto moved = scene.act();
        scene.f.faults.only = nullptr;
        QVERIFY2(isGone, call);
        QCOMPARE(moved.has_value(), QByteArray(call) == "store.remove");
        QVERIFY(plugIn());
        int orphans = -1;
        QCOMPARE(scene.wrongAfterRestart(&orphans).join(u"; "_s), QString());
        QVERIFY(scene.act());
        QCOMPARE(scene.wrongAtTheEnd().join(u"; "_s), QString());
        ::umount2(place.path().toLocal8Bit().constData(), MNT_DETACH);
    }
}

static int runWithMountsOfItsOwn(int argc, char **argv)
{
    leaveTheMountsOfOthers();
    return td::test::runTest<DiskFaultsTest, QCoreApplication>(argc, argv);
}

TD_TEST_RUN(runWithMountsOfItsOwn)
#include "tst_faults_disk.moc"
