// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/costs/simulatorpanel.h"

#include "core/pricevalues.h"
#include "engine/rules.h"
#include "ui/support/pricetext.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/sliderfield.h"
#include "ui/widgets/textlabel.h"

#include <QComboBox>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

/// Photos of a second-hand listing, when nothing was uploaded yet to learn from.
constexpr double TypicalPhotoBytes = 600'000;
constexpr double BytesPerKilobyte = 1000;
constexpr double MostGbMonth = 0.05;
constexpr int LeastEms = 17;
const QString ListKey = u"prices.preset"_s;

} // namespace

SimulatorPanel::SimulatorPanel(QWidget *parent)
    : Card(tr("What if…"), parent)
    , m_list(new QComboBox)
    , m_uploads(new SliderField(tr("Photos uploaded a day"), 0, 500, 0.5, {}))
    , m_share(new SliderField(tr("Share that gets published"), 0, 100, 1, u" %"_s))
    , m_wait(new SliderField(tr("Published after"), 0, 90, 0.5, tr(" d")))
    , m_size(new SliderField(tr("Size of a photo"), 10, 10'000, 10, tr(" kB")))
{
    body()->setSpacing(space::s3);
    addRule(u"lifecycle.temp_hours"_s, tr("TEMP to HOT after"), 240, tr(" h"));
    addRule(u"lifecycle.published_days"_s, tr("Keep published photos for"), 90, tr(" d"));
    addRule(u"lifecycle.hot_idle_days"_s, tr("HOT to COLD after idle"), 365, tr(" d"));
    addRule(u"lifecycle.cold_days"_s, tr("COLD to the trash after"), 1460, tr(" d"));
    body()->addWidget(new Divider);
    auto *listLabel = new TextLabel(tr("Price list"));
    listLabel->setBuddy(m_list);
    m_list->setAccessibleName(tr("Price list"));
    m_list->setSizeAdjustPolicy(QComboBox::AdjustToContents); // its lists come after it is shown
    body()->addWidget(listLabel);
    body()->addWidget(m_list);
    addPrice(Tier::Hot, tr("HOT, a GB and month"));
    addPrice(Tier::Cold, tr("COLD, a GB and month"));
    body()->addWidget(new Divider);
    for (SliderField *field : {m_uploads, m_share, m_wait, m_size}) {
        body()->addWidget(field);
        listen(field);
    }
    body()->addWidget(new Divider);
    auto *lab = makeButton(tr("Compression lab…"), ButtonKind::Normal, u"eye"_s);
    lab->setToolTip(tr("Try other compression settings on a sample of your photos"));
    connect(lab, &QPushButton::clicked, this, &SimulatorPanel::labRequested);
    body()->addWidget(lab, 0, Qt::AlignLeft);
    setMinimumWidth(Theme::em() * LeastEms);
    connect(m_list, &QComboBox::activated, this, [this] {
        // The sliders show the prices of the list that was chosen.
        const QString preset = m_list->currentData().toString();
        const Result<PriceBook> book = Rules::pricePreset(preset);
        for (auto it = m_prices.cbegin(); book && it != m_prices.cend(); ++it) {
            (*it)->setDefault(priceValue(*book, it.key()).toDouble());
            (*it)->setValue(priceValue(*book, it.key()).toDouble());
        }
        Q_EMIT changed();
    });
}

void SimulatorPanel::listen(SliderField *field)
{
    connect(field, &SliderField::valueChanged, this, &SimulatorPanel::changed);
}

void SimulatorPanel::addRule(const QString &key, const QString &label, double most, const QString &suffix)
{
    auto *field = new SliderField(label, 1, most, 1, suffix);
    body()->addWidget(field);
    m_rules.insert(key, field);
    listen(field);
}

void SimulatorPanel::addPrice(Tier tier, const QString &label)
{
    auto *field = new SliderField(label, 0, MostGbMonth, 0.00005, u" $"_s);
    body()->addWidget(field);
    m_prices.insert("prices."_L1 % tierName(tier) % ".gb_month"_L1, field);
    listen(field);
}

void SimulatorPanel::setStart(const SimulatorStart &start)
{
    m_learned = start.learned;
    if (m_learned.bytesPerPhoto <= 0)
        m_learned.bytesPerPhoto = TypicalPhotoBytes;
    const auto put = [](SliderField *field, double value) {
        field->setDefault(value);
        field->setValue(value);
    };
    for (const auto &[key, value] : policyValues(start.policy)) {
        if (SliderField *field = m_rules.value(key))
            put(field, value.toDouble());
    }
    m_presentList = start.prices.preset;
    m_list->clear();
    for (const QString &preset : Rules::pricePresets())
        m_list->addItem(pricePresetName(preset), preset);
    if (m_list->findData(m_presentList) < 0)
        m_list->insertItem(0, pricePresetName(m_presentList), m_presentList);
    m_list->setCurrentIndex(m_list->findData(m_presentList));
    setMinimumWidth(std::max(Theme::em() * LeastEms, m_list->sizeHint().width() + 2 * space::s4)); // no list is cut off
    for (auto it = m_prices.cbegin(); it != m_prices.cend(); ++it)
        put(*it, priceValue(start.prices, it.key()).toDouble());
    put(m_uploads, m_learned.uploadsPerDay);
    put(m_share, 100 * m_learned.publishShare);
    put(m_wait, m_learned.publishAfterDays);
    put(m_size, m_learned.bytesPerPhoto / BytesPerKilobyte);
}

QMap<QString, QString> SimulatorPanel::ruleChanges() const
{
    QMap<QString, QString> out;
    for (auto it = m_rules.cbegin(); it != m_rules.cend(); ++it) {
        if ((*it)->isChanged())
            out.insert(it.key(), QString::number(int((*it)->value())));
    }
    return out;
}

QMap<QString, QString> SimulatorPanel::priceChanges() const
{
    QMap<QString, QString> out;
    if (const QString list = m_list->currentData().toString(); list != m_presentList)
        out.insert(ListKey, list);
    for (auto it = m_prices.cbegin(); it != m_prices.cend(); ++it) {
        if ((*it)->isChanged())
            out.insert(it.key(), QString::number((*it)->value(), 'g', 12));
    }
    return out;
}

QMap<QString, QString> SimulatorPanel::changes() const
{
    QMap<QString, QString> out = ruleChanges();
    out.insert(priceChanges());
    return out;
}

ForecastAssumptions SimulatorPanel::assumed() const
{
    ForecastAssumptions assumed = m_learned;
    if (m_uploads->isChanged())
        assumed.uploadsPerDay = m_uploads->value();
    if (m_share->isChanged())
        assumed.publishShare = m_share->value() / 100;
    if (m_wait->isChanged())
        assumed.publishAfterDays = m_wait->value();
    if (m_size->isChanged())
        assumed.bytesPerPhoto = m_size->value() * BytesPerKilobyte;
    return assumed;
}

bool SimulatorPanel::isChanged() const
{
    return !changes().isEmpty() || m_uploads->isChanged() || m_share->isChanged() || m_wait->isChanged() ||
           m_size->isChanged();
}

} // namespace td
