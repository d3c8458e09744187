// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/settings/settingrow.h"

#include "ui/widgets/controls.h"
#include "ui/widgets/textlabel.h"

#include <QHBoxLayout>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

/// Narrower than this, words stand above their control.
int leastWords()
{
    return Theme::em() * 13;
}

} // namespace

SettingRow::SettingRow(const QString &label, const QString &caption, QWidget *control, QWidget *parent)
    : QWidget(parent)
    , m_row(new QBoxLayout(QBoxLayout::LeftToRight, this))
    , m_words(new QVBoxLayout)
    , m_line(new QBoxLayout(QBoxLayout::RightToLeft))
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

    m_words->setSpacing(2);
    m_words->addWidget(name);
    m_words->addWidget(m_caption);
    // Beside a tall control they stand at its head.
    if (control->sizeHint().height() > 3 * Theme::em())
        m_words->addStretch();
    m_line->setSpacing(space::s2);
    m_line->addWidget(control, 0, Qt::AlignVCenter);
    m_line->addWidget(m_reset, 0, Qt::AlignVCenter);
    m_row->setContentsMargins(0, space::s2, 0, space::s2);
    m_row->setSpacing(space::s3);
    m_row->addLayout(m_words, 1);
    m_row->addLayout(m_line);
    m_row->setSizeConstraint(QLayout::SetNoConstraint);
    setTabOrder(m_reset, control);
    // Once it has a parent: shown without one it would be a window of its own.
    m_caption->setVisible(!caption.isEmpty());
    connect(m_reset, &QToolButton::clicked, this, &SettingRow::resetRequested);
}

bool SettingRow::isStacked(int width) const
{
    return width - m_line->minimumSize().width() - space::s3 < leastWords();
}

int SettingRow::heightForWidth(int width) const
{
    const QMargins margins = m_row->contentsMargins();
    const int control = m_line->sizeHint().height();
    const auto wordsAt = [this](int room) {
        return m_words->hasHeightForWidth() ? m_words->heightForWidth(room) : m_words->sizeHint().height();
    };
    const int height = isStacked(width) ? wordsAt(width) + space::s1 + control
                                        : std::max(wordsAt(width - m_line->minimumSize().width() - space::s3), control);
    return height + margins.top() + margins.bottom();
}

QSize SettingRow::minimumSizeHint() const
{
    const int width = std::max(m_words->minimumSize().width(), m_line->minimumSize().width());
    return {width, m_row->minimumSize().height()};
}

void SettingRow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void SettingRow::arrange()
{
    const bool stacked = isStacked(width());
    const auto wanted = stacked ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight;
    if (m_row->direction() == wanted)
        return;
    m_row->setDirection(wanted);
    m_row->setSpacing(stacked ? space::s1 : space::s3);
    m_row->setAlignment(m_line, stacked ? Qt::AlignLeft : Qt::Alignment());
    // The way back stands between words and control, so that controls end at one edge; under the words it follows.
    m_line->setDirection(stacked ? QBoxLayout::LeftToRight : QBoxLayout::RightToLeft);
    updateGeometry();
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
