// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/lab/labsettings.h"

#include "engine/lab.h"
#include "ui/support/format.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/textlabel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QSpinBox>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

constexpr int BytesPerKb = 1000;

QString nameOf(int quality, int side, int targetKb)
{
    const QString base = LabSettings::tr("Quality %1, %2 px").arg(quality).arg(side);
    return targetKb == 0 ? base
                         : LabSettings::tr("%1, at most %2").arg(base, format::bytes(qint64(targetKb) * BytesPerKb));
}

} // namespace

LabSettings::LabSettings(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QVBoxLayout(this))
    , m_present(new TextLabel({}, TextRole::Body))
    , m_add(makeCompactButton(tr("Add a setting"), ButtonKind::Ghost))
{
    m_layout->setContentsMargins({});
    m_layout->setSpacing(space::s2);
    m_layout->addWidget(m_present);
    m_layout->addWidget(m_add, 0, Qt::AlignLeft);
    connect(m_add, &QPushButton::clicked, this, [this] { addRow(70, 2000, 0); });
    addRow(75, 2000, 0);
    addRow(80, 1600, 0);
    setPresent({});
}

void LabSettings::setPresent(const ImagePolicy &policy)
{
    m_present->setText(tr("Now: %1").arg(nameOf(policy.quality, policy.maxSide, int(policy.targetBytes / BytesPerKb))));
}

void LabSettings::addRow(int quality, int side, int targetKb)
{
    Row row{new QWidget, new QSpinBox, new QSpinBox, new QComboBox, new QSpinBox};
    auto *layout = new QHBoxLayout(row.box);
    layout->setContentsMargins({});
    layout->setSpacing(space::s2);
    const auto add = [&](QSpinBox *spin, const QString &label, int least, int most, int value) {
        spin->setRange(least, most);
        spin->setValue(value);
        spin->setAccessibleName(label);
        layout->addWidget(new TextLabel(label, TextRole::Body, ColorRole::Text2));
        layout->addWidget(spin);
    };
    add(row.quality, tr("Quality"), 1, 100, quality);
    add(row.side, tr("Longest side"), 200, 20'000, side);
    row.side->setSuffix(tr(" px"));
    row.side->setSingleStep(100);
    add(row.target, tr("Target size"), 0, 50'000, targetKb);
    row.target->setSuffix(tr(" kB"));
    row.target->setSpecialValueText(tr("none"));
    row.target->setSingleStep(50);
    row.profile->addItem(tr("Profile as now"), QString());
    row.profile->addItem(tr("Keep the profile"), u"keep"_s);
    row.profile->addItem(tr("Convert to sRGB"), u"srgb"_s);
    row.profile->setAccessibleName(tr("Colour profile"));
    layout->addWidget(row.profile);
    QToolButton *remove = makeIconButton(u"close"_s, tr("Remove this setting"));
    connect(remove, &QToolButton::clicked, this, [this, box = row.box] { removeRow(box); });
    layout->addWidget(remove);
    layout->addStretch();
    m_rows.append(row);
    m_layout->insertWidget(m_layout->indexOf(m_add), row.box);
    m_add->setEnabled(m_rows.size() < Lab::MaxSettings - 1);
}

void LabSettings::removeRow(QWidget *box)
{
    if (m_rows.size() < 2)
        return;
    m_rows.removeIf([box](const Row &row) { return row.box == box; });
    box->deleteLater();
    m_add->setEnabled(true);
}

QStringList LabSettings::texts() const
{
    QStringList texts{u"current"_s};
    for (const Row &row : m_rows) {
        QString text = u"quality=%1,max_side=%2,target_bytes=%3"_s.arg(row.quality->value())
                           .arg(row.side->value())
                           .arg(qint64(row.target->value()) * BytesPerKb);
        if (const QString profile = row.profile->currentData().toString(); !profile.isEmpty())
            text += u",profile="_s + profile;
        texts.append(text);
    }
    return texts;
}

QStringList LabSettings::names() const
{
    QStringList names{tr("Now")};
    for (const Row &row : m_rows)
        names.append(nameOf(row.quality->value(), row.side->value(), row.target->value()));
    return names;
}

} // namespace td
