// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pricebook.h"
#include "ui/widgets/sheet.h"

class QCheckBox;
class QDoubleSpinBox;

namespace td
{

/// The prices of each tier, to be changed one by one; each says where it comes from.
class PriceEditor : public Sheet
{
    Q_OBJECT
public:
    PriceEditor(const PriceBook &book, QWidget *parent);
    /// Setting name -> value of what was changed.
    [[nodiscard]] QMap<QString, QString> changes() const;

private:
    void addFields();
    const PriceBook m_book;
    QMap<QString, QDoubleSpinBox *> m_fields; ///< setting name -> field
    QCheckBox *m_free;
};

} // namespace td
