// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/recommendations/auditsheet.h"

#include "ui/pages/costs/figuretable.h"
#include "ui/support/async.h"
#include "ui/support/explain.h"
#include "ui/support/format.h"
#include "ui/support/pricetext.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/errordetail.h"
#include "ui/widgets/progressrow.h"
#include "ui/widgets/explainedlabel.h"

#include <QFileDialog>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

/// Kinds of a check that are about bytes, not about photos.
bool isWaste(const CheckFinding &finding)
{
    return finding.kind == "hidden"_L1 || finding.kind == "orphan"_L1 ||
           (finding.kind == "unfinished"_L1 && !finding.tier.isEmpty());
}

QString wasteWord(const CheckFinding &finding)
{
    if (finding.kind == "hidden"_L1)
        return finding.action.isEmpty() ? AuditSheet::tr("Old versions that are kept") : AuditSheet::tr("Old versions");
    return finding.kind == "orphan"_L1 ? AuditSheet::tr("Unknown objects") : AuditSheet::tr("Unfinished uploads");
}

QByteArray receiptOf(const CheckReport &report, Instant at)
{
    QJsonArray list;
    for (const CheckFinding &finding : report.findings) {
        if (isWaste(finding))
            list.append(QJsonObject{{u"tier"_s, finding.tier},
                                    {u"kind"_s, finding.kind},
                                    {u"key"_s, finding.key},
                                    {u"count"_s, finding.count},
                                    {u"bytes"_s, finding.bytes},
                                    {u"monthly_cost"_s, sixDecimals(finding.monthlyCost)},
                                    {u"removed"_s, finding.repaired},
                                    {u"text"_s, finding.text}});
    }
    return QJsonDocument(QJsonObject{{u"at"_s, toIso(at)}, {u"findings"_s, list}}).toJson();
}

/// Findings of one tier and kind together: there may be thousands of unknown objects.
QList<CheckFinding> summed(const CheckReport &report)
{
    QList<CheckFinding> sums;
    for (const CheckFinding &finding : report.findings) {
        if (!isWaste(finding))
            continue;
        const auto same = std::find_if(sums.begin(), sums.end(), [&finding](const CheckFinding &other) {
            return other.tier == finding.tier && other.kind == finding.kind && other.repaired == finding.repaired &&
                   other.action.isEmpty() == finding.action.isEmpty();
        });
        if (same == sums.end()) {
            sums.append(finding);
            continue;
        }
        same->count += finding.count;
        same->bytes += finding.bytes;
        same->monthlyCost += finding.monthlyCost;
    }
    return sums;
}

} // namespace

AuditSheet::AuditSheet(const UiServices &services, QWidget *parent)
    : Sheet(tr("Hidden bytes"), Wide, parent)
    , m_services(services)
    , m_progress(new ProgressRow)
    , m_sentence(new ExplainedLabel({}, TextRole::Sentence))
    , m_table(new FigureTable(tr("Hidden bytes")))
    , m_error(new ErrorDetail)
    , m_receipt(addLeftButton(tr("Save the receipt…")))
{
    addText(
        tr("Old versions, uploads that were begun and never finished, and objects that no photo needs are stored and "
           "billed although no list shows them. A clean-up removes versions and parts, sets unknown objects aside, and "
           "touches nothing that a photo needs."));
    m_sentence->setWordWrap(true);
    m_table->setColumns({tr("Tier"), tr("What"), tr("Objects"), tr("Size"), tr("Cost a month")}, 2);
    for (QWidget *part : std::initializer_list<QWidget *>{m_progress, m_error, m_sentence, m_table})
        body()->addWidget(part);
    addCancel(tr("Close"), true);
    m_clean = addButton(tr("Clean up"));
    setButtonKind(*m_clean, ButtonKind::Danger);
    for (QWidget *part : std::initializer_list<QWidget *>{m_error, m_sentence, m_table, m_receipt})
        part->hide();
    connect(m_clean, &QPushButton::clicked, this, [this] { look(true); });
    m_error->setRetryVisible(true);
    connect(m_error, &ErrorDetail::retryRequested, this, [this] { look(false); });
    connect(m_receipt, &QPushButton::clicked, this, &AuditSheet::saveReceipt);
    connect(m_progress, &ProgressRow::cancelRequested, this, [this] { m_stop.request_stop(); });
    look(false);
}

AuditSheet::~AuditSheet()
{
    m_stop.request_stop();
}

