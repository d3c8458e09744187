// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/settings/settingspage.h"

#include "core/image.h"
#include "engine/localrules.h"
#include "engine/settingvalues.h"
#include "ui/pages/settings/appearancesettings.h"
#include "ui/pages/settings/messengerform.h"
#include "ui/pages/settings/localactions.h"
#include "ui/pages/settings/proofactions.h"
#include "ui/pages/settings/quotaform.h"
#include "ui/pages/settings/settingrow.h"
#include "ui/pages/settings/sharedsettings.h"
#include "ui/pages/settings/tierssettings.h"
#include "ui/pages/settings/variantform.h"
#include "ui/support/pricetext.h"
#include "ui/widgets/accessible.h"
#include "ui/widgets/card.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/textlabel.h"

#include <QHBoxLayout>
#include <QListWidget>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

using Kind = SettingField::Kind;

QString textOf(double value)
{
    return QString::number(value, 'g', 12);
}

QList<SettingField> compressionFields()
{
    const ImagePolicy fallback;
    return {
        {.key = u"image.quality"_s, .label = SettingsPage::tr("JPEG quality"),
         .caption = SettingsPage::tr("85 is hard to tell from the original; lower is smaller"), .kind = Kind::Whole,
         .fallback = QString::number(fallback.quality), .minimum = 1, .maximum = 100, .suffix = {}, .choices = {}},
        {.key = u"image.max_side"_s, .label = SettingsPage::tr("Longest side"),
         .caption = SettingsPage::tr("Larger photos are shrunk to fit; smaller ones are never enlarged"), .kind = Kind::Whole,
         .fallback = QString::number(fallback.maxSide), .minimum = 16, .maximum = 20000, .suffix = SettingsPage::tr(" px"),
         .choices = {}},
        {.key = u"image.keep_original"_s, .label = SettingsPage::tr("Keep the original file"),
         .caption = SettingsPage::tr("The exact bytes beside the compressed photo; never public"), .kind = Kind::Truth,
         .fallback = u"false"_s, .suffix = {}, .choices = {}},
        {.key = u"image.keep_gps"_s, .label = SettingsPage::tr("Keep the position"),
         .caption = SettingsPage::tr("Where a photo was taken stays searchable here, and in the stored photo"),
         .kind = Kind::Truth, .fallback = u"false"_s, .suffix = {}, .choices = {}},
        {.key = u"image.profile"_s, .label = SettingsPage::tr("Colour profile"),
         .caption = SettingsPage::tr("Thumbnails are always sRGB; a kept profile costs 0.5 to 4 kB a photo"),
         .kind = Kind::Choice, .fallback = u"keep"_s, .minimum = 0, .maximum = 0, .suffix = {},
         .choices = {{u"keep"_s, SettingsPage::tr("Keep the photo's own")},
                     {u"srgb"_s, SettingsPage::tr("Convert to sRGB")}}},
        {.key = u"image.accept_heic"_s, .label = SettingsPage::tr("Accept HEIC and AVIF"),
         .caption = SettingsPage::tr("What phones write; stored as JPEG, which every browser shows"), .kind = Kind::Truth,
         .fallback = u"false"_s, .suffix = {}, .choices = {}},
        {.key = u"image.target_bytes"_s, .label = SettingsPage::tr("Target size"),
         .caption = SettingsPage::tr("A photo that would be larger is compressed more"), .kind = Kind::Whole,
         .fallback = QString::number(fallback.targetBytes), .minimum = 0, .maximum = 2'000'000,
         .suffix = SettingsPage::tr(" kB"), .choices = {}, .scale = 1e3,
         .none = SettingsPage::tr("none")},
        {.key = u"image.least_quality"_s, .label = SettingsPage::tr("Lowest quality for the target"),
         .caption = SettingsPage::tr("Where this does not reach the target size, the photo stays larger"), .kind = Kind::Whole,
         .fallback = QString::number(fallback.leastQuality), .minimum = 1, .maximum = 100, .suffix = {}, .choices = {}},
        {.key = u"image.max_bytes"_s, .label = SettingsPage::tr("Largest file"),
         .caption = SettingsPage::tr("Larger files are refused with a reason"), .kind = Kind::Decimal,
         .fallback = QString::number(fallback.maxBytes), .minimum = 0.1, .maximum = 1000, .suffix = SettingsPage::tr(" MB"),
         .choices = {}, .scale = 1e6},
        {.key = u"image.max_pixels"_s, .label = SettingsPage::tr("Most pixels"),
         .caption = SettingsPage::tr("Checked in the header, before memory is taken"), .kind = Kind::Whole,
         .fallback = QString::number(fallback.maxPixels), .minimum = 1, .maximum = 1000, .suffix = SettingsPage::tr(" megapixels"),
         .choices = {}, .scale = 1e6},
    };
}

