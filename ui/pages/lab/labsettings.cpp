// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/lab/labsettings.h"

#include "engine/lab.h"
#include "ui/support/format.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/textlabel.h"

#include <QComboBox>
#include <QGridLayout>
#include <QSpinBox>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

constexpr int BytesPerKb = 1000;

QString nameOf(int quality, int side, int targetKb)
{
    const QString base = LabSettings::tr("Quality %1, %2 px").arg(quality).arg(format::count(side));
    return targetKb == 0 ? base
                         : LabSettings::tr("%1, at most %2").arg(base, format::bytes(qint64(targetKb) * BytesPerKb));
}

TextLabel *headOf(const QString &text)
{
    return new TextLabel(text, TextRole::Caption, ColorRole::Text3);
}

} // namespace

LabSettings::LabSettings(QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout)
    , m_add(makeCompactButton(tr("Add a setting")))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(space::s3);
    m_grid->setHorizontalSpacing(space::s3);
    m_grid->setVerticalSpacing(space::s2);
    m_grid->setColumnStretch(6, 1);
    layout->addLayout(m_grid);
    layout->addWidget(m_add, 0, Qt::AlignLeft);
    addHead();
    connect(m_add, &QPushButton::clicked, this, [this] { addRow(70, 2000, 0); });
    addRow(75, 2000, 0);
    addRow(80, 1600, 0);
    setPresent({});
}

void LabSettings::addHead()
{
    const QStringList heads{tr("Quality"), tr("Longest side"), tr("Target size"), tr("Colour profile")};
    m_grid->addWidget(new TextLabel(tr("Now"), TextRole::Medium), 1, 0);
    for (int column = 0; column < heads.size(); ++column) {
        m_grid->addWidget(headOf(heads.at(column)), 0, column + 1);
        m_present.at(std::size_t(column)) = new TextLabel({}, TextRole::Body);
        m_grid->addWidget(m_present.at(std::size_t(column)), 1, column + 1);
    }
}

void LabSettings::setPresent(const ImagePolicy &policy)
{
    const int targetKb = int(policy.targetBytes / BytesPerKb);
    m_presentText = nameOf(policy.quality, policy.maxSide, targetKb);
    m_present[0]->setText(QString::number(policy.quality));
    m_present[1]->setText(tr("%1 px").arg(format::count(policy.maxSide)));
    m_present[2]->setText(targetKb == 0 ? tr("none") : format::bytes(policy.targetBytes));
    m_present[3]->setText(policy.profile == ProfilePolicy::ConvertToSrgb ? tr("Convert to sRGB")
                                                                         : tr("Keep the profile"));
}

void LabSettings::addRow(int quality, int side, int targetKb)
{
    Row row{new TextLabel({}, TextRole::Body, ColorRole::Text2),
            new QSpinBox,
            new QSpinBox,
            new QSpinBox,
            new QComboBox,
            nullptr};
    const auto prepare = [](QSpinBox *spin, const QString &label, int least, int most, int value) {
        spin->setRange(least, most);
        spin->setGroupSeparatorShown(true);
        spin->setAlignment(Qt::AlignRight);
        spin->setValue(value);
        spin->setAccessibleName(label);
    };
    prepare(row.quality, tr("Quality"), 1, 100, quality);
    prepare(row.side, tr("Longest side"), 200, 20'000, side);
    row.side->setSuffix(tr(" px"));
    row.side->setSingleStep(100);
    prepare(row.target, tr("Target size"), 0, 50'000, targetKb);
    row.target->setSuffix(tr(" kB"));
    row.target->setSpecialValueText(tr("none"));
    row.target->setSingleStep(50);
    row.profile->addItem(tr("Profile as now"), QString());
    row.profile->addItem(tr("Keep the profile"), u"keep"_s);
    row.profile->addItem(tr("Convert to sRGB"), u"srgb"_s);
    row.profile->setAccessibleName(tr("Colour profile"));
    QToolButton *remove = makeIconButton(u"close"_s, tr("Remove this setting"));
    connect(remove, &QToolButton::clicked, this, [this, remove] { removeRow(remove); });
    row.remove = remove;
    const int line = m_grid->rowCount();
    int column = 0;
    for (QWidget *widget :
         {static_cast<QWidget *>(row.number), static_cast<QWidget *>(row.quality), static_cast<QWidget *>(row.side),
          static_cast<QWidget *>(row.target), static_cast<QWidget *>(row.profile), row.remove})
        m_grid->addWidget(widget, line, column++);
    m_rows.append(row);
    numberRows();
}

void LabSettings::removeRow(const QWidget *button)
{
    if (m_rows.size() < 2)
        return;
    m_rows.removeIf([button](const Row &row) {
        if (row.remove != button)
            return false;
        for (QWidget *widget :
             {static_cast<QWidget *>(row.number), static_cast<QWidget *>(row.quality), static_cast<QWidget *>(row.side),
              static_cast<QWidget *>(row.target), static_cast<QWidget *>(row.profile), row.remove})
            widget->deleteLater();
        return true;
    });
    numberRows();
}

void LabSettings::numberRows()
{
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        m_rows.at(i).number->setText(QString::number(i + 1));
        m_rows.at(i).remove->setEnabled(m_rows.size() > 1);
    }
    m_add->setEnabled(m_rows.size() < Lab::MaxSettings - 1);
    orderFocus();
}

void LabSettings::orderFocus()
{
    // Rows that came later are walked before what stands under them.
    QWidget *last = nullptr;
    for (const Row &row : std::as_const(m_rows)) {
        for (QWidget *widget : {static_cast<QWidget *>(row.quality), static_cast<QWidget *>(row.side),
                                static_cast<QWidget *>(row.target), static_cast<QWidget *>(row.profile), row.remove}) {
            if (last)
                setTabOrder(last, widget);
            last = widget;
        }
    }
    setTabOrder(last, m_add);
}

void LabSettings::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    // What was made before there was a window has no order in it.
    orderFocus();
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
