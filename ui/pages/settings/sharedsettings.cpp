// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/settings/sharedsettings.h"

#include "ui/pages/settings/settingrow.h"
#include "ui/support/async.h"
#include "ui/support/errortext.h"
#include "ui/widgets/controls.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QPointer>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

/// As many decimals as the figure has: "30 %", not "30.00 %".
class PlainSpinBox : public QDoubleSpinBox
{
public:
    using QDoubleSpinBox::QDoubleSpinBox;
    [[nodiscard]] QString textFromValue(double value) const override
    {
        return locale().toString(value, 'f', QLocale::FloatingPointShortest);
    }
};

} // namespace

SharedSettings::SharedSettings(const UiServices &services, const QList<SettingField> &fields, QWidget *parent)
    : QWidget(parent)
    , m_services(services)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    for (const SettingField &field : fields) {
        const int index = int(m_lines.size());
        QWidget *control = makeControl(field, index);
        auto *row = new SettingRow(field.label, field.caption, control);
        if (index > 0)
            layout->addWidget(new Divider);
        layout->addWidget(row);
        connect(row, &SettingRow::resetRequested, this, [this, index] { save(index, m_lines[index].field.fallback, false); });
        m_lines << Line{field, row, control, {}};
    }
    alignFields();
}

void SharedSettings::alignFields()
{
    const QList<QAbstractSpinBox *> fields = findChildren<QAbstractSpinBox *>();
    int widest = 0;
    for (const QAbstractSpinBox *field : fields)
        widest = std::max(widest, field->sizeHint().width());
    for (QAbstractSpinBox *field : fields)
        field->setMinimumWidth(widest);
}

QWidget *SharedSettings::makeControl(const SettingField &field, int index)
{
    switch (field.kind) {
    case SettingField::Kind::Whole: {
        auto *spin = new QSpinBox;
        spin->setRange(int(field.minimum), int(field.maximum));
        spin->setSuffix(field.suffix);
        spin->setSpecialValueText(field.none);
        spin->setGroupSeparatorShown(true);
        spin->setKeyboardTracking(false);
        spin->setAlignment(Qt::AlignRight);
        connect(spin, &QSpinBox::valueChanged, this, [this, index](int value) {
            edited(index, QString::number(qint64(std::llround(value * m_lines[index].field.scale))));
        });
        return spin;
    }
    case SettingField::Kind::Decimal: {
        auto *spin = new PlainSpinBox;
        spin->setRange(field.minimum, field.maximum);
        spin->setSuffix(field.suffix);
        spin->setDecimals(2);
        spin->setGroupSeparatorShown(true);
        spin->setKeyboardTracking(false);
        spin->setAlignment(Qt::AlignRight);
        connect(spin, &QDoubleSpinBox::valueChanged, this, [this, index](double value) {
            edited(index, QString::number(value * m_lines[index].field.scale, 'g', 12));
        });
        return spin;
    }
    case SettingField::Kind::Truth: {
        auto *toggle = new Switch(field.label);
        toggle->setCheckable(true);
        connect(toggle, &QAbstractButton::toggled, this,
                [this, index](bool on) { edited(index, on ? u"true"_s : u"false"_s); });
        return toggle;
    }
    case SettingField::Kind::Choice: {
        auto *box = new QComboBox;
        for (const auto &[value, words] : field.choices)
            box->addItem(words, value);
        connect(box, &QComboBox::activated, this,
                [this, box, index](int at) { edited(index, box->itemData(at).toString()); });
        return box;
    }
    case SettingField::Kind::Text: break;
    }
    auto *line = new QLineEdit;
    line->setMinimumWidth(Theme::em() * 14);
    connect(line, &QLineEdit::editingFinished, this, [this, line, index] { edited(index, line->text().trimmed()); });
    return line;
}

void SharedSettings::load()
{
    m_answer.run(
        m_services.pool, this, [&engine = m_services.engine] { return engine.rules.all(); },
        [this](const Result<QList<Rules::Value>> &values) {
            if (!values) {
                Q_EMIT failed(values.error());
                return;
            }
            for (const Rules::Value &value : *values) {
                for (Line &line : m_lines) {
                    if (line.field.key == value.key)
                        showValue(line, value.value, value.source);
                }
            }
        });
}

void SharedSettings::showValue(Line &line, const QString &value, const QString &source)
{
    m_showing = true;
    // What is half typed stays while the stored value is the same.
    const bool isBeingEdited = line.control->hasFocus() && line.value == value;
    line.value = value;
    if (isBeingEdited) {
        // nothing to show
    } else if (auto *spin = qobject_cast<QSpinBox *>(line.control))
        spin->setValue(int(std::llround(value.toDouble() / line.field.scale)));
    else if (auto *decimal = qobject_cast<QDoubleSpinBox *>(line.control))
        decimal->setValue(value.toDouble() / line.field.scale);
    else if (auto *toggle = qobject_cast<QAbstractButton *>(line.control))
        toggle->setChecked(value == "true"_L1);
    else if (auto *box = qobject_cast<QComboBox *>(line.control)) {
        if (box->findData(value) < 0)
            box->addItem(value, value);
        box->setCurrentIndex(box->findData(value));
    } else if (auto *text = qobject_cast<QLineEdit *>(line.control))
        text->setText(value);
    m_showing = false;
    line.row->setLocked(source == "environment"_L1 ? tr("Set by the environment; it wins over this page.") : QString());
    line.row->setProblem({});
    line.row->setChanged(value != line.field.fallback);
}

void SharedSettings::edited(int index, const QString &value)
{
    if (!m_showing && m_lines[index].value != value)
        save(index, value, false);
}

void SharedSettings::save(int index, const QString &value, bool isUndo)
{
    const Line &line = m_lines[index];
    runAsync(
        m_services.pool, this,
        [&engine = m_services.engine, key = line.field.key, value] { return engine.rules.set(key, value); },
        [this, index, value, isUndo, before = line.value](const Result<void> &done) {
            if (!done) {
                m_lines[index].row->setProblem(errorSentence(done.error()));
                return;
            }
            load();
            if (!isUndo)
                Q_EMIT toast(tr("Saved: %1").arg(m_lines[index].field.label), [self = QPointer(this), index, before] {
                    if (self)
                        self->save(index, before, true);
                });
        });
}

} // namespace td
