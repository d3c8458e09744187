// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/settings/variantform.h"

#include "engine/variantsettings.h"
#include "ui/pages/settings/settingrow.h"
#include "ui/support/async.h"
#include "ui/support/errortext.h"
#include "ui/support/format.h"
#include "ui/support/varianttext.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/textlabel.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

const QString VariantsKey = u"image.variants"_s;
/// Counting those that lack a size reads every copy: about a second for so many photos.
constexpr qint64 MostCounted = 100'000;

bool isPreset(const VariantSpec &spec, int maxSide)
{
    return !variantsText({spec}, maxSide).contains(u'=');
}

} // namespace

VariantForm::VariantForm(const UiServices &services, QWidget *parent)
    : QWidget(parent)
    , m_services(services)
    , m_own(new QLineEdit)
    , m_state(new TextLabel({}, TextRole::Caption, ColorRole::Text3))
    , m_make(makeCompactButton(tr("Make the missing sizes")))
    , m_prune(makeCompactButton(tr("Remove sizes not wanted any more")))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    buildPresets();
    layout->addWidget(m_presetRow);
    layout->addWidget(new Divider);
    m_own->setMinimumWidth(Theme::em() * 14);
    m_own->setPlaceholderText(u"banner=1200, tile=80"_s);
    m_ownRow = new SettingRow(tr("Sizes of your own"), tr("Name and longest side in pixels, separated by commas"), m_own);
    m_ownRow->setResettable(false);
    layout->addWidget(m_ownRow);
    layout->addWidget(new Divider);
    m_state->setWordWrap(true);
    layout->addSpacing(space::s2);
    layout->addWidget(m_state);
    auto *row = new QWidget;
    auto *buttons = new FlowLayout(row, space::s2, space::s1);
    buttons->addWidget(m_make);
    buttons->addWidget(m_prune);
    layout->addWidget(row);
    m_make->setEnabled(false);
    m_prune->setEnabled(false);

    connect(&m_services.queue, &TransferQueue::batchFinished, this, &VariantForm::countGaps);
    connect(m_own, &QLineEdit::editingFinished, this, &VariantForm::edited);
    connect(m_presetRow, &SettingRow::resetRequested, this, [this] {
        const ImagePolicy fallback;
        save(variantsText(fallback.variants, fallback.maxSide), false);
    });
    connect(m_make, &QPushButton::clicked, this, [this] { queue({}); });
    connect(m_prune, &QPushButton::clicked, this, [this] { queue({.make = false, .remake = false, .prune = true}); });
}

void VariantForm::buildPresets()
{
    auto *box = new QWidget;
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins({});
    column->setSpacing(space::s1);
    for (const VariantPreset &preset : variantPresets()) {
        const QString words = preset.maxSide > 0
                                  ? tr("%1, %2 px").arg(variantWord(preset.name), format::count(preset.maxSide))
                                  : tr("%1, the photo itself").arg(variantWord(preset.name));
        auto *tick = new QCheckBox(words);
        tick->setObjectName(preset.name);
        if (preset.maxSide == 0)
            tick->setToolTip(tr("The photo answers to this name; no second copy of it is stored"));
        column->addWidget(tick);
        connect(tick, &QCheckBox::clicked, this, &VariantForm::edited);
        m_presets.insert(preset.name, tick);
    }
    m_presetRow = new SettingRow(tr("Sizes that are stored"), tr("They move with their photo and are part of its cost"), box);
}

void VariantForm::load()
{
    m_answer.run(
        m_services.pool, this,
        [&rules = m_services.engine.rules]() -> Result<Loaded> {
            Loaded loaded;
            TD_ASSIGN(loaded.policy, rules.images());
            TD_ASSIGN(const QList<Rules::Value> all, rules.all());
            for (const Rules::Value &value : all)
                loaded.isFixed = loaded.isFixed || (value.key == VariantsKey && value.source == "environment"_L1);
            return loaded;
        },
        [this](const Result<Loaded> &loaded) {
            if (loaded)
                showLoaded(*loaded);
            else
                Q_EMIT failed(loaded.error());
        });
}

