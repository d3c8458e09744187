// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/tiermovedialog.h"

#include "ui/support/async.h"
#include "ui/support/errortext.h"
#include "ui/support/explain.h"
#include "ui/support/format.h"
#include "ui/support/pricetext.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/errordetail.h"
#include "ui/widgets/keyvalueinspector.h"
#include "ui/widgets/progressrow.h"
#include "ui/widgets/textlabel.h"

#include <QCoreApplication>
#include <QPushButton>
#include <QVBoxLayout>

#include <numeric>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

constexpr double PerMillion = 1e6;

double requestsCost(const TierMovePlan &plan, double perMillion)
{
    return double(plan.left.count) * perMillion / PerMillion;
}

/// As if nothing else had left the bucket this month.
double egressCost(const TierMovePlan &plan, const TierPrices &prices)
{
    return std::max(0.0, toGb(plan.left.bytes) - prices.egressFreeMultiple * toGb(plan.photos.bytes)) * prices.egressGb;
}

double sumOf(const QList<std::pair<QString, double>> &parts)
{
    return std::accumulate(parts.begin(), parts.end(), 0.0,
                           [](double sum, const auto &part) { return sum + part.second; });
}

} // namespace

TierMoveDialog::TierMoveDialog(const UiServices &services, TierEntry entry, QWidget *parent)
    : Sheet(tr("Move %1 to a bucket").arg(tierWord(entry.tier)), Wide, parent)
    , m_services(services)
    , m_entry(std::move(entry))
    , m_what(addText(tr("Every photo of the tier is copied and proven there. Only when nothing is left does the tier "
                        "lie there; the files here stay until you remove them. It can be stopped at any time and goes "
                        "on from where it was, even after a power cut.")))
    , m_facts(new KeyValueInspector)
    , m_error(new ErrorDetail)
    , m_progress(new ProgressRow)
    , m_cancel(nullptr)
    , m_start(nullptr)
{
    body()->addWidget(m_facts);
    for (QWidget *part : std::initializer_list<QWidget *>{m_error, m_progress}) {
        body()->addWidget(part);
        part->hide();
    }
    m_cancel = addCancel(tr("Cancel"), true);
    m_start = addButton(tr("Copy and switch"));
    setButtonKind(*m_start, ButtonKind::Primary);
    m_start->setEnabled(false);
    m_tick.setInterval(200);
    connect(&m_tick, &QTimer::timeout, this, &TierMoveDialog::showProgress);
    connect(m_start, &QPushButton::clicked, this, &TierMoveDialog::start);
    connect(m_progress, &ProgressRow::cancelRequested, this, &TierMoveDialog::reject);
    loadPlan();
}

TierMoveDialog::~TierMoveDialog()
{
    m_stop.request_stop();
}

void TierMoveDialog::loadPlan()
{
    runAsync(
        m_services.pool, this, [mover = m_services.tierMover, entry = m_entry] { return mover->plan(entry); },
        [this](const Result<TierMovePlan> &plan) {
            if (plan)
                showPlan(*plan);
            else if (!m_isMoving)
                showError(plan.error());
        });
}

QList<std::pair<QString, double>> TierMoveDialog::onceParts(const TierMovePlan &plan) const
{
    const TierPrices prices = plan.prices.tiers.value(m_entry.tier);
    const QString count = format::count(plan.left.count), bytes = format::bytes(plan.left.bytes);
    QList<std::pair<QString, double>> parts;
    const auto add = [&](const QString &what, const QString &amount, double price, double cost) {
        parts.append({what.arg(amount, priceText(price, plan.prices.currency)), cost});
    };
    add(tr("%1 writes × %2 a million"), count, prices.aPerMillion, requestsCost(plan, prices.aPerMillion));
    add(tr("%1 reads to prove them × %2 a million"), count, prices.bPerMillion, requestsCost(plan, prices.bPerMillion));
    if (!plan.isFromBucket)
        return parts;
    add(tr("%1 reads at the source × %2 a million"), count, prices.bPerMillion, requestsCost(plan, prices.bPerMillion));
    add(tr("%1 out of the source × %2 a GB"), bytes, prices.egressGb, egressCost(plan, prices));
    add(tr("%1 retrieved at the source × %2 a GB"), bytes, prices.retrievalGb,
        toGb(plan.left.bytes) * prices.retrievalGb);
    return parts;
}

Explanation TierMoveDialog::onceExplained(const TierMovePlan &plan) const
{
    const QString &currency = plan.prices.currency;
    const auto parts = onceParts(plan);
    Explanation explanation{.title = tr("What the copy costs once"), .lines = {}, .source = priceSource(plan.prices)};
    for (const auto &[what, cost] : parts)
        explanation.lines.append({what, format::money(cost, currency)});
    explanation.lines.append({tr("Together"), format::money(sumOf(parts), currency), true});
    return explanation;
}

