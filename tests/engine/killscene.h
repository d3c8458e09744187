// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/processholder.h"
#include "support/runplaces.h"

#include <QProcess>
#include <QTemporaryDir>

#include <csignal>

namespace td::test
{

using namespace Qt::StringLiterals;

/// What a victim was promised before it died.
struct Outcome {
    bool wasKilled = false;
    bool saidEnd = false;
    int calls = 0; ///< to stores and journal
    QStringList lines;
    QMap<QString, QString> stored; ///< photo id -> SHA-256 of its master; those no rule may have destroyed yet
};

/// One profile that victims work on, one after the other.
class Scene
{
public:
    Scene()
    {
        Fixture f(profile(), [this](Fixture &fitted) {
            ofRun.places.fit(fitted);
            fitted.ids.startAt(1'000'000'000);
        });
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
        victim->setProcessEnvironment(ofRun.places.environment());
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
            outcome.lines.append(QString::fromUtf8(line));
            if (words.first() == "stored" && words.size() == 3)
                outcome.stored.insert(QString::fromLatin1(words.at(1)), QString::fromLatin1(words.at(2)));
            else if (words.first() == "calls")
                outcome.calls = words.value(1).toInt();
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
    /// `mayLeaveObjects`: a process that slept may write an object that nobody wants any more, which check clears away.
    [[nodiscard]] QStringList wrongAfterRestart(const Outcome &outcome, bool mayLeaveObjects = false)
    {
        Fixture f(profile(), [this](Fixture &fitted) {
            ofRun.places.fit(fitted);
            fitted.self = thisProcess();
            fitted.holderDead = holderCertainlyDead;
            fitted.clock.advance(Day * 600 * m_runs);
        });
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
        for (const CheckFinding &finding : check->findings) {
            if (!mayLeaveObjects || finding.kind != "orphan"_L1 || !finding.repaired)
                wrong.append(finding.kind + u' ' + finding.key + u' ' + finding.text);
        }
        QMap<QString, QString> truth = m_pinned;
        truth.insert(outcome.stored);
        return wrong + f.violations(truth) + ofRun.violations();
    }

    RunPlaces ofRun;

private:
    QTemporaryDir m_folder{test::quickFolder()};
    QMap<QString, QString> m_pinned;
    int m_runs = 0;
};

} // namespace td::test
