// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/demostory.h"

#include "app/cli/accounttexts.h"
#include "app/cli/lifecycletexts.h"
#include "app/samples/samples.h"

#include "core/shapes.h"

using namespace Qt::StringLiterals;

namespace td::cli
{

namespace
{

const QString Sold = u"summer-dress"_s;
const QString Waiting = u"vintage-lamp"_s;
const QString InUse = u"city-apartment"_s;

} // namespace

DemoStory::DemoStory(Session &session, Settings settings, int photos)
    : m_session(session)
    , m_out(session.out)
    , m_settings(std::move(settings))
    , m_photos(photos)
    , m_clock(std::make_shared<StoryClock>(SystemClock().now()))
{
}

void DemoStory::title(const QString &text)
{
    ++m_chapter;
    m_out.line();
    m_out.heading(u"%1. %2"_s.arg(m_chapter).arg(text));
}

Result<void> DemoStory::play()
{
    TD_ASSIGN(m_container,
              Container::open(m_settings, {.clock = m_clock, .ids = {}, .recover = true, .stop = m_session.stop}));
    TD_ASSIGN(const PriceBook prices, m_container->engine().rules.prices());
    m_currency = prices.currency;
    m_out.heading(u"Tierdeck: a year of photos in a minute"_s);
    TD_TRY(upload());
    TD_TRY(publish());
    TD_TRY(night(u"Two days later: 48 hours in TEMP are over"_s, Hour * 48 + Seconds(1), true));
    TD_TRY(night(u"Five days later: 7 days since the publication"_s, Day * 5, true));
    TD_TRY(night(u"The next night: the trash is emptied"_s, Day + Seconds(1), false));
    TD_TRY(look(InUse));
    TD_TRY(night(u"Three months later: photos that nobody opened go to the archive"_s, Day * 86, true));
    TD_TRY(money(u"What it costs now"_s));
    TD_TRY(look(InUse));
    TD_TRY(night(u"A year later: the archive's oldest photos go"_s, Day * 366, true));
    TD_TRY(advice());
    m_out.document({{u"ok"_s, true},
                    {u"profile"_s, m_settings.paths.root},
                    {u"photos_uploaded"_s, m_uploaded},
                    {u"nights"_s, m_nights},
                    {u"stats"_s, m_stats},
                    {u"costs"_s, m_costs},
                    {u"recommendations"_s, m_recommendations}});
    m_out.line();
    m_container.reset();
    return {};
}

Result<void> DemoStory::upload()
{
    title(u"Photos in"_s);
    const QString folder = QString(m_settings.paths.cache + u"/samples"_s);
    TD_ASSIGN(const QStringList files, renderSamples(folder, m_photos, 1, m_session.stop));
    const qsizetype part = files.size() / 4;
    TD_TRY(uploadDraft(Sold, files.mid(0, part)));
    TD_TRY(uploadDraft(Waiting, files.mid(part, part)));
    TD_TRY(uploadDraft(InUse, files.mid(2 * part, files.size() - 2 * part - part / 2)));
    return uploadDraft({}, files.mid(files.size() - part / 2));
}

Result<void> DemoStory::uploadDraft(const QString &draft, const QStringList &files)
{
    UploadOptions options;
    options.draft = draft;
    const UploadReport report = m_container->engine().ingest.uploadAll(
        files, options, m_session.progress(draft.isEmpty() ? u"Uploading"_s : draft), m_session.stop);
    m_session.endProgress();
    if (report.cancelled)
        return fail(ErrorCode::Cancelled, u"demo.cancelled"_s, u"The demo was interrupted"_s);
    if (!report.failed.isEmpty())
        return fail(report.failed.first().error);
    qint64 before = 0, after = 0;
    for (const UploadedPhoto &item : report.photos) {
        before += item.photo.fileSizeBytes;
        after += item.photo.compressedSizeBytes;
    }
    m_uploaded += report.photos.size();
    const QString name = draft.isEmpty() ? u"(no draft)"_s : draft;
    m_out.line(u"  %1  %2, %3 became %4 (%5 % smaller)"_s
                   .arg(name.leftJustified(16), countText(report.photos.size(), u"photo", u"photos"), sizeText(before),
                        sizeText(after))
                   .arg(compressionRatio(before, after), 0, 'f', 1));
    return {};
}

Result<void> DemoStory::publish()
{
    title(u"The dress is sold: publish its draft"_s);
    TD_ASSIGN(const BatchOutcome outcome, m_container->engine().drafts.publish(Sold, {}));
    if (!outcome.failed.isEmpty())
        return fail(outcome.failed.first().error);
    TD_ASSIGN(const Policy policy, m_container->engine().rules.policy());
    m_out.line(u"  %1 of %2 will be deleted in %3 days."_s.arg(countText(outcome.done.size(), u"photo", u"photos"),
                                                               Sold, QString::number(policy.publishedDays)));
    PhotoFilter filter;
    filter.draft = Waiting;
    TD_ASSIGN(const QStringList ids, m_container->engine().parts.catalogue.photos().ids(filter, 1));
    PhotoEdit pin;
    pin.pinned = true;
    TD_ASSIGN(const BatchOutcome pinned, m_container->engine().library.edit(ids, pin));
    if (!pinned.done.isEmpty())
        m_out.line(u"  One photo of %1 is pinned: no rule touches it."_s.arg(Waiting));
    return {};
}

Result<void> DemoStory::look(const QString &draft)
{
    // The photos are looked at a month before the next night, as a shop's visitors would.
    PhotoFilter filter;
    filter.draft = draft;
    TD_ASSIGN(const QStringList ids, m_container->engine().parts.catalogue.photos().ids(filter, m_photos));
    m_clock->advance(Day * 30);
    for (const QString &id : ids)
        TD_TRY(m_container->engine().links.issue({.photoId = id}));
    m_clock->advance(-Day * 30);
    return {};
}

Result<void> DemoStory::night(const QString &text, Seconds later, bool withPlan)
{
    title(text);
    m_clock->advance(later);
    Engine &engine = m_container->engine();
    TD_ASSIGN(const Plan plan, engine.lifecycle.plan(std::nullopt, m_session.stop));
    if (withPlan)
        showPlan(m_out, plan, m_currency, 4, true);
    auto ran = engine.lifecycle.run(
        {.planId = plan.planId, .exclude = {}, .dryRun = false, .confirmed = true, .startedBy = u"demo"_s},
        m_session.progress(u"Lifecycle"_s), {}, m_session.stop);
    m_session.endProgress();
    if (!ran)
        return fail(std::move(ran).error());
    if (ran->cancelled)
        return fail(ErrorCode::Cancelled, u"demo.cancelled"_s, u"The demo was interrupted"_s);
    if (!ran->failed.isEmpty())
        return fail(ran->failed.first().error);
    if (withPlan)
        m_out.line();
    showRun(m_out, *ran, m_currency, false);
    m_nights.append(
        QJsonObject{{u"title"_s, text}, {u"plan"_s, shapes::planTotals(plan.totals)}, {u"run"_s, shapes::run(*ran)}});
    return {};
}

Result<void> DemoStory::money(const QString &text)
{
    title(text);
    Engine &engine = m_container->engine();
    TD_ASSIGN(const Accounts::Stats stats, engine.accounts.stats());
    TD_ASSIGN(const PriceBook prices, engine.rules.prices());
    m_stats = shapes::stats(stats.totals, stats.breakdown);
    m_costs = shapes::breakdown(stats.breakdown);
    showStats(m_out, stats.totals, stats.breakdown);
    m_out.line();
    showBreakdown(m_out, stats.breakdown, prices);
    TD_ASSIGN(const QList<GroupCost> groups, engine.accounts.groups(GroupBy::Draft));
    m_out.line();
    showGroups(m_out, u"draft"_s, groups, m_currency);
    const qint64 count = stats.totals.liveSum().count;
    if (count > 0) {
        const double scale = 1e6 / double(count);
        m_out.line();
        m_out.line(u"A million such photos: %1 a month, %2 less than keeping everything in HOT."_s.arg(
            moneyText(stats.breakdown.total * scale, m_currency),
            moneyText(stats.breakdown.savingsVsAllHot * scale, m_currency)));
    }
    return {};
}

Result<void> DemoStory::advice()
{
    title(u"What Tierdeck recommends"_s);
    TD_ASSIGN(const Advisor::Report report, m_container->engine().advisor.report());
    m_recommendations = shapes::recommendations(report.recommendations);
    showRecommendations(m_out, report.recommendations, m_currency);
    return {};
}

} // namespace td::cli
