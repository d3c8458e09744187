// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/deleteproof.h"
#include "engine/processholder.h"
#include "support/fixture.h"
#include "support/testprogram.h"

#include <QDirIterator>
#include <QRegularExpression>
#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace td;
using td::test::Fault;
using td::test::Fixture;

namespace
{

/// Changes one byte of a file on disk, as a rotting disk would.
void spoil(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite))
        qFatal("cannot open %s", qPrintable(path));
    QByteArray bytes = file.readAll();
    bytes[bytes.size() / 2] = char(bytes.at(bytes.size() / 2) ^ 1);
    file.seek(0);
    file.write(bytes);
}

CopyState masterState(Fixture &f, const QString &photoId)
{
    const QList<Copy> copies = *f.catalogue().copies().ofPhoto(photoId);
    for (const Copy &copy : copies) {
        if (copy.variant == variant::Master)
            return copy.state;
    }
    return CopyState::Gone;
}

} // namespace

class MoverTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesEveryCopyAlong();
    void movingWhereItIsDoesNothing();
    void refusesTiersWithoutAStore();
    void refusesUnknownAndTrashedPhotos();
    void neverSpreadsCorruption();
    void oneBadReadIsReadAgain();
    void doesNotTrustALyingTarget();
    void cancelLeavesThePhotoWhereItWas();
    void twoThreadsMoveItOnce();
    void purgeDestroysEverything();
    void purgeNeedsTheTrash();
    void leavesAliveHoldersAlone();
    void takesOverAfterLongSilence();
    void goesForwardWhenTheSourceIsLost();
    void keepsBothWhenTheTargetIsDamagedAfterCommit();
    void anObjectIsNoProofForItself();
    void nothingButAProofRemovesAnObject();
    void knowsDeadProcesses();
};

void MoverTest::takesEveryCopyAlong()
{
    Fixture f;
    const Photo photo = f.upload(1, u"d"_s);
    const QStringList before = f.storedKeys();
    for (const Tier tier : {Tier::Hot, Tier::Cold, Tier::Hot, Tier::Temp}) {
        f.clock.advance(Hour);
        const auto moved = f.engine().mover.move(photo.photoId, tier, true, {}, {});
        QVERIFY2(moved, qPrintable(moved ? QString() : moved.error().message));
        QCOMPARE(f.photo(photo.photoId).tier, tier);
        QCOMPARE(f.storedKeys().size(), before.size());
        QCOMPARE(f.violations({{photo.photoId, photo.sha256}}), QStringList());
    }
    QCOMPARE(f.photo(photo.photoId).storagePath, u"temp/%1-2.jpg"_s.arg(photo.photoId));
}

void MoverTest::movingWhereItIsDoesNothing()
{
    Fixture f;
    const Photo photo = f.upload(1);
    QVERIFY(f.engine().mover.move(photo.photoId, Tier::Temp, true, {}, {}));
    QCOMPARE(f.photo(photo.photoId).storagePath, photo.storagePath);
}

void MoverTest::refusesTiersWithoutAStore()
{
    Fixture f;
    f.withCold = false;
    f.restart();
    const Photo photo = f.upload(1);
    const auto moved = f.engine().mover.move(photo.photoId, Tier::Cold, true, {}, {});
    QVERIFY(!moved);
    QCOMPARE(moved.error().reason, u"tier.not_configured"_s);
    QCOMPARE(f.violations(), QStringList());
}

void MoverTest::refusesUnknownAndTrashedPhotos()
{
    Fixture f;
    const auto unknown = f.engine().mover.move(u"nobody"_s, Tier::Hot, true, {}, {});
    QVERIFY(!unknown);
    QCOMPARE(unknown.error().reason, u"photo.unknown"_s);
    const Photo photo = f.upload(1);
    QVERIFY(f.catalogue().photos().trash({photo.photoId}, {}, {}, f.clock.now()));
    const auto trashed = f.engine().mover.move(photo.photoId, Tier::Hot, true, {}, {});
    QVERIFY(!trashed);
    QCOMPARE(f.photo(photo.photoId).tier, Tier::Temp);
    QCOMPARE(f.violations(), QStringList());
}