void TierMoveDialog::showPlan(const TierMovePlan &plan)
{
    const QString &currency = plan.prices.currency;
    const auto seconds = Seconds(plan.left.bytes / std::max<qint64>(1, plan.bytesPerSecond));
    const QString rate = format::rate(double(plan.bytesPerSecond));
    const Explanation monthly = explainPhoto(m_entry.tier, plan.photos.bytes, plan.prices);
    QList<KeyValueRow> rows;
    const auto add = [&rows](const QString &label, const QString &value) -> KeyValueRow & {
        rows.append({.label = label, .value = value});
        return rows.last();
    };
    add(tr("From"), plan.from);
    add(tr("To"), plan.to);
    add(tr("The tier holds"),
        tr("%Ln photo(s), %1", nullptr, int(plan.photos.count)).arg(format::bytes(plan.photos.bytes)));
    add(tr("Still to copy"),
        tr("%Ln object(s), %1", nullptr, int(plan.left.count)).arg(format::bytes(plan.left.bytes)));
    add(tr("Time"), plan.isLimited ? tr("about %1, at the bandwidth limit of %2").arg(format::duration(seconds), rate)
                                   : tr("about %1, were the line to send %2").arg(format::duration(seconds), rate));
    add(tr("Costs once"), format::money(sumOf(onceParts(plan)), currency)).explanation = onceExplained(plan);
    add(tr("Costs a month there"),
        format::moneyPerMonth(storageCost(plan.prices, m_entry.tier, plan.photos.bytes), currency))
        .explanation = monthly;
    m_facts->setSections({{.title = {}, .rows = rows}});
    m_start->setEnabled(!m_isMoving);
    // New rows take their room only once they are shown.
    QTimer::singleShot(0, this, [this] {
        m_facts->layout()->activate();
        m_facts->setFixedHeight(m_facts->layout()->hasHeightForWidth()
                                    ? m_facts->layout()->totalHeightForWidth(m_facts->width())
                                    : m_facts->sizeHint().height());
        adjustSize();
    });
}

void TierMoveDialog::start()
{
    if (m_isMoving)
        return;
    m_stop = std::stop_source();
    m_meter = std::make_shared<Meter>();
    m_isMoving = true;
    m_start->setEnabled(false);
    m_error->hide();
    m_progress->setName(tr("Testing the bucket, then copying"));
    m_progress->setState(ProgressRow::State::Running);
    m_progress->setFraction(-1);
    m_progress->show();
    adjustSize();
    m_since.start();
    m_tick.start();
    runAsync(
        m_services.workPool, this,
        [mover = m_services.tierMover, entry = m_entry, meter = m_meter, stop = m_stop.get_token()] {
            const auto report = [&meter](const Progress &now) {
                meter->bytes = now.bytesDone;
                meter->allBytes = now.bytesTotal;
                meter->objects = now.done;
                meter->allObjects = now.total;
            };
            return mover->move(entry, report, stop);
        },
        [this](const Result<TierMoveOutcome> &outcome) { finish(outcome); });
}

void TierMoveDialog::showProgress()
{
    const qint64 all = m_meter->allBytes;
    const qint64 done = m_meter->bytes;
    if (all <= 0 || m_stop.stop_requested())
        return;
    const double fraction = std::min(1.0, double(done) / double(all));
    m_progress->setName(tr("Copying"));
    m_progress->setFraction(fraction);
    QString detail = tr("%1 of %2 objects, %3")
                         .arg(format::count(m_meter->objects), format::count(m_meter->allObjects), format::bytes(done));
    if (fraction > 0.02)
        detail += u" · "_s + tr("%1 left").arg(format::duration(
                                 Seconds(qint64(double(m_since.elapsed()) / 1000 * (1 - fraction) / fraction))));
    m_progress->setDetail(detail);
}

void TierMoveDialog::finish(const Result<TierMoveOutcome> &outcome)
{
    m_isMoving = false;
    m_tick.stop();
    m_progress->hide();
    if (outcome || m_meter->allObjects > 0)
        Q_EMIT begun();
    if (outcome && outcome->isSwitched) {
        showSwitched(*outcome);
        return;
    }
    m_start->setText(tr("Go on"));
    m_start->setEnabled(true);
    m_cancel->setText(tr("Close"));
    if (outcome)
        showError(outcome->failed.first().error);
    else if (outcome.error().code != ErrorCode::Cancelled)
        showError(outcome.error());
    loadPlan();
}

void TierMoveDialog::showSwitched(const TierMoveOutcome &outcome)
{
    setTitle(tr("%1 is moved").arg(tierWord(m_entry.tier)));
    m_what->setText(
        tr("%Ln object(s) copied and proven, %1. The tier lies in the bucket from the next start of Tierdeck "
           "on. Quit it and start it again: until then photos of this tier cannot be read here, and nothing is moved "
           "there. Other consoles have to be bound to it as well.",
           nullptr, int(outcome.copied.count))
            .arg(format::bytes(outcome.copied.bytes)));
    m_facts->hide();
    disconnect(m_start, &QPushButton::clicked, this, nullptr);
    connect(m_start, &QPushButton::clicked, qApp, &QCoreApplication::quit, Qt::QueuedConnection);
    m_start->setText(tr("Quit Tierdeck"));
    m_start->setEnabled(true);
    m_cancel->setText(tr("Close"));
    m_start->setFocus();
    adjustSize();
    Q_EMIT switched();
}

void TierMoveDialog::showError(const Error &error)
{
    m_error->setError(error);
    m_error->show();
    adjustSize();
}

void TierMoveDialog::reject()
{
    if (m_isMoving && !m_stop.stop_requested()) {
        m_stop.request_stop();
        m_progress->setName(tr("Stopping; what is copied stays there"));
        return;
    }
    if (!m_isMoving)
        Sheet::reject();
}

} // namespace td