QList<SettingField> priceListFields()
{
    QList<std::pair<QString, QString>> choices;
    for (const QString &preset : Rules::pricePresets())
        choices << std::pair{preset, pricePresetName(preset)};
    return {{.key = u"prices.preset"_s, .label = SettingsPage::tr("Price list"),
             .caption = SettingsPage::tr("Dated lists with the source of each number; list prices know free allowances"),
             .kind = Kind::Choice, .fallback = u"source-2025-11"_s, .suffix = {}, .choices = choices}};
}

QList<SettingField> alertFields()
{
    const AlertLimits fallback;
    return {
        {.key = u"alerts.monthly_cost"_s, .label = SettingsPage::tr("Cost a month above"), .caption = {}, .kind = Kind::Decimal,
         .fallback = textOf(fallback.monthlyCost), .minimum = 0, .maximum = 1'000'000, .suffix = u" $"_s, .choices = {}},
        {.key = u"alerts.cost_rise_percent"_s, .label = SettingsPage::tr("Cost risen within 7 days by"), .caption = {},
         .kind = Kind::Decimal, .fallback = textOf(fallback.costRisePercent), .minimum = 0, .maximum = 100'000,
         .suffix = u" %"_s, .choices = {}},
        {.key = u"alerts.temp_photos"_s, .label = SettingsPage::tr("Photos in TEMP above"),
         .caption = SettingsPage::tr("More usually means that the nightly run did not happen"), .kind = Kind::Whole,
         .fallback = QString::number(fallback.tempPhotos), .minimum = 0, .maximum = 100'000'000, .suffix = {},
         .choices = {}},
        {.key = u"alerts.hot_gb"_s, .label = SettingsPage::tr("HOT larger than"), .caption = {}, .kind = Kind::Decimal,
         .fallback = textOf(fallback.hotGb), .minimum = 0, .maximum = 1'000'000, .suffix = SettingsPage::tr(" GB"), .choices = {}},
        {.key = u"alerts.disk_free_percent"_s, .label = SettingsPage::tr("Free disk space below"), .caption = {},
         .kind = Kind::Decimal, .fallback = textOf(fallback.diskFreePercent), .minimum = 0, .maximum = 100,
         .suffix = u" %"_s, .choices = {}},
        {.key = u"alerts.link_uses"_s, .label = SettingsPage::tr("Uses of one link above"),
         .caption = SettingsPage::tr("And ten times as often as other links"), .kind = Kind::Whole,
         .fallback = QString::number(fallback.linkUses), .minimum = 1, .maximum = 100'000'000, .suffix = {}, .choices = {}},
    };
}

QList<SettingField> transferFields()
{
    return {
        {.key = u"transfers.bandwidth"_s, .label = SettingsPage::tr("Bandwidth limit"),
         .caption = SettingsPage::tr("A rate such as 2M, 2M/500K (up/down) or off; or times with rates: 08:00,2M 22:00,off"),
         .kind = Kind::Text, .fallback = u"off"_s, .suffix = {}, .choices = {}},
        {.key = u"transfers.retries"_s, .label = SettingsPage::tr("Later tries"),
         .caption = SettingsPage::tr("What fails for a cause that may pass is put back so often, for 1 minute up to 1 hour"),
         .kind = Kind::Whole, .fallback = QString::number(DefaultTransferRounds), .minimum = 0, .maximum = 100, .suffix = {},
         .choices = {}},
    };
}