void MoverTest::neverSpreadsCorruption()
{
    Fixture f;
    const Photo photo = f.upload(1);
    spoil(f.masterPath(photo.photoId));
    const auto moved = f.engine().mover.move(photo.photoId, Tier::Hot, true, {}, {});
    QVERIFY(!moved);
    QCOMPARE(moved.error().code, ErrorCode::DataLoss);
    QCOMPARE(f.photo(photo.photoId).tier, Tier::Temp);
    QCOMPARE(masterState(f, photo.photoId), CopyState::Suspect);
    for (const QString &key : f.storedKeys())
        QVERIFY2(key.startsWith("temp/"_L1), qPrintable(key));
    QVERIFY(f.catalogue().journal().open()->isEmpty());
}

void MoverTest::oneBadReadIsReadAgain()
{
    for (const Fault fault : {Fault::Flip, Fault::Truncate}) {
        Fixture f;
        const Photo photo = f.upload(1);
        f.faults.only = [](const QString &name) { return name == "store.get"_L1; };
        f.faults.arm(fault, 2);
        QVERIFY(f.engine().mover.move(photo.photoId, Tier::Hot, true, {}, {}));
        QVERIFY(f.faults.fired());
        f.faults.disarm();
        QCOMPARE(f.violations({{photo.photoId, photo.sha256}}), QStringList());
    }
}

void MoverTest::doesNotTrustALyingTarget()
{
    for (const Fault fault : {Fault::Flip, Fault::Truncate}) {
        Fixture f;
        const Photo photo = f.upload(1);
        f.faults.only = [](const QString &name) { return name == "store.put"_L1; };
        f.faults.arm(fault, 2);
        const auto moved = f.engine().mover.move(photo.photoId, Tier::Hot, true, {}, {});
        f.faults.disarm();
        QVERIFY(!moved);
        QCOMPARE(moved.error().code, ErrorCode::DataLoss);
        QCOMPARE(f.photo(photo.photoId).tier, Tier::Temp);
        QCOMPARE(f.violations({{photo.photoId, photo.sha256}}), QStringList());
        // The next try uses a fresh key and works.
        QVERIFY(f.engine().mover.move(photo.photoId, Tier::Hot, true, {}, {}));
        QCOMPARE(f.violations({{photo.photoId, photo.sha256}}), QStringList());
    }
}

void MoverTest::cancelLeavesThePhotoWhereItWas()
{
    Fixture f;
    const Photo photo = f.upload(1);
    std::stop_source source;
    f.faults.only = [&source](const QString &name) {
        if (name == "journal.markCopied"_L1)
            source.request_stop();
        return false;
    };
    const auto moved = f.engine().mover.move(photo.photoId, Tier::Hot, true, {}, source.get_token());
    QVERIFY(!moved);
    QCOMPARE(moved.error().code, ErrorCode::Cancelled);
    QCOMPARE(f.photo(photo.photoId).tier, Tier::Temp);
    QCOMPARE(f.violations({{photo.photoId, photo.sha256}}), QStringList());
}

void MoverTest::twoThreadsMoveItOnce()
{
    Fixture f;
    const Photo photo = f.upload(1);
    std::atomic<int> refused = 0;
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 4; ++i) {
            threads.emplace_back([&] {
                const auto moved = f.engine().mover.move(photo.photoId, Tier::Hot, true, {}, {});
                if (!moved && moved.error().code == ErrorCode::Aborted)
                    ++refused;
                else if (!moved)
                    qFatal("%s", qPrintable(moved.error().message));
            });
        }
    }
    QVERIFY(refused < 4);
    QCOMPARE(f.photo(photo.photoId).storagePath, u"hot/%1.jpg"_s.arg(photo.photoId));
    QCOMPARE(f.violations({{photo.photoId, photo.sha256}}), QStringList());
}

