// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/lifecycle/historytab.h"

#include "ui/dialogs/confirmdialog.h"
#include "ui/pages/lifecycle/runsmodel.h"
#include "ui/pages/photos/celldelegate.h"
#include "ui/support/async.h"
#include "ui/support/errortext.h"
#include "ui/support/explain.h"
#include "ui/support/format.h"
#include "ui/widgets/accessible.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/card.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/runsummary.h"
#include "ui/widgets/statuslabel.h"
#include "ui/widgets/explainedlabel.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QTableWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{
constexpr int RunsShown = 500;
}

HistoryTab::HistoryTab(const UiServices &services, QWidget *parent)
    : QWidget(parent)
    , m_services(services)
    , m_model(new RunsModel(this))
{
    build();
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &HistoryTab::showSelected);
    letSelectionLead(m_table);
    connect(m_undo, &QPushButton::clicked, this, &HistoryTab::askUndo);
    connect(&m_services.scheduler, &Scheduler::finished, this, &HistoryTab::reload);
}

void HistoryTab::build()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(space::s3);
    m_banner = new Banner;
    m_banner->hide();
    layout->addWidget(m_banner);
    m_stack = new QStackedWidget;
    auto *both = new QWidget;
    auto *rows = new QVBoxLayout(both);
    rows->setContentsMargins(0, 0, 0, space::s4);
    rows->setSpacing(space::s4);
    m_table = makeListTable(m_model, tr("Runs"), {21, 17, 10, 10, 10, 10, 9, 13});
    rows->addWidget(framed(m_table), 1);
    rows->addWidget(buildReceipt());
    m_stack->addWidget(both);
    auto *none = new EmptyState(u"history"_s, tr("No run yet"),
                                tr("Every run leaves a receipt here: what it moved, what it deleted, what failed."));
    connect(none->addButton(tr("Review plan"), false), &QPushButton::clicked, this,
            [this] { Q_EMIT openPage(u"lifecycle"_s, {{u"tab"_s, u"plan"_s}}); });
    m_stack->addWidget(none);
    layout->addWidget(m_stack, 1);
}

QWidget *HistoryTab::buildReceipt()
{
    m_receipt = new Card(tr("Receipt"));
    m_undo = makeButton(tr("Undo this run…"), ButtonKind::Normal, u"undo"_s);
    m_receipt->addAction(m_undo);
    m_facts = new ExplainedLabel({}, TextRole::Body, ColorRole::Text2);
    m_facts->setWordWrap(true);
    m_summary = new RunSummary;
    m_state = new StatusLabel;
    m_failedTitle = new TextLabel({}, TextRole::Medium);
    m_failed = new QTableWidget(0, 2);
    m_failed->setTabKeyNavigation(false);
    m_failed->setAccessibleName(tr("What failed"));
    m_failed->setHorizontalHeaderLabels({tr("Photo"), tr("Why")});
    m_failed->horizontalHeader()->setStretchLastSection(true);
    m_failed->verticalHeader()->hide();
    m_failed->setShowGrid(false);
    m_failed->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_failed->setSelectionBehavior(QAbstractItemView::SelectRows);
    connect(m_failed, &QTableWidget::cellActivated, this, [this](int row, int) {
        Q_EMIT openPage(u"photos"_s, {{u"ids"_s, QStringList{m_failed->item(row, 0)->data(Qt::UserRole).toString()}}});
    });
    for (QWidget *part : std::initializer_list<QWidget *>{m_facts, m_summary, m_state, m_failedTitle})
        m_receipt->body()->addWidget(part);
    m_failed->setFixedHeight(fontMetrics().height() * 9);
    m_receipt->body()->addWidget(m_failed);
    m_receipt->hide();
    return m_receipt;
}

void HistoryTab::show(bool shown)
{
    m_shown = shown;
    if (shown)
        reload();
}