void VariantForm::showLoaded(const Loaded &loaded)
{
    m_policy = loaded.policy;
    QList<VariantSpec> own;
    QStringList ticked;
    for (const VariantSpec &spec : std::as_const(m_policy.variants)) {
        if (isPreset(spec, m_policy.maxSide))
            ticked.append(spec.name);
        else
            own.append(spec);
    }
    for (auto it = m_presets.cbegin(); it != m_presets.cend(); ++it)
        it.value()->setChecked(ticked.contains(it.key()));
    const QSignalBlocker quiet(m_own);
    m_own->setText(own.isEmpty() ? QString() : variantsText(own, m_policy.maxSide).replace(u',', u", "_s));
    const ImagePolicy fallback;
    m_presetRow->setChanged(variantsText(m_policy.variants, m_policy.maxSide) !=
                            variantsText(fallback.variants, fallback.maxSide));
    const QString why = loaded.isFixed ? tr("Set by the environment; it wins over this page.") : QString();
    m_presetRow->setLocked(why);
    m_ownRow->setLocked(why);
    m_ownRow->setProblem({});
    countGaps();
}

void VariantForm::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    countGaps();
}

void VariantForm::edited()
{
    QStringList words;
    for (const VariantPreset &preset : variantPresets()) {
        if (m_presets.value(preset.name)->isChecked())
            words.append(preset.name);
    }
    const QStringList own = m_own->text().split(u',', Qt::SkipEmptyParts);
    for (const QString &word : own) {
        if (!word.trimmed().isEmpty())
            words.append(word.trimmed());
    }
    const QString value = words.isEmpty() ? u"none"_s : words.join(u',');
    if (value != variantsText(m_policy.variants, m_policy.maxSide))
        save(value, false);
}

void VariantForm::save(const QString &value, bool isUndo)
{
    runAsync(
        m_services.pool, this, [&rules = m_services.engine.rules, value] { return rules.set(VariantsKey, value); },
        [this, isUndo, before = variantsText(m_policy.variants, m_policy.maxSide)](const Result<void> &done) {
            if (!done) {
                m_ownRow->setProblem(errorSentence(done.error()));
                return;
            }
            load();
            if (!isUndo)
                Q_EMIT toast(tr("Saved: %1").arg(tr("Sizes that are stored")), [self = QPointer(this), before] {
                    if (self)
                        self->save(before, true);
                });
        });
}

void VariantForm::countGaps()
{
    if (!isVisible())
        return;
    m_state->setText(tr("Looking for photos without these sizes…"));
    m_gaps.run(
        m_services.pool, this,
        [&engine = m_services.engine]() -> Result<Gaps> {
            Gaps gaps;
            TD_ASSIGN(const CountBytes all, engine.library.sums({}));
            gaps.isKnown = all.count <= MostCounted;
            if (!gaps.isKnown)
                return gaps;
            TD_ASSIGN(gaps.missing, engine.variants.count(VariantGap::Missing));
            TD_ASSIGN(gaps.unwanted, engine.variants.count(VariantGap::Unwanted));
            return gaps;
        },
        [this](const Result<Gaps> &gaps) {
            if (gaps)
                showGaps(*gaps);
            else
                Q_EMIT failed(gaps.error());
        });
}

void VariantForm::showGaps(const Gaps &gaps)
{
    m_make->setEnabled(gaps.missing > 0 || !gaps.isKnown);
    m_prune->setEnabled(gaps.unwanted > 0 || !gaps.isKnown);
    m_make->setText(gaps.missing > 0 ? tr("Make the missing sizes of %Ln photo(s)", nullptr, int(gaps.missing))
                                     : tr("Make the missing sizes"));
    m_prune->setText(gaps.unwanted > 0 ? tr("Remove unwanted sizes of %Ln photo(s)", nullptr, int(gaps.unwanted))
                                       : tr("Remove sizes not wanted any more"));
    m_state->setText(gaps.isKnown && gaps.missing == 0 && gaps.unwanted == 0
                         ? tr("Every stored photo has exactly these sizes.")
                         : tr("Photos added before a change keep their sizes until you ask; the photos themselves are "
                              "never compressed again."));
}

void VariantForm::queue(const VariantWish &wish)
{
    m_services.queue.addVariants(std::nullopt, wish);
    m_make->setEnabled(false);
    m_prune->setEnabled(false);
    m_state->setText(tr("Queued. Transfers shows how far it is, and can pause or cancel it."));
    Q_EMIT toast(wish.prune ? tr("Removing unwanted sizes: see Transfers") : tr("Making the missing sizes: see Transfers"), {});
}

} // namespace td
