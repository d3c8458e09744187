// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/quota.h"
#include "ui/widgets/sheet.h"

class QComboBox;
class QDoubleSpinBox;
class QSpinBox;

namespace td
{

/// Asks whose quota it is and its limits. accepted() once they make sense; the quota is then in quota().
class QuotaDialog : public Sheet
{
    Q_OBJECT
public:
    /// `present`: the quota to be changed, unset for a new one. `users`: offered as owners.
    QuotaDialog(const std::optional<Quota> &present, const QStringList &users, QWidget *parent);
    [[nodiscard]] Quota quota() const;

private:
    void build(const QStringList &users);
    void show(const Quota &quota);
    void showWhose();

    QComboBox *m_whose;
    QComboBox *m_owner;
    QSpinBox *m_files;
    QDoubleSpinBox *m_total;
    QDoubleSpinBox *m_file;
    QPushButton *m_accept = nullptr;
};

} // namespace td
