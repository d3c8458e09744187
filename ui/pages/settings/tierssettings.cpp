// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/settings/tierssettings.h"

#include "ui/pages/settings/checklist.h"
#include "ui/pages/settings/tierfields.h"
#include "ui/pages/settings/tierform.h"
#include "ui/support/async.h"
#include "ui/widgets/card.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/textlabel.h"
#include "ui/widgets/tierbadge.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

Result<StoreReport> testTier(Engine &engine, Tier tier)
{
    TD_ASSIGN(const auto store, engine.parts.stores.of(tier));
    return store->probe(QString(tierName(tier) + u'/'), engine.parts.ids.newId(), {});
}

} // namespace

TiersSettings::TiersSettings(const UiServices &services, QWidget *parent)
    : QWidget(parent)
    , m_services(services)
    , m_cards(new QVBoxLayout(this))
{
    m_cards->setContentsMargins(0, 0, 0, 0);
    m_cards->setSpacing(space::s3);
}

void TiersSettings::load()
{
    if (m_openForms > 0)
        return;
    runAsync(
        m_services.pool, this,
        [&engine = m_services.engine, places = m_services.tierPlaces,
         profile = m_services.profilePath]() -> Result<QList<TierState>> {
            QList<TierState> tiers;
            for (const Tier tier : AllTiers) {
                TierState state{.tier = tier, .place = {}, .bound = {}};
                if (const auto store = engine.parts.stores.of(tier))
                    state.place = (*store)->displayName();
                if (places) {
                    TD_ASSIGN(state.bound, places->bound(tier));
                    const QString folder = state.bound.values.value(u"folder"_s);
                    if (!state.place.isEmpty() && engine.parts.stores.of(tier).value()->isLocal())
                        state.place = QString((folder.isEmpty() ? profile : folder) + u'/' + tierName(tier));
                }
                tiers << state;
            }
            return tiers;
        },
        [this](const Result<QList<TierState>> &tiers) {
            if (!tiers)
                Q_EMIT failed(tiers.error());
            else if (m_openForms == 0)
                show(*tiers);
        });
}

void TiersSettings::show(const QList<TierState> &tiers)
{
    while (QLayoutItem *item = m_cards->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
    for (const TierState &state : tiers)
        m_cards->addWidget(makeCard(state));
}

QWidget *TiersSettings::makeCard(const TierState &state)
{
    const bool isThere = !state.place.isEmpty();
    auto *card = new Card;
    card->setDashed(!isThere);
    auto *place = new TextLabel(isThere ? state.place : tr("No cold tier: idle photos stay in HOT."), TextRole::Body,
                                ColorRole::Text2);
    place->setElided(Qt::ElideMiddle);
    place->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *result = new CheckList;
    auto *test = makeCompactButton(tr("Test"));
    test->setAccessibleName(tr("Test %1").arg(tierWord(state.tier)));
    test->setEnabled(isThere);
    connect(test, &QPushButton::clicked, card, [this, state, test, result] {
        test->setEnabled(false);
        result->showBusy();
        runAsync(
            m_services.pool, result,
            [&engine = m_services.engine, tier = state.tier] { return testTier(engine, tier); },
            [test, result](const Result<StoreReport> &report) {
                test->setEnabled(true);
                result->showResult(report);
            });
    });
    auto *head = new QHBoxLayout;
    head->setSpacing(space::s2);
    head->addWidget(new TierBadge(state.tier));
    head->addStretch();
    head->addWidget(test);
    card->body()->addLayout(head);
    card->body()->addWidget(place);
    if (!state.bound.fixedBy.isEmpty()) {
        auto *fixed = new TextLabel(tr("Set by %1 in the environment").arg(state.bound.fixedBy), TextRole::Caption,
                                    ColorRole::Text3);
        card->body()->addWidget(fixed);
    } else if (state.tier != Tier::Temp && m_services.tierPlaces) {
        auto *change = makeCompactButton(tr("Change…"));
        change->setAccessibleName(tr("Change where %1 is kept").arg(tierWord(state.tier)));
        head->addWidget(change);
        connect(change, &QPushButton::clicked, card,
                [this, state, card, change] { openForm(state, card, card->body(), change); });
    }
    card->body()->addWidget(result);
    return card;
}

void TiersSettings::openForm(const TierState &state, QWidget *card, QVBoxLayout *body, QWidget *opener)
{
    ++m_openForms;
    opener->setEnabled(false);
    auto *form = new TierForm(m_services, state.tier, state.bound, card);
    body->addWidget(form);
    form->show();
    form->setFocus();
    const auto close = [this, form, opener] {
        form->deleteLater();
        opener->setEnabled(true);
        --m_openForms;
    };
    connect(form, &TierForm::cancelled, this, close);
    connect(form, &TierForm::failed, this, &TiersSettings::failed);
    connect(form, &TierForm::saved, this, [this, close] {
        close();
        Q_EMIT toast(tr("Saved. It holds from the next start on."));
        load();
    });
}

} // namespace td
