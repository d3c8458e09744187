// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/rulerow.h"

#include "ui/widgets/controls.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/explainedlabel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

namespace td
{

using namespace Qt::StringLiterals;

RuleRow::RuleRow(const QString &id, const QString &sentence, QWidget *parent)
    : Card({}, parent)
    , m_id(id)
    , m_sentence(sentence)
    , m_line(new QWidget)
    , m_spin(new QSpinBox(m_line))
    , m_choice(new QComboBox(m_line))
    , m_switch(new Switch(sentence))
    , m_caption(new TextLabel({}, TextRole::Caption, ColorRole::Text2))
    , m_consequence(new ExplainedLabel({}, TextRole::Small, ColorRole::Text2))
    , m_reset(nullptr)
{
    setObjectName(id);
    layout()->setContentsMargins(space::s4, space::s2, space::s4, space::s2);
    auto *row = new QHBoxLayout;
    row->setSpacing(space::s4);
    auto *left = new QVBoxLayout;
    left->setSpacing(space::s1);
    m_line->setLayout(new FlowLayout(nullptr, space::s2, space::s1));
    left->addStretch(1);
    left->addWidget(m_line);
    m_caption->setWordWrap(true);
    m_caption->hide();
    left->addWidget(m_caption);
    left->addStretch(1);
    row->addWidget(m_switch, 0, Qt::AlignVCenter);
    row->addLayout(left, 3);
    m_consequence->setWordWrap(true);
    m_consequence->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    row->addWidget(m_consequence, 2);
    QToolButton *reset = makeIconButton(u"undo"_s, tr("Back to default"));
    m_reset = reset;
    QSizePolicy keep = m_reset->sizePolicy();
    keep.setRetainSizeWhenHidden(true);
    m_reset->setSizePolicy(keep);
    m_reset->hide();
    row->addWidget(m_reset, 0, Qt::AlignVCenter);
    body()->addLayout(row);

    m_switch->setChecked(true);
    m_spin->setAlignment(Qt::AlignRight);
    m_spin->setRange(0, 100000);
    m_choice->hide();
    const auto touched = [this] {
        m_reset->setVisible(m_hasDefault && m_spin->value() != m_default);
        m_spin->setEnabled(m_switch->isHidden() || m_switch->isChecked());
        m_choice->setEnabled(m_spin->isEnabled());
        Q_EMIT edited();
    };
    connect(m_spin, &QSpinBox::valueChanged, this, touched);
    connect(m_switch, &QAbstractButton::toggled, this, touched);
    connect(m_choice, &QComboBox::currentIndexChanged, this, touched);
    connect(reset, &QToolButton::clicked, this, [this] { m_spin->setValue(m_default); });
    rebuildSentence();
}

void RuleRow::rebuildSentence()
{
    QLayout *flow = m_line->layout();
    while (QLayoutItem *item = flow->takeAt(0)) {
        if (item->widget() != m_spin && item->widget() != m_choice)
            item->widget()->deleteLater();
        delete item;
    }
    // Words are separate labels so that the sentence wraps around the number like text.
    const auto addWords = [flow](const QString &text) {
        const QString trimmed = text.trimmed();
        if (!trimmed.isEmpty())
            flow->addWidget(new TextLabel(trimmed));
    };
    const qsizetype at = m_sentence.indexOf(u"%1"_s);
    if (at < 0) {
        addWords(m_sentence);
        m_spin->hide();
    } else {
        addWords(m_sentence.left(at));
        flow->addWidget(m_spin);
        m_spin->show();
        addWords(m_sentence.mid(at + 2));
    }
    flow->addWidget(m_choice);
    QString spoken = m_sentence;
    spoken.replace(u"%1"_s, u"…"_s);
    m_spin->setAccessibleName(spoken);
    m_switch->setAccessibleName(spoken);
    m_choice->setAccessibleName(spoken);
    setAccessibleName(spoken);
}

void RuleRow::setSentence(const QString &sentence)
{
    if (sentence == m_sentence)
        return;
    m_sentence = sentence;
    rebuildSentence();
}

void RuleRow::setCaption(const QString &text)
{
    m_caption->setText(text);
    m_caption->setVisible(!text.isEmpty());
}

void RuleRow::setRange(int minimum, int maximum)
{
    const QSignalBlocker quiet(m_spin);
    m_spin->setRange(minimum, maximum);
}

void RuleRow::setDefault(int value)
{
    m_default = value;
    m_hasDefault = true;
    m_reset->setVisible(m_spin->value() != m_default);
}

void RuleRow::setValue(int value)
{
    const QSignalBlocker quiet(m_spin);
    m_spin->setValue(value);
    m_reset->setVisible(m_hasDefault && value != m_default);
}

int RuleRow::value() const
{
    return m_spin->value();
}

void RuleRow::setSwitchVisible(bool visible)
{
    m_switch->setVisible(visible);
}

void RuleRow::setRuleEnabled(bool on)
{
    const QSignalBlocker quiet(m_switch);
    m_switch->setChecked(on);
    m_spin->setEnabled(on);
    m_choice->setEnabled(on);
}

bool RuleRow::isRuleEnabled() const
{
    return m_switch->isChecked();
}

void RuleRow::setChoices(const QList<std::pair<QString, QString>> &idAndText, const QString &chosen)
{
    const QSignalBlocker quiet(m_choice);
    m_choice->clear();
    for (const auto &[id, text] : idAndText)
        m_choice->addItem(text, id);
    m_choice->setCurrentIndex(qMax(0, m_choice->findData(chosen)));
    m_choice->setVisible(!idAndText.isEmpty());
}

QString RuleRow::choice() const
{
    return m_choice->currentData().toString();
}

void RuleRow::setConsequence(const QString &text, const Explanation &explanation)
{
    m_consequence->setColorRole(ColorRole::Text2);
    m_consequence->setFigure(text, explanation);
}

void RuleRow::setBusy(bool busy)
{
    if (busy) {
        m_consequence->setColorRole(ColorRole::Text3);
        m_consequence->setFigure(tr("Computing…"), Explanation());
    }
}

} // namespace td
