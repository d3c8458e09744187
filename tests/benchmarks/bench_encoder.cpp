// SPDX-License-Identifier: GPL-3.0-or-later
// The processor time of the progressive encoder beside libjpeg-turbo's for the same bytes, in turns.
//   bench-encoder [--rounds N] [--quality N] [photo.jpg...]
// Photos are reduced to 2000 px; without any, it makes pictures of its own.
#include "imaging/progressiveencoder.h"
#include "imaging/rawjpeg.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <random>

using namespace Qt::StringLiterals;
using namespace td;

namespace
{
constexpr int Side = 2000;

double processorMilliseconds()
{
    timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
}

/// The mean of the samples that fall into each.
Plane reduced(const Plane &in, QSize to)
{
    Plane out(to.width(), to.height());
    for (int y = 0; y < out.height; ++y) {
        const int top = int(qint64(y) * in.height / out.height);
        const int bottom = std::max(top + 1, int(qint64(y + 1) * in.height / out.height));
        for (int x = 0; x < out.width; ++x) {
            const int left = int(qint64(x) * in.width / out.width);
            const int right = std::max(left + 1, int(qint64(x + 1) * in.width / out.width));
            int sum = 0;
            for (int v = top; v < bottom; ++v) {
                for (int u = left; u < right; ++u)
                    sum += in.row(v)[u];
            }
            out.row(y)[x] = quint8(sum / ((bottom - top) * (right - left)));
        }
    }
    return out;
}

PlanarPicture reduced(const PlanarPicture &in)
{
    const double scale = std::min(1.0, double(Side) / std::max(in.size.width(), in.size.height()));
    PlanarPicture out;
    out.size = QSize(std::max(1, int(std::lround(in.size.width() * scale))),
                     std::max(1, int(std::lround(in.size.height() * scale))));
    out.y = reduced(in.y, out.size);
    if (!in.isGray()) {
        const QSize half((out.size.width() + 1) / 2, (out.size.height() + 1) / 2);
        out.cb = reduced(in.cb, half);
        out.cr = reduced(in.cr, half);
    }
    return out;
}

/// Waves of many lengths whose strength falls with their frequency, as in photos, edges, and a little noise.
Plane landscape(QSize size, std::mt19937 &random, double contrast)
{
    struct Wave {
        double x, y, phase, height;
    };
    std::vector<Wave> waves;
    for (int i = 0; i < 40; ++i) {
        const double frequency = 0.003 * std::pow(1.17, i);
        const double angle = double(random()) / 4294967296.0 * 6.2832;
        waves.push_back({frequency * std::cos(angle), frequency * std::sin(angle), angle * 7, contrast / (4 + i)});
    }
    // sin(a + b) from tables of both directions
    const auto table = [&waves](int length, auto angle) {
        std::vector<double> values;
        for (const Wave &wave : waves) {
            for (int i = 0; i < length; ++i)
                values.push_back(angle(wave, i));
        }
        return values;
    };
    const auto sinX = table(size.width(), [](const Wave &w, int x) { return w.height * std::sin(w.x * x); });
    const auto cosX = table(size.width(), [](const Wave &w, int x) { return w.height * std::cos(w.x * x); });
    Plane plane(size.width(), size.height());
    std::vector<double> values;
    for (int y = 0; y < plane.height; ++y) {
        values.assign(size_t(plane.width), 128.0);
        for (size_t i = 0; i < waves.size(); ++i) {
            const double angle = waves[i].y * y + waves[i].phase;
            const double s = std::sin(angle);
            const double c = std::cos(angle);
            for (int x = 0; x < plane.width; ++x) {
                const bool calm = (x / 160 + y / 120) % 3 == 0; // sky: a third of the picture has no detail
                if (i < 12 || !calm)
                    values[size_t(x)] +=
                        sinX[i * size_t(plane.width) + size_t(x)] * c + cosX[i * size_t(plane.width) + size_t(x)] * s;
            }
        }
        for (int x = 0; x < plane.width; ++x)
            plane.row(y)[x] = quint8(std::clamp(values[size_t(x)] + double(random() % 5) - 2, 0.0, 255.0));
    }
    return plane;
}

struct Sample {
    QString name;
    PlanarPicture picture;
};

std::vector<Sample> samplesOf(const QStringList &files)
{
    std::vector<Sample> samples;
    for (const QString &path : files) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            continue;
        if (const auto picture = test::planesOf(file.readAll(), 200'000'000))
            samples.push_back({QFileInfo(path).fileName(), reduced(*picture)});
    }
    if (files.isEmpty()) {
        std::mt19937 random(1);
        for (const double contrast : {120.0, 240.0, 400.0}) {
            PlanarPicture picture;
            picture.size = {2000, 1504};
            picture.y = landscape(picture.size, random, contrast);
            picture.cb = landscape(picture.size / 2, random, contrast / 4);
            picture.cr = landscape(picture.size / 2, random, contrast / 4);
            samples.push_back({u"landscape, contrast %1"_s.arg(contrast), std::move(picture)});
        }
    }
    return samples;
}

template <typename Encode> double timed(Encode encode, QByteArray &bytes)
{
    const double start = processorMilliseconds();
    bytes = encode();
    return processorMilliseconds() - start;
}
} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOption({u"rounds"_s, u"Times each picture is encoded."_s, u"n"_s, u"20"_s});
    parser.addOption({u"quality"_s, u"1 to 100."_s, u"n"_s, u"85"_s});
    parser.addPositionalArgument(u"photos"_s, u"JPEG files."_s, u"[photo...]"_s);
    parser.process(app);
    const int rounds = std::max(1, parser.value(u"rounds"_s).toInt());
    const int quality = parser.value(u"quality"_s).toInt();

    double sums[3] = {};
    const auto samples = samplesOf(parser.positionalArguments());
    std::printf("%9s %8s %8s %8s %7s\n", "turbo ms", "ours ms", "plain ms", "ratio", "KiB");
    for (const Sample &sample : samples) {
        double spent[3] = {};
        QByteArray bytes[3];
        for (int round = 0; round < rounds; ++round) {
            spent[0] += timed([&] { return test::referenceJpeg(sample.picture, quality); }, bytes[0]);
            spent[1] +=
                timed([&] { return encodePlanar(sample.picture, quality, {}, {}).value_or(QByteArray()); }, bytes[1]);
            spent[2] += timed(
                [&] {
                    return encodePlanar(sample.picture, quality, {}, {}, EncoderCode::Plain).value_or(QByteArray());
                },
                bytes[2]);
        }
        const bool same = bytes[0] == bytes[1] && bytes[0] == bytes[2];
        std::printf("%9.2f %8.2f %8.2f %8.2f %7.0f  %s %dx%d%s\n", spent[0] / rounds, spent[1] / rounds,
                    spent[2] / rounds, spent[0] / spent[1], double(bytes[0].size()) / 1024, qPrintable(sample.name),
                    sample.picture.size.width(), sample.picture.size.height(), same ? "" : "  BYTES DIFFER");
        for (int i = 0; i < 3; ++i)
            sums[i] += spent[i] / rounds;
    }
    const auto count = double(std::max<size_t>(1, samples.size()));
    std::printf("%9.2f %8.2f %8.2f %8.2f          mean; plain code: %.2f times\n", sums[0] / count, sums[1] / count,
                sums[2] / count, sums[0] / sums[1], sums[0] / sums[2]);
    return 0;
}
