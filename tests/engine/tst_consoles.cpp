// SPDX-License-Identifier: GPL-3.0-or-later
// Several programs at work on the same photos: some die, one sleeps for hours, a person and a rule want different
// things. ctest runs this in several places (support/runplaces.h). TIERDECK_SEED repeats the random kills.
#include "killscene.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

#include <barrier>
#include <thread>

using namespace Qt::StringLiterals;
using namespace td;
using namespace td::test;

namespace
{

/// Waits until the process has put itself to sleep (true) or has ended (false).
bool fallsAsleep(QProcess &process)
{
    QElapsedTimer timer;
    timer.start();
    while (!process.waitForFinished(2)) {
        QFile stat(u"/proc/%1/stat"_s.arg(process.processId()));
        const QByteArray text = stat.open(QIODevice::ReadOnly) ? stat.readAll() : QByteArray();
        if (text.mid(text.lastIndexOf(')') + 2, 1) == "T")
            return true;
        if (timer.elapsed() > 60'000)
            qFatal("engine-victim neither sleeps nor ends");
    }
    return false;
}

QString photoIn(const Outcome &outcome)
{
    return outcome.stored.isEmpty() ? QString() : outcome.stored.firstKey();
}

} // namespace

class ConsolesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneSleepsWhileAnotherWorks();
    void twoMoveEverythingAndDieOften();
    void aRuleAndAPersonWantDifferentThings();
    void aPhotoTakenOutOfTheTrashIsNotDestroyed();
};

void ConsolesTest::oneSleepsWhileAnotherWorks()
{
    constexpr int SleepersOfAScene = 9; // each leaves a photo, and after each every byte is read
    const int step = isDearRun() ? 2 : 1;
    std::unique_ptr<Scene> scene;
    int sleeps = 0;
    for (int call = 1;; call += step) {
        if (sleeps % SleepersOfAScene == 0)
            scene = std::make_unique<Scene>();
        const auto sleeper = scene->start(u"stop"_s, u"none"_s, call);
        const bool isAsleep = fallsAsleep(*sleeper);
        if (isAsleep) {
            // Two hours later, another console: the photo is its own now, whatever the sleeper had begun.
            Fixture f(scene->profile(), [&scene](Fixture &fitted) {
                scene->ofRun.places.fit(fitted);
                fitted.self = {u"another"_s, 7, u"7"_s};
                fitted.holderDead = [](const Holder &) { return false; };
                fitted.overrides.insert(u"image.variants"_s, u"small:150"_s);
                fitted.clock.advance(2 * Hour);
            });
            const auto recovery = f.engine().mover.recover({});
            QVERIFY2(recovery && recovery->failed.isEmpty(), qPrintable(QString::number(call)));
            PhotoFilter inTemp;
            inTemp.tier = Tier::Temp;
            inTemp.draft = u"draft"_s;
            for (const QString &id : f.catalogue().photos().ids(inTemp, 10).value_or(QStringList())) {
                const auto moved = f.engine().mover.move(id, Tier::Hot, true, {}, {});
                QVERIFY2(moved, qPrintable(moved ? QString() : moved.error().message));
            }
            ::kill(pid_t(sleeper->processId()), SIGCONT);
            ++sleeps;
        }
        const Outcome outcome = Scene::outcomeOf(*sleeper);
        QVERIFY(outcome.saidEnd);
        const QStringList wrong = scene->wrongAfterRestart(outcome, true);
        QVERIFY2(wrong.isEmpty(), qPrintable(QString(u"asleep before call %1: "_s.arg(call) % wrong.join(u"; "_s))));
        Fixture f(scene->profile(), [&scene](Fixture &fitted) { scene->ofRun.places.fit(fitted); });
        QCOMPARE(f.photo(photoIn(outcome)).tier, Tier::Hot);
        if (!isAsleep)
            break;
    }
    QVERIFY2(sleeps > 15 / step, "the sleeper made too few calls to be a move");
    qInfo("%d sleeps", sleeps);
}