void HistoryTab::reload()
{
    if (!m_shown)
        return;
    runAsync(
        m_services.pool, this, [&lifecycle = m_services.engine.lifecycle] { return lifecycle.runs(RunsShown); },
        [this](const Result<QList<RunResult>> &runs) {
            m_banner->setVisible(!runs);
            if (!runs) {
                m_banner->clearButtons();
                m_banner->setMessage(Status::Error, errorSentence(runs.error()), errorRemedy(runs.error()));
                connect(m_banner->addButton(tr("Try again")), &QPushButton::clicked, this, &HistoryTab::reload);
                return;
            }
            const QString keep = m_wanted.isEmpty() ? m_run.runId : std::exchange(m_wanted, {});
            m_model->setRuns(*runs, m_services.engine.parts.clock.now());
            m_stack->setCurrentIndex(runs->isEmpty() ? 1 : 0);
            const int row = std::max(0, m_model->rowOf(keep));
            if (m_model->rowCount() > 0)
                m_table->selectRow(row);
            showSelected();
        });
}

void HistoryTab::showRun(const QString &runId)
{
    m_wanted = runId;
    reload();
}

void HistoryTab::showSelected()
{
    const QModelIndex current = m_table->currentIndex();
    // it shows itself when its run is read: before that there is nothing to undo
    m_receipt->setVisible(current.isValid() && !m_run.runId.isEmpty());
    if (current.isValid())
        loadReceipt(m_model->run(current.row()).runId);
}

void HistoryTab::loadReceipt(const QString &runId)
{
    runAsync(
        m_services.pool, this, [&lifecycle = m_services.engine.lifecycle, runId] { return lifecycle.findRun(runId); },
        [this, generation = ++m_generation](const Result<std::optional<RunResult>> &run) {
            if (generation != m_generation)
                return;
            if (!run)
                Q_EMIT errorRaised(run.error());
            else if (*run)
                fillReceipt(**run);
        });
}

void HistoryTab::fillReceipt(const RunResult &run)
{
    const Instant now = m_services.engine.parts.clock.now();
    m_run = run;
    m_receipt->show();
    m_summary->setRun(run);
    QString facts = tr("%1, started by %2").arg(format::dateTime(run.startedAt, now), RunsModel::byText(run));
    if (run.finishedAt)
        facts += u" · "_s + tr("took %1").arg(format::duration(std::max(Seconds{1}, *run.finishedAt - run.startedAt)));
    if (run.monthlySaving > 0)
        facts += u" · "_s + tr("saves %1 a month").arg(format::money(run.monthlySaving));
    m_facts->setFigure(facts, run.monthlySaving > 0 ? explainRun(run) : Explanation());
    const Status status = run.withheld > 0 || run.failedCount > 0 ? Status::Warn : run.undoneAt ? Status::Info : Status::Ok;
    m_state->setStatus(status, run.undoneAt ? tr("Undone %1").arg(format::dateTime(*run.undoneAt, now)) : RunsModel::stateText(run));
    m_failed->setRowCount(int(run.failed.size()));
    for (int row = 0; row < run.failed.size(); ++row) {
        const ItemFailure &failure = run.failed.at(row);
        auto *photo = new QTableWidgetItem(failure.id);
        photo->setData(Qt::UserRole, failure.id);
        m_failed->setItem(row, 0, photo);
        m_failed->setItem(row, 1, new QTableWidgetItem(errorSentence(failure.error)));
    }
    m_failed->setColumnWidth(0, 36 * fontMetrics().averageCharWidth());
    m_failedTitle->setText(tr("%Ln photo(s) failed", nullptr, int(run.failed.size())));
    m_failedTitle->setVisible(!run.failed.isEmpty());
    m_failed->setVisible(!run.failed.isEmpty());
    m_undo->setVisible(run.undoable > 0 && !run.undoneAt);
}

void HistoryTab::askUndo()
{
    confirm(this, undoConfirmation(m_run), [this, run = m_run] { undo(run); });
}

void HistoryTab::undo(const RunResult &run)
{
    m_undo->setEnabled(false);
    runAsync(
        m_services.workPool, this, [&lifecycle = m_services.engine.lifecycle, id = run.runId] { return lifecycle.undo(id); },
        [this](const Result<BatchOutcome> &outcome) {
            m_undo->setEnabled(true);
            if (!outcome) {
                Q_EMIT errorRaised(outcome.error());
            } else {
                Q_EMIT toast(tr("%Ln photo(s) came back from the trash", nullptr, int(outcome->done.size())), {});
                if (!outcome->failed.isEmpty())
                    Q_EMIT errorRaised(outcome->failed.constFirst().error);
            }
            reload();
        });
}

} // namespace td
