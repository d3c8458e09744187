// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/settings/localactions.h"

#include "ui/support/format.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/foldingrow.h"
#include "ui/widgets/statuslabel.h"

#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

constexpr qint64 MostProtected = 100'000; ///< put into the queue at once

} // namespace

LocalActions::LocalActions(const UiServices &services, QWidget *parent)
    : QWidget(parent)
    , m_services(services)
    , m_copies(new StatusLabel)
    , m_alone(new StatusLabel)
    , m_fetch(makeCompactButton(tr("Fetch what is missing")))
    , m_protect(makeCompactButton(tr("Move to HOT")))
{
    m_copies->setQuiet(true);
    m_alone->setQuiet(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, space::s2, 0, 0);
    layout->setSpacing(space::s3);
    layout->addWidget(new FoldingRow(m_copies, m_fetch));
    layout->addWidget(new FoldingRow(m_alone, m_protect));
    connect(m_fetch, &QPushButton::clicked, this, &LocalActions::fetch);
    connect(m_protect, &QPushButton::clicked, this, &LocalActions::protect);
}

LocalActions::~LocalActions()
{
    m_stop.request_stop();
}

Result<LocalActions::Found> LocalActions::read(Engine &engine)
{
    Found found;
    TD_ASSIGN(found.map, protectionMap(engine.parts, engine.rules));
    const auto hot = engine.parts.stores.of(Tier::Hot);
    found.hasDistantHot = hot && !(*hot)->isLocal();
    return found;
}

void LocalActions::load()
{
    m_answer.run(
        m_services.pool, this, [&engine = m_services.engine] { return read(engine); },
        [this](const Result<Found> &found) {
            if (!found)
                Q_EMIT failed(found.error());
            else if (!m_busy)
                show(*found);
        });
}

void LocalActions::show(const Found &found)
{
    const ProtectionMap &map = found.map;
    m_fetch->setEnabled(true);
    m_copies->setStatus(Status::Neutral,
                        tr("Photos with one copy: %1, with two: %2, with three: %3")
                            .arg(format::count(map.one), format::count(map.two), format::count(map.three)));
    const qint64 waiting = map.unprotectedByTier.value(Tier::Temp).count;
    m_protect->setVisible(found.hasDistantHot);
    m_protect->setEnabled(waiting > 0);
    if (map.unprotected.count > 0)
        m_alone->setStatus(Status::Warn,
                           tr("%Ln photo(s) lie on this computer alone (%1)", nullptr, int(map.unprotected.count))
                               .arg(format::bytes(map.unprotected.bytes)));
    else
        m_alone->setStatus(Status::Ok, tr("No photo lies on this computer alone"));
    for (StatusLabel *label : {m_copies, m_alone})
        label->updateGeometry();
}

void LocalActions::fetch()
{
    if (m_busy) {
        m_stop.request_stop();
        m_fetch->setEnabled(false);
        return;
    }
    m_busy = true;
    m_stop = {};
    m_fetch->setText(tr("Stop"));
    m_copies->setStatus(Status::Neutral, tr("Fetching…"));
    runAsync(
        m_services.workPool, this,
        [&engine = m_services.engine, stop = m_stop.get_token()] {
            return LocalSync(engine.parts, engine.rules, engine.library).run({}, stop);
        },
        [this](const Result<SyncReport> &report) {
            m_busy = false;
            m_fetch->setText(tr("Fetch what is missing"));
            if (!report && report.error().code == ErrorCode::Cancelled)
                Q_EMIT toast(tr("Stopped; what was fetched stays here"), {});
            else if (!report)
                Q_EMIT failed(report.error());
            else if (!report->failed.isEmpty())
                Q_EMIT failed(report->failed.first().error);
            else
                Q_EMIT toast(tr("%Ln photo(s) fetched, %1", nullptr, int(report->fetched))
                                 .arg(format::bytes(report->fetchedBytes)),
                             {});
            load();
        });
}

void LocalActions::protect()
{
    m_protect->setEnabled(false);
    runAsync(
        m_services.pool, this,
        [&engine = m_services.engine]() -> Result<QStringList> {
            PhotoFilter waiting;
            waiting.tier = Tier::Temp;
            return engine.library.ids(waiting, MostProtected);
        },
        [this](const Result<QStringList> &ids) {
            if (!ids) {
                m_protect->setEnabled(true);
                Q_EMIT failed(ids.error());
                return;
            }
            m_services.queue.addMoves(*ids, Tier::Hot);
            Q_EMIT toast(tr("%Ln photo(s) on their way to HOT", nullptr, int(ids->size())), {});
        });
}

} // namespace td