QList<SettingField> verificationFields()
{
    const CheckRules fallback;
    return {
        {.key = u"check.daily_percent"_s, .label = SettingsPage::tr("Read a day"),
         .caption = SettingsPage::tr("This share of each provider's files is read and compared after the nightly run; 1 % a day sees everything in 100 days"),
         .kind = Kind::Decimal, .fallback = textOf(fallback.dailyPercent), .minimum = 0, .maximum = 100, .suffix = u" %"_s,
         .choices = {}},
        {.key = u"check.daily_bytes"_s, .label = SettingsPage::tr("At most a day"),
         .caption = SettingsPage::tr("Of each tier, as reading costs money at some providers"),
         .kind = Kind::Whole, .fallback = QString::number(fallback.dailyBytes), .minimum = 0, .maximum = 1'000'000,
         .suffix = SettingsPage::tr(" GB"), .choices = {}, .scale = 1e9, .none = SettingsPage::tr("no limit")},
    };
}

QList<SettingField> localFields()
{
    const LocalRules fallback;
    return {
        {.key = u"local.policy"_s, .label = SettingsPage::tr("Keep on this computer"),
         .caption = SettingsPage::tr("Of photos that lie at a provider; what is here opens at once, also without a connection"),
         .kind = Kind::Choice, .fallback = localPolicyName(fallback.policy), .suffix = {},
         .choices = {{u"keep"_s, SettingsPage::tr("Every photo")},
                     {u"cache"_s, SettingsPage::tr("The last used, up to a limit")},
                     {u"none"_s, SettingsPage::tr("Nothing")}}},
        {.key = u"local.limit_bytes"_s, .label = SettingsPage::tr("Limit"),
         .caption = SettingsPage::tr("The least recently used go first; never what may be the only copy"), .kind = Kind::Whole,
         .fallback = QString::number(fallback.limitBytes), .minimum = 0, .maximum = 1'000'000,
         .suffix = SettingsPage::tr(" MB"), .choices = {}, .scale = 1e6},
    };
}

} // namespace

SettingsPage::SettingsPage(const UiServices &services, QWidget *parent)
    : Page(parent)
    , m_services(services)
    , m_sections(new QListWidget)
    , m_stack(new QStackedWidget)
    , m_tiers(new TiersSettings(services))
{
    m_sections->setAccessibleName(tr("Sections"));
    m_sections->setProperty("td:nav", true);
    m_sections->setFrameShape(QFrame::NoFrame);
    m_sections->setIconSize({iconsize::control, iconsize::control});
    QPalette onCanvas = m_sections->palette();
    onCanvas.setColor(QPalette::Base, Qt::transparent);
    m_sections->setPalette(onCanvas);

    addSection(u"tiers"_s, u"disk"_s, tr("Tiers"), tr("Where the photos of each tier are kept."), m_tiers);
    addLink(u"rules"_s, u"lifecycle"_s, tr("Rules"),
            tr("Rules are edited beside the plan, where each shows at once what it would change."), tr("Open the rules"),
            {{u"tab"_s, u"rules"_s}});
    addCompression();
    addShared(u"transfers"_s, u"transfers"_s, tr("Transfers"), tr("For what goes to and comes from providers, in every console."),
              transferFields());
    addShared(u"prices"_s, u"costs"_s, tr("Prices"), tr("Every cost in this window is computed with this list."), priceListFields());
    addShared(u"alerts"_s, u"warn"_s, tr("Alerts"), tr("Shown on the overview when a limit is passed."), alertFields());
    addVerification();
    addQuotas();
    addCopies();
    addDelivery();
    addLink(u"schedule"_s, u"clock"_s, tr("Schedule"), tr("The hour of the nightly run is set beside the rules it follows."),
            tr("Open the schedule"), {{u"tab"_s, u"rules"_s}, {u"part"_s, u"schedule"_s}});
    addSection(u"appearance"_s, u"eye"_s, tr("Appearance and language"), tr("For this window and this profile only."),
               new AppearanceSettings(services));
    fitSections();

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(space::s6, space::s2, space::s6, 0);
    layout->setSpacing(space::s6);
    layout->addWidget(m_sections);
    layout->addWidget(m_stack, 1);

    connect(m_sections, &QListWidget::currentRowChanged, m_stack, &QStackedWidget::setCurrentIndex);
    connect(m_sections, &QListWidget::currentRowChanged, this, &SettingsPage::loadSection);
    letSelectionLead(m_sections);
    connect(m_tiers, &TiersSettings::toast, this, [this](const QString &text) { Q_EMIT toast(text, {}); });
    connect(m_tiers, &TiersSettings::failed, this, &Page::errorRaised);
    m_sections->setCurrentRow(0);
}

