// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/page.h"
#include "ui/services.h"

class QListWidget;
class QStackedWidget;
class QVBoxLayout;

namespace td
{

class MessengerForm;
class LocalActions;
class ProofActions;
class QuotaForm;
class VariantForm;
class SharedSettings;
struct SettingField;
class TiersSettings;

/// Sections at left, a form at right; everything is saved at once and can be undone.
class SettingsPage : public Page
{
    Q_OBJECT
public:
    SettingsPage(const UiServices &services, QWidget *parent);

    [[nodiscard]] QString title() const override { return tr("Settings"); }
    /// {"section": "tiers" | "rules" | "compression" | "transfers" | "prices" | "alerts" | "verification" | "quotas" |
    /// "copies" | "schedule" | "appearance"}
    void activated(const QVariantMap &arguments) override;
    void reload() override;

private:
    QVBoxLayout *addSection(const QString &id, const QString &iconName, const QString &title, const QString &hint,
                            QWidget *form);
    SharedSettings *addShared(const QString &id, const QString &iconName, const QString &title, const QString &hint,
                              const QList<SettingField> &fields);
    void addCompression();
    void addVerification();
    void addQuotas();
    void addCopies();
    void addDelivery();
    /// A section that is edited on another page.
    void addLink(const QString &id, const QString &iconName, const QString &title, const QString &hint,
                 const QString &button, const QVariantMap &arguments);
    void listen(SharedSettings *form);
    void fitSections();
    void loadSection();

    const UiServices &m_services;
    QListWidget *m_sections;
    QStackedWidget *m_stack;
    QList<SharedSettings *> m_forms;
    TiersSettings *m_tiers;
    ProofActions *m_proofs = nullptr;
    VariantForm *m_variants = nullptr;
    QuotaForm *m_quotas = nullptr;
    MessengerForm *m_delivery = nullptr; ///< null where the window has no bot to set up
    LocalActions *m_copies = nullptr;
};

} // namespace td
