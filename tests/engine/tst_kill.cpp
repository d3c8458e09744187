// SPDX-License-Identifier: GPL-3.0-or-later
// kill -9 in the middle of uploads, moves, purges and lifecycle runs: at every call to a store and every step of the
// journal, and at random moments. TIERDECK_KILLS sets how many random ones (20 without it); TIERDECK_SEED repeats them.
#include "engine/processholder.h"
#include "support/fixture.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace td;
using td::test::Fixture;

namespace
{

/// What a victim was promised before it died.
struct Outcome {
    bool wasKilled = false;
    bool saidEnd = false;
    QMap<QString, QString> stored; ///< photo id -> SHA-256 of its master; those no rule may have destroyed yet
};

/// One profile that victims work on, one after the other.
class Scene
{
public:
    Scene()
    {
        Fixture f(profile());
        f.ids.startAt(1'000'000'000);
        f.reopen();
        for (quint32 seed = 0; seed < 3; ++seed) {
            const Photo photo = f.upload(900'000'000 + seed);
            m_pinned.insert(photo.photoId, photo.sha256);
        }
        PhotoEdit pin;
        pin.pinned = true;
        if (!f.catalogue().photos().edit(m_pinned.keys(), pin, f.clock.now()))
            qFatal("cannot pin");
    }

    [[nodiscard]] QString profile() const { return m_folder.filePath(u"profile"_s); }

    /// Starts a victim.
    std::unique_ptr<QProcess> start(const QString &kind, const QString &when, int call)
    {
        auto victim = std::make_unique<QProcess>();
        ++m_runs;
        victim->start(QString::fromUtf16(TD_BIN_DIR) + u"/engine-victim"_s,
                      {profile(), QString::number(m_runs), kind, when, QString::number(call)});
        if (!victim->waitForStarted())
            qFatal("cannot start engine-victim: %s", qPrintable(victim->errorString()));
        return victim;
    }

    /// Waits until it has ended; what it said.
    static Outcome outcomeOf(QProcess &victim)
    {
        if (victim.state() != QProcess::NotRunning && !victim.waitForFinished(60'000))
            qFatal("engine-victim hangs");
        Outcome outcome;
        outcome.wasKilled = victim.exitStatus() == QProcess::CrashExit && victim.exitCode() == SIGKILL;
        if (!outcome.wasKilled && (victim.exitStatus() != QProcess::NormalExit || victim.exitCode() != 0))
            qFatal("engine-victim failed: %s", victim.readAllStandardError().constData());
        for (const QByteArray &line : victim.readAllStandardOutput().split('\n')) {
            const QList<QByteArray> words = line.split(' ');
            if (words.first() == "stored" && words.size() == 3)
                outcome.stored.insert(QString::fromLatin1(words.at(1)), QString::fromLatin1(words.at(2)));
            else if (words.first() == "sweep")
                outcome.stored.clear();
            outcome.saidEnd = outcome.saidEnd || words.first() == "end";
        }
        return outcome;
    }

    /// Runs a victim; kills it after `killAfterMs` when that is not negative.
    Outcome run(const QString &kind, const QString &when, int call, int killAfterMs)
    {
        const auto victim = start(kind, when, call);
        if (killAfterMs >= 0 && !victim->waitForFinished(killAfterMs))
            victim->kill();
        return outcomeOf(*victim);
    }

    /// Starts the program again, repairs, and says what is wrong then.
    QStringList wrongAfterRestart(const Outcome &outcome)
    {
        Fixture f(profile());
        f.self = thisProcess();
        f.holderDead = holderCertainlyDead;
        f.clock.advance(Day * 600 * m_runs);
        f.reopen();
        QStringList wrong;
        const auto recovery = f.engine().mover.recover({});
        if (!recovery)
            return {recovery.error().message};
        for (const ItemFailure &failure : recovery->failed)
            wrong.append(u"recovery of %1 failed: %2"_s.arg(failure.id, failure.error.message));
        const auto check = f.engine().check.run({.readDataPercent = 100, .repair = true}, {}, {});
        if (!check)
            return {check.error().message};
        // The journal knows every byte that a killed process wrote: not even an orphan is left for check to find.
        for (const CheckFinding &finding : check->findings)
            wrong.append(finding.kind + u' ' + finding.key + u' ' + finding.text);
        QMap<QString, QString> truth = m_pinned;
        truth.insert(outcome.stored);
        return wrong + f.violations(truth);
    }

private:
    QTemporaryDir m_folder{test::quickFolder()};
    QMap<QString, QString> m_pinned;
    int m_runs = 0;
};

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
    Scene scene;
    int kills = 0;
    for (;;) {
        const Outcome outcome = scene.run(u"one"_s, when, kills + 1, -1);
        const QStringList wrong = scene.wrongAfterRestart(outcome);
        QVERIFY2(wrong.isEmpty(),
                 qPrintable(QString(u"killed %1 call %2: "_s.arg(when).arg(kills + 1) % wrong.join(u"; "_s))));
        if (!outcome.wasKilled) {
            QVERIFY(outcome.saidEnd);
            break;
        }
        ++kills;
    }
    QVERIFY2(kills > 30, "the victim made too few calls to be what it says");
    qInfo("%d kills", kills);
}

void KillTest::duringRecovery_data()
{
    QTest::addColumn<int>("firstKill");
    // Of the 56 calls of the victim: in its upload, its two moves (copying, releasing) and its purge.
    for (const int call : {4, 12, 24, 42, 54})
        QTest::addRow("after call %d", call) << call;
}

void KillTest::duringRecovery()
{
    QFETCH(const int, firstKill);
    Scene scene;
    int kills = 0;
    for (;;) {
        const Outcome first = scene.run(u"one"_s, u"after"_s, firstKill, -1);
        QVERIFY(first.wasKilled);
        const Outcome second = scene.run(u"recover"_s, kills % 2 == 0 ? u"before"_s : u"after"_s, kills / 2 + 1, -1);
        const QStringList wrong = scene.wrongAfterRestart(first);
        QVERIFY2(wrong.isEmpty(),
                 qPrintable(QString(u"recovery killed at call %1: "_s.arg(kills / 2 + 1) % wrong.join(u"; "_s))));
        if (!second.wasKilled)
            break;
        ++kills;
    }
    QVERIFY2(kills > 4, "the recovery made too few calls to be one");
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
        kills = 20;
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

QTEST_GUILESS_MAIN(KillTest)
#include "tst_kill.moc"
