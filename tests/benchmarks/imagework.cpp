// SPDX-License-Identifier: GPL-3.0-or-later
#include "imagework.h"

#include "imaging/imagingprocessor.h"
#include "imaging/jpegfile.h"
#include "imaging/jpegfiles.h"
#include "imaging/pixels.h"
#include "imaging/planardecode.h"
#include "imaging/planarpixels.h"
#include "imaging/probe.h"
#include "imaging/progressiveencoder.h"
#include "imaging/rawjpeg.h"
#include "imaging/ssim.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QTextStream>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <ctime>
#include <thread>

using namespace Qt::StringLiterals;

namespace td::bench
{

namespace
{
constexpr int MaxSide = 2000;
constexpr int Quality = 85;
constexpr int FlatRounds = 400;

void print(const char *name, double value)
{
    QTextStream(stdout) << name << ' ' << QString::number(value, 'f', 4) << '\n';
}

[[noreturn]] void giveUp(const QString &why)
{
    qFatal("%s", qPrintable(why));
}

QByteArray readAll(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        giveUp(path);
    return file.readAll();
}

double cpuMs()
{
    timespec now = {};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
}

ProcessedImage processed(const ImagingProcessor &processor, const QString &path, const ImagePolicy &policy)
{
    auto result = processor.process(readAll(path), path, policy);
    if (!result)
        giveUp(QString(path % u": "_s % result.error().message));
    return std::move(*result);
}

void pipeline(const QString &dir, const QStringList &photos, const ImagePolicy &policy)
{
    const ImagingProcessor processor;
    for (const QString &path : photos) {
        const ProcessedImage image = processed(processor, path, policy);
        for (const ImageOutput &output : image.outputs) {
            const bool isMaster = output.variant == variant::Master;
            const QString name =
                QFileInfo(path).completeBaseName() % (isMaster ? QString() : QString(u"-"_s % output.variant));
            QFile file(QDir(dir).filePath(QString(name % u".jpg"_s)));
            if (!file.open(QIODevice::WriteOnly) || file.write(output.bytes) != output.bytes.size())
                giveUp(file.fileName());
        }
    }
}

struct Times {
    double wall = 0;
    double cpu = 0;
};
Times timesWith(const ImagingProcessor &processor, const QStringList &photos, int threads)
{
    QElapsedTimer timer;
    timer.start();
    const double start = cpuMs();
    std::atomic<qsizetype> next = 0;
    {
        std::vector<std::jthread> workers;
        for (int i = 0; i < threads; ++i) {
            workers.emplace_back([&] {
                for (qsizetype p = next++; p < photos.size(); p = next++)
                    (void)processed(processor, photos.at(p), {});
            });
        }
    }
    return {double(timer.nsecsElapsed()) / 1e6, cpuMs() - start};
}

void threads(const QStringList &photos)
{
    const ImagingProcessor processor;
    (void)processed(processor, photos.first(), {});
    // Twice as many, so that the last photo of one worker does not leave the other idle for long.
    const QStringList twice = photos + photos;
    const Times one = timesWith(processor, twice, 1);
    const Times two = timesWith(processor, twice, 2);
    print("one", one.wall);
    print("two", two.wall);
    print("cpu", two.cpu / one.cpu);
}

/// The planes of a photo as the pipeline hands them to the encoder.
PlanarPicture fittedPlanes(const QByteArray &file, const QString &path)
{
    const Deadline deadline(std::chrono::seconds(60));
    const auto found = probe(file, path, {.maxPixels = 400'000'000});
    JpegReader reader(deadline);
    PlanarPicture picture;
    if (!found || !reader.open(file) || !hasPlanes(reader) ||
        !readPlanes(reader, fitted(found->size, MaxSide), found->orientation, picture))
        giveUp(path);
    return picture;
}

void decodeOnly(const QByteArray &file)
{
    const Deadline deadline(std::chrono::seconds(60));
    JpegReader reader(deadline);
    if (!reader.open(file) || !reader.startPlanes(1))
        giveUp(reader.reason());
    const jpeg_decompress_struct &info = reader.info();
    std::vector<std::vector<quint8>> samples;
    std::vector<std::vector<JSAMPROW>> rows;
    JSAMPARRAY strip[MAX_COMPONENTS] = {};
    for (int i = 0; i < info.num_components; ++i) {
        const jpeg_component_info &component = info.comp_info[i];
        const size_t stride = (size_t(component.width_in_blocks) + 4) * DCTSIZE;
        const size_t count = size_t(component.v_samp_factor) * DCTSIZE;
        samples.emplace_back(stride * count);
        rows.emplace_back();
        for (size_t row = 0; row < count; ++row)
            rows.back().push_back(samples.back().data() + row * stride);
    }
    for (size_t i = 0; i < rows.size(); ++i)
        strip[i] = rows[i].data();
    while (info.output_scanline < info.output_height) {
        if (!reader.readStrip(strip))
            giveUp(reader.reason());
    }
    (void)reader.finish();
}

/// Both from a file in memory to a file in memory, in turn, so that whatever else the machine does falls on both.
void besideLibjpeg(const QStringList &photos)
{
    const ImagingProcessor processor;
    double libjpeg = 0;
    double ours = 0;
    for (const QString &path : photos) {
        const QByteArray file = readAll(path);
        const PlanarPicture picture = fittedPlanes(file, path);
        const double start = cpuMs();
        decodeOnly(file);
        if (test::referenceJpeg(picture, Quality).isEmpty())
            giveUp(path);
        const double between = cpuMs();
        if (!processor.process(file, path, {.variants = {}}))
            giveUp(path);
        ours += cpuMs() - between;
        libjpeg += between - start;
    }
    print("libjpeg", libjpeg / double(photos.size()));
    print("ours", ours / double(photos.size()));
}

bool encoders(const QStringList &photos)
{
    double libjpeg = 0;
    double ours = 0;
    bool equal = true;
    for (const QString &path : photos) {
        const PlanarPicture picture = fittedPlanes(readAll(path), path);
        const double start = cpuMs();
        const QByteArray reference = test::referenceJpeg(picture, Quality);
        const double between = cpuMs();
        const Result<QByteArray> bytes = encodePlanar(picture, Quality, {}, {});
        ours += cpuMs() - between;
        libjpeg += between - start;
        equal = equal && bytes && *bytes == reference;
    }
    print("libjpeg", libjpeg / double(photos.size()));
    print("ours", ours / double(photos.size()));
    return equal;
}

double residentMib()
{
    const QList<QByteArray> words = readAll(u"/proc/self/statm"_s).split(' ');
    return words.at(1).toDouble() * 4096 / (1024 * 1024);
}

void flatMemory(const QStringList &photos)
{
    const ImagingProcessor processor;
    for (int i = 0; i < FlatRounds; ++i) {
        (void)processed(processor, photos.at(i % photos.size()), {});
        if (i == FlatRounds / 10)
            print("early", residentMib());
    }
    print("late", residentMib());
}

void quality(const QString &dir, const QStringList &photos)
{
    double psnr = 0;
    double ssim = 0;
    for (const QString &path : photos) {
        const QByteArray file = readAll(path);
        const auto found = probe(file, path, {.maxPixels = 400'000'000});
        if (!found)
            giveUp(path);
        Plane stored = test::lumaOf(file);
        Pixels pixels(QSize(stored.width, stored.height), 1);
        pixels.data = std::move(stored.data);
        const PlanarPicture upright = toPlanar(uprighted(std::move(pixels), found->orientation));
        const Plane result =
            test::lumaOf(readAll(QDir(dir).filePath(QString(QFileInfo(path).completeBaseName() % u".jpg"_s))));
        const std::vector<double> reference = test::floatLanczos(upright.y, QSize(result.width, result.height));
        psnr += test::psnr(result, reference);
        Plane rounded(result.width, result.height);
        std::ranges::transform(reference, rounded.data.begin(), [](double v) { return quint8(std::lround(v)); });
        ssim += structuralSimilarity(rounded, result);
    }
    print("psnr", psnr / double(photos.size()));
    print("ssim", ssim / double(photos.size()));
}
} // namespace

bool work(const QString &kind, const QString &dir, const QStringList &photos)
{
    if (kind == u"master"_s)
        pipeline(dir, photos, {.variants = {}});
    else if (kind == u"thumbnails"_s)
        pipeline(dir, photos, {});
    else if (kind == u"threads"_s)
        threads(photos);
    else if (kind == u"decode-encode"_s)
        besideLibjpeg(photos);
    else if (kind == u"encoder"_s)
        return encoders(photos);
    else if (kind == u"flat"_s)
        flatMemory(photos);
    else if (kind == u"quality"_s)
        quality(dir, photos);
    else
        return false;
    return true;
}

} // namespace td::bench
