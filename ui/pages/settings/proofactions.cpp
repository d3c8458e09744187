// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/settings/proofactions.h"

#include "ui/support/async.h"
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

constexpr int DrilledPhotos = 10;

} // namespace

ProofActions::ProofActions(const UiServices &services, QWidget *parent)
    : QWidget(parent)
    , m_services(services)
    , m_verify(makeCompactButton(tr("Verify today's share now")))
    , m_drill(makeCompactButton(tr("Restore ten photos as a drill")))
    , m_lastProofs(new StatusLabel)
    , m_lastDrill(new StatusLabel)
{
    m_lastProofs->setQuiet(true);
    m_lastDrill->setQuiet(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, space::s2, 0, 0);
    layout->setSpacing(space::s3);
    layout->addWidget(new FoldingRow(m_lastProofs, m_verify));
    layout->addWidget(new FoldingRow(m_lastDrill, m_drill));
    connect(m_verify, &QPushButton::clicked, this, [this] {
        start(
            [](Engine &engine, std::stop_token stop) -> Result<void> {
                TD_TRY(DailyProofs(engine.parts, engine.rules).run({}, std::move(stop)));
                return {};
            },
            m_verify);
    });
    connect(m_drill, &QPushButton::clicked, this, [this] {
        start(
            [](Engine &engine, std::stop_token stop) -> Result<void> {
                TD_TRY(RestoreDrill(engine.parts, engine.library).run(DrilledPhotos, {}, std::move(stop)));
                return {};
            },
            m_drill);
    });
}

ProofActions::~ProofActions()
{
    m_stop.request_stop();
}

Result<ProofActions::Found> ProofActions::read(Engine &engine)
{
    Found found;
    TD_ASSIGN(found.proofs, DailyProofs(engine.parts, engine.rules).last());
    TD_ASSIGN(found.drill, lastDrill(engine.parts));
    for (const Tier tier : AllTiers) {
        const auto store = engine.parts.stores.of(tier);
        found.hasRemoteTier = found.hasRemoteTier || (store && !(*store)->isLocal());
    }
    return found;
}

void ProofActions::load()
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

void ProofActions::show(const Found &found)
{
    const Instant now = m_services.engine.parts.clock.now();
    m_drill->setEnabled(true);
    m_verify->setEnabled(found.hasRemoteTier);
    m_verify->setToolTip(found.hasRemoteTier ? QString() : tr("All tiers are on this computer; a check reads those"));
    if (!found.proofs) {
        m_lastProofs->setStatus(Status::Neutral, tr("Nothing verified yet"));
    } else if (found.proofs->mismatched > 0) {
        m_lastProofs->setStatus(Status::Error,
                                tr("%1: %Ln file(s) missing or damaged", nullptr, int(found.proofs->mismatched))
                                    .arg(format::dateTime(found.proofs->at, now)));
    } else {
        m_lastProofs->setStatus(
            Status::Ok, tr("%1: %Ln file(s) read and right, %2", nullptr, int(found.proofs->verified))
                            .arg(format::dateTime(found.proofs->at, now), format::bytes(found.proofs->bytesRead)));
    }
    if (!found.drill) {
        m_lastDrill->setStatus(Status::Neutral, tr("No drill yet"));
    } else if (found.drill->failures > 0) {
        m_lastDrill->setStatus(Status::Error,
                               tr("%1: %Ln photo(s) did not come back", nullptr, int(found.drill->failures))
                                   .arg(format::dateTime(found.drill->at, now)));
    } else {
        m_lastDrill->setStatus(Status::Ok,
                               tr("%1: %Ln photo(s) came back as they were stored", nullptr, int(found.drill->photos))
                                   .arg(format::dateTime(found.drill->at, now)));
    }
    for (StatusLabel *label : {m_lastProofs, m_lastDrill})
        label->updateGeometry();
}

void ProofActions::start(const std::function<Result<void>(Engine &, std::stop_token)> &work, QPushButton *button)
{
    m_busy = true;
    m_verify->setEnabled(false);
    m_drill->setEnabled(false);
    (button == m_verify ? m_lastProofs : m_lastDrill)->setStatus(Status::Neutral, tr("Reading…"));
    runAsync(
        m_services.workPool, this,
        [&engine = m_services.engine, work, stop = m_stop.get_token()] { return work(engine, stop); },
        [this](const Result<void> &done) {
            m_busy = false;
            if (!done)
                Q_EMIT failed(done.error());
            load();
        });
}

} // namespace td
