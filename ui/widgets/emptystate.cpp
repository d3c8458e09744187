// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/emptystate.h"

#include "ui/theme/icons.h"
#include "ui/theme/paint.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/textlabel.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace td
{

class EmptyState::Icon : public QWidget
{
public:
    explicit Icon(QString name)
        : m_name(std::move(name))
    {
        setFixedSize(80, 80);
    }
    void setName(const QString &name)
    {
        m_name = name;
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = Theme::current();
        QPainter painter(this);
        paintRound(painter, rect(), 40, theme.color(ColorRole::Sunken),
                   theme.isHighContrast() ? theme.color(ColorRole::Border) : QColor());
        paintIcon(painter, rect(), m_name, 40, theme.color(ColorRole::Text2));
    }

private:
    QString m_name;
};

EmptyState::EmptyState(const QString &iconName, const QString &title, const QString &text, QWidget *parent)
    : QWidget(parent)
    , m_icon(new Icon(iconName))
    , m_title(new TextLabel(title, TextRole::Heading))
    , m_text(new TextLabel(text, TextRole::Body, ColorRole::Text2))
    , m_buttons(new QHBoxLayout)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::s6, space::s6, space::s6, space::s6);
    column->setSpacing(space::s2);
    column->addStretch(1);
    column->addWidget(m_icon, 0, Qt::AlignHCenter);
    column->addSpacing(space::s2);
    m_title->setAlignment(Qt::AlignCenter);
    m_title->setWordWrap(true);
    column->addWidget(m_title);
    m_text->setAlignment(Qt::AlignCenter);
    m_text->setWordWrap(true);
    auto *measure = new QHBoxLayout;
    measure->addStretch(1);
    m_text->setMaximumWidth(m_text->fontMetrics().averageCharWidth() * 72);
    measure->addWidget(m_text, 100);
    measure->addStretch(1);
    column->addLayout(measure);
    column->addSpacing(space::s2);
    m_buttons->setSpacing(space::s2);
    m_buttons->addStretch(1);
    m_buttons->addStretch(1);
    column->addLayout(m_buttons);
    column->addStretch(1);
    setTexts(title, text);
}

void EmptyState::setTexts(const QString &title, const QString &text)
{
    m_title->setText(title);
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
    setAccessibleName(title);
    setAccessibleDescription(text);
}

void EmptyState::setIconName(const QString &iconName)
{
    m_icon->setName(iconName);
}

QPushButton *EmptyState::addButton(const QString &text, bool primary, const QString &iconName)
{
    QPushButton *button = makeButton(text, primary ? ButtonKind::Primary : ButtonKind::Normal, iconName);
    m_buttons->insertWidget(m_buttons->count() - 1, button);
    return button;
}

} // namespace td
