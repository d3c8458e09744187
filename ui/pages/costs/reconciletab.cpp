// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/costs/reconciletab.h"

#include "ui/dialogs/confirmdialog.h"
#include "ui/pages/costs/figuretable.h"
#include "ui/support/explain.h"
#include "ui/support/format.h"
#include "ui/widgets/card.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/errordetail.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/statuslabel.h"
#include "ui/widgets/explainedlabel.h"
#include "ui/widgets/textlabel.h"

#include <QComboBox>
#include <QFileDialog>
#include <QMenu>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

bool isHarmless(const GapReason &reason)
{
    return reason.id == "agrees"_L1 || reason.id == "free_partner"_L1 || reason.id == "local_reads"_L1 ||
           reason.id == "fewer_requests"_L1;
}

QString exactFigureOf(double value)
{
    return QString::number(sixDecimals(value), 'f', 6);
}

} // namespace

QString gapReasonSentence(const GapReason &reason)
{
    const auto number = [&reason](const QString &key) { return reason.args.value(key).toLongLong(); };
    const QString size = format::bytes(number(u"bytes"_s));
    const QString &id = reason.id;
    if (id == "agrees"_L1)
        return ReconcileTab::tr("both agree");
    if (id == "not_recorded"_L1)
        return ReconcileTab::tr("%1 of %2 reported days are left out: this catalogue knows nothing of them")
            .arg(format::count(number(u"days"_s)), format::count(number(u"of_days"_s)));
    if (id == "partial_report"_L1)
        return ReconcileTab::tr("the reports cover %1 of %2 days")
            .arg(format::count(number(u"days"_s)), format::count(number(u"of_days"_s)));
    if (id == "hidden"_L1)
        return ReconcileTab::tr("old versions and unfinished uploads, which the last check found: %1").arg(size);
    if (id == "orphans"_L1)
        return ReconcileTab::tr("objects that the catalogue does not know, which the last check found: %1").arg(size);
    if (id == "other_objects"_L1)
        return ReconcileTab::
            tr("about %1 that nothing here knows of: look for hidden bytes, or something else writes into this bucket")
                .arg(size);
    if (id == "grew_within_days"_L1)
        return ReconcileTab::tr("the provider counts the average of each day, this catalogue its end: about %1 came "
                                "late in the day or lies elsewhere")
            .arg(size);
    if (id == "outside_reads"_L1)
        return ReconcileTab::tr("%1 were read past this catalogue: by links, the CDN or another program").arg(size);
    if (id == "local_reads"_L1)
        return ReconcileTab::tr("some reads were answered by copies on this computer");
    if (id == "free_partner"_L1)
        return ReconcileTab::tr("%1 went through partners that are not billed").arg(size);
    if (id == "listings"_L1)
        return ReconcileTab::tr("%Ln request(s) more than moves and reads need: listings, checks and tests", nullptr,
                                int(std::min<qint64>(number(u"count"_s), 2'000'000'000)));
    if (id == "fewer_requests"_L1)
        return ReconcileTab::tr("%Ln request(s) fewer than moves and reads were taken to need", nullptr,
                                int(std::min<qint64>(number(u"count"_s), 2'000'000'000)));
    return id;
}

ReconcileTab::ReconcileTab(const UiServices &services, QWidget *parent)
    : QWidget(parent)
    , m_services(services)
    , m_stack(new QStackedWidget)
    , m_none(new EmptyState(
          u"costs"_s, tr("No usage report yet"),
          tr("Backblaze writes a report each day into the bucket b2-reports- and your account. Download its "
             "files usage.*.csv and import them here: each line of the estimate is compared with theirs.")))
    , m_bucket(new QComboBox)
    , m_span(new QComboBox)
    , m_import(makeButton(tr("Import reports"), ButtonKind::Normal, u"upload"_s))
    , m_forget(makeButton(tr("Forget reports…"), ButtonKind::Ghost))
    , m_sentence(new ExplainedLabel({}, TextRole::Sentence))
    , m_problem(new ErrorDetail)
    , m_lines(new FigureTable(tr("Estimate and report")))
    , m_reasons(new QWidget)
    , m_note(new TextLabel({}, TextRole::Caption, ColorRole::Text3))
{
    build();
    auto *menu = new QMenu(m_import);
    menu->addAction(tr("A report…"), this, [this] { choose(false); });
    menu->addAction(tr("A folder of reports…"), this, [this] { choose(true); });
    m_import->setMenu(menu);
    connect(m_forget, &QPushButton::clicked, this, &ReconcileTab::forget);
    for (QComboBox *box : {m_bucket, m_span})
        connect(box, &QComboBox::currentIndexChanged, this, [this] {
            if (!m_filling)
                load();
        });
}

ReconcileTab::~ReconcileTab()
{
    m_stop.request_stop();
}

void ReconcileTab::build()
{
    m_bucket->setAccessibleName(tr("Bucket"));
    m_span->setAccessibleName(tr("Period"));
    m_span->addItem(tr("Last 30 days"), 30);
    m_span->addItem(tr("Last 90 days"), 90);
    m_span->addItem(tr("Last 12 months"), 365);
    m_lines->setColumns(
        {tr("Line"), tr("Counted here"), tr("Provider"), tr("Estimated"), tr("Billed"), tr("Difference")}, 1);
    m_sentence->setWordWrap(true);
    m_note->setWordWrap(true);
    auto *reasons = new QVBoxLayout(m_reasons);
    reasons->setContentsMargins({});
    reasons->setSpacing(space::s1);

    auto *head = new QWidget;
    auto *bar = new FlowLayout(head, space::s2, space::s2);
    for (QWidget *part : std::initializer_list<QWidget *>{m_import, m_bucket, m_span, m_forget})
        bar->addWidget(part);

    auto *card = new Card(tr("Estimate and report"));
    card->body()->setSpacing(space::s3);
    card->body()->addWidget(m_sentence);
    card->body()->addWidget(m_problem);
    card->body()->addWidget(m_lines);
    card->body()->addWidget(m_reasons);
    card->body()->addWidget(m_note);
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, space::s6);
    column->addWidget(card);
    column->addStretch();
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(content);
    m_stack->addWidget(m_none);
    m_stack->addWidget(scroll);
    m_stack->addWidget(new QWidget);
    m_stack->setCurrentIndex(2);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(space::s4);
    layout->addWidget(head);
    layout->addWidget(m_stack, 1);
}

Billing::Period ReconcileTab::period() const
{
    return {.bucketId = m_bucket->currentData().toString(), .from = {}, .to = {}, .days = m_span->currentData().toInt()};
}

void ReconcileTab::load()
{
    m_answer.run(
        m_services.pool, this,
        [&engine = m_services.engine, period = period()]() -> Result<Loaded> {
            Loaded loaded;
            TD_ASSIGN(loaded.buckets, engine.billing.buckets());
            if (loaded.buckets.isEmpty())
                return loaded;
            const Result<Reconciliation> result = engine.billing.reconcile(period);
            if (result)
                loaded.result = *result;
            else if (result.error().reason.startsWith("usage."_L1))
                loaded.problem = result.error();
            else
                return fail(result.error());
            return loaded;
        },
        [this](const Result<Loaded> &loaded) {
            if (!loaded)
                Q_EMIT failed(loaded.error());
            else
                show(*loaded);
        });
}

void ReconcileTab::show(const Loaded &loaded)
{
    m_filling = true;
    const QString chosen = m_bucket->currentData().toString();
    m_bucket->clear();
    m_bucket->addItem(tr("The bucket of a tier"), QString());
    for (const UsageBucket &bucket : loaded.buckets)
        m_bucket->addItem(bucket.bucket.isEmpty() ? bucket.bucketId : bucket.bucket, bucket.bucketId);
    m_bucket->setCurrentIndex(std::max(0, m_bucket->findData(chosen)));
    m_filling = false;
    const bool any = !loaded.buckets.isEmpty();
    for (QWidget *part : std::initializer_list<QWidget *>{m_bucket, m_span, m_forget})
        part->setVisible(any);
    m_stack->setCurrentIndex(any ? 1 : 0);
    m_problem->setVisible(loaded.problem.has_value());
    if (loaded.problem)
        m_problem->setError(*loaded.problem);
    for (QWidget *part : std::initializer_list<QWidget *>{m_sentence, m_lines, m_reasons, m_note})
        part->setVisible(loaded.result.has_value());
    if (loaded.result)
        showResult(*loaded.result);
}

Explanation ReconcileTab::gapExplained(const Reconciliation &result)
{
    Explanation explanation{.title = tr("Billed less estimated, by line"), .lines = {}, .source = {}};
    for (const ReconciledLine &line : result.lines)
        explanation.lines << ExplainLine{tr("%1: %2 billed, %3 estimated")
                                             .arg(billItemWord(line.item), format::money(line.billed, result.currency),
                                                  format::money(line.estimated, result.currency)),
                                         format::signedMoney(line.difference(), result.currency)};
    explanation.lines << ExplainLine{tr("Together"),
                                     format::signedMoney(result.billed - result.estimated, result.currency), true};
    return explanation;
}

void ReconcileTab::showResult(const Reconciliation &result)
{
    const QLocale locale = format::locale();
    m_sentence->setFigure(tr("%1: billed %2, estimated %3 (%4)")
                              .arg(result.bucket, format::money(result.billed, result.currency),
                                   format::money(result.estimated, result.currency),
                                   format::signedMoney(result.billed - result.estimated, result.currency)),
                          gapExplained(result));
    QList<FigureRow> rows;
    QLayout *reasons = m_reasons->layout();
    while (QLayoutItem *item = reasons->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
    for (const ReconciledLine &line : result.lines) {
        Explanation explanation{
            .title = tr("%1: %2").arg(billItemWord(line.item), format::signedMoney(line.difference(), result.currency)),
            .lines = {{tr("Provider: %1").arg(billQuantity(line.item, line.billedQuantity)),
                       format::money(line.billed, result.currency)},
                      {tr("Counted here: %1").arg(billQuantity(line.item, line.estimatedQuantity)),
                       format::money(line.estimated, result.currency)}},
            .source = {}};
        for (const GapReason &reason : line.reasons) {
            explanation.lines << ExplainLine{gapReasonSentence(reason), {}};
            reasons->addWidget(new StatusLabel(isHarmless(reason) ? Status::Ok : Status::Info,
                                               tr("%1: %2").arg(billItemWord(line.item), gapReasonSentence(reason))));
        }
        rows << FigureRow{.cells = {billItemWord(line.item), billQuantity(line.item, line.estimatedQuantity),
                                    billQuantity(line.item, line.billedQuantity),
                                    format::money(line.estimated, result.currency),
                                    format::money(line.billed, result.currency),
                                    format::signedMoney(line.difference(), result.currency)},
                          .exact = {billItemName(line.item), exactFigureOf(line.estimatedQuantity),
                                    exactFigureOf(line.billedQuantity), exactFigureOf(line.estimated),
                                    exactFigureOf(line.billed), exactFigureOf(line.difference())},
                          .explanation = explanation};
    }
    m_lines->setRows(rows);
    m_note->setText(tr("%1 to %2, %3 of %4 reported days compared. Both sides at the prices of the list; taxes and the "
                       "provider's own rounding are not in it.")
                        .arg(locale.toString(result.from, QLocale::ShortFormat),
                             locale.toString(result.to, QLocale::ShortFormat), format::count(result.recordedDays),
                             format::count(result.reportDays)));
}

void ReconcileTab::choose(bool folder)
{
    auto *dialog = new QFileDialog(this, folder ? tr("Import a folder of reports") : tr("Import a report"), {},
                                   folder ? QString() : tr("Usage reports (*.csv);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(folder ? QFileDialog::Directory : QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &ReconcileTab::importFrom);
    dialog->open();
}

void ReconcileTab::importFrom(const QString &path)
{
    m_import->setEnabled(false);
    using Outcome = std::pair<QList<Billing::Imported>, QList<ItemFailure>>;
    runAsync(
        m_services.pool, this,
        [&engine = m_services.engine, path, stop = m_stop.get_token()]() -> Result<Outcome> {
            Outcome outcome;
            TD_ASSIGN(outcome.first, engine.billing.importReports(path, outcome.second, {}, stop));
            return outcome;
        },
        [this](const Result<Outcome> &outcome) {
            m_import->setEnabled(true);
            if (!outcome) {
                Q_EMIT failed(outcome.error());
                return;
            }
            qint64 fresh = 0;
            for (const Billing::Imported &one : outcome->first)
                fresh += one.fresh;
            if (!outcome->second.isEmpty())
                Q_EMIT failed(outcome->second.first().error);
            Q_EMIT toast(tr("%Ln report(s) imported, %1 new rows", nullptr, int(outcome->first.size()))
                             .arg(format::count(fresh)));
            load();
        });
}

void ReconcileTab::forget()
{
    Confirmation question;
    question.title = tr("Forget all usage reports?");
    question.text = tr("The files of the provider stay as they are and can be imported again.");
    question.accept = tr("Forget");
    question.cancel = tr("Cancel");
    confirm(this, question, [this] {
        runAsync(
            m_services.pool, this, [&engine = m_services.engine] { return engine.billing.forgetReports(); },
            [this](const Result<qint64> &gone) {
                if (!gone)
                    Q_EMIT failed(gone.error());
                load();
            });
    });
}

QString ReconcileTab::csv() const
{
    return m_lines->csv();
}

} // namespace td
