// SPDX-License-Identifier: GPL-3.0-or-later
// Opens the real window over a large profile and measures how long the GUI thread keeps an operator waiting: the answer
// to a click on each page, the longest gap of the event loop while the page fills, and the gaps while the grid is
// scrolled.
#include "gapmeter.h"
#include "imaging/isolation/picturehelper.h"
#include "openedwindow.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QScrollBar>
#include <QTest>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace td;
using td::test::GapMeter;

namespace
{

void waitUntilQuiet(const UiServices &services, QElapsedTimer &since, int limitMs)
{
    int still = 0;
    while (since.elapsed() < limitMs && still < 6) {
        QTest::qWait(20);
        still = services.pool.activeThreadCount() + services.thumbPool.activeThreadCount() > 0 ? 0 : still + 1;
    }
}

void measurePage(const QString &page, MainWindow &window, const UiServices &services, GapMeter &gaps)
{
    QElapsedTimer answer;
    answer.start();
    gaps.restart();
    window.showPage(page);
    const double clickMs = double(answer.nsecsElapsed()) / 1e6;
    waitUntilQuiet(services, answer, 20'000);
    std::printf("%-16s answers a click in %6.1f ms   longest gap while it fills %6.1f ms (own work %5.1f ms)   filled "
                "after %6.0f ms\n",
                qPrintable(page), clickMs, gaps.longestMs(), gaps.longestWorkMs(), double(answer.elapsed()));
    std::fflush(stdout);
}

void measureScrolling(MainWindow &window, const UiServices &services, GapMeter &gaps)
{
    window.showPage(u"photos"_s);
    QElapsedTimer since;
    since.start();
    waitUntilQuiet(services, since, 20'000);
    for (auto *view : window.currentPage()->findChildren<QAbstractItemView *>()) {
        if (!view->isVisible() || view->verticalScrollBar()->maximum() < 1000)
            continue;
        QScrollBar *bar = view->verticalScrollBar();
        gaps.restart();
        for (int step = 0; step < 200; ++step) {
            bar->setValue(bar->value() + view->viewport()->height() / 3);
            QTest::qWait(8);
        }
        std::printf("%-16s 200 wheel steps over %lld rows: longest gap %.1f ms\n", "photos",
                    qlonglong(view->model()->rowCount()), gaps.longestMs());
        gaps.restart();
        for (int step = 0; step <= 40; ++step) {
            bar->setValue(int(qint64(bar->maximum()) * step / 40));
            QTest::qWait(25);
        }
        std::printf("%-16s 40 jumps from first to last row: longest gap %.1f ms\n", "photos", gaps.longestMs());
        return;
    }
    std::printf("photos: no long list found\n");
}

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
    parser.addPositionalArgument(u"profile"_s, u"Folder with a catalogue made by generate-catalog."_s);
    parser.process(app);
    const QString profile = parser.positionalArguments().value(0);
    if (profile.isEmpty()) {
        std::fprintf(stderr, "usage: bench-window PROFILE\n");
        return 2;
    }
    const auto opened = td::test::OpenedWindow::open(profile);
    if (!opened)
        return 3;
    MainWindow &window = opened->window();
    QTest::qWait(500);

    GapMeter gaps;
    const QStringList pages{u"overview"_s,  u"photos"_s, u"drafts"_s,          u"transfers"_s,
                            u"lifecycle"_s, u"costs"_s,  u"recommendations"_s, u"settings"_s};
    std::printf("first visit\n");
    for (const QString &page : pages)
        measurePage(page, window, opened->services(), gaps);
    std::printf("second visit\n");
    for (const QString &page : pages)
        measurePage(page, window, opened->services(), gaps);
    measureScrolling(window, opened->services(), gaps);
    return 0;
}
