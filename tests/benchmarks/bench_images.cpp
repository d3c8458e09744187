// SPDX-License-Identifier: GPL-3.0-or-later
// The picture pipeline beside its peers on the same photos, all in turn, and every goal of docs/PERFORMANCE.md:
//   bench-images [--rounds 3] [--count 20,4,2] [PHOTO...]
// Renders photos of 12, 24 and 48 megapixels unless some are given; those given stand for the 12 megapixels. Needs
// vipsthumbnail (libvips-tools), Pillow (python3-pil) and mogrify (imagemagick). One process handles all photos of one
// size; its cost is the user and system time of the process, the median of the rounds. Exit status 1 when a goal is
// missed.
#include "child.h"
#include "imagework.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTextStream>

#include <algorithm>
#include <map>
#include <vector>

using namespace Qt::StringLiterals;
using namespace td::bench;

namespace
{
/// Photos of one size.
struct Set {
    QString name;
    QString sides; ///< long x short, as rendered
    int count;
    QStringList photos;
};

struct Contender {
    QString name;
    std::function<QStringList(const QString &dir, const QStringList &photos)> command;
    bool onlyFirstSet = false;
};

class Bench
{
public:
    explicit Bench(int rounds)
        : m_rounds(rounds)
    {
        if (!m_dir.isValid())
            qFatal("No temporary folder can be made");
    }

    [[nodiscard]] QString folder(const QString &name) const
    {
        if (!QDir(m_dir.path()).mkpath(name))
            qFatal("No folder can be made");
        return m_dir.filePath(name);
    }
    void measure(const std::vector<Set> &sets, const std::vector<Contender> &contenders)
    {
        for (int round = 0; round < m_rounds; ++round) {
            for (const Set &set : sets) {
                for (const Contender &contender : contenders) {
                    if (contender.onlyFirstSet && &set != &sets.front())
                        continue;
                    const QString key = set.name % u'/' % contender.name;
                    m_costs[key].push_back(run(contender.command(folder(key), set.photos)));
                }
            }
        }
    }
    /// CPU ms a photo, the median of the rounds.
    [[nodiscard]] double cpu(const Set &set, const QString &contender) const
    {
        return median(set, contender, [](const Cost &cost) { return cost.cpuMs; }) / double(set.photos.size());
    }
    [[nodiscard]] double peak(const Set &set, const QString &contender) const
    {
        return median(set, contender, [](const Cost &cost) { return cost.peakMib; });
    }
    [[nodiscard]] double figure(const Set &set, const QString &contender, const QString &name) const
    {
        return median(set, contender, [&name](const Cost &cost) { return cost.figures.value(name); });
    }

private:
    template <typename Get> double median(const Set &set, const QString &contender, const Get &get) const
    {
        std::vector<double> values;
        for (const Cost &cost : m_costs.at(QString(set.name % u'/' % contender)))
            values.push_back(get(cost));
        std::ranges::sort(values);
        return values.at(values.size() / 2);
    }

    int m_rounds;
    QTemporaryDir m_dir;
    std::map<QString, std::vector<Cost>> m_costs;
};

class Goals
{
public:
    explicit Goals(QTextStream &out)
        : m_out(out)
    {
        m_out << "\ngoal                                                    measured      reach   reached\n";
    }
    void atLeast(const QString &what, double value, double goal, const QString &unit = u"x"_s)
    {
        line(what, value, u">= "_s, goal, unit, value >= goal);
    }
    void atMost(const QString &what, double value, double goal, const QString &unit)
    {
        line(what, value, u"<= "_s, goal, unit, value <= goal);
    }
    [[nodiscard]] bool missed() const { return m_missed; }

private:
    void line(const QString &what, double value, const QString &sign, double goal, const QString &unit, bool reached)
    {
        m_out << what.leftJustified(54) << QString(QString::number(value, 'f', 4) % unit).rightJustified(10)
              << QString(sign % QString::number(goal, 'g', 4) % unit).rightJustified(12)
              << (reached ? "   yes" : "   NO") << Qt::endl;
        m_missed = m_missed || !reached;
    }

