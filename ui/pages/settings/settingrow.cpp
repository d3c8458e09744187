// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/settings/settingrow.h"

#include "ui/widgets/controls.h"
#include "ui/widgets/textlabel.h"

#include <QHBoxLayout>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace td
{

SettingRow::SettingRow(const QString &label, const QString &caption, QWidget *control, QWidget *parent)
    : QWidget(parent)
    , m_captionText(caption)
    , m_caption(new TextLabel(caption, TextRole::Caption, ColorRole::Text3))
    , m_control(control)
    , m_reset(makeIconButton(u"undo"_s, tr("Back to default")))
{
    auto *name = new TextLabel(label, TextRole::Medium);
    name->setWordWrap(true);
    m_caption->setWordWrap(true);
    control->setAccessibleName(label);
    control->setAccessibleDescription(caption);
    QSizePolicy keep = m_reset->sizePolicy();
    keep.setRetainSizeWhenHidden(true);
    m_reset->setSizePolicy(keep);
    m_reset->hide();
    m_reset->setAccessibleName(tr("Back to default: %1").arg(label));

    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(name);
    words->addWidget(m_caption);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, space::s2, 0, space::s2);
    layout->setSpacing(space::s3);
    layout->addLayout(words, 1);
    layout->addWidget(control, 0, Qt::AlignRight | Qt::AlignVCenter);
    layout->addWidget(m_reset);
    // Once it has a parent: shown without one it would be a window of its own.
    m_caption->setVisible(!caption.isEmpty());
    connect(m_reset, &QToolButton::clicked, this, &SettingRow::resetRequested);
}

void SettingRow::setChanged(bool changed)
{
    m_reset->setVisible(changed && m_control->isEnabled());
}

void SettingRow::setResettable(bool resettable)
{
    QSizePolicy policy = m_reset->sizePolicy();
    policy.setRetainSizeWhenHidden(resettable);
    m_reset->setSizePolicy(policy);
}

void SettingRow::setLocked(const QString &why)
{
    m_control->setEnabled(why.isEmpty());
    m_caption->setText(why.isEmpty() ? m_captionText : why);
    m_caption->setVisible(!m_caption->text().isEmpty());
}

void SettingRow::setProblem(const QString &text)
{
    m_caption->setText(text.isEmpty() ? m_captionText : text);
    m_caption->setColorRole(text.isEmpty() ? ColorRole::Text3 : ColorRole::Error);
    m_caption->setVisible(!m_caption->text().isEmpty());
}

} // namespace td