void SettingsPage::addCompression()
{
    auto *form = new SharedSettings(m_services, compressionFields());
    QVBoxLayout *column = addSection(u"compression"_s, u"photos"_s, tr("Compression"),
                                     tr("For photos added from now on; stored ones stay as they are."), form);
    listen(form);
    auto *lab = makeCompactButton(tr("Try settings on my photos…"));
    connect(lab, &QPushButton::clicked, this, [this] { Q_EMIT openPage(u"lab"_s, {}); });
    auto *row = new SettingRow(tr("Compression lab"), tr("Compares settings on a sample; nothing is changed"), lab);
    lab->setAccessibleName(lab->text());
    row->setResettable(false);
    form->layout()->addWidget(new Divider);
    form->layout()->addWidget(row);
    m_variants = new VariantForm(m_services);
    auto *sizes = new Card(tr("Sizes"));
    sizes->body()->addWidget(m_variants);
    column->insertWidget(column->count() - 1, sizes);
    connect(m_variants, &VariantForm::toast, this, &Page::toast);
    connect(m_variants, &VariantForm::failed, this, &Page::errorRaised);
}

void SettingsPage::addVerification()
{
    SharedSettings *form =
        addShared(u"verification"_s, u"health"_s, tr("Verification"),
                  tr("What is stored at providers is read again, the files proven longest ago first."), verificationFields());
    m_proofs = new ProofActions(m_services);
    form->layout()->addWidget(new Divider);
    form->layout()->addWidget(m_proofs);
    connect(m_proofs, &ProofActions::failed, this, &Page::errorRaised);
}

void SettingsPage::addQuotas()
{
    m_quotas = new QuotaForm(m_services);
    addSection(u"quotas"_s, u"user"_s, tr("Quotas"),
               tr("How much users, vendors and all together may store, in every console. Uploads over it are refused."), m_quotas);
    connect(m_quotas, &QuotaForm::toast, this, &Page::toast);
    connect(m_quotas, &QuotaForm::failed, this, &Page::errorRaised);
}

void SettingsPage::addCopies()
{
    SharedSettings *form = addShared(u"copies"_s, u"copy"_s, tr("Local copies"),
                                     tr("What stays on this computer, and in how many places the photos lie."), localFields());
    m_copies = new LocalActions(m_services);
    form->layout()->addWidget(new Divider);
    form->layout()->addWidget(m_copies);
    connect(m_copies, &LocalActions::toast, this, &Page::toast);
    connect(m_copies, &LocalActions::failed, this, &Page::errorRaised);
}

