// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/recommendations/recommendationspage.h"

#include "ui/pages/recommendations/adviceactions.h"
#include "ui/support/async.h"
#include "ui/support/explain.h"
#include "ui/support/format.h"
#include "ui/support/reasontext.h"
#include "ui/widgets/card.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/errordetail.h"
#include "ui/widgets/explainedlabel.h"
#include "ui/widgets/moneylabel.h"
#include "ui/widgets/skeleton.h"
#include "ui/widgets/statuslabel.h"
#include "ui/widgets/textlabel.h"

#include <QHBoxLayout>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

Status statusOf(Severity severity)
{
    switch (severity) {
    case Severity::Error: return Status::Error;
    case Severity::Warning: return Status::Warn;
    case Severity::Info: break;
    }
    return Status::Info;
}

std::pair<ColorRole, ColorRole> tileColours(Severity severity)
{
    switch (severity) {
    case Severity::Error: return {ColorRole::Error, ColorRole::ErrorSoft};
    case Severity::Warning: return {ColorRole::Warn, ColorRole::WarnSoft};
    case Severity::Info: break;
    }
    return {ColorRole::Info, ColorRole::InfoSoft};
}

} // namespace

RecommendationsPage::RecommendationsPage(const UiServices &services, QWidget *parent)
    : Page(parent)
    , m_services(services)
    , m_actions(new AdviceActions(services, this))
    , m_stack(new QStackedWidget)
    , m_loading(new Skeleton(6))
    , m_error(new ErrorDetail)
    , m_checked(new TextLabel({}, TextRole::Body, ColorRole::Text2))
    , m_again(makeButton(tr("Check again"), ButtonKind::Normal, u"refresh"_s))
{
    auto *clear = new EmptyState(u"check"_s, tr("All clear. Nothing to recommend."),
                                 tr("Tierdeck looks at idle photos, drafts that look sold, duplicates, compression, the "
                                    "nightly run and more."));
    m_clear = clear;

    auto *list = new QWidget;
    list->setMaximumWidth(1040);
    m_cards = new QVBoxLayout(list);
    m_cards->setContentsMargins(0, 0, space::s2, space::s6);
    m_cards->setSpacing(space::s3);
    auto *scroll = new QScrollArea;
    scroll->setWidget(list);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);

    for (QWidget *widget : {m_loading, m_clear, static_cast<QWidget *>(scroll), static_cast<QWidget *>(m_error)})
        m_stack->addWidget(widget);
    m_scroll = scroll;
    m_error->setRetryVisible(true);

    auto *head = new QHBoxLayout;
    head->addWidget(m_checked);
    head->addStretch();
    auto *audit = makeButton(tr("Look for hidden bytes…"), ButtonKind::Ghost);
    audit->setToolTip(tr("Old versions, unfinished uploads and objects that no photo needs"));
    connect(audit, &QPushButton::clicked, m_actions, &AdviceActions::auditHidden);
    head->addWidget(audit);
    head->addWidget(m_again);
    head->setContentsMargins(0, 0, space::s2, 0); // ends where the cards do

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::s6, space::s2, space::s4, 0);
    layout->setSpacing(space::s4);
    layout->addLayout(head);
    layout->addWidget(m_stack, 1);

    connect(m_again, &QPushButton::clicked, this, &RecommendationsPage::reload);
    connect(m_error, &ErrorDetail::retryRequested, this, &RecommendationsPage::reload);
    connect(m_actions, &AdviceActions::openPage, this, &Page::openPage);
    connect(m_actions, &AdviceActions::toast, this, &Page::toast);
    connect(m_actions, &AdviceActions::errorRaised, this, &Page::errorRaised);
    connect(m_actions, &AdviceActions::changed, this, &RecommendationsPage::reload);
}

void RecommendationsPage::activated(const QVariantMap &)
{
    reload();
}

void RecommendationsPage::reload()
{
    if (m_busy) {
        m_stale = true;
        return;
    }
    m_busy = true;
    m_again->setEnabled(false);
    runAsync(
        m_services.pool, this, [&engine = m_services.engine] { return engine.advisor.report(); },
        [this](Result<Advisor::Report> report) {
            m_busy = false;
            m_again->setEnabled(true);
            if (!report) {
                m_error->setError(report.error());
                m_stack->setCurrentWidget(m_error);
            } else {
                show(*report);
            }
            if (std::exchange(m_stale, false))
                reload();
        });
}