void MoverTest::purgeDestroysEverything()
{
    Fixture f;
    const Photo photo = f.upload(1);
    const Photo other = f.upload(2);
    QVERIFY(f.engine().mover.move(photo.photoId, Tier::Hot, true, {}, {}));
    QVERIFY(f.catalogue().photos().trash({photo.photoId}, {}, {}, f.clock.now()));
    QVERIFY(f.engine().mover.purge(photo.photoId, {}, {}));
    QVERIFY(!f.catalogue().photos().find(photo.photoId)->has_value());
    for (const QString &key : f.storedKeys())
        QVERIFY2(!key.contains(photo.photoId), qPrintable(key));
    QCOMPARE(f.violations({{other.photoId, other.sha256}}), QStringList());
}

void MoverTest::purgeNeedsTheTrash()
{
    Fixture f;
    const Photo photo = f.upload(1);
    QVERIFY(!f.engine().mover.purge(photo.photoId, {}, {}));
    QCOMPARE(f.violations({{photo.photoId, photo.sha256}}), QStringList());
}

void MoverTest::leavesAliveHoldersAlone()
{
    Fixture f;
    const Photo photo = f.upload(1);
    f.faults.only = [](const QString &name) {
        return name.startsWith("journal."_L1) && name != "journal.beginMove"_L1;
    };
    f.faults.arm(Fault::FailBefore, 1, true);
    QVERIFY(!f.engine().mover.move(photo.photoId, Tier::Hot, true, {}, {}));
    f.holderDead = [](const Holder &) { return false; };
    f.restart();
    const auto recovery = f.engine().mover.recover({});
    QVERIFY(recovery);
    QCOMPARE(recovery->rolledBack + recovery->finished, qint64(0));
    QCOMPARE(f.catalogue().journal().open()->size(), 1);
    const auto moved = f.engine().mover.move(photo.photoId, Tier::Hot, true, {}, {});
    QVERIFY(!moved);
    QCOMPARE(moved.error().code, ErrorCode::Aborted);
}

void MoverTest::takesOverAfterLongSilence()
{
    Fixture f;
    const Photo photo = f.upload(1);
    f.faults.only = [](const QString &name) {
        return name.startsWith("journal."_L1) && name != "journal.beginMove"_L1;
    };
    f.faults.arm(Fault::FailBefore, 1, true);
    QVERIFY(!f.engine().mover.move(photo.photoId, Tier::Hot, true, {}, {}));
    f.holderDead = [](const Holder &) { return false; };
    f.restart();
    f.clock.advance(2 * Hour);
    const auto recovery = f.engine().mover.recover({});
    QVERIFY(recovery);
    QCOMPARE(recovery->rolledBack, qint64(1));
    QCOMPARE(f.violations({{photo.photoId, photo.sha256}}), QStringList());
}

void MoverTest::goesForwardWhenTheSourceIsLost()
{
    Fixture f;
    const Photo photo = f.upload(1);
    // Everything was copied and proven; then the process died before the switch, and a hand removed the source.
    f.faults.only = [](const QString &name) {
        return name == "journal.commitMove"_L1 || name == "journal.find"_L1 || name == "journal.takeOver"_L1;
    };
    f.faults.arm(Fault::FailBefore, 1, true);
    QVERIFY(!f.engine().mover.move(photo.photoId, Tier::Hot, true, {}, {}));
    QVERIFY(QFile::remove(f.masterPath(photo.photoId)));
    f.restart();
    const auto recovery = f.engine().mover.recover({});
    QVERIFY(recovery);
    QCOMPARE(recovery->finished, qint64(1));
    QCOMPARE(f.photo(photo.photoId).tier, Tier::Hot);
    QCOMPARE(f.violations({{photo.photoId, photo.sha256}}), QStringList());
}