void SettingsPage::addDelivery()
{
    if (!m_services.messenger)
        return;
    m_delivery = new MessengerForm(m_services);
    addSection(u"delivery"_s, u"upload"_s, tr("Delivery"),
               tr("The Telegram bot that photos are sent with. Make one with @BotFather, and start a chat with it."),
               m_delivery);
    connect(m_delivery, &MessengerForm::toast, this, &Page::toast);
    connect(m_delivery, &MessengerForm::failed, this, &Page::errorRaised);
}

void SettingsPage::addLink(const QString &id, const QString &iconName, const QString &title, const QString &hint,
                           const QString &button, const QVariantMap &arguments)
{
    auto *holder = new QWidget;
    auto *line = new QHBoxLayout(holder);
    line->setContentsMargins({});
    QPushButton *open = makeButton(button, ButtonKind::Normal, iconName);
    line->addWidget(open);
    line->addStretch();
    connect(open, &QPushButton::clicked, this, [this, arguments] { Q_EMIT openPage(u"lifecycle"_s, arguments); });
    addSection(id, iconName, title, hint, holder);
}

void SettingsPage::fitSections()
{
    int widest = 0;
    for (int row = 0; row < m_sections->count(); ++row)
        widest = std::max(widest, m_sections->fontMetrics().horizontalAdvance(m_sections->item(row)->text()));
    m_sections->setFixedWidth(widest + iconsize::control + 2 * space::s6);
}

QVBoxLayout *SettingsPage::addSection(const QString &id, const QString &iconName, const QString &title, const QString &hint,
                                      QWidget *form)
{
    auto *item = new QListWidgetItem(icon(iconName), title, m_sections);
    item->setData(Qt::UserRole, id);
    item->setSizeHint({0, fontMetrics().height() + 2 * space::s3});

    auto *content = new QWidget;
    content->setMaximumWidth(680);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, space::s2, space::s6);
    column->setSpacing(space::s3);
    column->addWidget(new TextLabel(title, TextRole::Heading));
    auto *words = new TextLabel(hint, TextRole::Body, ColorRole::Text2);
    words->setWordWrap(true);
    column->addWidget(words);
    if (id == "tiers"_L1 || id == "rules"_L1 || id == "schedule"_L1) {
        column->addWidget(form);
    } else {
        auto *card = new Card;
        card->body()->addWidget(form);
        column->addWidget(card);
    }
    column->addStretch(1); // a card would take a part of the room otherwise
    auto *scroll = new QScrollArea;
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    m_stack->addWidget(scroll);
    return column;
}

void SettingsPage::listen(SharedSettings *form)
{
    connect(form, &SharedSettings::toast, this, &Page::toast);
    connect(form, &SharedSettings::failed, this, &Page::errorRaised);
    m_forms << form;
}

SharedSettings *SettingsPage::addShared(const QString &id, const QString &iconName, const QString &title, const QString &hint,
                                        const QList<SettingField> &fields)
{
    auto *form = new SharedSettings(m_services, fields);
    addSection(id, iconName, title, hint, form);
    listen(form);
    return form;
}

void SettingsPage::activated(const QVariantMap &arguments)
{
    const QString section = arguments.value(u"section"_s).toString();
    for (int row = 0; row < m_sections->count(); ++row) {
        if (m_sections->item(row)->data(Qt::UserRole).toString() == section)
            m_sections->setCurrentRow(row);
    }
    reload();
}

void SettingsPage::reload()
{
    m_tiers->load();
    m_proofs->load();
    m_variants->load();
    loadSection();
    for (SharedSettings *form : m_forms)
        form->load();
    for (auto *appearance : findChildren<AppearanceSettings *>())
        appearance->load();
}

/// What reads through many photos, only while it is shown.
void SettingsPage::loadSection()
{
    const QListWidgetItem *item = m_sections->currentItem();
    const QString section = item ? item->data(Qt::UserRole).toString() : QString();
    if (section == "quotas"_L1)
        m_quotas->load();
    if (section == "copies"_L1)
        m_copies->load();
    if (section == "delivery"_L1)
        m_delivery->load();
}

} // namespace td
