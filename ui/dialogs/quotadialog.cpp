// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/quotadialog.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include <cmath>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

constexpr double Megabyte = 1e6;
constexpr double Gigabyte = 1e9;
constexpr int MostFiles = 100'000'000;

/// The order of the choices.
enum Whose { OneUser, EachUser, OneVendor, EachVendor, Everything };

Whose whoseOf(const Quota &quota)
{
    if (quota.scope == QuotaScope::Total)
        return Everything;
    if (quota.scope == QuotaScope::Vendor)
        return quota.owner == EachOwner ? EachVendor : OneVendor;
    return quota.owner == EachOwner ? EachUser : OneUser;
}

template <typename Spin> Spin *limitField(double most, const QString &suffix, const QString &name)
{
    auto *spin = new Spin;
    spin->setRange(0, static_cast<decltype(spin->maximum())>(most));
    spin->setSuffix(suffix);
    spin->setSpecialValueText(QuotaDialog::tr("no limit"));
    spin->setGroupSeparatorShown(true);
    spin->setAlignment(Qt::AlignRight);
    spin->setAccessibleName(name);
    return spin;
}

std::optional<qint64> limitIn(double value, double unit)
{
    return value > 0 ? std::optional(qint64(std::llround(value * unit))) : std::nullopt;
}

} // namespace

QuotaDialog::QuotaDialog(const std::optional<Quota> &present, const QStringList &users, QWidget *parent)
    : Sheet(present ? tr("Change quota") : tr("New quota"), Narrow, parent)
    , m_whose(new QComboBox)
    , m_owner(new QComboBox)
    , m_files(limitField<QSpinBox>(MostFiles, {}, tr("Most photos")))
    , m_total(limitField<QDoubleSpinBox>(1e6, tr(" GB"), tr("Most stored")))
    , m_file(limitField<QDoubleSpinBox>(1e5, tr(" MB"), tr("Largest file")))
{
    build(users);
    addCancel(tr("Cancel"));
    m_accept = addAccept(present ? tr("Save") : tr("Add quota"));
    show(present.value_or(Quota{.scope = QuotaScope::User, .owner = EachOwner, .limits = usualQuota()}));
    m_whose->setEnabled(!present);
    m_owner->setEnabled(!present);
    for (QDoubleSpinBox *field : {m_total, m_file})
        connect(field, &QDoubleSpinBox::valueChanged, this, &QuotaDialog::showWhose);
    connect(m_files, &QSpinBox::valueChanged, this, &QuotaDialog::showWhose);
    connect(m_whose, &QComboBox::currentIndexChanged, this, &QuotaDialog::showWhose);
    connect(m_owner, &QComboBox::editTextChanged, this, &QuotaDialog::showWhose);
    showWhose();
}

void QuotaDialog::build(const QStringList &users)
{
    m_whose->addItems({tr("One user"), tr("Each user"), tr("One vendor"), tr("Each vendor"), tr("Everything")});
    m_whose->setAccessibleName(tr("Whose photos"));
    m_owner->setEditable(true);
    m_owner->setInsertPolicy(QComboBox::NoInsert);
    m_owner->addItems(users);
    m_owner->setCurrentText({});
    m_owner->setAccessibleName(tr("Name"));
    auto *form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("Whose photos"), m_whose);
    form->addRow(tr("Name"), m_owner);
    form->addRow(tr("Most photos"), m_files);
    form->addRow(tr("Most stored"), m_total);
    form->addRow(tr("Largest file"), m_file);
    body()->addLayout(form);
    addText(
        tr("Photos in the trash count until it is emptied. \"Each\" bounds everybody without a quota of their own."));
}

void QuotaDialog::show(const Quota &quota)
{
    m_whose->setCurrentIndex(whoseOf(quota));
    m_owner->setCurrentText(quota.owner == EachOwner ? QString() : quota.owner);
    m_files->setValue(int(std::min<qint64>(MostFiles, quota.limits.maxFiles.value_or(0))));
    m_total->setValue(double(quota.limits.maxBytes.value_or(0)) / Gigabyte);
    m_file->setValue(double(quota.limits.maxFileBytes.value_or(0)) / Megabyte);
}

void QuotaDialog::showWhose()
{
    const int whose = m_whose->currentIndex();
    const bool isNamed = whose == OneUser || whose == OneVendor;
    m_owner->setVisible(isNamed);
    if (auto *form = qobject_cast<QFormLayout *>(body()->itemAt(0)->layout()))
        form->labelForField(m_owner)->setVisible(isNamed);
    m_accept->setEnabled(checkQuota(quota()).has_value());
}

Quota QuotaDialog::quota() const
{
    const int whose = m_whose->currentIndex();
    Quota quota;
    quota.scope = whose == Everything                         ? QuotaScope::Total
                  : whose == OneVendor || whose == EachVendor ? QuotaScope::Vendor
                                                              : QuotaScope::User;
    if (whose == EachUser || whose == EachVendor)
        quota.owner = EachOwner;
    else if (whose != Everything)
        quota.owner = m_owner->currentText().trimmed();
    quota.limits.maxFiles = limitIn(m_files->value(), 1);
    quota.limits.maxBytes = limitIn(m_total->value(), Gigabyte);
    quota.limits.maxFileBytes = limitIn(m_file->value(), Megabyte);
    return quota;
}

} // namespace td
