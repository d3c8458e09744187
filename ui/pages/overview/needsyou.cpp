// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/overview/needsyou.h"

#include "ui/support/format.h"
#include "ui/support/reasontext.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/errordetail.h"
#include "ui/widgets/skeleton.h"
#include "ui/widgets/statuslabel.h"
#include "ui/widgets/textlabel.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qsizetype MostNeedRows = 3;

struct Tone {
    ColorRole ink, fill;
};

Tone toneOf(Severity severity)
{
    switch (severity) {
    case Severity::Error: return {ColorRole::Error, ColorRole::ErrorSoft};
    case Severity::Warning: return {ColorRole::Warn, ColorRole::WarnSoft};
    case Severity::Info: return {ColorRole::Info, ColorRole::InfoSoft};
    }
    return {ColorRole::Info, ColorRole::InfoSoft};
}

QString iconOf(Severity severity)
{
    return severity == Severity::Error ? u"error"_s : severity == Severity::Warning ? u"warn"_s : u"recommendations"_s;
}

} // namespace

NeedsYouCard::NeedsYouCard(QWidget *parent)
    : Card(tr("Needs you"), parent)
    , m_all(makeCompactButton({}, ButtonKind::Ghost))
{
    m_all->hide();
    addAction(m_all);
    connect(m_all, &QPushButton::clicked, this, &NeedsYouCard::allClicked);
    body()->addWidget(m_content = new Skeleton(4));
    body()->addStretch(1);
}

void NeedsYouCard::clear()
{
    if (!m_content)
        return;
    m_content->hide();
    m_content->deleteLater();
    m_content = nullptr;
}

void NeedsYouCard::setReport(const Advisor::Report &report)
{
    QList<Row> rows;
    for (const Alert &alert : report.alerts) {
        const AdviceText text = alertText(alert);
        rows.append({iconOf(alert.severity), alert.severity, text.title, text.text, text.action, [this, alert] { Q_EMIT alertClicked(alert); }});
    }
    for (const Recommendation &advice : report.recommendations) {
        // Failed transfers are an alert already.
        if (advice.id == "failed_transfers"_L1 && !report.alerts.isEmpty())
            continue;
        const AdviceText text = adviceText(advice);
        rows.append({iconOf(advice.severity), advice.severity, text.title, text.text, text.action,
                     [this, advice] { Q_EMIT recommendationClicked(advice); }});
    }
    std::stable_sort(rows.begin(), rows.end(), [](const Row &a, const Row &b) { return a.severity > b.severity; });
    fill(rows.mid(0, MostNeedRows), rows.size());
}

void NeedsYouCard::setError(const Error &error)
{
    clear();
    setHint({});
    m_all->hide();
    auto *detail = new ErrorDetail(error);
    detail->setRetryVisible(true);
    connect(detail, &ErrorDetail::retryRequested, this, &NeedsYouCard::retryRequested);
    m_content = detail;
    body()->insertWidget(0, m_content);
}

void NeedsYouCard::fill(const QList<Row> &rows, qsizetype open)
{
    clear();
    const bool hasMore = open > rows.size();
    setHint(open > 0 && !hasMore ? tr("%Ln open", nullptr, int(open)) : QString());
    m_all->setText(tr("Show all %1").arg(format::count(open)));
    m_all->setVisible(hasMore);
    m_content = new QWidget;
    auto *column = new QVBoxLayout(m_content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::s3);
    if (rows.isEmpty()) {
        auto *fine = new StatusLabel(Status::Ok, tr("Everything is fine. Nothing to recommend."));
        fine->setQuiet(true);
        column->addWidget(fine);
    }
    for (const Row &row : rows) {
        auto *line = new QHBoxLayout;
        line->setSpacing(space::s3);
        const Tone tone = toneOf(row.severity);
        line->addWidget(new IconTile(row.icon, tone.ink, tone.fill, 32), 0, Qt::AlignVCenter);
        auto *words = new QVBoxLayout;
        words->setSpacing(0);
        auto *title = new TextLabel(row.title, TextRole::Medium);
        title->setWordWrap(true);
        QFont strong = title->font();
        words->addWidget(title);
        if (!row.text.isEmpty()) {
            auto *text = new TextLabel(row.text, TextRole::Small, ColorRole::Text2);
            text->setWordWrap(true);
            words->addWidget(text);
        }
        line->addLayout(words, 1);
        if (!row.action.isEmpty()) {
            QPushButton *button = makeCompactButton(row.action);
            button->setAccessibleName(QString(row.action % u": "_s % row.title));
            connect(button, &QPushButton::clicked, this, [run = row.run] { run(); });
            line->addWidget(button, 0, Qt::AlignVCenter);
        }
        column->addLayout(line);
    }
    body()->insertWidget(0, m_content);
}

} // namespace td
