// SPDX-License-Identifier: GPL-3.0-or-later
// kill -9 in the middle of uploads, moves, purges and lifecycle runs: at every call to a store and every step of the
// journal, and at random moments. TIERDECK_KILLS sets how many random ones (20 without it, 8 in a dear run);
// TIERDECK_SEED repeats them. ctest runs this in several places (support/runplaces.h).
#include "killscene.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace td;
using namespace td::test;

namespace
{

/// How many victims work on one profile before the next begins with a new one: each leaves a photo, and after each
/// every byte is read.
constexpr int VictimsOfAScene = 9;

/// Dying after a call and dying before the next one are nearly the same moment. In folders and SQLite victims die at
/// both; where a step costs many times as much, before and after every odd call: at each moment between two calls once.
int callOf(int kills)
{
    return isRemoteRun() ? 2 * kills + 1 : kills + 1;
}

} // namespace

class KillTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void atEveryCall_data();
    void atEveryCall();
    void duringRecovery_data();
    void duringRecovery();
    void besideALivingProcess();
    void atRandomMoments();
};

void KillTest::atEveryCall_data()
{
    QTest::addColumn<QString>("when");
    QTest::newRow("before") << u"before"_s;
    QTest::newRow("after") << u"after"_s;
}

void KillTest::atEveryCall()
{
    QFETCH(const QString, when);
    std::unique_ptr<Scene> scene;
    int kills = 0;
    for (;;) {
        const int call = callOf(kills);
        if (kills % VictimsOfAScene == 0)
            scene = std::make_unique<Scene>();
        const Outcome outcome = scene->run(u"one"_s, when, call, -1);
        const QStringList wrong = scene->wrongAfterRestart(outcome);
        QVERIFY2(wrong.isEmpty(),
                 qPrintable(QString(u"killed %1 call %2: "_s.arg(when).arg(call) % wrong.join(u"; "_s))));
        if (!outcome.wasKilled) {
            QVERIFY(outcome.saidEnd);
            break;
        }
        ++kills;
    }
    QVERIFY2(callOf(kills) > 30, "the victim made too few calls to be what it says");
    qInfo("%d kills", kills);
}

void KillTest::duringRecovery_data()
{
    QTest::addColumn<int>("percent");
    // Of the calls of the victim: in its upload, its three moves (copying, releasing) and its purge.
    // Where it costs more than in folders: in two of the moves and the purge.
    const QList<int> all{5, 20, 33, 50, 60, 97};
    for (const int percent : isRemoteRun() ? QList<int>{20, 60, 97} : all)
        QTest::addRow("at %d %% of its calls", percent) << percent;
}

void KillTest::duringRecovery()
{
    QFETCH(const int, percent);
    auto scene = std::make_unique<Scene>();
    const Outcome whole = scene->run(u"one"_s, u"none"_s, 0, -1);
    QVERIFY(whole.calls > 30);
    const int firstKill = whole.calls * percent / 100;
    int kills = 0;
    for (;;) {
        if (kills % VictimsOfAScene == VictimsOfAScene - 1)
            scene = std::make_unique<Scene>();
        const Outcome first = scene->run(u"one"_s, u"after"_s, firstKill, -1);
        QVERIFY(first.wasKilled);
        const int call = callOf(kills / 2);
        const Outcome second = scene->run(u"recover"_s, kills % 2 == 0 ? u"before"_s : u"after"_s, call, -1);
        const QStringList wrong = scene->wrongAfterRestart(first);
        QVERIFY2(wrong.isEmpty(),
                 qPrintable(QString(u"recovery killed at call %1: "_s.arg(call) % wrong.join(u"; "_s))));
        if (!second.wasKilled)
            break;
        ++kills;
    }
    QVERIFY2(kills > 2, "the recovery made too few calls to be one");
}

void KillTest::besideALivingProcess()
{
    Scene scene;
    const auto alive = scene.start(u"many"_s, u"none"_s, 0);
    QRandomGenerator random(1);
    Outcome neighbours;
    constexpr int Kills = 5;
    int kills = 0;
    while (kills < Kills && !alive->waitForFinished(0)) {
        const Outcome outcome = scene.run(u"one"_s, u"none"_s, 0, int(random.bounded(60)));
        neighbours.stored.insert(outcome.stored);
        kills += outcome.wasKilled ? 1 : 0;
    }
    QFile stop(scene.profile() + u".stop"_s);
    QVERIFY(stop.open(QIODevice::WriteOnly));
    const Outcome outcome = Scene::outcomeOf(*alive);
    QVERIFY(outcome.saidEnd);
    QVERIFY(!outcome.stored.isEmpty());
    QCOMPARE(kills, Kills);
    neighbours.stored.insert(outcome.stored);
    const QStringList wrong = scene.wrongAfterRestart(neighbours);
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u"; "_s)));
    qInfo("%d photos stored beside %d kills", int(outcome.stored.size()), kills);
}

void KillTest::atRandomMoments()
{
    bool isSet = false;
    int kills = qEnvironmentVariableIntValue("TIERDECK_KILLS", &isSet);
    if (!isSet)
        kills = isDearRun() ? 8 : 20;
    const int given = qEnvironmentVariableIntValue("TIERDECK_SEED", &isSet);
    const quint32 seed = isSet ? quint32(given) : QRandomGenerator::system()->generate();
    QRandomGenerator random(seed);
    qInfo("seed %u", seed);
    std::unique_ptr<Scene> scene;
    // How long a victim lives when nobody kills it.
    QElapsedTimer timer;
    timer.start();
    int lifetime = 0;
    int done = 0;
    int inUploads = 0;
    for (int tries = 0; done < kills && tries < 4 * kills + 10; ++tries) {
        if (tries % 10 == 0)
            scene = std::make_unique<Scene>();
        timer.restart();
        const int killAfter = tries == 0 ? -1 : int(random.bounded(quint32(lifetime)));
        const Outcome outcome = scene->run(u"life"_s, u"none"_s, 0, killAfter);
        if (tries == 0)
            lifetime = int(timer.elapsed());
        done += outcome.wasKilled ? 1 : 0;
        inUploads += outcome.wasKilled && outcome.stored.size() < 8 ? 1 : 0;
        const QStringList wrong = scene->wrongAfterRestart(outcome);
        QVERIFY2(wrong.isEmpty(),
                 qPrintable(QString(u"seed %1, kill %2 after %3 ms: "_s.arg(seed).arg(done).arg(killAfter) %
                                    wrong.join(u"; "_s))));
    }
    QCOMPARE(done, kills);
    qInfo("%d kills over %d ms of life, %d of them before the last upload or after the sweep", done, lifetime,
          inUploads);
}

TD_PLACES_TEST(KillTest)
#include "tst_kill.moc"
