// SPDX-License-Identifier: GPL-3.0-or-later
// Moves photos from HOT to COLD on a real server and lets rclone do the same with as many objects, in turn:
//   tests/servers/run build/bench/bin/bench-transfer [--photos 2000] [--bytes 600000] [--rounds 3] [--parallel 16]
// Both buckets are on one server. By default the two tiers are two remotes, as two providers are, so that every byte
// passes through the program; --one-remote lets both sides copy at the server.
#include "catalog/openoptions.h"
#include "storage/limitedstore.h"
#include "storage/meteredstore.h"
#include "storage/providerprofile.h"
#include "storage/retryingstore.h"
#include "storage/s3store.h"
#include "support/fixture.h"
#include "support/realservers.h"
#include "support/s3bench.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>

#include <cstdio>

#include <sys/resource.h>

using namespace Qt::StringLiterals;
using namespace td;
using namespace td::test;

namespace
{

struct Task {
    int photos = 2000;
    int bytes = 600'000;
    int parallel = 16;
    bool oneRemote = false;
    QString server = u"ceph"_s;
};

[[noreturn]] void giveUp(const QString &why)
{
    std::fprintf(stderr, "%s\n", qPrintable(why));
    std::exit(1);
}

template <typename T> T must(Result<T> result)
{
    if (!result)
        giveUp(QString(result.error().message % " "_L1 % result.error().where % " "_L1 % result.error().detail));
    if constexpr (!std::is_void_v<T>)
        return *std::move(result);
}

/// The highest resident memory of this process since the last call, MB.
double peakMegabytes()
{
    QFile status(u"/proc/self/status"_s);
    double peak = 0;
    if (status.open(QIODevice::ReadOnly)) {
        const QRegularExpressionMatch match =
            QRegularExpression(u"VmHWM:\\s+(\\d+) kB"_s).match(QString::fromLatin1(status.readAll()));
        peak = match.captured(1).toDouble() / 1000;
    }
    QFile clear(u"/proc/self/clear_refs"_s);
    if (clear.open(QIODevice::WriteOnly))
        clear.write("5");
    return peak;
}

std::shared_ptr<ObjectStore> storeIn(const S3Config &config, int parallel)
{
    return withRetries(withLimits(
        withMeter(makeS3Store(config), std::make_shared<StoreMeter>()), [parallel] { return parallel; }, nullptr));
}

struct Measured {
    double seconds = 0;
    double megabytes = 0;
    double cpuSeconds = 0;
};

double cpuSecondsOfThisProcess()
{
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    const auto seconds = [](const timeval &t) { return double(t.tv_sec) + double(t.tv_usec) / 1e6; };
    return seconds(used.ru_utime) + seconds(used.ru_stime);
}

/// As the program binds it when no provider is named.
S3Config asProgram(const RealS3 &server, const QString &bucket)
{
    S3Config config = configOf(server, bucket);
    const ProviderProfile plain = *providerProfile(u"s3"_s);
    config.provider.conditionalPut = plain.conditionalPut;
    return config;
}

Measured ours(const Task &task, const RealS3 &server)
{
    const QString hotBucket = server.freshBucket();
    const QString coldBucket = server.freshBucket();
    S3Config cold = asProgram(server, coldBucket);
    // Another name of the same server is another provider for us: nothing can be copied at the server.
    if (!task.oneRemote) {
        cold.endpoint = server.virtualHost;
        cold.provider.virtualHost = true;
    }
    Fixture f;
    f.workers = task.parallel;
    f.readers = OpenOptions().readers;
    f.overrides.insert(u"image.variants"_s, u"none"_s);
    f.remote.insert(Tier::Hot, storeIn(asProgram(server, hotBucket), task.parallel));
    f.remote.insert(Tier::Cold, storeIn(cold, task.parallel));
    f.reopen();
    QStringList ids;
    for (int i = 0; i < task.photos; ++i)
        ids.append(f.upload(quint32(i + 1), u"d"_s, task.bytes).photoId);
    const auto moved = [&](Tier to) {
        const BatchOutcome outcome = f.engine().library.moveTo(ids, to, {}, {});
        if (!outcome.failed.isEmpty())
            giveUp(outcome.failed.first().error.message);
    };
    moved(Tier::Hot);
    (void)peakMegabytes();
    std::fprintf(stderr, "moving %d photos to COLD\n", task.photos); // from here on a profiler is worth attaching
    const double cpuBefore = cpuSecondsOfThisProcess();
    QElapsedTimer clock;
    clock.start();
    moved(Tier::Cold);
    const Measured measured{double(clock.nsecsElapsed()) / 1e9, peakMegabytes(), cpuSecondsOfThisProcess() - cpuBefore};
    const QStringList wrong = f.violations();
    if (!wrong.isEmpty())
        giveUp(wrong.first());
    return measured;
}

/// Runs rclone with two remotes A and B; its seconds and peak memory.
Measured rclone(const RealS3 &server, const QStringList &arguments)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.remove(u"AWS_CA_BUNDLE"_s);
    environment.insert(u"RCLONE_CONFIG"_s, u"/dev/null"_s);
    for (const QString &remote : {u"A"_s, u"B"_s}) {
        const QString prefix = u"RCLONE_CONFIG_%1_"_s.arg(remote);
        environment.insert(prefix + u"TYPE"_s, u"s3"_s);
        environment.insert(prefix + u"PROVIDER"_s, u"Ceph"_s);
        environment.insert(prefix + u"ENDPOINT"_s, server.endpoint);
        environment.insert(prefix + u"REGION"_s, server.region);
        environment.insert(prefix + u"ACCESS_KEY_ID"_s, server.accessKey);
        environment.insert(prefix + u"SECRET_ACCESS_KEY"_s, server.secret);
    }
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    QElapsedTimer clock;
    clock.start();
    process.start(u"/usr/bin/time"_s,
                  QStringList{u"-f"_s, u"%M %U %S"_s, u"-o"_s, u"/dev/stdout"_s, u"rclone"_s} + arguments);
    if (!process.waitForFinished(-1) || process.exitCode() != 0)
        giveUp(u"rclone failed; it and /usr/bin/time come from the packages rclone and time"_s);
    const double seconds = double(clock.nsecsElapsed()) / 1e9;
    const QList<QByteArray> used = process.readAllStandardOutput().trimmed().split(' ');
    return {seconds, used.value(0).toDouble() / 1000, used.value(1).toDouble() + used.value(2).toDouble()};
}