void ConsolesTest::twoMoveEverythingAndDieOften()
{
    const int Photos = isDearRun() ? 90 : 150;
    constexpr int Kills = 12;
    Scene scene;
    Outcome truth;
    {
        Fixture f(scene.profile(), [&scene](Fixture &fitted) {
            scene.ofRun.places.fit(fitted);
            fitted.ids.startAt(2'000'000'000);
        });
        for (quint32 seed = 0; seed < quint32(Photos); ++seed) {
            const Photo photo = f.upload(seed, u"draft"_s, 500);
            truth.stored.insert(photo.photoId, photo.sha256);
        }
    }
    bool isSet = false;
    const int given = qEnvironmentVariableIntValue("TIERDECK_SEED", &isSet);
    const quint32 seed = isSet ? quint32(given) : QRandomGenerator::system()->generate();
    qInfo("seed %u", seed);
    QRandomGenerator random(seed);
    std::array<std::unique_ptr<QProcess>, 2> movers;
    int kills = 0;
    while (kills < Kills) {
        for (auto &mover : movers) {
            if (!mover || mover->state() == QProcess::NotRunning)
                mover = scene.start(u"moves"_s, u"none"_s, 0);
        }
        QProcess &doomed = *movers[random.bounded(2u)];
        if (doomed.waitForFinished(40 + int(random.bounded(200u))))
            break; // all is done
        doomed.kill();
        if (Scene::outcomeOf(doomed).wasKilled)
            ++kills;
    }
    for (auto &mover : movers) {
        if (mover->state() == QProcess::NotRunning)
            mover = scene.start(u"moves"_s, u"none"_s, 0);
    }
    for (auto &mover : movers)
        QVERIFY(Scene::outcomeOf(*mover).saidEnd);
    QVERIFY2(kills >= 3, "the moves were over too soon to be killed");
    const QStringList wrong = scene.wrongAfterRestart(truth);
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u"; "_s)));
    Fixture f(scene.profile(), [&scene](Fixture &fitted) { scene.ofRun.places.fit(fitted); });
    const auto receipts = f.catalogue().receipts().list({}, 0, 100'000);
    QVERIFY(receipts);
    QMap<QString, int> done;
    for (const Receipt &receipt : *receipts)
        ++done[QString(receipt.photoId % u' ' % receipt.document.value("from"_L1).toString() % u' ' %
                       receipt.document.value("to"_L1).toString())];
    for (auto truthful = truth.stored.cbegin(); truthful != truth.stored.cend(); ++truthful) {
        QCOMPARE(f.photo(truthful.key()).tier, Tier::Cold);
        QCOMPARE(done.value(truthful.key() + u" temp hot"_s), 1);
        QCOMPARE(done.value(truthful.key() + u" hot cold"_s), 1);
    }
    qInfo("%d moves, %d kills", 2 * Photos, kills);
}

void ConsolesTest::aRuleAndAPersonWantDifferentThings()
{
    RunPlaces ofRun;
    const auto nobodyIsDead = [](const Holder &) { return false; };
    Fixture here({}, [&](Fixture &fitted) {
        ofRun.places.fit(fitted);
        fitted.holderDead = nobodyIsDead;
    });
    Fixture there(here.profile(), [&](Fixture &fitted) {
        ofRun.places.fit(fitted);
        fitted.self = {u"otherhost"_s, 50, u"5"_s};
        fitted.holderDead = nobodyIsDead;
        fitted.ids.startAt(500'000);
    });
    QMap<QString, QString> truth;
    for (quint32 round = 0; round < 10; ++round) {
        QStringList ids;
        for (quint32 seed = 0; seed < 4; ++seed) {
            const Photo photo = here.upload(round * 10 + seed, u"d"_s, 500);
            ids.append(photo.photoId);
            truth.insert(photo.photoId, photo.sha256);
        }
        here.clock.advance(49 * Hour);
        there.clock.set(here.clock.now());
        std::barrier start(3);
        {
            const std::jthread rule([&] {
                start.arrive_and_wait();
                std::ignore = there.engine().lifecycle.run({}, {}, {}, {});
            });
            const std::jthread person([&] {
                start.arrive_and_wait();
                std::ignore = here.engine().library.trash(ids);
                std::ignore = here.engine().library.restore(ids);
            });
            start.arrive_and_wait();
            std::ignore = here.engine().library.moveTo(ids, Tier::Cold, {}, {});
        }
        std::ignore = here.engine().library.restore(ids);
        const QStringList wrong = here.violations(truth) + ofRun.violations();
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u"; "_s)));
    }
    const auto check = here.engine().check.run({.readDataPercent = 100, .repair = false}, {}, {});
    QVERIFY(check && check->isClean());
}

void ConsolesTest::aPhotoTakenOutOfTheTrashIsNotDestroyed()
{
    RunPlaces ofRun;
    Fixture f({}, [&ofRun](Fixture &fitted) { ofRun.places.fit(fitted); });
    const Photo photo = f.upload(1, u"d"_s);
    QVERIFY(f.engine().mover.move(photo.photoId, Tier::Hot, true, {}, {}));
    QVERIFY(f.engine().library.trash({photo.photoId}));
    f.clock.advance(91 * Day);
    // The rule has judged; before it acts, somebody wants the photo back.
    bool isBack = false;
    f.faults.only = [&](const QString &name) {
        if (name == "journal.beginPurge"_L1 && !std::exchange(isBack, true) &&
            !f.catalogue().photos().restore({photo.photoId}, f.clock.now()))
            qFatal("not restored");
        return true;
    };
    const auto run = f.engine().lifecycle.run({}, {}, {}, {});
    f.faults.only = nullptr;
    QVERIFY(isBack);
    QVERIFY(run);
    QCOMPARE(run->purged, 0);
    QCOMPARE(f.violations({{photo.photoId, photo.sha256}}), QStringList());
    QVERIFY(!f.photo(photo.photoId).deletedAt);
}

TD_PLACES_TEST(ConsolesTest)
#include "tst_consoles.moc"