void RecommendationsPage::show(const Advisor::Report &report)
{
    m_checked->setText(tr("Checked at %1").arg(format::timeOfDay(report.checkedAt)));
    while (QLayoutItem *item = m_cards->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
    for (const Recommendation &recommendation : report.recommendations)
        m_cards->addWidget(makeCard(recommendation, report.prices));
    m_cards->addStretch();
    m_stack->setCurrentWidget(report.recommendations.isEmpty() ? m_clear : m_scroll);
}

QWidget *RecommendationsPage::makeCard(const Recommendation &recommendation, const PriceBook &prices)
{
    const AdviceText text = adviceText(recommendation);
    auto *card = new Card;
    card->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    card->setAccessibleName(text.title);
    card->setAccessibleDescription(text.text);

    const auto [ink, fill] = tileColours(recommendation.severity);
    auto *tile = new IconTile(statusIcon(statusOf(recommendation.severity)), ink, fill, 36);
    auto *title = new TextLabel(text.title, TextRole::Heading);
    const Explanation explanation = explainAdvice(recommendation, prices);
    auto *body = new ExplainedLabel({}, TextRole::Body, ColorRole::Text2);
    body->setFigure(text.text, explanation);
    body->setElided(Qt::ElideRight);
    auto *words = new QVBoxLayout;
    words->setSpacing(space::s1);
    words->addWidget(title);
    words->addWidget(body);
    words->addStretch();

    auto *top = new QHBoxLayout;
    top->setSpacing(space::s3);
    top->addWidget(tile, 0, Qt::AlignTop);
    top->addLayout(words, 1);
    if (recommendation.monthlyAmount > 0) {
        auto *amount = new QVBoxLayout;
        amount->setSpacing(0);
        auto *figure = new MoneyLabel(TextRole::Figure);
        figure->setAmount(format::money(recommendation.monthlyAmount, prices.currency), {});
        figure->setExplanation(explanation);
        amount->addWidget(figure, 0, Qt::AlignRight);
        auto *unit = new TextLabel(tr("a month"), TextRole::Caption, ColorRole::Text3);
        unit->setContentsMargins(0, 0, 4, 0); // a MoneyLabel leaves as much for its focus ring
        amount->addWidget(unit, 0, Qt::AlignRight);
        amount->addStretch();
        top->addLayout(amount);
    }
    card->body()->addLayout(top);

    auto *deeds = new QHBoxLayout;
    deeds->setSpacing(space::s2);
    deeds->setContentsMargins(36 + space::s3, 0, 0, 0);
    if (!text.action.isEmpty()) {
        auto *act = makeCompactButton(text.action);
        connect(act, &QPushButton::clicked, this, [this, recommendation] { m_actions->apply(recommendation); });
        deeds->addWidget(act);
    }
    if (recommendation.id == "duplicates"_L1) {
        auto *compare = makeCompactButton(tr("Compare them"), ButtonKind::Ghost);
        connect(compare, &QPushButton::clicked, this, [this] { Q_EMIT openPage(u"duplicates"_s, {{u"near"_s, false}}); });
        deeds->addWidget(compare);
    } else if (recommendation.evidence && recommendation.action != "open_photos"_L1) {
        auto *evidence = makeCompactButton(tr("Show %Ln photo(s)", nullptr, int(recommendation.evidenceCount)),
                                           ButtonKind::Ghost);
        connect(evidence, &QPushButton::clicked, this, [this, recommendation] {
            Q_EMIT openPage(u"photos"_s, {{u"filter"_s, QVariant::fromValue(*recommendation.evidence)}});
        });
        deeds->addWidget(evidence);
    }
    deeds->addStretch();
    auto *dismissButton = makeCompactButton(tr("Dismiss"), ButtonKind::Ghost);
    dismissButton->setToolTip(tr("Do not recommend this again"));
    dismissButton->setAccessibleName(tr("Dismiss: %1").arg(text.title));
    connect(dismissButton, &QPushButton::clicked, this, [this, recommendation] { dismiss(recommendation); });
    deeds->addWidget(dismissButton);
    card->body()->addLayout(deeds);
    return card;
}

void RecommendationsPage::dismiss(const Recommendation &recommendation)
{
    runAsync(
        m_services.pool, this,
        [&engine = m_services.engine, id = recommendation.id] { return engine.advisor.dismiss(id); },
        [this](const Result<void> &done) {
            if (!done)
                Q_EMIT errorRaised(done.error());
            reload();
        });
}

} // namespace td
