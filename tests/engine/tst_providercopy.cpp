// SPDX-License-Identifier: GPL-3.0-or-later
// A tier is copied to another provider while it is in use, and then lives there.
#include "support/fixture.h"
#include "support/memorystore.h"
#include "support/testprogram.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace td;
using namespace td::test;

namespace
{

/// HOT in memory under the name "old", and a place to copy it to.
struct ProviderBench {
    Fixture f;
    std::shared_ptr<MemoryStore> oldStore = std::make_shared<MemoryStore>(u"old"_s);
    std::shared_ptr<MemoryStore> newStore = std::make_shared<MemoryStore>(u"new"_s);
    QMap<QString, QString> truth;

    explicit ProviderBench(int photos)
    {
        f.remote.insert(Tier::Hot, oldStore);
        f.reopen();
        for (int i = 1; i <= photos; ++i)
            add(quint32(i));
    }
    Photo add(quint32 seed)
    {
        const Photo photo = f.upload(seed, u"d"_s);
        if (const auto moved = f.engine().mover.move(photo.photoId, Tier::Hot, true, {}, {}); !moved)
            qFatal("%s", qPrintable(moved.error().message));
        truth.insert(photo.photoId, photo.sha256);
        return f.photo(photo.photoId);
    }
    Result<ProviderMove::Outcome> copy(std::stop_token stop = {})
    {
        return f.engine().providerMove.copy(Tier::Hot, newStore, {}, std::move(stop));
    }
    qint64 objects(ObjectStore &store) const
    {
        qint64 count = 0;
        const auto each = [&count](const ObjectInfo &) -> Result<void> {
            ++count;
            return {};
        };
        if (!store.list({}, each, {}))
            qFatal("list");
        return count;
    }
    void switchOver()
    {
        const auto switched = f.engine().providerMove.switchTo(Tier::Hot, *newStore);
        QVERIFY2(switched, qPrintable(switched ? QString() : switched.error().message));
        f.remote[Tier::Hot] = newStore;
        f.reopen();
    }
};

} // namespace

class ProviderCopyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everythingLiesAtTheNewProviderAfterTheSwitch();
    void whatIsCopiedIsNotCopiedTwice();
    void goesOnAfterACancel();
    void takesInWhatCameMeanwhileAndBackWhatLeft();
    void refusesToSwitchWhileSomethingIsMissing();
    void refusesTheProviderItIsAt();
    void damagedPhotosAreNamedAndBlockTheSwitch();
};

void ProviderCopyTest::everythingLiesAtTheNewProviderAfterTheSwitch()
{
    ProviderBench b(5);
    const auto outcome = b.copy();
    QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().message));
    QVERIFY(outcome->isComplete());
    QCOMPARE(b.objects(*b.newStore), b.objects(*b.oldStore));
    b.switchOver();
    QCOMPARE(b.f.violations(b.truth), QStringList());
    // The old objects are the operator's to delete.
    QVERIFY(b.objects(*b.oldStore) > 0);
    // And the tier works at its new home.
    const QString id = b.truth.firstKey();
    QVERIFY(b.f.engine().mover.move(id, Tier::Cold, true, {}, {}));
    QCOMPARE(b.f.violations(b.truth), QStringList());
}

void ProviderCopyTest::whatIsCopiedIsNotCopiedTwice()
{
    ProviderBench b(3);
    const qint64 first = b.copy()->copied.count;
    QVERIFY(first >= 3);
    QCOMPARE(b.copy()->copied.count, 0);
    b.add(99);
    const auto again = b.copy();
    QVERIFY(again->copied.count > 0 && again->copied.count < first);
}

void ProviderCopyTest::goesOnAfterACancel()
{
    ProviderBench b(4);
    std::stop_source stop;
    // The third object asks for the end.
    int calls = 0;
    const ProgressFn report = [&](const Progress &) {
        if (++calls == 3)
            stop.request_stop();
    };
    const auto broken = b.f.engine().providerMove.copy(Tier::Hot, b.newStore, report, stop.get_token());
    QVERIFY(!broken);
    QCOMPARE(broken.error().code, ErrorCode::Cancelled);
    const qint64 there = b.objects(*b.newStore);
    QVERIFY(there > 0 && there < b.objects(*b.oldStore));
    b.f.restart();
    const auto rest = b.copy();
    QVERIFY(rest && rest->isComplete());
    b.switchOver();
    QCOMPARE(b.f.violations(b.truth), QStringList());
}

void ProviderCopyTest::takesInWhatCameMeanwhileAndBackWhatLeft()
{
    ProviderBench b(4);
    QVERIFY(b.copy());
    const QString gone = b.truth.firstKey();
    const QString moved = b.truth.lastKey();
    QVERIFY(b.f.engine().mover.move(moved, Tier::Cold, true, {}, {}));
    const BatchOutcome purged = b.f.engine().library.purge({gone}, {}, {});
    QCOMPARE(purged.done, QStringList{gone});
    b.truth.remove(gone);
    b.add(50);
    const auto outcome = b.copy();
    QVERIFY2(outcome && outcome->isComplete(), qPrintable(outcome ? QString() : outcome.error().message));
    QVERIFY(outcome->removed >= 2);
    b.switchOver();
    QCOMPARE(b.f.violations(b.truth), QStringList());
}

void ProviderCopyTest::refusesToSwitchWhileSomethingIsMissing()
{
    ProviderBench b(2);
    const auto early = b.f.engine().providerMove.switchTo(Tier::Hot, *b.newStore);
    QVERIFY(!early);
    QCOMPARE(early.error().reason, u"provider.incomplete"_s);
    QCOMPARE(b.f.violations(b.truth), QStringList());
}

void ProviderCopyTest::refusesTheProviderItIsAt()
{
    ProviderBench b(1);
    const auto same = b.f.engine().providerMove.copy(Tier::Hot, b.oldStore, {}, {});
    QVERIFY(!same);
    QCOMPARE(same.error().reason, u"provider.same"_s);
}

void ProviderCopyTest::damagedPhotosAreNamedAndBlockTheSwitch()
{
    ProviderBench b(2);
    const Photo photo = b.f.photo(b.truth.firstKey());
    b.oldStore->overwrite(photo.storagePath, "not the photo");
    const auto outcome = b.copy();
    QVERIFY(outcome);
    QCOMPARE(outcome->failed.size(), 1);
    QCOMPARE(outcome->failed.first().id, photo.photoId);
    QVERIFY(!outcome->isComplete());
    QVERIFY(!b.f.engine().providerMove.switchTo(Tier::Hot, *b.newStore));
}

TD_TEST(ProviderCopyTest)
#include "tst_providercopy.moc"
