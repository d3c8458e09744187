// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/settings/tierssettings.h"

#include "ui/support/async.h"
#include "ui/support/errortext.h"
#include "ui/widgets/card.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/statuslabel.h"
#include "ui/widgets/textlabel.h"
#include "ui/widgets/tierbadge.h"

#include <QCryptographicHash>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QPointer>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

/// Writes, proves and removes a small object, as a move would.
Result<void> testTier(Engine &engine, Tier tier)
{
    TD_ASSIGN(const auto store, engine.parts.stores.of(tier));
    const QByteArray body = "Tierdeck connection test " + engine.parts.ids.newId().toUtf8();
    const QString sha256 = QString::fromLatin1(QCryptographicHash::hash(body, QCryptographicHash::Sha256).toHex());
    const QString key = tierName(tier) + u"/tierdeck-test-"_s + engine.parts.ids.newId() + u".txt"_s;
    BytesSource source(body);
    TD_TRY(store->put({.key = key, .contentType = u"text/plain"_s, .sha256 = sha256, .metadata = {}}, source, {}));
    const Result<Verification> proof = store->verify(key, {.size = body.size(), .sha256 = sha256}, {});
    const Result<QByteArray> back = readAll(*store, key, {});
    TD_TRY(store->remove(key, {}, {}));
    TD_TRY(proof);
    TD_TRY(back);
    if (proof->proof != Proof::Verified || *back != body)
        return fail(ErrorCode::DataLoss, u"tier.test_mismatch"_s, u"What was read back is not what was written"_s,
                    store->displayName(), u"Check the disk"_s);
    return {};
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
    runAsync(
        m_services.pool, this,
        [this, &engine = m_services.engine, values = m_services.profileValues,
         profile = m_services.profilePath]() -> Result<QList<TierState>> {
            QMap<QString, Rules::Value> settings;
            if (values) {
                TD_ASSIGN(const QList<Rules::Value> all, values());
                for (const Rules::Value &value : all)
                    settings.insert(value.key, value);
            }
            QList<TierState> tiers;
            for (const Tier tier : AllTiers) {
                TierState state{.tier = tier, .configured = engine.parts.stores.has(tier), .place = {}, .setting = {},
                                .source = {}};
                if (tier != Tier::Temp)
                    state.setting = tierName(tier) + u".folder"_s;
                state.source = settings.value(state.setting).source;
                if (state.configured) {
                    const QString chosen = settings.value(state.setting).value;
                    state.place = QString((chosen.isEmpty() ? profile : chosen) + u'/' + tierName(tier));
                }
                tiers << state;
            }
            return tiers;
        },
        [this](const Result<QList<TierState>> &tiers) {
            if (!tiers)
                Q_EMIT failed(tiers.error());
            else
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
    auto *card = new Card;
    card->setDashed(!state.configured);
    auto *place = new TextLabel(state.configured ? state.place : tr("No cold tier: idle photos stay in HOT."), TextRole::Body,
                                ColorRole::Text2);
    place->setElided(Qt::ElideMiddle);
    place->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *result = new StatusLabel;
    result->hide();
    auto *test = makeCompactButton(tr("Test"));
    test->setAccessibleName(tr("Test %1").arg(tierWord(state.tier)));
    test->setEnabled(state.configured);
    connect(test, &QPushButton::clicked, card, [this, state, test, result] {
        test->setEnabled(false);
        runAsync(
            m_services.pool, result, [&engine = m_services.engine, tier = state.tier] { return testTier(engine, tier); },
            [test, result](const Result<void> &done) {
                test->setEnabled(true);
                result->show();
                if (done)
                    result->setStatus(Status::Ok, tr("Written, read back, compared and removed"));
                else
                    result->setStatus(Status::Error, errorSentence(done.error()));
            });
    });
    auto *head = new QHBoxLayout;
    head->setSpacing(space::s2);
    head->addWidget(new TierBadge(state.tier));
    head->addStretch();
    head->addWidget(test);
    if (!state.setting.isEmpty() && state.source != "environment"_L1 && m_services.setProfileValue) {
        auto *choose = makeCompactButton(tr("Choose folder…"));
        choose->setAccessibleName(tr("Choose the folder of %1").arg(tierWord(state.tier)));
        connect(choose, &QPushButton::clicked, this, [this, state] { chooseFolder(state); });
        head->addWidget(choose);
    }
    card->body()->addLayout(head);
    card->body()->addWidget(place);
    card->body()->addWidget(result);
    return card;
}

void TiersSettings::chooseFolder(const TierState &state)
{
    auto *dialog = new QFileDialog(this, tr("Folder for %1").arg(tierWord(state.tier)), state.place);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, tier = state.tier, key = state.setting](const QString &folder) { save(tier, key, folder); });
    dialog->open();
}

void TiersSettings::save(Tier tier, const QString &key, const QString &value)
{
    runAsync(
        m_services.pool, this,
        [&engine = m_services.engine, set = m_services.setProfileValue, tier, key, value]() -> Result<void> {
            PhotoFilter inTier;
            inTier.tier = tier;
            inTier.trash = TrashScope::With;
            TD_ASSIGN(const CountBytes held, engine.library.sums(inTier));
            // another folder would leave every one of them behind
            if (held.count > 0)
                return fail(ErrorCode::FailedPrecondition, u"tier.not_empty"_s,
                            u"The tier still holds photos, so its folder cannot change"_s, tierName(tier),
                            u"Move its photos to another tier first"_s);
            return set(key, value);
        },
        [this](const Result<void> &done) {
            if (!done)
                Q_EMIT failed(done.error());
            else
                Q_EMIT toast(tr("The new folder is used from the next start on"), {});
        });
}

} // namespace td
