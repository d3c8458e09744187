// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/settings/tierssettings.h"

#include "ui/pages/settings/checklist.h"
#include "ui/pages/settings/tierfields.h"
#include "ui/pages/settings/tierform.h"
#include "ui/dialogs/confirmdialog.h"
#include "ui/dialogs/tiermovedialog.h"
#include "ui/support/async.h"
#include "ui/support/format.h"
#include "ui/widgets/card.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/statuslabel.h"
#include "ui/widgets/textlabel.h"
#include "ui/widgets/tierbadge.h"

#include <QHBoxLayout>
#include <QPointer>
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

/// The one thing that is wrong with the bucket is whose marker is in it.
bool isOthersBucket(const Result<StoreReport> &report)
{
    return report && std::ranges::any_of(report->checks, [](const StoreCheck &check) {
               return check.error && (check.error->reason == "bucket.foreign"_L1 ||
                                      check.error->reason == "bucket.marker_missing"_L1);
           });
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
    m_answer.run(
        m_services.pool, this,
        [&engine = m_services.engine, places = m_services.tierPlaces, mover = m_services.tierMover,
         profile = m_services.profilePath]() -> Result<QList<TierState>> {
            QList<TierState> tiers;
            for (const Tier tier : AllTiers) {
                TierState state{.tier = tier, .place = {}, .bound = {}, .oldest = {}, .held = {}, .unfinished = {}};
                if (const auto store = engine.parts.stores.of(tier)) {
                    state.place = (*store)->displayName();
                    TD_ASSIGN(const QList<Copy> oldest, engine.parts.catalogue.copies().longestUnproven(tier, 0, 1));
                    if (!oldest.isEmpty())
                        state.oldest = oldest.first();
                }
                PhotoFilter inTier;
                inTier.tier = tier;
                inTier.trash = TrashScope::With;
                TD_ASSIGN(state.held, engine.library.sums(inTier));
                if (mover) {
                    TD_ASSIGN(state.unfinished, mover->unfinished(tier));
                }
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
    QPushButton *adopt = makeAdopt(state.tier, test);
    connect(test, &QPushButton::clicked, card, [this, state, test, adopt, result] {
        test->setEnabled(false);
        adopt->hide();
        result->showBusy();
        runAsync(
            m_services.pool, result,
            [&engine = m_services.engine, tier = state.tier] { return testTier(engine, tier); },
            [test, adopt, result](const Result<StoreReport> &report) {
                test->setEnabled(true);
                result->showResult(report);
                adopt->setVisible(isOthersBucket(report));
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
    if (state.oldest)
        card->body()->addWidget(new TextLabel(proofWords(*state.oldest), TextRole::Caption, ColorRole::Text3));
    if (state.unfinished)
        addUnfinished(*state.unfinished, *card);
    card->body()->addWidget(result);
    card->body()->addWidget(adopt, 0, Qt::AlignLeft);
    adopt->hide();
    return card;
}

QString TiersSettings::proofWords(const Copy &oldest) const
{
    if (!oldest.verifiedAt)
        return tr("Some files were never verified");
    return tr("Oldest proof of a file: %1")
        .arg(format::dateTime(*oldest.verifiedAt, m_services.engine.parts.clock.now()));
}

/// Asks, takes the bucket over, and tests it again.
QPushButton *TiersSettings::makeAdopt(Tier tier, QPushButton *test)
{
    auto *adopt = makeCompactButton(tr("Take this bucket over…"));
    adopt->setAccessibleName(tr("Take over the bucket of %1").arg(tierWord(tier)));
    connect(adopt, &QPushButton::clicked, test, [this, tier, test] {
        const Confirmation question{
            .title = tr("Is this really the bucket of %1?").arg(tierWord(tier)),
            .text = tr("Its marker is missing or names another catalogue. From now on this catalogue writes and deletes "
                       "there; the other one does not any more. A wrong bucket is better corrected with Change."),
            .accept = tr("Take it over"),
            .cancel = tr("Leave it"),
            .danger = true};
        confirm(this, question, [this, tier, test = QPointer(test)] {
            if (!test)
                return;
            runAsync(
                m_services.pool, test,
                [places = m_services.tierPlaces, tier] { return places->adopt(tier, {}); },
                [this, test](const Result<void> &done) {
                    if (!done)
                        Q_EMIT failed(done.error());
                    else
                        test->click();
                });
        });
    });
    return adopt;
}

/// A move to a bucket was broken off: it goes on, or is given up.
void TiersSettings::addUnfinished(const TierEntry &entry, Card &card)
{
    auto *words = new StatusLabel(Status::Warn, tr("The move to the bucket %1 was not finished. What is copied stays there.")
                                                    .arg(entry.values.value(u"bucket"_s)));
    auto *goOn = makeCompactButton(tr("Go on…"));
    goOn->setAccessibleName(tr("Go on moving %1").arg(tierWord(entry.tier)));
    auto *giveUp = makeCompactButton(tr("Give it up"), ButtonKind::Ghost);
    giveUp->setAccessibleName(tr("Give up moving %1").arg(tierWord(entry.tier)));
    auto *row = new QHBoxLayout;
    row->setSpacing(space::s2);
    row->addWidget(goOn);
    row->addWidget(giveUp);
    row->addStretch();
    card.body()->addWidget(words);
    card.body()->addLayout(row);
    connect(goOn, &QPushButton::clicked, this, [this, entry] { openMove(entry); });
    connect(giveUp, &QPushButton::clicked, this, [this, entry] { askGiveUp(entry); });
}

void TiersSettings::askGiveUp(const TierEntry &entry)
{
    const Confirmation question{
        .title = tr("Give up moving %1?").arg(tierWord(entry.tier)),
        .text = tr("The photos stay where they are. What is copied stays in the bucket %1 and is billed there until you "
                   "remove it. The secret of its key is forgotten.")
                    .arg(entry.values.value(u"bucket"_s)),
        .accept = tr("Give it up"),
        .cancel = tr("Leave it"),
        .danger = true};
    confirm(this, question, [this, tier = entry.tier] {
        runAsync(
            m_services.pool, this, [mover = m_services.tierMover, tier] { return mover->giveUp(tier); },
            [this](const Result<void> &done) {
                if (!done)
                    Q_EMIT failed(done.error());
                load();
            });
    });
}

TierMoveDialog *TiersSettings::openMove(const TierEntry &entry)
{
    auto *dialog = new TierMoveDialog(m_services, entry, this);
    connect(dialog, &TierMoveDialog::switched, this,
            [this, tier = entry.tier] { Q_EMIT toast(tr("%1 is moved. It holds from the next start on.").arg(tierWord(tier))); });
    connect(dialog, &QDialog::finished, this, &TiersSettings::load);
    dialog->open();
    return dialog;
}

void TiersSettings::openForm(const TierState &state, QWidget *card, QVBoxLayout *body, QWidget *opener)
{
    ++m_openForms;
    opener->setEnabled(false);
    auto *form = new TierForm(m_services.pool, m_services.tierPlaces, state.tier, state.bound, card);
    if (m_services.tierMover)
        form->setHeld(state.held);
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
    connect(form, &TierForm::moveRequested, this, [this, close](const TierEntry &entry) {
        // What was typed is still there when the bucket cannot be used as it says.
        connect(openMove(entry), &TierMoveDialog::begun, this, close, Qt::SingleShotConnection);
    });
    connect(form, &TierForm::saved, this, [this, close] {
        close();
        Q_EMIT toast(tr("Saved. It holds from the next start on."));
        load();
    });
}

} // namespace td
