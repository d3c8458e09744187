// SPDX-License-Identifier: GPL-3.0-or-later
// Uploads a folder of photos in one go through the real window over a new profile, and tells whether it stays what an
// operator can live with: throughput, how busy the processors are, memory, how long the window keeps one waiting, and
// how true its progress and time left are.
//   build/bench/bin/tierdeck-samples --count 10000 --size 1600x1200 /tmp/photos
//   build/bench/bin/bench-uploads /tmp/photos /tmp/new-profile
#include "gapmeter.h"
#include "imaging/isolation/picturehelper.h"
#include "openedwindow.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTest>

#include <cstdio>
#include <vector>

#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace td;
using td::test::GapMeter;

namespace
{

struct Processors {
    double busy = 0, all = 0; ///< ticks since the start of the machine
};

Processors processors()
{
    QFile file(u"/proc/stat"_s);
    Processors now;
    if (!file.open(QIODevice::ReadOnly))
        return now;
    const QList<QByteArray> fields = file.readLine().simplified().split(' ');
    for (qsizetype i = 1; i < fields.size(); ++i) {
        const double ticks = fields.at(i).toDouble();
        now.all += ticks;
        if (i != 4 && i != 5) // idle, waiting for the disk
            now.busy += ticks;
    }
    return now;
}

/// Megabytes that this process and its picture helpers have for themselves: not what is a file's, of which the system
/// keeps in memory what nothing else needs.
double megabytes()
{
    double sum = 0;
    const QString own = QString::number(::getpid());
    for (const QString &pid : QDir(u"/proc"_s).entryList({u"[0-9]*"_s}, QDir::Dirs)) {
        QFile stat("/proc/"_L1 % pid % "/stat"_L1);
        if (!stat.open(QIODevice::ReadOnly))
            continue;
        const QByteArray text = stat.readAll();
        const QList<QByteArray> fields = text.mid(text.lastIndexOf(')') + 2).split(' ');
        if (pid != own && (fields.size() < 2 || QString::fromLatin1(fields.at(1)) != own))
            continue;
        QFile rollup("/proc/"_L1 % pid % "/smaps_rollup"_L1);
        if (!rollup.open(QIODevice::ReadOnly))
            continue;
        for (const QByteArray &line : rollup.readAll().split('\n')) {
            if (line.startsWith("Pss_Anon:"))
                sum += line.simplified().split(' ').value(1).toDouble() / 1000;
        }
    }
    return sum;
}

struct Promise {
    double at = 0; ///< seconds since the start
    qint64 done = 0;
    qint64 secondsLeft = 0;
};

class Watch : public QObject
{
public:
    explicit Watch(TransferQueue &queue)
    {
        m_clock.start();
        connect(&queue, &TransferQueue::changed, this, [this](const QueueSnapshot &now) { look(now); });
        connect(&queue, &TransferQueue::batchFinished, this, [this](qint64 stored, qint64 failed) {
            m_stored = stored;
            m_failed = failed;
            m_isOver = true;
        });
    }
    [[nodiscard]] bool isOver() const { return m_isOver; }
    void report(const GapMeter &gaps, const Processors &before) const
    {
        const double seconds = double(m_clock.elapsed()) / 1000;
        const Processors after = processors();
        std::printf("%lld stored, %lld failed in %.0f s, %.1f a second; processors %.0f %% busy\n", qlonglong(m_stored),
                    qlonglong(m_failed), seconds, double(m_stored) / seconds,
                    100 * (after.busy - before.busy) / (after.all - before.all));
        std::printf("the event loop's longest gap: %.0f ms; steps back of the progress: %d\n", gaps.longestMs(),
                    m_stepsBack);
        for (const Promise &promise : m_promises)
            std::printf("after %6lld photos: %5.0f s left were promised, %5.0f s it took; memory %.0f MB\n",
                        qlonglong(promise.done), double(promise.secondsLeft), seconds - promise.at,
                        m_memory.at(size_t(&promise - m_promises.data())));
    }

private:
    void look(const QueueSnapshot &now)
    {
        m_stepsBack += now.batchDone < m_last && now.batchTotal > 0;
        m_last = now.batchDone;
        const qint64 tenth = now.batchTotal / 10;
        if (tenth == 0 || !now.secondsLeft || now.batchDone < qint64(m_promises.size() + 1) * tenth)
            return;
        m_promises.push_back({double(m_clock.elapsed()) / 1000, now.batchDone, *now.secondsLeft});
        m_memory.push_back(megabytes());
    }

    QElapsedTimer m_clock;
    std::vector<Promise> m_promises;
    std::vector<double> m_memory;
    qint64 m_last = 0, m_stored = 0, m_failed = 0;
    int m_stepsBack = 0;
    bool m_isOver = false;
};

} // namespace

int main(int argc, char **argv)
{
    if (const std::optional<int> helperStatus = td::runAsPictureHelper(argc, argv))
        return *helperStatus;
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addPositionalArgument(u"photos"_s, u"Folder of the photos."_s);
    parser.addPositionalArgument(u"profile"_s, u"Folder of a new profile."_s);
    parser.process(app);
    const QString photos = parser.positionalArguments().value(0);
    const QString profile = parser.positionalArguments().value(1);
    if (profile.isEmpty()) {
        std::fprintf(stderr, "usage: bench-uploads PHOTOS PROFILE\n");
        return 2;
    }
    const auto opened = td::test::OpenedWindow::open(profile);
    if (!opened)
        return 3;
    MainWindow &window = opened->window();
    window.showPage(u"photos"_s);
    QTest::qWait(1000);

    GapMeter gaps;
    const Processors before = processors();
    Watch watch(opened->services().queue);
    UploadOptions options;
    options.draft = u"bench"_s;
    options.duplicates = DuplicatePolicy::Store;
    gaps.restart();
    opened->services().queue.addUploads({photos}, true, options);
    while (!watch.isOver()) {
        for (const QString &page : {u"photos"_s, u"transfers"_s, u"overview"_s}) {
            window.showPage(page);
            QTest::qWait(1000);
        }
    }
    watch.report(gaps, before);
    return 0;
}