Measured theirs(const Task &task, const RealS3 &server)
{
    const QString from = server.freshBucket();
    const QString to = server.freshBucket();
    const std::shared_ptr<ObjectStore> store = makeS3Store(configOf(server, from));
    for (int i = 0; i < task.photos; ++i) {
        const QByteArray bytes = fakePhoto(quint32(i + 1), task.bytes);
        BytesSource body(bytes);
        must(store->put(
            {.key = u"hot/%1.jpg"_s.arg(i), .contentType = u"image/jpeg"_s, .sha256 = sha256Of(bytes), .metadata = {}},
            body, {}));
    }
    const QString b = task.oneRemote ? u"A:"_s : u"B:"_s;
    const QStringList both{u"--transfers"_s, QString::number(task.parallel), u"--checksum"_s,
                           u"--checkers"_s,  QString::number(task.parallel), u"-q"_s};
    const Measured copy = rclone(server, QStringList{u"copy"_s, QString(u"A:"_s + from), QString(b + to)} + both);
    const Measured remove = rclone(server, QStringList{u"delete"_s, QString(u"A:"_s + from)} + both);
    return {copy.seconds + remove.seconds, std::max(copy.megabytes, remove.megabytes), copy.cpuSeconds + remove.cpuSeconds};
}

double median(std::vector<double> values)
{
    std::ranges::sort(values);
    return values[values.size() / 2];
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOptions({{u"photos"_s, u"How many."_s, u"N"_s, u"2000"_s},
                       {u"bytes"_s, u"Size of each."_s, u"N"_s, u"600000"_s},
                       {u"rounds"_s, u"How often each side."_s, u"N"_s, u"3"_s},
                       {u"parallel"_s, u"Transfers at once, both sides."_s, u"N"_s, u"16"_s},
                       {u"server"_s, u"ceph or swift."_s, u"NAME"_s, u"ceph"_s},
                       {u"one-remote"_s, u"Both buckets at one provider: copies at the server are allowed."_s}});
    parser.process(app);
    const Task task{.photos = parser.value(u"photos"_s).toInt(),
                    .bytes = parser.value(u"bytes"_s).toInt(),
                    .parallel = parser.value(u"parallel"_s).toInt(),
                    .oneRemote = parser.isSet(u"one-remote"_s),
                    .server = parser.value(u"server"_s)};
    std::optional<RealS3> server;
    for (const RealS3 &one : realS3Servers()) {
        if (one.name == task.server && one.scheme == u"http"_s)
            server = one;
    }
    if (!server)
        giveUp(realServersRemedy());
    std::printf("%d photos of %d bytes, HOT to COLD on %s, %d at once, %s\n", task.photos, task.bytes,
                qPrintable(task.server), task.parallel, task.oneRemote ? "one remote" : "two remotes");
    std::vector<double> mine, other;
    for (int round = 0; round < parser.value(u"rounds"_s).toInt(); ++round) {
        const Measured a = ours(task, *server);
        const Measured b = theirs(task, *server);
        mine.push_back(a.seconds);
        other.push_back(b.seconds);
        std::printf("  tierdeck %6.2f s (%4.0f MB, %.1f s CPU)   rclone copy + delete %6.2f s (%4.0f MB, %.1f s CPU)   ratio %.2f\n",
                    a.seconds, a.megabytes, a.cpuSeconds, b.seconds, b.megabytes, b.cpuSeconds, b.seconds / a.seconds);
        std::fflush(stdout);
    }
    std::printf("median: tierdeck %.2f s, rclone %.2f s, rclone / tierdeck = %.2f\n", median(mine), median(other),
                median(other) / median(mine));
    return 0;
}