void MoverTest::keepsBothWhenTheTargetIsDamagedAfterCommit()
{
    Fixture f;
    const Photo photo = f.upload(1);
    const QString source = f.masterPath(photo.photoId);
    bool isSpoilt = false;
    f.faults.only = [&](const QString &name) {
        // The switch is made; the disk of the target rots before the source is released.
        if (name == "store.verify"_L1 && !isSpoilt && f.photo(photo.photoId).tier == Tier::Hot) {
            isSpoilt = true;
            spoil(f.masterPath(photo.photoId));
        }
        return false;
    };
    QVERIFY(f.engine().mover.move(photo.photoId, Tier::Hot, true, {}, {}));
    f.faults.only = nullptr;
    QVERIFY2(QFile::exists(source), "the last good copy was destroyed");
    f.restart();
    const auto recovery = f.engine().mover.recover({});
    QVERIFY(recovery);
    QCOMPARE(recovery->failed.size(), 1);
    QVERIFY(QFile::exists(source));
}

void MoverTest::anObjectIsNoProofForItself()
{
    Fixture f;
    const Photo photo = f.upload(1);
    const auto temp = *f.stores.of(Tier::Temp);
    const auto hot = *f.stores.of(Tier::Hot);
    const Expected bytes{photo.compressedSizeBytes, photo.sha256};
    // The same file through two handles.
    const auto same = DeleteProof::byOtherCopy({temp, photo.storagePath, {}}, {hot, photo.storagePath, {}}, bytes, {});
    QVERIFY(!same);
    QCOMPARE(same.error().reason, u"proof.no_other_copy"_s);
    const auto missing = DeleteProof::byOtherCopy({temp, photo.storagePath, {}}, {hot, u"hot/no.jpg"_s, {}}, bytes, {});
    QVERIFY(!missing);
    QCOMPARE(missing.error().reason, u"proof.no_other_copy"_s);
    JournalEntry purge;
    purge.kind = MoveKind::Purge;
    QVERIFY(!DeleteProof::byPurge({temp, photo.storagePath, {}}, purge));
    JournalEntry upload;
    upload.kind = MoveKind::Upload;
    upload.photoId = photo.photoId;
    upload.copies.append(JournalCopy{});
    upload.copies.first().targetKey = photo.storagePath;
    QVERIFY(!DeleteProof::byUnfinishedUpload({temp, photo.storagePath, {}}, upload, f.catalogue()));
    QCOMPARE(f.violations({{photo.photoId, photo.sha256}}), QStringList());
}

void MoverTest::nothingButAProofRemovesAnObject()
{
    // Drafts and lists have a remove() too; a store's takes a key, a version and a stop token.
    static const QRegularExpression call(u"(store|object|target|source)[^\\n;]*->remove\\("_s,
                                         QRegularExpression::CaseInsensitiveOption);
    QStringList callers;
    QDirIterator files(QString::fromUtf16(TD_SOURCE_DIR) + u"/src/engine"_s, {u"*.cpp"_s});
    int seen = 0;
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        ++seen;
        if (QString::fromUtf8(file.readAll()).contains(call))
            callers.append(files.fileName());
    }
    QVERIFY(seen > 10);
    QCOMPARE(callers, QStringList{u"deleteproof.cpp"_s});
}

void MoverTest::knowsDeadProcesses()
{
    const Holder self = thisProcess();
    QVERIFY(!holderCertainlyDead(self));
    QCOMPARE(*holderFromText(holderToText(self)), self);
    Holder reused = self;
    reused.started.append(u'1');
    QVERIFY(holderCertainlyDead(reused));
    Holder gone = self;
    gone.pid = 4'000'000;
    QVERIFY(holderCertainlyDead(gone));
    Holder elsewhere{.host = u"elsewhere"_s, .pid = 1, .started = u"othermachine.otherboot.1.1"_s};
    QVERIFY(!holderCertainlyDead(elsewhere));
    QVERIFY(!holderCertainlyDead(Holder{}));
}

TD_TEST(MoverTest)
#include "tst_mover.moc"
