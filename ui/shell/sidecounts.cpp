// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/sidecounts.h"

#include "engine/backup/nightlybackup.h"
#include "engine/healthreport.h"
#include "ui/support/format.h"
#include "ui/widgets/sidebar.h"

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int AdviceEveryMs = 5 * 60'000;

struct Counts {
    std::optional<qint64> photos, drafts, advice;
    QList<Alert> alerts;
};

Counts read(Engine &engine, bool adviceToo)
{
    Counts counts;
    if (const auto totals = engine.parts.catalogue.stats().totals())
        counts.photos = totals->liveSum().count;
    if (const auto drafts = engine.drafts.count(DraftScope::All))
        counts.drafts = *drafts;
    if (adviceToo) {
        if (const auto report = engine.advisor.report()) {
            counts.advice = report->recommendations.size();
            counts.alerts = report->alerts;
        }
    }
    return counts;
}

} // namespace

SideCounts::SideCounts(const UiServices &services, SideBar *side, QObject *parent)
    : QObject(parent)
    , m_services(services)
    , m_side(side)
{
    connect(&services.queue, &TransferQueue::changed, this, &SideCounts::showTransfers);
    if (services.backupClock)
        connect(services.backupClock, &BackupClock::ended, this, &SideCounts::refreshHealth);
    m_adviceTimer.setInterval(AdviceEveryMs);
    connect(&m_adviceTimer, &QTimer::timeout, this, [this] { refresh(true); });
    m_adviceTimer.start();
}

void SideCounts::refresh(bool adviceToo)
{
    if (m_busy) {
        m_stale = true;
        m_staleAdvice = m_staleAdvice || adviceToo;
        return;
    }
    m_busy = true;
    runAsync(
        m_services.pool, this, [&engine = m_services.engine, adviceToo] { return read(engine, adviceToo); },
        [this](const Counts &counts) {
            m_busy = false;
            const auto text = [](qint64 value) { return value > 0 ? format::shortCount(value) : QString(); };
            if (counts.photos)
                m_side->setCount(u"photos"_s, text(*counts.photos), tr("%Ln photo(s)", nullptr, int(*counts.photos)));
            if (counts.drafts)
                m_side->setCount(u"drafts"_s, text(*counts.drafts), tr("%Ln draft(s)", nullptr, int(*counts.drafts)));
            if (counts.advice)
                m_side->setCount(u"recommendations"_s, text(*counts.advice), tr("%Ln open", nullptr, int(*counts.advice)));
            if (counts.advice)
                Q_EMIT alertsRead(counts.alerts);
            if (std::exchange(m_stale, false))
                refresh(std::exchange(m_staleAdvice, false));
        });
    showTransfers(m_services.queue.snapshot());
    if (adviceToo)
        refreshHealth();
}

void SideCounts::refreshHealth()
{
    if (!m_services.health)
        return;
    m_health.run(
        m_services.pool, this, [health = m_services.health] { return healthProblems(health->known()); },
        [this](qint64 problems) {
            m_side->setCount(u"health"_s, problems > 0 ? format::shortCount(problems) : QString(),
                             problems > 0 ? tr("%Ln problem(s)", nullptr, int(problems)) : QString(), true);
        });
}

void SideCounts::showTransfers(const QueueSnapshot &snapshot)
{
    if (snapshot.failed > 0) {
        m_side->setCount(u"transfers"_s, format::shortCount(snapshot.failed), tr("%Ln failed", nullptr, int(snapshot.failed)), true);
        return;
    }
    const qint64 open = snapshot.waiting + snapshot.running.size();
    m_side->setCount(u"transfers"_s, open > 0 ? format::shortCount(open) : QString(), tr("%Ln open", nullptr, int(open)));
}

} // namespace td
