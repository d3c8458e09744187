// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/settings/appearancesettings.h"

#include "ui/pages/settings/settingrow.h"
#include "ui/widgets/controls.h"

#include <QComboBox>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace td
{

AppearanceSettings::AppearanceSettings(const UiServices &services, QWidget *parent)
    : QWidget(parent)
    , m_services(services)
    , m_theme(new QComboBox)
    , m_language(new QComboBox)
    , m_notices(new Switch(tr("Notices of the desktop")))
    , m_tray(new Switch(tr("Stay in the tray")))
{
    m_theme->addItem(tr("Like the system"), u"system"_s);
    m_theme->addItem(tr("Light"), u"light"_s);
    m_theme->addItem(tr("Dark"), u"dark"_s);
    m_theme->addItem(tr("High contrast, light"), u"hc-light"_s);
    m_theme->addItem(tr("High contrast, dark"), u"hc-dark"_s);
    m_language->addItem(tr("Like the system"), u"system"_s);
    // each language is named in itself, so that one finds one's own
    m_language->addItem(u"English"_s, u"en"_s);
    m_language->addItem(u"Français"_s, u"fr"_s);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(new SettingRow(tr("Colours"), tr("Switches at once"), m_theme));
    layout->addWidget(new Divider);
    layout->addWidget(new SettingRow(tr("Language"), tr("Texts, numbers and dates of this window"), m_language));

    for (Switch *one : {m_notices, m_tray})
        one->setCheckable(true);
    layout->addWidget(new Divider);
    layout->addWidget(new SettingRow(tr("Notices of the desktop"),
                                     tr("When a run or transfers end, or something is wrong, while this window is not in front"),
                                     m_notices));
    auto *tray = new SettingRow(tr("Stay in the tray"), tr("Goes on when its window is closed; Quit ends it"), m_tray);
    layout->addWidget(tray);
    tray->setVisible(bool(m_services.setStaysInTray));
    connect(m_notices, &QAbstractButton::clicked, this, [this](bool on) { m_services.state.setValue(u"ui/notices"_s, on); });
    connect(m_tray, &QAbstractButton::clicked, this, [this](bool on) {
        if (m_services.setStaysInTray)
            m_services.setStaysInTray(on);
    });

    // queued: the switch may rebuild this very page
    connect(m_theme, &QComboBox::activated, this, [this](int index) {
        if (m_services.setThemeMode)
            m_services.setThemeMode(m_theme->itemData(index).toString());
    }, Qt::QueuedConnection);
    connect(m_language, &QComboBox::activated, this, [this](int index) {
        if (m_services.setLanguage)
            m_services.setLanguage(m_language->itemData(index).toString());
    }, Qt::QueuedConnection);
}

void AppearanceSettings::load()
{
    const auto choose = [](QComboBox *box, const QVariant &value) {
        box->setCurrentIndex(std::max(0, box->findData(value.toString())));
    };
    choose(m_theme, m_services.state.value(u"ui/theme"_s, u"system"_s));
    choose(m_language, m_services.state.value(u"ui/language"_s, u"system"_s));
    m_notices->setChecked(m_services.state.value(u"ui/notices"_s, true).toBool());
    m_tray->setChecked(m_services.state.value(u"ui/tray"_s, false).toBool());
}

} // namespace td
