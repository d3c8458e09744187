// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/costs/priceeditor.h"

#include "core/pricevalues.h"
#include "ui/support/format.h"
#include "ui/support/pricetext.h"
#include "ui/widgets/textlabel.h"
#include "ui/widgets/tierbadge.h"

#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

struct PriceLine {
    QString name; ///< as core/pricevalues.h has it
    QString label;
    int decimals;
    double most;
};

QList<PriceLine> priceLines()
{
    return {{u"gb_month"_s, PriceEditor::tr("A GB and month"), 6, 1000},
            {u"a_per_m"_s, PriceEditor::tr("A million writes"), 4, 100'000},
            {u"b_per_m"_s, PriceEditor::tr("A million reads"), 4, 100'000},
            {u"retrieval_gb"_s, PriceEditor::tr("A GB retrieved"), 6, 1000},
            {u"egress_gb"_s, PriceEditor::tr("A GB of egress"), 6, 1000},
            {u"egress_free_multiple"_s, PriceEditor::tr("Free egress, times what is stored"), 1, 1000},
            {u"min_days"_s, PriceEditor::tr("Least days billed"), 0, 3650},
            {u"min_object_bytes"_s, PriceEditor::tr("Least bytes billed for an object"), 0, 1e9},
            {u"free_gb"_s, PriceEditor::tr("Free GB a month"), 1, 1'000'000},
            {u"free_a"_s, PriceEditor::tr("Free writes a month"), 0, 1e9},
            {u"free_b"_s, PriceEditor::tr("Free reads a month"), 0, 1e9}};
}

} // namespace

PriceEditor::PriceEditor(const PriceBook &book, QWidget *parent)
    : Sheet(tr("Prices"), Wide, parent)
    , m_book(book)
    , m_free(new QCheckBox(tr("Take the free allowances off")))
{
    addText(tr("In %1. %2. What you change here is yours from today on, for every console of this catalogue.")
                .arg(book.currency, priceSource(book)));
    addFields();
    m_free->setChecked(book.applyFreeTier);
    body()->addWidget(m_free);
    addCancel(tr("Cancel"));
    addAccept(tr("Save"));
}

void PriceEditor::addFields()
{
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(space::s3);
    grid->setVerticalSpacing(space::s2);
    int column = 1;
    for (const Tier tier : AllTiers)
        grid->addWidget(new TierBadge(tier), 0, column++, Qt::AlignLeft);
    int row = 1;
    for (const PriceLine &line : priceLines()) {
        auto *label = new TextLabel(line.label);
        label->setWordWrap(true);
        grid->addWidget(label, row, 0);
        column = 1;
        for (const Tier tier : AllTiers) {
            const QString key = "prices."_L1 % tierName(tier) % u'.' % line.name;
            auto *field = new QDoubleSpinBox;
            field->setDecimals(line.decimals);
            field->setRange(0, line.most);
            field->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
            field->setValue(priceValue(m_book, key).toDouble());
            field->setAlignment(Qt::AlignRight);
            field->setAccessibleName(tr("%1: %2").arg(tierWord(tier), line.label));
            field->setToolTip(sourceOfPrice(m_book, tier, line.name));
            m_fields.insert(key, field);
            grid->addWidget(field, row, column++);
        }
        ++row;
    }
    grid->setColumnStretch(0, 1);
    body()->addLayout(grid);
}

QMap<QString, QString> PriceEditor::changes() const
{
    QMap<QString, QString> changed;
    for (auto it = m_fields.cbegin(); it != m_fields.cend(); ++it) {
        const QDoubleSpinBox *field = it.value();
        // The field shows fewer digits than a price may have: only what was touched counts.
        const double shown =
            QString::number(priceValue(m_book, it.key()).toDouble(), 'f', field->decimals()).toDouble();
        if (field->value() != shown)
            changed.insert(it.key(), QString::number(field->value(), 'g', 12));
    }
    if (m_free->isChecked() != m_book.applyFreeTier)
        changed.insert(FreeTierKey, m_free->isChecked() ? u"true"_s : u"false"_s);
    return changed;
}

} // namespace td
