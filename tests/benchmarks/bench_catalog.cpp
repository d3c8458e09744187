// SPDX-License-Identifier: GPL-3.0-or-later
// Times what SPEC section 6 limits, on the catalogue of a profile (made by generate-catalog). Each line: the median of
// the warm runs, the slowest of them, the limit. Exit status 1 when a limit is missed.
#include "catalog/postgrescatalogue.h"
#include "catalog/sqlitecatalogue.h"
#include "core/plan.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QTextStream>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <thread>
#include <vector>

using namespace td;
using namespace Qt::StringLiterals;

namespace
{

constexpr int WarmRuns = 7;

template <typename T> T must(Result<T> result)
{
    if (!result)
        qFatal("%s: %s", qPrintable(result.error().message), qPrintable(result.error().detail));
    return std::move(*result);
}

class Bench
{
public:
    explicit Bench(QTextStream &out)
        : m_out(out)
    {
    }
    void time(const QString &what, double limitMs, const std::function<QString()> &work, int runs = WarmRuns)
    {
        QString note = work();
        std::vector<double> times;
        for (int i = 0; i < runs; ++i) {
            QElapsedTimer timer;
            timer.start();
            note = work();
            times.push_back(double(timer.nsecsElapsed()) / 1e6);
        }
        std::ranges::sort(times);
        const double median = times.at(times.size() / 2);
        const bool missed = limitMs > 0 && times.back() > limitMs;
        m_failed = m_failed || missed;
        m_out << what.leftJustified(44) << u"%1 ms  slowest %2 ms"_s.arg(median, 9, 'f', 2).arg(times.back(), 9, 'f', 2)
              << (limitMs > 0 ? u"  limit %1 ms"_s.arg(limitMs) : QString()) << (missed ? u"  MISSED"_s : QString())
              << (note.isEmpty() ? QString() : u"  (%1)"_s.arg(note)) << Qt::endl;
    }
    [[nodiscard]] bool failed() const { return m_failed; }

private:
    QTextStream &m_out;
    bool m_failed = false;
};

QString pageOf(Catalogue &catalogue, const PhotoFilter &filter, const PhotoSort &sort, int pages = 1)
{
    QString cursor;
    qsizetype rows = 0;
    for (int i = 0; i < pages; ++i) {
        const PhotoPage page = must(catalogue.photos().page(filter, sort, cursor, 50));
        rows += page.photos.size();
        cursor = page.nextCursor;
        if (cursor.isEmpty())
            break;
    }
    return u"%1 rows"_s.arg(rows);
}

void lists(Bench &bench, Catalogue &catalogue)
{
    constexpr double PageLimit = 50;
    const PhotoSort byDate;
    bench.time(u"page, newest first"_s, PageLimit, [&] { return pageOf(catalogue, {}, byDate); });
    for (const PhotoSortField field :
         {PhotoSortField::PhotoId, PhotoSortField::LastAccessDate, PhotoSortField::CompressedSize,
          PhotoSortField::Filename, PhotoSortField::DraftId})
        bench.time(QString(u"page by "_s + sortFieldName(field)), PageLimit, [&] {
            return pageOf(catalogue, {}, {field, false});
        });
    // A cursor from the middle of the list.
    const std::vector<qint64> all = must(catalogue.photos().sequence({}, byDate));
    const Photo middle = must(catalogue.photos().bySeq({all.at(all.size() / 2)})).first();
    PhotoFilter older;
    older.uploadedBefore = middle.uploadDate;
    bench.time(u"page in the middle, and the next"_s, 2 * PageLimit,
               [&] { return pageOf(catalogue, older, byDate, 2); });

    PhotoFilter filter;
    filter.tier = Tier::Temp;
    bench.time(u"page of TEMP"_s, PageLimit, [&] { return pageOf(catalogue, filter, byDate); });
    filter.tier = Tier::Cold;
    bench.time(u"page of COLD"_s, PageLimit, [&] { return pageOf(catalogue, filter, byDate); });
    filter = {};
    filter.draft = u"draft-000123"_s;
    bench.time(u"page of a draft"_s, PageLimit, [&] { return pageOf(catalogue, filter, byDate); });
    filter = {};
    filter.user = u"user-7"_s;
    bench.time(u"page of a user"_s, PageLimit, [&] { return pageOf(catalogue, filter, byDate); });
    filter = {};
    filter.tags = {u"dress"_s};
    bench.time(u"page of a common tag"_s, PageLimit, [&] { return pageOf(catalogue, filter, byDate); });
    filter.tags = {u"rare-12"_s};
    bench.time(u"page of a rare tag"_s, PageLimit, [&] { return pageOf(catalogue, filter, byDate); });
    filter = {};
    filter.trash = TrashScope::Only;
    bench.time(u"page of the trash"_s, PageLimit, [&] { return pageOf(catalogue, filter, byDate); });
    filter = {};
    filter.pinned = true;
    bench.time(u"page of pinned ones"_s, PageLimit, [&] { return pageOf(catalogue, filter, byDate); });
    filter = {};
    filter.text = u"img_1234"_s;
    bench.time(u"page of a file name"_s, 2 * PageLimit, [&] { return pageOf(catalogue, filter, byDate); });
    filter.text = u"img"_s;
    bench.time(u"page of a common text"_s, 2 * PageLimit, [&] { return pageOf(catalogue, filter, byDate); });
    filter.text = u"no such text"_s;
    bench.time(u"page of a text that is nowhere"_s, 2 * PageLimit, [&] { return pageOf(catalogue, filter, byDate); });
    filter.text = middle.photoId.left(13);
    bench.time(u"page of a part of an id"_s, 2 * PageLimit, [&] { return pageOf(catalogue, filter, byDate); });

    bench.time(u"sequence of the whole list"_s, 0,
               [&] { return u"%1 rows"_s.arg(must(catalogue.photos().sequence({}, byDate)).size()); });
    filter = {};
    filter.tier = Tier::Hot;
    bench.time(u"sequence of HOT"_s, 0,
               [&] { return u"%1 rows"_s.arg(must(catalogue.photos().sequence(filter, byDate)).size()); });
    const QList<qint64> window(all.begin() + std::ptrdiff_t(all.size() / 2),
                               all.begin() + std::ptrdiff_t(std::min(all.size(), all.size() / 2 + 200)));
    bench.time(u"200 rows by number"_s, PageLimit,
               [&] { return u"%1 rows"_s.arg(must(catalogue.photos().bySeq(window)).size()); });
}

/// What the camera wrote, from few to nearly all photos, also where the newest photos are none of them.
void cameras(Bench &bench, Catalogue &catalogue)
{
    constexpr double PageLimit = 50;
    const auto page = [&](const char *what, auto set) {
        PhotoFilter filter;
        set(filter);
        const double limit = filter.text.isEmpty() ? PageLimit : 2 * PageLimit;
        for (const PhotoSortField field : {PhotoSortField::UploadDate, PhotoSortField::Filename})
            bench.time(u"page of %1, by %2"_s.arg(QLatin1StringView(what), sortFieldName(field)), limit,
                       [&, field] { return pageOf(catalogue, filter, {field, true}); });
    };
    page("a common camera", [](PhotoFilter &f) { f.camera = u"Camera 1"_s; });
    page("a rare camera", [](PhotoFilter &f) { f.camera = u"rare"_s; });
    page("a lens", [](PhotoFilter &f) { f.lens = u"Lens 7"_s; });
    page("text in a rare camera", [](PhotoFilter &f) { f.text = u"rare d"_s; });
    page("text in a common camera", [](PhotoFilter &f) { f.text = u"camera 2"_s; });
    const QDate today = QDate::currentDate();
    page("captured this month", [&](PhotoFilter &f) { f.capturedFrom = today.addMonths(-1); });
    page("captured a year ago", [&](PhotoFilter &f) {
        f.capturedFrom = today.addYears(-1);
        f.capturedTo = today.addYears(-1).addDays(30);
    });
    page("captured before the catalogue began", [&](PhotoFilter &f) { f.capturedTo = today.addYears(-3); });
    page("captured on one day", [&](PhotoFilter &f) { f.capturedFrom = f.capturedTo = today.addYears(-5); });
    page("12 megapixels", [](PhotoFilter &f) { f.minPixels = 12'000'000; });
    page("50 megapixels", [](PhotoFilter &f) { f.minPixels = 50'000'000; });
    page("landscape", [](PhotoFilter &f) { f.shape = PictureShape::Landscape; });
    page("square", [](PhotoFilter &f) { f.shape = PictureShape::Square; });
    page("with a position", [](PhotoFilter &f) { f.hasPosition = true; });
    bench.time(u"photos without a size"_s, 0, [&] {
        return u"%1"_s.arg(must(catalogue.copies().variantGapCount(VariantGap::Missing, {u"small"_s, u"large"_s})));
    }, 2);
}

void numbers(Bench &bench, Catalogue &catalogue)
{
    bench.time(u"overview: totals"_s, 100,
               [&] { return u"%1 photos"_s.arg(must(catalogue.stats().totals()).liveSum().count); });
    bench.time(u"overview: latest events"_s, 100,
               [&] { return u"%1"_s.arg(must(catalogue.events().latest(20)).size()); });
    bench.time(u"costs by draft"_s, 200,
               [&] { return u"%1 groups"_s.arg(must(catalogue.stats().groups(GroupBy::Draft)).size()); });
    bench.time(u"costs by user"_s, 200,
               [&] { return u"%1 groups"_s.arg(must(catalogue.stats().groups(GroupBy::User)).size()); });
    bench.time(u"drafts: first page"_s, 100,
               [&] { return u"%1"_s.arg(must(catalogue.drafts().list(DraftScope::All, {}, {}, 50)).size()); });
    bench.time(u"metrics of 30 days"_s, 200, [&] {
        return u"%1"_s.arg(
            must(catalogue.stats().metrics(30, std::chrono::floor<Seconds>(std::chrono::system_clock::now())))
                .uploaded);
    });
}

QString fullPlan(Catalogue &catalogue, const LifecycleCutoffs &cutoffs)
{
    qint64 due = 0;
    qint64 letters = 0;
    const qint64 visited =
        must(catalogue.lifecycle().candidates(cutoffs, [&](const QList<LifecycleFacts> &batch) -> Result<void> {
            for (const LifecycleFacts &facts : batch) {
                const Decision decision = decide(facts, cutoffs.policy, cutoffs.coldConfigured, cutoffs.now);
                if (!decision.isDue)
                    continue;
                ++due;
                letters += reasonText(decision).size();
            }
            return {};
        }));
    return u"%1 due of %2 visited, reasons of %3 letters"_s.arg(due).arg(visited).arg(letters);
}

/// What the simulator does: the catalogue folded once, then 24 months under the present rules and under others.
void simulate(Bench &bench, Catalogue &catalogue, const LifecycleCutoffs &today)
{
    const ForecastAssumptions assumed{
        .uploadsPerDay = 1500, .bytesPerPhoto = 600'000, .publishShare = 0.7, .publishAfterDays = 2};
    const auto curves = [&](const QList<Cohort> &cohorts) {
        Policy changed = today.policy;
        changed.hotIdleDays = 60;
        const double present = forecast(cohorts, today.policy, true, sourcePriceBook(), assumed, today.now, 24).last().cost;
        const double other = forecast(cohorts, changed, true, sourcePriceBook(), assumed, today.now, 24).last().cost;
        return u"%1 or %2 a month"_s.arg(present).arg(other);
    };
    bench.time(
        u"24 months simulated twice, folding included"_s, 2000,
        [&] { return curves(must(catalogue.lifecycle().cohorts())); }, 2);
    const QList<Cohort> folded = must(catalogue.lifecycle().cohorts());
    bench.time(
        u"24 months simulated twice, once folded"_s, 2000, [&] { return curves(folded); }, 3);
}

void plans(Bench &bench, Catalogue &catalogue)
{
    const auto totals = [&](const LifecycleCutoffs &cutoffs) {
        const PlanTotals t = must(catalogue.lifecycle().quickTotals(cutoffs));
        return u"promote %1, archive %2, trash %3, purge %4"_s.arg(t.promote).arg(t.archive).arg(t.trash).arg(t.purge);
    };
    LifecycleCutoffs today;
    today.now = std::chrono::floor<Seconds>(std::chrono::system_clock::now());
    bench.time(u"totals of a plan, tonight"_s, 1000, [&] { return totals(today); });
    LifecycleCutoffs later = today;
    later.now += 400 * Day; // nearly every photo is due
    bench.time(u"totals of a plan, all due"_s, 1000, [&] { return totals(later); });
    later.policy.coldAnchor = ColdAnchor::LastAccess;
    later.policy.maxTotalEnabled = true;
    later.policy.maxTotalDays = 600;
    bench.time(u"totals of a plan, other anchor and cap"_s, 1000, [&] { return totals(later); });
    later.policy = {};
    bench.time(
        u"full plan with reasons, tonight"_s, 20'000, [&] { return fullPlan(catalogue, today); }, 3);
    bench.time(
        u"full plan with reasons, all due"_s, 20'000, [&] { return fullPlan(catalogue, later); }, 3);
    bench.time(
        u"cohorts for a forecast"_s, 0,
        [&] { return u"%1 cohorts"_s.arg(must(catalogue.lifecycle().cohorts()).size()); }, 2);
    simulate(bench, catalogue, today);
}

/// Small changes a second from that many threads of this console, each one a transaction that is safe on the disk.
void writes(QTextStream &out, Catalogue &catalogue)
{
    constexpr std::chrono::seconds Long{3};
    for (const int threads : {1, 4, 16}) {
        std::atomic<qint64> done = 0;
        const auto end = std::chrono::steady_clock::now() + Long;
        {
            std::vector<std::jthread> workers;
            for (int t = 0; t < threads; ++t) {
                workers.emplace_back([&, t] {
                    for (; std::chrono::steady_clock::now() < end; ++done)
                        if (const auto set = catalogue.settings().setValue(u"bench.%1"_s.arg(t), QString::number(done));
                            !set)
                            qFatal("%s", qPrintable(set.error().message));
                });
            }
        }
        out << "changes a second, " << threads << " threads: " << done / Long.count() << Qt::endl;
    }
}

/// The file of the profile, or with --postgres the database of PGHOST, PGPORT, PGDATABASE and PGUSER.
std::unique_ptr<SqlCatalogue> open(const QCommandLineParser &parser)
{
    if (!parser.isSet(u"postgres"_s))
        return must(SqliteCatalogue::open(QDir(parser.value(u"profile"_s)).filePath(u"catalog.db"_s)));
    PostgresSettings settings;
    settings.host = qEnvironmentVariable("PGHOST");
    settings.port = qEnvironmentVariable("PGPORT", u"5432"_s).toInt();
    settings.database = qEnvironmentVariable("PGDATABASE");
    settings.user = qEnvironmentVariable("PGUSER");
    return must(PostgresCatalogue::open(settings));
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(u"Times the catalogue of a profile against the limits of the specification."_s);
    parser.addHelpOption();
    parser.addOption({u"profile"_s, u"The profile's folder."_s, u"DIR"_s});
    parser.addOption({u"postgres"_s, u"Instead the PostgreSQL database that PGHOST and PGDATABASE name."_s});
    parser.addOption({u"writes"_s, u"Only count changes a second; writes settings bench.*."_s});
    parser.process(app);
    QTextStream out(stdout);
    const std::unique_ptr<SqlCatalogue> catalogue = open(parser);
    if (parser.isSet(u"writes"_s)) {
        writes(out, *catalogue);
        return 0;
    }
    Bench bench(out);
    lists(bench, *catalogue);
    cameras(bench, *catalogue);
    numbers(bench, *catalogue);
    plans(bench, *catalogue);
    return bench.failed() ? 1 : 0;
}