void AuditSheet::look(bool repair)
{
    m_stop = {};
    m_clean->setEnabled(false);
    m_progress->setName(repair ? tr("Cleaning up") : tr("Looking through the tiers"));
    m_progress->setState(ProgressRow::State::Running);
    m_progress->setFraction(-1);
    m_progress->show();
    m_error->hide();
    struct Found {
        CheckReport report;
        PriceBook prices;
    };
    runAsync(
        m_services.workPool, this,
        [&engine = m_services.engine, repair, stop = m_stop.get_token()]() -> Result<Found> {
            Found found;
            TD_ASSIGN(found.prices, engine.rules.prices());
            TD_ASSIGN(found.report, engine.check.run({.repair = repair, .confirmed = repair}, {}, stop));
            return found;
        },
        [this, repair](const Result<Found> &found) {
            m_progress->hide();
            if (!found && found.error().code == ErrorCode::Cancelled) {
                m_sentence->setFigure(tr("Stopped before the end."), Explanation());
                m_sentence->show();
                return;
            }
            if (!found) {
                m_error->setError(found.error());
                m_error->show();
                return;
            }
            showReport(found->report, found->prices, repair);
            Q_EMIT changed();
        });
}

void AuditSheet::showReport(const CheckReport &report, const PriceBook &prices, bool repaired)
{
    QList<FigureRow> rows;
    double cost = 0;
    qint64 bytes = 0, removed = 0;
    bool any = false;
    for (const CheckFinding &finding : summed(report)) {
        const std::optional<Tier> tier = tierFromName(finding.tier);
        const QString what = finding.repaired ? tr("%1: removed").arg(wasteWord(finding)) : wasteWord(finding);
        const Explanation explanation{
            .title = tr("Why %1").arg(format::moneyPerMonth(finding.monthlyCost, prices.currency)),
            .lines = {{tr("%1 × %2 a GB")
                           .arg(format::bytes(finding.bytes),
                                priceText(prices.tiers.value(tier.value_or(Tier::Cold)).gbMonth, prices.currency)),
                       format::money(finding.monthlyCost, prices.currency)}},
            .source = priceSource(prices)};
        rows << FigureRow{.cells = {tier ? tierWord(*tier) : finding.tier, what, format::count(finding.count),
                                    format::bytes(finding.bytes), format::money(finding.monthlyCost, prices.currency)},
                          .explanation = explanation};
        if (finding.repaired) {
            removed += finding.bytes;
        } else {
            cost += finding.monthlyCost;
            bytes += finding.bytes;
            any = any || !finding.action.isEmpty();
        }
    }
    QStringList unchecked;
    for (const TierCheck &tier : report.tiers) {
        if (tier.problem)
            unchecked << tierWord(tier.tier);
    }
    m_table->setRows(rows);
    m_table->setVisible(!rows.isEmpty());
    QString sentence =
        repaired ? tr("%1 removed, %2 left").arg(format::bytes(removed), format::bytes(bytes))
        : bytes > 0
            ? tr("%1 that no photo needs, %2").arg(format::bytes(bytes), format::moneyPerMonth(cost, prices.currency))
            : tr("Nothing is stored that no photo needs.");
    if (!unchecked.isEmpty())
        sentence += u'\n' % tr("%1 could not be looked through.").arg(unchecked.join(u", "_s));
    m_sentence->setFigure(sentence, bytes > 0 && !repaired ? explainFreed(bytes, cost) : Explanation());
    m_sentence->show();
    m_clean->setEnabled(any);
    m_receiptText = repaired ? receiptOf(report, m_services.engine.parts.clock.now()) : QByteArray();
    m_receipt->setVisible(repaired);
}

void AuditSheet::saveReceipt()
{
    auto *dialog = new QFileDialog(this, tr("Save the receipt"), {}, tr("JSON (*.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"json"_s);
    dialog->selectFile(u"tierdeck-clean-up.json"_s);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        runAsync(
            m_services.pool, this,
            [path, text = m_receiptText]() -> Result<void> {
                QSaveFile file(path);
                if (!file.open(QIODevice::WriteOnly) || file.write(text) < 0 || !file.commit())
                    return fail(ErrorCode::Unavailable, u"export.failed"_s, u"The file was not written"_s, path,
                                file.errorString());
                return {};
            },
            [this](const Result<void> &done) {
                if (done)
                    return;
                m_error->setError(done.error());
                m_error->show();
            });
    });
    dialog->open();
}

} // namespace td
