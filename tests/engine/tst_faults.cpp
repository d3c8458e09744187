// SPDX-License-Identifier: GPL-3.0-or-later
// Every call to a store or to the catalogue fails once, at every place where it can, in an upload, a move and a purge:
// before it took effect, after it took effect, and from there on for good. After each the program starts again and all
// must be well. ctest runs this in several places (support/runplaces.h).
#include "support/runplaces.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace td;
using td::test::Fault;
using td::test::Fixture;

Q_DECLARE_METATYPE(td::test::Fault)

namespace
{

enum class Deed { Upload, MoveToHot, MoveToCold, Restore, Purge, Recover, Sizes };

/// How many faults strike one profile before the next begins with a new one: each leaves a photo, and after each all
/// are read and checked.
constexpr int FaultsOfAWorld = 9;

/// Buckets and a server's database see the same calls in the same order as folders and SQLite do, and take up to ten
/// times as long for them. What moves and destroys photos meets each fault there too. Of the other deeds, and of faults
/// that last, a row takes every third call there and the next row another third; in folders no call is left out.
bool isSpared(Deed deed, Fault fault, bool lasting, int call)
{
    const bool isDear = test::isRemoteRun() && (fault == Fault::FailBefore || fault == Fault::FailAfter);
    const bool movesOrDestroys =
        deed == Deed::MoveToHot || deed == Deed::MoveToCold || deed == Deed::Recover || deed == Deed::Purge;
    constexpr int Share = 3;
    return isDear && (!movesOrDestroys || lasting) && (call + int(fault) + (lasting ? 2 : 0)) % Share != 0;
}

/// A profile at rest, and what must survive.
struct World {
    World()
        : fixture({}, [this](Fixture &fitted) {
            ofRun.places.fit(fitted);
            fitted.overrides.insert(u"image.variants"_s, u"small:150"_s);
            // Faults strike in front of the catalogue, so its connections are as good as new ones, which cost a server
            // more than all the rest of this test. Those that are cut: tst_faults_database. New ones: tst_kill.
            fitted.keepsCatalogue = test::isDearRun();
        })
    {
        keep(fixture.upload(++seed));
    }

    test::RunPlaces ofRun;
    Fixture fixture;
    QMap<QString, QString> truth;
    QString subject; ///< the photo that the deed is about
    quint32 seed = 0;

    void keep(const Photo &photo) { truth.insert(photo.photoId, photo.sha256); }
};

/// What must be so before the deed.
void prepare(World &world, Deed deed)
{
    Fixture &f = world.fixture;
    world.subject.clear();
    if (deed == Deed::Upload)
        return;
    const Photo photo = f.upload(++world.seed);
    world.subject = photo.photoId;
    if (deed != Deed::Purge)
        world.keep(photo);
    const bool isInHot = deed == Deed::MoveToCold || deed == Deed::Restore || deed == Deed::Sizes;
    if (isInHot && !f.engine().mover.move(photo.photoId, Tier::Hot, true, {}, {}))
        qFatal("could not prepare a photo in HOT");
    if (deed == Deed::Restore && !f.engine().mover.move(photo.photoId, Tier::Cold, true, {}, {}))
        qFatal("could not prepare a photo in COLD");
    if (deed == Deed::Purge && !f.engine().mover.move(photo.photoId, Tier::Hot, true, {}, {}))
        qFatal("could not prepare a photo in HOT");
    if (deed == Deed::Purge && !f.catalogue().photos().trash({photo.photoId}, {}, {}, f.clock.now()))
        qFatal("could not prepare a photo in the trash");
    if (deed == Deed::Recover) {
        // An interrupted move, so that its recovery can be interrupted too.
        f.faults.only = [](const QString &name) {
            return name == "journal.commitMove"_L1 || name == "journal.find"_L1 || name == "journal.takeOver"_L1;
        };
        f.faults.arm(Fault::FailBefore, 1, true);
        if (f.engine().mover.move(photo.photoId, Tier::Hot, true, {}, {}))
            qFatal("the move should have been interrupted");
        f.restart();
    }
}

/// True when it says that it was done.
bool act(World &world, Deed deed)
{
    Fixture &f = world.fixture;
    switch (deed) {
    case Deed::Upload: {
        const auto uploaded = f.engine().ingest.uploadBytes(test::fakePhoto(++world.seed), u"a.jpg"_s, {}, {});
        if (uploaded)
            world.keep(uploaded->photo);
        return uploaded.has_value();
    }
    case Deed::MoveToHot:
    case Deed::Restore:
        return f.engine().mover.move(world.subject, Tier::Hot, true, {}, {}).has_value();
    case Deed::Sizes:
        // A rendition that is made and one that goes.
        return f.engine()
            .variants.complete(world.subject, {.make = true, .remake = true, .prune = false}, {})
            .has_value();
    case Deed::MoveToCold:
        return f.engine().mover.move(world.subject, Tier::Cold, true, {}, {}).has_value();
    case Deed::Purge:
        return f.engine().mover.purge(world.subject, {}, {}).has_value();
    case Deed::Recover: {
        const auto recovery = f.engine().mover.recover({});
        return recovery && recovery->failed.isEmpty();
    }
    }
    return false;
}

/// What the deed said must be true of the catalogue.
QString contradiction(World &world, Deed deed, bool saidDone)
{
    Fixture &f = world.fixture;
    const auto photo = world.subject.isEmpty() ? std::optional<Photo>() : *f.catalogue().photos().find(world.subject);
    if ((deed == Deed::MoveToHot || deed == Deed::Restore) && saidDone && photo->tier != Tier::Hot)
        return u"it said the photo was moved, and it was not"_s;
    if (deed == Deed::MoveToCold && saidDone && photo->tier != Tier::Cold)
        return u"it said the photo was moved, and it was not"_s;
    if (deed == Deed::Purge && saidDone && photo)
        return u"it said the photo was purged, and it was not"_s;
    return {};
}

} // namespace

class FaultsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCallFails_data();
    void everyCallFails();
    void everyPutAndGetLies_data();
    void everyPutAndGetLies();

private:
    void runAll(Deed deed, Fault fault, bool lasting, const std::function<bool(const QString &)> &only);
};

void FaultsTest::everyCallFails_data()
{
    QTest::addColumn<int>("deed");
    QTest::addColumn<int>("fault");
    QTest::addColumn<bool>("lasting");
    const std::initializer_list<std::pair<const char *, Deed>> deeds{
        {"upload", Deed::Upload},   {"move to hot", Deed::MoveToHot}, {"move to cold", Deed::MoveToCold},
        {"restore", Deed::Restore}, {"purge", Deed::Purge},           {"recover", Deed::Recover},
        {"sizes", Deed::Sizes}};
    for (const auto &[name, deed] : deeds) {
        QTest::addRow("%s, before", name) << int(deed) << int(Fault::FailBefore) << false;
        QTest::addRow("%s, after", name) << int(deed) << int(Fault::FailAfter) << false;
        QTest::addRow("%s, before, for good", name) << int(deed) << int(Fault::FailBefore) << true;
    }
}

void FaultsTest::everyCallFails()
{
    QFETCH(const int, deed);
    QFETCH(const int, fault);
    QFETCH(const bool, lasting);
    runAll(Deed(deed), Fault(fault), lasting, nullptr);
}

void FaultsTest::everyPutAndGetLies_data()
{
    QTest::addColumn<int>("deed");
    QTest::addColumn<int>("fault");
    for (const auto &[name, deed] : {std::pair{"upload", Deed::Upload}, std::pair{"move to hot", Deed::MoveToHot},
                                     std::pair{"sizes", Deed::Sizes}}) {
        QTest::addRow("%s, flipped byte", name) << int(deed) << int(Fault::Flip);
        QTest::addRow("%s, truncated", name) << int(deed) << int(Fault::Truncate);
    }
}

void FaultsTest::everyPutAndGetLies()
{
    QFETCH(const int, deed);
    QFETCH(const int, fault);
    runAll(Deed(deed), Fault(fault), false,
           [](const QString &name) { return name == "store.put"_L1 || name == "store.get"_L1; });
}

void FaultsTest::runAll(Deed deed, Fault fault, bool lasting, const std::function<bool(const QString &)> &only)
{
    auto started = std::make_unique<World>();
    bool fired = true;
    int n = 0;
    int struck = 0;
    while (fired) {
        if (isSpared(deed, fault, lasting, ++n))
            continue;
        if (++struck % FaultsOfAWorld == 0)
            started = std::make_unique<World>();
        World &world = *started;
        Fixture &f = world.fixture;
        prepare(world, deed);
        f.faults.only = only;
        f.faults.arm(fault, n, lasting);
        const bool saidDone = act(world, deed);
        fired = f.faults.fired();
        const QStringList calls = f.faults.names();
        const QByteArray where = QByteArray::number(n) + ": " +
                                 (fired && n <= calls.size() ? calls.at(n - 1).toUtf8() : QByteArray("no fault"));
        if (!fired)
            QVERIFY2(saidDone, where.constData());
        f.restart();
        const QString lie = contradiction(world, deed, saidDone);
        QVERIFY2(lie.isEmpty(), qPrintable(QString(QString::fromUtf8(where) % u' ' % lie)));
        const auto recovery = f.engine().mover.recover({});
        QVERIFY2(recovery && recovery->failed.isEmpty(), where.constData());
        const auto checked = f.engine().check.run({.readDataPercent = 0, .repair = true}, {}, {});
        QVERIFY2(checked && checked->count(u"missing"_s) + checked->count(u"damaged"_s) == 0, where.constData());
        const QStringList wrong = f.violations(world.truth) + world.ofRun.violations();
        QVERIFY2(wrong.isEmpty(), qPrintable(QString(QString::fromUtf8(where) % u' ' % wrong.join(u"; "_s))));
        // The interrupted deed can be done now, and doing it is the end of it.
        if (deed != Deed::Upload && deed != Deed::Recover) {
            const bool isThere = f.catalogue().photos().find(world.subject)->has_value();
            QVERIFY2(!isThere || act(world, deed), where.constData());
            QCOMPARE(f.violations(world.truth), QStringList());
        }
    }
    QVERIFY2(n > 2, "the deed made too few calls to be what it says");
    qInfo("%d of %d places", struck - 1, n - 1);
}

TD_PLACES_TEST(FaultsTest)
#include "tst_faults.moc"