    QTextStream &m_out;
    bool m_missed = false;
};

QStringList sorted(const QString &dir)
{
    QStringList paths;
    const QStringList names = QDir(dir).entryList({u"*.jpg"_s}, QDir::Files, QDir::Name);
    for (const QString &name : names)
        paths.append(QDir(dir).filePath(name));
    return paths;
}

void render(const Bench &bench, Set &set)
{
    const QString dir = bench.folder(QString(u"photos-"_s % set.name));
    (void)run({QCoreApplication::applicationDirPath() % u"/tierdeck-samples"_s, u"--count"_s,
               QString::number(set.count), u"--size"_s, set.sides, dir});
    set.photos = sorted(dir);
}

/// This program's own part, in a process of its own.
std::function<QStringList(const QString &, const QStringList &)> ours(const QString &kind)
{
    return [kind](const QString &dir, const QStringList &photos) {
        return QStringList{QCoreApplication::applicationFilePath(), u"--work"_s, kind, u"--dir"_s, dir} + photos;
    };
}

std::vector<Contender> allContenders()
{
    const QString script = QStringView(TD_SOURCE_DIR) % u"/tests/benchmarks/pillow_photos.py"_s;
    return {
        {u"tierdeck"_s, ours(u"master"_s)},
        {u"vips"_s,
         [](const QString &dir, const QStringList &photos) {
             return QStringList{u"vipsthumbnail"_s, u"--size"_s, u"2000x2000>"_s, u"-o"_s,
                                QString(dir % u"/%s.jpg[Q=85,interlace,optimize_coding]"_s)} +
                    photos;
         }},
        {u"pillow"_s,
         [script](const QString &dir, const QStringList &photos) {
             return QStringList{u"/usr/bin/python3"_s, script, dir} + photos;
         }},
        {u"imagemagick"_s,
         [](const QString &dir, const QStringList &photos) {
             return QStringList{u"mogrify"_s,          u"-path"_s,    dir,     u"-auto-orient"_s, u"-resize"_s,
                                u"2000x2000>"_s,       u"-quality"_s, u"85"_s, u"-interlace"_s,   u"JPEG"_s,
                                u"-sampling-factor"_s, u"4:2:0"_s} +
                    photos;
         },
         true},
        {u"tierdeck and thumbnails"_s, ours(u"thumbnails"_s), true},
        {u"pillow and thumbnails"_s,
         [script](const QString &dir, const QStringList &photos) {
             return QStringList{u"/usr/bin/python3"_s, script, u"--thumbnails"_s, dir} + photos;
         },
         true},
        {u"libjpeg-turbo"_s, ours(u"decode-encode"_s), true},
        {u"encoders"_s, ours(u"encoder"_s), true},
        {u"threads"_s, ours(u"threads"_s), true},
    };
}

void printCosts(QTextStream &out, const Bench &bench, const std::vector<Set> &sets)
{
    out << "CPU ms a photo (peak MiB)" << Qt::endl;
    for (const Set &set : sets) {
        for (const Contender &contender : allContenders()) {
            if ((contender.onlyFirstSet && &set != &sets.front()) || contender.name == u"libjpeg-turbo"_s ||
                contender.name == u"encoders"_s || contender.name == u"threads"_s)
                continue;
            out << QString(set.name % u", "_s % contender.name).leftJustified(40)
                << QString::number(bench.cpu(set, contender.name), 'f', 1).rightJustified(8)
                << u"  (%1)"_s.arg(bench.peak(set, contender.name), 0, 'f', 0) << Qt::endl;
        }
    }
    const Set &first = sets.front();
    out << "planes and encoding by libjpeg-turbo alone "
        << QString::number(bench.figure(first, u"libjpeg-turbo"_s, u"libjpeg"_s), 'f', 1) << ", our whole pipeline "
        << QString::number(bench.figure(first, u"libjpeg-turbo"_s, u"ours"_s), 'f', 1) << Qt::endl;
    out << "processor time of two threads, of one: "
        << QString::number(bench.figure(first, u"threads"_s, u"cpu"_s), 'f', 2) << Qt::endl;
    out << "encoding 2000 px: libjpeg-turbo "
        << QString::number(bench.figure(first, u"encoders"_s, u"libjpeg"_s), 'f', 1) << ", ours "
        << QString::number(bench.figure(first, u"encoders"_s, u"ours"_s), 'f', 1) << Qt::endl;
}

void judgeSpeed(Goals &goals, const Bench &bench, const std::vector<Set> &sets)
{
    constexpr double vips[] = {3.0, 2.5, 1.7};
    for (size_t i = 0; i < sets.size(); ++i)
        goals.atLeast(QString(u"against vipsthumbnail, "_s % sets[i].name),
                      bench.cpu(sets[i], u"vips"_s) / bench.cpu(sets[i], u"tierdeck"_s), vips[i]);
    const Set &first = sets.front();
    const double own = bench.cpu(first, u"tierdeck"_s);
    goals.atLeast(u"against Pillow"_s, bench.cpu(first, u"pillow"_s) / own, 4.2);
    goals.atLeast(u"against Pillow, with thumbnails"_s,
                  bench.cpu(first, u"pillow and thumbnails"_s) / bench.cpu(first, u"tierdeck and thumbnails"_s), 4.5);
    goals.atLeast(u"against ImageMagick"_s, bench.cpu(first, u"imagemagick"_s) / own, 6.5);
    goals.atMost(u"of libjpeg-turbo's decoding and encoding alone"_s,
                 bench.figure(first, u"libjpeg-turbo"_s, u"ours"_s) /
                     bench.figure(first, u"libjpeg-turbo"_s, u"libjpeg"_s),
                 0.80, u"x"_s);
    goals.atLeast(u"encoder against libjpeg-turbo, same bytes"_s,
                  bench.figure(first, u"encoders"_s, u"libjpeg"_s) / bench.figure(first, u"encoders"_s, u"ours"_s), 4);
    goals.atLeast(u"two threads against one, wall time"_s,
                  bench.figure(first, u"threads"_s, u"one"_s) / bench.figure(first, u"threads"_s, u"two"_s), 1.8);
}

struct Quality {
    double psnr = 0;
    double ssim = 0;
};
/// The mean over all photos; that of each size is printed.
Quality qualityOf(QTextStream &out, const Bench &bench, const std::vector<Set> &sets, const QString &contender)
{
    Quality sum;
    double photos = 0;
    for (const Set &set : sets) {
        const QString dir = bench.folder(QString(set.name % u'/' % contender));
        const QHash<QString, double> figures = run(ours(u"quality"_s)(dir, set.photos)).figures;
        const double psnr = figures.value(u"psnr"_s);
        const double ssim = figures.value(u"ssim"_s);
        out << QString(set.name % u", "_s % contender).leftJustified(40)
            << u"%1 dB  %2"_s.arg(psnr, 8, 'f', 2).arg(ssim, 0, 'f', 4) << Qt::endl;
        sum.psnr += psnr * double(set.photos.size());
        sum.ssim += ssim * double(set.photos.size());
        photos += double(set.photos.size());
    }
    return {sum.psnr / photos, sum.ssim / photos};
}

void judgeMemory(Goals &goals, const Bench &bench, const std::vector<Set> &sets)
{
    goals.atMost(QString(u"peak memory, "_s % sets.back().name), bench.peak(sets.back(), u"tierdeck"_s), 100,
                 u" MiB"_s);
    const QHash<QString, double> flat = run(ours(u"flat"_s)(bench.folder(u"flat"_s), sets.front().photos)).figures;
    goals.atMost(u"growth from the 40th to the 400th photo"_s, flat.value(u"late"_s) - flat.value(u"early"_s), 4,
                 u" MiB"_s);
}
} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(u"Times the picture pipeline beside its peers."_s);
    parser.addHelpOption();
    parser.addOptions({{u"rounds"_s, u"How often everything runs."_s, u"N"_s, u"3"_s},
                       {u"count"_s, u"Photos of 12, 24 and 48 megapixels."_s, u"N,N,N"_s, u"20,4,2"_s},
                       {u"work"_s, u"Used by the program itself."_s, u"KIND"_s},
                       {u"dir"_s, u"Used by the program itself."_s, u"DIR"_s}});
    parser.addPositionalArgument(u"PHOTO"_s, u"Instead of rendered ones of 12 megapixels."_s, u"[PHOTO...]"_s);
    parser.process(app);
    if (parser.isSet(u"work"_s))
        return work(parser.value(u"work"_s), parser.value(u"dir"_s), parser.positionalArguments()) ? 0 : 1;

    const QStringList counts = parser.value(u"count"_s).split(u',');
    if (counts.size() != 3)
        parser.showHelp(2);
    Bench bench(std::max(1, parser.value(u"rounds"_s).toInt()));
    std::vector<Set> sets{{u"12 MP"_s, u"4000x3000"_s, counts.at(0).toInt(), parser.positionalArguments()},
                          {u"24 MP"_s, u"6000x4000"_s, counts.at(1).toInt(), {}},
                          {u"48 MP"_s, u"8000x6000"_s, counts.at(2).toInt(), {}}};
    for (Set &set : sets) {
        if (set.photos.isEmpty())
            render(bench, set);
        else
            set.name = u"given"_s;
    }
    QTextStream out(stdout);
    bench.measure(sets, allContenders());
    printCosts(out, bench, sets);
    out << "\nluma against a float Lanczos3: PSNR, SSIM" << Qt::endl;
    const Quality own = qualityOf(out, bench, sets, u"tierdeck"_s);
    const Quality pillow = qualityOf(out, bench, sets, u"pillow"_s);
    Goals goals(out);
    judgeSpeed(goals, bench, sets);
    goals.atLeast(u"PSNR of all photos (goal: Pillow's)"_s, own.psnr, pillow.psnr, u" dB"_s);
    goals.atLeast(u"SSIM of all photos (goal: Pillow's)"_s, own.ssim, pillow.ssim, {});
    judgeMemory(goals, bench, sets);
    return goals.missed() ? 1 : 0;
}
