// SPDX-License-Identifier: GPL-3.0-or-later
// Works on a profile until it is killed, by its parent at any time or by itself at a chosen call, and says on standard
// output what it has been promised: "stored ID SHA256" for each photo whose upload was reported as done.
//
// engine-victim PROFILE RUN one|many|life|moves|stop|recover|backup before|after|none CALL
#include "engine/backupbench.h"
#include "engine/processholder.h"
#include "support/places.h"

#include <QCoreApplication>
#include <QFile>

#include <cstdio>
#include <thread>

using namespace Qt::StringLiterals;
using namespace td;
using td::test::Fault;
using td::test::Fixture;

namespace
{

void say(const QString &line)
{
    const QByteArray text = line.toUtf8() + '\n';
    std::fwrite(text.constData(), 1, std::size_t(text.size()), stdout);
    std::fflush(stdout);
}

template <typename T> void must(const Result<T> &result)
{
    if (!result)
        qFatal("%s (%s)", qPrintable(result.error().message), qPrintable(result.error().where));
}

Photo store(Fixture &f, quint32 seed, const QString &draft)
{
    UploadOptions options;
    options.draft = draft;
    const auto uploaded =
        f.engine().ingest.uploadBytes(test::fakePhoto(seed, 3000), u"%1.jpg"_s.arg(seed), options, {});
    must(uploaded);
    return uploaded->photo;
}

/// One photo through its tiers and back, another one into nothing.
void one(Fixture &f, quint32 seed)
{
    const Photo photo = store(f, seed, u"draft"_s);
    say(u"stored %1 %2"_s.arg(photo.photoId, photo.sha256));
    must(f.engine().mover.move(photo.photoId, Tier::Hot, false, {}, {}));
    must(f.engine().variants.complete(photo.photoId, {.make = true, .remake = true, .prune = false}, {}));
    must(f.engine().mover.move(photo.photoId, Tier::Cold, false, {}, {}));
    must(f.engine().mover.move(photo.photoId, Tier::Hot, true, {}, {}));
    const Photo doomed = store(f, seed + 1, {});
    must(f.engine().mover.move(doomed.photoId, Tier::Hot, false, {}, {}));
    must(f.catalogue().photos().trash({doomed.photoId}, {}, {}, f.clock.now()));
    must(f.engine().mover.purge(doomed.photoId, {}, {}));
}

/// Until the file PROFILE.stop is there, so that others can die meanwhile.
void many(Fixture &f)
{
    for (quint32 i = 0; i < 400; ++i) {
        one(f, 1'000'000'000 + 2 * i);
        if (QFile::exists(f.profile() + u".stop"_s))
            return;
    }
}

/// Every photo to HOT and then to COLD, beside others who do the same; what another has in hand is left to the next
/// round.
void moves(Fixture &f)
{
    for (const Tier to : {Tier::Hot, Tier::Cold}) {
        PhotoFilter elsewhere;
        elsewhere.tier = to == Tier::Hot ? Tier::Temp : Tier::Hot;
        for (;;) {
            const auto ids = f.catalogue().photos().ids(elsewhere, 1000);
            must(ids);
            if (ids->isEmpty())
                break;
            must(f.engine().mover.recover({}));
            for (const QString &id : *ids) {
                const auto moved = f.engine().mover.move(id, to, false, {}, {});
                const bool isPassing = !moved && (moved.error().code == ErrorCode::Aborted ||
                                                  moved.error().code == ErrorCode::FailedPrecondition ||
                                                  moved.error().reason == "catalog.busy"_L1);
                if (!isPassing)
                    must(moved);
            }
        }
    }
}

/// One photo to HOT, asleep before call number `call` until somebody wakes the process; then it finds out.
void stop(Fixture &f, quint32 seed, qint64 call)
{
    const Photo photo = store(f, seed, u"draft"_s);
    say(u"stored %1 %2"_s.arg(photo.photoId, photo.sha256));
    qint64 calls = 0;
    f.faults.only = [call, &calls](const QString &) {
        if (++calls == call)
            ::raise(SIGSTOP);
        return true;
    };
    const auto moved = f.engine().mover.move(photo.photoId, Tier::Hot, false, {}, {});
    f.faults.only = nullptr;
    say(u"moved %1"_s.arg(moved ? u"yes"_s : moved.error().reason));
    if (calls < call)
        say(u"awake"_s);
}

/// A backup of everything into PROFILE-backups.
void backup(Fixture &f)
{
    const auto target = std::make_shared<test::FaultyStore>(test::backupFolder(f.profile() + u"-backups"), f.faults);
    const BackupPlace place = test::backupPlace(f.profile(), target, {});
    BackupRules rules;
    rules.photos = {Tier::Temp, Tier::Hot, Tier::Cold};
    must(BackupWriter(f.parts(), place).create(rules, false, {}, {}));
}

/// Photos through their whole life, by the rules.
void life(Fixture &f, quint32 seed)
{
    {
        std::vector<std::jthread> threads;
        for (quint32 thread = 0; thread < 2; ++thread) {
            threads.emplace_back([&f, seed, thread] {
                for (quint32 i = 0; i < 5; ++i) {
                    const bool isKept = i != 2;
                    const Photo photo = store(f, seed + thread * 10 + i, isKept ? u"draft"_s : QString());
                    if (isKept)
                        say(u"stored %1 %2"_s.arg(photo.photoId, photo.sha256));
                }
            });
        }
    }
    RunOptions options;
    options.confirmed = true;
    const auto run = [&f, &options] { must(f.engine().lifecycle.run(options, {}, {}, {})); };
    f.clock.advance(Hour * 49);
    run();
    f.clock.advance(Day * 91);
    run();
    say(u"sweep"_s);
    f.clock.advance(Day * 366);
    run();
    f.clock.advance(Day * 2);
    run();
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 6)
        qFatal("engine-victim PROFILE RUN one|many|life|moves|stop|recover|backup before|after|none CALL");
    const quint32 number = arguments.at(2).toUInt();
    const QString kind = arguments.at(3);
    Fixture f(arguments.at(1), [number, kind](Fixture &fitted) {
        fitted.self = thisProcess();
        fitted.holderDead = holderCertainlyDead;
        fitted.overrides.insert(u"image.variants"_s, u"small:150"_s);
        fitted.ids.startAt(qint64(number) * 1000);
        if (kind == "life"_L1)
            fitted.clock.advance(Day * 600 * qint64(number));
        test::Places::inherited().fit(fitted);
    });
    if (kind != "recover"_L1)
        must(f.engine().mover.recover({}));
    f.faults.only = [](const QString &name) {
        return name.startsWith("store."_L1) || name.startsWith("journal."_L1) || name == "photos.add"_L1;
    };
    const QString when = arguments.at(4);
    f.faults.disarm();
    if (when != "none"_L1)
        f.faults.arm(when == "before"_L1 ? Fault::KillBefore : Fault::KillAfter, arguments.at(5).toLongLong());
    if (kind == "one"_L1)
        one(f, number * 100);
    else if (kind == "many"_L1)
        many(f);
    else if (kind == "life"_L1)
        life(f, number * 100);
    else if (kind == "moves"_L1)
        moves(f);
    else if (kind == "backup"_L1)
        backup(f);
    else if (kind == "stop"_L1)
        stop(f, number * 100, arguments.at(5).toLongLong());
    else
        must(f.engine().mover.recover({}));
    say(u"calls %1"_s.arg(f.faults.calls()));
    say(u"end"_s);
    return 0;
}
