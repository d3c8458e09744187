// SPDX-License-Identifier: GPL-3.0-or-later
// What decoding in a helper process costs beside decoding in this one: the same photos, in turns.
//   tierdeck-samples DIR --count 8 --pixels ...  (or photos of your own)
//   bench-isolation [--rounds N] PHOTO...
#include "imaging/imagingprocessor.h"
#include "imaging/isolation/isolatedprocessor.h"
#include "imaging/isolation/picturehelper.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>

#include <sys/resource.h>

#include <algorithm>
#include <cstdio>
#include <ctime>

using namespace Qt::StringLiterals;
using namespace td;

namespace
{

double milliseconds(const timespec &time)
{
    return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
}

/// Processor time of this process and of one more.
double processorTime(pid_t other)
{
    timespec own = {};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &own);
    clockid_t clock = {};
    timespec theirs = {};
    if (other > 0 && ::clock_getcpuclockid(other, &clock) == 0)
        ::clock_gettime(clock, &theirs);
    return milliseconds(own) + milliseconds(theirs);
}

struct Cost {
    std::vector<double> wall; ///< ms
    std::vector<double> cpu;
};

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values.empty() ? 0 : values[values.size() / 2];
}

void measure(const ImageProcessor &processor, const QByteArray &file, pid_t helper, Cost &cost)
{
    QElapsedTimer timer;
    timer.start();
    const double before = processorTime(helper);
    if (const auto image = processor.process(file, u"photo"_s, {}); !image)
        std::fprintf(stderr, "%s\n", qPrintable(image.error().message));
    cost.wall.push_back(double(timer.nsecsElapsed()) / 1e6);
    cost.cpu.push_back(processorTime(helper) - before);
}

} // namespace

int main(int argc, char **argv)
{
    if (const std::optional<int> helperStatus = runAsPictureHelper(argc, argv))
        return *helperStatus;
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption rounds(u"rounds"_s, u"How often each photo is taken."_s, u"N"_s, u"10"_s);
    parser.addOption(rounds);
    parser.addPositionalArgument(u"photos"_s, u"Files."_s, u"PHOTO..."_s);
    parser.process(application);
    QElapsedTimer starting;
    starting.start();
    const IsolatedProcessor isolated({.helpers = 1});
    const auto state = isolated.tryOut();
    if (!state || parser.positionalArguments().isEmpty()) {
        std::fprintf(stderr, "%s\n", state ? "usage: bench-isolation PHOTO..." : qPrintable(state.error().message));
        return 2;
    }
    std::printf("a helper starts in %.0f ms and holds %.1f MB\n", double(starting.nsecsElapsed()) / 1e6,
                double(state->residentBytes) / 1e6);
    const ImagingProcessor here;
    std::printf("%-40s %8s %9s %9s %7s %9s %9s %7s\n", "photo", "MB", "here ms", "helper ms", "", "here CPU",
                "helper CPU", "");
    double wallHere = 0;
    double wallThere = 0;
    double cpuHere = 0;
    double cpuThere = 0;
    for (const QString &path : parser.positionalArguments()) {
        QFile handle(path);
        if (!handle.open(QIODevice::ReadOnly))
            continue;
        const QByteArray file = handle.readAll();
        Cost inProcess;
        Cost inHelper;
        for (int round = 0; round < parser.value(rounds).toInt(); ++round) {
            measure(here, file, 0, inProcess);
            measure(isolated, file, state->pid, inHelper);
        }
        const double a = median(inProcess.wall);
        const double b = median(inHelper.wall);
        const double c = median(inProcess.cpu);
        const double d = median(inHelper.cpu);
        std::printf("%-40s %8.2f %9.2f %9.2f %+6.1f%% %9.2f %9.2f %+6.1f%%\n", qPrintable(path.section(u'/', -1)),
                    double(file.size()) / 1e6, a, b, (b / a - 1) * 100, c, d, (d / c - 1) * 100);
        wallHere += a;
        wallThere += b;
        cpuHere += c;
        cpuThere += d;
    }
    std::printf("all: %+.2f ms and %+.1f%% a photo; processor time %+.2f ms, %+.1f%%\n",
                (wallThere - wallHere) / double(parser.positionalArguments().size()), (wallThere / wallHere - 1) * 100,
                (cpuThere - cpuHere) / double(parser.positionalArguments().size()), (cpuThere / cpuHere - 1) * 100);
    const auto after = isolated.tryOut();
    if (after)
        std::printf("afterwards it holds %.1f MB\n", double(after->residentBytes) / 1e6);
    return 0;
}
